// What goes out in this export: which articles, under which addresses, with which terms and files?
import type { AssetUse } from '../blocks/define-block.ts';
import { blockOf } from '../blocks/registry.ts';
import { type Article, type Crop, isPublic, liveSince } from '../content/article.ts';
import { type Asset, isImage } from '../content/asset.ts';
import { type BodyNode, nodesOf } from '../content/body.ts';
import type { ArticleId, AssetId, LibraryId, TermId } from '../content/ids.ts';
import type { Category, NewsType, Person, Site, Tag } from '../content/site.ts';
import { makeSlug } from '../content/text.ts';
import type { LibrarySnapshot } from '../library.ts';
import { nameMedia } from './media-names.ts';
import { type Related, RelatedNews } from './related-news.ts';
import {
  hasRenditions,
  type PictureUse,
  pictureKey,
  type Rendition,
  type RenditionsByPicture,
  renditionPath,
} from './renditions.ts';
import { dayNumber, SiteCalendar } from './site-calendar.ts';
import { type SiteColours, siteColours } from './site-colours.ts';
import { baseAddress, paths } from './site-paths.ts';
import { type SiteWords, siteWords } from './site-words.ts';

/** A category or news type with the public articles it holds, newest first; one without any is not part of it. */
export interface EditionTerm {
  /** Null for “Uncategorised”, which is no record of the library. */
  readonly id: TermId | null;
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly path: string;
  readonly articles: readonly EditionArticle[];
}

/** A public article with everything it refers to looked up; what is missing or not public is left out. */
export interface EditionArticle {
  readonly record: Article;
  readonly id: ArticleId;
  readonly slug: string;
  readonly path: string;
  readonly published: Date;
  /** The day it was published, in the site's zone. */
  readonly day: string;
  readonly isNew: boolean;
  readonly categories: readonly EditionTerm[];
  readonly newsType: EditionTerm;
  readonly tags: readonly Tag[];
  readonly bylines: readonly Person[];
  readonly featuredImage: Asset | undefined;
  readonly attachments: readonly {
    readonly asset: Asset;
    readonly title: string;
    readonly language: string;
  }[];
}

/** A file of the library that the website shows or offers. */
export interface EditionMedia {
  readonly asset: Asset;
  /** Where readers get it: its own file, or where only copies are published, the copy that every browser shows. */
  readonly path: string;
  /** Of the file at `path`, in pixels. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Whether its own bytes are published. */
  readonly isPublished: boolean;
  /** The copies of each part of it that is shown, by `pictureKey`. */
  readonly copies: ReadonlyMap<string, EditionCopies>;
}

/** Copies of one picture: WebP ones by width, smallest first, and at the end the one for every browser. */
export interface EditionCopies {
  readonly crop: Crop | undefined;
  readonly list: readonly EditionCopy[];
}

export interface EditionCopy {
  readonly path: string;
  readonly rendition: Rendition;
}

export interface Edition {
  readonly libraryId: LibraryId;
  readonly site: Site;
  readonly language: string;
  readonly words: SiteWords;
  readonly calendar: SiteCalendar;
  readonly colours: SiteColours;
  /** The site's address with a slash at the end, where one is set. */
  readonly base: string | undefined;
  /** Newest first. */
  readonly articles: readonly EditionArticle[];
  readonly byId: ReadonlyMap<ArticleId, EditionArticle>;
  /** In the order of the library, then “Uncategorised” where it is needed. */
  readonly categories: readonly EditionTerm[];
  readonly newsTypes: readonly EditionTerm[];
  /** The records of the terms in use, for machine-readable output. */
  readonly usedTerms: {
    readonly categories: readonly Category[];
    readonly newsTypes: readonly NewsType[];
    readonly tags: readonly Tag[];
  };
  readonly media: ReadonlyMap<AssetId, EditionMedia>;
  readonly redirects: LibrarySnapshot['redirects'];
  relatedTo(article: EditionArticle): readonly Related[];
  /** How many articles stay inside. */
  readonly stayedInside: number;
  /** What an editor should know; sentences, each once. Added to while pages are made. */
  readonly warnings: Set<string>;
}

/** The pictures that readers will see at a moment: copies of them can be made before the edition is. */
export function publicPictures(snapshot: LibrarySnapshot, asOf: Date): PictureUse[] {
  const articles = snapshot.articles.filter((article) => isPublic(article, asOf));
  const used = collectUses(snapshot, articles, new Set());
  return [...used.values()].flatMap(({ asset, parts }) =>
    hasRenditions(asset) ? [...parts.values()].map((crop) => ({ asset, crop })) : [],
  );
}

