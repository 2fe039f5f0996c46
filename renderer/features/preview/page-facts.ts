// What does a page say to those who do not see it: screen readers, search engines, networks? Read from its own HTML.
//
// The document comes from DOMParser: it is inert, loads nothing, and is only read. Nothing of it gets into the window.

/**
 * The page as an inert document. Without its style attributes, which say nothing to the ear: the window's policy would speak of each,
 * although nobody applies them.
 */
export function readPage(html: string): Document {
  const bare = html.replace(/(<[a-z][^<>]*?)\sstyle="[^"]*"/gi, '$1');
  return new DOMParser().parseFromString(bare, 'text/html');
}

export type Target =
  | { readonly is: 'here' }
  /** Another page or file of the site, by its path. */
  | { readonly is: 'inside'; readonly path: string }
  | { readonly is: 'file'; readonly name: string }
  | { readonly is: 'outside'; readonly address: string }
  | { readonly is: 'mail'; readonly address: string }
  | { readonly is: 'phone'; readonly number: string };

export type HeardItem =
  | {
      readonly is: 'heading';
      readonly level: number;
      readonly text: string;
      readonly after: number;
    }
  | { readonly is: 'link'; readonly text: string; readonly target: Target }
  /** `alt` is null where there is none; empty where the picture is passed over. */
  | { readonly is: 'image'; readonly alt: string | null }
  | {
      readonly is: 'table';
      readonly caption: string;
      readonly columns: number;
      readonly rows: number;
      readonly hasHeaders: boolean;
    }
  | { readonly is: 'closed'; readonly text: string };

export const heardParts = ['top', 'main', 'foot'] as const;
export type HeardPart = (typeof heardParts)[number];
export type Heard = Readonly<Record<HeardPart, readonly HeardItem[]>>;

/** Stands for the address of the site, which may have none: nothing is ever asked of it. */
const SITE = 'https://site.invalid/';

/** What is heard of a page, in its order: headings, links, pictures, tables, and what can be opened. */
export function heardOf(page: Document, path: string, base: string | null): Heard {
  const heard: Record<HeardPart, HeardItem[]> = { top: [], main: [], foot: [] };
  let part: HeardPart = 'top';
  let level = 0;
  const visit = (element: Element): void => {
    const name = element.localName;
    if (isSilent(element)) return;
    if (name === 'main') part = 'main';
    const items = heard[part];
    if (/^h[1-6]$/.test(name)) {
      const own = Number(name.slice(1));
      items.push({ is: 'heading', level: own, text: textOf(element), after: level });
      level = own;
    } else if (name === 'a' && element.hasAttribute('href')) {
      const target = targetOf(element, path, base);
      items.push({ is: 'link', text: nameOf(element), target });
    } else if (name === 'img' || element.getAttribute('role') === 'img') {
      items.push({ is: 'image', alt: altOf(element) });
      if (name !== 'img') return;
    } else if (name === 'table' && !isForLayout(element)) {
      items.push(tableOf(element));
    } else if (name === 'details' && !element.hasAttribute('open')) {
      const summary = element.querySelector('summary');
      items.push({ is: 'closed', text: summary === null ? '' : textOf(summary) });
      return;
    }
    for (const child of element.children) visit(child);
    if (name === 'main') part = 'foot';
  };
  visit(page.body);
  return heard;
}

/** A table that only arranges, as those of a mail do: nobody hears of it. */
function isForLayout(element: Element): boolean {
  return ['presentation', 'none'].includes(element.getAttribute('role') ?? '');
}

function isSilent(element: Element): boolean {
  return (
    ['script', 'style', 'template', 'noscript'].includes(element.localName) ||
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true'
  );
}

/** The words of an element, pictures by their alt text. */
function textOf(element: Element): string {
  const words: string[] = [];
  const visit = (node: Node): void => {
    if (node.nodeType === node.TEXT_NODE) words.push(node.textContent ?? '');
    // A node of this type is an element.
    else if (node.nodeType === node.ELEMENT_NODE) {
      const inside = node as Element;
      if (isSilent(inside)) return;
      if (inside.localName === 'img') words.push(` ${altOf(inside) ?? ''} `);
      else if (inside.localName === 'br') words.push(' ');
      else for (const child of inside.childNodes) visit(child);
    }
  };
  visit(element);
  return words.join('').replace(/\s+/g, ' ').trim();
}

