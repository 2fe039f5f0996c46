// What becomes of a file that a person hands over: the next revision of its article, an article, or a draft beside one?
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Article } from '../../core/content/article.ts';
import {
  adoptionOf,
  type ChangeContext,
  draftCopy,
  draftSlug,
} from '../../core/content/article-changes.ts';
import { type ArticleId, articleId, assetId } from '../../core/content/ids.ts';
import { newsletterId, templateId } from '../../core/content/newsletter.ts';
import type { RecordType } from '../../core/content/record-types.ts';
import { makeSlug } from '../../core/content/text.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { ArticleFiles } from './article-files.ts';
import type { History } from './history.ts';
import { files } from './library-files.ts';
import { acquireLock } from './library-lock.ts';
import { openRecord } from './record-file.ts';
import { copyFileAside, setFileAside } from './set-aside.ts';

/** What became of it. */
export interface Adopted {
  /** `same`: it holds what is there; `draft`: neither it nor what is there was made from the other. */
  readonly how: 'same' | 'revision' | 'article' | 'draft';
  readonly article: Article;
}

export interface AdoptContext {
  readonly articles: ArticleFiles;
  readonly history: History;
  readonly contextOf: (id: ArticleId) => ChangeContext;
  readonly newId: () => ArticleId;
  readonly now: () => Date;
}

/**
 * Adopts the article that the file at `path` holds, by the rule of `docs/FORMAT.md`; call it in turn with other changes.
 * A wrong checksum is no hindrance: whoever hands the file over has seen it. What it replaces is an entry of the history
 * first, or nothing is done. The file itself stays, unless it lies among the articles.
 */
export async function adoptArticle(
  library: string,
  path: string,
  context: AdoptContext,
): Promise<Result<Adopted>> {
  const read = await openRecord('article', path, { readAltered: true });
  if (!read.ok) return read;
  const found = read.value.data;
  const own = files.article(library, found.id);
  const current = await context.articles.open(found.id);
  if (path === own) {
    if (current.ok) return success({ how: 'same', article: current.value.data });
    const kept = await context.articles.keepAltered(found.id);
    return kept.ok ? success({ how: 'revision', article: kept.value.article }) : kept;
  }
  const adopted = current.ok
    ? await adoptBeside(found, current.value, context)
    : current.error.code === 'not-found'
      ? await adoptAlone(library, found, context)
      : current;
  if (adopted.ok && dirname(path) === files.articles(library)) {
    await setFileAside(library, path, context.now());
  }
  return adopted;
}

/** Where the article is there. */
async function adoptBeside(
  found: Article,
  current: Extract<Awaited<ReturnType<ArticleFiles['open']>>, { ok: true }>['value'],
  { articles, history, contextOf, newId, now }: AdoptContext,
): Promise<Result<Adopted>> {
  const { id } = found;
  const adoption = adoptionOf(found, current.data, contextOf(id));
  switch (adoption.kind) {
    case 'same':
      return success({ how: 'same', article: current.data });
    case 'apart': {
      const headline = `${found.headline} (copy from a file)`;
      const draft = draftCopy(found, { id: newId(), headline, now: now().toISOString() });
      await articles.create(draft);
      return success({ how: 'draft', article: draft });
    }
    default: {
      const before = await history.keep(id, 'before-adopt');
      if (before === null) return failure('write-failed', { subject: current.data.headline });
      const next = withFreeSlug(adoption.kind === 'later' ? found : adoption.next, contextOf(id));
      await articles.write(current, next);
      return success({ how: 'revision', article: next });
    }
  }
}

/** Where there is no such article, or only its history. */
async function adoptAlone(
  library: string,
  found: Article,
  { articles, contextOf }: AdoptContext,
): Promise<Result<Adopted>> {
  const trashed = await openRecord('article', files.trashedArticle(library, found.id));
  if (trashed.ok) {
    return failure('conflict', {
      subject: found.headline,
      detail: 'the article is in the trash: restore it first',
    });
  }
  const article = withFreeSlug(found, contextOf(found.id));
  await articles.create(article);
  return success({ how: 'article', article });
}

function withFreeSlug(article: Article, { taken }: ChangeContext): Article {
  if (!taken.has(article.slug)) return article;
  return { ...article, slug: makeSlug(article.headline, taken, draftSlug(article.id)) };
}

/**
 * Makes the checksum of a record right that lies where records of its type lie: the newsroom's own records, those of
 * files, issues and templates of the newsletter, articles in the trash. The file as it was is copied to `trash/set-aside` first. Answers with whether there
 * was something to do. Takes the library's lock: fails with `library-locked`, or as reading the record fails.
 */
export async function mendChecksum(
  library: string,
  path: string,
  now: Date,
): Promise<Result<boolean>> {
  const type = recordTypeAt(library, path);
  if (type === undefined) {
    return failure('invalid-argument', {
      subject: basename(path),
      detail: 'it is no article, and no record where a newsroom has one',
    });
  }
  const lock = await acquireLock(library);
  if (!lock.ok) return lock;
  try {
    if ((await openRecord(type, path)).ok) return success(false);
    const altered = await openRecord(type, path, { readAltered: true });
    if (!altered.ok) return altered;
    const { data } = altered.value;
    if ('id' in data && type !== 'library' && data.id !== basename(path, '.json')) {
      return failure('damaged-record', {
        subject: basename(path),
        detail: 'it holds the record of another name',
      });
    }
    await copyFileAside(library, path, await readFile(path), now);
    await altered.value.write();
    return success(true);
  } finally {
    await lock.value.release();
  }
}

/** The type of the record that belongs at a place in a library; undefined among the articles and elsewhere. */
export function recordTypeAt(library: string, path: string): RecordType | undefined {
  const shared = ['site', 'taxonomy', 'people', 'redirects', 'targets'] as const;
  if (path === files.card(library)) return 'library';
  const own = shared.find((type) => path === files[type](library));
  if (own !== undefined) return own;
  const id = basename(path, '.json');
  const trashed = articleId.safeParse(id);
  if (trashed.success && path === files.trashedArticle(library, trashed.data)) return 'article';
  const issue = newsletterId.safeParse(id);
  if (issue.success && path === files.newsletter(library, issue.data)) return 'newsletterIssue';
  const template = templateId.safeParse(id);
  if (template.success && path === files.template(library, template.data)) {
    return 'newsletterTemplate';
  }
  const asset = assetId.safeParse(id);
  return asset.success && path === files.assetRecord(library, asset.data) ? 'asset' : undefined;
}
