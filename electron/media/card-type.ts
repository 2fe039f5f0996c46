// How is the text of a social card set? By HarfBuzz in WebAssembly, with the fonts of cards: the same places on every
// runtime.
/// <reference path="./harfbuzz.d.ts" />
import bidiFactory from 'bidi-js';
import createHarfBuzz from 'harfbuzzjs/hb.js';
import hbjs, { type HarfBuzz } from 'harfbuzzjs/hbjs.js';
import { textDirection } from '../../core/content/text.ts';
import type {
  CardFace,
  CardTypesetter,
  PlacedGlyph,
  SetText,
  TextStyle,
} from '../../core/site/social-card.ts';
import { type CardFontFile, cardFontBytes, cardFontFiles } from './card-font-files.ts';
import { codecBytes } from './codec-files.ts';

/** The outline of a glyph in em, y upwards: lines, curves with one and two handles. */
export type OutlineStep =
  | readonly ['M' | 'L', number, number]
  | readonly ['Q', number, number, number, number]
  | readonly ['C', number, number, number, number, number, number];

/** A typesetter that can also say what its glyphs look like. */
export interface OutlineTypesetter extends CardTypesetter {
  outline(glyph: number): readonly OutlineStep[];
}

/** What a typesetter is made of: bytes, so that a thread needs no file. */
export interface CardTypeBytes {
  readonly harfBuzz: Uint8Array;
  /** In the order of `cardFontFiles`. */
  readonly fonts: readonly Uint8Array[];
}

/** Reads the shaper and the fonts. */
export async function readCardType(): Promise<CardTypeBytes> {
  const [harfBuzz, ...fonts] = await Promise.all([
    codecBytes('harfbuzzjs/hb.wasm'),
    ...cardFontFiles.map(cardFontBytes),
  ]);
  return { harfBuzz, fonts };
}

export async function makeCardType(bytes: CardTypeBytes): Promise<OutlineTypesetter> {
  const harfBuzz = hbjs(await createHarfBuzz({ wasmBinary: bytes.harfBuzz }));
  const fonts = cardFontFiles.map(
    (file, index) => new CardFont(harfBuzz, index, file, bytes.fonts[index] ?? new Uint8Array()),
  );
  return new Typesetter(harfBuzz, fonts);
}

/** Fonts have fewer glyphs than this: a font and a glyph of it are one number. */
const MOST_GLYPHS = 0x10000;

class CardFont {
  readonly index: number;
  readonly face: CardFace;
  readonly font: ReturnType<HarfBuzz['createFont']>;
  readonly unitsPerEm: number;
  readonly #characters: ReadonlySet<number>;

  constructor(harfBuzz: HarfBuzz, index: number, file: CardFontFile, bytes: Uint8Array) {
    const face = harfBuzz.createFace(harfBuzz.createBlob(new Uint8Array(bytes)), 0);
    this.index = index;
    this.face = file.startsWith('grotesk') ? 'grotesk' : 'serif';
    this.font = harfBuzz.createFont(face);
    this.unitsPerEm = face.upem;
    this.#characters = new Set(face.collectUnicodes());
  }

  has(character: number): boolean {
    return this.#characters.has(character);
  }
}

interface Run {
  text: string;
  readonly font: CardFont;
}

const bidi = bidiFactory();

class Typesetter implements OutlineTypesetter {
  readonly #harfBuzz: HarfBuzz;
  readonly #fonts: readonly CardFont[];
  readonly #outlines = new Map<number, readonly OutlineStep[]>();

  constructor(harfBuzz: HarfBuzz, fonts: readonly CardFont[]) {
    this.#harfBuzz = harfBuzz;
    this.#fonts = fonts;
  }

  canSet(text: string, face: CardFace): boolean {
    const fonts = this.#fonts.filter((font) => font.face === face);
    for (const letter of text) {
      const character = letter.codePointAt(0) ?? 0;
      if (!isUnseen(character) && !fonts.some((font) => font.has(character))) return false;
    }
    return true;
  }

  set(text: string, { face, language, tracking }: TextStyle): SetText {
    const glyphs: PlacedGlyph[] = [];
    let width = 0;
    for (const { part, isBackwards } of this.#inVisualOrder(text, language)) {
      const runs = this.#runs(part, face);
      if (isBackwards) runs.reverse();
      for (const run of runs) {
        width = this.#shape(run, { language, tracking, isBackwards }, width, glyphs);
      }
    }
    // Behind the last letter there is nothing to keep a distance from.
    return { width: glyphs.length > 0 ? width - tracking : width, glyphs };
  }

