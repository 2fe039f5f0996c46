// Which classes of Apple's HTML are headings? Its writer has only sizes: what is clearly larger than the text is one.

/** Far larger than any real clipboard has before its text; a hostile one is not searched further. */
const STYLE_LENGTH = 20_000;

/** The level of each class of paragraph that is larger than the text, by the sizes in the style sheet of `html`. */
export function cocoaHeadings(html: string): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  const sheet = /<style[^>]*>([^<]*)<\/style>/i.exec(html.slice(0, STYLE_LENGTH))?.[1] ?? '';
  const sizes = new Map<string, number>();
  for (const [, name = '', size = ''] of sheet.matchAll(
    /\bp\.(p\d+) \{[^}]*?\bfont: (?:[a-z]+ )*(\d+(?:\.\d+)?)px/g,
  )) {
    sizes.set(name, Number(size));
  }
  const letters = new Map<number, number>();
  for (const [, name = '', text = ''] of html.matchAll(/<p class="(p\d+)">(.{0,2000}?)<\/p>/gs)) {
    const size = sizes.get(name);
    const length = text.replace(/<[^>]*>/g, '').trim().length;
    if (size !== undefined) letters.set(size, (letters.get(size) ?? 0) + length);
  }
  // The size that most of the text has.
  const [text] = [...letters].sort((one, other) => other[1] - one[1])[0] ?? [];
  if (text === undefined) return levels;
  const larger = [...new Set(sizes.values())]
    .filter((size) => size >= text * 1.25)
    .sort((one, other) => other - one);
  for (const [name, size] of sizes) {
    const place = larger.indexOf(size);
    if (place !== -1) levels.set(name, Math.min(place + 1, 4));
  }
  return levels;
}
