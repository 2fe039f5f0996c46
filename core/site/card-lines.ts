// Where is a headline broken, so that its lines are few, even and fit a width?

/** How wide a text is, in any unit. */
export type Measure = (text: string) => number;

/** A part of a text that stays together. */
interface Piece {
  readonly text: string;
  /** What stands before it on the same line: a space, or nothing inside a word. */
  readonly before: '' | ' ';
  /** What is added where the line ends after it. */
  readonly after: '' | '-';
}

const SOFT_HYPHEN = '\u00ad';
const HYPHENS = /(?<=[^\s-]-)(?=[^\s-])|(?<=[^\s][–—/])(?=[^\s])|\u200b/u;

/**
 * Sets a text in at most `most` lines of `width`, as even as can be. Undefined where it does not fit: words are
 * broken only where they allow it themselves.
 */
export function breakLines(
  text: string,
  width: number,
  most: number,
  measure: Measure,
): string[] | undefined {
  return settled(piecesOf(text), width, most, measure);
}

/** The same, with words divided that are wider than a line. */
export function divideLines(
  text: string,
  width: number,
  most: number,
  measure: Measure,
): string[] | undefined {
  const pieces = piecesOf(text).flatMap((piece) => broken(piece, width, measure));
  return settled(pieces, width, most, measure);
}

/** Sets a text in at most `most` lines whatever it is: divides long words, and ends with “…” where there is more. */
export function forceLines(text: string, width: number, most: number, measure: Measure): string[] {
  const whole = divideLines(text, width, most, measure);
  if (whole !== undefined) return whole;
  const pieces = piecesOf(text).flatMap((piece) => broken(piece, width, measure));
  if (pieces.length === 0) return [];
  // The longest beginning that fits with the sign that there is more, found by halving.
  let fits = 0;
  let tooMany = pieces.length;
  let kept: Piece[] = [];
  while (fits + 1 < tooMany) {
    const count = (fits + tooMany) >> 1;
    const tried = shortened(pieces, count);
    const lines = fill(tried, width, measure);
    if (lines !== undefined && lines.length <= most) {
      fits = count;
      kept = tried;
    } else {
      tooMany = count;
    }
  }
  return settled(kept, width, most, measure) ?? ['…'];
}

/** One line: whole, or cut at a word with “…” at its end. */
export function oneLine(text: string, width: number, measure: Measure): string {
  return forceLines(text, width, 1, measure)[0] ?? '';
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  for (const word of text.split(/[ \t\n\r\u2028\u2029]+/).filter((one) => one !== '')) {
    let before: Piece['before'] = pieces.length === 0 ? '' : ' ';
    for (const part of word.split(HYPHENS)) {
      const syllables = part.split(SOFT_HYPHEN).filter((one) => one !== '');
      for (const [index, syllable] of syllables.entries()) {
        pieces.push({ text: syllable, before, after: index < syllables.length - 1 ? '-' : '' });
        before = '';
      }
    }
  }
  return pieces;
}

function settled(
  pieces: readonly Piece[],
  width: number,
  most: number,
  measure: Measure,
): string[] | undefined {
  const filled = fill(pieces, width, measure);
  if (filled === undefined || filled.length === 0 || filled.length > most) return undefined;
  return best(pieces, filled.length, width, measure) ?? filled;
}

