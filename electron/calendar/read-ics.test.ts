// Is a calendar file read as whoever wrote it meant it, and does nothing in one do more than be text?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  MOST_CALENDAR_BYTES,
  MOST_TEXT,
  type ReadCalendar,
} from '../../core/calendar/import-events.ts';
import { wallTime } from '../../core/calendar/wall-time.ts';
import { unwrap } from '../../core/errors.ts';
import { readIcs } from './read-ics.ts';

const ZONE = 'Europe/Amsterdam';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const calendar = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const read = (text: string, zone = ZONE): ReadCalendar => unwrap(readIcs(bytes(text), zone));

/** `2026-03-09T09:30 Europe/Berlin–2026-03-09T16:00`. */
function times({ events: [found] }: ReadCalendar): string {
  if (found === undefined) throw new Error('There is no event.');
  const { start, end } = found;
  const shown = `${wallTime(start.instant, start.zone)} ${start.zone}`;
  return end === undefined ? shown : `${shown}–${wallTime(end.instant, end.zone)}`;
}
const only = (...lines: string[]): ReadCalendar => read(calendar(...event(...lines)));

describe('the files of other programs', () => {
  const fixture = (name: string): ReadCalendar =>
    unwrap(
      readIcs(readFileSync(join(fileURLToPath(import.meta.url), '..', 'fixtures', name)), ZONE),
    );

  it('of Outlook: a zone by its own name, folded lines, a whole day, HTML beside the text', () => {
    const outlook = fixture('outlook.ics');
    expect(outlook.events.map(({ title, place, notes }) => [title, place, notes])).toEqual([
      ['Board retreat', '', []],
      [
        'Expert group on electronic monitoring – winter session in the old town hall of Utrecht, with interpretation',
        'Stadhuis; Utrecht, room 2',
        ['private'],
      ],
    ]);
    expect(times({ ...outlook, events: outlook.events.slice(1) })).toBe(
      '2026-03-30T09:30 Europe/Berlin–2026-03-30T16:00',
    );
    expect(times(outlook)).toBe('2026-10-24T00:00 Europe/Amsterdam–2026-10-25T00:00');
    expect(outlook.events[1]?.text).toBe('Agenda:\n\nWelcome\nPresentations');
  });

  it('of Google: hours of UTC in the zone of the calendar, a repeated meeting and one of its times, a cancelled one', () => {
    const google = fixture('google.ics');
    expect(google.name).toBe('Activities');
    expect(google.events.map(({ title, uid, notes }) => [title, uid, notes])).toEqual([
      ['General assembly', 'assembly@google.com', ['cancelled']],
      ['Office hour, moved', 'weekly@google.com 2026-05-11T10:00:00', ['oneOfMany']],
      ['Office hour', 'weekly@google.com', ['repeats']],
    ]);
    expect(times(google)).toBe('2026-07-01T09:00 Europe/Brussels–2026-07-01T15:30');
    expect(google.events[0]?.link).toBe('https://events.example/assembly');
    expect(google.others).toBe(1);
  });

  it('of our own website are known again by their names', () => {
    const own = only(
      'UID:urn:uuid:0190a000-0000-7000-8000-100000000001',
      'DTSTART:20260318T080000Z',
      'SUMMARY:Group',
    );
    expect(own.events[0]?.uid).toBe('urn:uuid:0190a000-0000-7000-8000-100000000001');
  });
});

