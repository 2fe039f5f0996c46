// Which articles of a library hold these words? Reads the article files, keeps up with changes, answers meanwhile.
//
// It reads and never locks: the files are the truth, the index is a cache. It is told which articles changed, not what
// is in them: a save is on disk before it is told of, so nobody has to carry the text, and nothing can come out of step.
import { stat } from 'node:fs/promises';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { Article } from '../../core/content/article.ts';
import { type ArticleId, articleId, type PersonId } from '../../core/content/ids.ts';
import { toFailure } from '../../core/errors.ts';
import type { SearchAnswer, SearchProgress } from '../../core/ipc/search-contract.ts';
import { type ArticleText, articleText } from '../../core/search/article-text.ts';
import { readQuery, type SearchQuery } from '../../core/search/query.ts';
import { type FoundArticle, SearchIndex } from '../../core/search/search-index.ts';
import { makeSnippet } from '../../core/search/snippet.ts';
import { errorCode } from '../storage/durable-file.ts';
import { files, listArticleIds } from '../storage/library-files.ts';
import { readChecked } from '../storage/record-file.ts';
import { type FileStamp, readSearchCache, writeSearchCache } from './search-cache.ts';

/** Files read together: few, because whoever searches meanwhile waits for their words to be put in. */
const AT_ONCE = 16;
/** Work on end before messages are heard again. */
const TURN_MS = 5;
/** After another question the reading makes pauses for so long: whoever types needs the processor more. */
const TYPING_MS = 300;
const PAUSE_MS = 25;
/** Quiet after the last change or question before the index is kept on disk. */
const KEEP_AFTER_MS = 20_000;
/** Fewer changes than this are read again at the next start rather than kept when the library closes. */
const KEEP_AT_CLOSE = 200;
/** Texts kept at hand for passages: whoever types on sees most articles again. About five kilobytes each. */
const TEXTS_AT_HAND = 300;
/** A file this young may change again without its time changing: it is read again at the next start. */
const SETTLED_AFTER_MS = 2_500;

export interface SearchEngineOptions {
  /** Whether the index may be kept in the library's folder. */
  readonly mayWrite: boolean;
  readonly onProgress?: (progress: SearchProgress) => void;
}

