// What do the app and its search process say to each other?
import * as z from 'zod';
import { articleId } from '../../core/content/ids.ts';
import { searchAnswer, searchProgress } from '../../core/ipc/search-contract.ts';

export const messageToProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('open'), library: z.string().min(1), mayWrite: z.boolean() }),
  z.object({
    type: z.literal('changed'),
    ids: z.array(articleId),
    /** People may have other names now. */
    hasNewNames: z.boolean(),
  }),
  /** A newer number ends the search of an older one of the same window. */
  z.object({
    type: z.literal('query'),
    number: z.int(),
    window: z.int(),
    text: z.string(),
    limit: z.int(),
  }),
  /** The process keeps what is worth keeping, and ends. */
  z.object({ type: z.literal('close') }),
]);
export type MessageToProcess = z.infer<typeof messageToProcess>;

export const messageFromProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: searchProgress }),
  z.object({ type: z.literal('answer'), number: z.int(), answer: searchAnswer }),
  z.object({ type: z.literal('failed'), number: z.int(), detail: z.string() }),
]);
export type MessageFromProcess = z.infer<typeof messageFromProcess>;
