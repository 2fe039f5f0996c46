// What does the card of an article look like, which social networks show in place of a picture?
import { canonicalJson } from '../canonical-json.ts';
import { textDirection } from '../content/text.ts';
import { breakLines, divideLines, forceLines, type Measure, oneLine } from './card-lines.ts';
import { mix, parse, type Rgb, type SiteColours, write } from './site-colours.ts';

/** The size that networks ask for. */
export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

/** Changes whenever the same facts would become other bytes: drawing, fonts, rasteriser, encoder. */
export const CARD_VERSION = 2;

/** Everything that a card is made from, of an article or of the site itself: plain data, so that equal facts are the same picture. */
export interface SocialCardFacts {
  readonly headline: string;
  /** The line above it: what kind of news, about what. */
  readonly label: string;
  readonly siteName: string;
  /** As the site writes it; on the card of the site, its address. */
  readonly date: string;
  readonly language: string;
  readonly colours: Pick<SiteColours, 'primary' | 'badge'>;
  /** The asset that is the site's logo. */
  readonly logo: string | null;
}

/** The text that names a picture: equal texts are equal bytes. */
export function cardKey(facts: SocialCardFacts): string {
  return canonicalJson({ ...facts, version: CARD_VERSION });
}

/** Where a card is on the website. Networks keep pictures by address: another picture gets another one. */
export function cardPath(slug: string, key: string): string {
  return `media/cards/${slug}-${markOf(key)}.png`;
}

/** Eight signs that change with a text: FNV-1a, for telling apart and not for safety. */
function markOf(text: string): string {
  let mark = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    mark = Math.imul(mark ^ text.charCodeAt(index), 0x01000193);
  }
  return (mark >>> 0).toString(16).padStart(8, '0');
}

export type CardFace = 'serif' | 'grotesk';

export interface PlacedGlyph {
  /** Names the outline for whoever draws it. */
  readonly outline: number;
  /** Of its origin, in em, from the left end of the base line. */
  readonly x: number;
  readonly y: number;
}

export interface SetText {
  /** In em. */
  readonly width: number;
  readonly glyphs: readonly PlacedGlyph[];
}

export interface TextStyle {
  readonly face: CardFace;
  readonly language: string;
  /** What is added after each letter, in em, in scripts whose letters stand apart. */
  readonly tracking: number;
}

/** Sets text in the fonts of cards. */
export interface CardTypesetter {
  /** Whether there is a glyph for everything in a text. */
  canSet(text: string, face: CardFace): boolean;
  set(text: string, style: TextStyle): SetText;
}

export type CardShape =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: string;
    }
  | {
      readonly kind: 'text';
      /** For those who check a card; what is drawn are the glyphs. */
      readonly text: string;
      readonly glyphs: readonly PlacedGlyph[];
      /** Of the left end of the base line. */
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly size: number;
      readonly colour: string;
      /** The colour it stands on. */
      readonly ground: string;
    }
  | {
      readonly kind: 'logo';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    };

const WHITE: Rgb = [255, 255, 255];
/** What a logo, the name and the date stand on. */
export const CARD_FOOT = '#ffffff';
const GREY = '#5f6773';
const MARGIN = 72;
const FOOT_TOP = 514;
const FOOT_HEIGHT = CARD_HEIGHT - FOOT_TOP;
const MEASURE_WIDTH = CARD_WIDTH - 2 * MARGIN;

/**
 * From large to small: the first in which a headline fits is taken; in the last it is cut. A long compound is set whole
 * in a large size, or divided in a smaller one.
 */
export const headlineSizes = [
  { size: 100, lines: 1, lead: 100 },
  { size: 84, lines: 2, lead: 92 },
  { size: 76, lines: 3, lead: 84 },
  { size: 68, lines: 3, lead: 76 },
  { size: 60, lines: 4, lead: 68 },
  { size: 52, lines: 5, lead: 60 },
  { size: 46, lines: 6, lead: 53 },
] as const;

type Size = (typeof headlineSizes)[number];

/** The largest size in which words are divided. */
const DIVIDE_FROM = 60;
const HEADLINE_TRACKING = -0.018;
const NAME_TRACKING = -0.008;
const LABEL_SIZE = 28;
/** From the base line of the label to the cap height of the headline. */
const LABEL_GAP = 42;
const BAR = { width: 72, height: 8, gap: 32 };
/** How high a capital stands in the faces of cards, in em. */
const CAP = 0.67;
const LOGO_HEIGHT = 64;
const LOGO_WIDEST = 260;
const NAME_SIZES = [32, 28, 25] as const;
const DATE_SIZE = 25;