/** Searches one library. `start` first; questions and changes at any time after, `close` at the end. */
export class SearchEngine {
  readonly #library: string;
  readonly #mayWrite: boolean;
  readonly #onProgress: (progress: SearchProgress) => void;
  #index = new SearchIndex();
  #stamps = new Map<string, FileStamp>();
  #names = new Map<PersonId, string>();
  #hasNewNames = false;
  #people = '';
  /** The articles that have a file, as far as is known, without those that cannot be read. */
  readonly #present = new Set<ArticleId>();
  /** Files to look at, and those that are known to have changed, which come first. */
  readonly #waiting = new Set<ArticleId>();
  readonly #changed = new Set<ArticleId>();
  /** Texts of articles that were found lately, the latest last. */
  readonly #texts = new Map<ArticleId, ArticleText>();
  #isListed = false;
  #isClosed = false;
  #unkept = 0;
  #typed = '';
  #typedAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> = Promise.resolve();
  #isReading = false;
  /** Searches and changes of the index, one after the other in the order they came. */
  #queue: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(library: string, { mayWrite, onProgress = () => {} }: SearchEngineOptions) {
    this.#library = library;
    this.#mayWrite = mayWrite;
    this.#onProgress = onProgress;
  }

  /** Takes up what was kept, and begins to read what is not. Resolves before everything is read: see `settled`. */
  async start(): Promise<void> {
    await this.#readNames();
    const kept = await readSearchCache(this.#library);
    if (kept?.people === this.#people) {
      this.#index = kept.index;
      this.#stamps = new Map(kept.stamps);
    } else {
      this.#unkept = Number.POSITIVE_INFINITY;
    }
    for (const id of await listArticleIds(this.#library)) {
      this.#present.add(id);
      this.#waiting.add(id);
    }
    for (const id of [...this.#index.ids()]) {
      const known = articleId.parse(id);
      if (!this.#present.has(known)) this.#forget(known);
    }
    this.#isListed = true;
    this.#onProgress(this.progress);
    this.#read();
  }

  get progress(): SearchProgress {
    return {
      known: this.#index.size,
      articles: this.#present.size,
      isReady: this.#isListed && !this.#isReading,
    };
  }

  async #readNames(): Promise<void> {
    const people = await readChecked('people', files.people(this.#library));
    if (!people.ok) return;
    this.#people = people.value.sha256;
    this.#names = new Map(people.value.value.people.map(({ id, name }) => [id, name]));
  }

  /** The files of these articles are others now, or gone; and so may be the names of people, whose articles are among them. */
  changed(ids: readonly ArticleId[], hasNewNames = false): void {
    this.#hasNewNames ||= hasNewNames;
    for (const id of ids) {
      this.#changed.add(id);
      this.#texts.delete(id);
      // The same record has other words then.
      if (hasNewNames) this.#stamps.delete(id);
    }
    this.#read();
  }

  /** Resolves when every change that it was told of is in the index. */
  async settled(): Promise<void> {
    while (this.#isReading) await this.#reading;
  }

  /**
   * The best `limit` articles for what was typed, with the passage that shows why. Undefined when `isWanted` said no in
   * the meantime. While articles are still being read, it answers from those that are known.
   */
  async query(
    typed: string,
    limit: number,
    isWanted: () => boolean = () => true,
  ): Promise<SearchAnswer | undefined> {
    this.#keepLater();
    // The same question again is a window that follows the reading: nobody types.
    if (typed !== this.#typed) this.#typedAt = performance.now();
    this.#typed = typed;
    const query = readQuery(typed);
    if (query === undefined) return { hits: [], total: 0, ...this.progress };
    const all = await this.#inTurn(() => this.#find(query, isWanted));
    if (all === undefined) return undefined;
    const hits: SearchAnswer['hits'] = [];
    for (let start = 0; start < Math.min(limit, all.length); start += AT_ONCE) {
      const batch = all.slice(start, Math.min(limit, start + AT_ONCE));
      hits.push(...(await Promise.all(batch.map(({ id }) => this.#hit(id, query)))));
      if (!isWanted()) return undefined;
    }
    return { hits, total: all.length, ...this.progress };
  }

  /** Ends the reading, and keeps the index where reading it again would take long. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.settled();
    await this.#queue;
    if (this.#unkept > KEEP_AT_CLOSE) await this.#keep();
  }

  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const mine = this.#queue.then(work);
    this.#queue = mine.catch(() => undefined);
    return mine;
  }

  async #find(
    query: SearchQuery,
    isWanted: () => boolean,
  ): Promise<readonly FoundArticle[] | undefined> {
    if (!isWanted()) return undefined;
    const search = this.#index.search(query);
    let turn = performance.now();
    for (let step = search.next(); ; step = search.next()) {
      if (step.done) return step.value;
      if (performance.now() - turn < TURN_MS) continue;
      await nextTurn();
      if (!isWanted()) return undefined;
      turn = performance.now();
    }
  }

  async #hit(id: string, query: SearchQuery): Promise<SearchAnswer['hits'][number]> {
    const known = articleId.parse(id);
    const itsText = await this.#textAtHand(known);
    if (itsText === undefined) return { id: known, field: 'headline', text: '', highlights: [] };
    const { field, text, highlights } = makeSnippet(itsText, query);
    return { id: known, field, text, highlights: highlights.map(([start, end]) => [start, end]) };
  }

  async #textAtHand(id: ArticleId): Promise<ArticleText | undefined> {
    let text = this.#texts.get(id);
    if (text === undefined) {
      const read = await readChecked('article', files.article(this.#library, id));
      if (!read.ok) return undefined;
      text = this.#textOf(read.value.value);
    }
    // It may have changed while it was read: then it is shown now and read again the next time.
    if (this.#changed.has(id)) return text;
    this.#texts.delete(id);
    this.#texts.set(id, text);
    const [oldest] = this.#texts.keys();
    if (this.#texts.size > TEXTS_AT_HAND && oldest !== undefined) this.#texts.delete(oldest);
    return text;
  }

  #textOf(article: Article): ArticleText {
    return articleText(article, (person) => this.#names.get(person));
  }

  #read(): void {
    if (this.#isReading || !this.#isListed || this.#isClosed) return;
    this.#isReading = true;
    this.#reading = this.#readAll().finally(() => {
      this.#isReading = false;
      // Told of a change in the very moment that the reading ended.
      if (this.#changed.size > 0 || this.#hasNewNames) this.#read();
      this.#onProgress(this.progress);
      if (!this.#isClosed) this.#keepLater();
    });
  }

  async #readAll(): Promise<void> {
    while (!this.#isClosed && (this.#hasNewNames || this.#changed.size + this.#waiting.size > 0)) {
      if (this.#hasNewNames) {
        this.#hasNewNames = false;
        await this.#readNames();
      }
      const isTyping = performance.now() - this.#typedAt < TYPING_MS;
      if (isTyping && this.#changed.size === 0) await wait(PAUSE_MS);
      const batch: { id: ArticleId; isChanged: boolean }[] = [];
      for (const [isChanged, set] of [
        [true, this.#changed],
        [false, this.#waiting],
      ] as const) {
        for (const id of set) {
          if (batch.length === AT_ONCE) break;
          set.delete(id);
          if (isChanged) this.#waiting.delete(id);
          batch.push({ id, isChanged });
        }
      }
      const read = await Promise.all(batch.map(({ id, isChanged }) => this.#look(id, isChanged)));
      let turn = performance.now();
      for (const found of read) {
        await this.#inTurn(() => this.#take(found));
        if (performance.now() - turn < TURN_MS) continue;
        await nextTurn();
        turn = performance.now();
      }
      this.#onProgress(this.progress);
    }
  }

  async #look(id: ArticleId, isChanged: boolean): Promise<Look> {
    const path = files.article(this.#library, id);
    try {
      // Before reading: a file that changes meanwhile is then seen as another one the next time.
      const { size, mtimeMs } = await stat(path);
      const known = this.#stamps.get(id);
      if (!isChanged && known?.size === size && known.mtimeMs === mtimeMs) {
        return { id, state: 'same' };
      }
      const read = await readChecked('article', path);
      if (!read.ok) return { id, state: read.error.code === 'not-found' ? 'gone' : 'unreadable' };
      const settled = Math.abs(Date.now() - mtimeMs) > SETTLED_AFTER_MS;
      const { value: article, sha256 } = read.value;
      return {
        id,
        state: known?.sha256 === sha256 ? 'touched' : 'read',
        article,
        stamp: { size, mtimeMs: settled ? mtimeMs : -1, sha256 },
      };
    } catch (error) {
      return { id, state: errorCode(error) === 'ENOENT' ? 'gone' : 'unreadable' };
    }
  }

  #take(found: Look): void {
    if (found.state !== 'same') this.#texts.delete(found.id);
    switch (found.state) {
      case 'same':
        return;
      case 'gone':
      case 'unreadable':
        this.#forget(found.id);
        return;
      case 'touched':
      case 'read':
        this.#present.add(found.id);
        this.#stamps.set(found.id, found.stamp);
        this.#unkept++;
        if (found.state === 'read') this.#index.put(found.id, this.#textOf(found.article));
    }
  }

  #forget(id: ArticleId): void {
    this.#present.delete(id);
    this.#stamps.delete(id);
    this.#index.remove(id);
    this.#unkept++;
  }

  #keepLater(): void {
    if (!this.#mayWrite || this.#unkept === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#isReading) void this.#keep();
    }, KEEP_AFTER_MS);
    // A cache keeps no process alive.
    this.#timer.unref();
  }

  /** Keeping fails where the disk is full or gone: what matters fails loudly elsewhere, and no cache is no loss. */
  async #keep(): Promise<void> {
    if (!this.#mayWrite || this.#unkept === 0) return;
    const before = this.#unkept;
    this.#unkept = 0;
    const stored = { index: this.#index, stamps: this.#stamps, people: this.#people };
    await writeSearchCache(this.#library, stored).catch((error: unknown) => {
      this.#unkept += before;
      console.warn(`the search index was not kept: ${toFailure(error).detail ?? ''}`);
    });
  }
}

type Look =
  | { readonly id: ArticleId; readonly state: 'same' | 'gone' | 'unreadable' }
  | {
      readonly id: ArticleId;
      readonly state: 'touched' | 'read';
      readonly article: Article;
      readonly stamp: FileStamp;
    };
