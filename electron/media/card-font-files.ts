// Which font files are social cards set in? They are made by `npm run card-fonts` and stand in resources/card-fonts; the
// build puts them beside the programs.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const cardFontFiles = [
  'serif-latin.ttf',
  'serif-latin-ext.ttf',
  'serif-vietnamese.ttf',
  'serif-greek.ttf',
  'serif-cyrillic.ttf',
  'serif-cyrillic-ext.ttf',
  'serif-hebrew.ttf',
  'serif-arabic.ttf',
  'grotesk-latin.ttf',
  'grotesk-latin-ext.ttf',
] as const;

export type CardFontFile = (typeof cardFontFiles)[number];

/** A font that stands beside the program once it is built, and among the resources before. */
export function cardFontBytes(file: CardFontFile): Promise<Uint8Array> {
  const folder = dirname(fileURLToPath(import.meta.url));
  return readFile(join(folder, 'card-fonts', file)).catch(() =>
    readFile(join(folder, '..', '..', 'resources', 'card-fonts', file)),
  );
}