/** The pictures that readers can download as they are at a moment. */
export function offeredPictures(snapshot: LibrarySnapshot, asOf: Date): Asset[] {
  const articles = snapshot.articles.filter((article) => isPublic(article, asOf));
  const used = collectUses(snapshot, articles, new Set());
  return [...used.values()].flatMap(({ asset, isOffered, parts }) =>
    asset.mediaType.startsWith('image/') && (isOffered || (parts.size > 0 && !hasRenditions(asset)))
      ? [asset]
      : [],
  );
}

/** Builds the edition for a moment, with the copies of pictures there are. Nothing here or later looks at a clock. */
export function makeEdition(
  snapshot: LibrarySnapshot,
  asOf: Date,
  renditions: RenditionsByPicture = new Map(),
): Edition {
  const warnings = new Set<string>();
  const { site, taxonomy } = snapshot;
  const language = site.languages[0] ?? 'en';
  const words = siteWords(language);
  const calendar = new SiteCalendar(site.timeZone);
  if (!calendar.isKnown) {
    warnings.add(`The time zone “${site.timeZone}” is not known here. Dates are in UTC.`);
  }
  const base = baseAddress(site.baseUrl);
  if (base === undefined) {
    warnings.add(
      'The site has no address yet. The site map, social previews and absolute links in feeds are left out.',
    );
  }
  const checked = siteColours(site.colours);
  for (const warning of checked.warnings) warnings.add(warning);

  const outgoing = snapshot.articles
    .filter((article) => isPublic(article, asOf))
    .map((record) => ({ record, published: liveSince(record) ?? new Date(0) }))
    .sort(
      (a, b) => b.published.getTime() - a.published.getTime() || compare(b.record.id, a.record.id),
    );

  const media = placeMedia(
    collectUses(
      snapshot,
      outgoing.map((one) => one.record),
      warnings,
    ),
    renditions,
  );
  const slugs = giveSlugs(
    outgoing.map((one) => one.record),
    warnings,
  );

  const today = dayNumber(calendar.day(asOf));
  const categoryTerms = new Map<TermId, OpenTerm>();
  const typeTerms = new Map<TermId, OpenTerm>();
  const termSlugs = new Set<string>();
  for (const term of inOrder(taxonomy.categories)) {
    categoryTerms.set(term.id, openTerm(term, paths.category(distinct(term.slug, termSlugs))));
  }
  const typeSlugs = new Set<string>();
  for (const term of inOrder(taxonomy.newsTypes)) {
    typeTerms.set(term.id, openTerm(term, paths.newsType(distinct(term.slug, typeSlugs))));
  }
  const uncategorised: OpenTerm = {
    id: null,
    name: words.uncategorised,
    slug: makeSlug(words.uncategorised, termSlugs, 'uncategorised'),
    description: '',
    path: '',
    articles: [],
  };
  uncategorised.path = paths.category(uncategorised.slug);
  const anyType = [...typeTerms.values()][0];
  const tags = new Map(taxonomy.tags.map((tag) => [tag.id, tag]));
  const people = new Map(snapshot.people.map((person) => [person.id, person]));

  const articles: EditionArticle[] = [];
  for (const { record, published } of outgoing) {
    const chosen = [...new Set(record.categories)]
      .map((id) => categoryTerms.get(id))
      .filter((term) => term !== undefined);
    const categories = chosen.length > 0 ? chosen : [uncategorised];
    const newsType = typeTerms.get(record.newsType) ?? anyType;
    if (newsType === undefined) throw new Error('A taxonomy has at least one news type.');
    if (newsType.id !== record.newsType) {
      warnings.add(
        `“${record.headline}” has a news type that no longer exists. It is shown as ${newsType.name}.`,
      );
    }
    const slug = slugs.get(record.id) ?? record.slug;
    const day = calendar.day(published);
    const age = today - dayNumber(day);
    const featured = record.featuredImage && media.get(record.featuredImage.asset)?.asset;
    const article: EditionArticle = {
      record,
      id: record.id,
      slug,
      path: paths.article(slug),
      published,
      day,
      isNew: age < site.newBadgeDays,
      categories,
      newsType,
      tags: record.tags.map((id) => tags.get(id)).filter((tag) => tag !== undefined),
      bylines: record.bylines.map((id) => people.get(id)).filter((one) => one !== undefined),
      featuredImage: featured !== undefined && isImage(featured) ? featured : undefined,
      attachments: record.attachments.flatMap((attachment) => {
        const asset = media.get(attachment.asset)?.asset;
        return asset === undefined ? [] : [{ ...attachment, asset }];
      }),
    };
    articles.push(article);
    for (const term of [...categories, newsType]) term.articles.push(article);
  }
  const usedTags = new Set(articles.flatMap((article) => article.tags));
  const byId = new Map(articles.map((article) => [article.id, article]));
  const inUse = (term: EditionTerm): boolean => term.articles.length > 0;
  const usedCategories = withoutUnusedParents(
    taxonomy.categories,
    (id) => (categoryTerms.get(id)?.articles.length ?? 0) > 0,
  );

  const relatedTo = new Map<ArticleId, readonly Related[]>();
  let related: RelatedNews | undefined;
  const relatedNews = (): RelatedNews => {
    related ??= new RelatedNews(
      articles.map((article) => ({
        id: article.id,
        day: article.day,
        categories: article.categories.flatMap(({ id, name }) =>
          id === null ? [] : [{ id, name }],
        ),
        pinned: article.record.related?.pinned ?? [],
        excluded: article.record.related?.excluded ?? [],
      })),
    );
    return related;
  };

  return {
    libraryId: snapshot.id,
    site,
    language,
    words,
    calendar,
    colours: checked.colours,
    base,
    articles,
    byId,
    categories: [...categoryTerms.values(), uncategorised].filter(inUse),
    newsTypes: [...typeTerms.values()].filter(inUse),
    usedTerms: {
      categories: inOrder(usedCategories),
      newsTypes: inOrder(taxonomy.newsTypes).filter((term) => {
        const used = typeTerms.get(term.id);
        return used !== undefined && inUse(used);
      }),
      tags: inOrder(taxonomy.tags).filter((tag) => usedTags.has(tag)),
    },
    media,
    redirects: snapshot.redirects,
    relatedTo: (article) => {
      const known = relatedTo.get(article.id);
      if (known !== undefined) return known;
      const count = site.relatedCount;
      const found = keepStored(article, relatedNews().find(article.id, count), byId, count);
      relatedTo.set(article.id, found);
      return found;
    },
    stayedInside: snapshot.articles.length - articles.length,
    warnings,
  };
}

