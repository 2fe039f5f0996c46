// Is the list in an order that a person can rely on, and does the filter find what is meant?
import { describe, expect, it } from 'vitest';
import { summarise } from '../../../core/library.ts';
import { fakeNewsroom } from '../../dev/fake-newsroom.ts';
import { foundRows, listGroups, listRows } from './list-rows.ts';

const summaries = fakeNewsroom(0).articles.map(summarise);

function headlines(filter: string): string[] {
  return listRows(listGroups(summaries), filter).flatMap((row) =>
    row.kind === 'article' ? [row.summary.headline] : [],
  );
}

describe('the article list', () => {
  it('shows the groups in the order of the work, each with its count, and no empty group', () => {
    const heads = listRows(listGroups(summaries), '').flatMap((row) =>
      row.kind === 'group' ? [[row.group, row.count]] : [],
    );
    expect(heads).toEqual([
      ['inReview', 3],
      ['draft', 6],
      ['approvedAndScheduled', 3],
      ['published', 12],
      ['archived', 1],
    ]);
  });

  it('does not move a draft when it is saved', () => {
    const order = headlines('');
    const changed = summaries.map((summary) =>
      summary.status === 'draft'
        ? { ...summary, updatedAt: new Date(Date.now() + Math.random() * 1e6).toISOString() }
        : summary,
    );
    const after = listRows(listGroups(changed), '').flatMap((row) =>
      row.kind === 'article' ? [row.summary.headline] : [],
    );
    expect(after).toEqual(order);
  });

  it('puts the newest published article first', () => {
    const published = listRows(listGroups(summaries), '').flatMap((row) =>
      row.kind === 'article' && row.summary.status === 'published' ? [row.summary] : [],
    );
    const dates = published.map((summary) => summary.publishedAt);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it('finds a headline whatever its case and marks', () => {
    expect(headlines('BEWAHRUNGSHILFE')).toEqual([
      'Ein sehr langer deutscher Titel über Bewährungshilfeweiterbildungsveranstaltungen in Grenzregionen',
    ]);
    expect(headlines('no such words')).toEqual([]);
  });

  it('lists what was found in texts after the headlines, in the order of the search, and nothing twice', () => {
    const groups = listGroups(summaries);
    const named = listRows(groups, 'seminar').flatMap((row) =>
      row.kind === 'article' ? [row.summary.id] : [],
    );
    expect(named.length).toBeGreaterThan(0);
    const others = summaries.map(({ id }) => id).filter((id) => !named.includes(id));
    const found = [...others.slice(0, 3).reverse(), ...named].map((id) => ({
      id,
      field: 'body' as const,
      text: 'in a seminar',
      highlights: [],
    }));
    const byId = new Map(summaries.map((summary) => [summary.id as string, summary]));
    const gone = { ...summaries[0], id: '019b0000-0000-7000-8000-00000000dead' };
    const rows = foundRows([...found, { ...found[0], ...gone } as never], byId, 'Seminar ');
    expect(rows[0]).toEqual({ kind: 'group', group: 'found', count: 3 });
    expect(rows.slice(1).map((row) => row.kind === 'article' && row.summary.id)).toEqual(
      others.slice(0, 3).reverse(),
    );
    expect(foundRows([], byId, 'seminar')).toEqual([]);
  });
});
