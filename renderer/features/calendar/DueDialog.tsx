// Which article is due on that day? Those that are not out yet, by their headlines.
import { type KeyboardEvent, useMemo, useState } from 'react';
import { isOut } from '../../../core/calendar/calendar-item.ts';
import { transliterate } from '../../../core/content/transliterate.ts';
import { type ArticleSummary, searchableHeadline } from '../../../core/library.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { Modal } from '../../ui/Modal.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { fullDay } from './calendar-words.ts';

interface Props {
  readonly contents: LibraryContents;
  readonly day: string;
  readonly onChoose: (article: ArticleSummary) => void;
  readonly onClose: () => void;
}

/** More than these are narrowed by typing. */
const MOST_SHOWN = 50;

export function DueDialog({ contents, day, onChoose, onClose }: Props) {
  const { messages } = useServices();
  const words = messages.calendar.add;
  const [typed, setTyped] = useState('');
  const found = useMemo(() => {
    const wanted = transliterate(typed).toLowerCase().split(/\s+/).filter(Boolean);
    return [...contents.summaries.values()]
      .filter((one) => !isOut(one) && one.headline.trim() !== '')
      .filter((one) => wanted.every((word) => searchableHeadline(one).includes(word)))
      .sort((one, other) => (one.id < other.id ? 1 : -1))
      .slice(0, MOST_SHOWN);
  }, [contents, typed]);
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex((one) => one.matches(':focus'));
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    buttons[Math.max(0, Math.min(buttons.length - 1, at + by))]?.focus();
  };
  return (
    <Modal
      title={words.dueTitle(fullDay(day, messages.locale))}
      lead={words.dueLead}
      onClose={onClose}
    >
      <div className="modal-body">
        <SearchField
          label={words.dueSearch}
          clearLabel={messages.desk.clearSearch}
          value={typed}
          onChange={setTyped}
          onDown={() => document.querySelector<HTMLElement>('.calendar-due-list button')?.focus()}
        />
        {found.length === 0 ? (
          <p role="status">{words.dueNone}</p>
        ) : (
          <ul className="calendar-due-list" aria-label={words.dueList} onKeyDown={onKeyDown}>
            {found.map((one) => (
              <li key={one.id}>
                <button type="button" lang={one.language} onClick={() => onChoose(one)}>
                  <StatusGlyph status={one.status} size={14} />
                  <span className="dry-run-headline">{one.headline}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="modal-foot">
        <button type="button" className="button" onClick={onClose}>
          {messages.common.cancel}
        </button>
      </div>
    </Modal>
  );
}
