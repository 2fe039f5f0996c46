// What would an action on many articles change on each of them, and on which can it change nothing, and why?
import * as z from 'zod';
import {
  type Article,
  type ArticleEdit,
  type ArticleStatus,
  articleStatus,
  zonedInstant,
} from '../content/article.ts';
import { type ArticleId, termId } from '../content/ids.ts';
import { unreachable } from '../errors.ts';
import type { ArticleSummary } from '../library.ts';
import { haveSameItems } from '../same-items.ts';
import type { ChangeSet } from './change-set.ts';

const terms = z.array(termId).max(200);

export const bulkAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('status'), to: articleStatus }),
  z.object({
    do: z.enum(['categories', 'tags']),
    how: z.enum(['add', 'remove', 'replace']),
    terms,
  }),
  z.object({ do: z.literal('newsType'), to: termId }),
  /** When it goes live, or went. */
  z.object({ do: z.literal('date'), to: zonedInstant }),
  z.object({ do: z.literal('trash') }),
]);
export type BulkAction = z.infer<typeof bulkAction>;

/** The states that an article of each state may go to; the details of one article offer the same. */
export const nextStatuses: Readonly<Record<ArticleStatus, readonly ArticleStatus[]>> = {
  draft: ['inReview', 'scheduled', 'published', 'archived'],
  inReview: ['draft', 'approved', 'scheduled', 'published', 'archived'],
  approved: ['draft', 'scheduled', 'published', 'archived'],
  scheduled: ['draft', 'archived'],
  published: ['draft', 'archived'],
  archived: ['draft'],
};

/** What an action has to know of an article: lists know as much. */
export interface BulkSubject {
  readonly headline: string;
  readonly status: ArticleStatus;
  readonly newsType: Article['newsType'];
  readonly categories: Article['categories'];
  readonly tags: Article['tags'];
  readonly publishAt: string | undefined;
  readonly publishedAt: string | undefined;
}

/** Why an action changes nothing on an article. */
export const bulkReasons = [
  /** It is so already. */
  'same',
  'noHeadline',
  /** No way leads from its state to that one. */
  'notNext',
  /** Whoever sends an article back from review says why, to the one who wrote it. */
  'saysWhy',
  /** It is scheduled for a date, and has none that is still to come. */
  'noDate',
  /** It has a date to come: it is scheduled, not published now. */
  'dateToCome',
  /** A check finds something that blocks: who lets it pass says so in the article, by name. */
  'blocked',
] as const;
export type BulkReason = (typeof bulkReasons)[number];

export type BulkEffect =
  | { readonly kind: 'edit'; readonly edit: ArticleEdit }
  | { readonly kind: 'trash' }
  | { readonly kind: 'none'; readonly why: BulkReason };

/** What an action does to one article as it is now. */
export function effectOf(action: BulkAction, subject: BulkSubject, now: Date): BulkEffect {
  switch (action.do) {
    case 'trash':
      return { kind: 'trash' };
    case 'status':
      return moveTo(action.to, subject, now);
    case 'newsType':
      if (subject.newsType === action.to) return { kind: 'none', why: 'same' };
      return { kind: 'edit', edit: { newsType: action.to } };
    case 'categories':
    case 'tags': {
      const current = subject[action.do];
      const next = termsAfter(current, action);
      if (haveSameItems(next, current)) return { kind: 'none', why: 'same' };
      return { kind: 'edit', edit: { [action.do]: next } };
    }
    case 'date':
      return dateTo(action.to, subject);
    default:
      return unreachable(action);
  }
}

/** The steps of an action on the articles with these ids. Each decides when its turn comes, by the same rule as the dry run. */
export function stepsOf(action: BulkAction, ids: readonly ArticleId[], now: Date): ChangeSet {
  if (action.do === 'trash') return ids.map((id) => ({ kind: 'trash', id }));
  return ids.map((id) => ({
    kind: 'article',
    id,
    change: (current) => {
      const effect = effectOf(action, subjectOf(current), now);
      return effect.kind === 'edit' ? effect.edit : null;
    },
  }));
}

function subjectOf({ publishAt, ...article }: Article): BulkSubject {
  return { ...article, publishAt: publishAt?.instant, publishedAt: article.publishedAt };
}

export interface DryRun {
  /** Articles that change, each with what it will have. */
  readonly changes: readonly { readonly article: ArticleSummary; readonly effect: BulkEffect }[];
  readonly unchanged: readonly { readonly article: ArticleSummary; readonly why: BulkReason }[];
}

/** Whether an action brings articles a step nearer to readers, and is held back by what blocks. */
export function isJudged(action: BulkAction): boolean {
  return action.do === 'status' && ['approved', 'scheduled', 'published'].includes(action.to);
}

/**
 * What an action would do to all of them, in their order. `isBlocked` tells what the checks say of an article, where the action is one
 * that is judged.
 */
export function dryRun(
  action: BulkAction,
  articles: readonly ArticleSummary[],
  now: Date,
  isBlocked: (article: ArticleSummary) => boolean = () => false,
): DryRun {
  const changes: { article: ArticleSummary; effect: BulkEffect }[] = [];
  const unchanged: { article: ArticleSummary; why: BulkReason }[] = [];
  for (const article of articles) {
    const subject = { ...article, categories: [...article.categories], tags: [...article.tags] };
    const effect = effectOf(action, subject, now);
    if (effect.kind === 'none') unchanged.push({ article, why: effect.why });
    else if (isJudged(action) && isBlocked(article)) unchanged.push({ article, why: 'blocked' });
    else changes.push({ article, effect });
  }
  return { changes, unchanged };
}

function moveTo(to: ArticleStatus, subject: BulkSubject, now: Date): BulkEffect {
  const { status, headline, publishAt, publishedAt } = subject;
  if (status === to) return { kind: 'none', why: 'same' };
  if (!nextStatuses[status].includes(to)) return { kind: 'none', why: 'notNext' };
  if (status === 'inReview' && to === 'draft') return { kind: 'none', why: 'saysWhy' };
  if (to !== 'draft' && headline.trim() === '') return { kind: 'none', why: 'noHeadline' };
  const isToCome = publishAt !== undefined && Date.parse(publishAt) > now.getTime();
  if (to === 'scheduled' && !isToCome) return { kind: 'none', why: 'noDate' };
  if (to !== 'published') return { kind: 'edit', edit: { status: to } };
  if (isToCome) return { kind: 'none', why: 'dateToCome' };
  // The first time counts: an article that comes back keeps its date.
  const at = publishedAt ?? publishAt ?? now.toISOString();
  return { kind: 'edit', edit: { status: to, publishedAt: at } };
}

function dateTo(to: z.infer<typeof zonedInstant>, subject: BulkSubject): BulkEffect {
  const isOut = subject.status === 'published' || subject.status === 'archived';
  const current = isOut ? subject.publishedAt : subject.publishAt;
  if (current !== undefined && Date.parse(current) === Date.parse(to.instant)) {
    return { kind: 'none', why: 'same' };
  }
  return { kind: 'edit', edit: isOut ? { publishedAt: to.instant } : { publishAt: to } };
}

function termsAfter(
  current: Article['categories'],
  { how, terms: given }: Extract<BulkAction, { do: 'categories' | 'tags' }>,
): Article['categories'] {
  switch (how) {
    case 'add':
      return [...current, ...given.filter((id) => !current.includes(id))];
    case 'remove':
      return current.filter((id) => !given.includes(id));
    case 'replace':
      return [...new Set(given)];
    default:
      return unreachable(how);
  }
}
