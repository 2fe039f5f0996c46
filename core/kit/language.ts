// In which language is a document? Plainly in one by its words, or as it says of itself, or nobody knows.
import { LanguageGuess, primary } from '../checks/language-guess.ts';

export interface FoundLanguage {
  /** Null where nothing tells. */
  readonly tag: string | null;
  /** Its words are plainly in it, and it does not say otherwise. */
  readonly isSure: boolean;
}

/** The languages whose small words are known, whatever the website is in. */
const known = ['en', 'fr', 'de'];

/** A text is judged by as many words as tell: more cost time and change nothing. */
const MOST_JUDGED = 20_000;

/** Finds languages for a website in `languages`: its own tags are used where they fit. */
export class KitLanguages {
  readonly #guesses: readonly LanguageGuess[];
  readonly #tagOf: (found: string) => string;

  constructor(languages: readonly string[]) {
    const tags = new Map([...known, ...languages].map((tag) => [primary(tag), tag]));
    this.#tagOf = (found) => tags.get(primary(found)) ?? found;
    // A guess finds what is plainly not in the first of its languages: asked twice, the first one is found, too.
    const all = [...tags.values()];
    this.#guesses = all.slice(0, 2).map((own) => new LanguageGuess(own, all));
  }

  /** The language of these words; undefined where they do not tell. */
  ofWords(text: string): string | undefined {
    for (const guess of this.#guesses) {
      const found = guess.find(text.slice(0, MOST_JUDGED));
      if (found !== undefined) return this.#tagOf(found);
    }
    return undefined;
  }

  /** The language of a document, of its words and of what it says itself. */
  of(lines: readonly string[], declared: string | null): FoundLanguage {
    const own = declared === null ? undefined : this.#tagOf(declared);
    const read = this.ofWords(lines.join('\n'));
    if (read === undefined) return { tag: own ?? null, isSure: false };
    return { tag: read, isSure: own === undefined || primary(own) === primary(read) };
  }
}
