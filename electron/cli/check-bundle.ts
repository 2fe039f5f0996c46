// Is a bundle whole, safe to unpack, and a website whose links all lead somewhere?
import { posix } from 'node:path';
import { type Result, success, toFailure } from '../../core/errors.ts';
import { readManifest } from '../../core/export/bag.ts';
import { bagRoot } from '../export/read-baseline.ts';
import { openZip, type ReadEntry, type ZipReader } from '../export/zip-reader.ts';
import { type PageFacts, readPage } from './page-facts.ts';

export interface BundleReport {
  readonly entries: number;
  readonly pages: number;
  readonly links: number;
  /** Sentences, each beginning with the file it is about. */
  readonly faults: readonly string[];
}

const NEEDED = [
  'data/site/index.html',
  'data/site/404.html',
  'data/site/feed.xml',
  'data/site/feed.json',
  'data/site/sitemap.xml',
  'data/content/site.json',
  'data/content/taxonomy.json',
  'data/content/media.json',
  'data/wordpress/galley.wxr',
  'data/changes.json',
];
const LONGEST_NAME = 240;

/** Checks a bundle by reading it all. Fails only where it cannot be read as a zip at all. */
export async function checkBundle(path: string): Promise<Result<BundleReport>> {
  const opened = await openZip(path);
  if (!opened.ok) return opened;
  const zip = opened.value;
  try {
    return success(await new Check(zip).run());
  } finally {
    await zip.close();
  }
}

class Check {
  readonly #zip: ZipReader;
  readonly #faults: string[] = [];
  readonly #byPath = new Map<string, ReadEntry>();

  constructor(zip: ZipReader) {
    this.#zip = zip;
  }

  async run(): Promise<BundleReport> {
    const { entries } = this.#zip;
    this.#checkNames();
    const root = bagRoot(entries.map((entry) => entry.name));
    if (root === undefined) {
      this.#fault('the zip', 'is not a bag: it has no bagit.txt at its top or one folder down');
      return { entries: entries.length, pages: 0, links: 0, faults: this.#faults };
    }
    for (const entry of entries) {
      if (entry.name.endsWith('/')) continue;
      if (entry.name.startsWith(root)) this.#byPath.set(entry.name.slice(root.length), entry);
      else this.#fault(entry.name, 'lies outside the bag');
    }
    const declaration = await this.#text('bagit.txt');
    if (declaration?.startsWith('BagIt-Version: 1.0\n') !== true) {
      this.#fault('bagit.txt', 'does not declare BagIt 1.0');
    }
    for (const needed of NEEDED) {
      if (!this.#byPath.has(needed)) this.#fault(needed, 'is missing');
    }
    await this.#checkManifests();
    await this.#checkJson();
    const { pages, links } = await this.#checkSite();
    return { entries: entries.length, pages, links, faults: this.#faults };
  }

  #fault(where: string, what: string): void {
    // Names come from the zip: a terminal must not obey what is in them.
    this.#faults.push(`${where.replace(/\p{Cc}/gu, '?')} ${what}.`);
  }

  #checkNames(): void {
    const folded = new Map<string, string>();
    for (const { name } of this.#zip.entries) {
      const parts = name.replace(/\/$/, '').split('/');
      if (/[\\:]|\p{Cc}/u.test(name) || parts.some((part) => ['', '.', '..'].includes(part))) {
        this.#fault(name, 'has a name that could be unpacked somewhere else');
      }
      if (Buffer.byteLength(name) > LONGEST_NAME) this.#fault(name, 'has too long a name');
      const other = folded.get(name.toLowerCase());
      if (other !== undefined) {
        this.#fault(name, `clashes with ${other} on a disk that does not tell capitals apart`);
      }
      folded.set(name.toLowerCase(), name);
    }
  }

  async #text(path: string): Promise<string | undefined> {
    const entry = this.#byPath.get(path);
    if (entry === undefined) return undefined;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(await this.#zip.read(entry));
    } catch (error) {
      this.#fault(path, `cannot be read (${toFailure(error).detail ?? 'damaged'})`);
      return undefined;
    }
  }

