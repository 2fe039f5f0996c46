// How is a mail drawn: the sheet of styles for phones and the dark, and the styles that stand in the elements?
import { mailFonts } from '../blocks/email.ts';
import type { MailColours, MailLook } from './mail-colours.ts';

export { mailFonts };

/** Of the sheet, and of what stands in it between its margins. */
export const MAIL_WIDTH = 600;
export const MARGIN = 28;
export const INNER_WIDTH = MAIL_WIDTH - 2 * MARGIN;
/** Of a picture beside its text. */
export const SMALL_PICTURE = 176;
export const GAP = 20;

const { serif, sans } = mailFonts;

function type(family: string, size: number, line: number, more = ''): string {
  return `font-family:${family};font-size:${size}px;line-height:${line}px;mso-line-height-rule:exactly${more}`;
}

/** Of the elements, without colour: that is added, because the dark has others. Nothing is smaller than 14 px. */
export const mailType = {
  masthead: type(sans, 16, 22, ';font-weight:bold'),
  small: type(sans, 14, 20),
  headline: type(serif, 30, 37, ';font-weight:bold'),
  section: type(sans, 15, 20, ';font-weight:bold'),
  lead: type(serif, 25, 32, ';font-weight:bold'),
  item: type(serif, 20, 27, ';font-weight:bold'),
  text: type(serif, 17, 26),
  button: type(sans, 16, 20, ';font-weight:bold'),
} as const;

/** A long address or word is broken before it makes the mail wider than a phone. What is inside inherits it. */
export const wrapping = 'word-break:break-word;overflow-wrap:anywhere';

/**
 * What a colour is for, as the class through which the dark changes it. Programs that know neither classes nor the dark
 * show what stands in the element.
 */
export const paint = {
  ground: { name: 'g', property: 'background-color', of: (look: MailLook) => look.ground },
  sheet: { name: 's', property: 'background-color', of: (look: MailLook) => look.sheet },
  tint: { name: 't', property: 'background-color', of: (look: MailLook) => look.tint },
  button: { name: 'b', property: 'background-color', of: (look: MailLook) => look.button },
  /** Above the sheet, in the colour of the site. */
  band: { name: 'd', property: 'background-color', of: (look: MailLook) => look.link },
  ink: { name: 'i', property: 'color', of: (look: MailLook) => look.ink },
  quiet: { name: 'q', property: 'color', of: (look: MailLook) => look.quiet },
  link: { name: 'l', property: 'color', of: (look: MailLook) => look.link },
  onButton: { name: 'o', property: 'color', of: (look: MailLook) => look.onButton },
  line: { name: 'r', property: 'border-color', of: (look: MailLook) => look.line },
  rule: { name: 'h', property: 'border-color', of: (look: MailLook) => look.link },
} as const;
export type Paint = keyof typeof paint;

/** What an element cannot say itself: that a phone is narrow. */
export const phoneStyles = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  'body{margin:0;padding:0;-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}',
  'table{border-spacing:0;border-collapse:separate}',
  `@media only screen and (max-width:${MAIL_WIDTH - 1}px){`,
  '.m{padding-left:20px!important;padding-right:20px!important}',
  '.c{display:block!important;width:auto!important;padding:0 0 12px!important}',
  '.f{width:100%!important;height:auto!important}',
  'h1{font-size:27px!important;line-height:33px!important}',
  '}',
].join('\n');

/** The colours of the dark. In a sheet of its own: Gmail leaves out a whole sheet in which something is new to it. */
export function darkStyles({ dark }: MailColours): string {
  const darkOf = (within: string, property?: string): string =>
    Object.values(paint)
      .filter((one) => property === undefined || one.property === property)
      .map(({ name, property: what, of }) => `${within}.${name}{${what}:${of(dark)}!important}`)
      .join('');
  return [
    `@media (prefers-color-scheme:dark){${darkOf('')}}`,
    // Outlook on the web marks what it has darkened itself, and takes these instead.
    darkOf('[data-ogsc] ', 'color'),
    darkOf('[data-ogsb] ', 'background-color'),
  ].join('\n');
}

/** For Word, which draws the mail in Outlook on Windows: pixels as they are meant, and fonts that it has. */
export const forWord = [
  '<!--[if mso]>',
  '<noscript><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript>',
  '<style>table{border-collapse:collapse}h1,h2,h3,p{margin-top:0}</style>',
  '<![endif]-->',
].join('');
