// What does the search of the website know, and in which files, so that an edit changes few of them and a query loads few?
//
// Articles are numbered from the oldest, so that a new one changes no number. Three kinds of files hold them: shards of
// what a result shows, facts for filters, and words by volumes of articles, each cut at fixed places of the alphabet.
// Every file is a script that calls one function with data: a browser loads it from a server and from a disk alike.
import { allStopWords, stopWordsOf } from '../search/stop-words.ts';
import { eachWord, LONGEST_WORD, spellingOf } from '../search/words.ts';

/** How many articles a shard of results holds. */
export const ARTICLES_PER_SHARD = 100;

/** How many articles a volume of words and facts holds: one that is full never changes by a new article. */
export const ARTICLES_PER_VOLUME = 2000;

/** A volume with fewer articles is cut at few places. */
const FEW_BELOW = 250;

/** The first words of each file of a volume; the first file has all words before the second place. */
const FEW: readonly string[] = ['', 'c', 'e', 'i', 'm', 'p', 's', 'u'];
const MANY: readonly string[] =
  ' a al ap b be bo c ch co com con cr d de di e en ex f fo g h i in int j l m me mo n o p pe po pr pro q r re res s se so st su t to u v w x'.split(
    ' ',
  );

/** A category or news type as the search offers it. */
export interface SearchTerm {
  readonly slug: string;
  readonly name: string;
  readonly path: string;
}

/** What a result shows of an article; plain data. */
export interface SearchResult {
  readonly path: string;
  readonly headline: string;
  readonly summary: string;
  readonly language: string;
  readonly date: { readonly iso: string; readonly text: string };
  readonly categories: readonly SearchTerm[];
  readonly newsType: SearchTerm;
  /** The smallest copy of its picture. */
  readonly picture: {
    readonly path: string;
    readonly width: number | null;
    readonly height: number | null;
    readonly alt: string;
    readonly position: string;
  } | null;
}

/** The texts of an article by how much a word in them says about it. */
export interface SearchText {
  readonly language: string;
  readonly headline: string;
  /** Standfirst, summary, terms, bylines, titles of attachments. */
  readonly about: readonly string[];
  readonly body: string;
}

/** The words of an article as its volume holds them: `word` and 0 to 3, in byte order of the words. */
export type SearchWords = readonly (readonly [string, number])[];

/** A word that stands this often in a body says more than one that stands there once. */
const OFTEN = 3;

