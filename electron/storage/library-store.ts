// What a newsroom may do with its library: the one place that changes records, in order, one change at a time.
import { randomFillSync } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { basename, relative } from 'node:path';
import type { Low } from 'lowdb';
import { checkBody } from '../../core/blocks/check-body.ts';
import { canonicalJson } from '../../core/canonical-json.ts';
import { type Article, type ArticleEdit, newArticle } from '../../core/content/article.ts';
import type { ArticleBody } from '../../core/content/body.ts';
import {
  type ArticleId,
  articleId,
  type IdSource,
  type LibraryId,
  makeArticleId,
  makeTermId,
} from '../../core/content/ids.ts';
import type { RecordOf, RecordType } from '../../core/content/records.ts';
import type { Category, NewsType, Person, Site, Tag, Taxonomy } from '../../core/content/site.ts';
import { makeSlug } from '../../core/content/text.ts';
import { type Failure, failure, type Result, success, toFailure } from '../../core/errors.ts';
import { type HistoryEntry, statusAfter } from '../../core/history/entry.ts';
import type {
  HistoryEntryInfo,
  LibraryProblem,
  LoadedArticle,
  LostArticle,
  TrashedArticle,
} from '../../core/ipc/contract.ts';
import { type ArticleSummary, summarise } from '../../core/library.ts';
import { AssetStore } from '../media/asset-store.ts';
import { ArticleIndex } from './article-index.ts';
import { commitTogether, recoverCommit } from './commit-journal.ts';
import { findConflictCopies } from './conflict-copies.ts';
import { moveDurably } from './durable-file.ts';
import { History } from './history.ts';
import { files, identifyLibrary } from './library-files.ts';
import { acquireLock, type LibraryLock } from './library-lock.ts';
import { describeProblem } from './read-library.ts';
import { createRecord, openRecord, readChecked, recordChange } from './record-file.ts';
import { type Scrub, scrubRecords } from './scrub.ts';
import { sweepTemporaries } from './sweep.ts';

export type TermKind = 'category' | 'newsType' | 'tag';

export interface StoreOptions {
  readonly now?: () => Date;
  /** Works on although another computer's lock is there: the person has said so. */
  readonly takeOver?: boolean;
  /** Hears of what went wrong beside a save that succeeded. */
  readonly warn?: (line: string) => void;
}

/** What a look at every record has found: what the lists must show from now on. */
export interface ScrubFinding {
  readonly problems: readonly LibraryProblem[];
  readonly changed: readonly ArticleSummary[];
  readonly removed: readonly ArticleId[];
}

/** An open library. Every change waits for the one before; `close` waits for all of them. */
export class LibraryStore {
  readonly folder: string;
  readonly name: string;
  readonly id: LibraryId;
  readonly assets: AssetStore;
  /** Why nothing may be written, or null. */
  readonly readOnly: string | null;
  readonly problems: LibraryProblem[] = [];
  readonly history: History;

  readonly #lock: LibraryLock | null;
  readonly #site: Low<RecordOf<'site'>>;
  readonly #taxonomy: Low<RecordOf<'taxonomy'>>;
  readonly #people: Low<RecordOf<'people'>>;
  readonly #redirects: Low<RecordOf<'redirects'>>;
  readonly #summaries = new Map<ArticleId, ArticleSummary>();
  readonly #slugs = new Map<ArticleId, string>();
  /** How many articles have each slug, so that a save asks for one without looking at all. */
  readonly #slugUses = new Map<string, number>();
  readonly #index: ArticleIndex;
  readonly #ending = new AbortController();
  #scrubbing: Promise<void> = Promise.resolve();
  readonly #ids: IdSource;
  readonly #now: () => Date;
  #queue: Promise<unknown> = Promise.resolve();
  #sweeping: Promise<unknown> = Promise.resolve();
  /** A change of several records failed, and may be left half done in the commit journal. */
  #unfinished = false;
  #closed = false;

  private constructor(
    folder: string,
    lock: LibraryLock | null,
    readOnly: string | null,
    records: {
      card: Low<RecordOf<'library'>>;
      site: Low<RecordOf<'site'>>;
      taxonomy: Low<RecordOf<'taxonomy'>>;
      people: Low<RecordOf<'people'>>;
      redirects: Low<RecordOf<'redirects'>>;
    },
    now: () => Date,
    warn: (line: string) => void,
  ) {
    this.folder = folder;
    this.name = basename(folder);
    this.id = records.card.data.id;
    this.readOnly = readOnly;
    this.#lock = lock;
    this.#index = new ArticleIndex(folder, lock !== null);
    this.#site = records.site;
    this.#taxonomy = records.taxonomy;
    this.#people = records.people;
    this.#redirects = records.redirects;
    this.#now = now;
    this.#ids = { now: () => now().getTime(), random: (bytes) => randomFillSync(bytes) };
    this.assets = new AssetStore(folder, now);
    this.history = new History(folder, {
      now,
      warn,
      inTurn: (work) => void this.#inTurn(async () => success(await work())),
    });
  }

