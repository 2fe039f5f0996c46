// What is the activity calendar of this window set to? Kept while other places are shown.
import type { CalendarKind } from '../../../core/calendar/calendar-item.ts';
import { Store } from '../../app/store.ts';

export const calendarViews = ['month', 'week', 'agenda'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** What is ticked in the head: kinds of items that belong together for a person. */
export const calendarGroups = ['events', 'articles', 'newsletters', 'deadlines'] as const;
export type CalendarGroup = (typeof calendarGroups)[number];

export const groupOf: Readonly<Record<CalendarKind, CalendarGroup>> = {
  event: 'events',
  publication: 'articles',
  embargoEnd: 'articles',
  due: 'deadlines',
  newsletterDue: 'newsletters',
  newsletterSent: 'newsletters',
};

export interface CalendarSetting {
  readonly view: CalendarView;
  /** The day that is chosen, as `2026-03-09`; null until somebody chooses one, which means today. */
  readonly day: string | null;
  /** The month that is shown, as `2026-03`, which a chosen day may lie outside of; null for that of the day. */
  readonly month: string | null;
  readonly hidden: ReadonlySet<CalendarGroup>;
  readonly paneWidth: number;
}

export const PANE_WIDTH = 296;

const starting: CalendarSetting = {
  ...{ view: 'month', day: null, month: null, hidden: new Set(), paneWidth: PANE_WIDTH },
};

export class CalendarState {
  readonly setting = new Store<CalendarSetting>(starting);

  choose(change: Partial<CalendarSetting>): void {
    this.setting.set({ ...this.setting.get(), ...change });
  }

  toggle(group: CalendarGroup): void {
    const hidden = new Set(this.setting.get().hidden);
    if (!hidden.delete(group)) hidden.add(group);
    this.choose({ hidden });
  }

  /** Another newsroom is open. */
  forget(): void {
    this.setting.set(starting);
  }
}
