// What does a theme say of itself in `theme.json`, and what a font in `font.json`?
import * as z from 'zod';
import { fontRoles } from '../content/site.ts';
import { language } from '../content/text.ts';
import { fontSubsets } from './font-subsets.ts';

/** The version of the contract in `docs/guide/themes.md`: view models, filters, words, settings. */
export const CONTRACT = 1;

/** Names of themes, fonts and settings: plain on every disk and in every address. */
export const themeName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/);

/** What a theme lets a newsroom choose; `site.themeSettings` holds what was chosen. */
export const settingDeclaration = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('switch'), label: z.string().min(1), default: z.boolean() }),
  z
    .strictObject({
      type: z.literal('choice'),
      label: z.string().min(1),
      choices: z.record(z.string().regex(/^[a-z0-9-]+$/), z.string().min(1)),
      default: z.string(),
    })
    .refine((setting) => Object.hasOwn(setting.choices, setting.default), {
      message: 'the default is none of the choices',
      path: ['default'],
    }),
  z
    .strictObject({
      type: z.literal('number'),
      label: z.string().min(1),
      least: z.number(),
      most: z.number(),
      default: z.number(),
    })
    .refine(({ least, most, default: value }) => least <= value && value <= most, {
      message: 'the default lies outside of what is allowed',
      path: ['default'],
    }),
  z.strictObject({
    type: z.literal('text'),
    label: z.string().min(1),
    longest: z.int().min(1).max(1000),
    default: z.string(),
  }),
]);
export type SettingDeclaration = z.infer<typeof settingDeclaration>;

const members = {
  name: themeName,
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  label: z.string().min(1),
  description: z.string().min(1),
  contract: z.literal(CONTRACT),
  /** The theme that everything comes from which this one does not have. */
  extends: themeName.optional(),
  /** Parts that Galley has ready, such as `scripts`: their files are the theme's where it has none of that path. */
  uses: z.array(themeName).optional(),
  /** Every template in its own folder, by path, such as `shared/card.liquid`. */
  templates: z.array(z.string()),
  colours: z.strictObject({ primary: colour, badge: colour }),
  /** The font of each part of a page; a page has two families at most. */
  fonts: z
    .strictObject(
      Object.fromEntries(fontRoles.map((role) => [role, themeName.optional()])) as Record<
        // The keys are those of the list; `fromEntries` forgets them.
        (typeof fontRoles)[number],
        z.ZodOptional<typeof themeName>
      >,
    )
    .refine((fonts) => [1, 2].includes(Object.values(fonts).filter(Boolean).length), {
      message: 'a theme has one or two parts with a font of their own',
    }),
  settings: z.record(z.string().regex(/^[a-z][a-zA-Z0-9]{0,40}$/), settingDeclaration),
  /** It has its words in each of them. */
  languages: z.array(language).min(1),
} as const;

/** The manifest of a theme that stands alone, or of one with all that it inherits. */
export const themeManifest = z.strictObject(members);
export type ThemeManifest = z.infer<typeof themeManifest>;

/** The manifest of a theme that extends another one: what it does not name is its parent's. */
export const childManifest = z.strictObject({
  ...members,
  extends: themeName,
  colours: members.colours.optional(),
  fonts: members.fonts.optional(),
  settings: members.settings.optional(),
  languages: members.languages.optional(),
});
export type ChildManifest = z.infer<typeof childManifest>;

/** `fonts/<name>/font.json`: one family, in files for the letters that a page may need. */
export const fontManifest = z.strictObject({
  name: themeName,
  label: z.string().regex(/^[A-Za-z0-9 ]+$/),
  /** Others may pass the files on only under a licence that says so; its text stands beside them as `OFL.txt`. */
  licence: z.literal('OFL-1.1'),
  /** What is shown until the files are there, and for letters that they lack. */
  fallback: z.array(z.string().regex(/^[A-Za-z0-9 -]+$/)).min(1),
  /**
   * How high it is, and how wide a letter of running text is in the mean at a usual and at a bold weight, in em: what a font
   * of the reader's system is scaled to while this one is on its way.
   */
  metrics: z
    .strictObject({
      ascent: z.number().positive(),
      descent: z.number().nonnegative(),
      lineGap: z.number().nonnegative(),
      regular: z.number().positive(),
      bold: z.number().positive(),
    })
    .optional(),
  files: z
    .array(
      z.strictObject({
        file: z.string().regex(/^[a-z0-9-]+\.woff2$/),
        letters: z.enum(fontSubsets),
        style: z.enum(['normal', 'italic']),
        weight: z.string().regex(/^\d{1,4}( \d{1,4})?$/),
        stretch: z
          .string()
          .regex(/^\d{1,3}%( \d{1,3}%)?$/)
          .optional(),
      }),
    )
    .min(1),
});
export type FontManifest = z.infer<typeof fontManifest>;