  /**
   * Opens a library for writing, or for reading where another process holds it (see `readOnly`).
   * Fails with `library-missing`, `not-a-library`, `version-too-new`, or the damage of a record it cannot do without.
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
    } catch (error) {
      readOnly = toFailure(error).detail ?? 'the folder cannot be written to';
    }
    const open = await openAll(folder);
    if (!open.ok) {
      await lock?.release();
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
    await store.#readArticles();
    if (lock !== null) await store.#adoptConflictCopies();
    // By the machine's clock: it is what file times are made of.
    if (lock !== null) store.#sweeping = sweepTemporaries(folder, new Date()).catch(() => []);
    return success(store);
  }

  get site(): Site {
    return this.#site.data;
  }

  get taxonomy(): Taxonomy {
    return this.#taxonomy.data;
  }

  get people(): readonly Person[] {
    return this.#people.data.people;
  }

  /** What lists show of every article. */
  summaries(): ArticleSummary[] {
    return [...this.#summaries.values()];
  }

  /** An article with its body. One that did not load whole is read-only: its text is shown and never saved over. */
  async article(id: ArticleId): Promise<Result<LoadedArticle>> {
    const record = await openRecord('article', files.article(this.folder, id));
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
      await createRecord('article', files.article(this.folder, article.id), article);
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
      const record = await openRecord('article', files.article(this.folder, id));
      if (!record.ok) return record;
      const current = record.value.data;
      const subject = current.headline;
      if (loadProblem(current.body) !== undefined) return failure('read-only', { subject });
      if (current.revision !== baseRevision) {
        return failure('conflict', {
          subject,
          detail: `based on revision ${baseRevision}, the library has ${current.revision}`,
        });
      }
      if (edit.body !== undefined && loadProblem(edit.body) !== undefined) {
        return failure('invalid-argument', { subject, detail: loadProblem(edit.body) });
      }
      const now = this.#now().toISOString();
      const next = this.#applyEdit(current, edit, now);
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
      if (current.publishedAt !== undefined && current.slug !== next.slug) {
        // The way from the old address and the new address appear together, or neither does.
        const from = `news/${current.slug}/`;
        const kept = this.#redirects.data.redirects.filter((redirect) => redirect.from !== from);
        const redirects = { redirects: [...kept, { from, to: `news/${next.slug}/` }] };
        this.#unfinished = true;
        await commitTogether(this.folder, [
          recordChange(this.#redirects, redirects),
          recordChange(record.value, next),
        ]);
        this.#unfinished = false;
        this.#redirects.data = redirects;
      } else {
        record.value.data = next;
        await record.value.write();
      }
      this.#remember(next);
      this.history.afterSave(id);
      return success({ article: next, savedAt: now });
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
      const record = await openRecord('article', files.article(this.folder, id));
      if (!record.ok) {
        if (record.error.code !== 'not-found') return record;
        return success({ article: await this.#recover(id, entry.value), before: null });
      }
      const current = record.value.data;
      const next: Article = {
        ...entry.value.article,
        revision: current.revision + 1,
        updatedAt: this.#now().toISOString(),
      };
      for (const key of membersOfState) keepMember(current, next, key);
      next.slug = this.#slugFor(current, next, {});
      if (next.status !== 'draft' && next.headline.trim() === '') {
        return failure('invalid-argument', { subject: current.headline });
      }
      const before = await this.history.keep(id, 'before-restore');
      if (before === null) return failure('write-failed', { subject: current.headline });
      record.value.data = next;
      await record.value.write();
      this.#remember(next);
      return success({ article: next, before });
    });
  }

  /** Names a history entry, or takes its name away; see `History.name`. */
  nameRevision(id: ArticleId, entryId: string, name: string): Promise<Result<HistoryEntryInfo>> {
    return this.#change(() => this.history.name(id, entryId, name));
  }

  /** What is in the trash, and the articles of which only the history is left. */
  async trash(): Promise<Result<{ articles: TrashedArticle[]; lost: LostArticle[] }>> {
    const articles: TrashedArticle[] = [];
    const inTrash = new Set<ArticleId>();
    for (const name of await readdir(files.trash(this.folder)).catch(() => [])) {
      const id = articleId.safeParse(name.replace(/\.json$/, ''));
      if (!name.endsWith('.json') || !id.success) continue;
      const record = await openRecord('article', files.trashedArticle(this.folder, id.data));
      if (!record.ok) continue;
      inTrash.add(id.data);
      const { headline, status, language } = record.value.data;
      const entries = await this.history.entries(id.data);
      const moved = entries.filter((entry) => entry.reason === 'before-trash').at(-1);
      articles.push({ id: id.data, headline, status, language, trashedAt: moved?.at ?? null });
    }
    const lost: LostArticle[] = [];
    for (const id of await this.history.articles()) {
      if (this.#summaries.has(id) || inTrash.has(id)) continue;
      const offer = await this.#revisionOffer(id);
      if (offer !== undefined) lost.push(offer);
    }
    const newestFirst = (one: TrashedArticle, other: TrashedArticle): number =>
      (one.trashedAt ?? '') < (other.trashedAt ?? '') ? 1 : -1;
    return success({ articles: articles.sort(newestFirst), lost });
  }

  /** Moves an article to the trash, from where `restoreArticle` brings it back. */
  trashArticle(id: ArticleId): Promise<Result<null>> {
    return this.#change(async () => {
      await this.history.keep(id, 'before-trash');
      await moveDurably(files.article(this.folder, id), files.trashedArticle(this.folder, id));
      this.#forget(id);
      this.#index.changed(id, false);
      return success(null);
    });
  }

  restoreArticle(id: ArticleId): Promise<Result<ArticleSummary>> {
    return this.#change(async () => {
      const trashed = await openRecord('article', files.trashedArticle(this.folder, id));
      if (!trashed.ok) return trashed;
      await moveDurably(files.trashedArticle(this.folder, id), files.article(this.folder, id));
      return success(this.#remember(trashed.value.data));
    });
  }

