// Which colours does the website use, so that text on them can always be read?
import type { TextMaker } from './text-maker.ts';

export interface SiteColours {
  /** For links and bands on a light ground. */
  readonly primary: string;
  /** The same colour, lightened for a dark ground. */
  readonly primaryDark: string;
  readonly badge: string;
}

/** As they stand in the settings of a site and in the manifest of a theme: `#rrggbb`. */
export interface ChosenColours {
  readonly primary: string;
  readonly badge: string;
}

export type Rgb = readonly [number, number, number];

/** The grounds and inks of our themes that the site's colours meet. */
const WHITE: Rgb = [255, 255, 255];
const DARK_GROUND: Rgb = [0x1a, 0x22, 0x20];
const INK: Rgb = [0x15, 0x19, 0x1c];
/** Of a site whose theme is not known. */
const FALLBACK: ChosenColours = { primary: '#0f4a42', badge: '#f6c64a' };

/** WCAG 2.2 asks 4.5 of text. */
const ENOUGH = 4.5;
/** Thin coloured text on black needs more than the least. */
const COMFORTABLE = 8;

/**
 * Checks the colours of the settings: one that is empty is the theme's own, and so is, with a warning, what is not
 * `#rrggbb`; what is too pale, or too dark for the badge, is moved step by step until text reaches 4.5. `warnings` says
 * what was changed.
 * @param own what the theme was drawn with
 */
export function siteColours(
  chosen: ChosenColours,
  own: ChosenColours = FALLBACK,
): {
  colours: SiteColours;
  warnings: string[];
} {
  const warnings: string[] = [];
  const primary = parse(chosen.primary);
  if (primary === undefined && chosen.primary !== '') {
    warnings.push(
      `The site colour “${chosen.primary}” is not written as #rrggbb. ${own.primary} is used.`,
    );
  }
  const badge = parse(chosen.badge);
  if (badge === undefined && chosen.badge !== '') {
    warnings.push(
      `The badge colour “${chosen.badge}” is not written as #rrggbb. ${own.badge} is used.`,
    );
  }
  const start = primary ?? parse(own.primary) ?? INK;
  const readable = nudge(start, 'darker', isReadableOnLight);
  if (primary !== undefined && write(readable) !== write(primary)) {
    warnings.push(
      `The site colour ${chosen.primary} is too pale for text. ${write(readable)} is used.`,
    );
  }
  const badgeStart = badge ?? parse(own.badge) ?? WHITE;
  const readableBadge = nudge(badgeStart, 'lighter', (colour) => contrast(INK, colour) >= ENOUGH);
  if (badge !== undefined && write(readableBadge) !== write(badge)) {
    warnings.push(
      `The badge colour ${chosen.badge} is too dark for text. ${write(readableBadge)} is used.`,
    );
  }
  return {
    colours: {
      primary: write(readable),
      primaryDark: write(
        glowing(readable, (colour) => contrast(colour, DARK_GROUND) >= COMFORTABLE),
      ),
      badge: write(readableBadge),
    },
    warnings,
  };
}

/** The style sheet of the site's colours. */
export const colours: TextMaker<SiteColours> = { name: 'colours', make: coloursCss };

/** The style sheet that carries the colours into a theme. */
export function coloursCss(colours: SiteColours): string {
  return `:root {\n  --site-primary: ${colours.primary};\n  --site-primary-dark: ${colours.primaryDark};\n  --site-badge: ${colours.badge};\n}\n`;
}

/** On white, on the pale tint of itself, and under the pale text of the newsletter band. */
function isReadableOnLight(colour: Rgb): boolean {
  return (
    contrast(colour, WHITE) >= ENOUGH &&
    contrast(colour, mix(colour, WHITE, 0.065)) >= ENOUGH &&
    contrast(mix(colour, WHITE, 0.175), colour) >= ENOUGH
  );
}

function nudge(colour: Rgb, way: 'darker' | 'lighter', isEnough: (colour: Rgb) => boolean): Rgb {
  let nudged = colour;
  // 60 steps of a twentieth reach black or white from anywhere.
  for (let step = 0; step < 60 && !isEnough(nudged); step++) {
    nudged =
      way === 'darker'
        ? map(nudged, (part) => Math.floor(part * 0.95))
        : map(nudged, (part) => Math.min(255, part + Math.max(1, Math.ceil((255 - part) * 0.05))));
  }
  return nudged;
}

/** The same hue, lighter: mixing with white instead would turn every colour of a dark site to grey. */
function glowing(colour: Rgb, isEnough: (colour: Rgb) => boolean): Rgb {
  const most = Math.max(...colour);
  const least = Math.min(...colour);
  const middle = (most + least) / 2;
  // How strong the colour is, 0 to 1; full strength dazzles on black.
  const strength =
    most === least ? 0 : Math.min(0.46, (most - least) / (255 - Math.abs(most + least - 255)));
  let glow = colour;
  for (let light = Math.ceil(middle); light <= 255 && !isEnough(glow); light += 5) {
    const reach = strength * (light < 127.5 ? light : 255 - light);
    glow = map(colour, (part) =>
      Math.round(most === least ? light : light + (reach * (part - middle)) / ((most - least) / 2)),
    );
  }
  return isEnough(glow) ? glow : WHITE;
}

/** Undefined where it is not written as `#rrggbb`. */
export function parse(text: string): Rgb | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
  if (match === null) return undefined;
  const [, red = '', green = '', blue = ''] = match;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

export function write(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function map(colour: Rgb, change: (part: number) => number): Rgb {
  return [change(colour[0]), change(colour[1]), change(colour[2])];
}

/** So much of a colour as `share` says, from 0 to 1, and the rest of the other. */
export function mix(colour: Rgb, other: Rgb, share: number): Rgb {
  const blend = (a: number, b: number): number => Math.round(a * share + b * (1 - share));
  return [blend(colour[0], other[0]), blend(colour[1], other[1]), blend(colour[2], other[2])];
}

/** The contrast ratio of WCAG 2.2. */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = map(colour, (part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
