// What do the app and the process that looks through the media library say to each other?
import * as z from 'zod';
import { assetId } from '../../core/content/ids.ts';
import { diskUse, keepers } from '../../core/ipc/media-contract.ts';
import type { Answer } from '../asking/talk.ts';

/** One question a process; `references` for what still refers to files, `disk` for how much room things take. */
export const mediaQuestion = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('references'),
    library: z.string().min(1),
    undoFolder: z.string().min(1),
    wanted: z.array(assetId),
  }),
  z.object({
    about: z.literal('disk'),
    library: z.string().min(1),
    cacheFolder: z.string().min(1),
  }),
]);
export type MediaQuestion = z.infer<typeof mediaQuestion>;

export const mediaAnswers = {
  references: z.object({
    kept: z.array(z.tuple([assetId, z.enum(keepers)])),
    unreadable: z.int(),
  }),
  disk: diskUse.pick({ trash: true, history: true, receipts: true, copies: true }),
} as const;

export const mediaTalk = {
  name: 'media',
  question: mediaQuestion,
  answers: mediaAnswers,
} as const;
export type MediaAnswer<Q extends MediaQuestion> = Answer<typeof mediaAnswers, Q['about']>;
