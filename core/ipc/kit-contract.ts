// What passes between a window and the main process about a folder that becomes an event report: the dry run, and the draft?
import * as z from 'zod';
import { articleId } from '../content/ids.ts';
import { failureCodes } from '../errors.ts';
import { kitChoices, kitPlan } from '../kit/kit-plan.ts';
import { undoToken } from './desk-contract.ts';
import { jobId } from './export-contract.ts';

/** What was made, and which files did not come along. */
export const kitMade = z.object({
  article: articleId,
  /** `desk.undo` moves the draft and the files that came with it to the trash. */
  token: undoToken,
  failed: z.array(
    z.object({
      shownAs: z.string(),
      failure: z.object({
        code: z.enum(failureCodes),
        subject: z.string().optional(),
        detail: z.string().optional(),
      }),
    }),
  ),
});
export type KitMade = z.infer<typeof kitMade>;

export const kitCalls = {
  /** Asks the person for a folder and reads it: what would be made of it. Nothing is changed. A dropped folder comes by its own channel. */
  'kit.choose': { input: z.object({ job: jobId }), output: kitPlan },
  /**
   * Makes one draft of a plan: its files, then the article. A file that has changed since it was read stays out, and is told of. Cancelled, or
   * where the draft could not be made, nothing is left behind. Fails with `not-found` where the plan is not known any more.
   */
  'kit.make': {
    input: z.object({ job: jobId, token: z.string().max(64), choices: kitChoices }),
    output: kitMade,
  },
} as const;