describe('hours', () => {
  it.each([
    ['DTSTART;TZID=Europe/Athens:20260309T093000', '2026-03-09T09:30 Europe/Athens'],
    ['DTSTART;TZID="W. Europe Standard Time":20260309T093000', '2026-03-09T09:30 Europe/Berlin'],
    [
      'DTSTART;TZID=/mozilla.org/20050126_1/America/Argentina/Buenos_Aires:20260309T093000',
      '2026-03-09T09:30 America/Argentina/Buenos_Aires',
    ],
    ['DTSTART:20260309T093000', '2026-03-09T09:30 Europe/Amsterdam'],
    ['DTSTART:20260309T093000Z', '2026-03-09T10:30 Europe/Amsterdam'],
    ['DTSTART;VALUE=DATE:20260309', '2026-03-09T00:00 Europe/Amsterdam'],
    // An hour that is skipped, and one that comes twice.
    ['DTSTART;TZID=Europe/Amsterdam:20260329T023000', '2026-03-29T03:30 Europe/Amsterdam'],
    ['DTSTART;TZID=America/New_York:20261101T013000', '2026-11-01T01:30 America/New_York'],
  ])('%s is %s', (line, shown) => {
    expect(times(only(line, 'SUMMARY:x'))).toBe(shown);
  });

  it.each([
    // The end of whole days is the day after the last, over the change of clocks, too.
    [
      'DTSTART;VALUE=DATE:20260328',
      'DTEND;VALUE=DATE:20260330',
      '2026-03-28T00:00 Europe/Amsterdam–2026-03-29T00:00',
    ],
    [
      'DTSTART;VALUE=DATE:20261024',
      'DTEND;VALUE=DATE:20261026',
      '2026-10-24T00:00 Europe/Amsterdam–2026-10-25T00:00',
    ],
    [
      'DTSTART;VALUE=DATE:20261231',
      'DURATION:P2D',
      '2026-12-31T00:00 Europe/Amsterdam–2027-01-01T00:00',
    ],
    [
      'DTSTART;VALUE=DATE:20260328',
      'DTEND;VALUE=DATE:20260329',
      '2026-03-28T00:00 Europe/Amsterdam',
    ],
    [
      'DTSTART:20260309T080000Z',
      'DURATION:PT1H30M',
      '2026-03-09T09:00 Europe/Amsterdam–2026-03-09T10:30',
    ],
    ['DTSTART:20260309T080000Z', 'DTEND:20260309T070000Z', '2026-03-09T09:00 Europe/Amsterdam'],
    ['DTSTART:20260309T080000Z', 'DTEND:20260309T080000Z', '2026-03-09T09:00 Europe/Amsterdam'],
  ])('%s with %s is %s', (start, end, shown) => {
    expect(times(only(start, end, 'SUMMARY:x'))).toBe(shown);
  });

  it('of a zone that only the file explains are read by its rules, and of one that nobody explains are a guess', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Our zone',
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'TZOFFSETFROM:+0400',
      'TZOFFSETTO:+0300',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:16010101T000000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'TZOFFSETFROM:+0300',
      'TZOFFSETTO:+0400',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ];
    const start = (day: string) => event(`DTSTART;TZID=Our zone:${day}T120000`, 'SUMMARY:x');
    expect(times(read(calendar(...zone, ...start('20260109'))))).toBe(
      '2026-01-09T10:00 Europe/Amsterdam',
    );
    expect(times(read(calendar(...zone, ...start('20260709'))))).toBe(
      '2026-07-09T10:00 Europe/Amsterdam',
    );
    const guessed = read(calendar(...start('20260709')));
    expect(times(guessed)).toBe('2026-07-09T12:00 Europe/Amsterdam');
    expect(guessed.events[0]?.notes).toEqual(['unknownZone']);
  });
});

describe('a file with faults', () => {
  it('loses nothing but the event that is broken, and says which', () => {
    const found = read(
      calendar(
        ...event('SUMMARY:First', 'DTSTART:20260309T080000Z'),
        ...event('SUMMARY:No start'),
        ...event('SUMMARY:No day\\, really', 'DTSTART:20261345T990000Z'),
        ...event('SUMMARY:The year one', 'DTSTART:00010101T080000Z'),
        ...event('SUMMARY:Word', 'DTSTART:next Tuesday'),
        ...event('SUMMARY:Last', 'a line that is none', 'DTSTART:20260310T080000Z'),
      ),
    );
    expect(found.events.map(({ title }) => title)).toEqual(['Last', 'First']);
    expect(found.unreadable.map(({ title }) => title)).toEqual([
      'No start',
      'No day, really',
      'The year one',
      'Word',
    ]);
    expect(found.unreadable[0]).toEqual({ title: 'No start', why: 'noStart' });
  });

  it('says the newest version of an event that stands there several times', () => {
    const version = (sequence: number, title: string) =>
      event('UID:a', `SEQUENCE:${sequence}`, `SUMMARY:${title}`, 'DTSTART:20260309T080000Z');
    const found = read(
      calendar(...version(1, 'Old'), ...version(3, 'New'), ...version(2, 'Between')),
    );
    expect(found.events.map(({ title }) => title)).toEqual(['New']);
  });

  it('is read with other line ends, in other encodings, and where it was cut', () => {
    const whole = calendar(
      ...event('SUMMARY:Réunion à Liège', 'DTSTART:20260309T080000Z'),
      ...event('SUMMARY:Cut'),
    );
    const titles = (given: Uint8Array): string[] =>
      unwrap(readIcs(given, ZONE)).events.map(({ title }) => title);
    expect(titles(bytes(whole.replaceAll('\r\n', '\n')))).toEqual(['Réunion à Liège']);
    expect(titles(bytes(whole.replaceAll('\r\n', '\r')))).toEqual(['Réunion à Liège']);
    expect(titles(bytes(whole.slice(0, whole.lastIndexOf('END:VEVENT'))))).toEqual([
      'Réunion à Liège',
    ]);
    expect(titles(Uint8Array.from(whole, (sign) => sign.charCodeAt(0)))).toEqual([
      'Réunion à Liège',
    ]);
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(whole, (sign) => sign.charCodeAt(0)).buffer),
    ]);
    expect(titles(wide)).toEqual(['Réunion à Liège']);
  });

  it.each([
    ['text', 'Dear all,\nthe seminar begins at nine.'],
    ['nothing', ''],
    ['HTML', '<!doctype html><p>BEGIN:VEVENT</p>'],
    ['a card', 'BEGIN:VCARD\r\nFN:Inês\r\nEND:VCARD'],
  ])('that is %s is no calendar', (_what, text) => {
    expect(readIcs(bytes(text), ZONE)).toMatchObject({ error: { code: 'not-a-calendar' } });
  });
});

