import { describe, expect, it } from 'vitest';
import type { Article } from '../content/article.ts';
import {
  exampleArticle,
  exampleNewsroom,
  exampleTerm,
  exampleTermId,
  exampleArticleId as id,
} from '../export/example-newsroom.ts';
import { makeEdition } from './edition.ts';

const MOMENT = new Date('2026-12-01T12:00:00Z');
const prisons = exampleTermId(1);
const research = exampleTermId(2);

function article(number: number, day: string, categories: Article['categories'], changes = {}) {
  return exampleArticle(number, { publishedAt: `${day}T09:00:00.000Z`, categories, ...changes });
}

const stored = (changes: Partial<NonNullable<Article['related']>>) => ({
  related: { items: [], computedFor: 1, pinned: [], excluded: [], ...changes },
});
const item = (number: number) => ({ id: id(number), score: 7, reason: 'As computed.' });

const archive = [
  article(1, '2026-03-09', [prisons]),
  article(2, '2026-03-08', [research]),
  article(3, '2026-03-07', [prisons, research]),
  article(4, '2025-03-01', [prisons]),
  article(5, '2020-03-01', []),
];

function relatedTo(number: number, articles: readonly Article[], count = 6) {
  const edition = makeEdition(
    exampleNewsroom([...articles], {
      site: { relatedCount: count },
      taxonomy: { categories: [exampleTerm(1, 'Prisons'), exampleTerm(2, 'Research')] },
    }),
    { asOf: MOMENT },
  );
  const subject = edition.byId.get(id(number));
  return subject === undefined ? [] : edition.relatedTo(subject);
}

const numbersOf = (found: readonly { id: string }[]): number[] =>
  found.map((one) => Number(one.id.slice(-5)));

describe('related news on the website', () => {
  it('are those the article keeps, in their order, with their reasons', () => {
    const [first, ...rest] = archive;
    if (first === undefined) throw new Error('an archive has articles');
    const keeping = { ...first, ...stored({ items: [item(5), item(2)] }) };
    const found = relatedTo(1, [keeping, ...rest], 2);
    expect(found).toEqual([item(5), item(2)]);
  });

  it('put pins first, in their order, and never show what is excluded or not public', () => {
    const [first, ...rest] = archive;
    if (first === undefined) throw new Error('an archive has articles');
    const pinning = {
      ...first,
      ...stored({ pinned: [id(5), id(99), id(2)], excluded: [id(3)], items: [item(3), item(4)] }),
    };
    expect(numbersOf(relatedTo(1, [pinning, ...rest]))).toEqual([5, 2, 4]);
  });

  it('are older articles of the same categories where none are kept, shared categories first', () => {
    expect(numbersOf(relatedTo(1, archive))).toEqual([3, 4, 2, 5]);
    expect(relatedTo(1, archive)[0]?.reason).toBe('Published 2 days apart; shares “Prisons”.');
  });

  it('do not change because something new is published', () => {
    const newer = article(6, '2026-04-01', [prisons, research]);
    for (const number of [1, 2, 3, 4]) {
      expect(relatedTo(number, [...archive, newer])).toEqual(relatedTo(number, archive));
    }
  });

  it('are no more than asked for, and never the article itself', () => {
    expect(relatedTo(1, archive, 2)).toHaveLength(2);
    expect(relatedTo(1, archive, 0)).toEqual([]);
    expect(numbersOf(relatedTo(1, archive, 99))).not.toContain(1);
  });
});
