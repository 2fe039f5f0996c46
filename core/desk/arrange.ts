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
  const sorted = [...articles].sort(comparison(sort, taxonomy));
  if (group === 'none') return sorted.length === 0 ? [] : [{ key: '', articles: sorted }];
  const days = new Days(zone);
  const groups = new Map<string, ArticleSummary[]>();
  for (const article of sorted) {
    const key = group === 'month' ? days.monthOf(dateOf(article)) : article.status;
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [article]);
    else members.push(article);
  }
  const isUpwards = sort.by === 'date' && !sort.isDescending;
  const keys = [...groups.keys()].sort((one, other) =>
    group === 'month'
      ? byText(one, other) * (isUpwards ? 1 : -1)
      : rankOfStatus(one) - rankOfStatus(other),
  );
  return keys.map((key) => ({ key, articles: groups.get(key) ?? [] }));
}

function comparison(
  { by, isDescending }: SortOrder,
  taxonomy: Taxonomy,
): (one: ArticleSummary, other: ArticleSummary) => number {
  const way = isDescending ? -1 : 1;
  // Of two that are equal the newer one comes first, whichever way the others go.
  const newest = (one: ArticleSummary, other: ArticleSummary): number =>
    dateOf(other) - dateOf(one) || byText(other.id, one.id);
  switch (by) {
    case 'date':
      return (one, other) => (dateOf(one) - dateOf(other) || byText(one.id, other.id)) * way;
    case 'headline':
      return (one, other) =>
        byText(searchableHeadline(one), searchableHeadline(other)) * way || newest(one, other);
    case 'status':
      return (one, other) =>
        (rankOfStatus(one.status) - rankOfStatus(other.status)) * way || newest(one, other);
    case 'newsType': {
      const ranks = new Map<string, number>(taxonomy.newsTypes.map(({ id, order }) => [id, order]));
      const rank = ({ newsType }: ArticleSummary): number => ranks.get(newsType) ?? ranks.size;
      return (one, other) => (rank(one) - rank(other)) * way || newest(one, other);
    }
    default:
      return unreachable(by);
  }
}

const ranksOfStatus = new Map<string, number>(
  articleStatuses.map((status, rank) => [status, rank]),
);

function rankOfStatus(status: string): number {
  return ranksOfStatus.get(status) ?? ranksOfStatus.size;
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
