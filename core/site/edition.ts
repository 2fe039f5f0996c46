// What goes out in this export: which articles, under which addresses, with which terms?
import { type Article, isPublic, liveSince } from '../content/article.ts';
import { type Asset, isImage } from '../content/asset.ts';
import type { ArticleId, AssetId, LibraryId, TermId } from '../content/ids.ts';
import type { Category, NewsType, Person, Site, Tag } from '../content/site.ts';
import { makeSlug } from '../content/text.ts';
import type { LibrarySnapshot } from '../library.ts';
import { type EditionMedia, editionMedia } from './edition-media.ts';
import { type Related, RelatedNews } from './related-news.ts';
import type { RenditionsByPicture } from './renditions.ts';
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

  const media = editionMedia(
    snapshot,
    outgoing.map((one) => one.record),
    renditions,
    warnings,
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
