// What is on the pages of a category?
import type { PageKind } from '../define-page.ts';
import { termPages } from '../term-pages.ts';

export const category: PageKind = {
  name: 'category',
  *pages(edition) {
    for (const term of edition.categories) yield* termPages(edition, term, edition.words.category);
  },
};
