// What may be done to the articles that are chosen? A dark bar over the foot of the table; each action shows first what it would change.
import { CalendarClock, CircleDot, Shapes, Tag, Tags, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { articleStatuses } from '../../../core/content/article.ts';
import { type BulkAction, dryRun } from '../../../core/desk/bulk.ts';
import type { ArticleSummary } from '../../../core/library.ts';
import type { LibraryContents } from '../../app/library-mirror.ts';
import { useServices } from '../../app/services.ts';
import { Menu } from '../../ui/Menu.tsx';
import { BulkDialog, type BulkQuestion } from './BulkDialog.tsx';

interface Props {
  readonly contents: LibraryContents;
  readonly chosen: readonly ArticleSummary[];
  readonly onDone: () => void;
}

export function BulkBar({ contents, chosen, onDone }: Props) {
  const { messages } = useServices();
  const words = messages.desk.bulk;
  const [question, setQuestion] = useState<BulkQuestion | null>(null);
  const ask = (action: BulkAction): void => setQuestion({ kind: 'ready', action });
  // All of ten thousand may be chosen: asked for once, not at every key.
  const statuses = useMemo(() => {
    const now = new Date();
    return articleStatuses.filter(
      (to) => dryRun({ do: 'status', to }, chosen, now).changes.length > 0,
    );
  }, [chosen]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    // An open menu has its keys for itself.
    const isInMenu = event.target instanceof HTMLElement && event.target.closest('[role="menu"]');
    if (event.defaultPrevented || isInMenu) return;
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const place = buttons.findIndex((button) => button.matches(':focus'));
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (event.key === 'Escape') onDone();
    else if (by !== 0 && place >= 0) buttons.at((place + by) % buttons.length)?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="bulk-bar" role="toolbar" aria-label={words.bar} onKeyDown={onKeyDown}>
        <span className="bulk-count" role="status">
          {words.chosen(chosen.length)}
        </span>
        <Menu
          trigger={
            <button type="button" className="bulk-button">
              <CircleDot aria-hidden />
              <span>{words.status}</span>
            </button>
          }
          items={(statuses.length > 0 ? statuses : articleStatuses).map((to) => ({
            id: to,
            label: messages.statuses[to],
            run: () => ask({ do: 'status', to }),
          }))}
        />
        <BulkButton
          icon={<Tag aria-hidden />}
          label={words.categories}
          onPress={() => setQuestion({ kind: 'terms', of: 'categories' })}
        />
        <BulkButton
          icon={<Tags aria-hidden />}
          label={words.tags}
          onPress={() => setQuestion({ kind: 'terms', of: 'tags' })}
        />
        <Menu
          trigger={
            <button type="button" className="bulk-button">
              <Shapes aria-hidden />
              <span>{words.newsType}</span>
            </button>
          }
          items={[...contents.taxonomy.newsTypes]
            .sort((one, other) => one.order - other.order)
            .map(({ id, name }) => ({
              id,
              label: name,
              run: () => ask({ do: 'newsType', to: id }),
            }))}
        />
        <BulkButton
          icon={<CalendarClock aria-hidden />}
          label={words.date}
          onPress={() => setQuestion({ kind: 'date' })}
        />
        <BulkButton
          icon={<Trash2 aria-hidden />}
          label={words.trash}
          isDestructive
          onPress={() => ask({ do: 'trash' })}
        />
        <button type="button" className="bulk-button" aria-label={words.done} onClick={onDone}>
          {words.done}
          <kbd>Esc</kbd>
        </button>
      </div>
      {question === null ? null : (
        <BulkDialog
          contents={contents}
          chosen={chosen}
          question={question}
          onClose={() => setQuestion(null)}
        />
      )}
    </>
  );
}

function BulkButton(props: {
  readonly icon: React.ReactNode;
  readonly label: string;
  readonly isDestructive?: boolean;
  readonly onPress: () => void;
}) {
  const { icon, label, isDestructive = false, onPress } = props;
  return (
    <button
      type="button"
      className={isDestructive ? 'bulk-button is-destructive' : 'bulk-button'}
      aria-label={label}
      onClick={onPress}
    >
      {icon}
      <span>{label}</span>
    </button>
  );
}
