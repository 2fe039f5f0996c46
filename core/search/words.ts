// Where are the words of a text, and how is each spelt for searching? By our own table, never by the runtime.
import { plainLetter } from '../content/transliterate.ts';

/** Longer words are cut here, in the index and in a query alike. */
export const LONGEST_WORD = 40;

/** Signs that the table of addresses turns into letters or nothing, and that part two words of a text: `l’avenir`. */
const PARTING = "’'‘`´&€";

/**
 * What each UTF-16 unit up to here is spelt as: undefined parts words, an empty text is as if it were not there.
 * Units beyond follow `spellingBeyond`.
 */
const NEAR = 0x600;
const spellings: readonly (string | undefined)[] = Array.from({ length: NEAR }, (_, unit) => {
  const letter = String.fromCharCode(unit);
  if (PARTING.includes(letter)) return undefined;
  if (/[a-z0-9]/.test(letter)) return letter;
  if (/[A-Z]/.test(letter)) return letter.toLowerCase();
  // A soft hyphen, and marks on the letter before.
  if (unit === 0xad || (unit >= 0x300 && unit <= 0x36f)) return '';
  const plain = plainLetter(letter);
  if (plain !== undefined) return plain;
  // Letters of scripts that the table does not know stand for themselves.
  return unit >= 0x180 ? letter : undefined;
});

function spellingBeyond(unit: number): string | undefined {
  const isJoiner = (unit >= 0x200b && unit <= 0x200d) || unit === 0xfeff;
  if (isJoiner) return '';
  const isSign =
    (unit >= 0x2000 && unit <= 0x2bff) ||
    (unit >= 0x3000 && unit <= 0x303f) ||
    (unit >= 0xd800 && unit <= 0xf8ff) ||
    unit >= 0xfe00;
  if (isSign) return undefined;
  const letter = String.fromCharCode(unit);
  return plainLetter(letter) ?? letter;
}

/** How one UTF-16 unit is spelt in a word: undefined where it parts words, empty where it is as if it were not there. */
export function spellingOf(unit: number): string | undefined {
  return unit < NEAR ? spellings[unit] : spellingBeyond(unit);
}

/**
 * Visits the words of `text` in order: each as it is spelt for searching (lower case, without marks), and where it
 * stands, as offsets in UTF-16 units.
 */
export function eachWord(
  text: string,
  visit: (word: string, start: number, end: number) => void,
): void {
  let start = -1;
  // While a word is spelt as it stands there, it is only looked at, which is what most words are.
  let spelt: string | undefined;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0;
    const isPlain = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
    if (isPlain) {
      if (start < 0) start = at;
      else if (spelt !== undefined) spelt += String.fromCharCode(unit);
      continue;
    }
    const letter = spellingOf(unit);
    if (letter !== undefined) {
      if (start < 0) start = at;
      spelt = (spelt ?? text.slice(start, at)) + letter;
      continue;
    }
    if (start < 0) continue;
    const word = spelt ?? text.slice(start, at);
    if (word !== '') visit(word.slice(0, LONGEST_WORD), start, at);
    start = -1;
    spelt = undefined;
  }
}
