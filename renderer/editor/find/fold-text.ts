// When are two spellings the same for someone who searches? Letters folded, with the way back to the text as it stands.

export interface SearchOptions {
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
  /** `a` finds `á`, `l` finds `ł`, `ss` finds `ß`. */
  readonly ignoreAccents: boolean;
}

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A text with each letter replaced by what it counts as. */
export interface FoldedText {
  readonly text: string;
  /** For each unit of `text`, the span of the original that it stands for; undefined where they are the same. */
  readonly origin: readonly Span[] | undefined;
}

/** Letters with a stroke, and ligatures, which Unicode does not take apart. */
const plainLetters: Readonly<Record<string, string>> = {
  ...{ ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ħ: 'h', Ħ: 'H', ı: 'i', ß: 'ss', ẞ: 'SS' },
  ...{ æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE' },
};

/** Signs that nobody tells apart while typing into a search field. */
const sameSigns: Readonly<Record<string, string>> = {
  ...{ '’': "'", '‘': "'", ʼ: "'", '“': '"', '”': '"', '„': '"' },
  ...{ '\u00A0': ' ', '\u202F': ' ', '\u2011': '-', '\u00AD': '' },
};

const onlyAscii = /^[\0-\x7F]*$/;

export function foldText(text: string, options: SearchOptions): FoldedText {
  if (onlyAscii.test(text)) {
    return { text: options.matchCase ? text : text.toLowerCase(), origin: undefined };
  }
  const origin: Span[] = [];
  let folded = '';
  let from = 0;
  for (const letter of text) {
    const to = from + letter.length;
    const counted = foldLetter(letter, options);
    folded += counted;
    // Marks that count as nothing belong to the letter before them.
    const before = origin.at(-1);
    if (counted === '' && before !== undefined && before.to === from) {
      origin[origin.length - 1] = { from: before.from, to };
    }
    for (let unit = 0; unit < counted.length; unit++) origin.push({ from, to });
    from = to;
  }
  return { text: folded, origin };
}

function foldLetter(letter: string, { matchCase, ignoreAccents }: SearchOptions): string {
  let counted = sameSigns[letter] ?? letter.normalize('NFD');
  if (ignoreAccents) {
    counted = (plainLetters[counted] ?? counted).replace(/\p{M}/gu, '');
  }
  return matchCase ? counted : counted.toLowerCase();
}

/** Where the words of `query` stand in `text`, in order, none overlapping another. */
export function findSpans(text: FoldedText, query: FoldedText, options: SearchOptions): Span[] {
  const wanted = query.text;
  if (wanted === '') return [];
  const found: Span[] = [];
  let at = text.text.indexOf(wanted);
  while (at !== -1) {
    const end = at + wanted.length;
    if (isWhole(text, at, end, options)) {
      found.push({
        from: text.origin?.[at]?.from ?? at,
        to: text.origin?.[end - 1]?.to ?? end,
      });
      at = text.text.indexOf(wanted, end);
    } else {
      at = text.text.indexOf(wanted, at + 1);
    }
  }
  return found;
}

function isWhole({ text, origin }: FoldedText, at: number, end: number, options: SearchOptions) {
  // A letter is found with all its marks, or not at all; half of a folded `ß` is no letter either.
  if (/^\p{M}/u.test(text.slice(end, end + 2))) return false;
  if (origin !== undefined) {
    if (at > 0 && origin[at - 1]?.from === origin[at]?.from) return false;
    if (origin[end]?.from === origin[end - 1]?.from) return false;
  }
  if (!options.wholeWords) return true;
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
  const after = [...text.slice(end, end + 2)][0] ?? '';
  return !isPartOfWord(before) && !isPartOfWord(after);
}

function isPartOfWord(letter: string): boolean {
  return /[\p{L}\p{N}\p{M}_]/u.test(letter);
}
