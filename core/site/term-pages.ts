// How are the pages of a category or a news type made?
import type { PagePlan } from './define-page.ts';
import type { Edition, EditionTerm } from './edition.ts';
import { breadcrumbs, collection } from './json-ld.ts';
import { type ListIngredients, pagesOfList } from './list-view.ts';
import { paths } from './site-paths.ts';

export function termPages(
  edition: Edition,
  term: EditionTerm,
  label: string,
): Generator<PagePlan<ListIngredients>> {
  const { words } = edition;
  return pagesOfList(
    edition,
    {
      label,
      heading: term.name,
      intro: term.description,
      section: term.path,
      breadcrumb: [
        { label: words.news, path: paths.newsList() },
        { label: term.name, path: null },
      ],
      jsonLd: [
        collection(edition, term),
        ...breadcrumbs(edition, [
          { name: words.news, path: paths.newsList() },
          { name: term.name, path: term.path },
        ]),
      ],
      feeds: [{ title: `${term.name} – ${edition.site.name}`, path: term.path }],
    },
    term.articles,
  );
}
