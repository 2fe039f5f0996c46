// How records are named: branded identifiers, how they are made and how they are parsed.
import * as z from 'zod';

/** UUID version 7 (RFC 9562, section 5.7): sorts by the moment it was made. */
const uuidv7Schema = z.uuidv7();

export const articleId = uuidv7Schema.brand<'ArticleId'>();
export const termId = uuidv7Schema.brand<'TermId'>();
export const personId = uuidv7Schema.brand<'PersonId'>();
export const libraryId = uuidv7Schema.brand<'LibraryId'>();
/** A media asset is named by the SHA-256 of its bytes, in lower-case hex. */
export const assetId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'AssetId'>();

export type ArticleId = z.infer<typeof articleId>;
export type TermId = z.infer<typeof termId>;
export type PersonId = z.infer<typeof personId>;
export type LibraryId = z.infer<typeof libraryId>;
export type AssetId = z.infer<typeof assetId>;

/** Where new identifiers get their time and chance from: handed in, so that tests can fix both. */
export interface IdSource {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Fills and returns `bytes` with random bytes of cryptographic quality. */
  random(bytes: Uint8Array): Uint8Array;
}

/**
 * The same source with a clock that always goes on: of two identifiers the later one sorts after the earlier, also when
 * both are made in one millisecond, or the clock is set back in between.
 */
export function inOrder({ now, random }: IdSource): IdSource {
  let last = Number.NEGATIVE_INFINITY;
  return {
    now: () => {
      last = Math.max(last + 1, now());
      return last;
    },
    random,
  };
}

/** Makes a UUID version 7 from the given clock and chance. */
export function makeUuid(source: IdSource): string {
  const bytes = source.random(new Uint8Array(16));
  let milliseconds = source.now();
  for (let index = 5; index >= 0; index--) {
    bytes[index] = milliseconds % 256;
    milliseconds = Math.floor(milliseconds / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

export const makeArticleId = (source: IdSource): ArticleId => articleId.parse(makeUuid(source));
export const makeTermId = (source: IdSource): TermId => termId.parse(makeUuid(source));
export const makePersonId = (source: IdSource): PersonId => personId.parse(makeUuid(source));
export const makeLibraryId = (source: IdSource): LibraryId => libraryId.parse(makeUuid(source));
