// What does a reader see at an address where nothing is?
import { type CardFacts, cardFacts, cardOf } from '../cards.ts';
import { definePage } from '../define-page.ts';
import { paths } from '../site-paths.ts';

const LATEST = 3;

export const notFound = definePage<readonly CardFacts[]>({
  name: 'not-found',
  *pages(edition) {
    yield {
      path: paths.notFound,
      isListed: false,
      language: edition.language,
      ingredients: edition.articles.slice(0, LATEST).map(cardFacts),
    };
  },
  make: (latest, place) => ({
    view: {
      kind: 'notFound',
      heading: place.house.words.notFoundHeading,
      text: place.house.words.notFoundText,
      latest: latest.map((card) => cardOf(place, card)),
    },
    title: `${place.house.words.notFoundHeading} – ${place.house.site.name}`,
    summary: '',
    section: '404',
    article: undefined,
    jsonLd: [],
    feeds: [],
  }),
});
