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
/** Any address will do: what leads on within the site stays there. */
const OWN = 'https://own.invalid';
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
      const given = (wanted: string): string | undefined =>
        attrs.find(({ name }) => name === wanted)?.value;
      if (tagName === 'meta' && given('http-equiv')?.toLowerCase() === 'refresh') {
        const to = /^\s*\d+\s*;\s*url=(.*)$/is.exec(given('content') ?? '')?.[1] ?? '';
        if (!URL.canParse(to, OWN) || new URL(to, OWN).origin !== OWN) said(`leads on to “${to}”`);
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

/** A page of ours with one thing in it that no page may have, for each way in which it can be noticed. */
export function plantedPages(
  html: string,
): readonly { readonly what: string; readonly html: string; readonly withoutScripts: boolean }[] {
  const planted = (what: string, inside: string, withoutScripts = false) => ({
    what,
    html: html.replace('</h1>', () => `</h1>${inside}`),
    withoutScripts,
  });
  return [
    planted('a picture that fails and calls', '<img src="/x.png" onerror="alert(1)">', true),
    planted('a script', '<script>window.canary(1)</script>'),
    planted('a script that calls nothing known', '<script>document.title += "!"</script>'),
    planted('a script from elsewhere', '<script src="https://canary.invalid/a.js"></script>'),
    planted('a handler of the pointer', '<p onmouseover="document.title += 1">x</p>'),
    planted('a link that runs', '<p><a href="javascript:document.title=1">x</a></p>', true),
    planted('a link to data', '<p><a href="data:text/html,x">x</a></p>', true),
    planted('a picture from elsewhere', '<img src="https://canary.invalid/a.png" alt="">', true),
    planted(
      'a style from elsewhere',
      '<style>@import "https://canary.invalid/a.css";</style>',
      true,
    ),
    planted(
      'a page that leads elsewhere',
      '<meta http-equiv="refresh" content="0;url=https://canary.invalid/">',
      true,
    ),
    planted('a frame', '<iframe srcdoc="<script>parent.canary(1)</script>"></iframe>'),
  ];
}
