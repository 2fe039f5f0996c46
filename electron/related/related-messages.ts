// What do the app and the process that computes related news say to each other?
import * as z from 'zod';
import { relatedNews } from '../../core/content/article.ts';
import { articleId } from '../../core/content/ids.ts';

const { items, computedFor } = relatedNews.shape;

/** The list of one article, for the revision it was computed for, and the one it takes the place of. */
export const computedList = z.object({
  id: articleId,
  revision: z.int(),
  items,
  before: z.object({ items, computedFor }),
});
export type ComputedList = z.infer<typeof computedList>;

/** What refreshing every list would change. */
export const relatedPlan = z.object({
  /** How many articles have a list. */
  articles: z.int(),
  changes: z.array(articleId),
  /** How many pages of the website would show other articles. */
  pages: z.int(),
});
export type RelatedPlan = z.infer<typeof relatedPlan>;

export const messageToProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('open'), library: z.string().min(1) }),
  z.object({ type: z.literal('changed'), ids: z.array(articleId) }),
  z.object({ type: z.literal('list'), number: z.int(), id: articleId }),
  z.object({ type: z.literal('plan'), number: z.int(), now: z.iso.datetime() }),
  z.object({ type: z.literal('cancel'), number: z.int() }),
]);
export type MessageToProcess = z.infer<typeof messageToProcess>;

export const messageFromProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.int(), total: z.int() }),
  z.object({ type: z.literal('list'), number: z.int(), list: computedList.nullable() }),
  z.object({ type: z.literal('plan'), number: z.int(), plan: relatedPlan.nullable() }),
  z.object({ type: z.literal('failed'), number: z.int(), detail: z.string() }),
]);
export type MessageFromProcess = z.infer<typeof messageFromProcess>;
