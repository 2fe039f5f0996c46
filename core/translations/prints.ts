// What does a block say? Its print is another one where a word is, and much the same where the block says much the same.
import * as z from 'zod';
import type { BodyNode } from '../content/body.ts';
import { align } from '../history/alignment.ts';

/**
 * Eight signs that only the very same words have, and twenty-one, of 126 bits, most of which are the same where most words are (a SimHash, after
 * Charikar 2002). It holds no text, and is for telling apart, not for safety.
 */
export const print = z.string();
export type Print = z.infer<typeof print>;

/** Six bits each. */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const EXACT_SIGNS = 8;
const ALIKE_SIGNS = 21;
const ALIKE_BITS = ALIKE_SIGNS * 6;
/** Of the four hashes of a word that give it 126 bits. */
const SEEDS = [0x9747b28c, 0x5bd1e995, 0x27d4eb2f, 0x165667b1] as const;
/** Two blocks with less than this in common are two blocks, not one that was edited: unrelated words come to it once in twenty thousand. */
const LEAST_ALIKE = 0.35;
/** Enough in common to be known again in another place of the text. */
const WELL_ALIKE = 0.6;
/** More pairs than these are not looked through for what moved and was edited, too. */
const MOST_PAIRS = 10_000;
/** Words of more letters than these carry what is said; shorter ones are in every text. */
const SHORT_WORD = 3;

/** What a block says, in one line: its words, what it describes and where its links lead, but not how it looks. */
export function wordsOf(block: BodyNode): string {
  const said: string[] = [];
  const visit = (node: BodyNode): void => {
    if (node.text !== undefined) {
      said.push(node.text);
      for (const { attrs } of node.marks ?? []) said.push(...textsIn(attrs));
      return;
    }
    const own = textsIn(node.attrs);
    if (own.length > 0) said.push(' ', ...own.flatMap((text) => [text, ' ']));
    if (node.type === 'hardBreak') said.push(' ');
    const { content = [] } = node;
    for (const child of content) visit(child);
    if (content.length > 0) said.push(' ');
  };
  visit(block);
  return said.join('').replace(/\s+/g, ' ').trim();
}

function textsIn(attrs: BodyNode['attrs']): string[] {
  return Object.entries(attrs ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, value]) => (typeof value === 'string' && value !== '' ? [value] : []));
}

/** The print of a block, or of a line beside the text. */
export function printOf(said: string): Print {
  return exactSigns(said) + alikeSigns(said);
}

function exactSigns(said: string): string {
  const [one, other] = [hash(said, 0x3c6ef372), hash(said, 0x1b873593)];
  let signs = '';
  for (let sign = 0; sign < EXACT_SIGNS; sign++) {
    const half = sign < EXACT_SIGNS / 2 ? one : other;
    signs += signOf(half >>> ((sign % 4) * 6));
  }
  return signs;
}

export const EMPTY: Print = printOf('');

/** The prints of the blocks at the top of a text, empty ones among them. Those that are `known` already cost next to nothing. */
export function printsOf(document: BodyNode, known: readonly Print[] = []): Print[] {
  const byExact = new Map(known.map((one) => [exactOf(one), one]));
  return (document.content ?? []).map((block) => {
    const said = wordsOf(block);
    const exact = exactSigns(said);
    return byExact.get(exact) ?? exact + alikeSigns(said);
  });
}

/** Whether two prints are of the same words. */
export function saysTheSame(one: Print, other: Print): boolean {
  return exactOf(one) === exactOf(other);
}

/**
 * Where each block of a text is in a later one: its place there, or null where it is gone. A block that was edited, moved, or both is known again.
 * Of what is left between two that are known, the first is taken for the first, as where a paragraph was written anew: always where the later text
 * is the `next` save of the same, else only where as many came as went.
 */
