// What do calendar programs get: the events of the site as iCalendar (RFC 5545, with RFC 7986)?
//
// Times are instants in UTC. An event of ours happens once, at a moment that is known when the file is made, and an
// instant says it without a table of time zones that two programs could read differently; rules of a zone are needed for
// what repeats, which nothing here does. Events of whole days are dates, and stay on their days wherever they are read.
import type { ArticleEvent } from '../content/article.ts';
import { safeHref, withoutControls } from '../markup.ts';
import { eventDays } from './event-when.ts';
import { dayNumber } from './site-calendar.ts';

/** An event as the file holds it; plain data. */
export interface CalendarFileEvent {
  /** Of the article: the event keeps its identity whatever it is called or wherever it stands. */
  readonly id: string;
  readonly headline: string;
  readonly summary: string;
  readonly language: string;
  readonly event: ArticleEvent;
  /** How often it was changed since it was first set. */
  readonly sequence: number;
  readonly categories: readonly string[];
  /** When the article went out, and when it was last changed: instants. */
  readonly published: string;
  readonly modified: string;
  /** Its page, where the site has an address. */
  readonly url: string | undefined;
  /** Its picture, where the site has an address. */
  readonly image: { readonly url: string; readonly mediaType: string } | undefined;
}

export interface CalendarFile {
  readonly libraryId: string;
  readonly name: string;
  readonly description: string;
  readonly language: string;
  /** The page of the calendar and the file itself, where the site has an address. */
  readonly address: { readonly page: string; readonly file: string } | undefined;
  readonly events: readonly CalendarFileEvent[];
}

/** The text of the file. It holds no moment but those of the articles: the same events make the same bytes. */
export function calendarFile(calendar: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Galley//Newsroom//EN',
    'METHOD:PUBLISH',
    `UID:urn:uuid:${calendar.libraryId}`,
    text('NAME', calendar.name, calendar.language),
    // Older programs read the name here.
    text('X-WR-CALNAME', calendar.name),
  ];
  if (calendar.description !== '') {
    lines.push(text('DESCRIPTION', calendar.description, calendar.language));
  }
  if (calendar.address !== undefined) {
    lines.push(
      `URL:${uri(calendar.address.page)}`,
      `SOURCE;VALUE=URI:${uri(calendar.address.file)}`,
      'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    );
  }
  for (const event of calendar.events) lines.push(...eventLines(event));
  lines.push('END:VCALENDAR');
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(entry: CalendarFileEvent): string[] {
  const { event, language, url, image } = entry;
  const link = safeHref(event.link);
  const lines = [
    'BEGIN:VEVENT',
    `UID:urn:uuid:${entry.id}`,
    // The file is the only copy there is: its stamp is the last change, never the moment of an export.
    `DTSTAMP:${instant(entry.modified)}`,
    `CREATED:${instant(entry.published)}`,
    `LAST-MODIFIED:${instant(entry.modified)}`,
    `SEQUENCE:${entry.sequence}`,
    `STATUS:${event.cancelled === true ? 'CANCELLED' : 'CONFIRMED'}`,
    ...times(event),
    text('SUMMARY', entry.headline, language),
  ];
  const description = [entry.summary, link].filter((part) => part !== undefined && part !== '');
  if (description.length > 0) lines.push(text('DESCRIPTION', description.join('\n\n'), language));
  if (event.place !== '') lines.push(text('LOCATION', event.place, language));
  if (entry.categories.length > 0) {
    lines.push(`CATEGORIES:${entry.categories.map(escaped).join(',')}`);
  }
  const page = url ?? link;
  if (page !== undefined) lines.push(`URL:${uri(page)}`);
  if (image !== undefined) {
    lines.push(`IMAGE;VALUE=URI;DISPLAY=FULLSIZE;FMTTYPE=${image.mediaType}:${uri(image.url)}`);
  }
  lines.push('END:VEVENT');
  return lines;
}

function times({ start, end }: ArticleEvent): string[] {
  const { from, until, isWholeDays } = eventDays({ start, ...(end === undefined ? {} : { end }) });
  if (isWholeDays) {
    // The end of whole days is the day after the last.
    return [`DTSTART;VALUE=DATE:${compact(from)}`, `DTEND;VALUE=DATE:${compact(dayAfter(until))}`];
  }
  const lines = [`DTSTART:${instant(start.instant)}`];
  if (end !== undefined && Date.parse(end.instant) > Date.parse(start.instant)) {
    lines.push(`DTEND:${instant(end.instant)}`);
  }
  return lines;
}

function dayAfter(day: string): string {
  return new Date((dayNumber(day) + 1) * 86_400_000).toISOString().slice(0, 10);
}

function compact(day: string): string {
  return day.replaceAll('-', '');
}

/** `20260309T093000Z`. */
function instant(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function text(name: string, value: string, language?: string): string {
  return `${name}${language === undefined ? '' : `;LANGUAGE=${language}`}:${escaped(value)}`;
}

function escaped(value: string): string {
  return withoutControls(value)
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replaceAll('\t', ' ');
}

/** An address that cannot end its line. */
function uri(address: string): string {
  return withoutControls(address).replace(/[\s"<>\\^`{|}]/g, (sign) => encodeURIComponent(sign));
}

/** A content line in parts of at most 75 octets, never cut inside a character. */
function folded(line: string): string {
  let parts = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > 75) {
      parts += '\r\n ';
      octets = 1;
    }
    parts += character;
    octets += size;
  }
  return parts;
}

/** In UTF-8. */
function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}
