// Does a search leave the heads and rows of the table that it should?
import { describe, expect, it } from 'vitest';
import type { ArticleSummary } from '../../../core/library.ts';
import { summarise } from '../../../core/library.ts';
import { fakeNewsroom } from '../../dev/fake-newsroom.ts';
import { type DeskRow, deskRows, keptIfSame, keyOf, neighbourOf, rowGroups } from './desk-rows.ts';

const some = fakeNewsroom(0).articles.map(summarise);
const article = (index: number, headline: string): ArticleSummary => {
  const summary = some[index];
  if (summary === undefined) throw new Error('the pretended newsroom has too few articles');
  return { ...summary, headline };
};
const [plan, oven, plane] = [article(0, 'Plan'), article(1, 'Öven'), article(2, 'The plane')];
const groups = rowGroups([
  { key: '2026-03', articles: [plan, oven] },
  { key: '2026-02', articles: [plane] },
]);
const nothing: ReadonlySet<string> = new Set();
const keys = (rows: readonly DeskRow[]): string[] => rows.map(keyOf);

describe('the rows of the table', () => {
  it('are those whose headlines hold what was typed, whatever its case and accents', () => {
    expect(keys(deskRows(groups, ' PLAN', nothing).rows)).toEqual([
      '2026-03',
      plan.id,
      '2026-02',
      plane.id,
    ]);
    expect(keys(deskRows(groups, 'oven', nothing).rows)).toEqual(['2026-03', oven.id]);
    expect(deskRows(groups, 'nobody', nothing)).toEqual({ rows: [], articles: 0 });
  });

  it('count what a folded group has, and do not show it', () => {
    const { rows, articles } = deskRows(groups, 'plan', new Set(['2026-03']));
    expect(articles).toBe(2);
    expect(rows[0]).toEqual({ kind: 'group', key: '2026-03', count: 1, isFolded: true });
    expect(keys(rows)).toEqual(['2026-03', '2026-02', plane.id]);
  });
});

describe('where an article was', () => {
  const rows = (...ids: readonly ArticleSummary[]): readonly DeskRow[] =>
    deskRows(rowGroups([{ key: '2026-03', articles: [...ids] }]), '', nothing).rows;
  const before = rows(plan, oven, plane);

  it('one goes on with the next that is left, and after the last with the one before', () => {
    expect(neighbourOf(plan.id, before, rows(oven, plane))).toBe(oven.id);
    expect(neighbourOf(plan.id, before, rows(plane))).toBe(plane.id);
    expect(neighbourOf(plane.id, before, rows(plan, oven))).toBe(oven.id);
  });

  it('there is nothing to go on with in an empty table, or where it never was', () => {
    expect(neighbourOf(plan.id, before, rows())).toBeNull();
    expect(neighbourOf('another', before, before)).toBeNull();
  });
});

it('is the list of before where it holds the same', () => {
  const before = [plan, oven];
  expect(keptIfSame(before, [plan, oven])).toBe(before);
  for (const other of [[oven, plan], [plan], [plan, oven, plane], [plan, { ...oven }]]) {
    expect(keptIfSame(before, other)).toBe(other);
  }
});
