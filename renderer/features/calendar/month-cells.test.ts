// Does a day show as much as it has room for: bars above, two lines where they fit, and “n more” where not?
import { describe, expect, it } from 'vitest';
import { daysOfMonth, monthGrid } from '../../../core/calendar/calendar-grid.ts';
import { CalendarIndex } from '../../../core/calendar/calendar-index.ts';
import { instantOfWallTime } from '../../../core/calendar/wall-time.ts';
import type { Article } from '../../../core/content/article.ts';
import { exampleArticle } from '../../../core/export/example-newsroom.ts';
import { summarise } from '../../../core/library.ts';
import { barWidth, cellsOf, type DayCell, LEAST_ROW, lanesIn } from './month-cells.ts';

const zone = 'Europe/Amsterdam';
const at = (wall: string) => ({ instant: instantOfWallTime(wall, zone) ?? '', zone });
const draft = (number: number, changes: Partial<Article>): Article =>
  exampleArticle(number, { status: 'draft', publishedAt: undefined, ...changes });
const due = (number: number, day: string): Article => draft(number, { dueAt: at(`${day}T09:00`) });
const event = (number: number, from: string, until: string): Article =>
  draft(number, {
    event: { start: at(`${from}T00:00`), end: at(`${until}T00:00`), place: '', link: '' },
  });

function cells(articles: readonly Article[], height: number): ReadonlyMap<string, DayCell> {
  const { from, until } = daysOfMonth('2026-03', 1);
  const items = new CalendarIndex({ articles: articles.map(summarise), issues: [], zone }).between(
    from,
    until,
  );
  const weeks = monthGrid('2026-03', items, { first: 1, lanes: lanesIn(height) });
  const all = weeks.flatMap((week) => cellsOf(week, height));
  return new Map(all.map((cell) => [cell.day.day, cell]));
}

describe('a day of the month', () => {
  it('gives titles two lines where there is room, and one where there is not', () => {
    const busy = [1, 2, 3, 4].map((number) => due(number, '2026-03-10'));
    const high = cells([due(9, '2026-03-11'), ...busy], 9.2);
    expect(high.get('2026-03-11')).toMatchObject({ isRoomy: true, day: { more: 0 } });
    expect(high.get('2026-03-10')).toMatchObject({ isRoomy: false, day: { more: 0 } });
    expect(high.get('2026-03-10')?.chips).toHaveLength(4);
  });

  it('counts what has no room, and shows the rest in its lanes', () => {
    const busy = [1, 2, 3, 4, 5].map((number) => due(number, '2026-03-10'));
    const day = cells(busy, LEAST_ROW).get('2026-03-10');
    expect(day).toMatchObject({ isRoomy: false, day: { more: 3 } });
    expect(day?.chips).toHaveLength(2);
  });

  it('has bars above its items, also one that has but its last day in this week', () => {
    const all = cells(
      [event(1, '2026-03-05', '2026-03-09'), due(2, '2026-03-06'), due(3, '2026-03-09')],
      9.2,
    );
    expect(all.get('2026-03-05')?.bars.map(({ columns, goesOn }) => [columns, goesOn])).toEqual([
      [4, true],
    ]);
    expect(all.get('2026-03-06')).toMatchObject({ barLanes: 1, bars: [] });
    const monday = all.get('2026-03-09');
    expect(monday?.bars.map(({ columns, isContinued }) => [columns, isContinued])).toEqual([
      [1, true],
    ]);
    expect(monday?.chips.map(({ item }) => item.kind)).toEqual(['due']);
  });

  it('makes a bar as wide as its days, of which those of the weekend are narrower', () => {
    const { from, until } = daysOfMonth('2026-03', 1);
    const index = new CalendarIndex({
      articles: [summarise(event(1, '2026-03-05', '2026-03-08'))],
      issues: [],
      zone,
    });
    const [, week] = monthGrid('2026-03', index.between(from, until), { first: 1, lanes: 3 });
    const [bar] = week?.segments ?? [];
    if (bar === undefined || week === undefined) throw new Error('there is no bar');
    expect(barWidth(bar, week.days)).toBeCloseTo(3.2);
  });
});
