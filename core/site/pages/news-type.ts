// What is on the pages of a news type?
import { definePage } from '../define-page.ts';
import { listPage } from '../list-view.ts';
import { termPages } from '../term-pages.ts';

export const newsType = definePage({
  name: 'news-type',
  *pages(edition) {
    for (const term of edition.newsTypes) yield* termPages(edition, term, edition.words.newsType);
  },
  make: listPage,
});
