// What are search engines told: the site map and the rules for robots?
import { escapeXml } from '../markup.ts';
import type { PagePlan } from './define-page.ts';
import type { Edition, EditionArticle } from './edition.ts';
import { unit } from './fingerprint.ts';
import type { House } from './house.ts';
import { modifiedAt } from './json-ld.ts';
import type { TextMaker } from './text-maker.ts';
import { alternatesIn, versionsOf } from './versions.ts';

/** What one site map may hold (sitemaps.org). */
const MOST_ADDRESSES = 50_000;

/** A page, when it last changed where that is known, and its versions where it has some: each with its language. */
type SiteMapRow = readonly [
  path: string,
  lastModified: string | null,
  ...versions: (readonly [hreflang: string, path: string])[],
];

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
  const rowsOfArticles = new Map(
    edition.articles.map((article) => [article.path, rowOf(edition, article)]),
  );
  const rows = plans
    .filter((plan) => plan.isListed)
    .slice(0, MOST_ADDRESSES)
    .map(({ path }): SiteMapRow => rowsOfArticles.get(path) ?? [path, null]);
  const stretches: SiteMapStretch[] = [];
  for (let at = 0; at < rows.length; at += ROWS_OF_A_STRETCH) {
    stretches.push(unit({ rows: rows.slice(at, at + ROWS_OF_A_STRETCH) }));
  }
  return stretches;
}

function rowOf(edition: Edition, article: EditionArticle): SiteMapRow {
  const { id, path } = article;
  const versions = versionsOf(edition).get(id);
  // One that is not the version of its language is none of those that name each other.
  const all = versions?.all.some((one) => one.id === id) ? alternatesIn(versions) : [];
  return [
    path,
    modifiedAt(article).toISOString(),
    ...all.map((one): readonly [string, string] => [one.hreflang, one.path]),
  ];
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
      const [path, , ...versions] = row;
      const article = reworded.get(path);
      return article === undefined ? row : [path, modifiedAt(article).toISOString(), ...versions];
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
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${
      stretches.some(hasVersions) ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' : ''
    }>`,
  ];
  if (house.base === undefined) {
    lines.push('<!-- The site has no address yet, and a site map lists full addresses only. -->');
  }
  for (const stretch of stretches) lines.push(linesOf(stretch, `${house.base}`));
  lines.push('</urlset>', '');
  return lines.join('\n');
}

function hasVersions({ rows }: SiteMapStretch): boolean {
  return rows.some(([, , ...versions]) => versions.length > 0);
}

/** What was made of stretches that still are in a map. */
const made = new WeakMap<SiteMapStretch, { readonly base: string; readonly lines: string }>();

function linesOf(stretch: SiteMapStretch, base: string): string {
  const known = made.get(stretch);
  if (known?.base === base) return known.lines;
  const lines = stretch.rows
    .map(([path, last, ...versions]) => {
      const lastModified = last === null ? '' : `<lastmod>${last}</lastmod>`;
      const links = versions.map(
        ([hreflang, to]) =>
          `<xhtml:link rel="alternate" hreflang="${escapeXml(hreflang)}" href="${escapeXml(`${base}${to}`)}"/>`,
      );
      return `<url><loc>${escapeXml(`${base}${path}`)}</loc>${lastModified}${links.join('')}</url>`;
    })
    .join('\n');
  made.set(stretch, { base, lines });
  return lines;
}

function robotsText(house: House): string {
  const map = house.base === undefined ? '' : `Sitemap: ${house.base}sitemap.xml\n`;
  return `User-agent: *\nAllow: /\n${map}`;
}
