// What stands in for a font until it has arrived, taking the same room, so that nothing moves when it does?
import type { FontManifest } from './theme-manifest.ts';

/** A font that comes with a system, as its makers publish its measures; in em. */
interface SystemFont {
  /** Its names on systems that have it, those first that look best; all have the same widths. */
  readonly regular: readonly string[];
  readonly bold: readonly string[];
  /** Of a letter of running text in the mean, by the same words as `metrics` in `font.json`. */
  readonly regularAdvance: number;
  readonly boldAdvance: number;
}

/** Windows and Apple’s systems have the first of each, Android the last; Linux has fonts of the same widths. */
const systemFonts: Readonly<Record<'serif' | 'sans-serif', readonly SystemFont[]>> = {
  serif: [
    {
      regular: ['Georgia', 'Gelasio'],
      bold: ['Georgia Bold', 'Gelasio Bold'],
      regularAdvance: 0.4399,
      boldAdvance: 0.5127,
    },
    {
      regular: ['Times New Roman', 'Liberation Serif', 'Tinos'],
      bold: ['Times New Roman Bold', 'Liberation Serif Bold', 'Tinos Bold'],
      regularAdvance: 0.4013,
      boldAdvance: 0.4253,
    },
    {
      regular: ['Noto Serif'],
      bold: ['Noto Serif Bold'],
      regularAdvance: 0.4748,
      boldAdvance: 0.5047,
    },
  ],
  'sans-serif': [
    {
      regular: ['Arial', 'Liberation Sans', 'Arimo'],
      bold: ['Arial Bold', 'Liberation Sans Bold', 'Arimo Bold'],
      regularAdvance: 0.4439,
      boldAdvance: 0.4767,
    },
    {
      regular: ['Roboto'],
      bold: ['Roboto Bold'],
      regularAdvance: 0.4421,
      boldAdvance: 0.4494,
    },
  ],
};

export interface StandIn {
  /** What the style sheet calls it. */
  readonly family: string;
  /** Its faces, regular and bold, without the letters they are for. */
  readonly faces: readonly string[];
}

/** The stand-ins of a font, in the order in which a page tries them; none where its measures are not known. */
export function standInsOf({ label, fallback, metrics }: FontManifest): readonly StandIn[] {
  const last = fallback.at(-1);
  if (metrics === undefined || (last !== 'serif' && last !== 'sans-serif')) return [];
  return systemFonts[last].map(({ regular, bold, regularAdvance, boldAdvance }) => {
    const family = `${label} as ${regular[0]}`;
    const face = (weight: string, names: readonly string[], scale: number): string =>
      [
        `  font-family: "${family}";`,
        `  font-weight: ${weight};`,
        `  src: ${names.map((name) => `local("${name}")`).join(', ')};`,
        `  size-adjust: ${percent(scale)};`,
        // Browsers scale these with the letters: what is asked for is the height of the font that is waited for.
        `  ascent-override: ${percent(metrics.ascent / scale)};`,
        `  descent-override: ${percent(metrics.descent / scale)};`,
        `  line-gap-override: ${percent(metrics.lineGap / scale)};`,
      ].join('\n');
    return {
      family,
      faces: [
        face('1 549', regular, metrics.regular / regularAdvance),
        face('550 1000', bold, metrics.bold / boldAdvance),
      ],
    };
  });
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
