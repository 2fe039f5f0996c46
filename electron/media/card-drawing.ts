// How do the facts of a social card become a PNG file?
import { layOutCard, type SocialCardFacts } from '../../core/site/social-card.ts';
import type { CardLogo } from './card-logo.ts';
import { rasterise } from './card-raster.ts';
import type { OutlineTypesetter } from './card-type.ts';
import { pngOf } from './png-file.ts';

/** The same facts are the same bytes, on every runtime. */
export function drawCard(
  facts: SocialCardFacts,
  type: OutlineTypesetter,
  logo: CardLogo | undefined,
): Uint8Array {
  const shapes = layOutCard(facts, type, logo);
  return pngOf(rasterise(shapes, (glyph) => type.outline(glyph), logo));
}
