// biome-ignore lint/style/noRestrictedImports: the file is judged by a parser that is not ours.
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type CalendarFile, type CalendarFileEvent, calendarFile } from './calendar-file.ts';

const ZONE = 'Europe/Brussels';

function event(changes: Partial<CalendarFileEvent> = {}): CalendarFileEvent {
  return {
    id: '0190a000-0000-7000-8000-100000000001',
    headline: 'Expert group',
    summary: 'A day on electronic monitoring.',
    language: 'en',
    event: {
      start: { instant: '2026-03-18T08:00:00.000Z', zone: ZONE },
      end: { instant: '2026-03-18T14:30:00.000Z', zone: ZONE },
      place: 'Zagreb, Croatia',
      link: 'https://events.example/group',
    },
    categories: ['Monitoring', 'Law, courts; prisons'],
    sequence: 0,
    published: '2026-01-10T09:00:00.000Z',
    modified: '2026-01-12T09:30:00.000Z',
    url: 'https://news.example/news/expert-group/',
    image: { url: 'https://news.example/media/hall.jpg', mediaType: 'image/jpeg' },
    ...changes,
  };
}

function fileWith(...events: readonly CalendarFileEvent[]): string {
  const calendar: CalendarFile = {
    libraryId: '0190a000-0000-7000-8000-000000000001',
    name: 'Example News',
    description: '',
    language: 'en',
    address: {
      page: 'https://news.example/calendar/',
      file: 'https://news.example/calendar/events.ics',
    },
    events,
  };
  return calendarFile(calendar);
}

/** What a parser that is not ours reads. */
function read(file: string): ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}

function only(file: string): ICAL.Event {
  const [first, ...more] = read(file);
  if (first === undefined || more.length > 0) throw new Error('There is one event.');
  return first;
}

