import { expect, it } from 'vitest';
import {
  newsroom,
  otherAna,
  prisons,
  research,
  youth,
} from '../../../core/terms/newsroom-for-tests.ts';
import { type EntryRow, entryRows, type RowChoice } from './entry-rows.ts';

const choice: RowChoice = { filter: '', closed: new Set(), uses: new Map() };
const shown = (rows: readonly EntryRow[]) =>
  rows.map(({ name, depth }) => '  '.repeat(depth) + name);

it('shows categories as a tree, each with its place among those that stand with it', () => {
  const rows = entryRows(newsroom(), 'category', {
    ...choice,
    uses: new Map([[youth, { articles: 3, published: 1 }]]),
  });
  expect(shown(rows)).toEqual(['Prisons', '  Youth', 'Research']);
  expect(rows[0]).toMatchObject({ below: 1, isOpen: true, place: 1, siblings: 2 });
  expect(rows[1]).toMatchObject({
    parent: prisons,
    beside: 'category/youth',
    use: { articles: 3 },
  });
  expect(rows[2]).toMatchObject({ id: research, place: 2, siblings: 2, use: { articles: 0 } });
});

it('hides what stands below a category that was closed, and finds it all the same', () => {
  const closed = new Set([prisons]);
  expect(shown(entryRows(newsroom(), 'category', { ...choice, closed }))).toEqual([
    'Prisons',
    'Research',
  ]);
  const found = entryRows(newsroom(), 'category', { ...choice, closed, filter: ' YOÚ' });
  expect(shown(found)).toEqual(['Prisons', '  Youth']);
});

it('sorts people by name, and says where they stand', () => {
  const people = newsroom().people.map((one) =>
    one.id === otherAna
      ? { ...one, name: 'Élise Ardant', role: 'Editor', organisation: 'EPF' }
      : one,
  );
  const rows = entryRows({ ...newsroom(), people }, 'person', choice);
  expect(rows.map(({ name, beside }) => [name, beside])).toEqual([
    ['Ana Pérez', ''],
    ['Ben Kray', ''],
    ['Élise Ardant', 'Editor, EPF'],
  ]);
});
