// What the newsroom says about itself and its vocabulary: site, taxonomy, people, redirects.
import * as z from 'zod';
import { assetId, libraryId, personId, termId } from './ids.ts';
import { language, slug } from './text.ts';

/** A link of the website's own furniture; `href` is a path inside the site or an https address. */
export const siteLink = z.object({ label: z.string(), href: z.string() });
export type SiteLink = z.infer<typeof siteLink>;

/** The parts of a page that have a font of their own; a theme uses two of them at most. */
export const fontRoles = ['headings', 'text', 'labels'] as const;
export type FontRole = (typeof fontRoles)[number];

/** What a theme lets a newsroom choose; a theme says which of its settings take which kind. */
export const themeSetting = z.union([z.string(), z.number(), z.boolean()]);
export type ThemeSetting = z.infer<typeof themeSetting>;

export const site = z.object({
  name: z.string(),
  tagline: z.string(),
  description: z.string(),
  /** The address the site will live at, or null: then what needs one is left out. */
  baseUrl: z.url({ protocol: /^https?$/ }).nullable(),
  languages: z.array(language).min(1),
  timeZone: z.string(),
  dateFormat: z.enum(['dd/mm/yyyy', 'yyyy-mm-dd', 'd Month yyyy']),
  logo: assetId.nullable(),
  /** As `#rrggbb`; an empty one is the theme's own. */
  colours: z.object({ primary: z.string(), badge: z.string() }),
  /** By role, the name of a font; null is the theme's own choice. */
  fonts: z.object({
    headings: z.string().nullable(),
    text: z.string().nullable(),
    labels: z.string().nullable(),
  }),
  newBadgeDays: z.int().nonnegative(),
  relatedCount: z.int().nonnegative(),
  relatedIntro: z.string(),
  newsletter: z
    .object({ heading: z.string(), text: z.string(), label: z.string(), url: z.string() })
    .nullable(),
  navigation: z.array(siteLink),
  footer: z.array(z.object({ heading: z.string(), links: z.array(siteLink) })),
  social: z.array(siteLink),
  theme: z.string(),
  /** By theme, so that a newsroom that tries another one finds its choices again. */
  themeSettings: z.record(z.string(), z.record(z.string(), themeSetting)),
});
export type Site = z.infer<typeof site>;

/** The website has it in its head, and the newsroom goes by it. */
export const MOST_SITE_NAME = 120;

/** What a person changes of the site at once; what is not named stays. */
export const siteEdit = site
  .extend({ name: z.string().trim().min(1).max(MOST_SITE_NAME) })
  .partial();
export type SiteEdit = z.infer<typeof siteEdit>;

export const category = z.object({
  id: termId,
  name: z.string().min(1),
  slug,
  description: z.string(),
  order: z.int(),
  parent: termId.optional(),
});
export type Category = z.infer<typeof category>;

export const newsType = category.omit({ parent: true });
export type NewsType = z.infer<typeof newsType>;

export const tag = newsType;
export type Tag = z.infer<typeof tag>;

export const taxonomy = z.object({
  categories: z.array(category),
  newsTypes: z.array(newsType).min(1),
  tags: z.array(tag),
});
export type Taxonomy = z.infer<typeof taxonomy>;

export const person = z.object({
  id: personId,
  name: z.string(),
  role: z.string(),
  organisation: z.string(),
  link: z.string(),
});
export type Person = z.infer<typeof person>;

export const people = z.object({ people: z.array(person) });
export type People = z.infer<typeof people>;

/** `from` and `to` are paths inside the website, such as `news/old-slug/`. */
export const redirects = z.object({
  redirects: z.array(z.object({ from: z.string(), to: z.string() })),
});
export type Redirects = z.infer<typeof redirects>;

/** Which articles a target takes; an empty list takes all. */
export const targetRules = z.object({
  categories: z.array(termId),
  newsTypes: z.array(termId),
  languages: z.array(language),
});

/**
 * A place that the newsroom publishes to. `options` are those of its kind, checked by that kind whenever it is opened; one of a
 * kind that this version does not know is kept as it is. No secret is ever stored here.
 */
export const target = z.object({
  id: z.string(),
  kind: z.string(),
  /** What people call it; no two targets share one. */
  label: z.string(),
  options: z.record(z.string(), z.json()),
  /** None where it takes everything. */
  rules: targetRules.optional(),
});
export type Target = z.infer<typeof target>;

/** Where the newsroom publishes to. */
export const targets = z.object({
  targets: z.array(target),
});
export type Targets = z.infer<typeof targets>;

/** What the kind of one target remembers from one publish to the next: which post is which article, say. Never exported. */
export const targetState = z.object({ target: z.string(), state: z.json() });
export type TargetState = z.infer<typeof targetState>;

/** The library's own card: its identity. */
export const libraryCard = z.object({ id: libraryId, createdAt: z.iso.datetime() });
export type LibraryCard = z.infer<typeof libraryCard>;

/** The site of a new newsroom: all of it stays editable. */
export function startingSite(name: string, timeZone: string, first = 'en'): Site {
  return {
    name,
    tagline: '',
    description: '',
    baseUrl: null,
    languages: [first],
    timeZone,
    dateFormat: 'dd/mm/yyyy',
    logo: null,
    colours: { primary: '', badge: '' },
    fonts: { headings: null, text: null, labels: null },
    newBadgeDays: 14,
    relatedCount: 6,
    relatedIntro: '',
    newsletter: null,
    navigation: [{ label: 'News', href: '/news/' }],
    footer: [],
    social: [],
    theme: 'column',
    themeSettings: {},
  };
}

/** The news types a new newsroom starts with (they stay editable). */
export const startingNewsTypes = [
  'News',
  'Event report',
  'Reading corner',
  'Vodcast',
  'Newsletter',
  'Publication',
  'Partner news',
  'Vacancy',
] as const;
