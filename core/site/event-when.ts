// When is an event, in the words of the place where it happens?
import type { Article } from '../content/article.ts';
import type { Site } from '../content/site.ts';
import { dateView, isoDay, SiteCalendar, timeText, type WallClock } from './site-calendar.ts';
import type { SiteWords } from './site-words.ts';

const calendars = new Map<string, SiteCalendar>();

function read(moment: { instant: string; zone: string }): WallClock {
  const calendar = calendars.get(moment.zone) ?? new SiteCalendar(moment.zone);
  calendars.set(moment.zone, calendar);
  return calendar.wallClock(new Date(moment.instant));
}

/**
 * The days of an event, with hours where it is on one day; an event that starts at midnight lasts whole days.
 * `04/12/2025, 09:30–16:00`, `11/02/2026–12/02/2026`, `04/12/2025`.
 */
export function eventWhen(
  event: NonNullable<Article['event']>,
  format: Site['dateFormat'],
  words: SiteWords,
): { when: string; iso: string } {
  const start = read(event.start);
  const end = event.end === undefined ? undefined : read(event.end);
  const first = dateView(isoDay(start), format, words);
  const last = end === undefined ? first : dateView(isoDay(end), format, words);
  if (last.iso > first.iso) return { when: `${first.text}–${last.text}`, iso: first.iso };
  if (start.hour === 0 && start.minute === 0) return { when: first.text, iso: first.iso };
  const until = end === undefined ? '' : `–${timeText(end)}`;
  return { when: `${first.text}, ${timeText(start)}${until}`, iso: first.iso };
}
