// Calls about related news: what a refresh of every list would change, the refresh, and its undoing.
import { success } from '../../../core/errors.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';

export function relatedHandlers(desk: Desk) {
  const { jobs, related, announce } = desk.services;
  const follow = (job: string) => (done: number, total: number) =>
    jobs.report(job, { label: '', done, total, unit: 'files' }, announce);
  return {
    'related.plan': ({ job }) =>
      desk.inWritableLibrary(() =>
        jobs.run(job, async (signal) => {
          const planned = await related.plan(follow(job), signal);
          if (!planned.ok) return planned;
          const { articles, changes, pages } = planned.value;
          return success({ articles, lists: changes.length, pages });
        }),
      ),
    'related.refresh': ({ job }) =>
      desk.inWritableLibrary(() => jobs.run(job, (signal) => related.refresh(follow(job), signal))),
    'related.undo': () => desk.inWritableLibrary(() => related.undo()),
  } satisfies Partial<Handlers>;
}
