// In what order are the articles of a newsroom listed? By state, and inside a state so that nothing moves while one types.
import type { ArticleStatus } from './content/article.ts';
import type { ArticleSummary } from './library.ts';

/** The groups of the list, in their order. */
export const groupIds = [
  'inReview',
  'draft',
  'approvedAndScheduled',
  'published',
  'archived',
] as const;
export type GroupId = (typeof groupIds)[number];

export const groupOf: Readonly<Record<ArticleStatus, GroupId>> = {
  draft: 'draft',
  inReview: 'inReview',
  approved: 'approvedAndScheduled',
  scheduled: 'approvedAndScheduled',
  published: 'published',
  archived: 'archived',
};

/**
 * Sorts the articles of one group newest first: by the day each went live once there is one, else by the moment it was
 * made (ids sort by it). Never by the last change, or a card would jump at every save.
 */
export function compareInGroup(group: GroupId, one: ArticleSummary, other: ArticleSummary): number {
  if (group === 'published' || group === 'archived') {
    const byDate = descending(one.publishedAt ?? '', other.publishedAt ?? '');
    if (byDate !== 0) return byDate;
  }
  return descending(one.id, other.id);
}

/** The first `count` articles of the list. */
export function frontOfList(summaries: Iterable<ArticleSummary>, count: number): ArticleSummary[] {
  const groups = new Map<GroupId, ArticleSummary[]>(groupIds.map((id) => [id, []]));
  for (const summary of summaries) groups.get(groupOf[summary.status])?.push(summary);
  const front: ArticleSummary[] = [];
  for (const [group, members] of groups) {
    if (front.length >= count) break;
    members.sort((one, other) => compareInGroup(group, one, other));
    front.push(...members.slice(0, count - front.length));
  }
  return front;
}

function descending(one: string, other: string): number {
  return one < other ? 1 : one > other ? -1 : 0;
}