/** Puts as much on each line as it holds; undefined where a piece is wider than a line. */
function fill(pieces: readonly Piece[], width: number, measure: Measure): string[] | undefined {
  const lines: string[] = [];
  let line = '';
  let ending = '';
  for (const piece of pieces) {
    const longer = line + piece.before + piece.text;
    if (line !== '' && measure(longer + piece.after) > width) {
      lines.push(line + ending);
      line = piece.text;
    } else {
      line = line === '' ? piece.text : longer;
    }
    ending = piece.after;
    if (measure(line + ending) > width) return undefined;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** What a line costs that is not full, by the share that is empty, squared. */
const EMPTY = 100;
/** A line that leaves a short word hanging reads badly. */
const HANGING = 5;
/** A word that is divided, at its hyphen or elsewhere. */
const DIVIDED = 25;
/** A line that ends where the voice does reads well. */
const PAUSE = -9;
const BREATH = -4;

/** As few lines as can be, and of all ways to fill them the one that is most even and breaks at the best places. */
function best(
  pieces: readonly Piece[],
  count: number,
  width: number,
  measure: Measure,
): string[] | undefined {
  /** For a number of pieces on the lines so far: the least that they cost. */
  let before: ({ readonly cost: number; readonly lines: readonly string[] } | undefined)[] = [
    { cost: 0, lines: [] },
  ];
  for (let line = 1; line <= count; line++) {
    const after: typeof before = [];
    for (let start = 0; start < pieces.length; start++) {
      const known = before[start];
      if (known === undefined) continue;
      let text = '';
      for (let end = start; end < pieces.length; end++) {
        const piece = pieces[end];
        if (piece === undefined) break;
        text = end === start ? piece.text : text + piece.before + piece.text;
        const shown = end === pieces.length - 1 ? text : text + piece.after;
        const wide = measure(shown);
        if (wide > width) break;
        const isLast = end === pieces.length - 1;
        const empty = 1 - wide / width;
        const cost =
          known.cost + EMPTY * empty * empty + (isLast ? 0 : costOfBreak(shown, pieces[end + 1]));
        if (cost < (after[end + 1]?.cost ?? Number.POSITIVE_INFINITY)) {
          after[end + 1] = { cost, lines: [...known.lines, shown] };
        }
      }
    }
    before = after;
  }
  const found = before[pieces.length];
  return found === undefined ? undefined : [...found.lines];
}

function costOfBreak(line: string, next: Piece | undefined): number {
  if (next?.before === '') return DIVIDED;
  if (/[:;.?!…]["'”’»)]?$/u.test(line)) return PAUSE;
  if (/[,–—]["'”’»)]?$/u.test(line)) return BREATH;
  return /(^|[ \u00a0])\S{1,3}$/u.test(line) ? HANGING : 0;
}

/** The first pieces, with “…” at once behind the last word; signs that only make sense before a next one are left out. */
function shortened(pieces: readonly Piece[], count: number): Piece[] {
  const kept = pieces.slice(0, count);
  // A word is not cut in its middle: its first parts go with its last.
  while (kept.length > 1 && pieces[kept.length]?.before === '') kept.pop();
  const last = kept.pop();
  if (last === undefined) return [];
  const text = last.text.replace(/[\s.,:;·–—/([{«„“"'-]+$/u, '');
  return [...kept, { ...last, text: `${text}…`, after: '' }];
}

/** A piece that is wider than a line, as parts that are not. */
function broken(piece: Piece, width: number, measure: Measure): Piece[] {
  if (measure(piece.text + piece.after) <= width) return [piece];
  const letters = [...piece.text];
  const parts: Piece[] = [];
  let start = 0;
  while (start < letters.length) {
    const rest = letters.slice(start).join('');
    const before = start === 0 ? piece.before : '';
    if (measure(rest + piece.after) <= width) {
      parts.push({ text: rest, before, after: piece.after });
      break;
    }
    let end = start + 1;
    while (
      end < letters.length - 1 &&
      measure(`${letters.slice(start, end + 1).join('')}-`) <= width
    ) {
      end++;
    }
    end = betterBreak(letters, start, end);
    parts.push({ text: letters.slice(start, end).join(''), before, after: '-' });
    start = end;
  }
  return parts;
}

const VOWELS = /[aeiouyäöüàáâãåæèéêëìíîïòóôõøœùúûýαεηιουωάέήίόύώаеёиіїоуыэюяє]/iu;
/** Letters that begin a syllable together, longest first. */
const CLUSTERS = [
  ...['schl', 'schm', 'schn', 'schr', 'schw', 'pfl', 'spr', 'str', 'sch'],
  ...['bl', 'br', 'ch', 'ck', 'dr', 'fl', 'fr', 'gl', 'gr', 'kl', 'kr', 'pf', 'ph', 'pl', 'pr'],
  ...['qu', 'sp', 'st', 'th', 'tr', 'zw'],
];
/** A word is broken at most so far before the end of the line. */
const REACH = 9;
/** Fewer letters than this are never left alone. */
const LEAST = 3;

/**
 * Where a long word breaks best, at or shortly before `end`: before the last consonant between two vowels, as German
 * and most languages of Europe divide. `end` itself where no such place is near.
 */
function betterBreak(letters: readonly string[], start: number, end: number): number {
  const isVowel = (index: number): boolean => VOWELS.test(letters[index] ?? '');
  const isLetter = (index: number): boolean => /\p{L}/u.test(letters[index] ?? '');
  const last = Math.min(end, letters.length - LEAST);
  for (let place = last; place >= Math.max(start + LEAST, end - REACH); place--) {
    if (!isLetter(place) || !isLetter(place - 1)) continue;
    const opening = letters
      .slice(place, place + 3)
      .join('')
      .toLowerCase();
    const cluster = CLUSTERS.find((one) => opening.startsWith(one));
    const next = place + (cluster?.length ?? 1);
    const isSplit = CLUSTERS.some((one) =>
      [1, 2].some(
        (offset) =>
          offset < one.length &&
          letters
            .slice(place - offset, place - offset + one.length)
            .join('')
            .toLowerCase() === one,
      ),
    );
    const hasVowelBefore = letters.slice(start, place).some((letter) => VOWELS.test(letter));
    if (!isSplit && hasVowelBefore && !isVowel(place) && isVowel(next)) return place;
  }
  // No letter is parted from the accents that stand on it.
  let place = end;
  while (place > start + 1 && /\p{M}/u.test(letters[place] ?? '')) place--;
  return place;
}
