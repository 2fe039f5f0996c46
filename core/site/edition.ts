// What goes out in this export: which articles, under which addresses, with which terms?
import { isPublic, liveSince, publicNotice } from '../content/article.ts';
import { type Asset, isImage } from '../content/asset.ts';
import type { ArticleId, AssetId, TermId } from '../content/ids.ts';
import { type NewsletterIssue, sentIssues } from '../content/newsletter.ts';
import type { PackedArticle } from '../content/packed-article.ts';
import type { Category, NewsType, Person, Tag } from '../content/site.ts';
import { makeSlug } from '../content/text.ts';
import type { LibrarySnapshot } from '../library.ts';
import { haveSameItems } from '../same-items.ts';
import { type EditionMedia, editionMedia, usesOf } from './edition-media.ts';
import { unit } from './fingerprint.ts';
import { type House, noFurniture } from './house.ts';
import { type Related, RelatedNews } from './related-news.ts';
import type { RenditionsByPicture } from './renditions.ts';
import { dayNumber, SiteCalendar } from './site-calendar.ts';
import { type ChosenColours, siteColours } from './site-colours.ts';
import { baseAddress, paths } from './site-paths.ts';
import { siteWords } from './site-words.ts';
import { versionsOf } from './versions.ts';

/** How a category or a news type is named on pages. */
export interface TermLabel {
  /** Null for “Uncategorised”, which is no record of the library. */
  readonly id: TermId | null;
  readonly name: string;
  readonly slug: string;
  readonly path: string;
}

/** A category or news type with the public articles it holds, newest first; one without any is not part of it. */
export interface EditionTerm extends TermLabel {
  readonly label: TermLabel;
  readonly description: string;
  readonly articles: readonly EditionArticle[];
}

/** What another article says where its text names this one. */
export interface Mention {
  readonly path: string;
  readonly headline: string;
  readonly language: string;
  readonly summary: string;
  readonly day: string;
  readonly newsType: string;
}

/**
 * A public article with everything it refers to looked up; what is missing or not public is left out. Plain data and a
 * unit: whatever is made of an article is made of this and of the house. As long as nothing of it changes it is the same
 * object from one edition to the next.
 */
export interface EditionArticle {
  readonly record: PackedArticle;
  readonly id: ArticleId;
  readonly slug: string;
  readonly path: string;
  readonly published: Date;
  /** The day it was published, in the site's zone. */
  readonly day: string;
  readonly isNew: boolean;
  readonly categories: readonly TermLabel[];
  readonly newsType: TermLabel;
  readonly tags: readonly Tag[];
  readonly bylines: readonly Person[];
  readonly featuredImage: Asset | undefined;
  readonly attachments: readonly {
    readonly asset: Asset;
    readonly title: string;
    readonly language: string;
  }[];
  /** Every file it shows or offers, by id. */
  readonly media: Readonly<Record<AssetId, EditionMedia>>;
  /** Every public article that its text names, by id. */
  readonly mentions: Readonly<Record<ArticleId, Mention>>;
  /** The site's own language, which speaks where a file says nothing in the article's. */
  readonly siteLanguage: string;
}

/** An issue of the newsletter that was sent, and its page. */
export interface EditionIssue {
  readonly issue: NewsletterIssue;
  readonly path: string;
  /** The day it was sent, in the site's zone. */
  readonly day: string;
}

/** What readers are told where an article was taken down: nothing of the article but its address. A unit. */
export interface EditionNotice {
  readonly path: string;
  readonly language: string;
  readonly at: string;
  readonly text: string;
}

export interface Edition extends House {
  /** The day of the moment it is made for, in the site's zone: decides what is upcoming. */
  readonly today: string;
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
  readonly notices: readonly EditionNotice[];
  /** Issues of the newsletter that were sent, newest first. */
  readonly issues: readonly EditionIssue[];
  relatedTo(article: EditionArticle): readonly Related[];
  /** How many articles stay inside. */
  readonly stayedInside: number;
}

/** What an edition is made from besides the library. */
export interface EditionOptions {
  /** The moment that decides what is public and what is new. Nothing here or later looks at a clock. */
  readonly asOf: Date;
  /** The copies of pictures there are. */
  readonly renditions?: RenditionsByPicture;
  /** What the theme was drawn with: the colours of a site that has chosen none. */
  readonly colours?: ChosenColours;
  /** An earlier edition of the same library: what did not change since is taken from it, and is the same object. */
  readonly before?: Edition | undefined;
}

