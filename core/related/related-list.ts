// Which of the related articles make up a list? The best ones, but not six of one series.
import type { ArticleId } from '../content/ids.ts';
import type { RelatedFacts } from './related-facts.ts';
import type { Because, RelatedIndex, ScoredArticle } from './related-index.ts';

/** Longer than any website shows, so that pins, exclusions and what is not public yet leave enough. */
export const LISTED = 12;
/** A list is chosen among so many. */
const POOL = 48;
/** Each one of the same series, and of the same news type, that is in the list already costs a candidate so many per cent. */
const SERIES_PERCENT = 30;
const NEWS_TYPE_PERCENT = 3;
const MOST_PERCENT = 80;
/** Two headlines of one news type that share so many per cent of the shorter one are of a series. */
const SERIES_SHARE_PERCENT = 60;

export interface RelatedArticle {
  readonly id: ArticleId;
  readonly score: number;
  readonly because: Because;
}

/**
 * The related news of `subject`, in the order they are to be shown. Each next one is the best of those left, where a
 * candidate is worth less the more of its series and its news type are in the list: a newsletter is followed by its
 * best matter, not by all other newsletters. Of an article and its translations one is enough.
 */
export function relatedList(
  index: RelatedIndex,
  subject: RelatedFacts,
  count = LISTED,
): RelatedArticle[] {
  const question = index.ask(subject);
  const pool = index.best(question, Math.max(POOL, count * 2));
  const chosen: ScoredArticle[] = [];
  while (chosen.length < count && pool.length > 0) {
    let [bestPlace, bestWorth] = [0, -1];
    for (const [place, candidate] of pool.entries()) {
      // The pool is in order of score: nothing further down can be worth more.
      if (candidate.score * 100 <= bestWorth) break;
      const worth = candidate.score * (100 - costPercent(candidate, chosen));
      if (worth > bestWorth) [bestPlace, bestWorth] = [place, worth];
    }
    const [next] = pool.splice(bestPlace, 1);
    if (next === undefined) break;
    if (!chosen.some((one) => isSameArticle(one, next))) chosen.push(next);
  }
  return chosen.flatMap(({ id, score }) => {
    const because = index.because(question, id);
    return because === undefined ? [] : [{ id, score, because }];
  });
}

function costPercent(candidate: ScoredArticle, chosen: readonly ScoredArticle[]): number {
  let cost = 0;
  for (const one of chosen) {
    if (one.newsType !== candidate.newsType) continue;
    cost += isSeries(one, candidate) ? SERIES_PERCENT : NEWS_TYPE_PERCENT;
  }
  return Math.min(MOST_PERCENT, cost);
}

function isSeries(one: ScoredArticle, other: ScoredArticle): boolean {
  const [fewer, more] =
    one.headline.size <= other.headline.size
      ? [one.headline, other.headline]
      : [other.headline, one.headline];
  let shared = 0;
  for (const root of fewer) if (more.has(root)) shared++;
  return shared > 0 && shared * 100 >= fewer.size * SERIES_SHARE_PERCENT;
}

function isSameArticle(one: ScoredArticle, other: ScoredArticle): boolean {
  return one.original === other.original || one.original === other.id || one.id === other.original;
}