  /** Adds a term; a name that is there already, in any case, answers with the term that has it. */
  addTerm(kind: TermKind, name: string): Promise<Result<Category | NewsType | Tag>> {
    return this.#change(async () => {
      const lists = this.#taxonomy.data;
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
        await this.#taxonomy.write();
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
    await this.#scrubbing;
    await this.#sweeping;
    await this.#queue;
    if (this.readOnly === null) await this.history.close();
    await this.#queue;
    await this.#index.close();
    await this.#lock?.release();
  }

  /** Runs one change after the ones before it; what it throws becomes the failure it stands for. */
  #change<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#closed) return Promise.resolve(failure('shutting-down'));
    const reason = this.readOnly;
    if (reason !== null) return Promise.resolve(failure('read-only', { detail: reason }));
    return this.#inTurn(work);
  }

  #inTurn<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const mine = this.#queue.then(async (): Promise<Result<T>> => {
      try {
        if (this.#unfinished) {
          await recoverCommit(this.folder, this.#now());
          await this.#redirects.read();
          this.#unfinished = false;
        }
        return await work();
      } catch (error) {
        return { ok: false, error: toFailure(error) };
      }
    });
    this.#queue = mine;
    return mine;
  }

  async #recover(id: ArticleId, entry: HistoryEntry): Promise<Article> {
    const taken = { has: (slug: string) => this.#slugUses.has(slug) };
    const article: Article = {
      ...entry.article,
      slug: taken.has(entry.article.slug)
        ? makeSlug(entry.article.headline, taken, `draft-${id.slice(-12)}`)
        : entry.article.slug,
      status: statusAfter(entry),
      revision: entry.article.revision + 1,
      updatedAt: this.#now().toISOString(),
    };
    await createRecord('article', files.article(this.folder, id), article);
    this.#remember(article);
    const file = relative(this.folder, files.article(this.folder, id));
    const solved = this.problems.findIndex((problem) => problem.file === file);
    if (solved >= 0) this.problems.splice(solved, 1);
    await this.history.keep(id, 'session');
    return article;
  }

  /** The newest entry of an article that is lost, for the person to open. */
  async #revisionOffer(id: ArticleId): Promise<LostArticle | undefined> {
    const newest = await this.history.newestGood(id).catch(() => undefined);
    if (newest === undefined) return undefined;
    const { at, article } = newest.entry;
    return { id, entry: newest.id, at, headline: article.headline };
  }

  #applyEdit(current: Article, edit: ArticleEdit, now: string): Article {
    const next: Article = { ...current, ...definedMembers(edit) };
    for (const key of clearableMembers) {
      if (key in edit && edit[key] === undefined) delete next[key];
    }
    next.revision = current.revision + 1;
    next.updatedAt = now;
    next.slug = this.#slugFor(current, next, edit);
    if (next.status === 'published' && next.publishedAt === undefined) {
      next.publishedAt = next.publishAt?.instant ?? now;
    }
    return next;
  }

  /** While an article has never been out, its address follows the headline, unless someone chose one. */
  #slugFor(current: Article, next: Article, edit: ArticleEdit): string {
    const own = this.#slugs.get(current.id);
    const taken = {
      has: (slug: string) => (this.#slugUses.get(slug) ?? 0) > (slug === own ? 1 : 0),
    };
    if (edit.slug !== undefined && edit.slug !== current.slug) {
      return makeSlug(edit.slug, taken, current.slug);
    }
    const draftSlug = `draft-${current.id.slice(-12)}`;
    const follows =
      current.publishedAt === undefined &&
      (current.slug === draftSlug || current.slug === makeSlug(current.headline, taken, draftSlug));
    return follows ? makeSlug(next.headline, taken, draftSlug) : current.slug;
  }

  #remember(article: Article): ArticleSummary {
    const summary = summarise(article);
    this.#list(article.id, summary, article.slug);
    this.#index.changed(article.id, true);
    return summary;
  }

  #list(id: ArticleId, summary: ArticleSummary, slug: string): void {
    this.#summaries.set(id, summary);
    const before = this.#slugs.get(id);
    if (before === slug) return;
    if (before !== undefined) this.#countSlug(before, -1);
    this.#countSlug(slug, 1);
    this.#slugs.set(id, slug);
  }

  #forget(id: ArticleId): void {
    this.#summaries.delete(id);
    const slug = this.#slugs.get(id);
    if (slug !== undefined) this.#countSlug(slug, -1);
    this.#slugs.delete(id);
  }

  #countSlug(slug: string, by: 1 | -1): void {
    const uses = (this.#slugUses.get(slug) ?? 0) + by;
    if (uses === 0) this.#slugUses.delete(slug);
    else this.#slugUses.set(slug, uses);
  }

  async #readArticles(): Promise<void> {
    const { rows, unreadable } = await this.#index.readArticles();
    for (const [id, row] of rows) this.#list(id, row.summary, row.slug);
    for (const { id, problem } of unreadable) {
      await this.#putAside(files.article(this.folder, id), problem);
    }
  }

  /**
   * Takes in what a sync client left of an article that two computers changed: the other version becomes a draft of
   * its own, so that both can be read and neither is overwritten. The client's file is set aside once that is on disk.
   */
  async #adoptConflictCopies(): Promise<void> {
    const { whole, unreadable } = await findConflictCopies(this.folder, new Date());
    for (const { path, client, article } of whole) {
      const own = await openRecord('article', files.article(this.folder, article.id));
      if (!own.ok || canonicalJson(own.value.data) !== canonicalJson(article)) {
        const { publishedAt: _published, publishAt: _publish, ...content } = article;
        const id = makeArticleId(this.#ids);
        const now = this.#now().toISOString();
        const draft: Article = {
          ...content,
          id,
          slug: newArticle(id, { newsType: article.newsType, language: article.language, now })
            .slug,
          headline: `${article.headline} (copy from another computer)`,
          status: 'draft',
          highlighted: false,
          updatedAt: now,
          revision: 0,
        };
        await createRecord('article', files.article(this.folder, id), draft);
        this.#remember(draft);
        const found: Failure = { code: 'conflict', detail: client };
        this.problems.push({
          ...describeProblem(this.folder, path, found, true),
          code: 'conflicting-copy',
        });
      }
      await this.#moveAside(path);
    }
    for (const { path, client, isArriving } of unreadable) {
      const code = isArriving ? 'arriving-copy' : 'damaged-record';
      const found: Failure = { code: 'damaged-record', detail: client };
      this.problems.push({ ...describeProblem(this.folder, path, found, false), code });
    }
  }

  async #moveAside(path: string): Promise<void> {
    const stamp = this.#now().toISOString().replaceAll(':', '-');
    await moveDurably(path, `${files.setAside(this.folder)}/${stamp} ${basename(path)}`);
  }

  /** Moves a damaged file out of the way, never deletes it, and lists what is wrong with it. */
  async #putAside(path: string, found: Failure): Promise<void> {
    const setAside = found.code === 'damaged-record' && this.#lock !== null;
    if (setAside) await this.#moveAside(path);
    const id = articleId.safeParse(basename(path, '.json'));
    const revision = setAside && id.success ? await this.#revisionOffer(id.data) : undefined;
    const problem = {
      ...describeProblem(this.folder, path, found, setAside),
      ...(revision === undefined ? {} : { revision }),
    };
    if (!this.problems.some((known) => known.file === problem.file)) this.problems.push(problem);
  }

  /**
   * Reads every record again in idle moments, and tells what it found: damage that size and time of a file do not
   * show, and articles that another program changed. Ends by itself, and at the latest when the library closes.
   */
  scrub(tell: (finding: ScrubFinding) => void, pause?: Scrub['pause']): Promise<void> {
    const scrub: Scrub = {
      signal: this.#ending.signal,
      pause,
      article: async (id, read) => {
        const known = this.#index.row(id)?.sha256;
        if (read.ok ? known === undefined || known === read.value.sha256 : isAbsent(read)) return;
        await this.#inTurn(async () => {
          // Again, now that no save is under way: only what is still so counts.
          const path = files.article(this.folder, id);
          const again = await readChecked('article', path);
          if (again.ok) {
            const changed = [this.#remember(again.value.value)];
            tell({ problems: this.problems, changed, removed: [] });
          } else if (!isAbsent(again)) {
            await this.#putAside(path, again.error);
            this.#forget(id);
            this.#index.changed(id, false);
            tell({ problems: this.problems, changed: [], removed: [id] });
          }
          return success(null);
        });
      },
      asset: async (id, read) => {
        if (read.ok || isAbsent(read)) return;
        await this.#inTurn(async () => {
          const path = files.assetRecord(this.folder, id);
          const again = await readChecked('asset', path);
          if (!again.ok && !isAbsent(again)) {
            await this.#putAside(path, again.error);
            tell({ problems: this.problems, changed: [], removed: [] });
          }
          return success(null);
        });
      },
    };
    this.#scrubbing = scrubRecords(this.folder, scrub).catch(() => undefined);
    return this.#scrubbing;
  }
}

