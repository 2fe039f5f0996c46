// Where is each item drawn: in a month of weeks, in a week of hours, in a list of days?
import { addDays, addMonths } from '../desk/days.ts';
import { dayNumber } from '../site/site-calendar.ts';
import type { CalendarItem } from './calendar-item.ts';
import { type Weekday, weekOf } from './week-days.ts';

const WEEK = 7;

/** The part of an item that lies in one week: a bar over some of its columns, in one of its lanes. */
export interface Segment {
  readonly item: CalendarItem;
  readonly column: number;
  readonly columns: number;
  /** 0 is the uppermost. */
  readonly lane: number;
  /** It began in an earlier week, or goes on in a later one. */
  readonly isContinued: boolean;
  readonly goesOn: boolean;
}

export interface CalendarDay {
  readonly day: string;
  /** A day of the month before or after. */
  readonly isOutside: boolean;
  /** All items of the day, drawn or not. */
  readonly items: readonly CalendarItem[];
  /** How many of them have no lane: “3 more”. */
  readonly more: number;
}

export interface CalendarWeek {
  readonly days: readonly CalendarDay[];
  readonly segments: readonly Segment[];
}

/** The first and the last day that a month shows, which are those of whole weeks. */
export function daysOfMonth(month: string, first: Weekday): { from: string; until: string } {
  const lastDay = addDays(`${addMonths(month, 1)}-01`, -1);
  return { from: weekOf(`${month}-01`, first), until: addDays(weekOf(lastDay, first), WEEK - 1) };
}

/**
 * The weeks of a month (`2026-03`). Items are in the order of a day, as `CalendarIndex.between` gives them for `daysOfMonth`; a
 * day has room for so many lanes, of which the last is “n more” where there is more to say.
 */
export function monthGrid(
  month: string,
  items: readonly CalendarItem[],
  { first, lanes }: { readonly first: Weekday; readonly lanes: number },
): CalendarWeek[] {
  const { from, until } = daysOfMonth(month, first);
  const weeks: CalendarWeek[] = [];
  for (let day = from; day <= until; day = addDays(day, WEEK)) {
    const week = layWeek(day, items, lanes);
    const days = week.days.map((one) => ({ ...one, isOutside: !one.day.startsWith(month) }));
    weeks.push({ ...week, days });
  }
  return weeks;
}

/** Lays the items of the week that begins on `first` into lanes; what finds none is counted on each of its days. */
function layWeek(first: string, all: readonly CalendarItem[], lanes: number): CalendarWeek {
  const last = addDays(first, WEEK - 1);
  const taken: boolean[][] = [];
  const laid = all
    .filter(({ from, until }) => from <= last && until >= first)
    // Longest first, so that a bar lies as high as it can on all its days.
    .map((item) => ({ item, span: columnsOf(item, first) }))
    .sort((one, other) => Number(other.span.columns > 1) - Number(one.span.columns > 1))
    .map(({ item, span }): Segment => {
      const covered = Array.from({ length: span.columns }, (_none, at) => span.column + at);
      let lane = 0;
      while (covered.some((column) => taken[lane]?.[column])) lane++;
      const row = taken[lane] ?? [];
      taken[lane] = row;
      for (const column of covered) row[column] = true;
      const isContinued = item.from < first;
      return { item, ...span, lane, isContinued, goesOn: item.until > last };
    });
  const hidden = hiddenAmong(laid, lanes);
  const days = Array.from({ length: WEEK }, (_none, column): CalendarDay => {
    const covers = laid.filter((one) => isOver(one, column));
    return {
      day: addDays(first, column),
      isOutside: false,
      items: covers.map(({ item }) => item),
      more: covers.filter((one) => hidden.has(one)).length,
    };
  });
  return { days, segments: laid.filter((one) => !hidden.has(one)) };
}

