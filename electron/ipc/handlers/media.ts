// Calls about the files of a library: what there is, where it is used, what a change comes to, and the change.
import { success } from '../../../core/errors.ts';
import { writeMediaFiles } from '../../../core/ipc/media-contract.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function mediaHandlers(desk: Desk) {
  const { jobs, changes, announce, preflights, media } = desk.services;
  const follow = (job: string) => (done: number, total: number) =>
    jobs.report(job, { label: '', done, total, unit: 'files' }, announce);
  return {
    'media.list': () =>
      desk.inLibrary(async (store) => success({ files: writeMediaFiles(await media.list(store)) })),
    'media.uses': ({ id }) => desk.inLibrary(async (store) => success(await media.uses(store, id))),
    'media.edit': ({ job, ids, change }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => {
          preflights.outdate();
          const steps = media.editSteps(ids, change);
          return changes.apply(store, steps, { signal, onProgress: follow(job) });
        }),
      ),
    'media.planReplace': (asked) => desk.inLibrary((store) => media.planReplace(store, asked)),
    'media.replace': ({ job, ...asked }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, async (signal) => {
          preflights.outdate();
          const steps = await media.replaceSteps(store, asked);
          if (!steps.ok) return steps;
          return changes.apply(store, steps.value, { signal, onProgress: follow(job) });
        }),
      ),
    'media.frame': ({ job, ...asked }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => {
          preflights.outdate();
          const steps = media.frameSteps(asked);
          return changes.apply(store, steps, { signal, onProgress: follow(job) });
        }),
      ),
    'media.planCleanup': ({ job }) =>
      desk.inLibrary((store) =>
        jobs.run(job, (signal) => media.planCleanup(store, { signal, onProgress: follow(job) })),
      ),
    'media.cleanup': ({ job, token, ids }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, async (signal) => {
          const steps = media.cleanupSteps(store, token, ids);
          if (!steps.ok) return steps;
          return changes.apply(store, steps.value, { signal, onProgress: follow(job) });
        }),
      ),
    'media.trashed': () =>
      desk.inLibrary(async (store) => success({ files: await store.assets.trashed() })),
    'media.restore': ({ job, ids }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) =>
          changes.apply(
            store,
            ids.map((id) => ({ kind: 'restoreAsset', id })),
            { signal, onProgress: follow(job) },
          ),
        ),
      ),
    'media.disk': ({ job }) =>
      desk.inLibrary((store) => jobs.run(job, (signal) => media.disk(store, { signal }))),
  } satisfies Partial<Handlers>;
}
