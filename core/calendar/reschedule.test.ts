// Does a move keep what the clock shows, around both changes of clock, and is it refused where it would say something untrue?
import { describe, expect, it } from 'vitest';
import type { Article, ZonedInstant } from '../content/article.ts';
import { exampleArticle } from '../export/example-newsroom.ts';
import { eventDays } from '../site/event-when.ts';
import {
  type ArticleMove,
  type CalendarSpot,
  rescheduleArticle,
  rescheduleIssue,
} from './reschedule.ts';
import { instantOfWallTime, wallTime } from './wall-time.ts';

const AMSTERDAM = 'Europe/Amsterdam';
const NEW_YORK = 'America/New_York';
const now = new Date('2026-01-15T12:00:00Z');

const at = (wall: string, zone: string): ZonedInstant => ({
  instant: instantOfWallTime(wall, zone) ?? 'no time',
  zone,
});
const shownBy = ({ instant, zone }: ZonedInstant): string => wallTime(instant, zone);

/** What `move` makes of an event, as the clock of its place shows it. */
function movedEvent(zone: string, start: string, end: string, to: CalendarSpot): string[] {
  const event = { start: at(start, zone), end: at(end, zone), place: 'Utrecht', link: '' };
  const made = rescheduleArticle(
    exampleArticle(1, { event }),
    { kind: 'event', to },
    { zone: AMSTERDAM, now },
  );
  const moved = made.kind === 'edit' ? made.edit.event : undefined;
  if (moved?.end === undefined) throw new Error(JSON.stringify(made));
  return [shownBy(moved.start), shownBy(moved.end)];
}

