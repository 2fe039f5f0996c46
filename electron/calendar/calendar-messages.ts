// What do the app and its calendar process say to each other?
import * as z from 'zod';
import { readCalendar } from '../../core/calendar/import-events.ts';
import type { Answer } from '../asking/talk.ts';

/** One question a process: what a calendar file holds, or the file of a newsroom's public events. */
export const calendarQuestion = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('import'),
    /** Where the file is, or what was dropped. */
    file: z.union([z.string().min(1), z.instanceof(Uint8Array)]),
    /** In which hours without a zone are meant. */
    zone: z.string(),
  }),
  z.object({ about: z.literal('export'), library: z.string().min(1), asOf: z.iso.datetime() }),
]);
export type CalendarQuestion = z.infer<typeof calendarQuestion>;

export const calendarAnswers = {
  import: readCalendar,
  export: z.object({ text: z.string(), events: z.int() }),
} as const;

export const calendarTalk = {
  name: 'calendar',
  question: calendarQuestion,
  answers: calendarAnswers,
} as const;
export type CalendarAnswer<Q extends CalendarQuestion> = Answer<typeof calendarAnswers, Q['about']>;
