// Which articles hold the words of a query, and which of them first? An inverted index over whole numbers.
//
// What it answers depends on the articles in it alone, never on the order they came or what was there before:
// an index kept up to date over months and one made anew are the same.
import { type ArticleText, type SearchField, searchFields } from './article-text.ts';
import { closeness, type QueryWord, type SearchQuery, sharedBeginning } from './query.ts';
import { stopWordsOf } from './stop-words.ts';
import { eachWord } from './words.ts';

/** Other weights, words or fields make another index: one that is stored under another number is no index. */
export const INDEX_RULES = 1;

/** What one word in a field counts, against one in an ordinary body. */
const weights: Readonly<Record<SearchField, number>> = {
  headline: 12,
  people: 6,
  standfirst: 5,
  summary: 4,
  attachments: 4,
  captions: 3,
  body: 1,
};
/** A body of this many words is ordinary; in a longer one each word counts for less, down to a half. */
const ORDINARY_WORDS = 600;
/** At this weight a word has said half of what it can: ten times in a body is not ten times as much. */
const HALF_SAID = 6;
/** The newest article counts this much more than one that is very old, and loses half of it in two years. */
const RECENCY = 0.2;
const RECENCY_HALF_LIFE_MS = 2 * 365 * 24 * 3600 * 1000;

/** A posting is 32 bits: the number of an article, and what a word weighs in it. */
const WEIGHT_BITS = 6;
const MOST_WEIGHT = 2 ** WEIGHT_BITS - 1;

/** Postings looked at before others get a turn: about a millisecond. */
const STEP = 50_000;
/** New words kept beside the sorted ones before they are sorted in. */
const MOST_FRESH = 500;
/** Numbers of articles that are gone, before everything is numbered anew. */
const MOST_GONE = 1_000;

export interface FoundArticle {
  readonly id: string;
  readonly score: number;
}

/** An index as flat pieces, for a file. `articles` are in the order of their numbers. */
export interface PackedIndex {
  readonly articles: readonly { readonly id: string; readonly date: number }[];
  readonly words: readonly string[];
  /** How many postings each word has. */
  readonly lengths: Uint32Array;
  readonly postings: Uint32Array;
}

export class SearchIndex {
  /** By number; the numbers of articles that are gone hold undefined and are not given again. */
  #articles: ({ readonly id: string; readonly date: number } | undefined)[] = [];
  readonly #numbers = new Map<string, number>();
  #words: string[] = [];
  readonly #wordNumbers = new Map<string, number>();
  #postings: Uint32Array[] = [];
  #lengths: number[] = [];
  /** Numbers of the words in their order, and of those that came since. */
  #sorted: number[] = [];
  #fresh: number[] = [];

  /** How many articles are in it. */
  get size(): number {
    return this.#numbers.size;
  }

  ids(): IterableIterator<string> {
    return this.#numbers.keys();
  }

  /** Puts an article in, in the place of what was known of it. */
  put(id: string, text: ArticleText): void {
    this.remove(id);
    const number = this.#articles.length;
    this.#articles.push({ id, date: text.date });
    this.#numbers.set(id, number);
    for (const [word, weight] of weigh(text)) {
      const whole = Math.min(MOST_WEIGHT, Math.max(1, Math.round(weight)));
      this.#add(word, pack(number, whole));
    }
    // Seldom enough to cost little, often enough that no query waits for it.
    if (this.#fresh.length > MOST_FRESH + this.#sorted.length / 8) this.#sortIn();
  }

  /** Takes an article out; one that is not there is no fault. */
  remove(id: string): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#articles[number] = undefined;
    this.#numbers.delete(id);
    const gone = this.#articles.length - this.size;
    if (gone > MOST_GONE && gone > this.size / 4) this.#numberAnew();
  }

