// How is a search index kept between two sessions? One file with a checksum, believed whole or not at all.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
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

/** The first line: of everything after it, the SHA-256. */
const FIRST_LINE = new RegExp(`^galley search-index ${CACHE_FORMAT} ([0-9a-f]{64})\\n`);
const FIRST_LINE_LENGTH = `galley search-index ${CACHE_FORMAT} `.length + 64 + 1;

/** The second line. After it come the postings of each word in turn, and before them how many each word has. */
const storedFacts = z.object({
  rules: z.literal(INDEX_RULES),
  people: z.string(),
  articles: z.array(
    z.tuple([articleId, z.number(), z.int(), z.number(), z.string().regex(/^[0-9a-f]{64}$/)]),
  ),
  words: z.array(z.string()),
});

/** The index that is kept in a library, or undefined where there is none, or anything about it is odd. */
export async function readSearchCache(library: string): Promise<StoredSearch | undefined> {
  try {
    const bytes = await readFile(files.searchIndex(library));
    const sha256 = FIRST_LINE.exec(bytes.toString('latin1', 0, FIRST_LINE_LENGTH))?.[1];
    const body = bytes.subarray(FIRST_LINE_LENGTH);
    if (sha256 === undefined || digest(body) !== sha256) return undefined;
    const factsEnd = body.indexOf('\n') + 1;
    const facts = storedFacts.parse(JSON.parse(body.toString('utf8', 0, factsEnd)));
    const stamps = new Map<string, FileStamp>();
    const articles: { id: string; date: number }[] = [];
    for (const [id, date, size, mtimeMs, sha256] of facts.articles) {
      articles.push({ id, date });
      stamps.set(id, { size, mtimeMs, sha256 });
    }
    const numbers = wholeNumbers(body.subarray(factsEnd));
    const index = SearchIndex.unpack({
      articles,
      words: facts.words,
      lengths: numbers.subarray(0, facts.words.length),
      postings: numbers.subarray(facts.words.length),
    });
    return { index, stamps, people: facts.people };
  } catch {
    // No file, or one of another Galley: the articles are all there, and are read again.
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
  const facts = { rules: INDEX_RULES, people: stored.people, articles: rows, words };
  const line = Buffer.from(`${JSON.stringify(facts)}\n`);
  const body = Buffer.concat([line, bytesOf(lengths), bytesOf(postings)]);
  const first = `galley search-index ${CACHE_FORMAT} ${digest(body)}\n`;
  await ensureFolder(files.own(library));
  await writeDurably(files.searchIndex(library), Buffer.concat([Buffer.from(first), body]));
}

/** A copy, since the numbers of a file do not lie where numbers must in memory. */
function wholeNumbers(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}

function bytesOf(numbers: Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