  async #checkManifests(): Promise<void> {
    const listed = new Set<string>();
    for (const name of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      const text = await this.#text(name);
      if (text === undefined) {
        if (!this.#byPath.has(name)) this.#fault(name, 'is missing');
        continue;
      }
      const { entries, faults } = readManifest(text);
      for (const line of faults) this.#fault(name, `has a line that is none: ${line}`);
      for (const [path, sha256] of entries) {
        listed.add(path);
        await this.#checkHash(name, path, sha256);
      }
    }
    for (const path of this.#byPath.keys()) {
      if (path.startsWith('data/') && !listed.has(path)) this.#fault(path, 'is in no manifest');
    }
  }

  async #checkHash(manifest: string, path: string, sha256: string): Promise<void> {
    const entry = this.#byPath.get(path);
    if (entry === undefined) {
      this.#fault(path, `is listed in ${manifest} and missing`);
      return;
    }
    try {
      if ((await this.#zip.sha256(entry)) !== sha256) {
        this.#fault(path, `is not what ${manifest} says: its SHA-256 differs`);
      }
    } catch (error) {
      this.#fault(path, `cannot be read (${toFailure(error).detail ?? 'damaged'})`);
    }
  }

  async #checkJson(): Promise<void> {
    for (const path of this.#byPath.keys()) {
      if (!path.endsWith('.json')) continue;
      const text = await this.#text(path);
      if (text === undefined) continue;
      try {
        JSON.parse(text);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        this.#fault(path, 'is not JSON');
      }
    }
  }

  async #checkSite(): Promise<{ pages: number; links: number }> {
    const site = new Set<string>();
    for (const path of this.#byPath.keys()) {
      if (path.startsWith('data/site/')) site.add(path.slice('data/site/'.length));
    }
    const pages = new Map<string, PageFacts>();
    for (const path of [...site].filter((one) => one.endsWith('.html')).sort()) {
      const text = await this.#text(`data/site/${path}`);
      if (text !== undefined) pages.set(path, readPage(text));
    }
    let links = 0;
    for (const [path, page] of pages) {
      for (const fault of page.faults) this.#fault(`data/site/${path}`, fault);
      links += page.links.length;
      for (const href of page.links) this.#checkLink(path, href, site, pages);
      for (const href of page.loads) this.#checkLoad(path, href, site);
    }
    return { pages: pages.size, links };
  }

  #checkLink(
    page: string,
    href: string,
    site: ReadonlySet<string>,
    pages: ReadonlyMap<string, PageFacts>,
  ): void {
    const where = `data/site/${page}`;
    if (/^\s*(javascript|vbscript|file|data):/i.test(href)) {
      this.#fault(where, `has a forbidden link (${href.slice(0, 60)})`);
      return;
    }
    const target = resolveIn(page, href, site);
    if (target === undefined) return;
    if (!site.has(target.file)) {
      this.#fault(where, `has a broken link (${href})`);
      return;
    }
    const { fragment } = target;
    const ids = pages.get(target.file)?.ids;
    if (fragment !== '' && fragment !== 'top' && ids !== undefined && !ids.has(fragment)) {
      this.#fault(where, `links to a place that is not there (${href})`);
    }
  }

  #checkLoad(page: string, href: string, site: ReadonlySet<string>): void {
    const target = resolveIn(page, href, site);
    if (target === undefined) {
      if (!href.startsWith('data:')) {
        this.#fault(`data/site/${page}`, `loads something from outside (${href.slice(0, 80)})`);
      }
    } else if (!site.has(target.file)) {
      this.#fault(`data/site/${page}`, `loads ${href}, which is missing`);
    }
  }
}

/** The file of the site a link leads to, or undefined for one that leads outside. */
function resolveIn(
  page: string,
  href: string,
  site: ReadonlySet<string>,
): { file: string; fragment: string } | undefined {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) return undefined;
  const [beforeFragment = '', fragment = ''] = href.split('#', 2);
  const path = decode(beforeFragment.split('?', 1)[0] ?? '');
  if (path === '') return { file: page, fragment: decode(fragment) };
  let file = posix.normalize(posix.join('/', posix.dirname(page), path)).slice(1);
  if (path.startsWith('/')) file = posix.normalize(path).slice(1);
  if (file === '' || file.endsWith('/')) file += 'index.html';
  else if (!site.has(file) && site.has(`${file}/index.html`)) file += '/index.html';
  return { file, fragment: decode(fragment) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
