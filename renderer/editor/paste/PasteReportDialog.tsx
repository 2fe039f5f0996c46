// What is in the report of a paste? Everything that was kept, changed and left out, and the pictures that can be fetched.
import { OctagonAlert } from 'lucide-react';
import { useEffect, useId } from 'react';
import { describeFailure, type Messages } from '../../../core/messages.ts';
import { nameOfRemote } from '../../../core/paste/remote-pictures.ts';
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
import type { LastPaste, PasteDesk } from './paste-desk.ts';
import {
  fetchSentence,
  hostsOf,
  listOf,
  MOST_HOSTS,
  PLAIN_KEY,
  pastedSentence,
} from './paste-words.ts';
import type { PictureToCome } from './picture-places.ts';

/** More words and addresses than these are only counted. */
const MOST_SHOWN = 5;

interface Props {
  readonly desk: PasteDesk;
  readonly paste: LastPaste;
  readonly onClose: () => void;
}

export function PasteReportDialog({ desk, paste, onClose }: Props) {
  const { messages, environment } = useServices();
  const { platform } = useStore(environment);
  const toCome = useStore(desk.toCome);
  const fetching = useStore(desk.fetching);
  const { paste: words } = messages.editor;
  const hosts = hostsOf(toCome);
  const { canBePlain } = paste;
  useEffect(() => {
    if (!canBePlain) return;
    // The key is the one of the text, which has not got the focus here.
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'v' || !event.shiftKey) return;
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      onClose();
      desk.pasteAsPlainText();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [canBePlain, desk, onClose]);
  return (
    <Modal
      title={words.dialogTitle}
      lead={pastedSentence(paste.report, messages)}
      onClose={onClose}
    >
      <section
        className="modal-body"
        aria-label={words.title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long report is scrolled by the keyboard.
        tabIndex={0}
      >
        {toCome.length === 0 ? null : <PicturesToCome pictures={toCome} messages={messages} />}
        <p role="status" className="paste-report-state">
          {fetchSentence(fetching, [], messages)}
        </p>
        <ReportLists report={paste.report} toCome={toCome} messages={messages} />
      </section>
      {canBePlain || toCome.length > 0 ? (
        <div className="modal-foot">
          {canBePlain ? (
            <button
              type="button"
              className="button"
              onClick={() => {
                onClose();
                desk.pasteAsPlainText();
              }}
            >
              {words.plain} <kbd>{writeShortcut(PLAIN_KEY, platform)}</kbd>
            </button>
          ) : null}
          {toCome.length === 0 ? null : (
            <button
              type="button"
              className="button is-primary paste-fetch"
              disabled={fetching.state === 'running'}
              onClick={() => void desk.fetchPictures()}
            >
              {fetching.state === 'running'
                ? words.fetching(fetching.wanted)
                : hosts.length > MOST_HOSTS
                  ? words.fetchMany(toCome.length, hosts.length)
                  : words.fetch(toCome.length, listOf(hosts, messages))}
            </button>
          )}
        </div>
      ) : null}
    </Modal>
  );
}

/** Every picture that can be fetched, by its whole address: who presses should know who is asked, and for what. */
function PicturesToCome({
  pictures,
  messages,
}: {
  readonly pictures: readonly PictureToCome[];
  readonly messages: Messages;
}) {
  const { paste: words } = messages.editor;
  const titleId = useId();
  return (
    <section className="paste-report" aria-labelledby={titleId}>
      <h3 id={titleId}>{words.remote}</h3>
      <p>{words.remoteHelp(listOf(hostsOf(pictures), messages))}</p>
      <ul>
        {pictures.map(({ address, alt, failure }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one address may stand in the text twice.
          <li key={index}>
            {alt ?? nameOfRemote(address)}
            <span className="paste-address">{address}</span>
            {failure === null ? null : (
              <span className="paste-failure">
                <OctagonAlert aria-hidden />
                <span>
                  {describeFailure(messages, failure).sentence}{' '}
                  {describeFailure(messages, failure).action}
                </span>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReportLists({
  report,
  toCome,
  messages,
}: {
  readonly report: PasteReport;
  readonly toCome: readonly PictureToCome[];
  readonly messages: Messages;
}) {
  const { paste: words } = messages.editor;
  const lost = report.dropped.find(({ kind }) => kind === 'pictures')?.count ?? 0;
  const isToCome = (word: string): boolean => toCome.some(({ address }) => address === word);
  const dropped = report.dropped.map((one) => ({
    ...one,
    // Those that can be fetched are named above, with what became of them.
    words: one.words.filter((word) => one.kind !== 'pictures' || !isToCome(word)),
  }));
  const parts = [
    { title: words.kept, entries: report.kept.map((one) => entryOf(one, words.kinds)) },
    { title: words.changed, entries: report.changed.map((one) => entryOf(one, words.changes)) },
    { title: words.dropped, entries: dropped.map((one) => entryOf(one, words.drops)) },
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
      {lost > toCome.length ? <p>{words.picturesHelp}</p> : null}
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
