// Is the list in an order that a person can rely on, and does the filter find what is meant?
import { describe, expect, it } from 'vitest';
import { summarise } from '../../../core/library.ts';
import { fakeNewsroom } from '../../dev/fake-newsroom.ts';
import { listGroups, listRows } from './list-rows.ts';

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
});
