// What are search engines told: the site map and the rules for robots?
import { escapeXml } from '../markup.ts';
import type { PagePlan } from './define-page.ts';
import type { Edition, EditionArticle } from './edition.ts';
import type { House } from './house.ts';
import { modifiedAt } from './json-ld.ts';
import type { TextMaker } from './text-maker.ts';

/** What one site map may hold (sitemaps.org). */
const MOST_ADDRESSES = 50_000;

/** A page and when it last changed, where that is known. */
export type SiteMapRow = readonly [path: string, lastModified: string | null];

/** The pages search engines may list. */
export function siteMapRows(edition: Edition, plans: readonly PagePlan[]): readonly SiteMapRow[] {
  if (edition.base === undefined) return [];
  const changed = new Map(
    edition.articles.map((article) => [article.path, modifiedAt(article).toISOString()]),
  );
  return plans
    .filter((plan) => plan.isListed)
    .slice(0, MOST_ADDRESSES)
    .map(({ path }) => [path, changed.get(path) ?? null]);
}

/** The same pages where some articles have another text: they changed at another time. */
export function rewordRows(
  rows: readonly SiteMapRow[],
  articles: Iterable<EditionArticle>,
): readonly SiteMapRow[] {
  const reworded = new Map<string, EditionArticle>();
  for (const article of articles) reworded.set(article.path, article);
  return rows.map((row) => {
    const article = reworded.get(row[0]);
    return article === undefined ? row : [row[0], modifiedAt(article).toISOString()];
  });
}

export const siteMap: TextMaker<readonly SiteMapRow[]> = {
  name: 'site-map',
  make: (rows, { house }) => siteMapText(house, rows),
};

export const robots: TextMaker<null> = {
  name: 'robots',
  make: (_, { house }) => robotsText(house),
};

/** The format knows full addresses only: without one the list is empty. */
function siteMapText(house: House, rows: readonly SiteMapRow[]): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
  ];
  if (house.base === undefined) {
    lines.push('<!-- The site has no address yet, and a site map lists full addresses only. -->');
  }
  for (const [path, last] of rows) {
    const lastModified = last === null ? '' : `<lastmod>${last}</lastmod>`;
    lines.push(`<url><loc>${escapeXml(`${house.base}${path}`)}</loc>${lastModified}</url>`);
  }
  lines.push('</urlset>', '');
  return lines.join('\n');
}

function robotsText(house: House): string {
  const map = house.base === undefined ? '' : `Sitemap: ${house.base}sitemap.xml\n`;
  return `User-agent: *\nAllow: /\n${map}`;
}
