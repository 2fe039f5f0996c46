// Which events does a calendar file hold, whoever wrote it: Google, Outlook, Thunderbird, or somebody with bad intent?
//
// Each event is parsed alone, so that one that is broken takes none of the others with it. Nothing is repeated, asked of
// the web, or believed: what comes out is text, instants and zones, each of bounded size.
import ICAL from 'ical.js';
import {
  type ImportNote,
  MOST_CALENDAR_BYTES,
  MOST_IMPORTED,
  MOST_TEXT,
  MOST_TITLE,
  type ReadCalendar,
  type ReadEvent,
  type UnreadableReason,
} from '../../core/calendar/import-events.ts';
import { instantOfWallMoment, wallMoment } from '../../core/calendar/wall-time.ts';
import type { ZonedInstant } from '../../core/content/article.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import { safeHref, withoutControls } from '../../core/markup.ts';
import { zoneOfWindows } from './windows-zones.ts';

/** An event of more lines is none that a person wrote. */
const MOST_LINES = 2_000;
const [FIRST_YEAR, LAST_YEAR] = [1900, 2200] as const;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Reads the bytes of a calendar file. Hours without a zone, and those of a zone that nobody knows, are read in `zone`. Fails with
 * `calendar-too-large` and `not-a-calendar`.
 */
export function readIcs(bytes: Uint8Array, zone: string): Result<ReadCalendar> {
  if (bytes.byteLength > MOST_CALENDAR_BYTES) {
    return failure('calendar-too-large', { detail: `${bytes.byteLength} bytes` });
  }
  const { calendar, zones, events, others } = partsOf(linesOf(decoded(bytes)));
  if (calendar === undefined) return failure('not-a-calendar', { detail: 'no VCALENDAR' });
  const name = saidBy(calendar, 'X-WR-CALNAME') ?? saidBy(calendar, 'NAME') ?? '';
  const shown = knownZone(saidBy(calendar, 'X-WR-TIMEZONE') ?? '') ?? zone;
  const setting: Setting = { floating: shown, zones: readZones(zones) };
  const read = new Map<string, Found>();
  const unreadable: ReadCalendar['unreadable'] = [];
  for (const [at, lines] of events.entries()) {
    const found = readOne(lines, String(at), setting);
    if (typeof found === 'string') unreadable.push({ title: titleOf(lines), why: found });
    else {
      // A calendar that was put together of several says the same event in several versions.
      const identity = found.event.uid === '' ? `\n${at}` : found.event.uid;
      if ((read.get(identity)?.sequence ?? -1) <= found.sequence) read.set(identity, found);
    }
  }
  const inOrder = [...read.values()]
    .map(({ event }) => event)
    .sort((one, other) => (one.start.instant < other.start.instant ? 1 : -1));
  return success({
    name: line(name, MOST_TITLE),
    events: inOrder.slice(0, MOST_IMPORTED),
    unreadable: unreadable.slice(0, MOST_IMPORTED),
    left: Math.max(0, inOrder.length - MOST_IMPORTED),
    others,
  });
}

/** UTF-8, as the standard asks; with a mark at its beginning also UTF-16, and else what old programs on Windows write. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The decoder throws at the first byte that is none of UTF-8.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Content lines, unfolded; some programs break lines by one sign and not by two. */
function linesOf(text: string): string[] {
  return text.replace(/(?:\r\n|\r|\n)[ \t]/g, '').split(/\r\n|\r|\n/);
}

interface Parts {
  /** Lines of the calendar itself; undefined where there is none. */
  readonly calendar: readonly string[] | undefined;
  readonly zones: readonly (readonly string[])[];
  readonly events: readonly (readonly string[])[];
  readonly others: number;
}

/** Cuts a file into its components. What stands inside an event, such as its alarms, is left out. */
function partsOf(lines: readonly string[]): Parts {
  let calendar: string[] | undefined;
  const zones: string[][] = [];
  const events: string[][] = [];
  let others = 0;
  const open: string[] = [];
  let part: string[] = [];
  for (const text of lines) {
    const [, border, typed = ''] = /^(BEGIN|END):(.*)$/i.exec(text.trimEnd()) ?? [];
    const name = typed.trim().toUpperCase();
    const [, outer] = open;
    if (border?.toUpperCase() === 'BEGIN') {
      if (open.length === 0 && name === 'VCALENDAR') calendar ??= [];
      if (open.length === 1) part = [];
      open.push(name);
      if (outer === 'VTIMEZONE') part.push(text);
    } else if (border !== undefined) {
      // What was never ended ends with what it lies in.
      const at = open.lastIndexOf(name);
      if (at === -1) continue;
      open.length = at;
      if (outer === 'VTIMEZONE' && at > 1) part.push(text);
      if (at !== 1) continue;
      if (name === 'VEVENT') events.push(part);
      else if (name === 'VTIMEZONE') zones.push(part);
      else others++;
    } else if (open.length === 1) calendar?.push(text);
    else if (open.length === 2 || outer === 'VTIMEZONE') {
      if (part.length < MOST_LINES) part.push(text);
    }
  }
  return { calendar, zones, events, others };
}

