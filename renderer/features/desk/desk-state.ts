// What is the article desk set to? Filters, order, groups and search of this window, kept while other places are shown.
import { canonicalJson } from '../../../core/canonical-json.ts';
import {
  type BuiltInViewId,
  builtInViewIds,
  builtInViews,
  type DeskChoice,
  type SavedView,
  startingChoice,
} from '../../../core/desk/views.ts';
import { Store } from '../../app/store.ts';

/** A view that the desk was set by: one of ours, or one of the person's. */
export type ViewId = BuiltInViewId | (string & {});

export interface DeskSetting {
  readonly choice: DeskChoice;
  /** The view it began with; null where it began with everything. */
  readonly view: ViewId | null;
  readonly typed: string;
  /** Groups that are folded. */
  readonly folded: ReadonlySet<string>;
}

const starting: DeskSetting = { choice: startingChoice, view: null, typed: '', folded: new Set() };

/** The article desk of one window. */
export class DeskState {
  readonly setting = new Store<DeskSetting>(starting);
  /** Where the table was scrolled to, and which article had the focus, when it was last shown. */
  place: { readonly top: number; readonly focused: string | null } = { top: 0, focused: null };

  /** Changes the filters, the order or the groups. */
  choose(change: Partial<DeskChoice>): void {
    const { choice, ...others } = this.setting.get();
    this.setting.set({ ...others, choice: { ...choice, ...change } });
  }

  /** Sets everything as a view has it; null for all articles. */
  show(view: ViewId | null, choice: DeskChoice): void {
    this.setting.set({ ...starting, view, choice });
    this.place = { top: 0, focused: null };
  }

  type(typed: string): void {
    this.setting.set({ ...this.setting.get(), typed });
  }

  fold(group: string): void {
    const { folded, ...others } = this.setting.get();
    const next = new Set(folded);
    if (!next.delete(group)) next.add(group);
    this.setting.set({ ...others, folded: next });
  }

  /** The view it was set by has another name or content, or is gone. */
  belongTo(view: ViewId | null): void {
    this.setting.set({ ...this.setting.get(), view });
  }

  /** Another newsroom is open. */
  forget(): void {
    this.show(null, startingChoice);
  }
}

export function isBuiltIn(view: ViewId): view is BuiltInViewId {
  return builtInViewIds.some((id) => id === view);
}

/** What a view shows; undefined where it is gone. */
export function choiceOf(view: ViewId | null, saved: readonly SavedView[]): DeskChoice | undefined {
  if (view === null) return startingChoice;
  return isBuiltIn(view) ? builtInViews[view] : saved.find(({ id }) => id === view);
}

export function isSameChoice(one: DeskChoice, other: DeskChoice): boolean {
  const parts = ({ filter, sort, group }: DeskChoice): string =>
    canonicalJson({ filter, sort, group });
  return parts(one) === parts(other);
}

export const choiceIn = ({ choice }: DeskSetting): DeskChoice => choice;
export const viewIn = ({ view }: DeskSetting): ViewId | null => view;
