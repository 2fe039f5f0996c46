// What passes between a window and the main process about actions on many records at once?
import * as z from 'zod';
import { people, taxonomy } from '../content/site.ts';
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

export const deskCalls = {
  /**
   * Takes an action back, step by step: whatever has been changed again since stays. The token of the answer brings the action again. Fails with
   * `not-found` where it is not known any more.
   */
  'desk.undo': { input: z.object({ job: jobId, token: undoToken }), output: changeOutcome },
} as const;

export const deskEvents = {
  /** The taxonomy or the people are others now. */
  'library.records': z.object({ taxonomy, people: people.shape.people }),
} as const;
