// What a newsroom may do with its library: the one place that changes records, in order, one change at a time.
import { randomFillSync } from 'node:crypto';
import { basename } from 'node:path';
import type { Low } from 'lowdb';
import { checkBody } from '../../core/blocks/check-body.ts';
import { type Article, type ArticleEdit, newArticle } from '../../core/content/article.ts';
import type { ArticleBody } from '../../core/content/body.ts';
import type { ArticleId, LibraryId } from '../../core/content/ids.ts';
import { type IdSource, makeArticleId, makeTermId } from '../../core/content/ids.ts';
import type { RecordOf, RecordType } from '../../core/content/records.ts';
import type { Category, NewsType, Person, Site, Tag, Taxonomy } from '../../core/content/site.ts';
import { makeSlug } from '../../core/content/text.ts';
import { failure, type Result, success, toFailure } from '../../core/errors.ts';
import type { LibraryProblem, LoadedArticle } from '../../core/ipc/contract.ts';
import { type ArticleSummary, summarise } from '../../core/library.ts';
import { AssetStore } from '../media/asset-store.ts';
import { moveDurably } from './durable-file.ts';
import { files, identifyLibrary, listArticleIds } from './library-files.ts';
import { acquireLock, type LibraryLock } from './library-lock.ts';
import { describeProblem, readMany } from './read-library.ts';
import { createRecord, openRecord } from './record-file.ts';

export type TermKind = 'category' | 'newsType' | 'tag';

export interface StoreOptions {
  readonly now?: () => Date;
  /** Works on although another computer's lock is there: the person has said so. */
  readonly takeOver?: boolean;
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

  readonly #lock: LibraryLock | null;
  readonly #site: Low<RecordOf<'site'>>;
  readonly #taxonomy: Low<RecordOf<'taxonomy'>>;
  readonly #people: Low<RecordOf<'people'>>;
  readonly #redirects: Low<RecordOf<'redirects'>>;
  readonly #summaries = new Map<ArticleId, ArticleSummary>();
  readonly #slugs = new Map<ArticleId, string>();
  readonly #ids: IdSource;
  readonly #now: () => Date;
  #queue: Promise<unknown> = Promise.resolve();
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
  ) {
    this.folder = folder;
    this.name = basename(folder);
    this.id = records.card.data.id;
    this.readOnly = readOnly;
    this.#lock = lock;
    this.#site = records.site;
    this.#taxonomy = records.taxonomy;
    this.#people = records.people;
    this.#redirects = records.redirects;
    this.#now = now;
    this.#ids = { now: () => now().getTime(), random: (bytes) => randomFillSync(bytes) };
    this.assets = new AssetStore(folder, now);
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
    } catch (error) {
      readOnly = toFailure(error).detail ?? 'the folder cannot be written to';
    }
    const open = await openAll(folder);
    if (!open.ok) {
      await lock?.release();
      return open;
    }
    const now = options.now ?? (() => new Date());
    const store = new LibraryStore(folder, lock, readOnly, open.value, now);
    await store.#readArticles();
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
      if (current.publishedAt !== undefined && current.slug !== next.slug) {
        // The way from the old address is on disk before the address changes.
        const from = `news/${current.slug}/`;
        const kept = this.#redirects.data.redirects.filter((redirect) => redirect.from !== from);
        this.#redirects.data = {
          redirects: [...kept, { from, to: `news/${next.slug}/` }],
        };
        await this.#redirects.write();
      }
      record.value.data = next;
      await record.value.write();
      this.#remember(next);
      return success({ article: next, savedAt: now });
    });
  }

  /** Moves an article to the trash, from where `restoreArticle` brings it back. */
  trashArticle(id: ArticleId): Promise<Result<null>> {
    return this.#change(async () => {
      await moveDurably(files.article(this.folder, id), files.trashedArticle(this.folder, id));
      this.#summaries.delete(id);
      this.#slugs.delete(id);
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
    await this.#queue;
    await this.#lock?.release();
  }

  /** Runs one change after the ones before it; what it throws becomes the failure it stands for. */
  #change<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#closed) return Promise.resolve(failure('shutting-down'));
    const reason = this.readOnly;
    if (reason !== null) return Promise.resolve(failure('read-only', { detail: reason }));
    const mine = this.#queue.then(async (): Promise<Result<T>> => {
      try {
        return await work();
      } catch (error) {
        return { ok: false, error: toFailure(error) };
      }
    });
    this.#queue = mine;
    return mine;
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
    const taken = new Set<string>();
    for (const [id, slug] of this.#slugs) if (id !== current.id) taken.add(slug);
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
    this.#summaries.set(article.id, summary);
    this.#slugs.set(article.id, article.slug);
    return summary;
  }

  async #readArticles(): Promise<void> {
    const unreadable: { path: string; problem: LibraryProblem }[] = [];
    await readMany(
      'article',
      (await listArticleIds(this.folder)).map((id) => files.article(this.folder, id)),
      (article) => this.#remember(article),
      (path, problem) =>
        unreadable.push({ path, problem: describeProblem(this.folder, path, problem, false) }),
    );
    for (const { path, problem } of unreadable) {
      const setAside = problem.code === 'damaged-record' && this.#lock !== null;
      if (setAside) {
        const stamp = this.#now().toISOString().replaceAll(':', '-');
        await moveDurably(path, `${files.setAside(this.folder)}/${stamp} ${basename(path)}`);
      }
      this.problems.push({ ...problem, setAside });
    }
  }
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
