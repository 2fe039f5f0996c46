// What is on the front page?
import { type CardFacts, cardFacts, cardOf, termOf } from '../cards.ts';
import { definePage } from '../define-page.ts';
import type { EditionTerm, TermLabel } from '../edition.ts';
import { webSite } from '../json-ld.ts';
import { type PageLinks, paths } from '../site-paths.ts';

const HIGHLIGHTS = 3;
const LATEST = 9;

interface HomeIngredients {
  readonly lead: { readonly card: CardFacts; readonly standfirst: string } | undefined;
  readonly highlights: readonly CardFacts[];
  readonly latest: readonly CardFacts[];
  readonly total: number;
  readonly categories: readonly CountedTerm[];
  readonly newsTypes: readonly CountedTerm[];
}

interface CountedTerm {
  readonly term: TermLabel;
  readonly count: number;
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
      },
    };
  },
  make({ lead, highlights, latest, total, categories, newsTypes }, { house, links }) {
    const { site } = house;
    return {
      view: {
        kind: 'home',
        heading: site.name,
        lead:
          lead === undefined
            ? null
            : { ...cardOf(house, lead.card, links), standfirst: lead.standfirst },
        highlights: highlights.map((card) => cardOf(house, card, links)),
        latest: latest.map((card) => cardOf(house, card, links)),
        total,
        allNewsHref: links.to(paths.newsList()),
        filters: {
          categories: categories.map((one) => countedView(one, links)),
          newsTypes: newsTypes.map((one) => countedView(one, links)),
        },
        searchData: `${links.root}search/`,
        calendar: null,
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

/** Terms with the most articles first; “Uncategorised” last, and equal ones in the order of the library. */
function mostUsed(terms: readonly EditionTerm[]): CountedTerm[] {
  const order = new Map(terms.map((term, index) => [term, index]));
  return [...terms]
    .sort(
      (a, b) =>
        Number(a.id === null) - Number(b.id === null) ||
        b.articles.length - a.articles.length ||
        (order.get(a) ?? 0) - (order.get(b) ?? 0),
    )
    .map(({ label, articles }) => ({ term: label, count: articles.length }));
}

function countedView({ term, count }: CountedTerm, links: PageLinks) {
  return { ...termOf(term, links), slug: term.slug, count };
}