interface OpenTerm extends EditionTerm {
  path: string;
  readonly articles: EditionArticle[];
}

function openTerm(term: NewsType, path: string): OpenTerm {
  const { id, name, slug, description } = term;
  return { id, name, slug, description, path, articles: [] };
}

/** What an editor's list already holds stays, as long as it may be shown; the computed ones fill the rest. */
function keepStored(
  article: EditionArticle,
  computed: readonly Related[],
  byId: ReadonlyMap<ArticleId, EditionArticle>,
  count: number,
): readonly Related[] {
  const stored = article.record.related;
  if (stored === undefined || stored.items.length === 0) return computed;
  const refused = new Set<ArticleId>([article.id, ...stored.excluded]);
  const kept: Related[] = [];
  const pins = computed.filter((item) => stored.pinned.includes(item.id));
  for (const item of [...pins, ...stored.items, ...computed]) {
    if (refused.has(item.id) || !byId.has(item.id)) continue;
    refused.add(item.id);
    kept.push(item);
  }
  return kept.slice(0, count);
}

/** What a body shows and offers, in order of appearance. */
function usesOf(document: BodyNode): AssetUse[] {
  return [...nodesOf(document)].flatMap((node) => blockOf(node.type)?.assets(node) ?? []);
}

interface UsedAsset {
  readonly asset: Asset;
  /** The parts that are shown, by `pictureKey`; none where it is only offered. */
  readonly parts: Map<string, Crop | undefined>;
  isOffered: boolean;
}

