// In which colours is a mail drawn, light and dark, so that every text of it can be read?
import { contrast, mix, parse, type Rgb, type SiteColours, write } from '../site/site-colours.ts';

/** One look of a mail: `#rrggbb` each. */
export interface MailLook {
  /** Around the sheet. */
  readonly ground: string;
  readonly sheet: string;
  readonly ink: string;
  /** Dates, labels, the footer. */
  readonly quiet: string;
  /** Links and the line that opens a section. */
  readonly link: string;
  readonly line: string;
  /** Of a sponsor or a partner. */
  readonly tint: string;
  readonly button: string;
  readonly onButton: string;
}

export interface MailColours {
  readonly light: MailLook;
  readonly dark: MailLook;
}

const WHITE: Rgb = [255, 255, 255];
const DARK_SHEET: Rgb = [0x1a, 0x1f, 0x1e];

/** The site's own colours, which are readable on light and on dark already, on the grounds of a mail. */
export function mailColours({ primary, primaryDark }: SiteColours): MailColours {
  const own = parse(primary) ?? WHITE;
  const glowing = parse(primaryDark) ?? WHITE;
  return {
    light: {
      ground: '#eef0ef',
      sheet: '#ffffff',
      ink: '#15191c',
      quiet: '#474f56',
      link: primary,
      line: '#c9ced6',
      tint: write(mix(own, WHITE, 0.065)),
      button: primary,
      onButton: '#ffffff',
    },
    dark: {
      ground: '#111514',
      sheet: write(DARK_SHEET),
      ink: '#eceeed',
      quiet: '#b3bcb9',
      link: primaryDark,
      line: '#3a4240',
      tint: write(mix(glowing, DARK_SHEET, 0.08)),
      button: primaryDark,
      onButton: '#111514',
    },
  };
}

/** Pairs of a text and its ground that a mail shows, with the contrast of each. */
export function contrastsOf(
  look: MailLook,
): readonly { readonly text: string; readonly ground: string; readonly ratio: number }[] {
  const pairs = [
    [look.ink, look.sheet],
    [look.quiet, look.sheet],
    [look.link, look.sheet],
    [look.ink, look.tint],
    [look.quiet, look.tint],
    [look.link, look.tint],
    [look.quiet, look.ground],
    [look.onButton, look.button],
  ] as const;
  return pairs.map(([text, ground]) => ({ text, ground, ratio: ratioOf(text, ground) }));
}

function ratioOf(text: string, ground: string): number {
  const [one, other] = [parse(text), parse(ground)];
  return one === undefined || other === undefined ? 1 : contrast(one, other);
}
