// How is one page of a list shown: the news, a category or a news type?
import { cardOf } from './cards.ts';
import type { MadePage, PagePlan } from './define-page.ts';
import type { Edition, EditionArticle } from './edition.ts';
import { cutIntoPages } from './list-pages.ts';

/** A list and where its pages stand. */
export interface ListOfArticles {
  readonly label: string;
  readonly heading: string;
  readonly intro: string;
  readonly articles: readonly EditionArticle[];
  readonly section: string;
  readonly breadcrumb: readonly { readonly label: string; readonly path: string | null }[];
  readonly jsonLd: MadePage['jsonLd'];
  readonly feeds: MadePage['feeds'];
  /** The path of a page; without a number that of the newest. */
  path(number?: number): string;
}

export function* pagesOfList(edition: Edition, list: ListOfArticles): Generator<PagePlan> {
  for (const page of cutIntoPages(list.articles)) {
    const pathOf = (number: number): string =>
      number === page.last ? list.path() : list.path(number);
    const heading = page.isNewest
      ? list.heading
      : `${list.heading}, ${edition.words.pageNumber.replace('{number}', String(page.number))}`;
    yield {
      path: pathOf(page.number),
      isListed: true,
      language: edition.language,
      make: (links) => ({
        view: {
          kind: 'list',
          label: list.label,
          heading: list.heading,
          intro: page.isNewest ? list.intro : '',
          breadcrumb: list.breadcrumb.map(({ label, path }) => ({
            label,
            href: path === null ? null : links.to(path),
          })),
          cards: page.items.map((article) => cardOf(edition, article, links)),
          pages: page.offered.map((number) => ({
            number,
            href: links.to(pathOf(number)),
            current: number === page.number,
          })),
          newer: page.isNewest ? null : links.to(pathOf(page.number + 1)),
          older: page.number === 1 ? null : links.to(pathOf(page.number - 1)),
        },
        title: `${heading} – ${edition.site.name}`,
        summary: page.isNewest ? list.intro : '',
        section: list.section,
        article: undefined,
        jsonLd: list.jsonLd,
        feeds: list.feeds,
      }),
    };
  }
}