function nameOf(element: Element): string {
  const by = element
    .getAttribute('aria-labelledby')
    ?.split(/\s+/)
    .map((id) => element.ownerDocument.getElementById(id))
    .flatMap((one) => (one === null ? [] : [textOf(one)]))
    .join(' ');
  const label = element.getAttribute('aria-label')?.trim();
  return by || label || textOf(element) || (element.getAttribute('title') ?? '');
}

function altOf(element: Element): string | null {
  if (element.localName !== 'img') return nameOf(element) || null;
  if (['presentation', 'none'].includes(element.getAttribute('role') ?? '')) return '';
  return element.getAttribute('aria-label') ?? element.getAttribute('alt');
}

function tableOf(table: Element): HeardItem {
  const rows = [...table.querySelectorAll('tr')];
  const widths = rows.map((row) =>
    [...row.children].reduce((sum, cell) => sum + Number(cell.getAttribute('colspan') ?? 1), 0),
  );
  const caption = table.querySelector('caption');
  return {
    is: 'table',
    caption: caption === null ? '' : textOf(caption),
    columns: Math.max(0, ...widths),
    rows: rows.length,
    hasHeaders: table.querySelector('th') !== null,
  };
}

function targetOf(link: Element, path: string, base: string | null): Target {
  const href = link.getAttribute('href') ?? '';
  const target = placeOf(href, `${SITE}${path}`, base);
  if (link.hasAttribute('download') && target.is === 'inside') {
    const name = link.getAttribute('download') || (target.path.split('/').at(-1) ?? '');
    return { is: 'file', name };
  }
  return target;
}

/** Where an address leads from a page; `from` is the page's own. */
export function placeOf(href: string, from: string, base: string | null): Target {
  let url: URL;
  try {
    url = new URL(href, from);
  } catch {
    return { is: 'outside', address: href };
  }
  if (url.protocol === 'mailto:') return { is: 'mail', address: safely(url.pathname) };
  if (url.protocol === 'tel:') return { is: 'phone', number: safely(url.pathname) };
  const own = new URL(from);
  const isOfSite = url.protocol === own.protocol && url.host === own.host;
  if (isOfSite) {
    if (url.pathname === own.pathname && url.hash !== '') return { is: 'here' };
    return { is: 'inside', path: withoutIndex(safely(url.pathname).replace(/^\//, '')) };
  }
  if (base !== null && url.href.startsWith(base)) {
    return { is: 'inside', path: withoutIndex(safely(url.href.slice(base.length))) };
  }
  return { is: 'outside', address: url.href };
}

function withoutIndex(path: string): string {
  return path.replace(/(^|\/)index\.html$/, '$1');
}

function safely(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** What a page tells search engines and networks of itself. */
export interface ToldFacts {
  readonly title: string;
  readonly description: string;
  readonly isHidden: boolean;
  readonly canonical: string | null;
  readonly card: {
    readonly title: string;
    readonly description: string;
    /** Of the picture, from the root of the site; null where there is none. */
    readonly picture: string | null;
    readonly alt: string;
    readonly siteName: string;
  };
}

export function toldBy(page: Document, base: string | null): ToldFacts {
  const meta = (attribute: 'name' | 'property', name: string): string =>
    page.querySelector(`meta[${attribute}="${name}"]`)?.getAttribute('content')?.trim() ?? '';
  const title = page.title.trim();
  const description = meta('name', 'description');
  const image = meta('property', 'og:image');
  return {
    title,
    description,
    isHidden: /noindex/i.test(meta('name', 'robots')),
    canonical: page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null,
    card: {
      title: meta('property', 'og:title') || title,
      description: meta('property', 'og:description') || description,
      picture: base !== null && image.startsWith(base) ? safely(image.slice(base.length)) : null,
      alt: meta('property', 'og:image:alt'),
      siteName: meta('property', 'og:site_name'),
    },
  };
}

/** The start of a text as it is shown where there is no room for more, cut between words. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${(space > most * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/, '')} …`;
}
