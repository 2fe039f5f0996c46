// What may be known of the articles without reading each file? A cache that is checked against every file's size and
// time, never believed over a file, and made anew whenever it is missing or anything about it is odd.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { ArticleId } from '../../core/content/ids.ts';
import { type Failure, toFailure } from '../../core/errors.ts';
import { articleSummary } from '../../core/ipc/contract.ts';
import { type ArticleSummary, summarise } from '../../core/library.ts';
import { ensureFolder, errorCode, writeDurably } from './durable-file.ts';
import { files, listArticleIds } from './library-files.ts';
import { readChecked } from './record-file.ts';

const INDEX_FORMAT = 1;
/** Files read or looked at together: enough to keep the disk busy, few enough for any limit on open files. */
const AT_ONCE = 32;
/** Rows handled before other work gets its turn: a few milliseconds. */
const ROWS_PER_TURN = 500;
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
  fields: z.literal(Object.keys(articleSummary.shape).sort().join()),
  articles: z.int().nonnegative(),
  sha256: z.string(),
});

const storedRow = z.tuple([z.int(), z.number(), z.string(), z.string(), articleSummary]);

/** The index of one library: read when it opens, written now and then by the process that holds the lock. */
export class ArticleIndex {
  readonly #library: string;
  readonly #mayWrite: boolean;
  readonly #rows = new Map<ArticleId, IndexRow>();
  /** Articles whose file changed since their row was made, or is too young for one. */
  readonly #changed = new Set<ArticleId>();
  #isStored = false;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(library: string, mayWrite: boolean) {
    this.#library = library;
    this.#mayWrite = mayWrite;
  }

  /** Looks at every article file, and reads those that the index does not know as they are now. */
  async readArticles(): Promise<ReadArticles> {
    const stored = await readStored(this.#library);
    const ids = await listArticleIds(this.#library);
    const unreadable: { id: ArticleId; problem: Failure }[] = [];
    const rows = new Map<ArticleId, IndexRow>();
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const batch = ids.slice(start, start + AT_ONCE);
      const read = await Promise.all(
        batch.map((id) => readRow(this.#library, id, stored?.get(id))),
      );
      for (const [position, found] of read.entries()) {
        const id = batch[position];
        if (id === undefined) continue;
        if ('problem' in found) unreadable.push({ id, problem: found.problem });
        else {
          rows.set(id, found.row);
          if (found.settled) this.#rows.set(id, found.row);
          else this.#changed.add(id);
        }
      }
    }
    this.#isStored =
      stored?.size === this.#rows.size &&
      [...this.#rows].every(([id, row]) => stored?.get(id) === row);
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
      for (let start = 0; start < toRead.length; start += AT_ONCE) {
        const batch = toRead.slice(start, start + AT_ONCE);
        for (const id of batch) this.#changed.delete(id);
        const read = await Promise.all(batch.map((id) => readRow(this.#library, id, undefined)));
        for (const [position, found] of read.entries()) {
          const id = batch[position];
          // Whoever changed the file while it was read has put the article back on the list.
          if (id === undefined || this.#changed.has(id)) continue;
          if ('row' in found && found.settled) this.#rows.set(id, found.row);
          else if ('row' in found) this.#changed.add(id);
        }
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
  for (const id of await listArticleIds(library)) {
    const found = await readRow(library, id, undefined);
    if ('row' in found && found.settled) rows.set(id, found.row);
  }
  await storeRows(library, rows);
}

/** Whether an index is there and whole; undefined where there is none. */
export async function isIndexWhole(library: string): Promise<boolean | undefined> {
  const text = await readText(library);
  return text === undefined ? undefined : (await parse(text)) !== undefined;
}

type FoundRow =
  | { readonly row: IndexRow; readonly settled: boolean }
  | { readonly problem: Failure };

async function readRow(
  library: string,
  id: ArticleId,
  known: IndexRow | undefined,
): Promise<FoundRow> {
  const path = files.article(library, id);
  try {
    // Before reading: a file that changes meanwhile is then seen as another one the next time.
    const { size, mtimeMs } = await stat(path);
    if (known !== undefined && known.size === size && known.mtimeMs === mtimeMs) {
      return { row: known, settled: true };
    }
    const record = await readChecked('article', path);
    if (!record.ok) return { problem: record.error };
    const { value: article, sha256 } = record.value;
    const row = { size, mtimeMs, sha256, slug: article.slug, summary: summarise(article) };
    // The clock of the machine on purpose: it is what file times are made of.
    return { row, settled: Math.abs(Date.now() - mtimeMs) > SETTLED_AFTER_MS };
  } catch (error) {
    const gone = errorCode(error) === 'ENOENT';
    return { problem: { ...toFailure(error), code: gone ? 'not-found' : 'file-unreadable' } };
  }
}

async function readText(library: string): Promise<string | undefined> {
  return readFile(files.articleIndex(library), 'utf8').catch(() => undefined);
}

async function readStored(library: string): Promise<Map<ArticleId, IndexRow> | undefined> {
  const text = await readText(library);
  return text === undefined ? undefined : parse(text);
}

/** The rows of an index, or undefined where anything at all is wrong with it. */
async function parse(text: string): Promise<Map<ArticleId, IndexRow> | undefined> {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  try {
    const head = header.parse(JSON.parse(text.slice(0, end)));
    if (digest(body) !== head.sha256) return undefined;
    const rows = new Map<ArticleId, IndexRow>();
    const lines = body.split('\n');
    for (const [number, line] of lines.entries()) {
      if (line === '') continue;
      const [size, mtimeMs, sha256, slug, stored] = storedRow.parse(JSON.parse(line));
      const { publishedAt, publishAt, embargoUntil } = stored;
      const summary = { ...stored, publishedAt, publishAt, embargoUntil };
      rows.set(stored.id, { size, mtimeMs, sha256, slug, summary });
      if (number % ROWS_PER_TURN === ROWS_PER_TURN - 1) await nextTurn();
    }
    return rows.size === head.articles ? rows : undefined;
  } catch {
    return undefined;
  }
}

async function storeRows(library: string, rows: ReadonlyMap<ArticleId, IndexRow>): Promise<void> {
  const lines: string[] = [];
  for (const [id] of [...rows].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const row = rows.get(id);
    if (row === undefined) continue;
    const { size, mtimeMs, sha256, slug, summary } = row;
    lines.push(`${JSON.stringify([size, mtimeMs, sha256, slug, summary])}\n`);
    if (lines.length % ROWS_PER_TURN === 0) await nextTurn();
  }
  const body = lines.join('');
  const head = {
    galley: 'article-index',
    format: INDEX_FORMAT,
    fields: Object.keys(articleSummary.shape).sort().join(),
    articles: lines.length,
    sha256: digest(body),
  };
  const path = files.articleIndex(library);
  await ensureFolder(files.own(library));
  await writeDurably(path, `${JSON.stringify(head)}\n${body}`);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