  outline(glyph: number): readonly OutlineStep[] {
    const known = this.#outlines.get(glyph);
    if (known !== undefined) return known;
    const font = this.#fonts[Math.floor(glyph / MOST_GLYPHS)];
    const outline: OutlineStep[] = [];
    for (const { type, values } of font?.font.glyphToJson(glyph % MOST_GLYPHS) ?? []) {
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = values.map(
        (value) => value / (font?.unitsPerEm ?? 1),
      );
      if (type === 'M' || type === 'L') outline.push([type, a, b]);
      else if (type === 'Q') outline.push([type, a, b, c, d]);
      else if (type === 'C') outline.push([type, a, b, c, d, e, f]);
    }
    this.#outlines.set(glyph, outline);
    return outline;
  }

  /** The parts of a line from left to right, each written one way. */
  *#inVisualOrder(
    text: string,
    language: string,
  ): Iterable<{ part: string; isBackwards: boolean }> {
    const { levels } = bidi.getEmbeddingLevels(text, textDirection(language));
    const parts: { part: string; level: number }[] = [];
    for (let start = 0; start < text.length; ) {
      const level = levels[start] ?? 0;
      let end = start + 1;
      while (end < text.length && levels[end] === level) end++;
      parts.push({ part: text.slice(start, end), level });
      start = end;
    }
    // From the deepest level to the first that is written from the right, neighbours of at least that level change places.
    const deepest = Math.max(0, ...parts.map((one) => one.level));
    for (let level = deepest; level >= 1; level--) {
      for (let start = 0; start < parts.length; ) {
        let end = start;
        while ((parts[end]?.level ?? -1) >= level) end++;
        if (end - start > 1) parts.splice(start, end - start, ...parts.slice(start, end).reverse());
        start = Math.max(end, start + 1);
      }
    }
    for (const { part, level } of parts) yield { part, isBackwards: level % 2 === 1 };
  }

  /** Parts that one font has all the letters of; accents stay with what they stand on. */
  #runs(text: string, face: CardFace): Run[] {
    const runs: Run[] = [];
    for (const letter of text) {
      const character = letter.codePointAt(0) ?? 0;
      const last = runs.at(-1);
      const stays =
        last !== undefined &&
        (isUnseen(character) || (isMark(character) && last.font.has(character)));
      const font = stays
        ? last.font
        : (this.#fonts.find((one) => one.face === face && one.has(character)) ?? this.#fonts[0]);
      if (font === undefined) continue;
      if (last !== undefined && last.font === font) last.text += letter;
      else runs.push({ text: letter, font });
    }
    return runs;
  }

  #shape(
    { text, font }: Run,
    style: { language: string; tracking: number; isBackwards: boolean },
    start: number,
    glyphs: PlacedGlyph[],
  ): number {
    const buffer = this.#harfBuzz.createBuffer();
    buffer.addText(text);
    buffer.setDirection(style.isBackwards ? 'rtl' : 'ltr');
    // Asked for none, HarfBuzz would take the language of the machine.
    buffer.setLanguage(style.language);
    buffer.guessSegmentProperties();
    this.#harfBuzz.shape(font.font, buffer);
    let x = start;
    const em = font.unitsPerEm;
    for (const glyph of buffer.getGlyphInfosAndPositions()) {
      glyphs.push({
        outline: font.index * MOST_GLYPHS + glyph.codepoint,
        x: x + glyph.x_offset / em,
        y: glyph.y_offset / em,
      });
      x += glyph.x_advance / em;
      // Letters of Arabic hold hands, and an accent takes no room of its own.
      if (!style.isBackwards && glyph.x_advance !== 0) x += style.tracking;
    }
    buffer.destroy();
    return x;
  }
}

/** Characters that steer and are not seen themselves. */
function isUnseen(character: number): boolean {
  return (
    character === 0xad ||
    (character >= 0x200b && character <= 0x200f) ||
    (character >= 0x202a && character <= 0x202e) ||
    (character >= 0x2060 && character <= 0x2069)
  );
}

/** Accents and vowel signs that stand on a letter. */
function isMark(character: number): boolean {
  return (
    (character >= 0x300 && character <= 0x36f) ||
    (character >= 0x483 && character <= 0x489) ||
    (character >= 0x591 && character <= 0x5c7) ||
    (character >= 0x610 && character <= 0x61a) ||
    (character >= 0x64b && character <= 0x65f) ||
    character === 0x670 ||
    (character >= 0x6d6 && character <= 0x6ed)
  );
}
