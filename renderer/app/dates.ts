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
