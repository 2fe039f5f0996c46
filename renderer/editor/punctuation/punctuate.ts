// Which sign belongs where a key with a plainer one was pressed? The rules of each language, by what stands before.

/** What happens to the text before the caret once the typed sign is there. */
export interface Replacement {
  /** UTF-16 units to take away, the typed sign included. */
  readonly remove: number;
  readonly insert: string;
}

/** U+202F: the thin space of French that no line breaks at. */
const THIN = '\u202F';

interface Quotes {
  readonly open: string;
  readonly close: string;
  /** Single ones, for a quotation in a quotation; absent where the apostrophe key writes apostrophes only. */
  readonly inner?: readonly [string, string];
}

const curly: Quotes = { open: '“', close: '”', inner: ['‘', '’'] };
const low: Quotes = { open: '„', close: '“', inner: ['‚', '‘'] };
const lowHigh: Quotes = { open: '„', close: '”' };
const angled: Quotes = { open: '«', close: '»' };
const spaced: Quotes = { open: `«${THIN}`, close: `${THIN}»` };
const same: Quotes = { open: '”', close: '”', inner: ['’', '’'] };

/** By language, those with a region first; a language that is not listed keeps the keys as they are. */
const quotesOf: Readonly<Record<string, Quotes>> = {
  'de-CH': { open: '«', close: '»', inner: ['‹', '›'] },
  'de-LI': { open: '«', close: '»', inner: ['‹', '›'] },
  'pt-PT': angled,
  ...{ en: curly, nl: curly, ga: curly, mt: curly, tr: curly, pt: curly, lv: lowHigh },
  ...{ de: low, cs: low, sk: low, sl: low, bg: low, lt: low, is: low, lb: low },
  ...{ pl: lowHigh, hu: lowHigh, ro: lowHigh, hr: lowHigh, et: low, sr: lowHigh },
  ...{ fr: spaced, es: angled, it: angled, ca: angled, el: angled, ru: angled, uk: angled },
  ...{ nb: angled, nn: angled, no: angled },
  ...{ sv: same, fi: same, da: same },
};

function quotesFor(language: string): Quotes | undefined {
  return quotesOf[language] ?? quotesOf[baseOf(language)];
}

function baseOf(language: string): string {
  return language.split('-')[0]?.toLowerCase() ?? '';
}

/**
 * What becomes of `typed`, one sign, after `before`, the text of the line up to it; undefined where it stays.
 * `before` may hold U+FFFC for what is not text.
 */
export function punctuate(
  language: string,
  before: string,
  typed: string,
): Replacement | undefined {
  const quotes = quotesFor(language);
  if (quotes === undefined) return undefined;
  switch (typed) {
    case '"':
      return doubleQuote(quotes, before);
    case "'":
      return singleQuote(quotes, before);
    case '-':
      return dash(before);
    case ' ':
      // French quotation marks bring their own.
      if (before.endsWith(THIN)) return { remove: 2, insert: THIN };
      // A hyphen between two words was meant as a dash; one that begins a line begins a list.
      return / -$/.test(before) && /\S/.test(before.slice(0, -2))
        ? { remove: 2, insert: '– ' }
        : undefined;
    case '.':
      return /(^|[^.])\.\.$/.test(before) ? { remove: 3, insert: '…' } : undefined;
    case ':':
    case ';':
    case '!':
    case '?':
      return baseOf(language) === 'fr' ? frenchSpace(before, typed) : undefined;
    default:
      return undefined;
  }
}

function doubleQuote(quotes: Quotes, before: string): Replacement | undefined {
  const isOpen = before.lastIndexOf(quotes.open) > before.lastIndexOf(quotes.close);
  // With a space of its own, the end of a quotation looks like a beginning.
  const isSpacedEnd = isOpen && quotes.close.startsWith(THIN) && /[^\s] $/.test(before);
  if (opens(before) && !isSpacedEnd) return { remove: 1, insert: quotes.open };
  // Inches, until a quotation waits for its end.
  if (/\d$/.test(before) && !isOpen && quotes.open !== quotes.close) return undefined;
  return closing(quotes.close, before);
}

function singleQuote({ inner }: Quotes, before: string): Replacement {
  const isOpening = inner !== undefined && opens(before);
  if (isOpening) return { remove: 1, insert: inner[0] };
  if (inner === undefined) return { remove: 1, insert: '’' };
  // Between letters it is an apostrophe in every language; after them it may end what was opened.
  const isOpen =
    inner[0] !== inner[1] && before.lastIndexOf(inner[0]) > before.lastIndexOf(inner[1]);
  return { remove: 1, insert: isOpen ? inner[1] : '’' };
}

/** A space before a closing mark that has one of its own is that one. */
function closing(close: string, before: string): Replacement {
  const ownSpace = close.startsWith(THIN) && / $/.test(before);
  return { remove: ownSpace ? 2 : 1, insert: close };
}

function opens(before: string): boolean {
  return before === '' || /[\s([{\u2013\u2014\uFFFC“„«‘‚‹/]$/u.test(before);
}

function dash(before: string): Replacement | undefined {
  if (/(^|[^-])–$/.test(before)) return { remove: 2, insert: '—' };
  // At the start of a line three hyphens make a rule.
  return /[^-\s]\s?-$/.test(before) ? { remove: 2, insert: '–' } : undefined;
}

function frenchSpace(before: string, typed: string): Replacement | undefined {
  if (/[^\s] $/.test(before)) return { remove: 2, insert: `${THIN}${typed}` };
  if (!/[\p{L}\p{N}»”’)\]%€]$/u.test(before)) return undefined;
  // `14:30` and `https:` are not sentences.
  if (typed === ':' && /(\d|\b(https?|mailto|tel))$/i.test(before)) return undefined;
  return { remove: 1, insert: `${THIN}${typed}` };
}
