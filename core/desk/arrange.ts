// In what order and in which groups are articles listed? By one of four things, up or down, by month or by state.
import * as z from 'zod';
import { articleStatuses } from '../content/article.ts';
import type { Taxonomy } from '../content/site.ts';
import { unreachable } from '../errors.ts';
import { type ArticleSummary, searchableHeadline } from '../library.ts';
import { Days } from './days.ts';
import { dateOf } from './filter.ts';

export const sortKeys = ['date', 'headline', 'status', 'newsType'] as const;
export const sortKey = z.enum(sortKeys);
export type SortKey = z.infer<typeof sortKey>;
export const sortOrder = z.object({ by: sortKey, isDescending: z.boolean() });
export type SortOrder = z.infer<typeof sortOrder>;

export const groupings = ['month', 'status', 'none'] as const;
export const grouping = z.enum(groupings);
export type Grouping = z.infer<typeof grouping>;

export interface ArticleGroup {
  /** A month such as `2026-03`, a state, or nothing where articles are not grouped. */
  readonly key: string;
  readonly articles: readonly ArticleSummary[];
}

/** Newest first, by month: what a desk begins with. */
export const startingOrder: SortOrder = { by: 'date', isDescending: true };

export interface ArrangeOptions {
  readonly sort: SortOrder;
  readonly group: Grouping;
  readonly zone: string;
  readonly taxonomy: Taxonomy;
}

/**
 * The articles in their order and groups. Groups of months follow the order of time, the way the articles do where they are sorted by date;
 * groups of states follow the way of an article through the house.
 */
export function arrange(
  articles: readonly ArticleSummary[],
  { sort, group, zone, taxonomy }: ArrangeOptions,
): ArticleGroup[] {
  const sorted = placed(articles, sort.by, taxonomy).sort(comparison(sort));
  if (group === 'none') {
    return sorted.length === 0 ? [] : [{ key: '', articles: sorted.map(({ article }) => article) }];
  }
  const days = new Days(zone);
  const groups = new Map<string, ArticleSummary[]>();
  for (const { article, at } of sorted) {
    const key = group === 'month' ? days.monthOf(at) : article.status;
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [article]);
    else members.push(article);
  }
  const isUpwards = sort.by === 'date' && !sort.isDescending;
  const keys = [...groups.keys()].sort((one, other) =>
    group === 'month'
      ? ordered(one, other) * (isUpwards ? 1 : -1)
      : rankOfStatus(one) - rankOfStatus(other),
  );
  return keys.map((key) => ({ key, articles: groups.get(key) ?? [] }));
}

/** An article with what it is put in order by: asked for once, not again by each of a dozen comparisons. */
interface Placed {
  readonly article: ArticleSummary;
  /** Its day, as a moment. */
  readonly at: number;
  readonly by: number | string;
}

function placed(articles: readonly ArticleSummary[], by: SortKey, taxonomy: Taxonomy): Placed[] {
  const placeOf = placeBy(by, taxonomy);
  return articles.map((article) => ({ article, at: dateOf(article), by: placeOf(article) }));
}

function placeBy(
  by: SortKey,
  { newsTypes }: Taxonomy,
): (article: ArticleSummary) => number | string {
  switch (by) {
    case 'date':
      return dateOf;
    case 'headline':
      return searchableHeadline;
    case 'status':
      return ({ status }) => rankOfStatus(status);
    case 'newsType': {
      const ranks = new Map<string, number>(newsTypes.map(({ id, order }) => [id, order]));
      return ({ newsType }) => ranks.get(newsType) ?? ranks.size;
    }
    default:
      return unreachable(by);
  }
}

function comparison({ by, isDescending }: SortOrder): (one: Placed, other: Placed) => number {
  const way = isDescending ? -1 : 1;
  if (by === 'date') {
    return (one, other) => (one.at - other.at || ordered(one.article.id, other.article.id)) * way;
  }
  // Of two that are equal the newer one comes first, whichever way the others go.
  return (one, other) =>
    ordered(one.by, other.by) * way ||
    other.at - one.at ||
    ordered(other.article.id, one.article.id);
}

const ranksOfStatus = new Map<string, number>(
  articleStatuses.map((status, rank) => [status, rank]),
);

function rankOfStatus(status: string): number {
  return ranksOfStatus.get(status) ?? ranksOfStatus.size;
}

function ordered<T extends number | string>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
