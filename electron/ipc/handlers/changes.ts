// Calls about actions on many records at once, and their undoing.
import { stepsOf } from '../../../core/desk/bulk.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function changeHandlers(desk: Desk) {
  const { jobs, changes, announce, openArticles, publishing, related } = desk.services;
  const follow = (job: string) => (done: number, total: number) =>
    jobs.report(job, { label: '', done, total, unit: 'files' }, announce);
  return {
    'desk.apply': ({ job, ids, action }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, async (signal) => {
          const steps = stepsOf(action, ids, new Date());
          const made = await changes.apply(store, steps, { signal, onProgress: follow(job) });
          for (const id of made.ok ? ids : []) {
            const status = store.summary(id)?.status;
            if (status === undefined) openArticles.gone(id);
            // Readers are about to see them.
            else if (action.do === 'status' && (status === 'published' || status === 'scheduled')) {
              related.edited(id);
            }
          }
          return made;
        }),
      ),
    'desk.undo': ({ job, token }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => {
          desk.services.preflights.outdate();
          return publishing.guarding(store, () =>
            changes.undo(store, token, { signal, onProgress: follow(job) }),
          );
        }),
      ),
  } satisfies Partial<Handlers>;
}
