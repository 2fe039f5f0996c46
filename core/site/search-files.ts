// From what are the files of the site's search made? A step of its own after the pages, counted and timed apart.
import { renderText } from '../blocks/render.ts';
import { bodyOf } from '../content/packed-article.ts';
import { type CardFacts, cardFacts, dateOf } from './cards.ts';
import type { Edition, EditionArticle, TermLabel } from './edition.ts';
import { unit } from './fingerprint.ts';
import { languagesOf } from './languages-of-site.ts';
import type { Rewording } from './rewording.ts';
import {
  factsFile,
  factsPath,
  indexFile,
  numberTerms,
  SEARCH_FOLDER,
  type SearchLanguage,
  type SearchTerm,
  type SearchText,
  searchWords,
  shardFile,
  shardPath,
  shardsOf,
  spellingFile,
  volumesOf,
  wordFile,
  wordsPath,
} from './search-data.ts';
import { SearchVolume } from './search-volume.ts';
import { readerLanguage } from './site-words.ts';
import { type Recipe, recipe, type TextMaker } from './text-maker.ts';

export interface SearchRecipe {
  readonly path: string;
  readonly recipe: Recipe;
}

/** The files of the search of an edition; none where there is nothing to find. */
export function searchFiles(edition: Edition): readonly SearchRecipe[] {
  const known = planned.get(edition);
  if (known !== undefined) return known;
  const made = edition.articles.length === 0 ? [] : planSearch(edition);
  planned.set(edition, made);
  return made;
}

const planned = new WeakMap<Edition, readonly SearchRecipe[]>();

function planSearch(edition: Edition): SearchRecipe[] {
  const articles = [...edition.articles].reverse();
  const cards = articles.map(cardFacts);
  const categories = numberTerms(cards.map((card) => card.categories)).map(brief);
  const newsTypes = numberTerms(cards.map((card) => [card.newsType])).map(brief);
  return [
    {
      path: `${SEARCH_FOLDER}index.js`,
      recipe: recipe(searchIndex, {
        articles: articles.length,
        categories,
        newsTypes,
        languages: otherLanguages(edition),
      }),
    },
    { path: `${SEARCH_FOLDER}spelling.js`, recipe: recipe(searchSpelling, null) },
    ...shardsOf(articles.length).map(({ number, from, to }) => ({
      path: shardPath(number),
      recipe: recipe(searchShard, { number, cards: cards.slice(from, to) }),
    })),
    ...volumesOf(articles.length).flatMap(({ number, from, to }) => [
      {
        path: factsPath(number),
        recipe: recipe(searchFacts, factsOf(number, cards.slice(from, to), categories, newsTypes)),
      },
      ...wordParts(number, articles.slice(from, to)).map((lines, part) => ({
        path: wordsPath(number, part),
        recipe: recipe(searchWordFile, lines),
      })),
    ]),
  ];
}

/** The files of the search where nothing but the texts of some articles is another: the words of the volumes they stand in. */
export function rewordSearch(
  before: Edition,
  { edition, replaced }: Rewording,
): readonly SearchRecipe[] {
  const known = planned.get(edition);
  if (known !== undefined) return known;
  const articles = [...edition.articles].reverse();
  const was = [...before.articles].reverse();
  const words = new Map<string, Recipe>();
  for (const { number, from, to } of volumesOf(articles.length)) {
    if (!was.slice(from, to).some((article) => replaced.has(article))) continue;
    const [oldest, oldestNow] = [was[from], articles[from]];
    const volume = oldest && volumes.get(oldest);
    // Its oldest article names the volume.
    if (volume !== undefined && oldestNow !== undefined) volumes.set(oldestNow, volume);
    wordParts(number, articles.slice(from, to)).forEach((lines, part) => {
      words.set(wordsPath(number, part), recipe(searchWordFile, lines));
    });
  }
  const made = searchFiles(before).map((file) => {
    const now = words.get(file.path);
    return now === undefined || now.ingredients === file.recipe.ingredients
      ? file
      : { path: file.path, recipe: now };
  });
  planned.set(edition, made);
  return made;
}

function brief({ slug, name, path }: SearchTerm): SearchTerm {
  return { slug, name, path };
}

// ——— Words ———

interface WordLines {
  readonly volume: number;
  readonly part: number;
  readonly lines: string;
}

/** By the oldest article of each: as long as that is the same, the volume is one of before. */
const volumes = new WeakMap<EditionArticle, SearchVolume<EditionArticle>>();
const parts = new WeakMap<SearchVolume<EditionArticle>, WordLines[]>();

