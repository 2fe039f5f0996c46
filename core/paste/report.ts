// What does a person hear about a paste? What was kept, changed and left out, with the words and addresses concerned.

/** Where text was copied, as far as its HTML says. */
export type PasteSource =
  | 'galley'
  | 'word'
  | 'wordWeb'
  | 'googleDocs'
  | 'googleSheets'
  | 'libreOffice'
  | 'outlook'
  | 'excel'
  | 'applePages'
  | 'web'
  | 'plainText';

export const keptKinds = [
  ...(['headings', 'lists', 'tables', 'footnotes', 'quotes', 'links', 'pictures'] as const),
  'languages',
] as const;
export type KeptKind = (typeof keptKinds)[number];

export const changedKinds = [
  /** Typed bullets and numbers became real lists; the words are the typed marks. */
  'typedLists',
  'headingLevels',
  'tableHeaders',
  'captions',
  /** The words are the marks of notes, in the text and at its end: footnotes number themselves. */
  'noteMarks',
  /** Links without what followed the reader; the words are the addresses as they were. */
  'trackedLinks',
  'layoutTables',
  /** Blocks that may not stand where they stood: a heading in a cell, a picture in a line. */
  'places',
  /** Lines of a page that became paragraphs again. */
  'joinedLines',
  /** Words that were divided at the end of a line; the words are how they are now. */
  'joinedWords',
] as const;
export type ChangedKind = (typeof changedKinds)[number];

export const droppedKinds = [
  'formatting',
  'comments',
  'deletions',
  'navigation',
  'hidden',
  'controls',
  /** Links that may not be stored; their text stays. The words are the addresses. */
  'links',
  /** Pictures of which only an address was pasted; the words are the addresses. */
  'pictures',
  'trackingPixels',
  'captionLinks',
] as const;
export type DroppedKind = (typeof droppedKinds)[number];

export interface ReportEntry<Kind> {
  readonly kind: Kind;
  readonly count: number;
  readonly words: readonly string[];
}

export interface PasteReport {
  readonly source: PasteSource;
  /** Words that were pasted. */
  readonly words: number;
  readonly kept: readonly ReportEntry<KeptKind>[];
  readonly changed: readonly ReportEntry<ChangedKind>[];
  readonly dropped: readonly ReportEntry<DroppedKind>[];
}

/** Entries whose words stood in the text and are no longer there: nothing else may be missing. */
export const textEntries: ReadonlySet<ChangedKind | DroppedKind> = new Set([
  ...(['typedLists', 'noteMarks', 'comments', 'deletions', 'navigation', 'hidden'] as const),
  'controls',
]);

/** Collects what happens to the parts of a paste. */
export class ReportBook {
  readonly #changed = new Map<ChangedKind, { count: number; words: string[] }>();
  readonly #dropped = new Map<DroppedKind, { count: number; words: string[] }>();

  changed(kind: ChangedKind, word?: string, count = 1): void {
    note(this.#changed, kind, word, count);
  }

  dropped(kind: DroppedKind, word?: string, count = 1): void {
    note(this.#dropped, kind, word, count);
  }

  close(source: PasteSource, words: number, kept: readonly ReportEntry<KeptKind>[]): PasteReport {
    return {
      source,
      words,
      kept,
      changed: inOrder(changedKinds, this.#changed),
      dropped: inOrder(droppedKinds, this.#dropped),
    };
  }
}

function note<Kind>(
  book: Map<Kind, { count: number; words: string[] }>,
  kind: Kind,
  word: string | undefined,
  count: number,
): void {
  const entry = book.get(kind) ?? { count: 0, words: [] };
  entry.count += count;
  if (word !== undefined && word !== '') entry.words.push(word);
  book.set(kind, entry);
}

function inOrder<Kind>(
  kinds: readonly Kind[],
  book: ReadonlyMap<Kind, { count: number; words: string[] }>,
): ReportEntry<Kind>[] {
  return kinds.flatMap((kind) => {
    const entry = book.get(kind);
    return entry === undefined ? [] : [{ kind, ...entry }];
  });
}

/** Whether a paste was more than its own words: only then is there something to say. */
export function isWorthSaying({ source, kept, changed, dropped }: PasteReport): boolean {
  if (source === 'galley') return false;
  if (changed.length > 0 || dropped.some(({ kind }) => kind !== 'formatting')) return true;
  return dropped.length > 0 && kept.length > 0;
}
