// Does everything stand on its day, and does a month of it find its place on the page?
import { describe, expect, it } from 'vitest';
import type { Article } from '../content/article.ts';
import { type NewsletterIssue, newsletterId } from '../content/newsletter.ts';
import { addDays } from '../desk/days.ts';
import { exampleArticle } from '../export/example-newsroom.ts';
import { summarise } from '../library.ts';
import { agenda, daysOfMonth, monthGrid, weekGrid } from './calendar-grid.ts';
import { CalendarIndex } from './calendar-index.ts';
import type { CalendarItem, CalendarKind } from './calendar-item.ts';
import { instantOfWallTime } from './wall-time.ts';
import { firstWeekday, weekOf } from './week-days.ts';

const ZONE = 'Europe/Amsterdam';
const at = (wall: string, zone = ZONE) => ({
  instant: instantOfWallTime(wall, zone) ?? 'no time',
  zone,
});
const event = (start: string, end?: string, zone = ZONE): Article['event'] => ({
  start: at(start, zone),
  ...(end === undefined ? {} : { end: at(end, zone) }),
  place: 'Utrecht',
  link: '',
});
const draft = (number: number, changes: Partial<Article>): Article =>
  exampleArticle(number, { status: 'draft', publishedAt: undefined, ...changes });

function issue(number: number, changes: Partial<NewsletterIssue>): NewsletterIssue {
  return {
    id: newsletterId.parse(`0190a000-0000-7000-8000-5${String(number).padStart(11, '0')}`),
    number,
    language: 'en',
    period: { from: '2026-01-01', until: '2026-02-28' },
    grouping: 'newsType',
    subject: '',
    preheader: '',
    intro: '',
    sections: [],
    slots: [],
    excluded: [],
    service: 'generic',
    status: 'draft',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    revision: 0,
    ...changes,
  };
}

function index(articles: readonly Article[], issues: readonly NewsletterIssue[] = [], zone = ZONE) {
  return new CalendarIndex({ articles: articles.map(summarise), issues, zone });
}

/** `event 2026-03-09–2026-03-11`, `due 2026-03-09 17:00`. */
function written({ kind, from, until, time, endTime }: CalendarItem): string {
  const days = from === until ? from : `${from}–${until}`;
  const hours = [time, endTime].filter((one) => one !== null).join('–');
  return [kind, days, hours].filter((part) => part !== '').join(' ');
}

