// In which languages is the public news, and where is the list of each?
import { makeSlug } from '../content/text.ts';
import type { Edition, EditionArticle } from './edition.ts';
import type { LanguageList } from './house.ts';
import { ownLanguageName } from './language-names.ts';
import { paths } from './site-paths.ts';
import { readerLanguage } from './site-words.ts';

export interface EditionLanguage extends LanguageList {
  /** Newest first. */
  readonly articles: readonly EditionArticle[];
}

const found = new WeakMap<Edition, ReadonlyMap<string, EditionLanguage>>();

/**
 * The languages of the public articles by what readers tell apart (`readerLanguage`), those of the site first and in its order.
 * None where all of them are in one: a list of everything is there already.
 */
export function languagesOf(edition: Edition): ReadonlyMap<string, EditionLanguage> {
  const known = found.get(edition);
  if (known !== undefined) return known;
  const made = findLanguages(edition);
  found.set(edition, made);
  return made;
}

/** The list that an article is in; undefined where there are none. */
export function languageListOf(
  edition: Edition,
  article: EditionArticle,
): LanguageList | undefined {
  const found = languagesOf(edition).get(readerLanguage(article.record.language));
  return found && listOnly(found);
}

/** What the pages of the site know of a list: where it is. */
export function listOnly({ name, language, path }: LanguageList): LanguageList {
  return { name, language, path };
}

function findLanguages({ articles, site }: Edition): ReadonlyMap<string, EditionLanguage> {
  const byLanguage = new Map<string, EditionArticle[]>();
  for (const article of articles) {
    const language = readerLanguage(article.record.language);
    const own = byLanguage.get(language) ?? [];
    byLanguage.set(language, own);
    own.push(article);
  }
  if (byLanguage.size < 2) return new Map();
  const ofSite = site.languages.map(readerLanguage).filter((one) => byLanguage.has(one));
  const others = [...byLanguage.keys()].filter((one) => !ofSite.includes(one)).sort();
  const taken = new Set<string>();
  const languages = new Map<string, EditionLanguage>();
  for (const language of new Set([...ofSite, ...others])) {
    // A disk may refuse the very tag: `con` is a language, and a device of Windows.
    const slug = makeSlug(language, taken, 'other');
    taken.add(slug);
    languages.set(language, {
      name: ownLanguageName(language),
      language,
      path: paths.language(slug),
      articles: byLanguage.get(language) ?? [],
    });
  }
  return languages;
}