/**
 * Lays a card out: a field in the site's colour with the headline, and a white foot with logo, name and date. A text
 * that the fonts have no letters for is left out rather than drawn as boxes; then the site's name takes its place.
 * `logo` is the size of the picture, where there is one.
 */
export function layOutCard(
  facts: SocialCardFacts,
  typesetter: CardTypesetter,
  logo: { readonly width: number; readonly height: number } | undefined,
): CardShape[] {
  const { language } = facts;
  const isMirrored = textDirection(language) === 'rtl';
  const field = facts.colours.primary;
  const tint = write(mix(parse(field) ?? WHITE, WHITE, 0.175));
  const setter = new Setter(typesetter, language);
  const shapes: CardShape[] = [
    { kind: 'box', x: 0, y: 0, width: CARD_WIDTH, height: FOOT_TOP, colour: field },
    { kind: 'box', x: 0, y: FOOT_TOP, width: CARD_WIDTH, height: FOOT_HEIGHT, colour: CARD_FOOT },
  ];
  /** Puts a shape that starts so far from the side where reading begins. */
  const fromStart = (offset: number, width: number): number =>
    isMirrored ? CARD_WIDTH - offset - width : offset;

  const siteName = setter.settable(facts.siteName, 'serif');
  const headline = setter.settable(facts.headline, 'serif');
  const label = headline === undefined ? undefined : setter.settable(facts.label, 'grotesk');
  const title = headline ?? siteName;

  if (title !== undefined) {
    const { size, lines } = setter.headline(title.text);
    const labelHeight = label === undefined ? 0 : LABEL_SIZE * 0.72 + LABEL_GAP;
    const above = BAR.height + BAR.gap + labelHeight;
    const height = above + size.size * CAP + size.lead * (lines.length - 1);
    // Optically in the middle: a little above it.
    const top = Math.round((FOOT_TOP - height) * 0.48);
    shapes.push({
      kind: 'box',
      x: fromStart(MARGIN, BAR.width),
      y: top,
      width: BAR.width,
      height: BAR.height,
      colour: facts.colours.badge,
    });
    if (label !== undefined) {
      const line = setter.oneLine(label, LABEL_SIZE, MEASURE_WIDTH, 0);
      shapes.push({
        ...line,
        x: fromStart(MARGIN, line.width),
        y: top + BAR.height + BAR.gap + Math.round(LABEL_SIZE * 0.72),
        colour: tint,
        ground: field,
      });
    }
    const first = top + above + Math.round(size.size * CAP);
    for (const [index, text] of lines.entries()) {
      const line = setter.line(text, 'serif', size.size, HEADLINE_TRACKING);
      shapes.push({
        ...line,
        x: fromStart(MARGIN, line.width),
        y: first + index * size.lead,
        colour: '#ffffff',
        ground: field,
      });
    }
  }

  const middle = FOOT_TOP + FOOT_HEIGHT / 2;
  let start = MARGIN;
  if (logo !== undefined) {
    const { width, height } = logoSize(logo);
    shapes.push({
      kind: 'logo',
      x: fromStart(start, width),
      y: Math.round(middle - height / 2),
      width,
      height,
    });
    start += width + 22;
  }
  let end = MARGIN;
  const date = setter.settable(facts.date, 'grotesk');
  if (date !== undefined && headline !== undefined) {
    const line = setter.oneLine(date, DATE_SIZE, MEASURE_WIDTH, 0);
    shapes.push({
      ...line,
      x: fromStart(CARD_WIDTH - MARGIN - line.width, line.width),
      y: Math.round(middle + DATE_SIZE * 0.36),
      colour: GREY,
      ground: CARD_FOOT,
    });
    end += line.width + 40;
  }
  // The card of the site itself has the name as its headline already.
  if (siteName !== undefined && headline !== undefined && headline.text !== siteName.text) {
    const room = CARD_WIDTH - start - end;
    const size = setter.largest(siteName.text, 'serif', NAME_SIZES, room, NAME_TRACKING);
    const line = setter.oneLine(siteName, size, room, NAME_TRACKING);
    shapes.push({
      ...line,
      x: fromStart(start, line.width),
      y: Math.round(middle + size * 0.335),
      colour: field,
      ground: CARD_FOOT,
    });
  }
  return shapes;
}

