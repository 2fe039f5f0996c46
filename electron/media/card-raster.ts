// Which pixels does a social card have? Boxes, letters with soft edges, and a logo: few colours, so each is a number.

import { mix, parse, type Rgb } from '../../core/site/site-colours.ts';
import {
  CARD_HEIGHT,
  CARD_WIDTH,
  type CardShape,
  type PlacedGlyph,
} from '../../core/site/social-card.ts';
import type { CardLogo } from './card-logo.ts';
import type { OutlineStep } from './card-type.ts';

/** Pixels as numbers of colours: a byte each. */
export interface IndexedPicture {
  readonly width: number;
  readonly height: number;
  readonly indices: Uint8Array;
  /** At most 256. */
  readonly colours: readonly Rgb[];
}

/** Pixels of more colours than that: three bytes each, red, green, blue. */
export interface ColourfulPicture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** How many shades lead from a ground to the ink on it; more cannot be told apart, and cost bytes. */
const SHADES = 16;
const MOST_COLOURS = 256;
const NO_COLOUR: Rgb = [0, 0, 0];

/** Draws the shapes of a card; `logo` has the size that its shape asks for. */
export function rasterise(
  shapes: readonly CardShape[],
  outlineOf: (glyph: number) => readonly OutlineStep[],
  logo: CardLogo | undefined,
): IndexedPicture | ColourfulPicture {
  const canvas = new Canvas();
  for (const shape of shapes) {
    if (shape.kind === 'box') canvas.box(shape);
    else if (shape.kind === 'text') canvas.text(shape, outlineOf);
  }
  const place = shapes.find((shape) => shape.kind === 'logo');
  if (place === undefined || logo === undefined) return canvas.picture();
  return canvas.withLogo(logo, place.x, place.y);
}

class Canvas {
  readonly #indices = new Uint8Array(CARD_WIDTH * CARD_HEIGHT);
  readonly #colours: Rgb[] = [];
  readonly #known = new Map<string, number>();

  box({ x, y, width, height, colour: name }: Extract<CardShape, { kind: 'box' }>): void {
    const index = this.#add(colour(name));
    for (let row = y; row < y + height; row++) {
      this.#indices.fill(index, row * CARD_WIDTH + x, row * CARD_WIDTH + x + width);
    }
  }

  text(
    shape: Extract<CardShape, { kind: 'text' }>,
    outlineOf: (glyph: number) => readonly OutlineStep[],
  ): void {
    const shades = this.#shades(colour(shape.colour), colour(shape.ground));
    const coverage = new Coverage(shape);
    for (const glyph of shape.glyphs) coverage.add(glyph, outlineOf(glyph.outline));
    coverage.forEach((pixel, covered) => {
      const shade = Math.round(covered * SHADES);
      if (shade > 0) this.#indices[pixel] = shades[shade] ?? 0;
    });
  }

  picture(): IndexedPicture {
    return {
      width: CARD_WIDTH,
      height: CARD_HEIGHT,
      indices: this.#indices,
      colours: this.#colours,
    };
  }

  withLogo(logo: CardLogo, left: number, top: number): IndexedPicture | ColourfulPicture {
    const names = new Set(this.#known.keys());
    const pixels = logo.pixels.map((shown, index) => {
      names.add(shown.join());
      const x = left + (index % logo.width);
      const y = top + Math.floor(index / logo.width);
      return { at: y * CARD_WIDTH + x, colour: shown };
    });
    if (names.size <= MOST_COLOURS) {
      for (const pixel of pixels) this.#indices[pixel.at] = this.#add(pixel.colour);
      return this.picture();
    }
    const rgb = new Uint8Array(this.#indices.length * 3);
    for (let at = 0; at < this.#indices.length; at++) {
      rgb.set(this.#colours[this.#indices[at] ?? 0] ?? NO_COLOUR, at * 3);
    }
    for (const pixel of pixels) rgb.set(pixel.colour, pixel.at * 3);
    return { width: CARD_WIDTH, height: CARD_HEIGHT, rgb };
  }

  /** The number of a colour; each is there once. */
  #add(rgb: Rgb): number {
    const name = rgb.join();
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    this.#known.set(name, this.#colours.length);
    this.#colours.push(rgb);
    return this.#colours.length - 1;
  }

  #shades(ink: Rgb, ground: Rgb): number[] {
    return Array.from({ length: SHADES + 1 }, (_, shade) =>
      this.#add(mix(ink, ground, shade / SHADES)),
    );
  }
}

/**
 * How much of each pixel is covered by a line of text. Every edge of an outline leaves in the row what it adds to all
 * pixels right of it; summing a row from the left then gives the coverage, exactly and without sampling.
 */
class Coverage {
  readonly #originX: number;
  readonly #originY: number;
  readonly #size: number;
  readonly #left: number;
  readonly #top: number;
  readonly #width: number;
  readonly #height: number;
  readonly #sums: Float32Array;

  constructor({ x, y, width, size }: { x: number; y: number; width: number; size: number }) {
    this.#originX = x;
    this.#originY = y;
    this.#size = size;
    // Accents, tails and swashes stand out by less than this.
    this.#left = Math.max(0, Math.floor(x - size * 0.5));
    this.#top = Math.max(0, Math.floor(y - size * 1.4));
    this.#width = Math.min(CARD_WIDTH, Math.ceil(x + width + size * 0.5)) - this.#left;
    this.#height = Math.min(CARD_HEIGHT, Math.ceil(y + size * 0.7)) - this.#top;
    this.#sums = new Float32Array((this.#width + 2) * this.#height);
  }

