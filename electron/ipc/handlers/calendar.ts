// Calls about the activity calendar: moving what is in it, adding to a day, and calendar files that come in and go out.
import { basename, join } from 'node:path';
import { failure, success } from '../../../core/errors.ts';
import { addToCalendar, moveInCalendar } from '../../desk/calendar-desk.ts';
import { writeDurably } from '../../storage/durable-file.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function calendarHandlers(desk: Desk) {
  const { services } = desk;
  const { jobs, changes, announce, calendarFiles, preflights } = services;
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
    'calendar.import.read': ({ job, dropped }) =>
      desk.inWritableLibrary(async (store) => {
        const { choose } = services.language.messages.system;
        const [path] =
          dropped === null
            ? await services.chooseFiles({
                title: choose.calendarFile,
                properties: ['openFile'],
                filters: [{ name: choose.calendarKind, extensions: ['ics', 'ical', 'ifb'] }],
              })
            : [];
        const file =
          dropped !== null
            ? { name: dropped.name, file: dropped.bytes }
            : path !== undefined && { name: basename(path), file: path };
        if (file === false) return failure('cancelled');
        return jobs.run(job, (signal) => calendarFiles.read(store, file, { signal }));
      }),
    'calendar.import.apply': ({ job, ...asked }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => {
          preflights.outdate();
          const onProgress = (done: number, total: number): void =>
            jobs.report(job, { label: '', done, total, unit: 'files' }, announce);
          return calendarFiles.apply(store, changes, asked, { signal, onProgress });
        }),
      ),
    'calendar.export': ({ job }) =>
      desk.inLibrary(async (store) => {
        const { choose } = services.language.messages.system;
        const path = await services.chooseDestination({
          title: choose.saveCalendar,
          defaultPath: join(services.documentsFolder, `${choose.calendarName(store.name)}.ics`),
        });
        if (path === undefined) return failure('cancelled');
        const made = await jobs.run(job, (signal) => calendarFiles.export(store, { signal }));
        if (!made.ok) return made;
        await writeDurably(path, made.value.text);
        return success({ events: made.value.events });
      }),
  } satisfies Partial<Handlers>;
}
