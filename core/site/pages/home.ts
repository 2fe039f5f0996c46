// What is on the front page?
import { type CardFacts, cardFacts, cardOf, languageViews } from '../cards.ts';
import { type CountedTerm, countedView, mostUsed } from '../counted-terms.ts';
import { definePage } from '../define-page.ts';
import { type EventFacts, eventsOf, eventView, splitByDay } from '../events-of-site.ts';
import { webSite } from '../json-ld.ts';
import { paths } from '../site-paths.ts';

const HIGHLIGHTS = 3;
const LATEST = 9;
/** How many of the nearest events a page holds; a theme shows the first four that are not over for its reader. */
const UPCOMING = 8;

interface HomeIngredients {
  readonly lead: { readonly card: CardFacts; readonly standfirst: string } | undefined;
  readonly highlights: readonly CardFacts[];
  readonly latest: readonly CardFacts[];
  readonly total: number;
  readonly categories: readonly CountedTerm[];
  readonly newsTypes: readonly CountedTerm[];
  /** The nearest events. */
  readonly upcoming: readonly EventFacts[];
}

export const home = definePage<HomeIngredients>({
  name: 'home',
  *pages(edition) {
    const { articles } = edition;
    const highlighted = articles.filter((article) => article.record.highlighted);
    const lead = highlighted[0] ?? articles[0];
    const highlights = highlighted.filter((article) => article !== lead).slice(0, HIGHLIGHTS);
    const shown = new Set([lead, ...highlights]);
    const latest = articles.filter((article) => !shown.has(article)).slice(0, LATEST);
    yield {
      path: paths.home,
      isListed: true,
      language: edition.language,
      ingredients: {
        lead: lead && { card: cardFacts(lead), standfirst: lead.record.standfirst },
        highlights: highlights.map(cardFacts),
        latest: latest.map(cardFacts),
        total: articles.length,
        categories: mostUsed(edition.categories),
        newsTypes: mostUsed(edition.newsTypes),
        upcoming: splitByDay(eventsOf(edition), edition.today).upcoming.slice(0, UPCOMING),
      },
    };
  },
  make({ lead, highlights, latest, total, categories, newsTypes, upcoming }, place) {
    const { house, links } = place;
    const { site } = house;
    return {
      view: {
        kind: 'home',
        heading: site.name,
        lead:
          lead === undefined ? null : { ...cardOf(place, lead.card), standfirst: lead.standfirst },
        highlights: highlights.map((card) => cardOf(place, card)),
        latest: latest.map((card) => cardOf(place, card)),
        total,
        allNewsHref: links.to(paths.newsList()),
        filters: {
          categories: categories.map((one) => countedView(one, links)),
          newsTypes: newsTypes.map((one) => countedView(one, links)),
        },
        languages: languageViews(place, paths.home),
        searchData: links.root + paths.search,
        calendar:
          upcoming.length === 0
            ? null
            : {
                heading: house.words.calendar,
                href: links.to(paths.calendar()),
                file: links.to(paths.calendarFile),
                upcoming: upcoming.map((entry) => eventView(house, entry, links)),
              },
      },
      title: site.tagline === '' ? site.name : `${site.name} – ${site.tagline}`,
      summary: site.description || site.tagline,
      section: paths.home,
      article: undefined,
      jsonLd: webSite(house),
      feeds: [],
    };
  },
});
