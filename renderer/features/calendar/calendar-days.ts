// Which days does the calendar show, and to which one does a key lead?
import { daysOfMonth } from '../../../core/calendar/calendar-grid.ts';
import { type Weekday, weekOf } from '../../../core/calendar/week-days.ts';
import { addDays, addMonths } from '../../../core/desk/days.ts';
import type { CalendarView } from './calendar-state.ts';

const WEEK = 7;

export interface ShownDays {
  readonly from: string;
  readonly until: string;
  /** The month that is shown; in a week, that of its chosen day. */
  readonly month: string;
}

/** The days of a view around a chosen day. `month` is the one that is shown, where that is another than the day's own. */
export function shownDays(
  view: CalendarView,
  { day, month, first }: { day: string; month: string | null; first: Weekday },
): ShownDays {
  const own = day.slice(0, 7);
  if (view === 'week') {
    const from = weekOf(day, first);
    return { from, until: addDays(from, WEEK - 1), month: own };
  }
  const shown = month ?? own;
  if (view === 'agenda') {
    return { from: `${shown}-01`, until: lastOf(shown), month: shown };
  }
  return { ...daysOfMonth(shown, first), month: shown };
}

/** The same day of a month so many months later, or its last one where it is shorter. */
export function monthsLater(day: string, months: number): string {
  const month = addMonths(day.slice(0, 7), months);
  const last = lastOf(month);
  const same = `${month}-${day.slice(8)}`;
  return same > last ? last : same;
}

/** Where a period later or earlier leads from a day. */
export function periodsLater(day: string, view: CalendarView, periods: number): string {
  return view === 'week' ? addDays(day, WEEK * periods) : monthsLater(day, periods);
}

/**
 * The day that a key leads to in the grid, or undefined where it leads nowhere. Lines that run from the right have their next day at the left.
 */
export function dayByKey(
  key: string,
  day: string,
  { first, isMirrored }: { first: Weekday; isMirrored: boolean },
): string | undefined {
  const ahead = isMirrored ? -1 : 1;
  switch (key) {
    case 'ArrowRight':
      return addDays(day, ahead);
    case 'ArrowLeft':
      return addDays(day, -ahead);
    case 'ArrowDown':
      return addDays(day, WEEK);
    case 'ArrowUp':
      return addDays(day, -WEEK);
    case 'Home':
      return weekOf(day, first);
    case 'End':
      return addDays(weekOf(day, first), WEEK - 1);
    case 'PageDown':
      return monthsLater(day, 1);
    case 'PageUp':
      return monthsLater(day, -1);
    default:
      return undefined;
  }
}

export function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function lastOf(month: string): string {
  return addDays(`${addMonths(month, 1)}-01`, -1);
}
