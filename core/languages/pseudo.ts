// What would a language look like that nobody speaks? English with accents, longer and in brackets, or written from the right:
// what is not in the catalogue stays plain, what has no room is cut, what is not mirrored stands on the wrong side.
import { english, type Messages } from '../messages.ts';

export const pseudoLocales = ['en-XA', 'ar-XB'] as const;
export type PseudoLocale = (typeof pseudoLocales)[number];

/** Around all that comes from the catalogue. */
export const OPENING = '⟦';
export const CLOSING = '⟧';

const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const accented = 'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž';
const accents = new Map(
  [...plain].map((letter, index) => [letter, [...accented][index] ?? letter]),
);

/** Of `text` only what no gap was filled with: what a person typed stays as it is. */
function outside(
  text: string,
  filled: readonly string[],
  change: (part: string) => string,
): string {
  const [first, ...rest] = filled;
  if (first === undefined) return change(text);
  return text
    .split(first)
    .map((part) => outside(part, rest, change))
    .join(first);
}

const withAccents = (text: string): string =>
  [...text].map((letter) => accents.get(letter) ?? letter).join('');

/** `Save now` → `⟦Šåṽé ñöŵ~~~⟧`: two fifths longer, as German may be. */
function longer(text: string, filled: readonly string[]): string {
  const own = outside(text, filled, (part) => part.replace(/[^A-Za-z]/g, '')).length;
  const more = '~'.repeat(Math.ceil(own * 0.4)).replace(/~{9}(?=~)/g, '$& ');
  return `${OPENING}${outside(text, filled, withAccents)}${more}${CLOSING}`;
}

/** Each word turned around by marks that are not seen, as a right-to-left script would run. */
function fromTheRight(text: string, filled: readonly string[]): string {
  const turned = outside(text, filled, (part) =>
    part.replace(/[\p{L}\p{N}]+/gu, (word) => `\u200f\u202e${word}\u202c\u200f`),
  );
  return `${OPENING}${turned}${CLOSING}`;
}

/** What fills gaps: the strings among the arguments, longest first; single letters would hide half of the sentence. */
function stringsIn(gaps: readonly unknown[]): string[] {
  return gaps
    .flatMap((gap) => (Array.isArray(gap) ? gap : [gap]))
    .filter((gap): gap is string => typeof gap === 'string' && gap.length > 1)
    .sort((one, other) => other.length - one.length);
}

function derive(value: unknown, path: string, change: typeof longer): unknown {
  if (typeof value === 'string') return isNoWord(path) || value === '' ? value : change(value, []);
  if (typeof value === 'function') {
    return (...gaps: unknown[]) => {
      const said: unknown = Reflect.apply(value, undefined, gaps);
      return typeof said === 'string' && said !== '' ? change(said, stringsIn(gaps)) : said;
    };
  }
  if (Array.isArray(value)) return value.map((one, at) => derive(one, `${path}.${at}`, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, derive(one, `${path}.${key}`, change)]),
  );
}

/** Names of keys, which are written for the platform. */
const isNoWord = (path: string): boolean => /^\.shortcuts\.others\.\d+\.1\./.test(path);

/** The catalogue of a language that is made from English by code. Never part of a shipped build. */
export function pseudoLocale(locale: PseudoLocale): Messages {
  const derived = derive(english, '', locale === 'en-XA' ? longer : fromTheRight);
  // Member by member made from English, whose type it therefore has.
  return { ...(derived as Messages), locale };
}