function isAbsent(read: Result<unknown>): boolean {
  return !read.ok && read.error.code === 'not-found';
}

/** Optional members that a person can empty: an edit that names one without a value removes it. */
const clearableMembers = [
  'featuredImage',
  'event',
  'seo',
  'sourceLink',
  'publishAt',
  'embargoUntil',
  'publishedAt',
  'translationOf',
  'assignee',
  'dueAt',
] as const satisfies readonly (keyof Article)[];

/** What is about where an article stands with its readers, and therefore outlasts the restoring of a revision. */
const membersOfState = [
  'id',
  'status',
  'slug',
  'publishAt',
  'publishedAt',
  'embargoUntil',
  'corrections',
  'related',
  'createdAt',
] as const satisfies readonly (keyof Article)[];

function keepMember<K extends keyof Article>(from: Article, to: Article, key: K): void {
  if (from[key] === undefined) Reflect.deleteProperty(to, key);
  else to[key] = from[key];
}

/** Why a body may not be edited, or undefined where it loads whole. */
function loadProblem(body: ArticleBody): string | undefined {
  const check = checkBody(body);
  if (check.complete) return undefined;
  const unknown =
    check.unknown.length > 0
      ? [`It holds content this version does not know: ${check.unknown.join(', ')}.`]
      : [];
  return [...unknown, ...check.problems].join(' ');
}

