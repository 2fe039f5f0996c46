// What is drawn in each day of a week: which bars begin there, which items follow below, and in how many lines?
import type { CalendarDay, CalendarWeek, Segment } from '../../../core/calendar/calendar-grid.ts';
import { isWeekend } from './calendar-days.ts';

/** In rem: a line of the grid with the gap below it, an item of two lines with its gap, and what a day has above its items. */
export const LANE = 1.6875;
const TWO_LINES = 2.6875;
export const DAY_HEAD = 2;
/** A day is never lower than this: its number and three lines. */
export const LEAST_ROW = DAY_HEAD + 3 * LANE;
/** Of a weekday. */
const WEEKEND_WIDTH = 0.6;

export interface DayCell {
  readonly day: CalendarDay;
  /** Items over several days that begin here, or go on from the week before. */
  readonly bars: readonly Segment[];
  readonly chips: readonly Segment[];
  /** How many lines the bars over this day take. */
  readonly barLanes: number;
  /** Chips stand in their own lanes, between bars; else one below the other, after them. */
  readonly isExact: boolean;
  /** There is room for titles of two lines. */
  readonly isRoomy: boolean;
}

/** How many lines a day of that height has. Heights are in rem. */
export function lanesIn(height: number): number {
  return Math.max(1, Math.floor((height - DAY_HEAD) / LANE));
}

export function cellsOf({ days, segments }: CalendarWeek, height: number): DayCell[] {
  const lanes = lanesIn(height);
  return days.map((day, at): DayCell => {
    const over = segments.filter(({ column, columns }) => at >= column && at < column + columns);
    const barLanes = Math.max(0, ...over.filter(isBar).map(({ lane }) => lane + 1));
    const chips = over.filter((one) => !isBar(one)).sort((one, other) => one.lane - other.lane);
    const isMore = day.more > 0;
    const needed = barLanes * LANE + chips.length * TWO_LINES;
    return {
      day,
      bars: over.filter((one) => isBar(one) && one.column === at),
      chips,
      barLanes,
      isExact: barLanes + chips.length + (isMore ? 1 : 0) > lanes,
      isRoomy: !isMore && needed <= height - DAY_HEAD,
    };
  });
}

/** Whether it lasts over several days, of which this week may have but one. */
function isBar({ columns, isContinued, goesOn }: Segment): boolean {
  return columns > 1 || isContinued || goesOn;
}

/** How wide a bar is, as a multiple of the day it begins in: weekends are narrower. */
export function barWidth(
  { column, columns }: Segment,
  days: readonly Pick<CalendarDay, 'day'>[],
): number {
  const widths = days.map(({ day }) => (isWeekend(day) ? WEEKEND_WIDTH : 1));
  const all = widths.slice(column, column + columns).reduce((sum, width) => sum + width, 0);
  return all / (widths[column] ?? 1);
}

/** The columns of a week, for the style of its rows. */
export function weekColumns(days: readonly string[]): string {
  return days.map((day) => `minmax(0, ${isWeekend(day) ? WEEKEND_WIDTH : 1}fr)`).join(' ');
}
