// What passes between a window and the main process about actions on many records at once?
import * as z from 'zod';
import { articleId } from '../content/ids.ts';
import { people, site, taxonomy } from '../content/site.ts';
import { bulkAction } from '../desk/bulk.ts';
import { failureCodes } from '../errors.ts';
import { jobId } from './export-contract.ts';

/** What takes an action back; it is known until Galley ends or another newsroom is opened. */
export const undoToken = z.string().min(1).max(64);

/** What came of an action: counts of its steps, and what could not be done. */
export const changeOutcome = z.object({
  /** Null where nothing was changed. */
  token: undoToken.nullable(),
  changed: z.int(),
  /** There was nothing to change in these when their turn came. */
  left: z.int(),
  failed: z.array(
    z.object({
      id: z.string().nullable(),
      failure: z.object({
        code: z.enum(failureCodes),
        subject: z.string().optional(),
        detail: z.string().optional(),
      }),
    }),
  ),
  isStopped: z.boolean(),
});
export type ChangeOutcome = z.infer<typeof changeOutcome>;

/** More articles than these are no selection of a person. */
export const MOST_CHOSEN = 50_000;

export const deskCalls = {
  /** Carries an action out on these articles, in their order. What does not apply to one leaves it as it is. */
  'desk.apply': {
    input: z.object({
      job: jobId,
      ids: z.array(articleId).min(1).max(MOST_CHOSEN),
      action: bulkAction,
    }),
    output: changeOutcome,
  },
  /**
   * Takes an action back, step by step: whatever has been changed again since stays. The token of the answer brings the action again. Fails with
   * `not-found` where it is not known any more.
   */
  'desk.undo': { input: z.object({ job: jobId, token: undoToken }), output: changeOutcome },
} as const;

export const deskEvents = {
  /** The site, the taxonomy or the people are others now. */
  'library.records': z.object({ site, taxonomy, people: people.shape.people }),
} as const;
