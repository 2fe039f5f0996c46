// Is the list in an order that a person can rely on, and does the filter find what is meant?
import { describe, expect, it } from 'vitest';
import { type ArticleSummary, summarise } from '../../../core/library.ts';
import { fakeNewsroom } from '../../dev/fake-newsroom.ts';
import { foundRows, listGroups, listRows } from './list-rows.ts';

const summaries = fakeNewsroom(0).articles.map(summarise);
const byId = (all: readonly ArticleSummary[]): ReadonlyMap<string, ArticleSummary> =>
  new Map(all.map((summary) => [summary.id, summary]));

function headlines(filter: string): string[] {
  return listRows(listGroups(byId(summaries)), filter).flatMap((row) =>
    row.kind === 'article' ? [row.summary.headline] : [],
  );
}

describe('the article list', () => {
  it('shows the groups in the order of the work, each with its count, and no empty group', () => {
    const heads = listRows(listGroups(byId(summaries)), '').flatMap((row) =>
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
    const after = listRows(listGroups(byId(changed)), '').flatMap((row) =>
      row.kind === 'article' ? [row.summary.headline] : [],
    );
    expect(after).toEqual(order);
  });

  it('begins with the order that it had, and leaves alone the groups in which nothing changed', () => {
    const before = listGroups(byId(summaries));
    const drafts = summaries.filter(({ status }) => status === 'draft');
    const [retitled, published, gone] = drafts;
    const after = summaries.flatMap((summary): ArticleSummary[] => {
      if (summary === gone) return [];
      if (summary === retitled) return [{ ...summary, headline: 'Another headline' }];
      if (summary !== published) return [summary];
      return [{ ...summary, status: 'published', publishedAt: '2020-01-01T00:00:00.000Z' }];
    });
    const groups = listGroups(byId(after), before);
    expect(groups).toEqual(listGroups(byId(after)));
    expect(groups.get('draft')).not.toBe(before.get('draft'));
    expect(groups.get('published')).not.toBe(before.get('published'));
    for (const group of ['inReview', 'approvedAndScheduled', 'archived'] as const) {
      expect(groups.get(group)).toBe(before.get(group));
    }
  });

  it('puts the newest published article first', () => {
    const published = listRows(listGroups(byId(summaries)), '').flatMap((row) =>
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
    const groups = listGroups(byId(summaries));
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
    const gone = { ...summaries[0], id: '019b0000-0000-7000-8000-00000000dead' };
    const rows = foundRows(
      [...found, { ...found[0], ...gone } as never],
      byId(summaries),
      'Seminar ',
    );
    expect(rows[0]).toEqual({ kind: 'group', group: 'found', count: 3 });
    expect(rows.slice(1).map((row) => row.kind === 'article' && row.summary.id)).toEqual(
      others.slice(0, 3).reverse(),
    );
    expect(foundRows([], byId(summaries), 'seminar')).toEqual([]);
  });
});
