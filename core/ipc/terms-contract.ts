// What passes between a window and the main process about categories, news types, tags and people?
import * as z from 'zod';
import { entryId, termChange, termConsequences, termRefusal } from '../terms/term-change.ts';
import { changeOutcome } from './desk-contract.ts';
import { jobId } from './export-contract.ts';

const refused = z.object({ ok: z.literal(false), refusal: termRefusal });

export const termsCalls = {
  /** What a change would come to. Nothing is changed. */
  'terms.plan': {
    input: z.object({ change: termChange }),
    output: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), consequences: termConsequences }),
      refused,
    ]),
  },
  /**
   * Makes a change: the articles one by one, then the words with their addresses and targets as one. `desk.undo` takes it back by the
   * token of its outcome. Stopped, or where an article could not be changed, the words stay as they are.
   */
  'terms.apply': {
    input: z.object({ job: jobId, change: termChange }),
    output: z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        /** What it was about: a new entry, or what the one that is gone became. */
        entry: entryId.nullable(),
        consequences: termConsequences,
        outcome: changeOutcome,
      }),
      refused,
    ]),
  },
} as const;
