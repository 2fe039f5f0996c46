// Which filters does a person keep? Their own saved views, after those that every newsroom begins with.
import * as z from 'zod';
import { libraryId } from '../content/ids.ts';
import { grouping, sortOrder, startingOrder } from './arrange.ts';
import { filter } from './filter.ts';

/** What the desk shows: which articles, in what order. */
export const deskChoice = z.object({ filter, sort: sortOrder, group: grouping });
export type DeskChoice = z.infer<typeof deskChoice>;

/** A choice with a name. It belongs to one newsroom, since its categories and people do. */
export const savedView = deskChoice.extend({
  id: z.string().min(1).max(64),
  library: libraryId,
  name: z.string().min(1).max(60),
});
export type SavedView = z.infer<typeof savedView>;

export const startingChoice: DeskChoice = { filter: [], sort: startingOrder, group: 'month' };

export const builtInViewIds = [
  'myDrafts',
  'inReview',
  'scheduledThisWeek',
  'newNow',
  'liveChanged',
  'undescribed',
] as const;
export type BuiltInViewId = (typeof builtInViewIds)[number];

/** The views that are always there, in their order; their names are in the catalogue. */
export const builtInViews: Readonly<Record<BuiltInViewId, DeskChoice>> = {
  myDrafts: view([
    { field: 'status', is: true, values: ['draft'] },
    { field: 'person', is: true, values: ['me'] },
  ]),
  inReview: view([{ field: 'status', is: true, values: ['inReview'] }]),
  scheduledThisWeek: view([
    { field: 'status', is: true, values: ['scheduled'] },
    { field: 'date', how: 'in', value: 'thisWeek' },
  ]),
  newNow: view([{ field: 'mark', is: true, values: ['new'] }]),
  liveChanged: view([{ field: 'live', is: true, values: ['changed'], target: null }]),
  undescribed: view([{ field: 'mark', is: true, values: ['undescribed'] }]),
};

function view(conditions: DeskChoice['filter']): DeskChoice {
  return { ...startingChoice, filter: conditions };
}

/** The saved views that can be read: one that a newer Galley made is left out, and takes no other with it. */
export function readableViews(stored: unknown): SavedView[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((one) => {
    const read = savedView.safeParse(one);
    return read.success ? [read.data] : [];
  });
}
