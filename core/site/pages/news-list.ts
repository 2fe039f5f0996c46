// What is under `/news/`?
import type { PageKind } from '../define-page.ts';
import { breadcrumbs } from '../json-ld.ts';
import { pagesOfList } from '../list-view.ts';
import { paths } from '../site-paths.ts';

export const newsList: PageKind = {
  name: 'news-list',
  pages(edition) {
    const { words } = edition;
    return pagesOfList(edition, {
      label: '',
      heading: words.allNews,
      intro: '',
      articles: edition.articles,
      section: paths.newsList(),
      breadcrumb: [],
      jsonLd: breadcrumbs(edition, [{ name: words.news, path: paths.newsList() }]),
      feeds: [],
      path: paths.newsList,
    });
  },
};
