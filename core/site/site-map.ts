// What are search engines told: the site map and the rules for robots?
import { escapeXml } from '../markup.ts';
import type { PagePlan } from './define-page.ts';
import type { Edition } from './edition.ts';
import { modifiedAt } from './json-ld.ts';

/** What one site map may hold (sitemaps.org). */
const MOST_ADDRESSES = 50_000;

/** The pages search engines may list. The format knows full addresses only: without one the list is empty. */
export function siteMap(edition: Edition, plans: readonly PagePlan[]): string {
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
  ];
  if (edition.base === undefined) {
    lines.push('<!-- The site has no address yet, and a site map lists full addresses only. -->');
  } else {
    const changed = new Map(
      edition.articles.map((article) => [article.path, modifiedAt(article).toISOString()]),
    );
    for (const plan of plans.filter((one) => one.isListed).slice(0, MOST_ADDRESSES)) {
      const last = changed.get(plan.path);
      const lastModified = last === undefined ? '' : `<lastmod>${last}</lastmod>`;
      lines.push(`<url><loc>${escapeXml(edition.base + plan.path)}</loc>${lastModified}</url>`);
    }
  }
  lines.push('</urlset>', '');
  return lines.join('\n');
}

export function robotsText(edition: Edition): string {
  const map = edition.base === undefined ? '' : `Sitemap: ${edition.base}sitemap.xml\n`;
  return `User-agent: *\nAllow: /\n${map}`;
}
