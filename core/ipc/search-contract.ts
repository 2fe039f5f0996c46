// What passes between the window and the full-text search: how much of the archive is known, and what it found?
import * as z from 'zod';
import { articleId } from '../content/ids.ts';
import { searchFields } from '../search/article-text.ts';

/** How far the reading of the archive has come. Until it is ready, searches answer from what is known. */
export const searchProgress = z.object({
  known: z.int(),
  articles: z.int(),
  isReady: z.boolean(),
});
export type SearchProgress = z.infer<typeof searchProgress>;

/** The best articles for a query, each with the passage that shows why; offsets in UTF-16 units of `text`. */
export const searchAnswer = searchProgress.extend({
  hits: z.array(
    z.object({
      id: articleId,
      field: z.enum(searchFields),
      text: z.string(),
      highlights: z.array(z.tuple([z.int(), z.int()])),
    }),
  ),
  /** How many articles hold the words, of which `hits` are the first. */
  total: z.int(),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const searchCalls = {
  /** Someone is about to search: the archive begins to be read, in a process of its own. */
  'search.start': { input: z.object({}), output: z.object({}) },
  /** Searches the text of all articles. A newer query ends the one before, which then fails with `cancelled`. */
  'search.query': {
    input: z.object({ text: z.string().max(400), limit: z.int().min(1).max(100) }),
    output: searchAnswer,
  },
} as const;

export const searchEvents = {
  /** More of the archive can be searched than before; told now and then while it is read. */
  'search.progress': searchProgress,
} as const;