describe('the calendar', () => {
  it('holds events, publications, ends of embargoes, due dates and newsletters', () => {
    const items = index(
      [
        draft(1, { event: event('2026-03-09T09:30', '2026-03-09T16:00') }),
        draft(2, { event: event('2026-03-09T00:00', '2026-03-11T00:00') }),
        draft(3, {
          status: 'scheduled',
          publishAt: at('2026-03-10T08:00'),
          embargoUntil: at('2026-03-10T07:00'),
          dueAt: at('2026-03-09T17:00'),
        }),
        exampleArticle(4, { publishedAt: at('2026-03-12T23:30').instant }),
      ],
      [
        issue(1, {
          status: 'sent',
          sentAt: at('2026-03-13T10:00').instant,
          dueAt: at('2026-03-11T10:00'),
        }),
        issue(2, { dueAt: at('2026-03-13T12:00') }),
      ],
    ).between('2026-03-01', '2026-03-31');
    expect(items.map(written)).toEqual([
      'event 2026-03-09–2026-03-11',
      'event 2026-03-09 09:30–16:00',
      'due 2026-03-09 17:00',
      'embargoEnd 2026-03-10 07:00',
      'publication 2026-03-10 08:00',
      'publication 2026-03-12 23:30',
      'newsletterSent 2026-03-13 10:00',
      'newsletterDue 2026-03-13 12:00',
    ]);
  });

  it('has moments on the day of the website, and events on that of their place', () => {
    const article = draft(1, {
      dueAt: { instant: '2026-03-09T23:30:00.000Z', zone: 'UTC' },
      event: event('2026-03-09T20:00', '2026-03-09T22:00', 'America/New_York'),
    });
    expect(index([article]).between('2026-03-01', '2026-03-31').map(written)).toEqual([
      'event 2026-03-09 20:00–22:00',
      'due 2026-03-10 00:30',
    ]);
    const there = index([article], [], 'America/New_York').between('2026-03-01', '2026-03-31');
    expect(there.map(written)).toContain('due 2026-03-09 19:30');
  });

  it('finds what begins or ends outside the month, however long it lasts, and in the night between two', () => {
    const items = index([
      draft(1, { event: event('2026-02-27T00:00', '2026-03-02T00:00') }),
      draft(2, { event: event('2020-01-01T00:00', '2030-01-01T00:00') }),
      draft(3, { event: event('2026-01-10T00:00', '2026-05-10T00:00') }),
      // Still February in UTC.
      draft(4, { dueAt: at('2026-03-01T00:30') }),
      draft(5, { dueAt: at('2026-02-28T23:30') }),
      // An end before its start is a slip.
      draft(6, { event: event('2026-03-20T10:00', '2026-01-20T10:00') }),
    ]);
    expect(items.between('2026-03-01', '2026-03-31').map(({ key }) => key.slice(-2))).toEqual([
      '02',
      '03',
      '01',
      '04',
      '06',
    ]);
    expect(items.between('2026-02-28', '2026-02-28').map(({ key }) => key.slice(-2))).toEqual([
      '02',
      '03',
      '01',
      '05',
    ]);
    expect(items.between('2026-04-01', '2026-04-30').map(({ key }) => key.slice(-2))).toEqual([
      '02',
      '03',
    ]);
  });

  it('does not say what is over: the due date of what is out, the embargo of what is archived', () => {
    const published = exampleArticle(1, { publishedAt: undefined, dueAt: at('2026-03-09T17:00') });
    const archived = draft(2, { status: 'archived', embargoUntil: at('2026-03-09T17:00') });
    expect(index([published, archived]).between('2026-01-01', '2026-12-31')).toEqual([]);
  });

  it('answers with the kinds that are wanted', () => {
    const all = index([
      draft(1, { dueAt: at('2026-03-09T17:00'), event: event('2026-03-09T09:00') }),
    ]);
    const wanted = new Set<CalendarKind>(['due']);
    expect(all.between('2026-03-09', '2026-03-09', wanted).map(({ kind }) => kind)).toEqual([
      'due',
    ]);
  });

  it('is not stopped by a zone that nobody knows', () => {
    const odd = draft(1, { event: event('2026-03-09T09:00', undefined, 'Mars/Olympus') });
    expect(index([odd]).between('2026-03-01', '2026-03-31')).toHaveLength(1);
  });
});

