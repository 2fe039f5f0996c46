// What does a person look for who types these letters? The words, and how closely a word of an article must match each.
import { isStopWord } from './stop-words.ts';
import { eachWord } from './words.ts';

/** Fewer letters find half the archive, and nothing anybody meant. */
export const FEWEST_LETTERS = 3;
/** A finished word of this length may be misspelt by one letter, and one of `LONG_LETTERS` by two. */
const FUZZY_LETTERS = 5;
const LONG_LETTERS = 9;
const MOST_WORDS = 12;

export interface QueryWord {
  readonly word: string;
  /** Something was typed after it. The last word still grows, so that it stands for every word it begins. */
  readonly isFinished: boolean;
  /** An article without it is not found. Other words only move an article up. */
  readonly isNeeded: boolean;
}

export type SearchQuery = readonly QueryWord[];

/** Reads what was typed; undefined where no word has three letters yet, or nothing is left to look for. */
export function readQuery(text: string): SearchQuery | undefined {
  const found = new Map<string, boolean>();
  eachWord(text, (word, _start, end) => {
    if (found.size < MOST_WORDS) found.set(word, (found.get(word) ?? false) || end < text.length);
  });
  const words = [...found].map(([word, isFinished]) => ({ word, isFinished }));
  const isLong = ({ word }: { word: string }): boolean => word.length >= FEWEST_LETTERS;
  if (!words.some(isLong)) return undefined;
  const needed = new Set(
    words.filter((one) => (one.isFinished || isLong(one)) && !isStopWord(one.word)),
  );
  // Nothing but stop words: then the last one is what is meant, as in `after the war`.
  const last = words.filter(isLong).at(-1);
  if (needed.size === 0 && last !== undefined) needed.add(last);
  return words.map((one) => ({ ...one, isNeeded: needed.has(one) }));
}

/** How much a word counts that is not the very word: one it begins, one with another ending, or with wrong letters. */
const BEGUN = 3 / 4;
const OTHER_ENDING = 1 / 2;
/** So little that the word itself in a body comes before a misspelt one in a headline. */
const WRONG_LETTERS = [1 / 16, 1 / 32] as const;

/**
 * How well a word of an article answers a word of the query, from 0 (not at all) to 1 (the same). Binary fractions, so
 * that sums do not depend on their order.
 */
export function closeness(wanted: QueryWord, word: string): number {
  if (word === wanted.word) return 1;
  const isLonger = word.startsWith(wanted.word);
  if (!wanted.isFinished) return isLonger && wanted.word.length >= FEWEST_LETTERS ? BEGUN : 0;
  if (!mayBeMisspelt(wanted) || word.charCodeAt(0) !== wanted.word.charCodeAt(0)) return 0;
  const most = wanted.word.length >= LONG_LETTERS ? 2 : 1;
  const wrong = wrongLetters(wanted.word, word, most);
  if (wrong > most) return 0;
  return isLonger ? OTHER_ENDING : WRONG_LETTERS[wrong === 1 ? 0 : 1];
}

/** What every word that answers `wanted` begins with: where to look for them. First letters are rarely wrong. */
export function sharedBeginning(wanted: QueryWord): string {
  return wanted.isFinished && mayBeMisspelt(wanted) ? wanted.word.slice(0, 1) : wanted.word;
}

function mayBeMisspelt({ word, isFinished }: QueryWord): boolean {
  return isFinished && word.length >= FUZZY_LETTERS && !/[0-9]/.test(word);
}

/** Three rows of the table below, used again for every word: thousands are compared for one query. */
const rows = [0, 1, 2].map(() => new Uint8Array(128));

/**
 * Letters to add, drop, replace or swap with their neighbour between two words (optimal string alignment); any
 * number above `most` where there are more.
 */
function wrongLetters(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [beforeLast = new Uint8Array(), last = beforeLast, next = last] = rows;
  for (let column = 0; column <= other.length; column++) last[column] = column;
  for (let row = 1; row <= one.length; row++) {
    next[0] = row;
    let least = row;
    const letter = one.charCodeAt(row - 1);
    for (let column = 1; column <= other.length; column++) {
      const its = other.charCodeAt(column - 1);
      let cost = (last[column - 1] ?? 0) + (letter === its ? 0 : 1);
      cost = Math.min(cost, (last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1);
      const isSwap =
        row > 1 &&
        column > 1 &&
        letter === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === its;
      if (isSwap) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      next[column] = cost;
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [beforeLast, last, next] = [last, next, beforeLast];
  }
  return last[other.length] ?? most + 1;
}