  add(glyph: PlacedGlyph, outline: readonly OutlineStep[]): void {
    const size = this.#size;
    const originX = this.#originX + glyph.x * size - this.#left;
    const originY = this.#originY - glyph.y * size - this.#top;
    const px = (x: number): number => originX + x * size;
    const py = (y: number): number => originY - y * size;
    let [startX, startY, x, y] = [0, 0, 0, 0];
    for (const step of outline) {
      switch (step[0]) {
        case 'M':
          this.#edge(x, y, startX, startY);
          [x, y] = [px(step[1]), py(step[2])];
          [startX, startY] = [x, y];
          break;
        case 'L': {
          const [toX, toY] = [px(step[1]), py(step[2])];
          this.#edge(x, y, toX, toY);
          [x, y] = [toX, toY];
          break;
        }
        case 'Q': {
          const [handleX, handleY] = [px(step[1]), py(step[2])];
          const [toX, toY] = [px(step[3]), py(step[4])];
          this.#curve([x, y], [handleX, handleY], [toX, toY]);
          [x, y] = [toX, toY];
          break;
        }
        case 'C': {
          const [toX, toY] = [px(step[5]), py(step[6])];
          const [fromX, fromY] = [x, y];
          // Cut finely enough that the chords cannot be told from the curve.
          const parts = 16;
          for (let part = 1; part <= parts; part++) {
            const t = part / parts;
            const u = 1 - t;
            const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
            const nextX = a * fromX + b * px(step[1]) + c * px(step[3]) + d * toX;
            const nextY = a * fromY + b * py(step[2]) + c * py(step[4]) + d * toY;
            this.#edge(x, y, nextX, nextY);
            [x, y] = [nextX, nextY];
          }
          break;
        }
      }
    }
    this.#edge(x, y, startX, startY);
  }

  /** Tells every pixel that is covered at all, by its place in the card. */
  forEach(tell: (pixel: number, covered: number) => void): void {
    const stride = this.#width + 2;
    for (let row = 0; row < this.#height; row++) {
      let sum = 0;
      const target = (this.#top + row) * CARD_WIDTH + this.#left;
      for (let column = 0; column < this.#width; column++) {
        sum += this.#sums[row * stride + column] ?? 0;
        const covered = Math.min(1, Math.abs(sum));
        if (covered > 0.01) tell(target + column, covered);
      }
    }
  }

  #curve(
    [fromX, fromY]: readonly [number, number],
    [handleX, handleY]: readonly [number, number],
    [toX, toY]: readonly [number, number],
  ): void {
    const bendX = fromX - 2 * handleX + toX;
    const bendY = fromY - 2 * handleY + toY;
    // A chord of one of n parts is off by at most bend / 4n²: a twentieth of a pixel is not seen.
    const parts = 1 + Math.floor(Math.sqrt(5 * Math.sqrt(bendX * bendX + bendY * bendY)));
    let [x, y] = [fromX, fromY];
    for (let part = 1; part <= parts; part++) {
      const t = part / parts;
      const u = 1 - t;
      const nextX = u * u * fromX + 2 * u * t * handleX + t * t * toX;
      const nextY = u * u * fromY + 2 * u * t * handleY + t * t * toY;
      this.#edge(x, y, nextX, nextY);
      [x, y] = [nextX, nextY];
    }
  }

  /** Leaves one straight edge in the sums of the rows that it passes. */
  #edge(fromX: number, fromY: number, toX: number, toY: number): void {
    if (fromY === toY) return;
    const way = fromY < toY ? 1 : -1;
    const [topX, topY, lowX, lowY] =
      way === 1 ? [fromX, fromY, toX, toY] : [toX, toY, fromX, fromY];
    const slope = (lowX - topX) / (lowY - topY);
    const last = Math.min(this.#height, Math.ceil(lowY));
    for (let row = Math.max(0, Math.floor(topY)); row < last; row++) {
      const y0 = Math.max(row, topY);
      const y1 = Math.min(row + 1, lowY);
      if (y1 <= y0) continue;
      const x0 = topX + (y0 - topY) * slope;
      const x1 = topX + (y1 - topY) * slope;
      this.#span(row, (y1 - y0) * way, Math.min(x0, x1), Math.max(x0, x1));
    }
  }

  /** An edge within one row, from `left` to `right`, of so much of the row's height. */
  #span(row: number, height: number, left: number, right: number): void {
    const most = this.#width;
    const start = row * (most + 2);
    const l = Math.min(most, Math.max(0, left));
    const r = Math.min(most, Math.max(0, right));
    const first = Math.floor(l);
    const end = Math.ceil(r);
    if (end <= first + 1) {
      // Within one pixel: what lies right of the edge in it, then all of the next ones.
      const rest = 1 - ((l + r) / 2 - first);
      this.#put(start + first, height * rest);
      this.#put(start + first + 1, height * (1 - rest));
      return;
    }
    // Over several pixels: each gets the share of the edge that passes it.
    const perPixel = height / (r - l);
    let before = 0;
    for (let pixel = first; pixel < end; pixel++) {
      const a = Math.max(l, pixel);
      const b = Math.min(r, pixel + 1);
      const share = (b - a) * perPixel;
      const rest = share * (1 - ((a + b) / 2 - pixel));
      this.#put(start + pixel, before + rest);
      before = share - rest;
    }
    this.#put(start + end, before);
  }

  #put(at: number, what: number): void {
    this.#sums[at] = (this.#sums[at] ?? 0) + what;
  }
}

function colour(name: string): Rgb {
  return parse(name) ?? NO_COLOUR;
}