describe('the iCalendar file', () => {
  it('is read back as it was meant by another parser', () => {
    const found = only(fileWith(event()));
    expect(found.uid).toBe('urn:uuid:0190a000-0000-7000-8000-100000000001');
    expect(found.summary).toBe('Expert group');
    expect(found.location).toBe('Zagreb, Croatia');
    expect(found.description).toBe(
      'A day on electronic monitoring.\n\nhttps://events.example/group',
    );
    expect(found.startDate.toJSDate().toISOString()).toBe('2026-03-18T08:00:00.000Z');
    expect(found.endDate.toJSDate().toISOString()).toBe('2026-03-18T14:30:00.000Z');
    expect(found.component.getFirstPropertyValue('dtstamp')?.toString()).toBe(
      '2026-01-12T09:30:00Z',
    );
    expect(found.component.getFirstProperty('categories')?.getValues()).toEqual([
      'Monitoring',
      'Law, courts; prisons',
    ]);
    expect(found.component.getFirstPropertyValue('url')).toBe(
      'https://news.example/news/expert-group/',
    );
    expect(found.component.getFirstPropertyValue('image')).toBe(
      'https://news.example/media/hall.jpg',
    );
  });

  it.each([
    // The clocks of Brussels go forward at 01:00 UTC on 29 March 2026, and back at 01:00 UTC on 25 October.
    [
      'the hour before the clocks go forward',
      '2026-03-29T00:30:00.000Z',
      '2026-03-29T00:59:00.000Z',
    ],
    ['across the hour that is missing', '2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z'],
    [
      'the first of the hour that comes twice',
      '2026-10-25T00:15:00.000Z',
      '2026-10-25T00:45:00.000Z',
    ],
    [
      'the second of the hour that comes twice',
      '2026-10-25T01:15:00.000Z',
      '2026-10-25T01:45:00.000Z',
    ],
    ['a day across the change', '2026-10-24T15:00:00.000Z', '2026-10-25T15:00:00.000Z'],
  ])('keeps the instants of an event in %s', (_name, start, end) => {
    const found = only(
      fileWith(
        event({
          event: {
            start: { instant: start, zone: ZONE },
            end: { instant: end, zone: ZONE },
            place: '',
            link: '',
          },
        }),
      ),
    );
    expect(found.startDate.toJSDate().toISOString()).toBe(start);
    expect(found.endDate.toJSDate().toISOString()).toBe(end);
  });

  it.each([
    [
      'in winter',
      '2026-02-10T23:00:00.000Z',
      '2026-02-12T17:00:00.000Z',
      '2026-02-11',
      '2026-02-13',
    ],
    [
      'in summer',
      '2026-07-05T22:00:00.000Z',
      '2026-07-09T22:00:00.000Z',
      '2026-07-06',
      '2026-07-11',
    ],
    // 28 March begins in winter time, 30 March ends in summer time.
    [
      'over the change in spring',
      '2026-03-27T23:00:00.000Z',
      '2026-03-30T10:00:00.000Z',
      '2026-03-28',
      '2026-03-31',
    ],
    [
      'over the change in autumn',
      '2026-10-23T22:00:00.000Z',
      '2026-10-26T10:00:00.000Z',
      '2026-10-24',
      '2026-10-27',
    ],
  ])('keeps whole days on their days %s', (_name, start, end, from, after) => {
    const found = only(
      fileWith(
        event({
          event: {
            start: { instant: start, zone: ZONE },
            end: { instant: end, zone: ZONE },
            place: '',
            link: '',
          },
        }),
      ),
    );
    expect(found.startDate.isDate).toBe(true);
    expect(found.startDate.toString()).toBe(from);
    expect(found.endDate.toString()).toBe(after);
  });

  it('counts its changes under the same name, and stays where it was announced when it is cancelled', () => {
    const off = { ...event().event, cancelled: true };
    const [first, moved, cancelled] = [
      event(),
      event({ sequence: 1 }),
      event({ sequence: 2, event: off }),
    ].map((one) => only(fileWith(one)));
    const said = (found = first) => [
      found?.uid,
      found?.sequence,
      found?.component.getFirstPropertyValue('status'),
    ];
    const uid = 'urn:uuid:0190a000-0000-7000-8000-100000000001';
    expect(said(first)).toEqual([uid, 0, 'CONFIRMED']);
    expect(said(moved)).toEqual([uid, 1, 'CONFIRMED']);
    expect(said(cancelled)).toEqual([uid, 2, 'CANCELLED']);
    expect(cancelled?.startDate.toString()).toBe(first?.startDate.toString());
  });

  it('has lines that end in CR LF and hold at most 75 octets, cut between characters', () => {
    const long = 'Überwachung – 見守り – 👩‍⚖️ '.repeat(12);
    const file = fileWith(event({ headline: long, summary: `${long}\n${long}` }));
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const octets = file.split('\r\n').map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...octets)).toBeLessThanOrEqual(75);
    expect(file).not.toContain('\ufffd');
    const found = only(file);
    expect(found.summary).toBe(long);
    expect(found.description.startsWith(`${long}\n${long}`)).toBe(true);
  });

  it('lets no text become a line of its own, nor end a value', () => {
    const hostile = 'a\\, b; c:\r\nBEGIN:VALARM\nATTACH:x\tend\u0000\u2028"';
    const file = fileWith(
      event({
        headline: hostile,
        summary: hostile,
        categories: [hostile],
        url: 'https://news.example/a b"\r\nX:1',
        event: {
          start: { instant: '2026-03-18T08:00:00.000Z', zone: ZONE },
          place: hostile,
          link: 'javascript:alert(1)',
        },
      }),
    );
    expect(file).not.toMatch(/\r\n(BEGIN:VALARM|ATTACH|X:1)/);
    const found = only(file);
    expect(found.summary).toBe('a\\, b; c:\nBEGIN:VALARM\nATTACH:x end\u2028"');
    expect(found.location).toBe(found.summary);
    expect(found.component.getAllSubcomponents()).toEqual([]);
    expect(file).not.toContain('javascript');
    // Known bad: the same text in a file that does not escape.
    const careless = file.replace(/SUMMARY;LANGUAGE=en:[^\r]*\r\n/, `SUMMARY:${hostile}\r\n`);
    expect(careless).toMatch(/\r\n(BEGIN:VALARM|ATTACH)/);
  });

  it('has no address where the site has none, and is the same each time', () => {
    const bare = {
      libraryId: 'x',
      name: 'N',
      description: '',
      language: 'en',
      address: undefined,
      events: [
        event({
          url: undefined,
          image: undefined,
          event: {
            start: { instant: '2026-03-18T08:00:00.000Z', zone: ZONE },
            place: '',
            link: '',
          },
        }),
      ],
    };
    expect(calendarFile(bare)).not.toMatch(/https?:/);
    expect(calendarFile(bare)).toBe(calendarFile(bare));
    expect(only(calendarFile(bare)).endDate.toString()).toBe('2026-03-18T08:00:00Z');
  });
});
