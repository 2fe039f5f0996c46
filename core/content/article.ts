// What an article is: its fields, its states, and a new one.
import * as z from 'zod';
import { translatedFrom } from '../translations/basis.ts';
import { articleBody, emptyBody } from './body.ts';
import { type ArticleId, articleId, assetId, personId, termId } from './ids.ts';
import { lineage } from './lineage.ts';
import { language, slug } from './text.ts';

/** An instant in UTC with the IANA zone the person meant it in. */
export const zonedInstant = z.object({
  instant: z.iso.datetime(),
  zone: z.string().min(1),
});
export type ZonedInstant = z.infer<typeof zonedInstant>;

export const articleStatuses = [
  'draft',
  'inReview',
  'approved',
  'scheduled',
  'published',
  'archived',
] as const;
export const articleStatus = z.enum(articleStatuses);
export type ArticleStatus = z.infer<typeof articleStatus>;

/** Where the picture's subject is, as fractions of width and height from the top left corner. */
export const focalPoint = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
export type FocalPoint = z.infer<typeof focalPoint>;

const share = z.number().min(0).max(1);

/** The part of a picture that one use of it shows, as fractions of width and height. The picture stays as it is. */
export const crop = z
  .object({ x: share, y: share, width: share.min(0.02), height: share.min(0.02) })
  .refine((part) => part.x + part.width <= 1.0001 && part.y + part.height <= 1.0001);
export type Crop = z.infer<typeof crop>;

/** One use of an image: what is given here wins over the asset's own defaults. */
export const imageUse = z.object({
  asset: assetId,
  alt: z.string().optional(),
  decorative: z.boolean().optional(),
  caption: z.string().optional(),
  focalPoint: focalPoint.optional(),
  crop: crop.optional(),
});
export type ImageUse = z.infer<typeof imageUse>;

/** A file offered for download. */
export const attachment = z.object({
  asset: assetId,
  title: z.string(),
  language,
});
export type Attachment = z.infer<typeof attachment>;

export const articleEvent = z.object({
  start: zonedInstant,
  end: zonedInstant.optional(),
  place: z.string(),
  link: z.string(),
  /** It does not take place: it stays where it was announced, and says so. */
  cancelled: z.boolean().optional(),
  /** What another calendar calls it, which it was imported from: so that it is known again. It never leaves the house. */
  importedAs: z.string().optional(),
});
export type ArticleEvent = z.infer<typeof articleEvent>;

export const correction = z.object({ at: z.iso.datetime(), text: z.string() });

/** What readers are told at the address of an article that was taken down: since when, and why. */
export const takenDown = z.object({ at: z.iso.datetime(), text: z.string() });

export const relatedNews = z.object({
  items: z.array(z.object({ id: articleId, score: z.number(), reason: z.string() })),
  computedFor: z.int().nonnegative(),
  pinned: z.array(articleId),
  excluded: z.array(articleId),
});

export const article = z.object({
  id: articleId,
  slug,
  headline: z.string(),
  standfirst: z.string(),
  summary: z.string(),
  language,
  body: articleBody,
  bylines: z.array(personId),
  categories: z.array(termId),
  newsType: termId,
  tags: z.array(termId),
  featuredImage: imageUse.optional(),
  attachments: z.array(attachment),
  event: articleEvent.optional(),
  /** How often the event was changed since it was first set: calendar programs take the copy that counts highest. */
  eventSequence: z.int().nonnegative().optional(),
  related: relatedNews.optional(),
  seo: z.object({ title: z.string(), description: z.string() }).optional(),
  sourceLink: z.object({ label: z.string(), url: z.string() }).optional(),
  status: articleStatus,
  publishAt: zonedInstant.optional(),
  embargoUntil: zonedInstant.optional(),
  publishedAt: z.iso.datetime().optional(),
  updatedAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  corrections: z.array(correction),
  /** Shown only while the article is archived. Without it nothing is said. */
  takenDown: takenDown.optional(),
  highlighted: z.boolean(),
  /** The original of a translation: never a translation itself. */
  translationOf: articleId.optional(),
  /** What of the original a translation was made from, so that it is known what has changed there since. It never leaves the house. */
  translatedFrom: translatedFrom.optional(),
  assignee: z.string().optional(),
  dueAt: zonedInstant.optional(),
  /** The save counter: a save names the revision it is based on. */
  revision: z.int().nonnegative(),
  /** Who wrote the revisions up to this one. */
  lineage,
});
export type Article = z.infer<typeof article>;

/** An article without its text: what a save answers with, since whoever saved has the text already. */
export const articleFacts = article.omit({ body: true });
export type ArticleFacts = z.infer<typeof articleFacts>;

/** What an editor may change in one save; identity, times, the counter and the line belong to the store. */
export const articleEdit = article
  .omit({
    id: true,
    revision: true,
    lineage: true,
    updatedAt: true,
    createdAt: true,
    eventSequence: true,
  })
  .partial();
export type ArticleEdit = z.infer<typeof articleEdit>;

/** A new, empty draft. */
export function newArticle(
  id: ArticleId,
  defaults: { newsType: Article['newsType']; language: string; now: string },
): Article {
  return {
    id,
    slug: `draft-${id.slice(-12)}`,
    headline: '',
    standfirst: '',
    summary: '',
    language: defaults.language,
    body: emptyBody(),
    bylines: [],
    categories: [],
    newsType: defaults.newsType,
    tags: [],
    attachments: [],
    status: 'draft',
    updatedAt: defaults.now,
    createdAt: defaults.now,
    corrections: [],
    highlighted: false,
    revision: 0,
    lineage: [],
  };
}

/**
 * Whether readers may see the article at the given moment: published, its hour come, no embargo running.
 * Scheduled articles whose hour has come count as published; everything else stays inside.
 */
export function isPublic(
  candidate: Pick<Article, 'status' | 'publishAt' | 'embargoUntil' | 'publishedAt'>,
  moment: Date,
): boolean {
  if (candidate.status !== 'published' && candidate.status !== 'scheduled') return false;
  if (candidate.embargoUntil && Date.parse(candidate.embargoUntil.instant) > moment.getTime()) {
    return false;
  }
  const goesLive = liveSince(candidate);
  return goesLive !== undefined && goesLive.getTime() <= moment.getTime();
}

/** The corrections that readers see: one that says nothing yet is still being written. */
export function publicCorrections({
  corrections,
}: Pick<Article, 'corrections'>): Article['corrections'] {
  return corrections.filter(({ text }) => text.trim() !== '');
}

/**
 * The public notice at the address of an article at the given moment: it was out once, is archived now, and somebody wrote
 * what readers should know.
 */
export function publicNotice(
  candidate: Pick<Article, 'status' | 'embargoUntil' | 'publishedAt' | 'takenDown'>,
  moment: Date,
): Article['takenDown'] {
  const { takenDown: notice, publishedAt } = candidate;
  if (candidate.status !== 'archived' || notice === undefined || notice.text.trim() === '') {
    return undefined;
  }
  return isPublic({ ...candidate, status: 'published', publishAt: undefined }, moment) &&
    publishedAt !== undefined
    ? notice
    : undefined;
}

/** The moment an article goes, or went, live; undefined when it has none. */
export function liveSince(
  candidate: Pick<Article, 'status' | 'publishAt' | 'publishedAt'>,
): Date | undefined {
  const at = candidate.publishedAt ?? candidate.publishAt?.instant;
  return at === undefined ? undefined : new Date(at);
}
