// What do the app and the process that makes small pictures say to each other?
import * as z from 'zod';

export const thumbnailQuestion = z.object({
  number: z.int(),
  path: z.string().min(1),
  mediaType: z.string(),
  /** Where the small picture is to be. */
  to: z.string().min(1),
});
export type ThumbnailQuestion = z.infer<typeof thumbnailQuestion>;

export const thumbnailAnswer = z.object({
  number: z.int(),
  isMade: z.boolean(),
  detail: z.string(),
});
export type ThumbnailAnswer = z.infer<typeof thumbnailAnswer>;