interface Setting {
  /** The zone of hours that name none. */
  readonly floating: string;
  /** Rules that the file brings along, by the name it has for them. */
  readonly zones: ReadonlyMap<string, ICAL.Timezone>;
}

interface Found {
  readonly event: ReadEvent;
  readonly sequence: number;
}

function readOne(
  lines: readonly string[],
  key: string,
  setting: Setting,
): Found | UnreadableReason {
  const component = parsed('vevent', lines);
  if (component === undefined) return 'broken';
  try {
    return readComponent(component, key, setting);
  } catch {
    // The parser throws where a value is not what its property asks for.
    return 'broken';
  }
}

function readComponent(
  component: ICAL.Component,
  key: string,
  setting: Setting,
): Found | UnreadableReason {
  const start = timeOf(component, 'dtstart');
  if (start === undefined) return 'noStart';
  const from = momentOf(start, setting);
  if (from === undefined) return 'noDate';
  const notes = new Set<ImportNote>();
  if (from.isGuess) notes.add('unknownZone');
  const until = endOf(component, start, from.moment, setting);
  const uid = line(textOf(component, 'uid'), MOST_TITLE);
  const occurrence = timeOf(component, 'recurrence-id');
  if (occurrence !== undefined) notes.add('oneOfMany');
  else if (component.hasProperty('rrule') || component.hasProperty('rdate')) notes.add('repeats');
  if (textOf(component, 'status').toUpperCase() === 'CANCELLED') notes.add('cancelled');
  if (/^(private|confidential)$/i.test(textOf(component, 'class'))) notes.add('private');
  const [title, text] = [textOf(component, 'summary'), textOf(component, 'description')];
  if (title.length > MOST_TITLE || text.length > MOST_TEXT) notes.add('cut');
  const sequence = Number(component.getFirstPropertyValue('sequence') ?? 0);
  return {
    sequence: Number.isFinite(sequence) ? sequence : 0,
    event: {
      key,
      uid: occurrence === undefined || uid === '' ? uid : `${uid} ${occurrence.time.toString()}`,
      title: line(title, MOST_TITLE),
      text: paragraphs(text),
      place: line(textOf(component, 'location'), MOST_TITLE),
      link: linkOf(textOf(component, 'url')),
      start: from.moment,
      ...(until === undefined ? {} : { end: until }),
      notes: [...notes],
    },
  };
}

/** A date or time of an event as it is written, and the name of its zone. */
interface WrittenTime {
  readonly time: ICAL.Time;
  readonly written: string;
  readonly zone: string;
}

function timeOf(component: ICAL.Component, name: string): WrittenTime | undefined {
  const property = component.getFirstProperty(name);
  const value = property?.getFirstValue();
  if (property === null || property === undefined || !(value instanceof ICAL.Time))
    return undefined;
  const tzid: unknown = property.getFirstParameter('tzid');
  const zone = typeof tzid === 'string' ? tzid : '';
  return { time: value, written: String(property.toJSON()[3]), zone };
}