export function placesIn(
  before: readonly Print[],
  after: readonly Print[],
  later: 'next' | 'any',
): (number | null)[] {
  const places: (number | null)[] = before.map(() => null);
  const steps = align(before, after, {
    keyOf: exactOf,
    alike: alikeness,
    least: LEAST_ALIKE,
  });
  const olds = new Set<number>();
  const news = new Set<number>();
  for (const { old, now } of steps) {
    if (old !== null && now !== null) places[old.place] = now.place;
    else if (old !== null) olds.add(old.place);
    else if (now !== null) news.add(now.place);
  }
  for (const [old, now] of [
    ...movedAsTheyWere(before, after, olds, news),
    ...movedAndEdited(before, after, olds, news),
  ]) {
    if (!olds.has(old) || !news.has(now)) continue;
    places[old] = now;
    olds.delete(old);
    news.delete(now);
  }
  let [goneHere, cameHere]: [number[], number[]] = [[], []];
  const closeGap = (): void => {
    if (later === 'next' || goneHere.length === cameHere.length) {
      for (const [index, old] of goneHere.entries()) places[old] = cameHere[index] ?? null;
    }
    [goneHere, cameHere] = [[], []];
  };
  for (const { old, now } of steps) {
    if (old !== null && now !== null) closeGap();
    else if (old !== null && olds.has(old.place)) goneHere.push(old.place);
    else if (now !== null && news.has(now.place)) cameHere.push(now.place);
  }
  closeGap();
  return places;
}

type Places = ReadonlySet<number>;

/** What is gone in one place and came in another with the same words. */
function movedAsTheyWere(
  before: readonly Print[],
  after: readonly Print[],
  olds: Places,
  news: Places,
): [number, number][] {
  const waiting = new Map<string, number[]>();
  for (const now of news) {
    const exact = exactOf(after[now] ?? EMPTY);
    waiting.set(exact, [...(waiting.get(exact) ?? []), now]);
  }
  return [...olds].flatMap((old): [number, number][] => {
    const was = before[old] ?? EMPTY;
    const now = saysTheSame(was, EMPTY) ? undefined : waiting.get(exactOf(was))?.shift();
    return now === undefined ? [] : [[old, now]];
  });
}

/** The same of nearly the same words; not asked where hardly anything is as it was. */
function movedAndEdited(
  before: readonly Print[],
  after: readonly Print[],
  olds: Places,
  news: Places,
): [number, number][] {
  if (olds.size * news.size > MOST_PAIRS) return [];
  const pairs = [...olds].flatMap((old) =>
    [...news].map((now) => ({
      old,
      now,
      score: alikeness(before[old] ?? EMPTY, after[now] ?? EMPTY),
    })),
  );
  return pairs
    .filter(({ score }) => score >= WELL_ALIKE)
    .sort((one, other) => other.score - one.score || one.old - other.old)
    .map(({ old, now }) => [old, now]);
}

/** How much two blocks have in common, from 0 for unrelated words to 1. */
function alikeness(one: Print, other: Print): number {
  if (saysTheSame(one, other)) return 1;
  if (saysTheSame(one, EMPTY) || saysTheSame(other, EMPTY)) return 0;
  let different = 0;
  for (let at = EXACT_SIGNS; at < EXACT_SIGNS + ALIKE_SIGNS; at++) {
    different += bitsIn(SIGNS.indexOf(one.charAt(at)) ^ SIGNS.indexOf(other.charAt(at)));
  }
  // Unrelated words share half of the bits.
  return Math.max(0, 1 - (2 * different) / ALIKE_BITS);
}

function exactOf(one: Print): string {
  return one.slice(0, EXACT_SIGNS);
}

function alikeSigns(said: string): string {
  const words = said.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const long = words.filter((word) => word.length > SHORT_WORD);
  const counts = new Int32Array(ALIKE_BITS);
  for (const word of new Set(long.length === 0 ? words : long)) {
    const bits = SEEDS.map((seed) => hash(word, seed));
    for (let bit = 0; bit < ALIKE_BITS; bit++) {
      const isSet = (((bits[bit >> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
      counts[bit] = (counts[bit] ?? 0) + (isSet ? 1 : -1);
    }
  }
  let signs = '';
  for (let first = 0; first < ALIKE_BITS; first += 6) {
    let bits = 0;
    for (let bit = 0; bit < 6; bit++) bits |= (counts[first + bit] ?? 0) > 0 ? 1 << bit : 0;
    signs += signOf(bits);
  }
  return signs;
}

function signOf(bits: number): string {
  return SIGNS.charAt(bits & 63);
}

/** Thirty-two bits of a text, well mixed (the end of MurmurHash3). */
function hash(text: string, seed: number): number {
  let mixed = seed;
  for (let index = 0; index < text.length; index++) {
    mixed = Math.imul(mixed ^ text.charCodeAt(index), 0x9e3779b1);
    mixed = (mixed << 13) | (mixed >>> 19);
  }
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function bitsIn(number: number): number {
  let left = number;
  let count = 0;
  for (; left !== 0; count++) left &= left - 1;
  return count;
}
