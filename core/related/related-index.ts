// Which articles of the archive are about the same as this one, and how much? An inverted index of words, categories,
// people and dates.
//
// What it answers depends on the articles in it alone, never on the order they came or on what was there before, and
// only whole numbers are compared: the four basic operations round alike on every runtime.
import type { ArticleId, TermId } from '../content/ids.ts';
import { stopWordsOf } from '../search/stop-words.ts';
import { eachWord } from '../search/words.ts';
import { nameKey, type RelatedFacts } from './related-facts.ts';
import { plainLanguage, rootOf } from './roots.ts';

/** What one word counts in a field, against one in the body. */
const fieldWeights = { headline: 6, standfirst: 3, summary: 3, body: 1 } as const;
const MOST_WEIGHT = 255;
/** A posting is 32 bits: the number of an article, and what a word weighs in it. */
const WEIGHT_BITS = 8;

/** BM25: at this weight a word has said half of what it can, and so much of the length of a text counts. */
const HALF_SAID = 5;
const LENGTH_SHARE = 0.6;
/** The strongest words of an article are asked for, not all of them: a list costs their postings and no more. */
const QUESTION_WORDS = 30;
/** A word in more than one of so many articles tells nothing apart, once there are enough to know. */
const COMMON_SHARE = 4;
const ENOUGH_ARTICLES = 40;

/** An article of the same words as this one would get so many points for its text. */
const TEXT_POINTS = 1000;
/** A shared category: the first for any, and up to the second more where few articles have it. */
const CATEGORY_POINTS = [30, 110] as const;
/** A shared person, likewise. */
const PERSON_POINTS = [5, 25] as const;
/** Two articles of one day; half of it at half a year apart. */
const NEARNESS_POINTS = 20;
const HALF_LIFE_DAYS = 182;
/** Of a text in another language readers have less: its points count by so many per cent. */
const OTHER_LANGUAGE_PERCENT = 60;
/** Neighbours by date on each side that are looked at although they may share nothing. */
const REACH = 20;
const DAY = 86_400_000;

/** Why two articles belong together: what an editor can look up in both. */
export interface Because {
  /** Words that both use and few others do, as this article spells them, the strongest first. */
  readonly words: readonly string[];
  readonly categories: readonly TermId[];
  readonly people: readonly string[];
  readonly daysApart: number;
}

/** An article with its points, before a list is made of the best. */
export interface ScoredArticle {
  readonly id: ArticleId;
  readonly score: number;
  readonly date: number;
  readonly newsType: TermId;
  readonly original: ArticleId;
  /** What its headline consists of, for telling a series. */
  readonly headline: ReadonlySet<string>;
}

interface Entry extends Omit<ScoredArticle, 'score'> {
  readonly number: number;
  readonly language: string;
  readonly day: number;
  /** The numbers of its words. */
  readonly words: Uint32Array;
  readonly length: number;
  readonly categories: readonly TermId[];
  readonly people: readonly string[];
}

/** The words of the articles of one language. */
interface LanguageWords {
  readonly numbers: Map<string, number>;
  readonly postings: Postings[];
  articles: number;
  length: number;
}

interface QuestionWord {
  readonly root: string;
  readonly postings: Postings;
  readonly spelt: string;
  /** What it is worth where it stands once in a text of ordinary length, times its part in the question. */
  readonly strength: number;
}

/** What is asked for beside an article; good until the index changes. */
export interface RelatedQuestion {
  readonly subject: RelatedFacts;
  readonly words: readonly QuestionWord[];
  /** What the article itself would get. */
  readonly whole: number;
  readonly language: LanguageWords | undefined;
}

export class RelatedIndex {
  /** By number; the numbers of articles that are gone hold undefined and are not given again. */
  readonly #articles: (Entry | undefined)[] = [];
  readonly #byId = new Map<ArticleId, Entry>();
  readonly #languages = new Map<string, LanguageWords>();
  readonly #categories = new Map<string, Postings>();
  readonly #people = new Map<string, Postings>();
  /** By date, then by id. */
  readonly #byDate: Entry[] = [];
  #sums = new Float64Array(64);

  get size(): number {
    return this.#byId.size;
  }

  has(id: ArticleId): boolean {
    return this.#byId.has(id);
  }

  ids(): IterableIterator<ArticleId> {
    return this.#byId.keys();
  }

