// Is there anything on a page that could run or call home, other than what the theme itself put there?
import { type DefaultTreeAdapterMap, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];

/** Elements that no page of ours has. */
const NEVER = new Set([
  'iframe',
  'object',
  'embed',
  'base',
  'frame',
  'frameset',
  'applet',
  'form',
  'portal',
  'math',
  'foreignobject',
  'animate',
  'set',
]);
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'data', 'poster', 'xlink:href'];

/** Sentences about what stands on a page that hostile words must have put there. */
export function hostileFaults(path: string, html: string): string[] {
  const faults: string[] = [];
  const said = (what: string): void => void faults.push(`${path}: ${what}`);
  const look = (node: Node): void => {
    if ('tagName' in node) {
      const { tagName, attrs } = node;
      const isSearch =
        tagName === 'form' &&
        attrs.some(({ name, value }) => name === 'role' && value === 'search');
      if (NEVER.has(tagName) && !isSearch) said(`<${tagName}>`);
      for (const { name, value } of attrs) {
        if (name.startsWith('on')) said(`${name} on <${tagName}>`);
        if (name === 'srcdoc') said('srcdoc');
        // What browsers leave out of an address before they look at its beginning.
        const address = value.replace(/[\s\p{Cc}]/gu, '').toLowerCase();
        if (ADDRESSES.includes(name) && /^(javascript|vbscript|data):/.test(address)) {
          const isPicture = name === 'src' && address.startsWith('data:image/');
          if (!isPicture) said(`${name}="${value.slice(0, 60)}"`);
        }
        if (name === 'style' && /url\(|expression|@import|canary/i.test(value))
          said(`style="${value.slice(0, 60)}"`);
      }
      if (tagName === 'script') {
        const type = attrs.find(({ name }) => name === 'type')?.value;
        const source = attrs.find(({ name }) => name === 'src')?.value;
        const isOurs = source !== undefined && /^(\.\.\/|\/)*assets\/[a-z0-9.-]+\.js$/.test(source);
        if (!isOurs && !(source === undefined && type === 'application/ld+json')) {
          said(`a script (${source ?? type ?? 'inline'})`);
        }
      }
      if ('content' in node) look(node.content);
    }
    if ('childNodes' in node) for (const child of node.childNodes) look(child);
  };
  look(parse(html));
  return faults;
}
