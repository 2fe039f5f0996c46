// Which words does a paste report itself in? Sentences of the notice, of the dialog, and of pictures in the text.
import { describeFailure, type Messages } from '../../../core/messages.ts';
import { hostOfRemote } from '../../../core/paste/remote-pictures.ts';
import type { DroppedKind, PasteReport } from '../../../core/paste/report.ts';
import type { Fetching } from './paste-desk.ts';
import type { PictureToCome } from './picture-places.ts';

/** The key that pastes as plain text, also right after a paste. */
export const PLAIN_KEY = 'CmdOrCtrl+Shift+V';
/** More servers than these are named in the dialog, beside the button that asks them. */
export const MOST_HOSTS = 3;

/** How much was pasted, and where it was copied. */
export function pastedSentence({ source, words }: PasteReport, messages: Messages): string {
  const { pasted, sources } = messages.editor.paste;
  return pasted(words, sources[source]);
}

/** The report in a few short sentences: of each kind the first `most` entries, and how many more there are. */
export function sentenceOf(
  report: PasteReport,
  messages: Messages,
  most = Number.POSITIVE_INFINITY,
): string {
  const { paste: words } = messages.editor;
  const list = (phrases: readonly string[]): string => {
    // One more would be as short as saying that there is one more.
    if (phrases.length <= most + 1) return listOf(phrases, messages);
    return listOf([...phrases.slice(0, most), words.others(phrases.length - most)], messages);
  };
  const kept = report.kept.map((one) => words.kinds[one.kind](one.count));
  const changed = report.changed.map((one) => words.changes[one.kind](one.count));
  // What readers will miss comes first.
  const dropped = [...report.dropped]
    .sort((one, other) => Number(isMissed(other.kind)) - Number(isMissed(one.kind)))
    .map((one) => words.drops[one.kind](one.count));
  return [
    pastedSentence(report, messages),
    ...(kept.length === 0 ? [] : [words.keptAll(list(kept))]),
    ...(changed.length === 0 ? [] : [words.changedAll(list(changed))]),
    ...(dropped.length === 0 ? [] : [words.droppedAll(list(dropped))]),
  ].join(' ');
}

function isMissed(kind: DroppedKind): boolean {
  return kind === 'pictures' || kind === 'links';
}

/** The servers that would be asked, each once, in the order of the text. */
export function hostsOf(pictures: readonly PictureToCome[]): string[] {
  return [...new Set(pictures.map(({ address }) => hostOfRemote(address) ?? address))];
}

export function listOf(words: readonly string[], messages: Messages): string {
  return new Intl.ListFormat(messages.locale, { type: 'conjunction' }).format(words);
}

/** How the fetching went; what ended it for all alike is said here, the rest with each picture. */
export function fetchSentence(
  fetching: Fetching,
  toCome: readonly PictureToCome[],
  messages: Messages,
): string {
  const { paste: words } = messages.editor;
  if (fetching.state === 'none') return '';
  if (fetching.state === 'running') return `${words.fetching(fetching.wanted)}…`;
  const { came, wanted } = fetching;
  if (came === wanted) return words.fetchedAll(wanted);
  const failures = toCome.flatMap(({ failure }) => (failure === null ? [] : [failure]));
  const [first] = failures;
  const isAlike = failures.every(({ code }) => code === first?.code);
  const some = words.fetchedSome(came, wanted);
  if (first === undefined || !isAlike || (failures.length > 1 && first.code !== 'offline')) {
    return some;
  }
  const { sentence, action } = describeFailure(messages, first);
  return came === 0 ? `${sentence} ${action}` : `${some} ${sentence} ${action}`;
}

/** What a picture that was not fetched says of itself, where it belongs in the text. */
export function wordsOfPlace({ address, alt }: PictureToCome, messages: Messages): string {
  const { paste: words } = messages.editor;
  const host = hostOfRemote(address) ?? address;
  return alt === null ? words.notFetched(host) : words.notFetchedNamed(alt, host);
}