  /** Puts an article in, in the place of what was known of it. */
  put(facts: RelatedFacts): void {
    this.remove(facts.id);
    const number = this.#articles.length;
    const language = plainLanguage(facts.language);
    const known = this.#wordsOf(language);
    const weighed = weigh(facts);
    const words = new Uint32Array(weighed.size);
    let [place, length] = [0, 0];
    for (const [root, { weight }] of weighed) {
      const whole = Math.min(MOST_WEIGHT, weight);
      let word = known.numbers.get(root);
      if (word === undefined) {
        word = known.postings.length;
        // A copy: a piece of a long text keeps the whole text in memory.
        known.numbers.set(root.split('').join(''), word);
        known.postings.push(new Postings());
      }
      known.postings[word]?.add(((number << WEIGHT_BITS) | whole) >>> 0);
      words[place++] = word;
      length += whole;
    }
    const entry: Entry = {
      id: facts.id,
      number,
      language,
      date: facts.date,
      day: Math.floor(facts.date / DAY),
      newsType: facts.newsType,
      original: facts.original,
      headline: headlineRoots(facts.headline, language),
      words,
      length,
      categories: [...new Set(facts.categories)],
      people: [...new Set(facts.people.map(nameKey))],
    };
    for (const category of entry.categories) holders(this.#categories, category).add(number);
    for (const person of entry.people) holders(this.#people, person).add(number);
    known.articles++;
    known.length += length;
    this.#articles.push(entry);
    this.#byId.set(entry.id, entry);
    this.#byDate.splice(this.#placeByDate(entry), 0, entry);
  }

  /** Takes an article out; one that is not there is no fault. */
  remove(id: ArticleId): void {
    const entry = this.#byId.get(id);
    if (entry === undefined) return;
    const { number } = entry;
    this.#byId.delete(id);
    this.#articles[number] = undefined;
    this.#byDate.splice(this.#placeByDate(entry), 1);
    const known = this.#wordsOf(entry.language);
    known.articles--;
    known.length -= entry.length;
    for (const word of entry.words) known.postings[word]?.remove(number, WEIGHT_BITS);
    for (const category of entry.categories) this.#categories.get(category)?.remove(number, 0);
    for (const person of entry.people) this.#people.get(person)?.remove(number, 0);
  }

  /**
   * The best `count` articles beside the one that is asked about, the best first; ties go to the newer one, then to the
   * greater id. Its versions in other languages are left out.
   */
  best(question: RelatedQuestion, count: number): ScoredArticle[] {
    const { subject } = question;
    const sums = this.#roomForSums();
    const touched: number[] = [];
    const add = (number: number, points: number): void => {
      if (sums[number] === 0) touched.push(number);
      // The smallest trace that it was touched, where the points come to none.
      sums[number] = (sums[number] ?? 0) + Math.max(points, TRACE);
    };
    const average = averageLength(question.language);
    for (const { postings, strength } of question.words) {
      const { numbers, length } = postings;
      for (let place = 0; place < length; place++) {
        const posting = numbers[place] ?? 0;
        const number = posting >>> WEIGHT_BITS;
        const textLength = this.#articles[number]?.length ?? average;
        const points = strength * said(posting & MOST_WEIGHT, textLength, average);
        // Rounded word by word: then it does not matter which word is added first.
        add(number, Math.round((points * TEXT_POINTS * FINE) / question.whole));
      }
    }
    for (const category of new Set(subject.categories)) {
      this.#addHolders(this.#categories.get(category), CATEGORY_POINTS, add);
    }
    for (const person of new Set(subject.people.map(nameKey))) {
      this.#addHolders(this.#people.get(person), PERSON_POINTS, add);
    }
    for (const { number } of this.#around(subject)) add(number, 0);
    let found: ScoredArticle[] = [];
    let least = 0;
    const day = Math.floor(subject.date / DAY);
    const language = plainLanguage(subject.language);
    for (const number of touched) {
      const sum = sums[number] ?? 0;
      sums[number] = 0;
      const entry = this.#articles[number];
      if (entry === undefined || isVersionOf(entry, subject)) continue;
      const apart = Math.abs(day - entry.day);
      const nearness = Math.round(
        (NEARNESS_POINTS * FINE * HALF_LIFE_DAYS) / (HALF_LIFE_DAYS + apart),
      );
      const percent = entry.language === language ? 100 : OTHER_LANGUAGE_PERCENT;
      const score = Math.round(((Math.floor(sum) + nearness) * percent) / (100 * FINE));
      if (score < least) continue;
      const { id, date, newsType, original, headline } = entry;
      found.push({ id, score, date, newsType, original, headline });
      // Most of the archive is touched and few are wanted: they are not all kept, let alone sorted.
      if (found.length < KEPT_AT_ONCE + count) continue;
      found = found.sort(byScore).slice(0, count);
      least = found.at(-1)?.score ?? 0;
    }
    return found.sort(byScore).slice(0, count);
  }

  /** Why `other` belongs beside the one that is asked about. */
  because(question: RelatedQuestion, other: ArticleId): Because | undefined {
    const entry = this.#byId.get(other);
    if (entry === undefined) return undefined;
    const { subject } = question;
    const average = averageLength(question.language);
    // Words of another language have other postings: none of them is found here.
    const words = question.words
      .map(({ postings, strength, spelt, root }) => {
        const weight = postings.weightOf(entry.number, WEIGHT_BITS);
        return { spelt, root, points: strength * said(weight, entry.length, average) };
      })
      .filter(({ points }) => points > 0)
      .sort((one, another) => another.points - one.points || (one.root < another.root ? -1 : 1))
      .slice(0, SHOWN_WORDS);
    const shared = new Set(entry.people);
    const people = new Map(subject.people.map((name) => [nameKey(name), name]));
    return {
      words: words.map(({ spelt }) => spelt),
      categories: [...new Set(subject.categories)].filter((id) => entry.categories.includes(id)),
      people: [...people].flatMap(([key, name]) => (shared.has(key) ? [name] : [])),
      daysApart: Math.abs(Math.floor(subject.date / DAY) - entry.day),
    };
  }

  /** Asks what belongs beside `subject`, whether that is in the index or not yet. */
  ask(subject: RelatedFacts): RelatedQuestion {
    const language = this.#languages.get(plainLanguage(subject.language));
    if (language === undefined) return { subject, words: [], whole: 1, language };
    const weighed = weigh(subject);
    let length = 0;
    for (const { weight } of weighed.values()) length += Math.min(MOST_WEIGHT, weight);
    const average = averageLength(language);
    const common =
      language.articles < ENOUGH_ARTICLES ? language.articles : language.articles / COMMON_SHARE;
    const isKnown = this.#byId.has(subject.id);
    const words: QuestionWord[] = [];
    for (const [root, { weight, spelt }] of weighed) {
      const postings = language.postings[language.numbers.get(root) ?? -1];
      const others = (postings?.length ?? 0) - (isKnown ? 1 : 0);
      if (postings === undefined || others <= 0 || postings.length > common) continue;
      const own = said(Math.min(MOST_WEIGHT, weight), length, average);
      const rarity = rarityOf(postings.length, language.articles);
      words.push({ root, postings, spelt, strength: own * rarity });
    }
    words.sort((one, other) => other.strength - one.strength || (one.root < other.root ? -1 : 1));
    words.length = Math.min(words.length, QUESTION_WORDS);
    let whole = 0;
    for (const { root, strength } of words) {
      whole +=
        strength * said(Math.min(MOST_WEIGHT, weighed.get(root)?.weight ?? 0), length, average);
    }
    return { subject, words, whole: Math.max(whole, LEAST_WHOLE), language };
  }

  #addHolders(
    holders: Postings | undefined,
    [least, more]: readonly [number, number],
    add: (number: number, points: number) => void,
  ): void {
    if (holders === undefined) return;
    const share = rarityOf(holders.length, this.size) / rarityOf(1, Math.max(2, this.size));
    const points = Math.round((least + more * Math.min(1, share)) * FINE);
    for (let place = 0; place < holders.length; place++) add(holders.numbers[place] ?? 0, points);
  }

  /** Its neighbours by date, so that a list is not empty where nothing is shared. */
  #around(subject: RelatedFacts): Entry[] {
    const place = this.#placeByDate(subject);
    return this.#byDate.slice(Math.max(0, place - REACH), place + REACH + 1);
  }

  /** The first place whose article does not come before this date and id. */
  #placeByDate({ date, id }: { readonly date: number; readonly id: ArticleId }): number {
    let [low, high] = [0, this.#byDate.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.#byDate[middle];
      const isBefore =
        entry !== undefined && (entry.date < date || (entry.date === date && entry.id < id));
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #wordsOf(language: string): LanguageWords {
    let known = this.#languages.get(language);
    if (known === undefined) {
      known = { numbers: new Map(), postings: [], articles: 0, length: 0 };
      this.#languages.set(language, known);
    }
    return known;
  }

  #roomForSums(): Float64Array {
    if (this.#sums.length < this.#articles.length) {
      this.#sums = new Float64Array(this.#articles.length * 2);
    }
    return this.#sums;
  }
}

