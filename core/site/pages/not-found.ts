// What does a reader see at an address where nothing is?
import { cardOf } from '../cards.ts';
import type { PageKind } from '../define-page.ts';
import { paths } from '../site-paths.ts';

const LATEST = 3;

export const notFound: PageKind = {
  name: 'not-found',
  *pages(edition) {
    yield {
      path: paths.notFound,
      isListed: false,
      language: edition.language,
      make: (links) => ({
        view: {
          kind: 'notFound',
          heading: edition.words.notFoundHeading,
          text: edition.words.notFoundText,
          latest: edition.articles
            .slice(0, LATEST)
            .map((article) => cardOf(edition, article, links)),
        },
        title: `${edition.words.notFoundHeading} – ${edition.site.name}`,
        summary: '',
        section: '404',
        article: undefined,
        jsonLd: [],
        feeds: [],
      }),
    };
  },
};
