// Calls about the activity calendar: moving what is in it, and adding to a day.
import { addToCalendar, moveInCalendar } from '../../desk/calendar-desk.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function calendarHandlers(desk: Desk) {
  const { jobs, changes, preflights } = desk.services;
  return {
    'calendar.move': ({ job, move }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => {
          preflights.outdate();
          return moveInCalendar(changes, store, move, { signal, now: new Date() });
        }),
      ),
    'calendar.add': ({ job, addition }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => {
          preflights.outdate();
          return addToCalendar(changes, store, addition, { signal, now: new Date() });
        }),
      ),
  } satisfies Partial<Handlers>;
}
