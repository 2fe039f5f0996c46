// What is under `/archive/`? Every article in a line, by years and months.
import { type CardFacts, cardFacts, dateOf, termOf } from '../cards.ts';
import { definePage, type MadePage, type PagePlace } from '../define-page.ts';
import type { Edition, EditionArticle } from '../edition.ts';
import { unit } from '../fingerprint.ts';
import { collectionPage } from '../json-ld.ts';
import { type PageLinks, paths } from '../site-paths.ts';
import { stepsForMachines, stepViews } from '../steps.ts';
import type { ArchiveEntryView, LinkView } from '../view-models.ts';

type ArchiveIngredients = AllYears | OneYear;

/** A year and its months with articles, oldest first: what the page of all years leads to. */
interface AllYears {
  readonly years: readonly { readonly year: string; readonly months: readonly string[] }[];
}

interface OneYear {
  readonly year: string;
  /** Newest first. */
  readonly lines: readonly LineFacts[];
  /** The neighbours that have articles. No other year is named: a new one changes one page of another. */
  readonly newer: string | undefined;
  readonly older: string | undefined;
}

/** What a line says of an article: less than a card, so that fewer edits reach it. A unit. */
type LineFacts = Pick<CardFacts, 'path' | 'headline' | 'language' | 'day' | 'newsType'>;

const lines = new WeakMap<EditionArticle, LineFacts>();

function lineFacts(article: EditionArticle): LineFacts {
  const known = lines.get(article);
  if (known !== undefined) return known;
  const { path, headline, language, day, newsType } = cardFacts(article);
  const made = unit({ path, headline, language, day, newsType });
  lines.set(article, made);
  return made;
}

export const archive = definePage<ArchiveIngredients>({
  name: 'archive',
  *pages(edition) {
    const years = byYear(edition);
    if (years.length === 0) return;
    const facts = { isListed: true, language: edition.language };
    yield {
      ...facts,
      path: paths.archive(),
      ingredients: {
        years: years.map(([year, articles]) => ({
          year,
          months: [...new Set(articles.map(({ day }) => day.slice(0, 7)))].reverse(),
        })),
      },
    };
    for (const [index, [year, articles]] of years.entries()) {
      yield {
        ...facts,
        path: paths.archive(year),
        ingredients: {
          year,
          lines: articles.map(lineFacts),
          newer: years[index - 1]?.[0],
          older: years[index + 1]?.[0],
        },
      };
    }
  },
  make: (ingredients, place) =>
    'years' in ingredients ? allYears(ingredients, place) : oneYear(ingredients, place),
});

/** Years and articles, newest first. */
function byYear(edition: Edition): [string, EditionArticle[]][] {
  const years = new Map<string, EditionArticle[]>();
  for (const article of edition.articles) {
    const year = article.day.slice(0, 4);
    const inYear = years.get(year) ?? [];
    years.set(year, inYear);
    inYear.push(article);
  }
  return [...years];
}

function allYears({ years }: AllYears, { house, links }: PagePlace): MadePage {
  const { words } = house;
  const steps = [{ name: words.newsArchive, path: paths.archive() }];
  return {
    view: {
      kind: 'archive',
      label: '',
      heading: words.newsArchive,
      breadcrumb: stepViews(house, steps, links),
      years: years.map(({ year, months }) => ({
        label: year,
        href: links.to(paths.archive(year)),
        months: months.map((month) => ({
          label: words.months[Number(month.slice(5)) - 1] ?? month,
          href: `${links.to(paths.archive(year))}#month-${month}`,
        })),
      })),
      months: [],
      newer: null,
      older: null,
    },
    title: `${words.newsArchive} – ${house.site.name}`,
    summary: '',
    section: paths.archive(),
    article: undefined,
    jsonLd: [
      collectionPage(house, words.newsArchive, paths.archive()),
      ...stepsForMachines(house, steps),
    ],
    feeds: [],
  };
}

function oneYear({ year, lines: all, newer, older }: OneYear, place: PagePlace): MadePage {
  const { house, links } = place;
  const { words } = house;
  const months = new Map<string, ArchiveEntryView[]>();
  for (const line of all) {
    const month = line.day.slice(0, 7);
    const entries = months.get(month) ?? [];
    months.set(month, entries);
    entries.push({
      href: links.to(line.path),
      headline: line.headline,
      language: line.language,
      date: dateOf(house, line.day),
      newsType: termOf(line.newsType, links),
    });
  }
  const steps = [
    { name: words.newsArchive, path: paths.archive() },
    { name: year, path: paths.archive(year) },
  ];
  return {
    view: {
      kind: 'archive',
      label: words.newsArchive,
      heading: year,
      breadcrumb: stepViews(house, steps, links),
      years: [],
      months: [...months].map(([id, entries]) => ({
        id: `month-${id}`,
        label: words.months[Number(id.slice(5)) - 1] ?? id,
        entries,
      })),
      newer: yearLink(newer, links),
      older: yearLink(older, links),
    },
    title: `${words.newsArchive} ${year} – ${house.site.name}`,
    summary: '',
    section: paths.archive(),
    article: undefined,
    jsonLd: [
      collectionPage(house, `${words.newsArchive} ${year}`, paths.archive(year)),
      ...stepsForMachines(house, steps),
    ],
    feeds: [],
  };
}

function yearLink(year: string | undefined, links: PageLinks): LinkView | null {
  if (year === undefined) return null;
  return { label: year, href: links.to(paths.archive(year)), current: false };
}
