// What do the app and the process that hands a newsletter over say to each other?
import * as z from 'zod';
import { newsletterId } from '../../core/content/newsletter.ts';
import { handOverKinds, testServer } from '../../core/ipc/newsletter-contract.ts';
import type { Answer } from '../asking/talk.ts';

const about = {
  library: z.string().min(1),
  cacheFolder: z.string().min(1),
  asOf: z.iso.datetime(),
  issue: newsletterId,
};

/** One question a process: the mail written somewhere, or sent to one address as a test. */
export const newsletterQuestion = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('handOver'),
    ...about,
    as: z.enum(handOverKinds),
    path: z.string().min(1),
  }),
  z.object({
    about: z.literal('testSend'),
    ...about,
    server: testServer,
    password: z.string(),
    certificateFile: z.string().nullable(),
    to: z.string(),
  }),
]);
export type NewsletterQuestion = z.infer<typeof newsletterQuestion>;

export const newsletterAnswers = {
  handOver: z.object({ files: z.int(), bytes: z.int() }),
  testSend: z.object({ to: z.string(), answer: z.string() }),
} as const;

export const newsletterTalk = {
  name: 'newsletter',
  question: newsletterQuestion,
  answers: newsletterAnswers,
} as const;
export type NewsletterAnswer<Q extends NewsletterQuestion> = Answer<
  typeof newsletterAnswers,
  Q['about']
>;