function wordParts(number: number, articles: readonly EditionArticle[]): readonly WordLines[] {
  const [oldest] = articles;
  if (oldest === undefined) return [];
  const volume = volumes.get(oldest) ?? new SearchVolume(wordsOf);
  volumes.set(oldest, volume);
  const before = parts.get(volume) ?? [];
  const made = volume.linesFor(articles).map((lines, part) => {
    const known = before[part];
    // The same object has its fingerprint already.
    if (known?.lines === lines && known.volume === number) return known;
    return unit({ volume: number, part, lines });
  });
  parts.set(volume, made);
  return made;
}

function wordsOf(article: EditionArticle) {
  return searchWords(searchTextOf(article));
}

/** What of an article can be found: what its page shows, and nothing that stays inside. */
function searchTextOf(article: EditionArticle): SearchText {
  const { record } = article;
  return {
    language: record.language,
    headline: record.headline,
    about: [
      record.standfirst,
      record.summary,
      article.newsType.name,
      ...article.categories.filter((term) => term.id !== null).map((term) => term.name),
      ...article.tags.map((tag) => tag.name),
      ...article.bylines.map((person) => person.name),
      ...article.attachments.map((attachment) => attachment.title),
      record.event?.place ?? '',
    ],
    body: renderText(bodyOf(record).document).output,
  };
}

/** The languages of articles that are not the site's, by every tag that one has. */
function otherLanguages(edition: Edition): SearchLanguage[] {
  const own = readerLanguage(edition.language);
  return [...languagesOf(edition).values()].flatMap(({ name, language, path, articles }) => {
    if (language === own) return [];
    const tags = new Set(articles.map(({ record }) => record.language));
    return [...tags].sort().map((tag) => ({ tag, name, path }));
  });
}

// ——— The kinds of files ———

interface IndexFacts {
  readonly articles: number;
  readonly categories: readonly SearchTerm[];
  readonly newsTypes: readonly SearchTerm[];
  readonly languages: readonly SearchLanguage[];
}

export const searchIndex: TextMaker<IndexFacts> = {
  name: 'search-index',
  make: ({ articles, categories, newsTypes, languages }) =>
    indexFile(articles, categories, newsTypes, languages).text,
};

export const searchSpelling: TextMaker<null> = {
  name: 'search-spelling',
  make: () => spellingFile().text,
};

export const searchShard: TextMaker<{
  readonly number: number;
  readonly cards: readonly CardFacts[];
}> = {
  name: 'search-shard',
  make: ({ number, cards }, { house }) =>
    shardFile(
      number,
      cards.map((card) => ({
        ...card,
        date: dateOf(house, card.day),
        picture: pictureOf(card),
      })),
      house.language,
    ).text,
};

/** The smallest copy that every reader of scripts can show. */
function pictureOf({ image }: CardFacts) {
  if (image === null) return null;
  const { path, width, height, alt, position } = image;
  const [smallest] = image.webp;
  return smallest === undefined
    ? { path, width, height, alt, position }
    : {
        path: smallest.path,
        width: smallest.rendition.width,
        height: smallest.rendition.height,
        alt,
        position,
      };
}

interface FactsOfVolume {
  readonly volume: number;
  /** For each article the places of its type and its categories in the lists of the index. */
  readonly numbers: readonly (readonly number[])[];
}

function factsOf(
  volume: number,
  cards: readonly CardFacts[],
  categories: readonly SearchTerm[],
  newsTypes: readonly SearchTerm[],
): FactsOfVolume {
  const numberIn = (terms: readonly SearchTerm[]) =>
    new Map(terms.map((term, index) => [term.path, index]));
  const category = numberIn(categories);
  const type = numberIn(newsTypes);
  const of = (known: ReadonlyMap<string, number>, term: TermLabel): number =>
    known.get(term.path) ?? -1;
  return {
    volume,
    numbers: cards.map((card) => [
      of(type, card.newsType),
      ...card.categories.map((term) => of(category, term)),
    ]),
  };
}

export const searchFacts: TextMaker<FactsOfVolume> = {
  name: 'search-facts',
  make: ({ volume, numbers }) => factsFile(volume, numbers).text,
};

export const searchWordFile: TextMaker<WordLines> = {
  name: 'search-words',
  make: ({ volume, part, lines }) => wordFile(volume, part, lines).text,
};
