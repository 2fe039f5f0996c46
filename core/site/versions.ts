// In which languages can a reader have an article?
import type { ArticleId } from '../content/ids.ts';
import { storiesOf } from '../translations/stories.ts';
import type { Edition, EditionArticle } from './edition.ts';
import { readerLanguage } from './site-words.ts';

/** A public article as another version of it leads there. */
export interface Version {
  readonly id: ArticleId;
  readonly language: string;
  readonly path: string;
}

/** The public versions of one article. Plain data: an address or a language that changes is all that the pages of the others notice. */
export interface Versions {
  /** One for each language, those of the site first and in its order. */
  readonly all: readonly Version[];
  /** The one the others were translated from, where readers can have it. */
  readonly original: Version | undefined;
  /** What readers get who read none of the languages. */
  readonly otherwise: Version;
}

const found = new WeakMap<Edition, ReadonlyMap<ArticleId, Versions>>();

/**
 * The versions of every article that has some in two languages or more. What belongs together is read from the public articles
 * alone: two translations of an article that is not public are versions of each other, and nothing tells of a third.
 *
 * Where a story has two versions in one language, a search engine and a reader can only be told of one: the original, or else
 * what went out last, because an older one is what it came to replace.
 */
export function versionsOf(edition: Edition): ReadonlyMap<ArticleId, Versions> {
  const known = found.get(edition);
  if (known !== undefined) return known;
  const made = findVersions(edition);
  found.set(edition, made);
  return made;
}

/** The versions as search engines are told of them: each by its language, and the one for everybody else. */
export function alternatesIn({ all, otherwise }: Versions): { hreflang: string; path: string }[] {
  return [
    ...all.map(({ language, path }) => ({ hreflang: language, path })),
    { hreflang: 'x-default', path: otherwise.path },
  ];
}

function findVersions(edition: Edition): ReadonlyMap<ArticleId, Versions> {
  const translations = edition.articles.filter(({ record }) => record.translationOf !== undefined);
  const storyOf = storiesOf(translations.map(({ record }) => record));
  const stories = new Map<ArticleId, EditionArticle[]>();
  for (const { id } of translations) stories.set(storyOf(id), []);
  const versions = new Map<ArticleId, Versions>();
  if (stories.size === 0) return versions;
  // Newest first, so that the first one of a language is the one that went out last.
  for (const article of edition.articles) stories.get(storyOf(article.id))?.push(article);
  for (const [story, articles] of stories) {
    const made = versionsIn(story, articles, edition.site.languages);
    if (made !== undefined) for (const { id } of articles) versions.set(id, made);
  }
  return versions;
}

function versionsIn(
  story: ArticleId,
  articles: readonly EditionArticle[],
  languages: readonly string[],
): Versions | undefined {
  const byLanguage = new Map<string, Version>();
  let original: Version | undefined;
  for (const { id, path, record } of articles) {
    const version = { id, language: record.language, path };
    const tag = record.language.toLowerCase();
    if (id === story) original = version;
    if (id === story || !byLanguage.has(tag)) byLanguage.set(tag, version);
  }
  const all = [...byLanguage.values()].sort(
    (one, other) =>
      placeOf(one.language, languages) - placeOf(other.language, languages) ||
      (one.language < other.language ? -1 : 1),
  );
  const [first] = all;
  if (first === undefined || all.length < 2) return undefined;
  const isOfSite = placeOf(first.language, languages.slice(0, 1)) === 0;
  return { all, original, otherwise: isOfSite ? first : (original ?? first) };
}

/** The place of a language among those of the site; a relative of one of them comes with it, and others after all. */
function placeOf(language: string, languages: readonly string[]): number {
  const place = languages.findIndex((one) => readerLanguage(one) === readerLanguage(language));
  return place === -1 ? languages.length : place;
}
