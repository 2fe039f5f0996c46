import { describe, expect, it } from 'vitest';
import type { SearchWords } from './search-data.ts';
import { SearchVolume } from './search-volume.ts';

interface Given {
  readonly words: SearchWords;
}

const given = (words: Readonly<Record<string, number>>): Given => ({
  words: Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)),
});

const fresh = (articles: readonly Given[]): readonly string[] =>
  new SearchVolume<Given>(({ words }) => words).linesFor(articles);

/** The same numbers on every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const vocabulary =
  'angel bridge court dignity east fair ghent prison probation trust utrecht zagreb'.split(' ');

describe('a volume of words', () => {
  it('writes the steps from one article to the next, with weights', () => {
    const articles = [given({ trust: 3 }), given({ prison: 0 }), given({ trust: 1 })];
    // The steps are 0 and 1 article that has it not: 0 × 4 + 3, then 1 × 4 + 1.
    expect(fresh(articles).filter((lines) => lines !== '')).toEqual(['prison 4', 'trust 35']);
    const far = [...Array.from({ length: 100 }, () => given({})), given({ trust: 2 })];
    // 100 × 4 + 2 is 12 × 32 + 18: a digit that says more follow, and the last.
    expect(fresh(far).join('')).toBe('trust oC');
  });

  it('is after any history what it would be if it were read anew', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const below = numbers(seed);
      const any = (): Given =>
        given(
          Object.fromEntries(
            vocabulary.filter(() => below(3) === 0).map((word) => [word, below(4)]),
          ),
        );
      const volume = new SearchVolume<Given>(({ words }) => words);
      let articles: Given[] = Array.from({ length: below(300) }, any);
      for (let step = 0; step < 12; step++) {
        articles = [...articles];
        const kind = below(10);
        if (kind === 0) articles.splice(below(articles.length + 1), below(3));
        else if (kind < 4) articles.push(...Array.from({ length: 1 + below(60) }, any));
        else if (articles.length > 0) articles[below(articles.length)] = any();
        expect(volume.linesFor(articles)).toEqual(fresh(articles));
      }
    }
  });
});
