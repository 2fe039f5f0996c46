// What is on the front page?
import { cardOf, termOf } from '../cards.ts';
import type { PageKind } from '../define-page.ts';
import type { EditionTerm } from '../edition.ts';
import { webSite } from '../json-ld.ts';
import { type PageLinks, paths } from '../site-paths.ts';

const HIGHLIGHTS = 3;
const LATEST = 9;

export const home: PageKind = {
  name: 'home',
  *pages(edition) {
    yield {
      path: paths.home,
      isListed: true,
      language: edition.language,
      make(links) {
        const { site, articles } = edition;
        const highlighted = articles.filter((article) => article.record.highlighted);
        const lead = highlighted[0] ?? articles[0];
        const highlights = highlighted.filter((article) => article !== lead).slice(0, HIGHLIGHTS);
        const shown = new Set([lead, ...highlights]);
        const latest = articles.filter((article) => !shown.has(article)).slice(0, LATEST);
        return {
          view: {
            kind: 'home',
            heading: site.name,
            lead:
              lead === undefined
                ? null
                : { ...cardOf(edition, lead, links), standfirst: lead.record.standfirst },
            highlights: highlights.map((article) => cardOf(edition, article, links)),
            latest: latest.map((article) => cardOf(edition, article, links)),
            total: articles.length,
            allNewsHref: links.to(paths.newsList()),
            filters: {
              categories: mostUsed(edition.categories, links),
              newsTypes: mostUsed(edition.newsTypes, links),
            },
            searchData: `${links.root}search/`,
            calendar: null,
          },
          title: site.tagline === '' ? site.name : `${site.name} – ${site.tagline}`,
          summary: site.description || site.tagline,
          section: paths.home,
          article: undefined,
          jsonLd: webSite(edition),
          feeds: [],
        };
      },
    };
  },
};

/** Terms with the most articles first; “Uncategorised” last, and equal ones in the order of the library. */
function mostUsed(terms: readonly EditionTerm[], links: PageLinks) {
  const order = new Map(terms.map((term, index) => [term, index]));
  return [...terms]
    .sort(
      (a, b) =>
        Number(a.id === null) - Number(b.id === null) ||
        b.articles.length - a.articles.length ||
        (order.get(a) ?? 0) - (order.get(b) ?? 0),
    )
    .map((term) => ({ ...termOf(term, links), slug: term.slug, count: term.articles.length }));
}