function definedMembers(edit: ArticleEdit): Partial<Article> {
  // Members that are undefined are left out, so what remains has the types of `Article`.
  return Object.fromEntries(
    Object.entries(edit).filter(([, value]) => value !== undefined),
  ) as Partial<Article>;
}

async function openAll(folder: string): Promise<
  Result<{
    card: Low<RecordOf<'library'>>;
    site: Low<RecordOf<'site'>>;
    taxonomy: Low<RecordOf<'taxonomy'>>;
    people: Low<RecordOf<'people'>>;
    redirects: Low<RecordOf<'redirects'>>;
  }>
> {
  const open = <T extends RecordType>(type: T, path: string) => openRecord(type, path);
  const card = await open('library', files.card(folder));
  if (!card.ok) return card;
  const site = await open('site', files.site(folder));
  if (!site.ok) return site;
  const taxonomy = await open('taxonomy', files.taxonomy(folder));
  if (!taxonomy.ok) return taxonomy;
  const people = await open('people', files.people(folder));
  if (!people.ok) return people;
  const redirects = await open('redirects', files.redirects(folder));
  if (!redirects.ok) return redirects;
  return success({
    card: card.value,
    site: site.value,
    taxonomy: taxonomy.value,
    people: people.value,
    redirects: redirects.value,
  });
}
