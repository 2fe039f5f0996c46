// Which articles of a volume have which word? Kept from one export to the next, so that an edit costs what it changes.
import { placesFor, type SearchWords } from './search-data.ts';

/** More changed articles than this are read again as a whole. */
const MOST_PATCHED = 50;

/** An article's number in its volume times four, and the weight of the word in it. */
type Posting = number;

/**
 * The words of a volume of articles as lines for its files: each a word and, in digits of 32, the steps from one article that
 * has it to the next. The same articles make the same lines, whatever the volume held before.
 *
 * @typeParam T an article: the same object as long as its words are the same
 */
export class SearchVolume<T extends object> {
  readonly #wordsOf: (article: T) => SearchWords;
  #articles: readonly T[] = [];
  #places: readonly string[] = placesFor(0);
  #postings = new Map<string, string>();
  /** The words of each file, in byte order. */
  #words: string[][] = this.#places.map(() => []);
  #lines: string[] = this.#places.map(() => '');

  constructor(wordsOf: (article: T) => SearchWords) {
    this.#wordsOf = wordsOf;
  }

  /** The lines of each file for these articles, the oldest first. */
  linesFor(articles: readonly T[]): readonly string[] {
    const before = this.#articles;
    if (articles === before) return this.#lines;
    const places = placesFor(articles.length);
    const changed = articles.flatMap((article, number) =>
      article === before[number] ? [] : number,
    );
    this.#articles = articles;
    if (
      places !== this.#places ||
      articles.length < before.length ||
      changed.length > MOST_PATCHED
    ) {
      this.#build(places);
    } else if (changed.length > 0) {
      this.#patch(before, changed);
    }
    return this.#lines;
  }

  #build(places: readonly string[]): void {
    const all = new Map<string, Posting[]>();
    this.#articles.forEach((article, number) => {
      for (const [word, weight] of this.#wordsOf(article)) {
        const known = all.get(word);
        if (known === undefined) all.set(word, [number * 4 + weight]);
        else known.push(number * 4 + weight);
      }
    });
    this.#places = places;
    this.#words = places.map(() => []);
    let part = 0;
    for (const word of [...all.keys()].sort()) {
      while (part + 1 < places.length && (places[part + 1] ?? '') <= word) part++;
      this.#words[part]?.push(word);
    }
    this.#postings = new Map([...all].map(([word, postings]) => [word, written(postings)]));
    this.#lines = this.#words.map((words) => this.#join(words));
  }

  #patch(before: readonly T[], changed: readonly number[]): void {
    const touched = new Set<number>();
    for (const number of changed) {
      const [old, now] = [before[number], this.#articles[number]];
      const was = new Map(old === undefined ? [] : this.#wordsOf(old));
      const is = new Map(now === undefined ? [] : this.#wordsOf(now));
      for (const [word, weight] of is) {
        if (was.get(word) !== weight) touched.add(this.#set(word, number, weight));
      }
      for (const word of was.keys()) {
        if (!is.has(word)) touched.add(this.#set(word, number, undefined));
      }
    }
    const lines = [...this.#lines];
    for (const part of touched) lines[part] = this.#join(this.#words[part] ?? []);
    this.#lines = lines;
  }

  /** Says of one article that it has a word, or has it no longer. Returns the file that this changes. */
  #set(word: string, number: number, weight: number | undefined): number {
    const text = this.#postings.get(word);
    const others = (text === undefined ? [] : read(text)).filter(
      (posting) => Math.floor(posting / 4) !== number,
    );
    if (weight !== undefined) {
      others.push(number * 4 + weight);
      others.sort((a, b) => a - b);
    }
    const next = this.#places.findIndex((place) => place > word);
    const part = (next < 0 ? this.#places.length : next) - 1;
    const words = this.#words[part] ?? [];
    if (others.length === 0) {
      this.#postings.delete(word);
      words.splice(placeOf(words, word), 1);
    } else {
      this.#postings.set(word, written(others));
      if (text === undefined) words.splice(placeOf(words, word), 0, word);
    }
    return part;
  }

  #join(words: readonly string[]): string {
    return words.map((word) => `${word} ${this.#postings.get(word) ?? ''}`).join('\n');
  }
}

/** Where a word stands in a sorted list, or would. */
function placeOf(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const codes = Array.from(DIGITS, (digit) => digit.charCodeAt(0));
const values = new Map(codes.map((code, value) => [code, value]));

/** Characters made at a time: a call takes no more arguments. */
const CHUNK = 4096;

/** Each step to the next article times four and its weight, the lowest digit first; the upper half of the digits says that more follow. */
function written(postings: readonly Posting[]): string {
  const made: number[] = [];
  let last = -1;
  for (const posting of postings) {
    const number = Math.floor(posting / 4);
    let rest = (number - last - 1) * 4 + (posting % 4);
    last = number;
    for (; rest >= 32; rest = Math.floor(rest / 32)) made.push(codes[32 + (rest % 32)] ?? 0);
    made.push(codes[rest] ?? 0);
  }
  let text = '';
  for (let from = 0; from < made.length; from += CHUNK) {
    text += String.fromCharCode(...made.slice(from, from + CHUNK));
  }
  return text;
}

function read(text: string): Posting[] {
  const postings: Posting[] = [];
  let number = -1;
  let value = 0;
  let scale = 1;
  for (let at = 0; at < text.length; at++) {
    const digit = values.get(text.charCodeAt(at)) ?? 0;
    value += (digit % 32) * scale;
    scale *= 32;
    if (digit >= 32) continue;
    number += Math.floor(value / 4) + 1;
    postings.push(number * 4 + (value % 4));
    value = 0;
    scale = 1;
  }
  return postings;
}
