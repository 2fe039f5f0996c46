// Is every record still what was written? Read again after opening, a few at a time, while nobody waits for anything.
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Article } from '../../core/content/article.ts';
import { type ArticleId, type AssetId, articleId, assetId } from '../../core/content/ids.ts';
import { type Failure, type Result, success } from '../../core/errors.ts';
import { files, listArticleIds, listAssetIds } from './library-files.ts';
import { readChecked } from './record-file.ts';

/** Files of one slice: a few milliseconds of work between two moments in which the window is answered. */
export const SCRUB_AT_ONCE = 8;
const PAUSE_MS = 20;
/** The window, and what the person does first, come before. */
const FIRST_PAUSE_MS = 3_000;

export interface Scrub {
  readonly signal: AbortSignal;
  /** Waits for an idle moment; handed in by tests. */
  readonly pause?: ((first: boolean) => Promise<void>) | undefined;
  /** Resolves once it is known which articles there are. */
  listed(): Promise<void>;
  /** The checksum an article's record is known to have; undefined where a save has changed it since. */
  knows(id: ArticleId): string | undefined;
  /** Whether lists show the article. */
  isListed(id: ArticleId): boolean;
  /** Runs work while no change of the library is under way. */
  inTurn(work: () => Promise<Result<null>>): Promise<Result<null>>;
  /** Whether an earlier revision of an article was put back in its place. */
  isOverrun(article: Article): Promise<boolean>;
  /** Another program changed this article. */
  changed(article: Article): Promise<void>;
  /** A record is whole, or gone; whatever was said of it is no longer so. */
  mended(path: string): void;
  /** A record is damaged; `article` where it is one. */
  damaged(path: string, problem: Failure, article: ArticleId | undefined): Promise<void>;
}

/**
 * Reads every article and every file's record: finds damage that size and time of a file do not show, and articles
 * that another program changed. What is found is read again in turn, and only what is still so counts.
 */
export async function scrubLibrary(library: string, scrub: Scrub): Promise<void> {
  const { signal } = scrub;
  const pause =
    scrub.pause ??
    (async (first: boolean): Promise<void> => {
      const milliseconds = first ? FIRST_PAUSE_MS : PAUSE_MS;
      await wait(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
    });
  const inSlices = async <I>(ids: readonly I[], look: (id: I) => Promise<void>): Promise<void> => {
    for (let start = 0; start < ids.length && !signal.aborted; start += SCRUB_AT_ONCE) {
      await Promise.all(ids.slice(start, start + SCRUB_AT_ONCE).map(look));
      if (!signal.aborted) await pause(false);
    }
  };
  await pause(true);
  if (signal.aborted) return;
  await scrub.listed();
  await inSlices(await listArticleIds(library), (id) => lookAtArticle(library, id, scrub));
  if (signal.aborted) return;
  await inSlices(await listAssetIds(library), (id) => lookAtAsset(library, id, scrub));
}

/** Looks at one file that was not whole before, as the look at every record does. */
export async function lookAtFile(library: string, path: string, scrub: Scrub): Promise<void> {
  const name = basename(path, '.json');
  const article = articleId.safeParse(name);
  if (article.success) return lookAtArticle(library, article.data, scrub);
  const asset = assetId.safeParse(name);
  if (asset.success) await lookAtAsset(library, asset.data, scrub);
}

async function lookAtArticle(library: string, id: ArticleId, scrub: Scrub): Promise<void> {
  const path = files.article(library, id);
  const read = await readChecked('article', path);
  const known = scrub.knows(id);
  if (read.ok) {
    const isKnown = known === undefined ? scrub.isListed(id) : known === read.value.sha256;
    if (isKnown && !(await scrub.isOverrun(read.value.value))) return scrub.mended(path);
  } else if (isAbsent(read)) return scrub.mended(path);
  await scrub.inTurn(async () => {
    const again = await readChecked('article', path);
    if (again.ok) await scrub.changed(again.value.value);
    else if (!isAbsent(again)) await scrub.damaged(path, again.error, id);
    return success(null);
  });
}

async function lookAtAsset(library: string, id: AssetId, scrub: Scrub): Promise<void> {
  const path = files.assetRecord(library, id);
  const read = await readChecked('asset', path);
  if (read.ok || isAbsent(read)) return scrub.mended(path);
  await scrub.inTurn(async () => {
    const again = await readChecked('asset', path);
    if (!again.ok && !isAbsent(again)) await scrub.damaged(path, again.error, undefined);
    return success(null);
  });
}

function isAbsent(read: Result<unknown>): boolean {
  return !read.ok && read.error.code === 'not-found';
}