describe('an event that is moved', () => {
  it.each([
    // [zone, before the change of clocks, after it]
    [AMSTERDAM, '2026-03-27', '2026-03-30'],
    [AMSTERDAM, '2026-10-26', '2026-10-24'],
    [NEW_YORK, '2026-03-06', '2026-03-09'],
    [NEW_YORK, '2026-11-02', '2026-10-30'],
  ])(
    'in %s from %s to %s is at the same hours, and a move by milliseconds is not',
    (zone, from, to) => {
      const [start, end] = [`${from}T09:30`, `${from}T16:00`];
      expect(movedEvent(zone, start, end, { day: to })).toEqual([`${to}T09:30`, `${to}T16:00`]);
      // The control: what adding days of 24 hours comes to.
      const days = Date.parse(to) - Date.parse(from);
      const moved = new Date(Date.parse(at(start, zone).instant) + days).toISOString();
      expect(wallTime(moved, zone)).not.toBe(`${to}T09:30`);
    },
  );

  it('keeps its nights: Friday evening to Monday noon, over the hour that is skipped and the one that is doubled', () => {
    for (const [from, until] of [
      ['2026-03-27', '2026-03-30'],
      ['2026-10-23', '2026-10-26'],
    ]) {
      const moved = movedEvent(AMSTERDAM, '2026-06-05T19:00', '2026-06-08T12:00', {
        day: from ?? '',
      });
      expect(moved).toEqual([`${from}T19:00`, `${until}T12:00`]);
    }
  });

  it('into an hour that is skipped counts on from before it, and does not end before it starts', () => {
    const skipped = { day: '2026-03-29' };
    expect(movedEvent(AMSTERDAM, '2026-03-01T02:15', '2026-03-01T04:00', skipped)).toEqual([
      '2026-03-29T03:15',
      '2026-03-29T04:00',
    ]);
    expect(movedEvent(AMSTERDAM, '2026-03-01T02:30', '2026-03-01T03:00', skipped)).toEqual([
      '2026-03-29T03:30',
      '2026-03-29T04:00',
    ]);
    expect(
      movedEvent(NEW_YORK, '2026-03-01T02:30', '2026-03-01T03:00', { day: '2026-03-08' }),
    ).toEqual(['2026-03-08T03:30', '2026-03-08T04:00']);
  });

  it('into an hour that comes twice is in the first of them', () => {
    const event = {
      start: at('2026-10-01T02:30', AMSTERDAM),
      place: 'Utrecht',
      link: '',
    };
    const made = rescheduleArticle(
      exampleArticle(1, { event }),
      { kind: 'event', to: { day: '2026-10-25' } },
      { zone: AMSTERDAM, now },
    );
    // 02:30 in summer; an hour later it is 02:30 in winter.
    expect(made).toMatchObject({
      edit: { event: { start: { instant: '2026-10-25T00:30:00.000Z' } } },
    });
  });

  it('takes an hour of its day, with its end', () => {
    expect(
      movedEvent(AMSTERDAM, '2026-03-27T09:30', '2026-03-27T16:00', {
        day: '2026-03-30',
        time: '13:15',
      }),
    ).toEqual(['2026-03-30T13:15', '2026-03-30T19:45']);
  });

  it('of whole days goes over the end of a month, a year and February as whole days', () => {
    const move = (day: string) =>
      movedEvent(AMSTERDAM, '2026-03-09T00:00', '2026-03-11T00:00', { day });
    expect(move('2026-03-30')).toEqual(['2026-03-30T00:00', '2026-04-01T00:00']);
    expect(move('2026-12-31')).toEqual(['2026-12-31T00:00', '2027-01-02T00:00']);
    expect(move('2028-02-28')).toEqual(['2028-02-28T00:00', '2028-03-01T00:00']);
    // An hour is none of whole days.
    expect(
      movedEvent(AMSTERDAM, '2026-03-09T00:00', '2026-03-11T00:00', {
        day: '2026-03-28',
        time: '10:00',
      }),
    ).toEqual(['2026-03-28T00:00', '2026-03-30T00:00']);
  });

  it('of whole days stays one where the clock skips midnight, and is at midnight again on the next day', () => {
    const zone = 'Africa/Cairo';
    const event = { start: at('2026-04-20T00:00', zone), place: 'Cairo', link: '' };
    const move = (from: typeof event, day: string): typeof event => {
      const made = rescheduleArticle(
        exampleArticle(1, { event: from }),
        { kind: 'event', to: { day } },
        { zone: AMSTERDAM, now },
      );
      if (made.kind !== 'edit' || made.edit.event === undefined) throw new Error('not moved');
      return { ...from, start: made.edit.event.start };
    };
    const skipped = move(event, '2026-04-24');
    expect(shownBy(skipped.start)).toBe('2026-04-24T01:00');
    expect(eventDays(skipped)).toEqual({
      from: '2026-04-24',
      until: '2026-04-24',
      isWholeDays: true,
    });
    expect(shownBy(move(skipped, '2026-04-27').start)).toBe('2026-04-27T00:00');
  });

  it('keeps everything else that is said of it', () => {
    const event = {
      start: at('2026-03-27T09:30', NEW_YORK),
      place: 'New York',
      link: 'https://example.org/',
      cancelled: true,
    };
    const made = rescheduleArticle(
      exampleArticle(1, { event }),
      { kind: 'event', to: { day: '2026-03-28' } },
      { zone: AMSTERDAM, now },
    );
    expect(made).toEqual({
      kind: 'edit',
      edit: { event: { ...event, start: at('2026-03-28T09:30', NEW_YORK) } },
    });
  });
});

