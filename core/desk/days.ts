// When does a day, a week or a month begin in the newsroom's own time zone?
import { SiteCalendar } from '../site/site-calendar.ts';

const DAY_MS = 86_400_000;

/** Days are written `2026-03-09`, months `2026-03`, moments are milliseconds since 1970. */
export class Days {
  readonly #calendar: SiteCalendar;
  readonly #starts = new Map<string, number>();
  /** The month that was last asked for, from its start until before its end: those who ask go through time in order. */
  #last = { month: '', from: Number.NaN, until: Number.NaN };

  constructor(zone: string) {
    this.#calendar = new SiteCalendar(zone);
  }

  /** The day of a moment. */
  dayOf(moment: number): string {
    return this.#calendar.day(new Date(moment));
  }

  /** The moment at which a day begins. */
  startOf(day: string): number {
    const known = this.#starts.get(day);
    if (known !== undefined) return known;
    const guess = Date.parse(`${day}T00:00:00Z`);
    const near = guess - this.#offset(guess);
    const start = guess - this.#offset(near);
    this.#starts.set(day, start);
    return start;
  }

  /** The month of a moment, without asking for the wall clock of each. */
  monthOf(moment: number): string {
    const { month, from, until } = this.#last;
    if (moment >= from && moment < until) return month;
    this.#last = this.#monthAround(moment);
    return this.#last.month;
  }

  #monthAround(moment: number): { month: string; from: number; until: number } {
    const guess = new Date(moment).toISOString().slice(0, 7);
    // The clock of the zone may be in the month before, or after.
    const month = [addMonths(guess, -1), guess].find(
      (one) => moment < this.startOf(`${addMonths(one, 1)}-01`),
    );
    const found = month ?? addMonths(guess, 1);
    return {
      month: found,
      from: this.startOf(`${found}-01`),
      until: this.startOf(`${addMonths(found, 1)}-01`),
    };
  }

  /** How far the clock of the zone is ahead of UTC. */
  #offset(moment: number): number {
    const { year, month, day, hour, minute, second } = this.#calendar.wallClock(new Date(moment));
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1000) * 1000;
  }
}

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

export function addMonths(month: string, count: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 7);
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}
