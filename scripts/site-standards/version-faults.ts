// Do the versions of an article name each other as search engines want it: all of them, each once, itself included, both ways?
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { type Site, textsOf } from './exported-site.ts';
import { parseXml } from './xml.ts';

/** What a page says that it is to be had as: by language, the full addresses. */
type Alternates = ReadonlyMap<string, string>;

/** A language tag as search engines read it, or everybody else. */
const HREFLANG = /^([a-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?|x-default)$/;

/** The faults of pages and of the site map; `pages` says how many pages have versions. `base` is undefined where there is no address. */
export function versionFaults(
  site: Site,
  base: string | undefined,
): { faults: string[]; pages: number } {
  const faults: string[] = [];
  const onPages = new Map<string, Alternates>();
  const languages = new Map<string, string>();
  for (const [path, html] of textsOf(site, '.html')) {
    const { links, language } = headOf(html);
    const address = `${base ?? ''}${path.replace(/(^|\/)index\.html$/, '$1')}`;
    languages.set(address, language);
    if (links.length === 0) continue;
    if (base === undefined) faults.push(`${path}: it names versions and has no address`);
    faults.push(...twice(links).map((tag) => `${path}: ${tag} is there more than once`));
    onPages.set(address, new Map(links));
  }
  const inMap = new Map<string, Alternates>();
  for (const entry of parseXml(String(site.get('sitemap.xml'))).children) {
    const place = entry.children.find(({ name }) => name === 'loc')?.text ?? '';
    const links = entry.children
      .filter(({ name, uri }) => name === 'link' && uri === 'http://www.w3.org/1999/xhtml')
      .map(({ attributes }) => [attributes.hreflang ?? '', attributes.href ?? ''] as const);
    faults.push(...twice(links).map((tag) => `sitemap.xml, ${place}: ${tag} more than once`));
    if (links.length > 0) inMap.set(place, new Map(links));
  }
  for (const [where, all] of [
    ['', onPages],
    ['sitemap.xml, ', inMap],
  ] as const) {
    for (const [address, alternates] of all) {
      const said = (what: string): number => faults.push(`${where}${address}: ${what}`);
      if (![...alternates.values()].includes(address)) said('it does not name itself');
      if (!alternates.has('x-default')) said('nothing is for everybody else');
      for (const [tag, to] of alternates) {
        if (!HREFLANG.test(tag)) said(`“${tag}” is no language of a version`);
        if (!isSame(all.get(to), alternates)) said(`${to} does not name the same versions`);
        const spoken = languages.get(to);
        if (tag !== 'x-default' && spoken !== tag) said(`${to} is in ${spoken}, and not in ${tag}`);
      }
      const other = where === '' ? inMap : onPages;
      if (!isSame(other.get(address), alternates)) said('the page and the site map differ');
    }
  }
  return { faults, pages: onPages.size };
}

function twice(links: readonly (readonly [string, string])[]): string[] {
  const tags = links.map(([tag]) => tag.toLowerCase());
  return tags.filter((tag, place) => tags.indexOf(tag) !== place);
}

function isSame(one: Alternates | undefined, other: Alternates): boolean {
  return JSON.stringify([...(one ?? [])]) === JSON.stringify([...other]);
}

/** The versions that a page names, and the language of what stands on it. */
function headOf(html: string): { links: (readonly [string, string])[]; language: string } {
  const links: (readonly [string, string])[] = [];
  let language = '';
  const look = (node: DefaultTreeAdapterMap['node']): void => {
    if ('tagName' in node) {
      const of = (name: string): string | undefined =>
        node.attrs.find((one) => one.name === name)?.value;
      const hreflang = of('hreflang');
      if (node.tagName === 'link' && of('rel') === 'alternate' && hreflang !== undefined) {
        links.push([hreflang, of('href') ?? '']);
      }
      // An article in a language that the site does not speak says so itself.
      const isOutermost = node.tagName === 'html' || node.tagName === 'article';
      if (isOutermost && (language === '' || links.length > 0)) language = of('lang') ?? language;
      if (node.tagName === 'article') return;
    }
    if ('childNodes' in node) for (const child of node.childNodes) look(child);
  };
  look(parse(html));
  return { links, language };
}
