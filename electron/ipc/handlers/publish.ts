// Calls about publishing: targets, plans, publishes, receipts. Each is one step into `Publishing`, which knows the rest.
import type { DoneStep } from '../../../core/desk/change-set.ts';
import { failure, success } from '../../../core/errors.ts';
import type { Following } from '../../publish/publishing.ts';
import { answerWords, formWords } from '../../publish/target-words.ts';
import type { LibraryStore } from '../../storage/library-store.ts';
import type { Handlers } from '../serve.ts';
import type { Desk } from './desk.ts';
import { letPass } from './preflight.ts';

export function publishHandlers(desk: Desk) {
  const { services } = desk;
  const { jobs, announce, changes, language, preflights, publishing } = services;
  const following = (job: string, signal: AbortSignal): Following => ({
    signal,
    onProgress: (done, total, label) =>
      jobs.report(job, { label, done, total, unit: 'files' }, announce),
  });
  const noted = (store: LibraryStore, done: DoneStep) =>
    success({ token: changes.note(store, [done]) });
  return {
    'publish.targets': () => desk.inLibrary((store) => publishing.targets(store)),
    'publish.live': () => desk.inLibrary((store) => publishing.live(store)),
    'publish.forms': () =>
      desk.inLibrary(async (store) => {
        const forms = await publishing.forms(store);
        return forms.ok ? success({ forms: language.said(forms.value, formWords) }) : forms;
      }),
    'publish.choosePath': ({ kind, field }) =>
      desk.inLibrary(async (store) => {
        const forms = await publishing.forms(store);
        if (!forms.ok) return forms;
        const form = forms.value.find((one) => one.kind === kind);
        const asked = form?.fields.find(({ name }) => name === field);
        if (asked?.kind !== 'file' && asked?.kind !== 'folder')
          return failure('invalid-argument', { detail: 'no such field' });
        const [path] = await services.chooseFiles({
          title: language.said({ title: asked.title }, formWords).title,
          properties:
            asked.kind === 'folder'
              ? ['openDirectory', 'createDirectory']
              : ['openFile', 'showHiddenFiles'],
        });
        if (path === undefined) return failure('cancelled');
        return success({ key: publishing.noteChosen(path), path });
      }),
    'publish.saveTarget': (wanted) =>
      desk.inWritableLibrary(async (store) => {
        const saved = await publishing.saveTarget(store, wanted);
        if (!saved.ok) return saved;
        const { id, done } = saved.value;
        return success({ id, token: changes.note(store, [done]) });
      }),
    'publish.removeTarget': ({ job, target }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) =>
          publishing.removeTarget(store, target, (steps) =>
            changes.apply(store, steps, { signal }),
          ),
        ),
      ),
    'publish.connect': ({ job, target }) =>
      desk.inLibrary((store) =>
        jobs.run(job, async (signal) =>
          language.said(
            await publishing.connect(store, target, following(job, signal)),
            answerWords,
          ),
        ),
      ),
    'publish.trust': ({ target, value }) =>
      desk.inWritableLibrary(async (store) => {
        const trusted = await publishing.trust(store, target, value);
        return trusted.ok ? noted(store, trusted.value) : trusted;
      }),
    'publish.plan': ({ job, target, ...how }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, async (signal) =>
          language.said(
            await publishing.plan(store, target, how, following(job, signal)),
            answerWords,
          ),
        ),
      ),
    'publish.mapping': ({ job, target }) =>
      desk.inLibrary((store) =>
        jobs.run(job, (signal) => publishing.mapping(store, target, following(job, signal))),
      ),
    'publish.choose': ({ job, ...how }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, async (signal) => {
          const chosen = await publishing.choose(store, how, following(job, signal));
          return chosen.ok ? noted(store, chosen.value) : chosen;
        }),
      ),
    'publish.adopt': ({ job, target }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, (signal) => publishing.adopt(store, target, following(job, signal))),
      ),
    'publish.differences': ({ plan, at }) =>
      desk.inLibrary((store) => publishing.differences(store, plan, at)),
    'publish.apply': ({ job, plan, preflight, deleteMany }) =>
      desk.inWritableLibrary((store) =>
        jobs.run(job, async (signal) => {
          const done = await publishing.apply(
            store,
            plan,
            deleteMany,
            () => letPass(preflights.report(preflight ?? '', store)),
            following(job, signal),
          );
          if (done.ok) {
            const { counts } = done.value.receipt;
            const changes = counts.create + counts.update + counts.delete;
            services.log(`published: ${changes} changes, ${done.value.retries} tries again`);
          }
          return done;
        }),
      ),
    'publish.verify': ({ job, target }) =>
      desk.inLibrary((store) =>
        jobs.run(job, (signal) => publishing.verify(store, target, following(job, signal))),
      ),
    'publish.wish': ({ target, isWanted }) =>
      desk.inLibrary((store) => {
        publishing.setWish(store, target, isWanted);
        return success({});
      }),
    'publish.online': async () => {
      void publishing.askWanted();
      return success({});
    },
  } satisfies Partial<Handlers>;
}
