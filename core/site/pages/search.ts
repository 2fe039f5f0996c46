// What is on the page of the search? The form, and for those without a script the way to every list.
import { type CountedTerm, countedView, mostUsed } from '../counted-terms.ts';
import { definePage } from '../define-page.ts';
import { paths } from '../site-paths.ts';
import { stepsForMachines, stepViews } from '../steps.ts';

interface SearchIngredients {
  readonly categories: readonly CountedTerm[];
  readonly newsTypes: readonly CountedTerm[];
}

export const search = definePage<SearchIngredients>({
  name: 'search',
  *pages(edition) {
    if (edition.articles.length === 0) return;
    yield {
      path: paths.search,
      isListed: true,
      language: edition.language,
      ingredients: {
        categories: mostUsed(edition.categories),
        newsTypes: mostUsed(edition.newsTypes),
      },
    };
  },
  make({ categories, newsTypes }, { house, links }) {
    const { words } = house;
    const steps = [{ name: words.search, path: paths.search }];
    return {
      view: {
        kind: 'search',
        heading: words.search,
        breadcrumb: stepViews(house, steps, links),
        searchData: links.root + paths.search,
        archiveHref: links.to(paths.archive()),
        categories: categories.map((one) => countedView(one, links)),
        newsTypes: newsTypes.map((one) => countedView(one, links)),
      },
      title: `${words.search} – ${house.site.name}`,
      summary: '',
      section: paths.search,
      article: undefined,
      jsonLd: stepsForMachines(house, steps),
      feeds: [],
    };
  },
});