/** Every file that is shown or offered, by how it is used. */
function collectUses(
  snapshot: LibrarySnapshot,
  articles: readonly Article[],
  warnings: Set<string>,
): ReadonlyMap<AssetId, UsedAsset> {
  const used = new Map<AssetId, UsedAsset>();
  const take = ({ asset: id, as, crop }: AssetUse, where: string): void => {
    const asset = snapshot.assets.get(id);
    if (asset === undefined) {
      warnings.add(`${where} uses a file that is missing from the library. It is left out.`);
    } else if (as === 'picture' && !isImage(asset)) {
      warnings.add(
        `${where} shows ${asset.fileName} as a picture, which it is not. It is left out.`,
      );
    } else {
      const use = used.get(id) ?? { asset, parts: new Map(), isOffered: false };
      used.set(id, use);
      if (as === 'download') use.isOffered = true;
      else use.parts.set(pictureKey(id, crop), crop);
    }
  };
  const { logo } = snapshot.site;
  if (logo !== null) take({ asset: logo, as: 'picture' }, 'The site’s logo');
  for (const article of articles) {
    const where = `“${article.headline}”`;
    if (article.featuredImage !== undefined) {
      take({ ...article.featuredImage, as: 'picture' }, where);
    }
    for (const use of usesOf(article.body.document)) take(use, where);
    for (const { asset } of article.attachments) take({ asset, as: 'download' }, where);
  }
  return used;
}

function placeMedia(
  used: ReadonlyMap<AssetId, UsedAsset>,
  renditions: RenditionsByPicture,
): ReadonlyMap<AssetId, EditionMedia> {
  const names = nameMedia([...used.values()].map(({ asset }) => asset));
  const media = new Map<AssetId, EditionMedia>();
  for (const [id, { asset, parts, isOffered }] of used) {
    const own = names.get(id) ?? '';
    const copies = new Map<string, EditionCopies>();
    for (const [key, crop] of parts) {
      const made = renditions.get(key);
      if (made === undefined) continue;
      const list = [...made.webp, made.fallback].map((rendition) => ({
        path: renditionPath(own, crop, rendition),
        rendition,
      }));
      copies.set(key, { crop, list });
    }
    // Its own bytes are needed where they are offered, and where a part has no copy that could stand for it.
    const isPublished = isOffered || copies.size < parts.size;
    const first = [...copies.values()][0]?.list.at(-1);
    const shown = isPublished ? undefined : first;
    media.set(id, {
      asset,
      path: shown?.path ?? own,
      width: shown?.rendition.width ?? asset.width,
      height: shown?.rendition.height ?? asset.height,
      isPublished,
      copies,
    });
  }
  return media;
}

/** The picture as a page shows it: the copy for every browser where there is one, and WebP ones to choose from. */
export function pictureOf(
  media: EditionMedia,
  crop: Crop | undefined,
): {
  readonly path: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly webp: readonly EditionCopy[];
} {
  const copies = media.copies.get(pictureKey(media.asset.id, crop))?.list ?? [];
  const fallback = copies.at(-1);
  if (fallback === undefined) return { ...media, webp: [] };
  const { width, height } = fallback.rendition;
  return { path: fallback.path, width, height, webp: copies.slice(0, -1) };
}

/** Each article keeps its slug; where two have the same, the one made first keeps it. */
function giveSlugs(
  articles: readonly Article[],
  warnings: Set<string>,
): ReadonlyMap<ArticleId, string> {
  const given = new Map<ArticleId, string>();
  const taken = new Set<string>();
  for (const article of [...articles].sort((a, b) => compare(a.id, b.id))) {
    const slug = distinct(article.slug, taken);
    if (slug !== article.slug) {
      warnings.add(
        `Two articles have the address “${article.slug}”. “${article.headline}” is at “${slug}”.`,
      );
    }
    given.set(article.id, slug);
  }
  return given;
}

function distinct(slug: string, taken: Set<string>): string {
  let free = slug;
  for (let number = 2; taken.has(free); number++) free = `${slug}-${number}`;
  taken.add(free);
  return free;
}

function withoutUnusedParents(
  categories: readonly Category[],
  isUsed: (id: TermId) => boolean,
): readonly Category[] {
  // A parent without public articles of its own stays inside, and so does the link to it.
  const kept = categories.filter((category) => isUsed(category.id));
  const ids = new Set(kept.map((category) => category.id));
  return kept.map(({ parent, ...category }) =>
    parent !== undefined && ids.has(parent) ? { ...category, parent } : category,
  );
}

function inOrder<T extends NewsType>(terms: readonly T[]): T[] {
  return [...terms].sort((a, b) => a.order - b.order || compare(a.id, b.id));
}

/** Byte order, not the runtime's collation. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
