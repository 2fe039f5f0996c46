// Calls about a folder that becomes an event report: it is chosen or was dropped, read, and made into one draft.
import { failure, type Result } from '../../../core/errors.ts';
import type { KitPlan } from '../../../core/kit/kit-plan.ts';
import type { Handlers } from '../serve.ts';
import type { Desk, HandlerServices } from './desk.ts';

export function kitHandlers(desk: Desk) {
  const { services } = desk;
  const { jobs, changes, announce, kit, preflights } = services;
  return {
    'kit.choose': async ({ job }) => {
      const { choose } = services.language.messages.system;
      const [folder] = await services.chooseFiles({
        title: choose.seminarFolder,
        buttonLabel: choose.lookInside,
        properties: ['openDirectory'],
      });
      return folder === undefined
        ? failure('cancelled')
        : planOfFolder(services, { job, path: folder });
    },
    'kit.make': ({ job, ...asked }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => {
          preflights.outdate();
          return kit.make(store, changes, asked, {
            signal,
            onProgress: (done, total) =>
              jobs.report(job, { label: '', done, total, unit: 'files' }, announce),
          });
        }),
      ),
  } satisfies Partial<Handlers>;
}

/** Reads a folder at a path that the person chose, or that the preload found of one that was dropped. */
export async function planOfFolder(
  services: Pick<HandlerServices, 'store' | 'jobs' | 'announce' | 'kit'>,
  { job, path }: { readonly job: string; readonly path: string },
): Promise<Result<KitPlan>> {
  const { jobs, announce, kit } = services;
  const store = services.store();
  if (store === null) return failure('no-library-open');
  if (store.readOnly !== null) return failure('read-only', { detail: store.readOnly });
  return jobs.run(job, (signal) =>
    kit.plan(store, path, {
      signal,
      onProgress: (done, total, label) =>
        jobs.report(job, { label, done, total, unit: 'files' }, announce),
    }),
  );
}
