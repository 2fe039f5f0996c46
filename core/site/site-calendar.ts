// Which day and hour is an instant in the site's own time zone, and how is a date written?
import type { Site } from '../content/site.ts';
import type { SiteWords } from './site-words.ts';
import type { DateView } from './view-models.ts';

/** A wall-clock reading; month 1 to 12. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/**
 * Reads wall clocks in one time zone. `Intl` is asked for numbers only, never for text; the numbers come from the
 * runtime's time zone tables, so two runtimes can differ where a country changed its rules between their releases.
 */
export class SiteCalendar {
  readonly zone: string;
  /** False where the runtime does not know the zone: UTC is used. */
  readonly isKnown: boolean;
  readonly #format: Intl.DateTimeFormat;
  readonly #read = new Map<number, WallClock>();

  constructor(zone: string) {
    const known = formatFor(zone);
    this.isKnown = known !== undefined;
    this.zone = known === undefined ? 'UTC' : zone;
    this.#format = known ?? formatFor('UTC') ?? new Intl.DateTimeFormat('en-US');
  }

  wallClock(instant: Date): WallClock {
    const milliseconds = instant.getTime();
    const known = this.#read.get(milliseconds);
    if (known !== undefined) return known;
    const parts: Record<string, number> = {};
    for (const part of this.#format.formatToParts(instant)) parts[part.type] = Number(part.value);
    const read: WallClock = {
      year: parts.year ?? 0,
      month: parts.month ?? 1,
      day: parts.day ?? 1,
      hour: parts.hour ?? 0,
      minute: parts.minute ?? 0,
      second: parts.second ?? 0,
    };
    this.#read.set(milliseconds, read);
    return read;
  }

  /** The day as `2026-03-09`. */
  day(instant: Date): string {
    return isoDay(this.wallClock(instant));
  }
}

function formatFor(zone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // Intl answers an unknown zone by throwing: the caller says so in a warning.
    return undefined;
  }
}

export function isoDay(clock: WallClock): string {
  return `${String(clock.year).padStart(4, '0')}-${twoDigits(clock.month)}-${twoDigits(clock.day)}`;
}

/** Days since 1970-01-01 of a day written as `2026-03-09`. */
export function dayNumber(day: string): number {
  const known = dayNumbers.get(day);
  if (known !== undefined) return known;
  const made = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  dayNumbers.set(day, made);
  return made;
}

/** An archive has few days, and asks for each many times. */
const dayNumbers = new Map<string, number>();

/** A day as the site writes it, with its ISO form. */
export function dateView(day: string, format: Site['dateFormat'], words: SiteWords): DateView {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  switch (format) {
    case 'dd/mm/yyyy':
      return { iso: day, text: `${dayOfMonth}/${month}/${year}` };
    case 'yyyy-mm-dd':
      return { iso: day, text: day };
    case 'd Month yyyy':
      return {
        iso: day,
        text: `${Number(dayOfMonth)} ${words.months[Number(month) - 1] ?? month} ${year}`,
      };
  }
}

/** Hours and minutes, such as `09:30`. */
export function timeText(clock: WallClock): string {
  return `${twoDigits(clock.hour)}:${twoDigits(clock.minute)}`;
}

export function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