  /**
   * Finds the articles that hold every needed word, the best first. Yields now and then, so that the caller can let
   * others work or give up; nothing may be put in or taken out in between.
   */
  *search(query: SearchQuery): Generator<void, FoundArticle[]> {
    const scores = new Float64Array(this.#articles.length);
    const needed = new Uint8Array(this.#articles.length);
    const sums = new Float64Array(this.#articles.length);
    let candidates: number[] = [];
    for (const wanted of query) {
      const touched: number[] = [];
      let looked = 0;
      for (const { word, close } of this.#answers(wanted)) {
        const postings = this.#postings[word] ?? new Uint32Array();
        const length = this.#lengths[word] ?? 0;
        for (let place = 0; place < length; place++) {
          const posting = postings[place] ?? 0;
          const number = posting >>> WEIGHT_BITS;
          if (this.#articles[number] === undefined) continue;
          const sum = sums[number] ?? 0;
          if (sum === 0) touched.push(number);
          sums[number] = sum + (posting & MOST_WEIGHT) * close;
        }
        looked += length + 1;
        if (looked < STEP) continue;
        looked = 0;
        yield;
      }
      // All words that answer count as one: else the rarest of those that begin with `pro` would come first.
      const rarity = Math.log(1 + (this.size - touched.length + 0.5) / (touched.length + 0.5));
      for (const number of touched) {
        const sum = sums[number] ?? 0;
        sums[number] = 0;
        scores[number] = (scores[number] ?? 0) + (rarity * sum) / (sum + HALF_SAID);
        if (wanted.isNeeded) needed[number] = (needed[number] ?? 0) + 1;
      }
      if (wanted.isNeeded) candidates = touched;
      yield;
    }
    const all = query.filter((word) => word.isNeeded).length;
    return this.#ranked(
      candidates.filter((number) => needed[number] === all),
      scores,
    );
  }

  #ranked(numbers: readonly number[], scores: Float64Array): FoundArticle[] {
    let newest = Number.NEGATIVE_INFINITY;
    for (const article of this.#articles) newest = Math.max(newest, article?.date ?? newest);
    const ranked: { id: string; date: number; score: number }[] = [];
    for (const number of numbers) {
      const article = this.#articles[number];
      if (article === undefined) continue;
      const age = (newest - article.date) / RECENCY_HALF_LIFE_MS;
      const score = (scores[number] ?? 0) * (1 + RECENCY * 2 ** -age);
      ranked.push({ ...article, score });
    }
    ranked.sort(
      (one, other) =>
        other.score - one.score || other.date - one.date || (one.id < other.id ? 1 : -1),
    );
    return ranked.map(({ id, score }) => ({ id, score }));
  }

  /** The words of the index that answer a word of the query, and how closely. */
  *#answers(wanted: QueryWord): Generator<{ word: number; close: number }> {
    const beginning = sharedBeginning(wanted);
    for (let place = this.#firstFrom(beginning); place < this.#sorted.length; place++) {
      const word = this.#sorted[place] ?? 0;
      const text = this.#words[word] ?? '';
      if (!text.startsWith(beginning)) break;
      const close = closeness(wanted, text);
      if (close > 0) yield { word, close };
    }
    for (const word of this.#fresh) {
      const close = closeness(wanted, this.#words[word] ?? '');
      if (close > 0) yield { word, close };
    }
  }

  /** The first place of `#sorted` whose word is not before `beginning`. */
  #firstFrom(beginning: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#words[this.#sorted[middle] ?? 0] ?? '') < beginning) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #sortIn(): void {
    this.#sorted = this.#inOrder([...this.#sorted, ...this.#fresh]);
    this.#fresh = [];
  }

  #inOrder(words: number[]): number[] {
    const textOf = (word: number): string => this.#words[word] ?? '';
    return words.sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
  }

  #add(text: string, posting: number): void {
    let word = this.#wordNumbers.get(text);
    if (word === undefined) {
      word = this.#words.length;
      // A copy: a piece of a long text keeps the whole text in memory.
      const copy = text.split('').join('');
      this.#words.push(copy);
      this.#wordNumbers.set(copy, word);
      this.#postings.push(new Uint32Array(2));
      this.#lengths.push(0);
      this.#fresh.push(word);
    }
    let postings = this.#postings[word] ?? new Uint32Array(2);
    const length = this.#lengths[word] ?? 0;
    if (length === postings.length) {
      const longer = new Uint32Array(Math.ceil(length * 1.5) + 2);
      longer.set(postings);
      this.#postings[word] = longer;
      postings = longer;
    }
    postings[length] = posting;
    this.#lengths[word] = length + 1;
  }

  /** Leaves out what is gone: its numbers, its postings, and words that nothing holds any more. */
  #numberAnew(): void {
    this.#take(this.pack());
  }

  /** The index in flat pieces, without what is gone. */
  pack(): PackedIndex {
    const articles: { id: string; date: number }[] = [];
    const renumbered = this.#articles.map((article) => {
      if (article === undefined) return undefined;
      articles.push(article);
      return articles.length - 1;
    });
    const words: string[] = [];
    const lengths: number[] = [];
    const postings = new Uint32Array(this.#lengths.reduce((sum, length) => sum + length, 0));
    let end = 0;
    for (const word of this.#inOrder([...this.#words.keys()])) {
      const start = end;
      const list = this.#postings[word]?.subarray(0, this.#lengths[word]) ?? [];
      for (const posting of list) {
        const number = renumbered[posting >>> WEIGHT_BITS];
        if (number === undefined) continue;
        postings[end] = pack(number, posting & MOST_WEIGHT);
        end++;
      }
      if (end === start) continue;
      words.push(this.#words[word] ?? '');
      lengths.push(end - start);
    }
    return {
      articles,
      words,
      lengths: Uint32Array.from(lengths),
      postings: postings.slice(0, end),
    };
  }

  /** The index that was packed. It goes on using the pieces. */
  static unpack(packed: PackedIndex): SearchIndex {
    const index = new SearchIndex();
    index.#take(packed);
    return index;
  }

  #take({ articles, words, lengths, postings }: PackedIndex): void {
    this.#articles = [...articles];
    this.#numbers.clear();
    for (const [number, { id }] of articles.entries()) this.#numbers.set(id, number);
    this.#words = [...words];
    this.#wordNumbers.clear();
    for (const [number, word] of words.entries()) this.#wordNumbers.set(word, number);
    this.#lengths = [...lengths];
    let start = 0;
    this.#postings = this.#lengths.map((length) => {
      start += length;
      return postings.subarray(start - length, start);
    });
    this.#sorted = this.#inOrder([...words.keys()]);
    this.#fresh = [];
  }
}

function pack(number: number, weight: number): number {
  return ((number << WEIGHT_BITS) | weight) >>> 0;
}

/** What each word of an article weighs there. */
function weigh({ language, fields }: ArticleText): Map<string, number> {
  const skipped = stopWordsOf(language);
  const weighed = new Map<string, number>();
  for (const field of searchFields) {
    const counts = new Map<string, number>();
    let total = 0;
    eachWord(fields[field], (word) => {
      total++;
      if (!skipped.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    });
    const length = Math.min(2, Math.max(1, 0.5 + total / (2 * ORDINARY_WORDS)));
    const each = field === 'body' ? weights.body / length : weights[field];
    for (const [word, count] of counts) weighed.set(word, (weighed.get(word) ?? 0) + count * each);
  }
  return weighed;
}
