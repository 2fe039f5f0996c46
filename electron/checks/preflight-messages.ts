// What do the app and its pre-flight process say to each other?
import * as z from 'zod';
import { pdfFacts } from '../../core/checks/pdf-facts.ts';
import { findingCounts, preflightReport } from '../../core/checks/report.ts';
import { asset } from '../../core/content/asset.ts';
import { assetId } from '../../core/content/ids.ts';
import type { Answer } from '../asking/talk.ts';

/** One question a process; `edition` for all that would leave, `articles` for counts of every article, `pdfs` for what some files say. */
export const preflightQuestion = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('edition'),
    library: z.string().min(1),
    cacheFolder: z.string().min(1),
    asOf: z.iso.datetime(),
    withLinks: z.boolean(),
    most: z.int(),
  }),
  z.object({
    about: z.literal('articles'),
    library: z.string().min(1),
    cacheFolder: z.string().min(1),
    asOf: z.iso.datetime(),
  }),
  z.object({
    about: z.literal('pdfs'),
    library: z.string().min(1),
    cacheFolder: z.string().min(1),
    assets: z.array(asset),
  }),
]);
export type PreflightQuestion = z.infer<typeof preflightQuestion>;

export const preflightAnswers = {
  edition: preflightReport,
  articles: z.array(findingCounts),
  pdfs: z.array(z.object({ asset: assetId, facts: pdfFacts.nullable() })),
} as const;

export const preflightTalk = {
  name: 'pre-flight',
  question: preflightQuestion,
  answers: preflightAnswers,
} as const;
export type PreflightAnswer<Q extends PreflightQuestion> = Answer<
  typeof preflightAnswers,
  Q['about']
>;