/** Points are added in hundredths, so that rounding each does not flatten small ones. */
const FINE = 100;
const TRACE = 0.001;
/** A question of a few weak words is no whole text: matching it all is not being the same. */
const LEAST_WHOLE = 600;
const KEPT_AT_ONCE = 200;
/** Words that a reason names. */
const SHOWN_WORDS = 3;

function byScore(one: ScoredArticle, other: ScoredArticle): number {
  return other.score - one.score || other.date - one.date || (one.id < other.id ? 1 : -1);
}

function isVersionOf(entry: Entry, { id, original }: RelatedFacts): boolean {
  return (
    entry.id === id || entry.id === original || entry.original === original || entry.original === id
  );
}

/** Numbers in rising order, packed, with room to grow. */
class Postings {
  numbers = new Uint32Array(2);
  length = 0;

  add(posting: number): void {
    if (this.length === this.numbers.length) {
      const longer = new Uint32Array(Math.ceil(this.length * 1.5) + 2);
      longer.set(this.numbers);
      this.numbers = longer;
    }
    this.numbers[this.length] = posting;
    this.length++;
  }

  remove(number: number, bits: number): void {
    const place = this.#place(number, bits);
    if ((this.numbers[place] ?? 0) >>> bits !== number || place >= this.length) return;
    this.numbers.copyWithin(place, place + 1, this.length);
    this.length--;
  }

