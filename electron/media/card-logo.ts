// How does a logo get onto social cards? Made small once, laid on its ground, and in so few colours that a card keeps
// a byte a pixel.
import { mix, parse, type Rgb } from '../../core/site/site-colours.ts';
import { CARD_FOOT, logoSize } from '../../core/site/social-card.ts';
import { type Pixels, scale } from './codecs.ts';

/** A logo as it is drawn: opaque, in the size it has on the card. */
export interface CardLogo {
  readonly width: number;
  readonly height: number;
  readonly pixels: readonly Rgb[];
}

const WHITE: Rgb = [255, 255, 255];
/** Beside these there is room for the shades of every text of a card. */
const MOST_COLOURS = 120;

/** Scales a logo and lays it on the foot of a card. A drawing keeps its flat colours exactly; a photograph keeps all it has. */
export async function prepareLogo(logo: Pixels): Promise<CardLogo> {
  const size = logoSize(logo);
  const { data, width, height } = await scale(logo, size.width, size.height);
  const ground = parse(CARD_FOOT) ?? WHITE;
  const pixels: Rgb[] = [];
  for (let at = 0; at < data.length; at += 4) {
    const colour: Rgb = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    pixels.push(mix(colour, ground, (data[at + 3] ?? 0) / 255));
  }
  return { width, height, pixels: fewColours(pixels) };
}

/** The same pixels in fewer colours: of those that hardly differ, the one that is there most often stands for all. */
function fewColours(pixels: readonly Rgb[]): readonly Rgb[] {
  for (const bits of [0, 3, 4]) {
    const counts = new Map<string, { colour: Rgb; count: number }>();
    for (const colour of pixels) {
      const counted = counts.get(colour.join()) ?? { colour, count: 0 };
      counts.set(colour.join(), { colour, count: counted.count + 1 });
    }
    const chosen = new Map<string, { colour: Rgb; count: number }>();
    for (const one of counts.values()) {
      const name = near(one.colour, bits);
      if (one.count > (chosen.get(name)?.count ?? 0)) chosen.set(name, one);
    }
    if (chosen.size > MOST_COLOURS) continue;
    return pixels.map((colour) => chosen.get(near(colour, bits))?.colour ?? colour);
  }
  return pixels;
}

/** Colours of one name differ by less than two to the power of `bits` in each part. */
function near(colour: Rgb, bits: number): string {
  return colour.map((part) => part >> bits).join();
}
