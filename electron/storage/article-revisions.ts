// Which revision comes next: a save, the end of a conflict, an entry of the history, a file from outside?
import type { Low } from 'lowdb';
import { loadProblem } from '../../core/blocks/check-body.ts';
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import {
  applyEdit,
  bringBack,
  type ChangeContext,
  draftSlug,
  withRelated,
} from '../../core/content/article-changes.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { makeSlug } from '../../core/content/text.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import { statusAfter } from '../../core/history/entry.ts';
import { type Adopted, adoptArticle } from './adopt.ts';
import type { ArticleFiles } from './article-files.ts';
import { moveDurably } from './durable-file.ts';
import type { History } from './history.ts';
import type { KnownProblems } from './known-problems.ts';
import { files } from './library-files.ts';
import { openRecord } from './record-file.ts';

/** The end of a conflict between revision `seen` of the library and `edit`, typed over revision `base`. */
export interface Settlement {
  readonly seen: number;
  readonly base: number;
  readonly edit: ArticleEdit;
  readonly keep: 'mine' | 'other';
}

export interface RevisionOptions {
  readonly articles: ArticleFiles;
  readonly history: History;
  readonly problems: KnownProblems;
  readonly contextOf: (id: ArticleId) => ChangeContext;
  readonly newId: () => ArticleId;
  readonly now: () => Date;
  /** An article's file was written: lists and windows are to know. */
  readonly remember: (article: Article) => void;
  /** An article was written: whether its state or its embargo is another one is for whoever hears of it to see. */
  readonly moved: (before: Article, after: Article, why?: string) => Promise<void>;
}

/** The changes of articles of a library; `LibraryStore` says what each promises, and calls them in turn. */
export class ArticleRevisions {
  readonly #library: string;
  readonly #options: RevisionOptions;

  constructor(library: string, options: RevisionOptions) {
    this.#library = library;
    this.#options = options;
  }

  async save(
    id: ArticleId,
    base: number,
    edit: ArticleEdit,
    why?: string,
  ): Promise<Result<{ article: Article; savedAt: string }>> {
    const { articles } = this.#options;
    const record = await articles.open(id);
    if (!record.ok) return record;
    const current = record.value.data;
    const goesOn = articles.goesOnFrom(record.value, base);
    const refused = whyNotChanged(current, goesOn ? current.revision : base, edit);
    return refused ?? this.#write(record.value, edit, why);
  }

  async settle(
    id: ArticleId,
    { seen, base, edit, keep }: Settlement,
  ): Promise<Result<{ article: Article; kept: string }>> {
    const { articles, history, contextOf } = this.#options;
    const record = await articles.open(id);
    if (!record.ok) return record;
    const current = record.value.data;
    const refused = whyNotChanged(current, seen, edit);
    if (refused !== undefined) return refused;
    if (keep === 'mine') {
      const kept = await history.keep(id, 'conflict');
      if (kept === null) return failure('write-failed', { subject: current.headline });
      const saved = await this.#write(record.value, edit);
      return saved.ok ? success({ article: saved.value.article, kept }) : saved;
    }
    const mine = applyEdit(current, edit, contextOf(id));
    const kept = await history.keepText({ ...mine, revision: base }, 'conflict');
    if (kept === null) return failure('write-failed', { subject: current.headline });
    return success({ article: current, kept });
  }

