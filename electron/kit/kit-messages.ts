// What do the app and the process that reads a dropped folder say to each other?
import * as z from 'zod';
import { folderFacts } from '../../core/kit/folder-facts.ts';
import type { Answer } from '../asking/talk.ts';

export const kitQuestion = z.discriminatedUnion('about', [
  z.object({ about: z.literal('folder'), folder: z.string().min(1) }),
]);
export type KitQuestion = z.infer<typeof kitQuestion>;

export const kitAnswers = {
  folder: z.object({
    facts: folderFacts,
    paths: z.array(z.tuple([z.int(), z.string()])),
  }),
} as const;

export const kitTalk = { name: 'folder', question: kitQuestion, answers: kitAnswers } as const;
export type KitAnswer<Q extends KitQuestion> = Answer<typeof kitAnswers, Q['about']>;
