// What is in the trash of a library, how does it get there and back, and of which articles only the history is left?
import { access, readdir } from 'node:fs/promises';
import type { Article } from '../../core/content/article.ts';
import { type ArticleId, articleId } from '../../core/content/ids.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { LostArticle, TrashedArticle } from '../../core/ipc/article-contract.ts';
import { moveDurably } from './durable-file.ts';
import type { History } from './history.ts';
import type { KnownProblems } from './known-problems.ts';
import { files } from './library-files.ts';
import type { ListedArticles } from './listed-articles.ts';
import { openRecord } from './record-file.ts';
import { isTaken, setFileAside } from './set-aside.ts';

export interface Trash {
  /** Newest first, by when each was moved there. */
  readonly articles: TrashedArticle[];
  readonly lost: LostArticle[];
}

/** Reads the trash; `listed` are the articles that are not in it. */
export async function readTrash(
  library: string,
  listed: ListedArticles,
  history: History,
  problems: KnownProblems,
): Promise<Trash> {
  const articles: TrashedArticle[] = [];
  const inTrash = new Set<ArticleId>();
  for (const name of await readdir(files.trash(library)).catch(() => [])) {
    const id = articleId.safeParse(name.replace(/\.json$/, ''));
    if (!name.endsWith('.json') || !id.success) continue;
    const record = await openRecord('article', files.trashedArticle(library, id.data));
    if (!record.ok) continue;
    inTrash.add(id.data);
    const { headline, status, language } = record.value.data;
    const entries = await history.entries(id.data);
    const moved = entries.filter((entry) => entry.reason === 'before-trash').at(-1);
    articles.push({ id: id.data, headline, status, language, trashedAt: moved?.at ?? null });
  }
  const lost: LostArticle[] = [];
  for (const id of await history.articles()) {
    if (listed.has(id) || inTrash.has(id)) continue;
    const offer = await problems.offer(id);
    if (offer !== undefined) lost.push(offer);
  }
  const newestFirst = (one: TrashedArticle, other: TrashedArticle): number =>
    (one.trashedAt ?? '') < (other.trashedAt ?? '') ? 1 : -1;
  return { articles: articles.sort(newestFirst), lost };
}

/**
 * Moves a record to its place in the trash. An earlier one that lies there, where a sync client or another program brought this
 * one back, is set aside first: neither takes the place of the other.
 */
export async function moveToTrash(
  library: string,
  path: string,
  trashed: string,
  now: Date,
): Promise<void> {
  // Nothing is set aside for a move that cannot follow.
  await access(path);
  if (await isTaken(trashed)) await setFileAside(library, trashed, now);
  await moveDurably(path, trashed);
}

/** Moves an article from the trash back to its place. Fails with `conflict` where a file is there. */
export async function takeFromTrash(library: string, id: ArticleId): Promise<Result<Article>> {
  const [own, trashed] = [files.article(library, id), files.trashedArticle(library, id)];
  const record = await openRecord('article', trashed);
  if (!record.ok) return record;
  const present = await openRecord('article', own);
  // Moving it would put it in the place of the one that is there.
  if (present.ok || present.error.code !== 'not-found') {
    return failure('conflict', { subject: record.value.data.headline });
  }
  await moveDurably(trashed, own);
  return success(record.value.data);
}
