// Calls about actions on many records at once, and their undoing.
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function changeHandlers(desk: Desk) {
  const { jobs, changes, announce } = desk.services;
  const follow = (job: string) => (done: number, total: number) =>
    jobs.report(job, { label: '', done, total, unit: 'files' }, announce);
  return {
    'desk.undo': ({ job, token }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => {
          desk.services.preflights.outdate();
          return changes.undo(store, token, { signal, onProgress: follow(job) });
        }),
      ),
  } satisfies Partial<Handlers>;
}