describe('a month', () => {
  const month = (articles: readonly Article[], lanes: number, first: 0 | 1 = 1) => {
    const { from, until } = daysOfMonth('2026-03', first);
    return monthGrid('2026-03', index(articles).between(from, until), { first, lanes });
  };

  it('is whole weeks from the first day of a week, which the language says', () => {
    expect(daysOfMonth('2026-03', 1)).toEqual({ from: '2026-02-23', until: '2026-04-05' });
    expect(daysOfMonth('2026-03', 0)).toEqual({ from: '2026-03-01', until: '2026-04-04' });
    expect(daysOfMonth('2026-02', 0)).toEqual({ from: '2026-02-01', until: '2026-02-28' });
    expect(['en-GB', 'fr-FR', 'de', 'en-US', 'ar', 'pt-BR'].map(firstWeekday)).toEqual([
      1, 1, 1, 0, 6, 0,
    ]);
    expect(weekOf('2026-03-01', 1)).toBe('2026-02-23');
    const weeks = month([], 3);
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.days.map(({ isOutside }) => isOutside)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('cuts a span at the edges of weeks, and says on which side it goes on', () => {
    const weeks = month([draft(1, { event: event('2026-03-13T00:00', '2026-03-24T00:00') })], 3);
    const parts = weeks.flatMap(({ segments }) =>
      segments.map(({ column, columns, isContinued, goesOn }) => [
        column,
        columns,
        isContinued,
        goesOn,
      ]),
    );
    expect(parts).toEqual([
      [4, 3, false, true],
      [0, 7, true, true],
      [0, 2, true, false],
    ]);
  });

  it('gives each item a lane of its own on all its days, spans first', () => {
    const weeks = month(
      [
        draft(1, { dueAt: at('2026-03-09T08:00') }),
        draft(2, { event: event('2026-03-09T00:00', '2026-03-11T00:00') }),
        draft(3, { event: event('2026-03-11T00:00', '2026-03-12T00:00') }),
        draft(4, { dueAt: at('2026-03-12T08:00') }),
      ],
      3,
    );
    const lanes = weeks[2]?.segments.map(({ item, lane }) => [item.key.slice(-2), lane]);
    expect(lanes).toEqual([
      ['02', 0],
      ['03', 1],
      ['01', 1],
      ['04', 0],
    ]);
  });

  it('says how many more there are where the lanes do not do, on every day of what is not drawn', () => {
    const busy = [1, 2, 3, 4].map((number) =>
      draft(number, { dueAt: at(`2026-03-10T0${number}:00`) }),
    );
    const long = draft(9, { event: event('2026-03-10T00:00', '2026-03-11T00:00') });
    const [, , week] = month([...busy, long], 3);
    const tuesday = week?.days[1];
    expect(tuesday).toMatchObject({ day: '2026-03-10', more: 3 });
    expect(tuesday?.items).toHaveLength(5);
    expect(week?.segments.map(({ item, lane }) => [item.kind, lane])).toEqual([
      ['event', 0],
      ['due', 1],
    ]);
    // Three that find room need no such line.
    const [, , calm] = month(busy.slice(0, 3), 3);
    expect(calm?.days[1]?.more).toBe(0);
    expect(calm?.segments).toHaveLength(3);
    // A span in the last lane makes room on one day, and is then hidden on the other, too.
    const spans = [5, 6, 7].map((number) =>
      draft(number, { event: event('2026-03-10T00:00', `2026-03-1${number - 4}T00:00`) }),
    );
    const [, , crowded] = month([...spans, ...busy.slice(0, 1)], 3);
    expect(crowded?.days.slice(0, 5).map(({ more }) => more)).toEqual([0, 2, 1, 0, 0]);
  });

  it('draws or counts every item on every day, whatever there is', () => {
    let seed = 7;
    const next = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 40; round++) {
      const articles = Array.from({ length: next(40) }, (_none, number) => {
        const day = addDays('2026-02-20', next(50));
        return draft(number, {
          event: event(`${day}T00:00`, `${addDays(day, next(2) * next(12))}T00:00`),
        });
      });
      const lanes = 1 + next(5);
      for (const { days, segments } of month(articles, lanes)) {
        for (const [column, { items, more }] of days.entries()) {
          const here = segments.filter(
            (one) => column >= one.column && column < one.column + one.columns,
          );
          expect(here.length + more).toBe(items.length);
          expect(new Set(here.map(({ lane }) => lane)).size).toBe(here.length);
          const room = more > 0 ? lanes - 1 : lanes;
          expect(here.every(({ lane }) => lane < room)).toBe(true);
        }
      }
    }
  });
});

describe('a week', () => {
  it('has hours side by side where they meet, and above them what lasts longer', () => {
    const { days, segments } = weekGrid(
      '2026-03-09',
      index([
        draft(1, { event: event('2026-03-09T09:00', '2026-03-09T12:00') }),
        draft(2, { event: event('2026-03-09T10:00', '2026-03-09T11:00') }),
        draft(3, { dueAt: at('2026-03-09T11:15') }),
        draft(4, { dueAt: at('2026-03-09T23:55') }),
        draft(5, { event: event('2026-03-09T20:00', '2026-03-10T01:00') }),
      ]).between('2026-03-09', '2026-03-15'),
    );
    const [monday] = days;
    expect(
      monday?.blocks.map(({ item, start, end, column, columns }) => [
        item.key.slice(-2),
        start,
        end,
        column,
        columns,
      ]),
    ).toEqual([
      ['01', 540, 720, 0, 2],
      ['02', 600, 660, 1, 2],
      ['03', 675, 705, 1, 2],
      ['04', 1410, 1440, 0, 1],
    ]);
    expect(segments.map(({ item }) => item.key.slice(-2))).toEqual(['05']);
  });
});

describe('an agenda', () => {
  it('names each thing once, on the day it begins or on the first of all', () => {
    const items = index([
      draft(1, { event: event('2026-03-05T00:00', '2026-03-11T00:00') }),
      draft(2, { dueAt: at('2026-03-09T17:00') }),
      draft(3, { dueAt: at('2026-03-12T17:00') }),
    ]).between('2026-03-09', '2026-06-09');
    expect(
      agenda('2026-03-09', items).map(({ day, items: found }) => [
        day,
        found.map(({ key }) => key.slice(-2)),
      ]),
    ).toEqual([
      ['2026-03-09', ['01', '02']],
      ['2026-03-12', ['03']],
    ]);
  });
});
