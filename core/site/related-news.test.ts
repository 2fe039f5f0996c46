import { describe, expect, it } from 'vitest';
import { exampleTermId, exampleArticleId as id } from '../export/example-newsroom.ts';
import { type RelatedCandidate, RelatedNews } from './related-news.ts';

const prisons = { id: exampleTermId(1), name: 'Prisons' };
const research = { id: exampleTermId(2), name: 'Research' };

function candidate(
  number: number,
  day: string,
  categories: RelatedCandidate['categories'],
  changes: Partial<RelatedCandidate> = {},
): RelatedCandidate {
  return { id: id(number), day, categories, pinned: [], excluded: [], ...changes };
}

/** Newest first, as an edition has them. */
const archive = [
  candidate(1, '2026-03-09', [prisons]),
  candidate(2, '2026-03-08', [research]),
  candidate(3, '2026-03-07', [prisons, research]),
  candidate(4, '2025-03-01', [prisons]),
  candidate(5, '2020-03-01', []),
];
const numbersOf = (found: readonly { id: string }[]): number[] =>
  found.map((item) => Number(item.id.slice(-5)));

describe('related news', () => {
  it('puts shared categories first, then nearness in time', () => {
    const related = new RelatedNews(archive);
    expect(numbersOf(related.find(id(1), 6))).toEqual([3, 4, 2, 5]);
    expect(numbersOf(related.find(id(3), 6))).toEqual([2, 1, 4, 5]);
  });

  it('says why', () => {
    const [first] = new RelatedNews(archive).find(id(1), 1);
    expect(first?.reason).toBe('Published 2 days apart; shares “Prisons”.');
  });

  it('puts pins first, in their order, and never shows what is excluded or gone', () => {
    const [first, ...rest] = archive;
    const pinning = {
      ...(first ?? candidate(1, '2026-03-09', [])),
      pinned: [id(5), id(99), id(2)],
      excluded: [id(3)],
    };
    const found = new RelatedNews([pinning, ...rest]).find(id(1), 6);
    expect(numbersOf(found)).toEqual([5, 2, 4]);
  });

  it('gives no more than asked for, never the article itself, and nothing for a stranger', () => {
    const related = new RelatedNews(archive);
    expect(related.find(id(1), 2)).toHaveLength(2);
    expect(related.find(id(1), 0)).toEqual([]);
    expect(related.find(id(77), 6)).toEqual([]);
    expect(numbersOf(related.find(id(1), 99))).not.toContain(1);
  });

  it('breaks ties by date and then by the order of the archive, not by chance', () => {
    const same = [1, 2, 3, 4].map((number) => candidate(number, '2026-03-09', [prisons]));
    expect(numbersOf(new RelatedNews(same).find(id(4), 3))).toEqual([1, 2, 3]);
  });
});
