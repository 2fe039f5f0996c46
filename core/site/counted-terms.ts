// Which categories and news types does a page offer to choose from, and with how many articles?
import type { EditionTerm, TermLabel } from './edition.ts';
import type { PageLinks } from './site-paths.ts';
import type { FilterTermView } from './view-models.ts';

export interface CountedTerm {
  readonly term: TermLabel;
  readonly count: number;
}

/** Terms with the most articles first; “Uncategorised” last, and equal ones in the order of the library. */
export function mostUsed(terms: readonly EditionTerm[]): CountedTerm[] {
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

export function countedView({ term, count }: CountedTerm, links: PageLinks): FilterTermView {
  return { name: term.name, href: links.to(term.path), slug: term.slug, count };
}