/** The size a logo has on a card. */
export function logoSize(logo: { readonly width: number; readonly height: number }): {
  readonly width: number;
  readonly height: number;
} {
  const scale = Math.min(LOGO_HEIGHT / logo.height, LOGO_WIDEST / logo.width);
  return {
    width: Math.max(1, Math.round(logo.width * scale)),
    height: Math.max(1, Math.round(logo.height * scale)),
  };
}

/** A text that can be set, and the face that has all its letters. */
interface Settable {
  readonly text: string;
  readonly face: CardFace;
}

/** The typesetter with what a card asks of it. */
class Setter {
  readonly #typesetter: CardTypesetter;
  readonly #language: string;

  constructor(typesetter: CardTypesetter, language: string) {
    this.#typesetter = typesetter;
    this.#language = language;
  }

  /** The text as it is set, in the face that is asked for or in the one with more scripts; undefined where neither can. */
  settable(raw: string, wanted: CardFace): Settable | undefined {
    const text = tidy(raw);
    if (text === '') return undefined;
    for (const face of [wanted, 'serif'] as const) {
      if (this.#typesetter.canSet(text, face)) return { text, face };
      const plain = withoutPictures(text);
      if (plain !== '' && this.#typesetter.canSet(plain, face)) return { text: plain, face };
    }
    return undefined;
  }

  headline(text: string): { size: Size; lines: string[] } {
    const measure = this.#measure('serif', HEADLINE_TRACKING);
    for (const size of headlineSizes) {
      const width = MEASURE_WIDTH / size.size;
      const lines =
        breakLines(text, width, size.lines, measure) ??
        (size.size <= DIVIDE_FROM ? divideLines(text, width, size.lines, measure) : undefined);
      if (lines !== undefined) return { size, lines };
    }
    const size = headlineSizes[headlineSizes.length - 1] ?? headlineSizes[0];
    return { size, lines: forceLines(text, MEASURE_WIDTH / size.size, size.lines, measure) };
  }

  line(
    text: string,
    face: CardFace,
    size: number,
    tracking: number,
  ): {
    kind: 'text';
    text: string;
    glyphs: readonly PlacedGlyph[];
    width: number;
    size: number;
  } {
    const set = this.#typesetter.set(text, { face, language: this.#language, tracking });
    return { kind: 'text', text, glyphs: set.glyphs, width: set.width * size, size };
  }

  oneLine(
    { text, face }: Settable,
    size: number,
    width: number,
    tracking: number,
  ): ReturnType<Setter['line']> {
    const fitting = oneLine(text, width / size, this.#measure(face, tracking));
    return this.line(fitting, face, size, tracking);
  }

  /** The first size in which a text fits on one line; the last where it fits in none. */
  largest(
    text: string,
    face: CardFace,
    sizes: readonly number[],
    width: number,
    tracking: number,
  ): number {
    const wide = this.#measure(face, tracking)(text);
    return sizes.find((size) => wide * size <= width) ?? sizes.at(-1) ?? 0;
  }

  /** Widths in em, word by word: what kerning does across a space is less than a pixel. */
  #measure(face: CardFace, tracking: number): Measure {
    const style = { face, language: this.#language, tracking };
    const known = new Map<string, number>();
    const widthOf = (word: string): number => {
      const width = known.get(word) ?? this.#typesetter.set(word, style).width;
      known.set(word, width);
      return width;
    };
    return (text) => {
      const words = text.split(' ');
      return words.reduce(
        (sum, word) => sum + (word === '' ? 0 : widthOf(word)),
        (words.length - 1) * widthOf(' '),
      );
    };
  }
}

/** One spelling for what looks the same, and no characters that control machines. */
function tidy(text: string): string {
  return (
    text
      .normalize('NFC')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/g, '')
      .replace(/[ \t\n\r\u2028\u2029]+/g, ' ')
      .trim()
  );
}

/** Without emoji and pictographs: no font of text has them, and a headline says the same without. */
function withoutPictures(text: string): string {
  return text
    .replace(/[\u{1f000}-\u{1faff}\u2600-\u27bf\u2b00-\u2bff]|\ufe0e|\ufe0f|\u20e3|\u200d/gu, '')
    .replace(/ +/g, ' ')
    .trim();
}
