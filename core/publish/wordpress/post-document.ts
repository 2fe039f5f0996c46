// What does a newsroom want to have on a WordPress site for one article, before it is known under which numbers and addresses?
import * as z from 'zod';
import { readableJson } from '../../canonical-json.ts';
import { articleId } from '../../content/ids.ts';
import type { Sha256 } from '../../content/records.ts';
import { downloadsSection, postContent } from '../../export/wordpress.ts';
import { inLanguage } from '../../site/article-body.ts';
import { featuredPicture, summaryOf } from '../../site/cards.ts';
import type { Edition, EditionArticle, TermLabel } from '../../site/edition.ts';
import { pictureOf } from '../../site/edition-media.ts';
import type { SiteFiles } from '../site-list.ts';
import { fileMark, filesMarkedIn, postMark } from './post-content.ts';
import { plain } from './site-answers.ts';

const term = z.object({ id: z.string(), name: z.string(), slug: z.string() });
export type WantedTerm = z.infer<typeof term>;

/** A file of the website that a post shows or offers. */
const postFile = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().nonnegative(),
  mediaType: z.string(),
  /** What people call it: the title of a download, or the name it had. */
  title: z.string(),
  alt: z.string(),
  caption: z.string(),
});
export type PostFile = z.infer<typeof postFile>;

/**
 * One article as a post. Where its text leads to other posts and to files it holds marks (`post-content.ts`), so that it means
 * the same on every site: it is what a receipt keeps and a roll-back brings again.
 */
export const postDocument = z.object({
  galley: z.literal('wordpress-post'),
  format: z.literal(1),
  article: articleId,
  slug: z.string(),
  /** HTML, as WordPress prints titles and excerpts. */
  title: z.string(),
  excerpt: z.string(),
  content: z.string(),
  /** The part of the text that lists the downloads, which some sites have in a field of their own; empty where there are none. */
  downloads: z.string().default(''),
  /** When it goes, or went, live: an instant without fractions of seconds. */
  date: z.string(),
  highlighted: z.boolean(),
  categories: z.array(term),
  newsType: term,
  tags: z.array(term),
  bylines: z.array(z.object({ id: z.string(), name: z.string() })),
  /** By their paths in the website. */
  files: z.record(z.string(), postFile),
  /** The path of the featured image among `files`. */
  featured: z.string().nullable(),
});
export type PostDocument = z.infer<typeof postDocument>;

/** How a post is called in plans and receipts. */
export function postPath({ slug }: Pick<PostDocument, 'slug'>): string {
  return `posts/${slug}`;
}

export function documentHash(document: PostDocument, sha256: Sha256): string {
  return sha256(readableJson(document));
}

/** What an article itself says: not how terms and people are called, which changes without it. */
export function ownHash(document: PostDocument, sha256: Sha256): string {
  const ids = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);
  const { categories, newsType, tags, bylines, ...own } = document;
  const named = [ids(categories), newsType.id, ids(tags), ids(bylines)];
  return sha256(readableJson([own, named]));
}

/** Its headline as people wrote it. */
export function headlineOf({ title }: Pick<PostDocument, 'title'>): string {
  return plain(title);
}

/** The posts of an edition, newest first. `files` are those of its website. */
export function postDocuments(edition: Edition, files: SiteFiles): PostDocument[] {
  const articleAt = new Map(edition.articles.map(({ path, id }) => [path, id]));
  return edition.articles.map((article) => {
    const shown = filesOf(article, edition.language);
    const place = {
      page: (path: string): string | undefined => {
        const id = articleAt.get(path);
        return id === undefined ? undefined : postMark(id);
      },
      file: (path: string): string | undefined => (files.has(path) ? fileMark(path) : undefined),
    };
    const content = postContent(edition, article, place);
    const featured = featuredPicture(article)?.path;
    const isThere = featured !== undefined && files.has(featured);
    const used = new Set([...filesMarkedIn(content), ...(isThere ? [featured] : [])]);
    return {
      galley: 'wordpress-post',
      format: 1,
      article: article.id,
      slug: article.slug,
      title: printed(article.record.headline),
      excerpt: printed(summaryOf(article)),
      content,
      downloads: downloadsSection(edition, article, place).trimEnd(),
      date: `${article.published.toISOString().slice(0, 19)}Z`,
      highlighted: article.record.highlighted,
      categories: article.categories.flatMap(termOf),
      newsType: termOf(article.newsType)[0] ?? { id: '', name: '', slug: '' },
      tags: article.tags.map(({ id, name, slug }) => ({ id, name, slug })),
      bylines: article.bylines.map(({ id, name }) => ({ id, name })),
      files: Object.fromEntries(
        [...used].sort().flatMap((path) => {
          const file = files.get(path);
          const about = shown.get(path);
          return file === undefined || about === undefined ? [] : [[path, { ...file, ...about }]];
        }),
      ),
      featured: isThere ? featured : null,
    };
  });
}

function termOf({ id, name, slug }: TermLabel): WantedTerm[] {
  // “Uncategorised” is no category of the newsroom: a site has its own.
  return id === null ? [] : [{ id, name, slug }];
}

/** What is said of each file of an article, by the paths it may stand under. */
function filesOf(
  article: EditionArticle,
  language: string,
): Map<string, Omit<PostFile, 'sha256' | 'size'>> {
  const found = new Map<string, Omit<PostFile, 'sha256' | 'size'>>();
  for (const media of Object.values(article.media)) {
    const { asset, copies } = media;
    const title = article.attachments.find((one) => one.asset.id === asset.id)?.title ?? '';
    const about = {
      title: title.trim() === '' ? asset.fileName : title,
      alt: asset.decorative ? '' : inLanguage(asset.alt, article.record.language, language),
      caption: inLanguage(asset.caption, article.record.language, language),
    };
    found.set(media.path, { ...about, mediaType: typeOfPath(media.path, asset.mediaType) });
    for (const { crop } of Object.values(copies)) {
      const { path } = pictureOf(media, crop);
      found.set(path, { ...about, mediaType: typeOfPath(path, asset.mediaType) });
    }
  }
  const featured = featuredPicture(article);
  const known = featured === null ? undefined : found.get(featured.path);
  // Themes show the featured image with what the media library says of it: there this use decides.
  if (featured !== null && known !== undefined) {
    found.set(featured.path, { ...known, alt: featured.alt, caption: featured.caption });
  }
  return found;
}

const copyTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
};

/** A copy may be of another type than its picture. */
function typeOfPath(path: string, own: string): string {
  if (!own.startsWith('image/')) return own;
  return copyTypes[path.slice(path.lastIndexOf('.') + 1)] ?? own;
}

/** Plain text where WordPress expects HTML: titles and excerpts are printed there as they are. */
function printed(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