/** The moment that was meant, and whether its zone had to be guessed; undefined where it is none of a calendar. */
function momentOf(
  { time, written, zone: named }: WrittenTime,
  { floating, zones }: Setting,
): { readonly moment: ZonedInstant; readonly isGuess: boolean } | undefined {
  const { year, month, day, hour, minute, second } = time;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  if (!isReal(written, wall) || year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  // A day stays on its day wherever it is read; hours of UTC are shown in the zone of the calendar.
  if (time.isDate) return sure(instantOfWallMoment(wall, floating), floating);
  if (time.zone === ICAL.Timezone.utcTimezone) return sure(new Date(wall).toISOString(), floating);
  if (named === '') return sure(instantOfWallMoment(wall, floating), floating);
  const zone = knownZone(named);
  if (zone !== undefined) return sure(instantOfWallMoment(wall, zone), zone);
  const rules = zones.get(named);
  if (rules === undefined) {
    return {
      moment: { instant: instantOfWallMoment(wall, floating), zone: floating },
      isGuess: true,
    };
  }
  const placed = time.clone();
  placed.zone = rules;
  return sure(new Date(placed.toUnixTime() * 1000).toISOString(), floating);
}

/** Whether there is such a day and minute: the parser counts the 45th of a month on into the next. */
function isReal(written: string, wall: number): boolean {
  const meant = Number.isFinite(wall) ? new Date(wall).toISOString() : '';
  return written.slice(0, 16) === meant.slice(0, written.includes('T') ? 16 : 10);
}

function sure(instant: string, zone: string): { moment: ZonedInstant; isGuess: false } {
  return { moment: { instant, zone }, isGuess: false };
}

/** The end of an event; for whole days the last of them, since ours are inclusive. */
function endOf(
  component: ICAL.Component,
  start: WrittenTime,
  from: ZonedInstant,
  setting: Setting,
): ZonedInstant | undefined {
  const written = timeOf(component, 'dtend');
  let end = written === undefined ? undefined : momentOf(written, setting)?.moment;
  const duration = component.getFirstPropertyValue('duration');
  if (end === undefined && duration instanceof ICAL.Duration) {
    const instant = Date.parse(from.instant) + duration.toSeconds() * 1000;
    if (Math.abs(instant) < 8e15) end = { ...from, instant: new Date(instant).toISOString() };
  }
  if (end === undefined) return undefined;
  if (start.time.isDate) {
    // Half a day before the midnight at which it ends is on its last day, whatever the clocks do.
    const last = new Date(Date.parse(end.instant) - DAY / 2).toISOString();
    const midnight = instantOfWallMoment(wallDay(last, end.zone), end.zone);
    end = { ...end, instant: midnight };
  }
  return Date.parse(end.instant) > Date.parse(from.instant) ? end : undefined;
}

/** The midnight before an instant, as the clock of a zone shows it. */
function wallDay(instant: string, zone: string): number {
  return Math.floor(wallMoment(instant, zone) / DAY) * DAY;
}

/** The zone of everybody that a program means by its name for it. */
function knownZone(name: string): string | undefined {
  const windows = zoneOfWindows(name);
  if (windows !== undefined) return windows;
  // `/mozilla.org/20050126_1/Europe/Berlin`, `"Europe/Berlin"`
  const [last = ''] = /[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){1,2}$/.exec(name) ?? [];
  for (const candidate of [name, last, last.split('/').slice(1).join('/')]) {
    if (candidate !== '' && isZone(candidate)) return candidate;
  }
  return undefined;
}

function isZone(name: string): boolean {
  if (!name.includes('/') && name !== 'UTC') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    // Intl answers an unknown zone by throwing.
    return false;
  }
}

/** Rules that change clocks once a year, or once and for all. Others would have to be followed through every second. */
function readZones(all: readonly (readonly string[])[]): Map<string, ICAL.Timezone> {
  const zones = new Map<string, ICAL.Timezone>();
  for (const lines of all) {
    const isYearly = lines.every((text) => !/^RRULE/i.test(text) || /FREQ=YEARLY(;|$)/i.test(text));
    const component = isYearly ? parsed('vtimezone', lines) : undefined;
    if (component === undefined) continue;
    const id = component.getFirstPropertyValue('tzid');
    if (typeof id === 'string') zones.set(id, new ICAL.Timezone(component));
  }
  return zones;
}

/** One component as the parser has it. Where it stumbles, it is asked again without lines that are none. */
function parsed(name: string, lines: readonly string[]): ICAL.Component | undefined {
  const isLine = (text: string): boolean => /^[A-Za-z0-9-]+[;:]/.test(text);
  for (const kept of [lines, lines.filter(isLine)]) {
    try {
      const text = [`BEGIN:${name}`, ...kept, `END:${name}`].join('\r\n');
      return new ICAL.Component(ICAL.parse(text));
    } catch {
      // It throws at the first line that it does not understand.
    }
  }
  return undefined;
}

function textOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
}

/** The value of a line that is no more than a name and a value. */
function saidBy(lines: readonly string[], name: string): string | undefined {
  const found = lines.find((text) => text.toUpperCase().startsWith(`${name}:`));
  return found?.slice(name.length + 1).trim();
}

/** What can be said of an event that could not be read. */
function titleOf(lines: readonly string[]): string {
  const found = lines.find((text) => /^SUMMARY[;:]/i.test(text)) ?? '';
  return line(found.slice(found.indexOf(':') + 1).replace(/\\([\\;,])/g, '$1'), MOST_TITLE);
}

function line(text: string, most: number): string {
  return withoutControls(text).replace(/\s+/g, ' ').trim().slice(0, most);
}

function paragraphs(text: string): string {
  return withoutControls(text).slice(0, MOST_TEXT).trim();
}

/** An address of the web; whatever else stands there is no link of an event. */
function linkOf(text: string): string {
  const href = safeHref(text.trim());
  return href !== undefined && /^https?:/.test(href) && href.length <= 2_000 ? href : '';
}
