// What does a person hear after a paste? One calm line, its words as plain text by one key, and everything on request.
import { X } from 'lucide-react';
import { useState } from 'react';
import type { Messages } from '../../../core/messages.ts';
import type {
  ChangedKind,
  DroppedKind,
  KeptKind,
  PasteReport,
} from '../../../core/paste/report.ts';
import { writeShortcut } from '../../app/command-centre.ts';
import { useServices } from '../../app/services.ts';
import { useStore } from '../../app/store.ts';
import { Modal } from '../../ui/Modal.tsx';
import type { PasteDesk } from './paste-desk.ts';
import './paste.css';

/** The key that pastes as plain text, also right after a paste. */
const PLAIN_KEY = 'CmdOrCtrl+Shift+V';
/** More words and addresses than these are only counted. */
const MOST_SHOWN = 5;

export function PasteNotice({ desk }: { readonly desk: PasteDesk }) {
  const { messages, environment } = useServices();
  const { platform } = useStore(environment);
  const last = useStore(desk.last);
  const [isOpen, setIsOpen] = useState(false);
  const { paste: words } = messages.editor;
  const sentence = last === null ? '' : sentenceOf(last.report, messages);
  return (
    <>
      <p role="status" className="visually-hidden" lang={messages.locale}>
        {sentence}
        {last?.canBePlain === true ? ` ${words.plainKey(writeShortcut(PLAIN_KEY, platform))}` : ''}
      </p>
      {last === null ? null : (
        <section
          className="paste-notice"
          aria-label={words.title}
          lang={messages.locale}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || isOpen) return;
            event.stopPropagation();
            desk.dismiss();
          }}
        >
          <p aria-hidden="true">{sentence}</p>
          {last.canBePlain ? (
            <button type="button" className="quiet-button" onClick={() => desk.pasteAsPlainText()}>
              {words.plain} <kbd>{writeShortcut(PLAIN_KEY, platform)}</kbd>
            </button>
          ) : null}
          <button type="button" className="quiet-button" onClick={() => setIsOpen(true)}>
            {words.details}
          </button>
          <button
            type="button"
            className="icon-button is-small"
            aria-label={messages.common.close}
            onClick={() => desk.dismiss()}
          >
            <X aria-hidden />
          </button>
          {isOpen ? (
            <Modal title={words.dialogTitle} lead={sentence} onClose={() => setIsOpen(false)}>
              <ReportLists report={last.report} messages={messages} />
            </Modal>
          ) : null}
        </section>
      )}
    </>
  );
}

function ReportLists({
  report,
  messages,
}: {
  readonly report: PasteReport;
  readonly messages: Messages;
}) {
  const { paste: words } = messages.editor;
  const parts = [
    { title: words.kept, entries: report.kept.map((one) => entryOf(one, words.kinds)) },
    { title: words.changed, entries: report.changed.map((one) => entryOf(one, words.changes)) },
    { title: words.dropped, entries: report.dropped.map((one) => entryOf(one, words.drops)) },
  ];
  return (
    <div className="paste-report">
      {parts
        .filter(({ entries }) => entries.length > 0)
        .map(({ title, entries }) => (
          <section key={title} aria-label={title}>
            <h3>{title}</h3>
            <ul>
              {entries.map(({ label, details }) => (
                <li key={label}>
                  {label}
                  {details.length === 0 ? null : (
                    <ul>
                      {details.slice(0, MOST_SHOWN).map((detail) => (
                        <li key={detail}>{detail}</li>
                      ))}
                      {details.length > MOST_SHOWN ? (
                        <li>{words.more(details.length - MOST_SHOWN)}</li>
                      ) : null}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      {report.dropped.some(({ kind }) => kind === 'pictures') ? <p>{words.picturesHelp}</p> : null}
    </div>
  );
}

type Kind = KeptKind | ChangedKind | DroppedKind;
type Phrases<K extends Kind> = Readonly<Record<K, (number: number) => string>>;

interface Entry<K extends Kind> {
  readonly kind: K;
  readonly count: number;
  readonly words: readonly string[];
}

/** Typed marks are only worth their number; words and addresses are shown. */
function entryOf<K extends Kind>(
  { kind, count, words }: Entry<K>,
  phrases: Phrases<K>,
): { label: string; details: readonly string[] } {
  const isMarks = kind === 'typedLists' || kind === 'noteMarks';
  return { label: phrases[kind](count), details: isMarks ? [] : [...new Set(words)] };
}

/** The whole report in a few short sentences. */
export function sentenceOf(
  { source, words: number, ...report }: PasteReport,
  messages: Messages,
): string {
  const { paste: words } = messages.editor;
  const list = (phrases: readonly string[]): string =>
    new Intl.ListFormat(messages.locale, { type: 'conjunction' }).format(phrases);
  const kept = report.kept.map((one) => words.kinds[one.kind](one.count));
  const dropped = report.dropped.map((one) => words.drops[one.kind](one.count));
  const changed = report.changed.map((one) => words.changes[one.kind](one.count));
  return [
    words.pasted(number, words.sources[source]),
    ...(kept.length === 0 ? [] : [words.keptAll(list(kept))]),
    ...(changed.length === 0 ? [] : [words.changedAll(list(changed))]),
    ...(dropped.length === 0 ? [] : [words.droppedAll(list(dropped))]),
  ].join(' ');
}
