// What does the media library show of a file, which files does it show, and in which order?
import * as z from 'zod';
import { type Asset, asset } from '../content/asset.ts';
import { transliterate } from '../content/transliterate.ts';

/** A file with what articles do with it. */
export const mediaFile = asset.extend({
  /** How many articles use it, and the website as its logo. */
  uses: z.int().nonnegative(),
  /** It is a picture of which readers of some article are told nothing; unused, one that nobody has described. */
  isUndescribed: z.boolean(),
});
export type MediaFile = z.infer<typeof mediaFile>;

/** Kinds as people sort files; whatever is neither seen nor played is a document. */
export const mediaKinds = ['picture', 'document', 'recording'] as const;
export type MediaKind = (typeof mediaKinds)[number];

export function kindOfFile({ mediaType }: Pick<Asset, 'mediaType'>): MediaKind {
  if (mediaType.startsWith('image/')) return 'picture';
  return /^(?:audio|video)\//.test(mediaType) ? 'recording' : 'document';
}

const MB = 1000 * 1000;
/** What is larger makes a library heavy, and readers wait: pictures are published as small copies, other files as they are. */
const MOST_BYTES: Readonly<Record<MediaKind, number>> = {
  picture: 8 * MB,
  document: 20 * MB,
  recording: 100 * MB,
};

export function isTooLarge(file: Pick<Asset, 'mediaType' | 'size'>): boolean {
  return file.size > MOST_BYTES[kindOfFile(file)];
}

/** What may be wrong with a file, the worst first. */
export const mediaFaults = ['noAlt', 'noCredit', 'tooLarge', 'unused'] as const;
export type MediaFault = (typeof mediaFaults)[number];

const hasFault: Readonly<Record<MediaFault, (file: MediaFile) => boolean>> = {
  noAlt: ({ isUndescribed }) => isUndescribed,
  noCredit: (file) => kindOfFile(file) === 'picture' && file.credit.trim() === '',
  tooLarge: isTooLarge,
  unused: ({ uses }) => uses === 0,
};

export function faultsOf(file: MediaFile): MediaFault[] {
  return mediaFaults.filter((fault) => hasFault[fault](file));
}

export const mediaSorts = ['newest', 'oldest', 'name', 'size', 'uses'] as const;
export type MediaSort = (typeof mediaSorts)[number];

export interface MediaChoice {
  readonly kind: MediaKind | 'all';
  readonly fault: MediaFault | null;
  readonly text: string;
  readonly sort: MediaSort;
}

const searchable = new WeakMap<MediaFile, string>();

/** All that is written about a file, without case and marks of letters. Made once for each. */
function textOf(file: MediaFile): string {
  let text = searchable.get(file);
  if (text === undefined) {
    const { fileName, alt, caption, credit, licence } = file;
    const words = [fileName, ...Object.values(alt), ...Object.values(caption), credit, licence];
    text = transliterate(words.join('\n'));
    searchable.set(file, text);
  }
  return text;
}

/** Reads what a search needs, as far as it has not been read: the first key then finds as fast as all others. */
export function prepareSearch(files: readonly MediaFile[]): void {
  for (const file of files) textOf(file);
}

/** The files that a choice shows: all words of its text are in what is written about them. */
export function chosenFiles(files: readonly MediaFile[], choice: MediaChoice): MediaFile[] {
  const words = transliterate(choice.text).split(/\s+/).filter(Boolean);
  return files.filter(
    (file) =>
      (choice.kind === 'all' || kindOfFile(file) === choice.kind) &&
      (choice.fault === null || hasFault[choice.fault](file)) &&
      words.every((word) => textOf(file).includes(word)),
  );
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const compare: Readonly<Record<MediaSort, (one: MediaFile, other: MediaFile) => number>> = {
  newest: (one, other) => byText(other.createdAt, one.createdAt),
  oldest: (one, other) => byText(one.createdAt, other.createdAt),
  name: () => 0,
  size: (one, other) => other.size - one.size,
  uses: (one, other) => other.uses - one.uses,
};

/** In the order asked for, then by name, then by id: never two orders of the same files. */
export function sortedFiles(
  files: readonly MediaFile[],
  sort: MediaSort,
  locale: string,
): MediaFile[] {
  const names = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  return [...files].sort(
    (one, other) =>
      compare[sort](one, other) ||
      names.compare(one.fileName, other.fileName) ||
      byText(one.id, other.id),
  );
}

/** How many of these files have each fault. */
export function countFaults(files: readonly MediaFile[]): Record<MediaFault, number> {
  const counts = { noAlt: 0, noCredit: 0, tooLarge: 0, unused: 0 };
  for (const file of files) for (const fault of faultsOf(file)) counts[fault] += 1;
  return counts;
}
