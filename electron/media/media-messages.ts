// What do the app and the process that looks through the media library say to each other?
import * as z from 'zod';
import { assetId } from '../../core/content/ids.ts';
import { failureCodes } from '../../core/errors.ts';
import { diskUse, keepers } from '../../core/ipc/media-contract.ts';

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

export const toMediaProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ask'), question: mediaQuestion }),
  z.object({ type: z.literal('cancel') }),
]);

export const fromMediaProcess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ type: z.literal('answer'), value: z.unknown() }),
  z.object({
    type: z.literal('failed'),
    error: z.object({
      code: z.enum(failureCodes),
      subject: z.string().optional(),
      detail: z.string().optional(),
    }),
  }),
]);
export type FromMediaProcess = z.infer<typeof fromMediaProcess>;
