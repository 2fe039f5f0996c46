// Which font files are social cards set in? They are made by `npm run card-fonts` and stand in resources/card-fonts.

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