/** Builds the edition for a moment. */
export function makeEdition(
  snapshot: LibrarySnapshot,
  { asOf, renditions = new Map(), colours, before }: EditionOptions,
): Edition {
  const warnings = new Set<string>();
  const { site, taxonomy } = snapshot;
  const language = site.languages[0] ?? 'en';
  const words = siteWords(language);
  const calendar =
    before?.site.timeZone === site.timeZone ? before.calendar : new SiteCalendar(site.timeZone);
  if (!calendar.isKnown) {
    warnings.add(`The time zone “${site.timeZone}” is not known here. Dates are in UTC.`);
  }
  const base = baseAddress(site.baseUrl);
  if (base === undefined) {
    warnings.add(
      'The site has no address yet. The site map, social previews and absolute links in feeds are left out.',
    );
  }
  const checked = siteColours(site.colours, colours);
  for (const warning of checked.warnings) warnings.add(warning);

  const outgoing = snapshot.articles
    .filter((article) => isPublic(article, asOf))
    .map((record) => ({ record, published: liveSince(record) ?? new Date(0) }))
    .sort(
      (a, b) => b.published.getTime() - a.published.getTime() || compare(b.record.id, a.record.id),
    );
  const records = outgoing.map((one) => one.record);
  const media = editionMedia(snapshot, records, asOf, renditions, warnings, before?.media);
  const slugs = giveSlugs(records, warnings);

  const labels = new Map<string, TermLabel>();
  for (const { label } of [...(before?.categories ?? []), ...(before?.newsTypes ?? [])]) {
    labels.set(JSON.stringify(label), label);
  }
  const openTerm = (term: Term, path: string): OpenTerm => {
    const { id, name, slug, description } = term;
    const label = { id, name, slug, path };
    const same = labels.get(JSON.stringify(label)) ?? label;
    return { ...label, label: same, description, articles: [] };
  };
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
  const noSlug = makeSlug(words.uncategorised, termSlugs, 'uncategorised');
  const uncategorised = openTerm(
    { id: null, name: words.uncategorised, slug: noSlug, description: '' },
    paths.category(noSlug),
  );
  const anyType = [...typeTerms.values()][0];
  const tags = new Map(taxonomy.tags.map((tag) => [tag.id, tag]));
  const people = new Map(snapshot.people.map((person) => [person.id, person]));
  const publicRecords = new Map(outgoing.map((one) => [one.record.id, one]));
  const typeOf = (record: PackedArticle): OpenTerm => {
    const newsType = typeTerms.get(record.newsType) ?? anyType;
    if (newsType === undefined) throw new Error('A taxonomy has at least one news type.');
    return newsType;
  };
  const mention = (id: ArticleId): Mention | undefined => {
    const other = publicRecords.get(id);
    if (other === undefined) return undefined;
    const { headline, language: own, summary, standfirst, slug } = other.record;
    return {
      path: paths.article(slugs.get(id) ?? slug),
      headline,
      language: own,
      summary: summary.trim() === '' ? standfirst : summary,
      day: calendar.day(other.published),
      newsType: typeOf(other.record).name,
    };
  };

  const dayOfEdition = calendar.day(asOf);
  const today = dayNumber(dayOfEdition);
  const articles: EditionArticle[] = [];
  for (const { record, published } of outgoing) {
    const chosen = [...new Set(record.categories)]
      .map((id) => categoryTerms.get(id))
      .filter((term) => term !== undefined);
    const categories = chosen.length > 0 ? chosen : [uncategorised];
    const newsType = typeOf(record);
    if (newsType.id !== record.newsType) {
      warnings.add(
        `“${record.headline}” has a news type that no longer exists. It is shown as ${newsType.name}.`,
      );
    }
    const slug = slugs.get(record.id) ?? record.slug;
    const day = calendar.day(published);
    const featured = record.featuredImage && media.get(record.featuredImage.asset)?.asset;
    const made: EditionArticle = {
      record,
      id: record.id,
      slug,
      path: paths.article(slug),
      published,
      day,
      isNew: today - dayNumber(day) < site.newBadgeDays,
      categories: categories.map((term) => term.label),
      newsType: newsType.label,
      tags: record.tags.map((id) => tags.get(id)).filter((tag) => tag !== undefined),
      bylines: record.bylines.map((id) => people.get(id)).filter((one) => one !== undefined),
      featuredImage: featured !== undefined && isImage(featured) ? featured : undefined,
      attachments: record.attachments.flatMap((attachment) => {
        const asset = media.get(attachment.asset)?.asset;
        return asset === undefined ? [] : [{ ...attachment, asset }];
      }),
      media: lookUp(
        usesOf(record).map((use) => use.asset),
        (id) => media.get(id),
      ),
      mentions: lookUp(namedIn(record), mention),
      siteLanguage: language,
    };
    const known = before?.byId.get(record.id);
    const article = known !== undefined && isSameArticle(known, made) ? known : unit(made);
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
  const categories = [...categoryTerms.values(), uncategorised].filter(inUse);
  const related = new RelatedNews(articles, categories);

  const edition: Edition = {
    today: dayOfEdition,
    libraryId: snapshot.id,
    site,
    language,
    words,
    calendar,
    colours: checked.colours,
    base,
    logo: site.logo === null ? undefined : media.get(site.logo),
    // What a link leads to is known once the pages are.
    furniture: noFurniture,
    articles,
    byId,
    categories,
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
    issues: issuesOf(snapshot, asOf, calendar),
    notices: noticesOf(snapshot, asOf, new Set(slugs.values()), warnings),
    relatedTo: (article) =>
      related.of(article, site.relatedCount, versionsOf(edition).get(article.id)?.all),
    stayedInside: snapshot.articles.length - articles.length,
    warnings,
  };
  return edition;
}

/** A number that several issues share, in two languages say, is that of the one that was sent first; the others say which they are. */
function issuesOf(
  snapshot: LibrarySnapshot,
  asOf: Date,
  calendar: SiteCalendar,
): readonly EditionIssue[] {
  const taken = new Set<string>();
  return sentIssues(snapshot, asOf)
    .map(({ issue, sentAt }) => {
      const slug = distinct(String(issue.number), taken);
      return { issue, path: paths.newsletter(slug), day: calendar.day(sentAt) };
    })
    .reverse();
}

type Term = Omit<NewsType, 'id' | 'order'> & { readonly id: TermId | null };

interface OpenTerm extends EditionTerm {
  readonly articles: EditionArticle[];
}

function lookUp<Id extends string, T>(
  ids: readonly Id[],
  find: (id: Id) => T | undefined,
): Record<Id, T> {
  const found = {} as Record<Id, T>;
  for (const id of ids) {
    const one = find(id);
    if (one !== undefined) found[id] = one;
  }
  return found;
}

const named = new WeakMap<PackedArticle, readonly ArticleId[]>();

/** The articles a text may name, by whichever block or link: every id that is written in it. */
export function namedIn(record: PackedArticle): readonly ArticleId[] {
  const known = named.get(record);
  if (known !== undefined) return known;
  // Others than articles are not found among the public ones.
  const found = idsIn(record.bodyText).sort() as ArticleId[];
  named.set(record, found);
  return found;
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Where the version of an id stands in it, and what is there: few texts have that by chance, and it is found fast. */
const VERSION = '-7';
const VERSION_AT = 13;
const ID_LENGTH = 36;

function idsIn(text: string): string[] {
  const found = new Set<string>();
  for (let at = text.indexOf(VERSION); at !== -1; at = text.indexOf(VERSION, at + 1)) {
    const start = at - VERSION_AT;
    const id = start < 0 ? '' : text.slice(start, start + ID_LENGTH);
    if (ID.test(id)) found.add(id);
  }
  return [...found];
}

/** Whether an article is what it was: what it refers to are the same objects, or few and small. */
function isSameArticle(one: EditionArticle, other: EditionArticle): boolean {
  return (
    one.record === other.record &&
    one.slug === other.slug &&
    one.day === other.day &&
    one.isNew === other.isNew &&
    one.newsType === other.newsType &&
    one.siteLanguage === other.siteLanguage &&
    haveSameItems(one.categories, other.categories) &&
    haveSameItems(one.tags, other.tags) &&
    haveSameItems(one.bylines, other.bylines) &&
    haveSameItems(Object.values(one.media), Object.values(other.media)) &&
    isSameMentions(one.mentions, other.mentions)
  );
}

function isSameMentions(
  one: EditionArticle['mentions'],
  other: EditionArticle['mentions'],
): boolean {
  const ids = Object.keys(one);
  if (ids.length !== Object.keys(other).length) return false;
  // The names of a record are those it was made with.
  return (ids as ArticleId[]).every((id) => isSameMention(one[id], other[id]));
}

function isSameMention(one: Mention | undefined, other: Mention | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.path === other.path &&
    one.headline === other.headline &&
    one.language === other.language &&
    one.summary === other.summary &&
    one.day === other.day &&
    one.newsType === other.newsType
  );
}

/** Notices in the order of their addresses; an address that another article has now keeps that article. */
function noticesOf(
  { articles }: LibrarySnapshot,
  asOf: Date,
  taken: Set<string>,
  warnings: Set<string>,
): readonly EditionNotice[] {
  const notices: EditionNotice[] = [];
  for (const article of [...articles].sort((a, b) => compare(a.id, b.id))) {
    const notice = publicNotice(article, asOf);
    if (notice === undefined) continue;
    if (taken.has(article.slug)) {
      warnings.add(
        `The address “${article.slug}” is in use. The notice for an article that was taken down there is left out.`,
      );
      continue;
    }
    taken.add(article.slug);
    const { language } = article;
    notices.push(unit({ path: paths.article(article.slug), language, ...notice }));
  }
  return notices;
}

/** Each article keeps its slug; where two have the same, the one made first keeps it. */
function giveSlugs(
  articles: readonly PackedArticle[],
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
