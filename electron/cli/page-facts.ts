// What does a page of HTML link to and load, and does it have what every page must have?

export interface PageFacts {
  readonly links: readonly string[];
  readonly loads: readonly string[];
  readonly ids: ReadonlySet<string>;
  /** What it lacks, as the rest of a sentence about it. */
  readonly faults: readonly string[];
}

/** Attributes that make a browser fetch something. */
const LOADING: Readonly<Record<string, readonly string[]>> = {
  audio: ['src'],
  embed: ['src'],
  iframe: ['src'],
  img: ['src', 'srcset'],
  object: ['data'],
  script: ['src'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
};
const LOADING_RELATIONS: ReadonlySet<string> = new Set(['stylesheet', 'icon', 'preload']);

/** Reads a page once, from start to end; a hostile one costs no more than its length. */
export function readPage(html: string): PageFacts {
  const links: string[] = [];
  const loads: string[] = [];
  const ids = new Set<string>();
  const count: Record<string, number> = {};
  const faults = new Set<string>();
  let language: string | undefined;
  let isRedirect = false;
  for (const { name, attributes } of tagsOf(html)) {
    count[name] = (count[name] ?? 0) + 1;
    const id = attributes.get('id');
    if (id !== undefined) {
      if (ids.has(id)) faults.add(`has two elements with the id ${id}`);
      ids.add(id);
    }
    for (const attribute of attributes.keys()) {
      if (attribute.startsWith('on')) faults.add(`has an inline event handler (${attribute})`);
    }
    if (name === 'html') language = attributes.get('lang');
    if (name === 'meta' && attributes.get('http-equiv')?.toLowerCase() === 'refresh') {
      isRedirect = true;
    }
    if (name === 'img' && !attributes.has('alt')) faults.add('has a picture without alt');
    const href = attributes.get('href');
    if ((name === 'a' || name === 'area') && href !== undefined) links.push(href);
    if (name === 'link' && href !== undefined) {
      const relation = attributes.get('rel') ?? '';
      if (relation.split(/\s+/).some((one) => LOADING_RELATIONS.has(one))) loads.push(href);
    }
    for (const attribute of LOADING[name] ?? []) {
      const value = attributes.get(attribute);
      if (value === undefined) continue;
      if (attribute === 'srcset') {
        for (const part of value.split(',')) {
          const [address = ''] = part.trim().split(/\s+/);
          if (address !== '') loads.push(address);
        }
      } else {
        loads.push(value);
      }
    }
  }
  if (!language) faults.add('does not say its language');
  if ((count.title ?? 0) === 0) faults.add('has no title');
  if (!isRedirect) {
    if (count.h1 !== 1) faults.add(`has ${count.h1 ?? 0} headings of level 1`);
    if (count.main !== 1) faults.add(`has ${count.main ?? 0} main elements`);
  }
  return { links, loads, ids, faults: [...faults] };
}

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

function* tagsOf(html: string): Generator<Tag> {
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 4);
      if (end === -1) return;
      at = end + 3;
      continue;
    }
    if (!/[a-zA-Z]/.test(html[at + 1] ?? '')) {
      at++;
      continue;
    }
    const end = endOfTag(html, at);
    // A tag that never ends swallows the rest.
    if (end === -1) return;
    const tag = readTag(html.slice(at + 1, end));
    yield tag;
    at = end + 1;
    if (tag.name === 'script' || tag.name === 'style') {
      const close = html.indexOf(`</${tag.name}`, at);
      if (close === -1) return;
      at = close + 2;
    }
  }
}

function endOfTag(html: string, start: number): number {
  let quote = '';
  for (let at = start; at < html.length; at++) {
    const character = html[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

function readTag(inside: string): Tag {
  const name = /^[^\s/]+/.exec(inside)?.[0].toLowerCase() ?? '';
  const attributes = new Map<string, string>();
  const pattern = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
  for (const match of inside.slice(name.length).matchAll(pattern)) {
    const [, attribute = '', double, single, bare] = match;
    const key = attribute.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, withoutEntities(double ?? single ?? bare ?? ''));
  }
  return { name, attributes };
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, tens, hex, name) => {
    if (typeof name === 'string') return named[name] ?? whole;
    const code = typeof tens === 'string' ? Number(tens) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