  async restore(
    id: ArticleId,
    entryId: string,
  ): Promise<Result<{ article: Article; before: string | null }>> {
    const { articles, history, problems, contextOf, remember } = this.#options;
    const entry = await history.read(id, entryId);
    if (!entry.ok) return entry;
    const own = files.article(this.#library, id);
    let record = await articles.open(id);
    if (!record.ok && record.error.code === 'not-found') {
      const trashed = files.trashedArticle(this.#library, id);
      // What lies in the trash comes back first: two files of one article would take each other's place.
      if ((await openRecord('article', trashed)).ok) {
        await moveDurably(trashed, own);
        record = await articles.open(id);
      }
    }
    if (!record.ok) {
      // A person has seen it beside this entry, and chosen the entry.
      if (record.error.code === 'altered-record') await problems.moveAside(own);
      else if (record.error.code !== 'not-found') return record;
      return success({ article: await this.#recover(id, entry.value.article), before: null });
    }
    const current = record.value.data;
    const next = bringBack(current, entry.value.article, contextOf(id));
    if (next.status !== 'draft' && next.headline.trim() === '') {
      return failure('invalid-argument', { subject: current.headline });
    }
    const before = await history.keep(id, 'before-restore');
    if (before === null) return failure('write-failed', { subject: current.headline });
    await articles.write(record.value, next);
    remember(next);
    return success({ article: next, before });
  }

  /**
   * Writes the list of related news that `decide` makes of the article as it is, undefined for none; null leaves it
   * alone. No entry of the history, and no session: nobody edited anything.
   */
  async relate(
    id: ArticleId,
    decide: (current: Article) => Article['related'] | null,
  ): Promise<Result<{ article: Article; before: Article['related'] } | null>> {
    const { articles, contextOf, remember } = this.#options;
    const record = await articles.open(id);
    if (!record.ok) return record;
    const current = record.value.data;
    const refused = whyNotChanged(current, current.revision, {});
    if (refused !== undefined) return refused;
    const related = decide(current);
    if (related === null) return success(null);
    const next = withRelated(current, related, contextOf(id));
    await articles.write(record.value, next);
    remember(next);
    return success({ article: next, before: current.related });
  }

  /**
   * Makes the edit that `decide` makes of the article as it is: a step of an action on many, so that there is an entry of the
   * history before it and no session. Null leaves it alone, and answers with null.
   */
  async change(
    id: ArticleId,
    decide: (current: Article) => ArticleEdit | null,
  ): Promise<Result<{ before: Article; after: Article } | null>> {
    const { articles, history, contextOf, remember, moved } = this.#options;
    const record = await articles.open(id);
    if (!record.ok) return record;
    const current = record.value.data;
    const edit = decide(current);
    if (edit === null) return success(null);
    const next = applyEdit(current, edit, contextOf(id));
    const refused = whyNotChanged(current, current.revision, edit) ?? whyNotWhole(next);
    if (refused !== undefined) return refused;
    await history.keep(id, 'before-bulk');
    await articles.write(record.value, next);
    await moved(current, next);
    remember(next);
    return success({ before: current, after: next });
  }

  async keepAltered(id: ArticleId): Promise<Result<{ article: Article; before: Article | null }>> {
    const { articles, history, remember } = this.#options;
    const kept = await articles.keepAltered(id);
    if (!kept.ok) return kept;
    remember(kept.value.article);
    // A person has chosen this text: it is to outlast the next change of its file.
    await history.keep(id, 'session');
    return kept;
  }

  async adopt(path: string): Promise<Result<Adopted>> {
    const adopted = await adoptArticle(this.#library, path, this.#options);
    if (!adopted.ok || adopted.value.how === 'same') return adopted;
    this.#options.remember(adopted.value.article);
    await this.#options.history.keep(adopted.value.article.id, 'session');
    return adopted;
  }

  /** Writes the next revision of a record that `edit` was found to fit. */
  async #write(
    record: Low<Article>,
    edit: ArticleEdit,
    why?: string,
  ): Promise<Result<{ article: Article; savedAt: string }>> {
    const { articles, history, contextOf, remember, moved } = this.#options;
    const current = record.data;
    const { id } = current;
    const next = applyEdit(current, edit, contextOf(id));
    const refused = whyNotWhole(next);
    if (refused !== undefined) return refused;
    await history.beforeChange(current, next);
    await articles.write(record, next);
    // Before anybody hears of it: whoever does may ask at once who did it, and why.
    await moved(current, next, why);
    remember(next);
    history.afterSave(id);
    return success({ article: next, savedAt: next.updatedAt });
  }

  /**
   * An article whose record is gone comes back as a whole: the text of `earlier`, and of what is about its readers what the newest entry
   * has, which may have been withdrawn or put under an embargo since.
   */
  async #recover(id: ArticleId, earlier: Article): Promise<Article> {
    const { articles, history, contextOf, remember } = this.#options;
    const context = contextOf(id);
    const newest = await history.newestGood(id);
    const last = newest?.entry.article ?? earlier;
    const entries = await history.entries(id);
    const since = entries.slice(entries.findIndex((one) => one.id === newest?.id));
    const status = statusAfter(
      last.status,
      since.map(({ reason }) => reason),
    );
    const article = bringBack({ ...last, status }, earlier, context);
    if (context.taken.has(article.slug)) {
      article.slug = makeSlug(article.headline, context.taken, draftSlug(id));
    }
    await articles.create(article);
    remember(article);
    await history.keep(id, 'session');
    return article;
  }
}

/** Why an article must not stand as it is; undefined where it may. */
function whyNotWhole({
  status,
  headline,
  publishAt,
}: Article): ReturnType<typeof failure> | undefined {
  if (status !== 'draft' && headline.trim() === '') {
    return failure('invalid-argument', { detail: 'An article needs a headline first.' });
  }
  if (status === 'scheduled' && publishAt === undefined) {
    const detail = 'A scheduled article needs a date.';
    return failure('invalid-argument', { subject: headline, detail });
  }
  return undefined;
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