/** The words of an article with their weights: 3 in the headline, 2 in what is about it, 1 often in the body, 0 there. */
export function searchWords(text: SearchText): SearchWords {
  const stopWords = stopWordsOf(text.language);
  const weights = new Map<string, number>();
  const counts = new Map<string, number>();
  eachWord(text.body, (word) => {
    if (!stopWords.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  });
  for (const [word, count] of counts) weights.set(word, count >= OFTEN ? 1 : 0);
  const raise = (source: string, weight: number): void => {
    eachWord(source, (word) => {
      if (stopWords.has(word)) return;
      if ((weights.get(word) ?? -1) < weight) weights.set(word, weight);
    });
  };
  for (const source of text.about) raise(source, 2);
  raise(text.headline, 3);
  return [...weights].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Categories or news types in the order in which the oldest articles bring them: a new one goes to the end. */
export function numberTerms(oldestFirst: Iterable<readonly SearchTerm[]>): SearchTerm[] {
  const known = new Map<string, SearchTerm>();
  for (const terms of oldestFirst) for (const term of terms) known.set(term.path, term);
  return [...known.values()];
}

export interface SearchFile {
  /** From the root of the site. */
  readonly path: string;
  readonly text: string;
}

/** The folder that holds all of it. */
export const SEARCH_FOLDER = 'search/';

/** A language other than the site’s, which a result says of itself. */
export interface SearchLanguage {
  /** As articles give it: `fr-BE` has a line of its own beside `fr`. */
  readonly tag: string;
  readonly name: string;
  readonly path: string;
}

/** `search/index.js`: how much there is, which terms, and which languages besides the site’s. */
export function indexFile(
  articles: number,
  categories: readonly SearchTerm[],
  newsTypes: readonly SearchTerm[],
  languages: readonly SearchLanguage[],
): SearchFile {
  const brief = (terms: readonly SearchTerm[]) =>
    terms.map(({ slug, name, path }) => [slug, name, path]);
  return file('index', {
    articles,
    categories: brief(categories),
    types: brief(newsTypes),
    ...(languages.length === 0
      ? {}
      : { languages: languages.map(({ tag, name, path }) => [tag, name, path]) }),
  });
}

/** `search/spelling.js`: how a question is read. The same for every site, until a version of Galley reads otherwise. */
export function spellingFile(): SearchFile {
  return file('spelling', {
    perShard: ARTICLES_PER_SHARD,
    perVolume: ARTICLES_PER_VOLUME,
    fewBelow: FEW_BELOW,
    few: FEW,
    many: MANY,
    longest: LONGEST_WORD,
    stop: allStopWords().join(' '),
    ...letters(),
  });
}

/** The shards that a site of so many articles has, oldest first: the numbers of the articles in each. */
export function shardsOf(articles: number): { number: number; from: number; to: number }[] {
  return slices(articles, ARTICLES_PER_SHARD);
}

/** The volumes that a site of so many articles has, oldest first. */
export function volumesOf(articles: number): { number: number; from: number; to: number }[] {
  return slices(articles, ARTICLES_PER_VOLUME);
}

function slices(articles: number, size: number): { number: number; from: number; to: number }[] {
  return Array.from({ length: Math.ceil(articles / size) }, (_, index) => ({
    number: index + 1,
    from: index * size,
    to: Math.min(articles, (index + 1) * size),
  }));
}

export const shardPath = (number: number): string => `${SEARCH_FOLDER}articles-${number}.js`;
export const factsPath = (volume: number): string => `${SEARCH_FOLDER}facts-${volume}.js`;
export const wordsPath = (volume: number, part: number): string =>
  `${SEARCH_FOLDER}words-${volume}-${part}.js`;

/** `search/articles-3.js`: what results show of a hundred articles. The language is given where it is not the site's. */
export function shardFile(
  number: number,
  results: readonly SearchResult[],
  siteLanguage: string,
): SearchFile {
  return file(
    `articles-${number}`,
    results.map(({ path, headline, summary, language, date, categories, newsType, picture }) => [
      path,
      headline,
      summary,
      date.iso,
      date.text,
      [newsType, ...categories].map((term) => [term.name, term.path]),
      language === siteLanguage ? 0 : language,
      picture === null
        ? 0
        : [picture.path, picture.width, picture.height, picture.alt, picture.position],
    ]),
  );
}

/** `search/facts-1.js`: the numbers of the news type and the categories of each article of a volume. */
export function factsFile(volume: number, numbers: readonly (readonly number[])[]): SearchFile {
  return file(`facts-${volume}`, numbers);
}

/** The first words of each word file of a volume of so many articles; the file goes up to the next. */
export function placesFor(articles: number): readonly string[] {
  return articles < FEW_BELOW ? FEW : MANY;
}

/** The paths of the word files of a volume of so many articles, in order. */
export function wordFilesOf(volume: number, articles: number): string[] {
  return placesFor(articles).map((_, part) => wordsPath(volume, part));
}

/** `search/words-1-0.js` and on: for each word the articles of a volume that have it, and with which weight. */
export function wordFile(volume: number, part: number, lines: string): SearchFile {
  return file(`words-${volume}-${part}`, lines);
}

/**
 * How letters are spelt for searching, read from the very function that reads articles: `same` are ranges of UTF-16
 * units that stand for themselves, as lengths of gaps and runs in turn; `spelt` are those that become something else.
 * What is in neither parts words.
 */
function letters(): { same: string; spelt: Record<string, string> } {
  const lengths: number[] = [];
  const spelt: Record<string, string> = {};
  let isRun = false;
  let length = 0;
  for (let unit = 0; unit <= 0xffff; unit++) {
    const letter = String.fromCharCode(unit);
    const spelling = spellingOf(unit);
    if (spelling !== undefined && spelling !== letter) {
      const all = spelt[spelling];
      spelt[spelling] = all === undefined ? letter : all + letter;
    }
    if ((spelling === letter) === isRun) {
      length++;
    } else {
      lengths.push(length);
      isRun = !isRun;
      length = 1;
    }
  }
  lengths.push(length);
  return { same: lengths.map((one) => one.toString(36)).join(' '), spelt };
}

function file(name: string, data: unknown): SearchFile {
  return {
    path: `${SEARCH_FOLDER}${name}.js`,
    text: `galleySearch(${JSON.stringify(name)}, ${JSON.stringify(data)});\n`,
  };
}
