// What a newsroom may do with its library: the one place that changes records, in order, one change at a time.
import { randomBytes, randomFillSync } from 'node:crypto';
import { basename } from 'node:path';
import type { Low } from 'lowdb';
import { loadProblem } from '../../core/blocks/check-body.ts';
import { type Article, type ArticleEdit, newArticle } from '../../core/content/article.ts';
import {
  applyEdit,
  bringBack,
  type ChangeContext,
  draftSlug,
} from '../../core/content/article-changes.ts';
import {
  type ArticleId,
  type IdSource,
  type LibraryId,
  makeArticleId,
  makeTermId,
} from '../../core/content/ids.ts';
import { extendLine } from '../../core/content/lineage.ts';
import type { Category, NewsType, Person, Site, Tag, Taxonomy } from '../../core/content/site.ts';
import { makeSlug } from '../../core/content/text.ts';
import { failure, type Result, success, toFailure } from '../../core/errors.ts';
import { type HistoryEntry, statusAfter } from '../../core/history/entry.ts';
import type {
  HistoryEntryInfo,
  LibraryProblem,
  LoadedArticle,
  LostArticle,
} from '../../core/ipc/contract.ts';
import type { ArticleSummary } from '../../core/library.ts';
import { AssetStore } from '../media/asset-store.ts';
import { type Adopted, adoptArticle } from './adopt.ts';
import { ArticleFiles } from './article-files.ts';
import { ChangeQueue } from './change-queue.ts';
import { recoverCommit } from './commit-journal.ts';
import { adoptConflictCopies } from './conflict-copies.ts';
import { moveDurably } from './durable-file.ts';
import { History } from './history.ts';
import { KnownProblems } from './known-problems.ts';
import { files, identifyLibrary } from './library-files.ts';
import { acquireLock, type LibraryLock } from './library-lock.ts';
import { ListedArticles } from './listed-articles.ts';
import { migrateLibrary } from './migrate.ts';
import { openRecord } from './record-file.ts';
import { type Scrub, scrubLibrary } from './scrub.ts';
import { openSharedRecords, type SharedRecords } from './shared-records.ts';
import { sweepTemporaries } from './sweep.ts';
import { readTrash, type Trash } from './trash.ts';

export type TermKind = 'category' | 'newsType' | 'tag';

export interface StoreOptions {
  readonly now?: () => Date;
  /** Works on although another computer's lock is there: the person has said so. */
  readonly takeOver?: boolean;
  /** Opens with the list of the index, where there is one; `look` must follow, and changes wait for it. */
  readonly listAtOnce?: boolean;
  /** Hears of what went wrong beside a save that succeeded. */
  readonly warn?: (line: string) => void;
}

/** What lists must show from now on; every change of a library is told as one of these, however it came about. */
export interface LibraryChange {
  readonly changed: readonly ArticleSummary[];
  readonly removed: readonly ArticleId[];
  /** All that is known to be wrong by now, where that changed. */
  readonly problems?: readonly LibraryProblem[];
}

/** An open library. Every change waits for the one before; `close` waits for all of them. */
export class LibraryStore {
  readonly folder: string;
  readonly name: string;
  readonly id: LibraryId;
  readonly assets: AssetStore;
  /** Why nothing may be written, or null. */
  readonly readOnly: string | null;
  readonly history: History;

  readonly #lock: LibraryLock | null;
  readonly #records: SharedRecords;
  readonly #articles: ArticleFiles;
  readonly #listed: ListedArticles;
  readonly #problems: KnownProblems;
  readonly #listeners = new Set<(change: LibraryChange) => void>();
  readonly #ending = new AbortController();
  #scrubbing: Promise<void> = Promise.resolve();
  readonly #ids: IdSource;
  /** Who writes here, as lines of articles name it. */
  readonly #writer = randomBytes(6).toString('hex');
  readonly #now: () => Date;
  readonly #queue: ChangeQueue;
  #sweeping: Promise<unknown> = Promise.resolve();
  /** The look at every file that opening begins, or leaves to `look`. */
  #looking: Promise<void> | null = null;
  #closed = false;

