// Is an edition the one before but for what the texts of a few articles say?
import { isPublic, publicNotice } from '../content/article.ts';
import { sentIssues } from '../content/newsletter.ts';
import type { PackedArticle } from '../content/packed-article.ts';
import type { LibrarySnapshot } from '../library.ts';
import { haveSameItems } from '../same-items.ts';
import { keepCard } from './cards.ts';
import { type Edition, type EditionArticle, namedIn } from './edition.ts';
import { usesOf } from './edition-media.ts';
import { unit } from './fingerprint.ts';
import { RelatedNews } from './related-news.ts';
import { versionsOf } from './versions.ts';

/**
 * What no page but that of the article itself is planned from: what follows from these fields is made from the whole article,
 * of which a planned file holds the unit, or is planned by `rewordSite`. A test holds every kind of page to it.
 */
export const TEXT_FIELDS = [
  'bodyText',
  'updatedAt',
  'revision',
  'lineage',
  'corrections',
  'seo',
  'sourceLink',
  'assignee',
  'dueAt',
] as const satisfies readonly (keyof PackedArticle)[];

const textFields: ReadonlySet<string> = new Set(TEXT_FIELDS);

/** An edition and what it was made from. */
export interface MadeEdition {
  readonly edition: Edition;
  readonly snapshot: LibrarySnapshot;
  readonly asOf: Date;
}

export interface Rewording {
  readonly edition: Edition;
  /** The articles that are others now, by what they were. */
  readonly replaced: ReadonlyMap<EditionArticle, EditionArticle>;
}

/**
 * The edition that `makeEdition` would make with the same pictures and colours, where all that is another than `before` are texts
 * of public articles, and work that stays inside. Undefined where more than that is another, or might be.
 */
export function rewordEdition(
  before: MadeEdition,
  snapshot: LibrarySnapshot,
  asOf: Date,
): Rewording | undefined {
  const { edition } = before;
  if (edition.calendar.day(asOf) !== edition.today) return undefined;
  if (!isSameHouse(before, snapshot, asOf)) return undefined;
  const { articles } = snapshot;
  if (articles.length !== before.snapshot.articles.length) return undefined;
  const isSameMoment = asOf.getTime() === before.asOf.getTime();
  const replaced = new Map<EditionArticle, EditionArticle>();
  for (const [index, record] of articles.entries()) {
    const was = before.snapshot.articles[index];
    if (was === undefined) return undefined;
    if (was === record && isSameMoment) continue;
    if (was !== record && (was.id !== record.id || factsOf(was) !== factsOf(record))) {
      return undefined;
    }
    if (isPublic(record, asOf) !== isPublic(was, before.asOf)) return undefined;
    if (!publicNotice(record, asOf) !== !publicNotice(was, before.asOf)) return undefined;
    if (was === record) continue;
    const shown = edition.byId.get(record.id);
    if (shown === undefined) continue;
    const reworded = rewordArticle(shown, record);
    if (reworded === undefined) return undefined;
    replaced.set(shown, reworded);
  }
  return replaced.size === 0
    ? { edition, replaced }
    : { edition: withArticles(edition, replaced), replaced };
}

/** Whether everything besides the articles is what it was. */
function isSameHouse(before: MadeEdition, now: LibrarySnapshot, asOf: Date): boolean {
  const { snapshot } = before;
  return (
    snapshot.id === now.id &&
    snapshot.site === now.site &&
    snapshot.taxonomy === now.taxonomy &&
    snapshot.people === now.people &&
    snapshot.redirects === now.redirects &&
    haveSameItems(snapshot.newsletters, now.newsletters) &&
    sentIssues(snapshot, before.asOf).length === sentIssues(now, asOf).length &&
    haveSameItems([...snapshot.assets.values()], [...now.assets.values()])
  );
}

/** Everything of an article but its text. */
function factsOf(record: PackedArticle): string {
  return JSON.stringify(
    Object.entries(record)
      .filter(([field]) => !textFields.has(field))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** The same article with another text; undefined where the text names other files or articles, or is what its card says. */
function rewordArticle(shown: EditionArticle, record: PackedArticle): EditionArticle | undefined {
  const was = shown.record;
  if (JSON.stringify(usesOf(was)) !== JSON.stringify(usesOf(record))) return undefined;
  if (!haveSameItems(namedIn(was), namedIn(record))) return undefined;
  const reworded = unit<EditionArticle>({ ...shown, record });
  return keepCard(shown, reworded) ? reworded : undefined;
}

function withArticles(edition: Edition, replaced: Rewording['replaced']): Edition {
  const now = (article: EditionArticle): EditionArticle => replaced.get(article) ?? article;
  const articles = edition.articles.map(now);
  const inTerms = (terms: Edition['categories']): Edition['categories'] =>
    terms.map((term) =>
      term.articles.some((article) => replaced.has(article))
        ? { ...term, articles: term.articles.map(now) }
        : term,
    );
  const byId = new Map(edition.byId);
  for (const article of replaced.values()) byId.set(article.id, article);
  const categories = inTerms(edition.categories);
  let related: RelatedNews | undefined;
  return {
    ...edition,
    articles,
    byId,
    categories,
    newsTypes: inTerms(edition.newsTypes),
    relatedTo(article) {
      related ??= new RelatedNews(articles, categories);
      // No text says what is a version of what: they are those of before.
      const versions = versionsOf(edition).get(article.id);
      return related.of(article, edition.site.relatedCount, versions?.all);
    },
  };
}
