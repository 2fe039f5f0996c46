// Which words were added and removed between two texts? Runs of words for either side, readable rather than minimal.
import { diffArrays } from 'diff';
import { countWords } from '../content/body.ts';

/** A piece of text with the marks on it, such as bold. */
export interface MarkedText {
  readonly text: string;
  /** Kinds of marks, such as `bold`, and addresses of links: what a reader would see change. */
  readonly marks: readonly string[];
}

export interface Run extends MarkedText {
  readonly change: 'same' | 'added' | 'removed';
}

export interface WordChanges {
  readonly before: readonly Run[];
  readonly after: readonly Run[];
  readonly added: number;
  readonly removed: number;
}

/** More differences than this within one block are shown as one replacement: nobody reads such confetti. */
const MOST_EDITS = 600;

/** Compares two texts word by word. */
export function compareWords(
  before: readonly MarkedText[],
  after: readonly MarkedText[],
): WordChanges {
  const old = tokensOf(before);
  const now = tokensOf(after);
  let start = 0;
  while (start < old.length && start < now.length && isSame(old[start], now[start])) start++;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    isSame(old[old.length - 1 - end], now[now.length - 1 - end])
  ) {
    end++;
  }
  const sides: Sides = { before: [], after: [] };
  keep(sides, old.slice(0, start));
  const oldMiddle = old.slice(start, old.length - end);
  const newMiddle = now.slice(start, now.length - end);
  const parts = diffArrays(oldMiddle, newMiddle, {
    comparator: isSame,
    maxEditLength: MOST_EDITS,
  });
  if (parts === undefined) {
    sides.before.push(...oldMiddle.map((token) => ({ ...token, change: 'removed' as const })));
    sides.after.push(...newMiddle.map((token) => ({ ...token, change: 'added' as const })));
  } else {
    for (const [index, part] of parts.entries()) {
      if (part.removed) {
        sides.before.push(...part.value.map((token) => ({ ...token, change: 'removed' as const })));
      } else if (part.added) {
        sides.after.push(...part.value.map((token) => ({ ...token, change: 'added' as const })));
      } else {
        // A lone space between two changed words belongs to the change, or every word would be its own.
        const isInside = index > 0 && index < parts.length - 1;
        const isBlank = part.value.every((token) => token.text.trim() === '');
        if (isInside && isBlank) {
          sides.before.push(
            ...part.value.map((token) => ({ ...token, change: 'removed' as const })),
          );
          sides.after.push(...part.value.map((token) => ({ ...token, change: 'added' as const })));
        } else keep(sides, part.value);
      }
    }
  }
  keep(sides, old.slice(old.length - end));
  return {
    before: joined(sides.before),
    after: joined(sides.after),
    added: wordsOf(sides.after, 'added'),
    removed: wordsOf(sides.before, 'removed'),
  };
}

interface Sides {
  readonly before: Run[];
  readonly after: Run[];
}

function keep(sides: Sides, tokens: readonly MarkedText[]): void {
  for (const token of tokens) {
    sides.before.push({ ...token, change: 'same' });
    sides.after.push({ ...token, change: 'same' });
  }
}

/** Words, runs of space and single signs, each with the marks on it. */
function tokensOf(pieces: readonly MarkedText[]): MarkedText[] {
  return pieces.flatMap(({ text, marks }) =>
    (text.match(/[\p{L}\p{N}\p{M}’']+|\s+|[^\p{L}\p{N}\p{M}\s’']/gu) ?? []).map((token) => ({
      text: token,
      marks,
    })),
  );
}

function isSame(one: MarkedText | undefined, other: MarkedText | undefined): boolean {
  return (
    one !== undefined &&
    other !== undefined &&
    one.text === other.text &&
    one.marks.length === other.marks.length &&
    one.marks.every((mark, index) => mark === other.marks[index])
  );
}

/** Joins neighbours that are marked alike. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last?.change === run.change && last.marks.join(' ') === run.marks.join(' ')) {
      result[result.length - 1] = { ...last, text: last.text + run.text };
    } else result.push(run);
  }
  return result;
}

function wordsOf(runs: readonly Run[], change: Run['change']): number {
  return countWords(
    joined(runs)
      .filter((run) => run.change === change)
      .map((run) => run.text)
      .join(' '),
  );
}
