// What shape has the machine-readable content of a bundle?
import * as z from 'zod';
import { focalPoint, zonedInstant } from '../content/article.ts';

/** The version of these shapes; it changes when a reader would have to. */
export const CONTENT_FORMAT = 1;

const image = z.object({
  asset: z.string(),
  alt: z.string(),
  decorative: z.boolean(),
  caption: z.string(),
  focalPoint: focalPoint.optional(),
});

const term = z.object({
  id: z.string(),
  name: z.string(),
  slug: z.string(),
  description: z.string(),
  order: z.int(),
});

export const articleContent = z.object({
  galley: z.literal('article'),
  format: z.literal(CONTENT_FORMAT),
  id: z.string(),
  slug: z.string(),
  /** Where it stands on the website, from its root. */
  path: z.string(),
  headline: z.string(),
  standfirst: z.string(),
  summary: z.string(),
  language: z.string(),
  /** TipTap JSON and the version of its block schema. */
  body: z.object({ schemaVersion: z.int(), document: z.record(z.string(), z.unknown()) }),
  bylines: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      role: z.string(),
      organisation: z.string(),
      link: z.string(),
    }),
  ),
  categories: z.array(z.string()),
  newsType: z.string(),
  tags: z.array(z.string()),
  featuredImage: image.optional(),
  attachments: z.array(z.object({ asset: z.string(), title: z.string(), language: z.string() })),
  event: z
    .object({
      start: zonedInstant,
      end: zonedInstant.optional(),
      place: z.string(),
      link: z.string(),
      cancelled: z.boolean().optional(),
    })
    .optional(),
  related: z.array(z.object({ id: z.string(), score: z.number(), reason: z.string() })),
  seo: z.object({ title: z.string(), description: z.string() }).optional(),
  sourceLink: z.object({ label: z.string(), url: z.string() }).optional(),
  publishedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  corrections: z.array(z.object({ at: z.iso.datetime(), text: z.string() })),
  highlighted: z.boolean(),
  translationOf: z.string().optional(),
});
export type ArticleContent = z.infer<typeof articleContent>;

export const taxonomyContent = z.object({
  galley: z.literal('taxonomy'),
  format: z.literal(CONTENT_FORMAT),
  categories: z.array(term.extend({ parent: z.string().optional() })),
  newsTypes: z.array(term),
  tags: z.array(term),
});
export type TaxonomyContent = z.infer<typeof taxonomyContent>;

export const mediaContent = z.object({
  galley: z.literal('media'),
  format: z.literal(CONTENT_FORMAT),
  media: z.array(
    z.object({
      /** The SHA-256 of the bytes. */
      id: z.string(),
      /** Where it stands on the website, from its root. */
      path: z.string(),
      fileName: z.string(),
      mediaType: z.string(),
      size: z.int(),
      width: z.int().optional(),
      height: z.int().optional(),
      alt: z.record(z.string(), z.string()),
      decorative: z.boolean(),
      caption: z.record(z.string(), z.string()),
      credit: z.string(),
      licence: z.string(),
      focalPoint: focalPoint.optional(),
    }),
  ),
});
export type MediaContent = z.infer<typeof mediaContent>;

const link = z.object({ label: z.string(), href: z.string() });

export const siteContent = z.object({
  galley: z.literal('site'),
  format: z.literal(CONTENT_FORMAT),
  id: z.string(),
  name: z.string(),
  tagline: z.string(),
  description: z.string(),
  baseUrl: z.string().nullable(),
  languages: z.array(z.string()),
  timeZone: z.string(),
  dateFormat: z.string(),
  logo: z.string().nullable(),
  colours: z.object({ primary: z.string(), badge: z.string() }),
  newBadgeDays: z.int(),
  relatedCount: z.int(),
  relatedIntro: z.string(),
  newsletter: z
    .object({ heading: z.string(), text: z.string(), label: z.string(), url: z.string() })
    .nullable(),
  navigation: z.array(link),
  footer: z.array(z.object({ heading: z.string(), links: z.array(link) })),
  social: z.array(link),
});
export type SiteContent = z.infer<typeof siteContent>;

const change = z.object({
  kind: z.enum(['article', 'taxonomy', 'media', 'site']),
  id: z.string(),
  /** Where it stands, or stood, on the website; null for what has no page. */
  path: z.string().nullable(),
});

export const changesContent = z.object({
  galley: z.literal('changes'),
  format: z.literal(CONTENT_FORMAT),
  /** The SHA-256 of the tag manifest of the bundle compared with, or null: then everything is created. */
  baseline: z.string().nullable(),
  created: z.array(change.extend({ type: z.literal('Create'), sha256: z.string() })),
  updated: z.array(
    change.extend({ type: z.literal('Update'), sha256: z.string(), previousSha256: z.string() }),
  ),
  /** Tombstones: what was public in the baseline and is no longer. */
  deleted: z.array(change.extend({ type: z.literal('Delete'), previousSha256: z.string() })),
});
export type ChangesContent = z.infer<typeof changesContent>;

/** The schemas a bundle carries, by file name. */
export const contentSchemas = {
  'article.schema.json': articleContent,
  'changes.schema.json': changesContent,
  'media.schema.json': mediaContent,
  'site.schema.json': siteContent,
  'taxonomy.schema.json': taxonomyContent,
} as const;

/** JSON Schema (draft 2020-12) of one of them. */
export function jsonSchemaOf(name: keyof typeof contentSchemas): unknown {
  return z.toJSONSchema(contentSchemas[name]);
}
