// Calls about categories, news types, tags and people: what a change comes to, and the change.
import { applyTerms, previewTerms } from '../../desk/terms-desk.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function termsHandlers(desk: Desk) {
  const { jobs, changes, announce, preflights } = desk.services;
  const follow = (job: string) => (done: number, total: number) =>
    jobs.report(job, { label: '', done, total, unit: 'files' }, announce);
  return {
    'terms.plan': ({ change }) =>
      desk.inLibrary((store) => previewTerms(store, change, new Date())),
    'terms.apply': ({ job, change }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => {
          preflights.outdate();
          return applyTerms(changes, store, change, {
            signal,
            onProgress: follow(job),
            now: new Date(),
          });
        }),
      ),
  } satisfies Partial<Handlers>;
}
