// What is under `/news/`?
import { definePage } from '../define-page.ts';
import { breadcrumbs, collectionPage } from '../json-ld.ts';
import { listPage, pagesOfList } from '../list-view.ts';
import { paths } from '../site-paths.ts';

export const newsList = definePage({
  name: 'news-list',
  pages(edition) {
    const { words } = edition;
    return pagesOfList(
      edition,
      {
        label: '',
        heading: words.allNews,
        intro: '',
        offersLanguages: true,
        section: paths.newsList(),
        breadcrumb: [],
        jsonLd: [
          collectionPage(edition, words.allNews, paths.newsList()),
          ...breadcrumbs(edition, [{ name: words.news, path: paths.newsList() }]),
        ],
        feeds: [],
      },
      edition.articles,
    );
  },
  make: listPage,
});