  private constructor(
    folder: string,
    lock: LibraryLock | null,
    readOnly: string | null,
    records: SharedRecords,
    now: () => Date,
    warn: (line: string) => void,
  ) {
    this.folder = folder;
    this.name = basename(folder);
    this.id = records.card.data.id;
    this.readOnly = readOnly;
    this.#lock = lock;
    this.#listed = new ListedArticles(folder, lock !== null);
    this.#records = records;
    this.#now = now;
    this.#ids = { now: () => now().getTime(), random: (bytes) => randomFillSync(bytes) };
    this.assets = new AssetStore(folder, now);
    this.history = new History(folder, {
      now,
      warn,
      inTurn: (work) => void this.#queue.add(async () => success(await work())),
    });
    this.#problems = new KnownProblems(folder, this.history, lock !== null, now);
    this.#articles = new ArticleFiles(folder, {
      history: this.history,
      redirects: records.redirects,
      now,
      contextOf: (id) => this.#contextOf(id),
      found: (article) => void this.#remember(article),
    });
    this.#queue = new ChangeQueue(async () => {
      await this.look();
      await this.#articles.finishCommit();
    });
  }

  /**
   * Opens a library for writing, or for reading where another process holds it (see `readOnly`).
   * Fails with `library-missing`, `not-a-library`, `version-too-new`, the damage of a record it cannot do without, or
   * `file-unreadable` where the folder of the articles cannot be read: the library is then left as it is, and free.
   * Article files that cannot be read are set aside, never deleted, and listed in `problems`.
   */
  static async open(folder: string, options: StoreOptions = {}): Promise<Result<LibraryStore>> {
    const identified = await identifyLibrary(folder);
    if (!identified.ok) return identified;
    let lock: LibraryLock | null = null;
    let readOnly: string | null = null;
    try {
      const acquired = await acquireLock(folder, { takeOver: options.takeOver ?? false });
      if (acquired.ok) lock = acquired.value;
      else readOnly = acquired.error.detail ?? acquired.error.code;
      // Before anything is read: a change that a crash cut short is finished or dropped whole.
      if (lock !== null) await recoverCommit(folder, (options.now ?? (() => new Date()))());
      if (lock !== null) await migrateLibrary(folder);
    } catch (error) {
      readOnly = toFailure(error).detail ?? 'the folder cannot be written to';
    }
    const open = await openSharedRecords(folder);
    if (!open.ok) {
      // Why it did not open matters more than a lock that stays: this process ends, and it is stale.
      await lock?.release().catch(() => undefined);
      return open;
    }
    const now = options.now ?? (() => new Date());
    const store = new LibraryStore(
      folder,
      lock,
      readOnly,
      open.value,
      now,
      options.warn ?? console.warn,
    );
    try {
      const isListed = options.listAtOnce === true && (await store.#listed.believe());
      if (!isListed) await store.look();
    } catch (error) {
      // Never half open, and not locked by somebody who cannot use it.
      await store.close().catch(() => undefined);
      const { detail } = toFailure(error);
      return failure('file-unreadable', { subject: basename(folder), detail });
    }
    return success(store);
  }

  /**
   * Looks at what lies in the folder, once: articles that are not as the index has them, and second versions of them
   * that a sync client left. Tells of what it finds. Rejects where the folder of the articles cannot be read.
   */
  look(): Promise<void> {
    this.#looking ??= this.#takeStock();
    return this.#looking;
  }

  async #takeStock(): Promise<void> {
    const { changed, removed, unreadable } = await this.#listed.read();
    for (const { id, problem } of unreadable) {
      await this.#problems.putAside(files.article(this.folder, id), problem);
    }
    const adopted: ArticleSummary[] = [];
    if (this.#lock !== null) {
      await adoptConflictCopies(this.folder, this.#problems, async (copy) => {
        const id = makeArticleId(this.#ids);
        const article = copy(id, this.#now().toISOString());
        await this.#articles.create(article);
        adopted.push(this.#listed.remember(article));
        return id;
      });
    }
    // By the machine's clock: it is what file times are made of.
    if (this.#lock !== null) {
      this.#sweeping = sweepTemporaries(this.folder, new Date()).catch(() => []);
    }
    const isNews = changed.length + removed.length + adopted.length + this.problems.length > 0;
    if (isNews) this.#tell({ changed: [...changed, ...adopted], removed, problems: this.problems });
  }

  get site(): Site {
    return this.#records.site.data;
  }

  get taxonomy(): Taxonomy {
    return this.#records.taxonomy.data;
  }

  get people(): readonly Person[] {
    return this.#records.people.data.people;
  }

  /** What lists show of every article. */
  summaries(): ArticleSummary[] {
    return this.#listed.summaries();
  }

  /** All that is known to be wrong with the library. */
  get problems(): readonly LibraryProblem[] {
    return this.#problems.list;
  }

  /** Adds a problem that somebody else found, and tells of it. */
  report(problem: LibraryProblem): void {
    if (!this.#problems.note(problem)) return;
    this.#tell({ changed: [], removed: [], problems: this.problems });
  }

  /** Hears of every change from now on, in their order; answers with the way to stop that. */
  listen(listener: (change: LibraryChange) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** An article with its body. One that did not load whole is read-only: its text is shown and never saved over. */
  async article(id: ArticleId): Promise<Result<LoadedArticle>> {
    let record = await openRecord('article', files.article(this.folder, id));
    const mayAdopt = this.readOnly === null && !this.#closed;
    if (mayAdopt && !(record.ok && (await this.#articles.isCurrent(record.value)))) {
      record = await this.#queue.add(() => this.#articles.open(id));
    }
    if (!record.ok) return record;
    const article = record.value.data;
    const problem = loadProblem(article.body);
    if (problem !== undefined) return success({ state: 'readOnly', article, reason: problem });
    return success({ state: 'complete', article });
  }

  /** Makes a new, empty draft. */
  createArticle(): Promise<Result<Article>> {
    return this.#change(async () => {
      const newsType = this.taxonomy.newsTypes[0];
      if (newsType === undefined) return failure('damaged-record', { subject: 'taxonomy.json' });
      const article = newArticle(makeArticleId(this.#ids), {
        newsType: newsType.id,
        language: this.site.languages[0] ?? 'en',
        now: this.#now().toISOString(),
      });
      await this.#articles.create(article);
      this.#remember(article);
      return success(article);
    });
  }

  /**
   * Saves changes that were made to revision `baseRevision`. A stale base fails with `conflict` and writes nothing;
   * an article that did not load whole fails with `read-only`.
   */
  saveArticle(
    id: ArticleId,
    baseRevision: number,
    edit: ArticleEdit,
  ): Promise<Result<{ article: Article; savedAt: string }>> {
    return this.#change(async () => {
      const record = await this.#articles.open(id);
      if (!record.ok) return record;
      const current = record.value.data;
      const goesOn = this.#articles.goesOnFrom(record.value, baseRevision);
      const refused = whyNotChanged(current, goesOn ? current.revision : baseRevision, edit);
      return refused ?? this.#save(record.value, edit);
    });
  }

  /**
   * Ends a conflict between revision `seen` of the library and what a window typed over revision `base`. The side that
   * is not kept is a history entry before anything else happens (`kept`), or nothing is done. Fails with `conflict`
   * where the library has moved on from `seen`: what nobody has looked at is not replaced.
   */
  settleConflict(
    id: ArticleId,
    how: { seen: number; base: number; edit: ArticleEdit; keep: 'mine' | 'other' },
  ): Promise<Result<{ article: Article; kept: string }>> {
    const { seen, base, edit, keep } = how;
    return this.#change<{ article: Article; kept: string }>(async () => {
      const record = await this.#articles.open(id);
      if (!record.ok) return record;
      const current = record.value.data;
      const refused = whyNotChanged(current, seen, edit);
      if (refused !== undefined) return refused;
      if (keep === 'mine') {
        const kept = await this.history.keep(id, 'conflict');
        if (kept === null) return failure('write-failed', { subject: current.headline });
        const saved = await this.#save(record.value, edit);
        return saved.ok ? success({ article: saved.value.article, kept }) : saved;
      }
      const mine = applyEdit(current, edit, this.#contextOf(id));
      const kept = await this.history.keepText({ ...mine, revision: base }, 'conflict');
      if (kept === null) return failure('write-failed', { subject: current.headline });
      return success({ article: current, kept });
    });
  }

  /**
   * Brings an article back to what a history entry holds, as a new revision: its text and details, while its state,
   * address, dates and corrections stay as they are, since they are about what readers have seen. What it replaces is an
   * entry first (`before`), or nothing is done. An article whose record is gone comes back as a whole.
   */
  restoreRevision(
    id: ArticleId,
    entryId: string,
  ): Promise<Result<{ article: Article; before: string | null }>> {
    return this.#change<{ article: Article; before: string | null }>(async () => {
      const entry = await this.history.read(id, entryId);
      if (!entry.ok) return entry;
      let record = await this.#articles.open(id);
      if (!record.ok && record.error.code === 'not-found') {
        const trashed = files.trashedArticle(this.folder, id);
        // What lies in the trash comes back first: two files of one article would take each other's place.
        if ((await openRecord('article', trashed)).ok) {
          await moveDurably(trashed, files.article(this.folder, id));
          record = await this.#articles.open(id);
        }
      }
      if (!record.ok) {
        // A person has seen it beside this entry, and chosen the entry.
        if (record.error.code === 'altered-record') {
          await this.#problems.moveAside(files.article(this.folder, id));
        } else if (record.error.code !== 'not-found') return record;
        return success({ article: await this.#recover(id, entry.value), before: null });
      }
      const current = record.value.data;
      const next = bringBack(current, entry.value.article, this.#contextOf(id));
      if (next.status !== 'draft' && next.headline.trim() === '') {
        return failure('invalid-argument', { subject: current.headline });
      }
      const before = await this.history.keep(id, 'before-restore');
      if (before === null) return failure('write-failed', { subject: current.headline });
      await this.#articles.write(record.value, next);
      this.#remember(next);
      return success({ article: next, before });
    });
  }

  /**
   * An article whose file has a wrong checksum, as far as it can be read, and the newest good entry of its history: for
   * a person to choose between. `keepAltered` takes the one, `restoreRevision` the other.
   */
  async altered(id: ArticleId): Promise<Result<{ article: Article; newest: LostArticle | null }>> {
    const path = files.article(this.folder, id);
    const found = await openRecord('article', path, { readAltered: true });
    if (!found.ok) return found;
    const newest = await this.#problems.offer(id);
    return success({ article: found.value.data, newest: newest ?? null });
  }

  /** Uses the file of an article as it is although its checksum is wrong: it becomes the next revision. */
  keepAltered(id: ArticleId): Promise<Result<Article>> {
    return this.#change(async () => {
      const used = await this.#articles.keepAltered(id);
      if (!used.ok) return used;
      this.#problems.solved(files.article(this.folder, id));
      const changed = [this.#listed.remember(used.value)];
      this.#tell({ changed, removed: [], problems: this.problems });
      return used;
    });
  }

  /** Adopts the article that a file anywhere on this computer holds; see `adoptArticle`. */
  adoptFile(path: string): Promise<Result<Adopted>> {
    return this.#change(async () => {
      const adopted = await adoptArticle(this.folder, path, {
        articles: this.#articles,
        history: this.history,
        contextOf: (id) => this.#contextOf(id),
        newId: () => makeArticleId(this.#ids),
        now: this.#now,
      });
      if (!adopted.ok || adopted.value.how === 'same') return adopted;
      this.#problems.solved(path);
      const changed = [this.#listed.remember(adopted.value.article)];
      this.#tell({ changed, removed: [], problems: this.problems });
      return adopted;
    });
  }

  /** Names a history entry, or takes its name away; see `History.name`. */
  nameRevision(id: ArticleId, entryId: string, name: string): Promise<Result<HistoryEntryInfo>> {
    return this.#change(() => this.history.name(id, entryId, name));
  }

  /** What is in the trash, and the articles of which only the history is left. */
  async trash(): Promise<Result<Trash>> {
    await this.look();
    return success(await readTrash(this.folder, this.#listed, this.history, this.#problems));
  }

  /** Moves an article to the trash, from where `restoreArticle` brings it back. */
  trashArticle(id: ArticleId): Promise<Result<null>> {
    return this.#change(async () => {
      await this.history.keep(id, 'before-trash');
      await moveDurably(files.article(this.folder, id), files.trashedArticle(this.folder, id));
      this.#listed.forget(id);
      this.#tell({ changed: [], removed: [id] });
      return success(null);
    });
  }

  restoreArticle(id: ArticleId): Promise<Result<ArticleSummary>> {
    return this.#change(async () => {
      const trashed = await openRecord('article', files.trashedArticle(this.folder, id));
      if (!trashed.ok) return trashed;
      const present = await openRecord('article', files.article(this.folder, id));
      // Moving it would put it in the place of the one that is there.
      if (present.ok || present.error.code !== 'not-found') {
        return failure('conflict', { subject: trashed.value.data.headline });
      }
      await moveDurably(files.trashedArticle(this.folder, id), files.article(this.folder, id));
      return success(this.#remember(trashed.value.data));
    });
  }

  /** Adds a term; a name that is there already, in any case, answers with the term that has it. */
  addTerm(kind: TermKind, name: string): Promise<Result<Category | NewsType | Tag>> {
    return this.#change(async () => {
      const lists = this.#records.taxonomy.data;
      const list = { category: lists.categories, newsType: lists.newsTypes, tag: lists.tags }[kind];
      const wanted = name.trim();
      const known = list.find((term) => term.name.toLowerCase() === wanted.toLowerCase());
      if (known !== undefined) return success(known);
      const taken = new Set(list.map((term) => term.slug));
      const term = {
        id: makeTermId(this.#ids),
        name: wanted,
        slug: makeSlug(wanted, taken, 'term'),
        description: '',
        order: Math.max(-1, ...list.map((other) => other.order)) + 1,
      };
      list.push(term);
      try {
        await this.#records.taxonomy.write();
      } catch (error) {
        list.pop();
        throw error;
      }
      return success(term);
    });
  }

  /** Waits for every change under way, then gives the library back. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#ending.abort();
    await this.#looking?.catch(() => undefined);
    await this.#scrubbing;
    await this.#sweeping;
    await this.#queue.idle();
    if (this.readOnly === null) await this.history.close();
    await this.#queue.idle();
    await this.#listed.close();
    await this.#lock?.release();
  }

  /** Writes the next revision of a record that `edit` was found to fit. */
  async #save(
    record: Low<Article>,
    edit: ArticleEdit,
  ): Promise<Result<{ article: Article; savedAt: string }>> {
    const current = record.data;
    const { id, headline: subject } = current;
    const next = applyEdit(current, edit, this.#contextOf(id));
    const headline = next.headline.trim();
    if (next.status !== 'draft' && headline === '') {
      return failure('invalid-argument', { detail: 'An article needs a headline first.' });
    }
    if (next.status === 'scheduled' && next.publishAt === undefined) {
      return failure('invalid-argument', {
        subject,
        detail: 'A scheduled article needs a date.',
      });
    }
    await this.history.beforeChange(current, next);
    await this.#articles.write(record, next);
    this.#remember(next);
    this.history.afterSave(id);
    return success({ article: next, savedAt: next.updatedAt });
  }

  #contextOf(id: ArticleId): ChangeContext {
    const taken = this.#listed.slugsBeside(id);
    return { now: this.#now().toISOString(), taken, by: this.#writer };
  }

  /** Runs one change after the ones before it; what it throws becomes the failure it stands for. */
  #change<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#closed) return Promise.resolve(failure('shutting-down'));
    const reason = this.readOnly;
    if (reason !== null) return Promise.resolve(failure('read-only', { detail: reason }));
    return this.#queue.add(work);
  }

  #tell(change: LibraryChange): void {
    for (const listener of this.#listeners) listener(change);
  }

  #remember(article: Article): ArticleSummary {
    const summary = this.#listed.remember(article);
    this.#tell({ changed: [summary], removed: [] });
    return summary;
  }

  async #recover(id: ArticleId, entry: HistoryEntry): Promise<Article> {
    const taken = this.#listed.slugsBeside(id);
    const article: Article = {
      ...entry.article,
      slug: taken.has(entry.article.slug)
        ? makeSlug(entry.article.headline, taken, draftSlug(id))
        : entry.article.slug,
      status: statusAfter(entry),
      revision: entry.article.revision + 1,
      lineage: extendLine(entry.article.lineage, this.#writer, entry.article.revision + 1),
      updatedAt: this.#now().toISOString(),
    };
    await this.#articles.create(article);
    this.#problems.solved(files.article(this.folder, id));
    this.#tell({ changed: [this.#listed.remember(article)], removed: [], problems: this.problems });
    await this.history.keep(id, 'session');
    return article;
  }

  /**
   * Reads every record again in idle moments, and tells what it found: damage that size and time of a file do not
   * show, and articles that another program changed. Ends by itself, and at the latest when the library closes.
   */
  scrub(pause?: Scrub['pause']): Promise<void> {
    this.#scrubbing = scrubLibrary(this.folder, {
      signal: this.#ending.signal,
      pause,
      knows: (article) => this.#listed.checksum(article),
      inTurn: (work) => this.#queue.add(work),
      isOverrun: ({ id, revision }) => this.#articles.isOverrun(id, revision),
      changed: async (article) => {
        const isAdopted = this.#lock !== null && (await this.#articles.adopt(article.id));
        if (!isAdopted) this.#remember(article);
      },
      damaged: async (path, problem, article) => {
        if (article !== undefined && this.#lock !== null) await this.#articles.keepSeen(article);
        await this.#problems.putAside(path, problem);
        if (article !== undefined) this.#listed.forget(article);
        const removed = article === undefined ? [] : [article];
        this.#tell({ changed: [], removed, problems: this.problems });
      },
    }).catch(() => undefined);
    return this.#scrubbing;
  }
}

/** Why an edit of revision `base` must not be made to what is there now; undefined where it may. */
function whyNotChanged(
  current: Article,
  base: number,
  edit: ArticleEdit,
): ReturnType<typeof failure> | undefined {
  const subject = current.headline;
  if (loadProblem(current.body) !== undefined) return failure('read-only', { subject });
  if (current.revision !== base) {
    return failure('conflict', {
      subject,
      detail: `based on revision ${base}, the library has ${current.revision}`,
    });
  }
  const problem = edit.body === undefined ? undefined : loadProblem(edit.body);
  return problem === undefined
    ? undefined
    : failure('invalid-argument', { subject, detail: problem });
}