  weightOf(number: number, bits: number): number {
    const place = this.#place(number, bits);
    const posting = this.numbers[place] ?? 0;
    return place < this.length && posting >>> bits === number ? posting & MOST_WEIGHT : 0;
  }

  #place(number: number, bits: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.numbers[middle] ?? 0) >>> bits < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function holders(map: Map<string, Postings>, key: string): Postings {
  let found = map.get(key);
  if (found === undefined) {
    found = new Postings();
    map.set(key, found);
  }
  return found;
}

/** What each root weighs in a text, and how the text spells it first. */
function weigh(facts: RelatedFacts): Map<string, { weight: number; spelt: string }> {
  const language = plainLanguage(facts.language);
  const skipped = stopWordsOf(language);
  const counts = new Map<string, { weight: number; spelt: string }>();
  for (const field of ['headline', 'standfirst', 'summary', 'body'] as const) {
    const text = facts[field];
    const each = fieldWeights[field];
    eachWord(text, (word, start, end) => {
      const known = counts.get(word);
      if (known !== undefined) known.weight += each;
      else counts.set(word, { weight: each, spelt: text.slice(start, end) });
    });
  }
  const weighed = new Map<string, { weight: number; spelt: string }>();
  for (const [word, { weight, spelt }] of counts) {
    if (skipped.has(word) || saysNothing(word)) continue;
    const root = rootOf(word, language);
    const known = weighed.get(root);
    if (known !== undefined) known.weight += weight;
    else weighed.set(root, { weight, spelt });
  }
  return weighed;
}

/** Single letters and bare numbers: years and counts would tie together what has nothing else in common. */
function saysNothing(word: string): boolean {
  return word.length < 2 || /^\d+$/.test(word);
}

function headlineRoots(headline: string, language: string): ReadonlySet<string> {
  const skipped = stopWordsOf(language);
  const roots = new Set<string>();
  eachWord(headline, (word) => {
    if (!skipped.has(word) && !saysNothing(word)) roots.add(rootOf(word, language));
  });
  return roots;
}

function averageLength(language: LanguageWords | undefined): number {
  return language === undefined || language.articles === 0
    ? 1
    : Math.max(1, language.length / language.articles);
}

/** How much of what it can say a word says at this weight in a text of this length: from 0 up to 1. */
function said(weight: number, length: number, average: number): number {
  return weight / (weight + HALF_SAID * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / average));
}

/** How rare is what `holders` of `all` have? About a hundred for each time that it halves the archive. */
function rarityOf(holders: number, all: number): number {
  return logarithm(1 + (all - holders + 0.5) / (holders + 0.5));
}

/**
 * A hundred times the logarithm to base 2, with straight lines between the powers: only exact operations, where
 * `Math.log` may differ between runtimes in its last place.
 */
function logarithm(value: number): number {
  let [whole, rest] = [0, value];
  while (rest >= 2) {
    rest /= 2;
    whole++;
  }
  return Math.round(100 * (whole + rest - 1));
}
