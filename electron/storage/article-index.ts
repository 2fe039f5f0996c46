// What may be known of the articles without reading each file? A cache that is checked against every file's size and
// time, never believed over a file, and made anew whenever it is missing or anything about it is odd.
import { createHash } from 'node:crypto';
import { access, constants, open, readFile, stat } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod';
import type { ArticleId } from '../../core/content/ids.ts';
import { type Failure, toFailure } from '../../core/errors.ts';
import {
  columns,
  packedSummaries,
  packSummaries,
  summaryMembers,
} from '../../core/ipc/packed-summaries.ts';
import { type ArticleSummary, summarise } from '../../core/library.ts';
import { frontOfList } from '../../core/list-order.ts';
import { ensureFolder, errorCode, writeDurably } from './durable-file.ts';
import { files, listArticleIds } from './library-files.ts';
import { readChecked } from './record-file.ts';
import { usesText } from './used-files.ts';

const INDEX_FORMAT = 4;
/** Files read together: enough to keep the disk busy, few enough for any limit on open files. */
const AT_ONCE = 32;
/** Files looked at together, which opens none of them. */
const LOOKS_AT_ONCE = 256;
/** Rows of one line of the index, and so between two moments in which other work gets its turn: a few milliseconds. */
const ROWS_PER_LINE = 1000;
/** How many articles the first line names: more than any window shows at once. */
const FRONT_ROWS = 100;
/** Holds the head of the index and its first line, whatever the headlines. */
const FRONT_BYTES = 256 * 1024;
/**
 * A file this young may change again without its time changing (old file systems count in steps of two seconds), so
 * its row is used now and not kept.
 */
const SETTLED_AFTER_MS = 2_500;
/** Quiet after the last change before the index is written. */
const WRITE_AFTER_MS = 30_000;
/** How many changed files are read again when the library closes; more are left to the next opening. */
const READ_AT_CLOSE = 64;

/** What is known of one article, and of the file it was read from. */
export interface IndexRow {
  readonly size: number;
  readonly mtimeMs: number;
  /** The checksum of the record. */
  readonly sha256: string;
  readonly slug: string;
  /** How it uses files, as `writeUses` makes it. */
  readonly files: string;
  readonly summary: ArticleSummary;
}

export interface ReadArticles {
  /** In the order of the ids, however each was found. */
  readonly rows: ReadonlyMap<ArticleId, IndexRow>;
  readonly unreadable: readonly { readonly id: ArticleId; readonly problem: Failure }[];
}

const header = z.object({
  galley: z.literal('article-index'),
  format: z.literal(INDEX_FORMAT),
  /** An index of a Galley that lists other things of an article is no index. */
  fields: z.literal(summaryMembers),
  articles: z.int().nonnegative(),
  /** Of the first line, which is read alone. */
  frontSha256: z.string(),
  /** Of the lines below it. */
  sha256: z.string(),
});

/** A line below the first: the rows of some articles, as columns. */
const line = z.object({
  size: columns.integers,
  mtimeMs: columns.numbers,
  sha256: columns.texts,
  slug: columns.texts,
  files: columns.texts,
  articles: packedSummaries,
});

