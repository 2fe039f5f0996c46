// How are times written for a person at this desk? Relative when near, exact on hover, in the zone asked for.
import type { Messages } from '../../core/messages.ts';

const DAY = 24 * 60 * 60 * 1000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The same format for the same options: to make one takes longer than to draw the row that it is for. */
export function dateFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}

/** `14:32`. */
export function timeOfDay(iso: string, locale: string): string {
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** `just now`, `5 min ago`, `14:32`, `Yesterday`, `Mon`, `9 Dec`, `9 Dec 2024`. */
export function relativeTime(iso: string, now: Date, messages: Messages): string {
  const then = new Date(iso);
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (minutes >= 0 && minutes < 1) return messages.editor.justNow;
  if (minutes >= 1 && minutes < 60) return messages.editor.minutesAgo(minutes);
  const days = Math.round((startOfDay(now) - startOfDay(then)) / DAY);
  if (days === 0) return timeOfDay(iso, messages.locale);
  if (days === 1) return messages.editor.yesterday;
  if (days > 1 && days < 7) {
    return dateFormat(messages.locale, { weekday: 'short' }).format(then);
  }
  return dateFormat(messages.locale, {
    day: 'numeric',
    month: 'short',
    ...(then.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  }).format(then);
}

/** `10 December 2025`. */
export function longDate(iso: string, locale: string, zone?: string): string {
  return dateFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(new Date(iso));
}

/** `Fri 12 Dec 2025, 09:00`. */
export function dateAndTime(iso: string, locale: string, zone?: string): string {
  return dateFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(zone === undefined ? {} : { timeZone: zone }),
  }).format(new Date(iso));
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** The wall clock in `zone` at an instant, as `<input type="datetime-local">` wants it: `2025-12-12T09:00`. */
export function wallTime(iso: string, zone: string): string {
  return new Date(Date.parse(iso) + offsetOf(Date.parse(iso), zone)).toISOString().slice(0, 16);
}

/**
 * The instant at which the wall clock in `zone` shows `wall` (`2025-12-12T09:00`), or null when it is no time.
 * An hour that a clock change skips counts on from before it; one that comes twice is the first.
 */
export function instantOfWallTime(wall: string, zone: string): string | null {
  const asIfUtc = Date.parse(`${wall}Z`);
  if (Number.isNaN(asIfUtc)) return null;
  const before = offsetOf(asIfUtc - DAY, zone);
  const after = offsetOf(asIfUtc + DAY, zone);
  for (const offset of [before, after]) {
    const candidate = asIfUtc - offset;
    if (offsetOf(candidate, zone) === offset) return new Date(candidate).toISOString();
  }
  return new Date(asIfUtc - before).toISOString();
}

/** How far the clock of `zone` is ahead of UTC at an instant, in milliseconds. */
function offsetOf(instant: number, zone: string): number {
  const parts = dateFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(instant));
  const number = (type: string): number =>
    Number(parts.find((part) => part.type === type)?.value ?? '0');
  const wall = Date.UTC(
    number('year'),
    number('month') - 1,
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}
