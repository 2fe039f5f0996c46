// How do events come in from a calendar file, and go out into one? What comes in is shown first.
import { useState } from 'react';
import type { ImportPlan } from '../../../core/calendar/import-events.ts';
import { toFailure } from '../../../core/errors.ts';
import { useServices } from '../../app/services.ts';

export interface CalendarFiles {
  /** What importing the file that was read would come to; null while there is none. */
  readonly plan: ImportPlan | null;
  /** Reads a file that was dropped; null asks which one. */
  read(dropped: File | null): Promise<void>;
  forget(): void;
  /** Writes the public events into a file. */
  save(): Promise<void>;
}

export function useCalendarFiles(): CalendarFiles {
  const { api, jobs, messages, toasts, workspace } = useServices();
  const words = messages.calendar;
  const [plan, setPlan] = useState<ImportPlan | null>(null);
  const report = (caught: unknown): void => {
    if (toFailure(caught).code !== 'cancelled') workspace.report(caught);
  };
  return {
    plan,
    async read(file) {
      try {
        const dropped =
          file === null
            ? null
            : { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
        setPlan(
          await jobs.run(words.import.reading, (job) =>
            api.call('calendar.import.read', { job, dropped }),
          ),
        );
      } catch (caught) {
        report(caught);
      }
    },
    forget: () => setPlan(null),
    async save() {
      try {
        const { events } = await jobs.run(words.export.working, (job) =>
          api.call('calendar.export', { job }),
        );
        toasts.show(words.export.done(events));
      } catch (caught) {
        report(caught);
      }
    },
  };
}

/** The calendar file among what is dropped, if there is one. */
export function calendarFileIn(files: FileList): File | undefined {
  return [...files].find(
    ({ name, type }) => type === 'text/calendar' || /\.(ics|ical|ifb)$/i.test(name),
  );
}
