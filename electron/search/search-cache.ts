// How is a search index kept between two sessions? One file with a checksum, believed whole or not at all.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { articleId } from '../../core/content/ids.ts';
import { INDEX_RULES, SearchIndex } from '../../core/search/search-index.ts';
import { ensureFolder, writeDurably } from '../storage/durable-file.ts';
import { files } from '../storage/library-files.ts';

/** The file of an article as it was when its words were read. */
export interface FileStamp {
  readonly size: number;
  readonly mtimeMs: number;
  /** The checksum of its record. */
  readonly sha256: string;
}

export interface StoredSearch {
  readonly index: SearchIndex;
  readonly stamps: ReadonlyMap<string, FileStamp>;
  /** The checksum of the newsroom's people, whose names are words of articles. */
  readonly people: string;
}

const CACHE_FORMAT = 1;

const header = z.object({
  galley: z.literal('search-index'),
  format: z.literal(CACHE_FORMAT),
  rules: z.literal(INDEX_RULES),
  people: z.string(),
  /** Bytes of each piece that follows the header's line, in this order. */
  facts: z.int().nonnegative(),
  lengths: z.int().nonnegative(),
  postings: z.int().nonnegative(),
  /** Of everything after the header's line. */
  sha256: z.string(),
});

const storedFacts = z.object({
  articles: z.array(
    z.tuple([articleId, z.number(), z.int(), z.number(), z.string().regex(/^[0-9a-f]{64}$/)]),
  ),
  words: z.array(z.string()),
});

/** The index that is kept in a library, or undefined where there is none, or anything about it is odd. */
export async function readSearchCache(library: string): Promise<StoredSearch | undefined> {
  try {
    const bytes = await readFile(files.searchIndex(library));
    const start = bytes.indexOf('\n') + 1;
    const head = header.parse(JSON.parse(bytes.toString('utf8', 0, start)));
    const body = bytes.subarray(start);
    if (body.length !== head.facts + head.lengths + head.postings) return undefined;
    if (digest([body]) !== head.sha256) return undefined;
    const facts = storedFacts.parse(JSON.parse(body.toString('utf8', 0, head.facts)));
    const stamps = new Map<string, FileStamp>();
    const articles: { id: string; date: number }[] = [];
    for (const [id, date, size, mtimeMs, sha256] of facts.articles) {
      articles.push({ id, date });
      stamps.set(id, { size, mtimeMs, sha256 });
    }
    const lengthsEnd = head.facts + head.lengths;
    const index = SearchIndex.unpack({
      articles,
      words: facts.words,
      lengths: wholeNumbers(body.subarray(head.facts, lengthsEnd)),
      postings: wholeNumbers(body.subarray(lengthsEnd)),
    });
    return { index, stamps, people: head.people };
  } catch {
    // No file, half a file, or one of another Galley: the articles are all there, and are read again.
    return undefined;
  }
}

/** Keeps an index for the next session. Rejects as `writeDurably` does. */
export async function writeSearchCache(library: string, stored: StoredSearch): Promise<void> {
  const { articles, words, lengths, postings } = stored.index.pack();
  const rows = articles.map(({ id, date }) => {
    const { size = 0, mtimeMs = 0, sha256 = '' } = stored.stamps.get(id) ?? {};
    return [id, date, size, mtimeMs, sha256];
  });
  const facts = Buffer.from(JSON.stringify({ articles: rows, words }));
  const body = [facts, bytesOf(lengths), bytesOf(postings)];
  const head = {
    galley: 'search-index',
    format: CACHE_FORMAT,
    rules: INDEX_RULES,
    people: stored.people,
    facts: facts.byteLength,
    lengths: lengths.byteLength,
    postings: postings.byteLength,
    sha256: digest(body),
  };
  await ensureFolder(files.own(library));
  const content = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...body]);
  await writeDurably(files.searchIndex(library), content);
}

/** A copy, since the numbers of a file do not lie where numbers must in memory. */
function wholeNumbers(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}

function bytesOf(numbers: Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function digest(pieces: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
