// What passes between a window and the main process about versions of an article in other languages?
import * as z from 'zod';
import { articleId } from '../content/ids.ts';
import { language } from '../content/text.ts';
import { changeOutcome } from './desk-contract.ts';
import { jobId } from './export-contract.ts';

/** Why an article did not become a version of another. */
export const linkRefusal = z.discriminatedUnion('why', [
  z.object({ why: z.literal('already') }),
  z.object({ why: z.literal('not-there') }),
  z.object({ why: z.literal('language-taken'), language: z.string() }),
]);

const refused = z.object({ ok: z.literal(false), refusal: linkRefusal });
const linked = z.object({ ok: z.literal(true), id: articleId, outcome: changeOutcome });

/** More changes than these are marked as a whole. */
export const MOST_MARKED = 1000;

/** A print is short, and a change is named by two of them. */
const key = z.string().max(200);

export const translationCalls = {
  /** Makes a draft in another language of the text of an article; `id` of the answer is the draft. */
  'translation.make': {
    input: z.object({ job: jobId, id: articleId, language }),
    output: z.discriminatedUnion('ok', [linked, refused]),
  },
  /** Makes two articles, each with its versions, versions of one another; `id` of the answer is their original. */
  'translation.link': {
    input: z.object({ job: jobId, id: articleId, other: articleId }),
    output: z.discriminatedUnion('ok', [linked, refused]),
  },
  /** A translation is nobody's version any more. */
  'translation.unlink': {
    input: z.object({ job: jobId, id: articleId }),
    output: changeOutcome,
  },
  /** A person says that a translation is up to date with these changes of its original, by their keys, or with all of it where null. */
  'translation.mark': {
    input: z.object({
      job: jobId,
      id: articleId,
      keys: z.array(key).max(MOST_MARKED).nullable(),
    }),
    output: changeOutcome,
  },
  /** What blocks of an article said earlier, by their prints. Those that no entry of its history holds are not in the answer. */
  'translation.earlier': {
    input: z.object({ id: articleId, prints: z.array(key).max(MOST_MARKED) }),
    output: z.object({ texts: z.array(z.object({ print: z.string(), text: z.string() })) }),
  },
} as const;
