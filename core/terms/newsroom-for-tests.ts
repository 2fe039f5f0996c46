// Which newsroom do tests of the desk begin with? Three categories, one below another, two news types, tags, people, seven articles.
import type { ArticleId, PersonId, TermId } from '../content/ids.ts';
import type { Category, Target, Taxonomy } from '../content/site.ts';
import {
  exampleArticle,
  examplePersonId,
  exampleTerm,
  exampleTermId,
} from '../export/example-newsroom.ts';
import { type ArticleSummary, summarise } from '../library.ts';
import { listAfter, type SortedArticle, type TermsPlan, type TermsSetting } from './plan-terms.ts';

export const NOW = new Date('2026-03-01T12:00:00Z');

export const [prisons, research, youth] = [1, 2, 3].map(exampleTermId) as [TermId, TermId, TermId];
export const [report, news] = [90, 91].map(exampleTermId) as [TermId, TermId];
export const [seminar, winter] = [50, 51].map(exampleTermId) as [TermId, TermId];
export const [ana, ben, otherAna] = [1, 2, 3].map(examplePersonId) as [
  PersonId,
  PersonId,
  PersonId,
];

export const taxonomy: Taxonomy = {
  categories: [
    exampleTerm(1, 'Prisons'),
    exampleTerm(2, 'Research'),
    { ...exampleTerm(3, 'Youth'), parent: prisons },
  ],
  newsTypes: [exampleTerm(90, 'Report'), exampleTerm(91, 'News')],
  tags: [exampleTerm(50, 'Seminar'), exampleTerm(51, 'Winter')],
};

const person = (id: PersonId, name: string) => ({ id, name, role: '', organisation: '', link: '' });

/** A published article that is sorted as told. */
export function sorted(number: number, how: Partial<SortedArticle> = {}): SortedArticle {
  const article = exampleArticle(number, { newsType: report });
  return { ...summarise(article), tags: article.tags, bylines: article.bylines, ...how };
}

export const draft: Pick<ArticleSummary, 'status' | 'publishedAt'> = {
  status: 'draft',
  publishedAt: undefined,
};

export function newsroom(changes: Partial<TermsSetting> = {}): TermsSetting {
  let made = 500;
  return {
    taxonomy,
    people: [person(ana, 'Ana Pérez'), person(ben, 'Ben Kray'), person(otherAna, 'Ana Pérez')],
    articles: [
      sorted(1, { categories: [prisons], bylines: [ana] }),
      sorted(2, { categories: [research, prisons], tags: [seminar] }),
      sorted(3, { categories: [youth], newsType: news, bylines: [otherAna] }),
      sorted(4, { categories: [prisons], ...draft, tags: [winter, seminar] }),
      sorted(5, { categories: [], bylines: [ben, ana] }),
    ],
    redirects: [],
    targets: [],
    site: { navigation: [], footer: [] },
    now: NOW,
    newId: () => {
      made += 1;
      return exampleTermId(made);
    },
    ...changes,
  };
}

export function targetOf(label: string, more: Partial<Target>): Target {
  return { id: label, kind: 'folder', label, options: {}, ...more };
}

const byId = ({ id }: { readonly id: string }): string => id;

/** The newsroom after a plan was carried out, or after its first `steps` articles only, which is what a crash may leave. */
export function carriedOut(before: TermsSetting, plan: TermsPlan, steps?: number): TermsSetting {
  const changed = new Set<ArticleId>(plan.articles.slice(0, steps));
  const articles = before.articles.map((article) =>
    changed.has(article.id) ? { ...article, ...plan.edit(article) } : article,
  );
  if (steps !== undefined) return { ...before, articles };
  return {
    ...before,
    articles,
    taxonomy: {
      categories: [...listAfter<Category>(before.taxonomy.categories, plan.categories, byId)],
      newsTypes: [...listAfter(before.taxonomy.newsTypes, plan.newsTypes, byId)],
      tags: [...listAfter(before.taxonomy.tags, plan.tags, byId)],
    },
    people: listAfter(before.people, plan.people, byId),
    redirects: [...listAfter(before.redirects, plan.redirects, ({ from }) => from)],
    targets: listAfter(before.targets, plan.targets, byId),
  };
}