describe('a file with bad intent', () => {
  it('gives text, an address of the web or none, and never a control character', () => {
    const [found] = only(
      'DTSTART:20260309T080000Z',
      'SUMMARY:<img src=x onerror=alert(1)>\\nand\u0007more',
      'URL:javascript:alert(1)',
      'LOCATION:a\\nb',
      'ATTACH:file:///etc/passwd',
      'DESCRIPTION:<script>alert(1)</script>',
    ).events;
    expect(found).toMatchObject({
      title: '<img src=x onerror=alert(1)> andmore',
      link: '',
      place: 'a b',
      text: '<script>alert(1)</script>',
    });
    expect(JSON.stringify(found)).not.toContain('passwd');
  });

  it('is answered in a moment, whatever it repeats, nests, or says at length', () => {
    const every = 'RRULE:FREQ=SECONDLY;COUNT=2000000000';
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Z',
      'BEGIN:STANDARD',
      'DTSTART:19000101T000000',
      every,
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    const started = performance.now();
    const found = read(
      calendar(
        ...zone,
        ...event('DTSTART;TZID=Z:20260309T080000', 'SUMMARY:Every second', every),
        ...event(
          'DTSTART:20260309T080000Z',
          `SUMMARY:Long ${'x'.repeat(100_000)}`,
          `DESCRIPTION:${'y'.repeat(100_000)}`,
        ),
        ...event('DTSTART:20260309T080000Z', 'DURATION:P999999999999999W', 'SUMMARY:For ever'),
        ...event(
          'DTSTART:20260309T080000Z',
          'SUMMARY:Wide',
          ...Array.from({ length: 50_000 }, () => 'X-A:b'),
        ),
        ...Array.from({ length: 20_000 }, () => 'BEGIN:VEVENT'),
      ),
    );
    // Following it would take minutes; seconds are generous.
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(found.events.map(({ title }) => title.slice(0, 12)).sort()).toEqual([
      'Every second',
      'For ever',
      'Long xxxxxxx',
      'Wide',
    ]);
    const long = found.events.find(({ title }) => title.startsWith('Long'));
    expect(long?.text).toHaveLength(MOST_TEXT);
    expect(long?.notes).toEqual(['cut']);
  });

  it('that is too large is not read, and of thousands of events the last are', () => {
    expect(readIcs(new Uint8Array(MOST_CALENDAR_BYTES + 1), ZONE)).toMatchObject({
      error: { code: 'calendar-too-large' },
    });
    const days = Array.from({ length: 1200 }, (_none, at) =>
      new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10).replaceAll('-', ''),
    );
    const many = read(
      calendar(...days.flatMap((day) => event(`DTSTART;VALUE=DATE:${day}`, `SUMMARY:${day}`))),
    );
    expect(many.events).toHaveLength(1000);
    expect(many.left).toBe(200);
    expect(many.events[0]?.title).toBe(days.at(-1));
  });
});
