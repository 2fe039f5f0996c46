// What are search engines told: the site map and the rules for robots?
import { escapeXml } from '../markup.ts';
import type { PagePlan } from './define-page.ts';
import type { Edition, EditionArticle } from './edition.ts';
import { unit } from './fingerprint.ts';
import type { House } from './house.ts';
import { modifiedAt } from './json-ld.ts';
import type { TextMaker } from './text-maker.ts';

/** What one site map may hold (sitemaps.org). */
const MOST_ADDRESSES = 50_000;

/** A page and when it last changed, where that is known. */
type SiteMapRow = readonly [path: string, lastModified: string | null];

/** Pages that follow each other: a unit, so that an edit of one of them costs those beside it and not the whole map. */
export interface SiteMapStretch {
  readonly rows: readonly SiteMapRow[];
}

const ROWS_OF_A_STRETCH = 128;

/** The pages search engines may list. */
export function siteMapRows(
  edition: Edition,
  plans: readonly PagePlan[],
): readonly SiteMapStretch[] {
  if (edition.base === undefined) return [];
  const changed = new Map(
    edition.articles.map((article) => [article.path, modifiedAt(article).toISOString()]),
  );
  const rows = plans
    .filter((plan) => plan.isListed)
    .slice(0, MOST_ADDRESSES)
    .map(({ path }): SiteMapRow => [path, changed.get(path) ?? null]);
  const stretches: SiteMapStretch[] = [];
  for (let at = 0; at < rows.length; at += ROWS_OF_A_STRETCH) {
    stretches.push(unit({ rows: rows.slice(at, at + ROWS_OF_A_STRETCH) }));
  }
  return stretches;
}

/** The same pages where some articles have another text: they changed at another time. */
export function rewordRows(
  stretches: readonly SiteMapStretch[],
  articles: Iterable<EditionArticle>,
): readonly SiteMapStretch[] {
  const reworded = new Map<string, EditionArticle>();
  for (const article of articles) reworded.set(article.path, article);
  return stretches.map((stretch) => {
    if (!stretch.rows.some(([path]) => reworded.has(path))) return stretch;
    const rows = stretch.rows.map((row): SiteMapRow => {
      const article = reworded.get(row[0]);
      return article === undefined ? row : [row[0], modifiedAt(article).toISOString()];
    });
    return unit({ rows });
  });
}

export const siteMap: TextMaker<readonly SiteMapStretch[]> = {
  name: 'site-map',
  make: (stretches, { house }) => siteMapText(house, stretches),
};

export const robots: TextMaker<null> = {
  name: 'robots',
  make: (_, { house }) => robotsText(house),
};

/** The format knows full addresses only: without one the list is empty. */
function siteMapText(house: House, stretches: readonly SiteMapStretch[]): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
  ];
  if (house.base === undefined) {
    lines.push('<!-- The site has no address yet, and a site map lists full addresses only. -->');
  }
  for (const stretch of stretches) lines.push(linesOf(stretch, `${house.base}`));
  lines.push('</urlset>', '');
  return lines.join('\n');
}

/** What was made of stretches that still are in a map. */
const made = new WeakMap<SiteMapStretch, { readonly base: string; readonly lines: string }>();

function linesOf(stretch: SiteMapStretch, base: string): string {
  const known = made.get(stretch);
  if (known?.base === base) return known.lines;
  const lines = stretch.rows
    .map(([path, last]) => {
      const lastModified = last === null ? '' : `<lastmod>${last}</lastmod>`;
      return `<url><loc>${escapeXml(`${base}${path}`)}</loc>${lastModified}</url>`;
    })
    .join('\n');
  made.set(stretch, { base, lines });
  return lines;
}

function robotsText(house: House): string {
  const map = house.base === undefined ? '' : `Sitemap: ${house.base}sitemap.xml\n`;
  return `User-agent: *\nAllow: /\n${map}`;
}
