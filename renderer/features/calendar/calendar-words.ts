// How are days, hours and items of the calendar written for a person? As their language writes them.
import type { CalendarItem } from '../../../core/calendar/calendar-item.ts';
import { wallTime } from '../../../core/calendar/wall-time.ts';
import type { SummaryEvent } from '../../../core/library.ts';
import type { Messages } from '../../../core/messages.ts';
import type { eventDays } from '../../../core/site/event-when.ts';
import { dateFormat } from '../../app/dates.ts';

/** A day of the calendar belongs to no zone: noon of it in UTC is on it everywhere. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

function written(day: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat(locale, { ...options, timeZone: 'UTC' }).format(noon(day));
}

/** `Friday 12 December 2025`. */
export function fullDay(day: string, locale: string): string {
  return written(day, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** `Friday 12 December`. */
export function dayAndMonth(day: string, locale: string): string {
  return written(day, locale, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** `1 Dec`. */
export function shortDay(day: string, locale: string): string {
  return written(day, locale, { day: 'numeric', month: 'short' });
}

/** `8–14 Dec 2025`. */
export function daysText(from: string, until: string, locale: string): string {
  return dateFormat(locale, {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  }).formatRange(noon(from), noon(until));
}

/** `Fri`, or `Friday`. */
export function weekdayName(day: string, locale: string, weekday: 'short' | 'long'): string {
  return written(day, locale, { weekday });
}

/** `December 2025`. */
export function monthName(month: string, locale: string): string {
  const name = written(`${month}-15`, locale, { month: 'long', year: 'numeric' });
  return name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1);
}

/** `12`. */
export function dayOfMonth(day: string): string {
  return String(Number(day.slice(8)));
}

/** `09:00`, from the same written for machines. */
export function hourText(time: string, locale: string): string {
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(
    new Date(`2026-01-01T${time}:00Z`),
  );
}

/** How far the clock of `zone` is ahead at noon of a day: `UTC+1`. */
export function offsetText(zone: string, day: string): string {
  const parts = dateFormat('en-GB', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
    noon(day),
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name.replace('GMT', 'UTC').replace('-', '−');
}

export function titleOf(item: CalendarItem, messages: Messages): string {
  if ('article' in item) return item.article.headline.trim() || messages.list.untitled;
  return item.issue.subject.trim() || messages.calendar.issue(item.issue.number);
}

/** The language of a title that somebody typed. */
export function languageOf(item: CalendarItem): string {
  return 'article' in item ? item.article.language : item.issue.language;
}

/** When an item begins on its day, or that it lasts all of it; what began before says until when it goes on. */
export function whenOn(item: CalendarItem, day: string, messages: Messages): string {
  const { locale, calendar: words } = messages;
  const { from, until, time, endTime } = item;
  if (time === null || (from < day && until > day)) return words.allDay;
  if (from === until || from === day) return hourText(time, locale);
  return endTime === null ? words.allDay : words.until(hourText(endTime, locale));
}

/** Whether it is an event that does not take place. */
export function isOff(item: CalendarItem): boolean {
  return item.kind === 'event' && item.event.cancelled === true;
}

/** What an item is called where only its name is heard. */
export function nameOf(item: CalendarItem, day: string, messages: Messages): string {
  const words = messages.calendar;
  const when = item.time === null ? '' : whenOn(item, day, messages);
  const name = words.item(words.kinds[item.kind], titleOf(item, messages), when);
  return isOff(item) ? `${name}, ${words.pane.cancelled}` : name;
}

/** Where an item stands once it was moved: its day, and its hour where it has one. */
export function placeText(day: string, time: string | null, locale: string): string {
  const date = fullDay(day, locale);
  return time === null ? date : `${date}, ${hourText(time, locale)}`;
}

/** When an event is, in the zone of its place: `Fri 12 Dec 2025, 09:30 – 16:00`. */
export function eventText(
  { start, end }: Pick<SummaryEvent, 'start' | 'end'>,
  { from, until, isWholeDays }: ReturnType<typeof eventDays>,
  { locale }: Messages,
): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const [first, last] = [written(from, locale, day), written(until, locale, day)];
  if (isWholeDays) return from === until ? first : `${first} – ${last}`;
  const hour = ({ instant, zone }: SummaryEvent['start']): string =>
    hourText(wallTime(instant, zone).slice(11), locale);
  if (end === undefined) return `${first}, ${hour(start)}`;
  return from === until
    ? `${first}, ${hour(start)} – ${hour(end)}`
    : `${first}, ${hour(start)} – ${last}, ${hour(end)}`;
}
