// What is on the pages of a language? All the news in it, said in that language where the website speaks it.
import { definePage } from '../define-page.ts';
import { speaking } from '../house.ts';
import { breadcrumbs, collectionPage } from '../json-ld.ts';
import { languagesOf } from '../languages-of-site.ts';
import { listPage, pagesOfList } from '../list-view.ts';
import { paths } from '../site-paths.ts';
import { hasSiteWords } from '../site-words.ts';

export const language = definePage({
  name: 'language',
  *pages(edition) {
    for (const { name, language: own, path, articles } of languagesOf(edition).values()) {
      const spoken = hasSiteWords(own) ? own : edition.language;
      const house = speaking(edition, spoken);
      const { words } = house;
      yield* pagesOfList(
        edition,
        {
          // The list of languages below the heading says it.
          label: '',
          heading: name,
          intro: '',
          headingLanguage: own,
          section: path,
          breadcrumb: [
            { label: words.news, path: paths.newsList() },
            { label: name, path: null },
          ],
          offersLanguages: true,
          jsonLd: [
            collectionPage(house, name, path, '', own),
            ...breadcrumbs(house, [
              { name: words.news, path: paths.newsList() },
              { name, path },
            ]),
          ],
          feeds: [{ title: `${name} – ${edition.site.name}`, path }],
        },
        articles,
        spoken,
      );
    }
  },
  make: listPage,
});