/** The index of one library: read when it opens, written now and then by the process that holds the lock. */
export class ArticleIndex {
  readonly #library: string;
  readonly #mayWrite: boolean;
  readonly #rows = new Map<ArticleId, IndexRow>();
  /** Articles whose file changed since their row was made, or is too young for one. */
  readonly #changed = new Set<ArticleId>();
  /** Nothing is known before the files have been looked at, and what is on disk stays as it is. */
  #isStored = true;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(library: string, mayWrite: boolean) {
    this.#library = library;
    this.#mayWrite = mayWrite;
  }

  /**
   * The first articles of the list, as the index has them: at once, and before a look at any file. Undefined where
   * there is no index. `readArticles` then says what is true.
   */
  async front(): Promise<readonly ArticleSummary[] | undefined> {
    return readFront(this.#library);
  }

  /** Looks at every article file, and reads those that the index does not know as they are now. */
  async readArticles(): Promise<ReadArticles> {
    const stored = await readStored(this.#library);
    const ids = await listArticleIds(this.#library);
    const known = await unchangedRows(this.#library, ids, stored ?? new Map());
    const others = ids.filter((id) => !known.has(id));
    const read = await readRows(this.#library, others);
    const unreadable: { id: ArticleId; problem: Failure }[] = [];
    const rows = new Map<ArticleId, IndexRow>();
    for (const id of ids) {
      const row = known.get(id);
      const found = row === undefined ? read.get(id) : { row, settled: true };
      if (found === undefined) continue;
      if ('problem' in found) unreadable.push({ id, problem: found.problem });
      else {
        rows.set(id, found.row);
        if (found.settled) this.#rows.set(id, found.row);
        else this.#changed.add(id);
      }
    }
    this.#isStored = stored?.size === this.#rows.size && known.size === stored.size;
    if (!this.#isStored) this.#writeLater();
    return { rows, unreadable };
  }

  /** The row that stands for an article's file as it was when the library opened or since. */
  row(id: ArticleId): IndexRow | undefined {
    return this.#rows.get(id);
  }

  /** The article's file is another one now, or gone. Costs nothing: the file is read when the index is written. */
  changed(id: ArticleId, present: boolean): void {
    this.#rows.delete(id);
    if (present) this.#changed.add(id);
    else this.#changed.delete(id);
    this.#isStored = false;
    this.#writeLater();
  }

  /** Writes what is known, unless that is on disk already. Failing to is no loss: the next opening reads more files. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#writing;
    if (!this.#mayWrite || this.#isStored) return;
    await this.#write([...this.#changed].slice(0, READ_AT_CLOSE));
  }

  #writeLater(): void {
    if (!this.#mayWrite) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#writing = this.#write([...this.#changed]);
    }, WRITE_AFTER_MS);
    // A cache keeps no process alive.
    this.#timer.unref();
  }

  async #write(toRead: readonly ArticleId[]): Promise<void> {
    try {
      for (const id of toRead) this.#changed.delete(id);
      for (const [id, found] of await readRows(this.#library, toRead)) {
        // Whoever changed the file while it was read has put the article back on the list.
        if (this.#changed.has(id)) continue;
        if ('row' in found && found.settled) this.#rows.set(id, found.row);
        else if ('row' in found) this.#changed.add(id);
      }
      this.#isStored = true;
      await storeRows(this.#library, this.#rows);
    } catch {
      // A library on a full or vanished disk: what matters fails loudly elsewhere, and no cache is no loss.
      this.#isStored = false;
    }
  }
}

/** Makes the index of a library anew from its files, whatever was there. */
export async function rebuildArticleIndex(library: string): Promise<void> {
  const rows = new Map<ArticleId, IndexRow>();
  for (const [id, found] of await readRows(library, await listArticleIds(library))) {
    if ('row' in found && found.settled) rows.set(id, found.row);
  }
  await storeRows(library, rows);
}

/** Whether an index is there and whole; undefined where there is none. */
export async function isIndexWhole(library: string): Promise<boolean | undefined> {
  const bytes = await readBytes(library);
  return bytes === undefined ? undefined : (await parse(bytes)) !== undefined;
}

type FoundRow =
  | { readonly row: IndexRow; readonly settled: boolean }
  | { readonly problem: Failure };

/** The rows whose article's file is still the one they were made from. */
async function unchangedRows(
  library: string,
  ids: readonly ArticleId[],
  rows: ReadonlyMap<ArticleId, IndexRow>,
): Promise<Map<ArticleId, IndexRow>> {
  const unchanged = new Map<ArticleId, IndexRow>();
  const look = async (id: ArticleId): Promise<void> => {
    const row = rows.get(id);
    if (row === undefined) return;
    const file = await stat(files.article(library, id)).catch(() => undefined);
    if (file?.size === row.size && file.mtimeMs === row.mtimeMs) unchanged.set(id, row);
  };
  for (let start = 0; start < ids.length; start += LOOKS_AT_ONCE) {
    await Promise.all(ids.slice(start, start + LOOKS_AT_ONCE).map(look));
  }
  return unchanged;
}

async function readRows(
  library: string,
  ids: readonly ArticleId[],
): Promise<Map<ArticleId, FoundRow>> {
  const found = new Map<ArticleId, FoundRow>();
  const read = async (id: ArticleId): Promise<void> => {
    found.set(id, await readRow(library, id));
  };
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    await Promise.all(ids.slice(start, start + AT_ONCE).map(read));
  }
  return found;
}

async function readRow(library: string, id: ArticleId): Promise<FoundRow> {
  const path = files.article(library, id);
  try {
    // Before reading: a file that changes meanwhile is then seen as another one the next time.
    const { size, mtimeMs } = await stat(path);
    const record = await readChecked('article', path);
    if (!record.ok) return { problem: record.error };
    const { value: article, sha256 } = record.value;
    const files = usesText(article);
    const row = { size, mtimeMs, sha256, slug: article.slug, files, summary: summarise(article) };
    // The clock of the machine on purpose: it is what file times are made of.
    return { row, settled: Math.abs(Date.now() - mtimeMs) > SETTLED_AFTER_MS };
  } catch (error) {
    const gone = errorCode(error) === 'ENOENT';
    return { problem: { ...toFailure(error), code: gone ? 'not-found' : 'file-unreadable' } };
  }
}

async function readBytes(library: string): Promise<Buffer | undefined> {
  return readFile(files.articleIndex(library)).catch(() => undefined);
}

async function readStored(library: string): Promise<Map<ArticleId, IndexRow> | undefined> {
  const bytes = await readBytes(library);
  return bytes === undefined ? undefined : parse(bytes);
}

/** The articles of the first line, or undefined where anything about it or them is odd. */
async function readFront(library: string): Promise<ArticleSummary[] | undefined> {
  try {
    // Articles that cannot be reached are no list, whatever the index remembers of them.
    await access(files.articles(library), constants.R_OK | constants.X_OK);
    const file = await open(files.articleIndex(library));
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(FRONT_BYTES), 0, FRONT_BYTES, 0);
      const bytes = buffer.subarray(0, bytesRead);
      const { head, front } = split(bytes);
      if (digest(front) !== head.frontSha256) return undefined;
      return packedSummaries.parse(JSON.parse(front.toString()));
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

/** The head of an index, its first line, and where the others begin. Throws where it has no such lines. */
function split(bytes: Buffer): { head: z.infer<typeof header>; front: Buffer; rest: number } {
  const first = bytes.indexOf('\n') + 1;
  const rest = bytes.indexOf('\n', first) + 1;
  if (first === 0 || rest === 0) throw new RangeError('an index without lines');
  const head = header.parse(JSON.parse(bytes.toString('utf8', 0, first)));
  return { head, front: bytes.subarray(first, rest), rest };
}

/** The rows of an index, or undefined where anything at all is wrong with it. */
async function parse(bytes: Buffer): Promise<Map<ArticleId, IndexRow> | undefined> {
  try {
    const { head, front, rest: body } = split(bytes);
    if (digest(front) !== head.frontSha256) return undefined;
    if (digest(bytes.subarray(body)) !== head.sha256) return undefined;
    const rows = new Map<ArticleId, IndexRow>();
    for (let start = body; start < bytes.length; ) {
      const end = bytes.indexOf('\n', start);
      const { size, mtimeMs, sha256, slug, files, articles } = line.parse(
        JSON.parse(bytes.toString('utf8', start, end)),
      );
      for (const [place, summary] of articles.entries()) {
        rows.set(summary.id, {
          size: member(size, place),
          mtimeMs: member(mtimeMs, place),
          sha256: member(sha256, place),
          slug: member(slug, place),
          files: member(files, place),
          summary,
        });
      }
      start = end + 1;
      await nextTurn();
    }
    return rows.size === head.articles ? rows : undefined;
  } catch {
    return undefined;
  }
}

function member<T>(column: readonly T[], place: number): T {
  const found = column[place];
  if (found === undefined) throw new RangeError('a column of the index is too short');
  return found;
}

async function storeRows(library: string, rows: ReadonlyMap<ArticleId, IndexRow>): Promise<void> {
  const sorted = [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  const lines: string[] = [];
  for (let start = 0; start < sorted.length; start += ROWS_PER_LINE) {
    const some = sorted.slice(start, start + ROWS_PER_LINE);
    const stored: z.input<typeof line> = {
      size: some.map((row) => row.size),
      mtimeMs: some.map((row) => row.mtimeMs),
      sha256: some.map((row) => row.sha256),
      slug: some.map((row) => row.slug),
      files: some.map((row) => row.files),
      articles: packSummaries(some.map((row) => row.summary)),
    };
    lines.push(`${JSON.stringify(stored)}\n`);
    await nextTurn();
  }
  const body = lines.join('');
  const summaries = sorted.map((row) => row.summary);
  const front = `${JSON.stringify(packSummaries(frontOfList(summaries, FRONT_ROWS)))}\n`;
  const head: z.input<typeof header> = {
    galley: 'article-index',
    format: INDEX_FORMAT,
    fields: summaryMembers,
    articles: sorted.length,
    frontSha256: digest(front),
    sha256: digest(body),
  };
  const path = files.articleIndex(library);
  await ensureFolder(files.own(library));
  await writeDurably(path, `${JSON.stringify(head)}\n${front}${body}`);
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
