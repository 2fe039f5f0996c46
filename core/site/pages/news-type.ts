// What is on the pages of a news type?
import type { PageKind } from '../define-page.ts';
import { termPages } from '../term-pages.ts';

export const newsType: PageKind = {
  name: 'news-type',
  *pages(edition) {
    for (const term of edition.newsTypes) yield* termPages(edition, term, edition.words.newsType);
  },
};
