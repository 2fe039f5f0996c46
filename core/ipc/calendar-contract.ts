// What passes between a window and the main process about the activity calendar: moves, additions, and files of other calendars?
import * as z from 'zod';
import { calendarAddition } from '../calendar/add-to-day.ts';
import { importPlan, MOST_CALENDAR_BYTES, MOST_IMPORTED } from '../calendar/import-events.ts';
import { calendarMove, moveRefusals } from '../calendar/reschedule.ts';
import { articleId } from '../content/ids.ts';
import { changeOutcome } from './desk-contract.ts';
import { jobId } from './export-contract.ts';

const refused = z.object({ ok: z.literal(false), refusal: z.enum(moveRefusals) });

/** A file that was dropped on the window: its name, and what is in it. */
const droppedFile = z.object({
  name: z.string().max(255),
  bytes: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= MOST_CALENDAR_BYTES),
});

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
  /**
   * Reads a calendar file that the person chooses, or the one that was dropped, and says what importing it would come to. Nothing is changed.
   * Fails with `not-a-calendar`, `calendar-too-large`, `file-unreadable`, `cancelled`.
   */
  'calendar.import.read': {
    input: z.object({ job: jobId, dropped: droppedFile.nullable() }),
    output: importPlan,
  },
  /**
   * Makes a draft of each of these events of a file that was read. `desk.undo` takes all of them back. Fails with `not-found` where the
   * file has to be read again.
   */
  'calendar.import.apply': {
    input: z.object({
      job: jobId,
      token: z.string().max(64),
      keys: z.array(z.string().max(20)).min(1).max(MOST_IMPORTED),
    }),
    output: z.object({ outcome: changeOutcome, articles: z.array(articleId) }),
  },
  /** Writes the public events, as the website offers them, into a file that the person chooses. */
  'calendar.export': {
    input: z.object({ job: jobId }),
    output: z.object({ events: z.int() }),
  },
} as const;