describe('a date that is moved', () => {
  const move = (
    changes: Partial<Article>,
    kind: ArticleMove['kind'],
    to: CalendarSpot,
    zone = AMSTERDAM,
  ) =>
    rescheduleArticle(
      exampleArticle(1, { publishedAt: undefined, ...changes }),
      { kind, to },
      { zone, now },
    );

  it.each(['publishAt', 'embargoUntil', 'dueAt'] as const)(
    '%s keeps its hour over both changes of clock',
    (member) => {
      const kinds = { publishAt: 'publication', embargoUntil: 'embargoEnd', dueAt: 'due' } as const;
      for (const [zone, from, to] of [
        [AMSTERDAM, '2026-03-27', '2026-03-30'],
        [AMSTERDAM, '2026-10-23', '2026-10-26'],
        [NEW_YORK, '2026-03-06', '2026-03-09'],
        [NEW_YORK, '2026-10-30', '2026-11-02'],
      ] as const) {
        const planned = { status: 'scheduled' as const, [member]: at(`${from}T09:00`, zone) };
        expect(move(planned, kinds[member], { day: to }, zone)).toEqual({
          kind: 'edit',
          edit: { [member]: at(`${to}T09:00`, zone) },
        });
      }
    },
  );

  it('in another zone than the website’s keeps the hour it was meant at, and goes as many days as it was moved', () => {
    // 20:00 in New York is the next day, at two, in Amsterdam; until America changes its clocks it is at one.
    const dueAt = at('2026-03-02T20:00', NEW_YORK);
    expect(move({ status: 'draft', dueAt }, 'due', { day: '2026-03-10' })).toEqual({
      kind: 'edit',
      edit: { dueAt: at('2026-03-09T20:00', NEW_YORK) },
    });
    // An hour that a person chose is one of the calendar they look at.
    expect(
      move({ status: 'draft', dueAt }, 'due', { day: '2026-03-10', time: '09:00' }),
    ).toMatchObject({
      edit: { dueAt: { instant: at('2026-03-10T09:00', AMSTERDAM).instant, zone: NEW_YORK } },
    });
  });

  it.each([
    [
      'a published article',
      { status: 'published', publishedAt: '2026-02-01T09:00:00.000Z' },
      'publication',
      'alreadyOut',
    ],
    [
      'an archived article',
      { status: 'archived', publishedAt: '2026-02-01T09:00:00.000Z' },
      'publication',
      'alreadyOut',
    ],
    [
      'a scheduled article whose day would be over',
      { status: 'scheduled', publishAt: at('2026-02-01T09:00', AMSTERDAM) },
      'publication',
      'inThePast',
      '2026-01-14',
    ],
    [
      'an embargo that would end sooner',
      { status: 'draft', embargoUntil: at('2026-04-01T09:00', AMSTERDAM) },
      'embargoEnd',
      'embargoSooner',
    ],
    [
      'an embargo that is over',
      { status: 'published', embargoUntil: at('2026-01-01T09:00', AMSTERDAM) },
      'embargoEnd',
      'embargoOver',
    ],
    ['what has no such date any more', { status: 'draft' }, 'due', 'gone'],
    [
      'what stands there already',
      { status: 'draft', dueAt: at('2026-03-01T09:00', AMSTERDAM) },
      'due',
      'same',
    ],
  ] as const)('is refused for %s', (_what, changes, kind, why, day?: string) => {
    const to = { day: day ?? '2026-03-01' };
    expect(move(changes, kind, to)).toEqual({ kind: 'none', why });
  });

  it('is taken where nothing speaks against it: a later embargo, a scheduled article to a later day, a due date in the past', () => {
    const scheduled = {
      status: 'scheduled' as const,
      publishAt: at('2026-02-01T09:00', AMSTERDAM),
      embargoUntil: at('2026-02-01T09:00', AMSTERDAM),
      dueAt: at('2026-02-01T09:00', AMSTERDAM),
    };
    expect(move(scheduled, 'publication', { day: '2026-02-02' }).kind).toBe('edit');
    expect(move(scheduled, 'embargoEnd', { day: '2026-02-02' }).kind).toBe('edit');
    expect(move(scheduled, 'due', { day: '2026-01-01' }).kind).toBe('edit');
  });
});

describe('an issue of the newsletter', () => {
  it('is moved to another day until it was sent', () => {
    const dueAt = at('2026-03-27T09:00', AMSTERDAM);
    const to = { day: '2026-03-30' };
    const context = { zone: AMSTERDAM, now };
    expect(rescheduleIssue({ status: 'draft', dueAt }, to, context)).toEqual({
      kind: 'edit',
      edit: { dueAt: at('2026-03-30T09:00', AMSTERDAM) },
    });
    expect(rescheduleIssue({ status: 'sent', dueAt }, to, context)).toEqual({
      kind: 'none',
      why: 'alreadySent',
    });
  });
});
