// Which of a few languages are some words plainly in? By the small words that only one of them has.
import { stopWordsOf } from '../search/stop-words.ts';

/** `de` of `de-AT`. */
export function primary(tag: string): string {
  return tag.split('-', 1)[0] ?? tag;
}

/** Fewer words than these may be a name or a title. */
const FEWEST_WORDS = 8;

/** So many different small words of a language, and this share of all words, must be there. */
const FEWEST_HITS = 3;
const LEAST_SHARE = 0.2;

/** Finds words that are plainly in another language; made once for the languages of an article and its website. */
export class LanguageGuess {
  readonly #own: ReadonlySet<string>;
  readonly #others: readonly { readonly tag: string; readonly words: ReadonlySet<string> }[];

  constructor(own: string, languages: readonly string[]) {
    const known = [...new Map([own, ...languages].map((tag) => [primary(tag), tag]))].filter(
      ([short]) => stopWordsOf(short).size > 0,
    );
    const onlyIn = (short: string): ReadonlySet<string> =>
      new Set(
        [...stopWordsOf(short)].filter(
          (word) =>
            word.length > 1 &&
            known.every(([other]) => other === short || !stopWordsOf(other).has(word)),
        ),
      );
    this.#own = onlyIn(primary(own));
    // Without small words of its own nothing can be said to be in another language.
    const isKnown = this.#own.size > 0;
    this.#others = known.flatMap(([short, tag]) =>
      isKnown && short !== primary(own) ? [{ tag, words: onlyIn(short) }] : [],
    );
  }

  /** Whether there is another language to find at all. */
  get isNeeded(): boolean {
    return this.#others.length > 0;
  }

  /** The language that the words are plainly in, or undefined: when in doubt, they are in the article's own. */
  find(text: string): string | undefined {
    if (text.length < 3 * FEWEST_WORDS) return undefined;
    const words = plainWords(text);
    if (words.length < FEWEST_WORDS) return undefined;
    const own = words.filter((word) => this.#own.has(word)).length;
    for (const { tag, words: small } of this.#others) {
      const hits = words.filter((word) => small.has(word));
      const isPlain =
        new Set(hits).size >= FEWEST_HITS &&
        hits.length >= LEAST_SHARE * words.length &&
        // A quotation or a name within a sentence is not the sentence.
        own * 4 <= hits.length;
      if (isPlain) return tag;
    }
    return undefined;
  }
}

/** The words as the lists of small words spell them: small letters without marks. */
function plainWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{Mn}+/gu, '')
      .match(/\p{L}+/gu) ?? []
  );
}
