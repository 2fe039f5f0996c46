// How is a change of categories, news types, tags and people planned on the open library, and carried out?
import { failure, GalleyError, type Result, success } from '../../core/errors.ts';
import type { CallOutput, Sent } from '../../core/ipc/contract.ts';
import { changeSetOf, goneBy } from '../../core/terms/change-set-of.ts';
import { planTerms, type TermsPlan } from '../../core/terms/plan-terms.ts';
import type { TermChange, TermRefusal } from '../../core/terms/term-change.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import { type ChangeDesk, type ChangeOptions, namedIn } from './change-desk.ts';

type Planned = Sent<CallOutput<'terms.plan'>>;
type Applied = Sent<CallOutput<'terms.apply'>>;

/** What a change would come to. */
export async function previewTerms(
  store: LibraryStore,
  change: TermChange,
  now: Date,
): Promise<Result<Planned>> {
  const plan = await planOn(store, change, now);
  if (!plan.ok) return plan;
  if (!plan.value.ok) return success(plan.value);
  return success({ ok: true, consequences: plan.value.consequences });
}

/** Plans a change on the library as it is by now, and makes it. */
export async function applyTerms(
  desk: ChangeDesk,
  store: LibraryStore,
  change: TermChange,
  { now, ...options }: ChangeOptions & { readonly now: Date },
): Promise<Result<Applied>> {
  const planned = await planOn(store, change, now);
  if (!planned.ok) return planned;
  const plan = planned.value;
  if (!plan.ok) return success(plan);
  const gone = goneBy(plan);
  const steps = changeSetOf(plan, () => {
    const named = gone.length === 0 ? undefined : namedIn(store);
    if (!gone.some((id) => named?.has(id))) return;
    throw new GalleyError({ code: 'conflict', detail: 'another article has got it meanwhile' });
  });
  const outcome = await desk.apply(store, steps, options);
  if (!outcome.ok) return outcome;
  const { entry, consequences } = plan;
  return success({ ok: true, entry, consequences, outcome: outcome.value });
}

async function planOn(
  store: LibraryStore,
  change: TermChange,
  now: Date,
): Promise<Result<TermsPlan | { readonly ok: false; readonly refusal: TermRefusal }>> {
  await store.look();
  const targets = await store.publishing.targets();
  // Whether a rule names a word must be known before that goes.
  if (!targets.ok) return failure(targets.error.code, targets.error);
  const { taxonomy, people, redirects, site } = store;
  return success(
    planTerms(
      {
        taxonomy,
        people,
        redirects,
        site,
        targets: targets.value,
        articles: store.summaries(),
        now,
        newId: () => store.newId(),
      },
      change,
    ),
  );
}
