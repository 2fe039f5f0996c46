// What a whole library holds right now, for readers: no lock is taken and nothing is written.
import { basename, relative } from 'node:path';
import type { Asset } from '../../core/content/asset.ts';
import type { AssetId } from '../../core/content/ids.ts';
import { type PackedArticle, packArticle } from '../../core/content/packed-article.ts';
import type { RecordOf, RecordType } from '../../core/content/record-types.ts';
import { type Failure, failure, type Result, success } from '../../core/errors.ts';
import type { LibraryProblem } from '../../core/ipc/contract.ts';
import type { LibrarySnapshot } from '../../core/library.ts';
import { files, identifyLibrary, listArticleIds, listAssetIds } from './library-files.ts';
import { readRecord } from './record-file.ts';

/** How many files are read at once: enough to keep the disk busy, few enough for any limit on open files. */
const READ_AHEAD = 32;

/**
 * Reads every record. Damaged articles and assets are reported and left out; a damaged site, taxonomy or list
 * of people fails the whole, since nothing right can be made without them.
 */
export async function readLibrary(
  library: string,
): Promise<Result<{ snapshot: LibrarySnapshot; problems: LibraryProblem[] }>> {
  const identified = await identifyLibrary(library);
  if (!identified.ok) return identified;
  const needed = await readAll({
    card: readRecord('library', files.card(library)),
    site: readRecord('site', files.site(library)),
    taxonomy: readRecord('taxonomy', files.taxonomy(library)),
    people: readRecord('people', files.people(library)),
    redirects: readRecord('redirects', files.redirects(library)),
  });
  if (!needed.ok) return failure(needed.error.code, needed.error);
  const { card, site, taxonomy, people, redirects } = needed.value;

  const problems: LibraryProblem[] = [];
  const report = (file: string, problem: Failure): void => {
    problems.push(describeProblem(library, file, problem, false));
  };
  const articles: PackedArticle[] = [];
  await readMany(
    'article',
    (await listArticleIds(library)).map((id) => files.article(library, id)),
    (article) => articles.push(packArticle(article)),
    report,
  );
  const assets = new Map<AssetId, Asset>();
  await readMany(
    'asset',
    (await listAssetIds(library)).map((id) => files.assetRecord(library, id)),
    (asset) => assets.set(asset.id, asset),
    report,
  );
  return success({
    snapshot: {
      id: card.id,
      site,
      taxonomy,
      people: people.people,
      redirects: redirects.redirects,
      articles,
      assets,
    },
    problems,
  });
}

/** Reads many records of one type, some at a time; `take` and `report` are called in the order of `paths`. */
export async function readMany<T extends RecordType>(
  type: T,
  paths: readonly string[],
  take: (record: RecordOf<T>) => void,
  report: (path: string, problem: Failure) => void,
): Promise<void> {
  for (let start = 0; start < paths.length; start += READ_AHEAD) {
    const batch = paths.slice(start, start + READ_AHEAD);
    const read = await Promise.all(batch.map((path) => readRecord(type, path)));
    for (const [index, result] of read.entries()) {
      if (result.ok) take(result.value);
      else report(batch[index] ?? '', result.error);
    }
  }
}

export function describeProblem(
  library: string,
  path: string,
  problem: Failure,
  setAside: boolean,
): LibraryProblem {
  return {
    file: relative(library, path) || basename(path),
    code: problem.code,
    detail: problem.detail ?? '',
    setAside,
  };
}

/** Waits for all; answers with the first failure, if any, in the order given. */
async function readAll<R extends Record<string, unknown>>(
  reads: {
    [K in keyof R]: Promise<Result<R[K]>>;
  },
): Promise<Result<R>> {
  const values: Partial<R> = {};
  for (const key in reads) {
    const result = await reads[key];
    if (!result.ok) return result;
    values[key] = result.value;
  }
  // Every key of `reads` was visited and each had a value.
  return success(values as R);
}
