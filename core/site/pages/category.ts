// What is on the pages of a category?
import { definePage } from '../define-page.ts';
import { listPage } from '../list-view.ts';
import { termPages } from '../term-pages.ts';

export const category = definePage({
  name: 'category',
  *pages(edition) {
    for (const term of edition.categories) yield* termPages(edition, term, edition.words.category);
  },
  make: listPage,
});