/** What lies below the last lane, and what lies in it on a day that has to say how many those are. */
function hiddenAmong(laid: readonly Segment[], lanes: number): ReadonlySet<Segment> {
  const hidden = new Set(laid.filter(({ lane }) => lane >= lanes));
  const lastLane = laid.filter(({ lane }) => lane === lanes - 1);
  for (let size = -1; size !== hidden.size; ) {
    size = hidden.size;
    const crowded = [...Array(WEEK).keys()].filter((column) =>
      [...hidden].some((one) => isOver(one, column)),
    );
    // Hiding a bar makes its other days say so, too.
    for (const one of lastLane) if (crowded.some((column) => isOver(one, column))) hidden.add(one);
  }
  return hidden;
}

function isOver({ column, columns }: Segment, at: number): boolean {
  return at >= column && at < column + columns;
}

function columnsOf(
  { from, until }: CalendarItem,
  first: string,
): Pick<Segment, 'column' | 'columns'> {
  const start = Math.max(0, dayNumber(from) - dayNumber(first));
  const end = Math.min(WEEK - 1, dayNumber(until) - dayNumber(first));
  return { column: start, columns: end - start + 1 };
}

/** An item of one day, by its hours: minutes since midnight, beside others of the same hours. */
export interface HourBlock {
  readonly item: CalendarItem;
  readonly start: number;
  readonly end: number;
  readonly column: number;
  /** How many stand side by side there. */
  readonly columns: number;
}

export interface CalendarHours {
  readonly days: readonly { readonly day: string; readonly blocks: readonly HourBlock[] }[];
  /** What lasts whole days or over midnight, above the hours. */
  readonly segments: readonly Segment[];
}

/** What has an hour and no end is drawn as long as this. */
const SHORTEST = 30;
const MIDNIGHT = 24 * 60;

/** The seven days from `first` with their hours. */
export function weekGrid(first: string, items: readonly CalendarItem[]): CalendarHours {
  const isTimed = ({ from, until, time }: CalendarItem): boolean => time !== null && from === until;
  const whole = items.filter((item) => !isTimed(item));
  const { days, segments } = layWeek(first, whole, Number.POSITIVE_INFINITY);
  return {
    segments,
    days: days.map(({ day }) => ({
      day,
      blocks: besideEachOther(items.filter((item) => isTimed(item) && item.from === day)),
    })),
  };
}

/** Gives each item the first column that is free when it begins; those that meet share the width among them. */
function besideEachOther(items: readonly CalendarItem[]): HourBlock[] {
  const spans = items
    .map((item) => {
      const start = Math.min(minutesOf(item.time), MIDNIGHT - SHORTEST);
      const end = Math.max(start + SHORTEST, minutesOf(item.endTime));
      return { item, start, end };
    })
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const blocks: HourBlock[] = [];
  let group: Omit<HourBlock, 'columns'>[] = [];
  let groupEnd = 0;
  const finish = (): void => {
    const columns = Math.max(0, ...group.map(({ column }) => column)) + 1;
    blocks.push(...group.map((one) => ({ ...one, columns })));
    group = [];
  };
  for (const span of spans) {
    if (span.start >= groupEnd) finish();
    let column = 0;
    while (group.some((one) => one.column === column && one.end > span.start)) column++;
    group.push({ ...span, column });
    groupEnd = Math.max(groupEnd, span.end);
  }
  finish();
  return blocks;
}

function minutesOf(time: string | null): number {
  if (time === null) return 0;
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The days from `from` on which something begins, or is under way on that first day. */
export function agenda(
  from: string,
  items: readonly CalendarItem[],
): { readonly day: string; readonly items: readonly CalendarItem[] }[] {
  const days = new Map<string, CalendarItem[]>();
  for (const item of items) {
    const day = item.from < from ? from : item.from;
    const known = days.get(day);
    if (known === undefined) days.set(day, [item]);
    else known.push(item);
  }
  return [...days].map(([day, found]) => ({ day, items: found }));
}
