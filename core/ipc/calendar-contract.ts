// What passes between a window and the main process about the activity calendar?
import * as z from 'zod';
import { calendarAddition } from '../calendar/add-to-day.ts';
import { calendarMove, moveRefusals } from '../calendar/reschedule.ts';
import { articleId } from '../content/ids.ts';
import { changeOutcome } from './desk-contract.ts';
import { jobId } from './export-contract.ts';

const refused = z.object({ ok: z.literal(false), refusal: z.enum(moveRefusals) });

export const calendarCalls = {
  /** Moves one thing to another day or hour, as its record is when its turn comes. `desk.undo` takes it back by the token of the outcome. */
  'calendar.move': {
    input: z.object({ job: jobId, move: calendarMove }),
    output: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), outcome: changeOutcome }),
      refused,
    ]),
  },
  /** Adds something to a day, and answers with the article it is about. `desk.undo` takes it back. */
  'calendar.add': {
    input: z.object({ job: jobId, addition: calendarAddition }),
    output: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), id: articleId, outcome: changeOutcome }),
      refused,
    ]),
  },
} as const;
