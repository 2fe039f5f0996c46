// How is one page of a list shown: the news, a category or a news type?
import { type CardFacts, cardFacts, cardOf, languageViews } from './cards.ts';
import type { MadePage, PagePlace, PagePlan } from './define-page.ts';
import type { Edition, EditionArticle } from './edition.ts';
import { cutIntoPages } from './list-pages.ts';

/** What is the same on every page of a list. */
export interface ListFacts {
  readonly label: string;
  readonly heading: string;
  readonly intro: string;
  /** Where it is not that of the page. */
  readonly headingLanguage?: string;
  /** Whether readers choose a language of the news here. */
  readonly offersLanguages?: true;
  /** The path of the newest page; the others stand below it. */
  readonly section: string;
  readonly breadcrumb: readonly { readonly label: string; readonly path: string | null }[];
  readonly jsonLd: MadePage['jsonLd'];
  readonly feeds: MadePage['feeds'];
}

/** What one page of a list is made from. */
export interface ListIngredients {
  readonly list: ListFacts;
  readonly cards: readonly CardFacts[];
  readonly number: number;
  readonly isNewest: boolean;
  /** Numbers of the pages to offer, and which of them stands at the list's own address. */
  readonly offered: readonly { readonly number: number; readonly isNewest: boolean }[];
}

export function* pagesOfList(
  edition: Edition,
  list: ListFacts,
  articles: readonly EditionArticle[],
  language = edition.language,
): Generator<PagePlan<ListIngredients>> {
  for (const page of cutIntoPages(articles)) {
    yield {
      path: page.isNewest ? list.section : pathOf(list, page.number),
      isListed: true,
      language,
      ingredients: {
        list,
        cards: page.items.map(cardFacts),
        number: page.number,
        isNewest: page.isNewest,
        offered: page.offered.map((number) => ({ number, isNewest: number === page.last })),
      },
    };
  }
}

function pathOf(list: ListFacts, number: number, isNewest = false): string {
  return isNewest ? list.section : `${list.section}page/${number}/`;
}

export function listPage(
  { list, cards, number, isNewest, offered }: ListIngredients,
  place: PagePlace,
): MadePage {
  const { house, links, language } = place;
  const heading = isNewest
    ? list.heading
    : `${list.heading}, ${house.words.pageNumber.replace('{number}', String(number))}`;
  const hrefOf = (wanted: number): string => {
    const isTop = offered.some((one) => one.number === wanted && one.isNewest);
    return links.to(pathOf(list, wanted, isTop));
  };
  return {
    view: {
      kind: 'list',
      label: list.label,
      heading: list.heading,
      language: list.headingLanguage ?? language,
      intro: isNewest ? list.intro : '',
      breadcrumb: list.breadcrumb.map(({ label, path }) => ({
        label,
        href: path === null ? null : links.to(path),
      })),
      languages: list.offersLanguages ? languageViews(place, list.section) : [],
      cards: cards.map((card) => cardOf(place, card)),
      pages: offered.map((one) => ({
        number: one.number,
        href: hrefOf(one.number),
        current: one.number === number,
      })),
      newer: isNewest ? null : hrefOf(number + 1),
      older: number === 1 ? null : hrefOf(number - 1),
    },
    title: `${heading} – ${house.site.name}`,
    summary: isNewest ? list.intro : '',
    section: list.section,
    article: undefined,
    jsonLd: list.jsonLd,
    feeds: list.feeds,
  };
}
