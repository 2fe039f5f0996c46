// When is an event, in the words of the place where it happens?
import type { ArticleEvent } from '../content/article.ts';
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
 * The first and the last day of an event where it happens. One that starts at midnight lasts whole days, and so does one that starts at
 * one on a day whose clocks skip that hour: it starts when the day does.
 */
export function eventDays({ start, end }: Pick<ArticleEvent, 'start' | 'end'>): {
  readonly from: string;
  readonly until: string;
  readonly isWholeDays: boolean;
} {
  const first = read(start);
  const from = isoDay(first);
  let until = end === undefined ? from : isoDay(read(end));
  // An end before the start is a slip: the event is on its first day.
  if (until < from) until = from;
  return {
    from,
    until,
    isWholeDays: isoDay(read({ ...start, instant: minuteBefore(start.instant) })) !== from,
  };
}

function minuteBefore(instant: string): string {
  return new Date(Date.parse(instant) - 60_000).toISOString();
}

/**
 * The days of an event, with hours where it is on one day; an event that starts at midnight lasts whole days.
 * `04/12/2025, 09:30–16:00`, `11/02/2026–12/02/2026`, `Cancelled: 04/12/2025`.
 */
export function eventWhen(
  event: ArticleEvent,
  format: Site['dateFormat'],
  words: SiteWords,
): { when: string; iso: string } {
  const { from, until, isWholeDays } = eventDays(event);
  const said = ({ when }: { when: string }): { when: string; iso: string } => ({
    // In the words themselves, so that whatever shows them says it: themes, mails, feeds, other websites.
    when: event.cancelled === true ? words.cancelledWhen.replace('{when}', () => when) : when,
    iso: from,
  });
  const first = dateView(from, format, words);
  if (until > from) {
    return said({ when: `${first.text}–${dateView(until, format, words).text}` });
  }
  if (isWholeDays) return said({ when: first.text });
  const last = event.end === undefined ? '' : `–${timeText(read(event.end))}`;
  return said({ when: `${first.text}, ${timeText(read(event.start))}${last}` });
}
