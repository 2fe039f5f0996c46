// Does every link of a website lead to a file of it, wherever the site stands: at `/`, in a folder of a host, or on a disk?
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { type Site, textsOf } from './exported-site.ts';

type Node = DefaultTreeAdapterMap['node'];

/** Where the site stands. On a disk there is nobody who answers with the index of a folder. */
export type Stand =
  | { readonly kind: 'server'; readonly at: string }
  | { readonly kind: 'disk'; readonly at: string };

/** Attributes that hold an address. */
const ADDRESSES = ['href', 'src', 'poster', 'data', 'action', 'formaction', 'cite', 'background'];

interface Link {
  readonly href: string;
  readonly from: string;
}

/** The links that lead nowhere, each a sentence; and how many were followed. */
export function linkFaults(site: Site, stand: Stand): { faults: string[]; followed: number } {
  const faults: string[] = [];
  let followed = 0;
  const anchors = new Map<string, Set<string>>();
  const pages = new Map(textsOf(site, '.html').map(([path, html]) => [path, readPage(html)]));
  for (const [path, { ids }] of pages) anchors.set(path, ids);
  const follow = (path: string, { href, from }: Link): void => {
    const said = (what: string): void => void faults.push(`${path}: ${from} “${href}” ${what}`);
    let target: URL;
    try {
      target = new URL(href, addressOf(path, stand));
    } catch {
      said('is no address');
      return;
    }
    if (['mailto:', 'tel:', 'data:'].includes(target.protocol)) return;
    const own = ownPath(target, stand);
    if (own === undefined) {
      // Somebody else's page. Nothing but a link may lead there.
      if (target.protocol === 'file:') said('leaves the site');
      else if (!from.startsWith('<a ') && !OUTSIDE.test(from))
        said('is fetched from somebody else');
      return;
    }
    followed += 1;
    const file = fileAt(site, own, stand);
    if (file === undefined) {
      said('leads to nothing');
      return;
    }
    const fragment = decodeURIComponent(target.hash.slice(1));
    const known = anchors.get(file);
    if (fragment !== '' && fragment !== 'top' && known !== undefined && !known.has(fragment)) {
      said('leads to a place that its page does not have');
    }
  };
  for (const [path, { links }] of pages) for (const link of links) follow(path, link);
  for (const [path, css] of textsOf(site, '.css')) {
    for (const href of addressesInCss(css)) follow(path, { href, from: 'url()' });
  }
  return { faults, followed };
}

/** Addresses that only name something: nothing is fetched from there. */
const OUTSIDE = /^<(link (rel="(canonical|alternate|license|author|me)")|blockquote |q |area )/;

function addressOf(path: string, stand: Stand): string {
  // A page is opened as the folder it is the index of, where somebody serves it.
  const shown = stand.kind === 'server' ? path.replace(/(^|\/)index\.html$/, '$1') : path;
  return new URL(encodeURI(shown), stand.at).href;
}

function ownPath(target: URL, stand: Stand): string | undefined {
  const root = new URL(stand.at);
  if (target.protocol !== root.protocol || target.host !== root.host) return undefined;
  if (!target.pathname.startsWith(root.pathname)) return undefined;
  return decodeURIComponent(target.pathname.slice(root.pathname.length));
}

function fileAt(site: Site, path: string, stand: Stand): string | undefined {
  if (site.has(path)) return path;
  const isFolder = path === '' || path.endsWith('/');
  const index = `${path}index.html`;
  return stand.kind === 'server' && isFolder && site.has(index) ? index : undefined;
}

function readPage(html: string): { links: Link[]; ids: Set<string> } {
  const links: Link[] = [];
  const ids = new Set<string>();
  const look = (node: Node): void => {
    if ('tagName' in node) {
      const { tagName, attrs } = node;
      const of = (name: string): string | undefined =>
        attrs.find((one) => one.name === name)?.value;
      const rel = of('rel');
      const from = rel === undefined ? `<${tagName} ` : `<${tagName} rel="${rel}"`;
      const id = of('id');
      if (id !== undefined) ids.add(id);
      for (const name of ADDRESSES) {
        const href = of(name);
        if (href !== undefined) links.push({ href, from });
      }
      for (const name of ['srcset', 'imagesrcset']) {
        for (const part of (of(name) ?? '').split(',')) {
          const href = part.trim().split(/\s+/)[0] ?? '';
          if (href !== '') links.push({ href, from: `<${tagName} srcset` });
        }
      }
      for (const href of addressesInCss(of('style') ?? '')) links.push({ href, from: 'style' });
      const refresh = /^\s*\d+\s*;\s*url=(.*)$/i.exec(of('content') ?? '')?.[1];
      if (of('http-equiv')?.toLowerCase() === 'refresh' && refresh !== undefined) {
        links.push({ href: refresh, from: '<a refresh' });
      }
      if (tagName === 'style') {
        const css = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
        for (const href of addressesInCss(css)) links.push({ href, from: '<style' });
      }
      if ('content' in node) look(node.content);
    }
    if ('childNodes' in node) for (const child of node.childNodes) look(child);
  };
  look(parse(html));
  return { links, ids };
}

function addressesInCss(css: string): string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const found: string[] = [];
  for (const match of plain.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/g)) {
    found.push(match[1] ?? match[2] ?? match[3] ?? '');
  }
  for (const match of plain.matchAll(/@import\s+(?:"([^"]*)"|'([^']*)')/g)) {
    found.push(match[1] ?? match[2] ?? '');
  }
  return found;
}
