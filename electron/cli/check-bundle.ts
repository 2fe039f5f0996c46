// Is a bundle whole, safe to unpack, and a website whose links all lead somewhere?
import { posix } from 'node:path';
import { type Result, success, toFailure } from '../../core/errors.ts';
import { readManifest, SIGNATURE, TAG_MANIFEST } from '../../core/export/bag.ts';
import { bagRoot } from '../export/read-baseline.ts';
import { openZip, type ReadEntry, type ZipReader } from '../export/zip-reader.ts';
import { checkSignature } from '../signature/ssh-signature.ts';
import { type PageFacts, readPage } from './page-facts.ts';

export interface BundleReport {
  readonly entries: number;
  readonly pages: number;
  readonly links: number;
  /** Who signed it; null where nobody did. */
  readonly signature: BundleSignature | null;
  /** Sentences, each beginning with the file it is about. */
  readonly faults: readonly string[];
}

/** The fault of a bad one is among those of its bundle. */
export type BundleSignature =
  | { readonly state: 'good'; readonly fingerprint: string }
  | { readonly state: 'bad'; readonly fault: string };

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

/** The signature of a bundle, which is not looked at otherwise; null where it has none. Fails where it cannot be read as a zip. */
export async function signatureOf(path: string): Promise<Result<BundleSignature | null>> {
  const opened = await openZip(path);
  if (!opened.ok) return opened;
  const zip = opened.value;
  try {
    return success(await new Check(zip).signature());
  } finally {
    await zip.close();
  }
}

class Check {
  readonly #zip: ZipReader;
  readonly #faults = new Set<string>();
  readonly #byPath = new Map<string, ReadEntry>();

  constructor(zip: ZipReader) {
    this.#zip = zip;
  }

  async run(): Promise<BundleReport> {
    this.#checkNames();
    for await (const { name, what } of this.#zip.disagreements()) this.#fault(name, what);
    if (!this.#findFiles()) {
      this.#fault('the zip', 'is not a bag: it has no bagit.txt at its top or one folder down');
      return this.#report({ pages: 0, links: 0, signature: null });
    }
    const declaration = await this.#text('bagit.txt');
    if (declaration?.startsWith('BagIt-Version: 1.0\n') !== true) {
      this.#fault('bagit.txt', 'does not declare BagIt 1.0');
    }
    for (const needed of NEEDED) {
      if (!this.#byPath.has(needed)) this.#fault(needed, 'is missing');
    }
    await this.#checkManifests();
    const signature = await this.#checkSignature();
    await this.#checkJson();
    return this.#report({ ...(await this.#checkSite()), signature });
  }

  async signature(): Promise<BundleSignature | null> {
    return this.#findFiles() ? await this.#checkSignature() : null;
  }

  #report(found: Pick<BundleReport, 'pages' | 'links' | 'signature'>): BundleReport {
    return { entries: this.#zip.entries.length, ...found, faults: [...this.#faults] };
  }

  /** Finds the files of the bag by their paths inside it; false where there is none. */
  #findFiles(): boolean {
    const { entries } = this.#zip;
    const root = bagRoot(entries.map((entry) => entry.name));
    if (root === undefined) return false;
    for (const entry of entries) {
      if (entry.name.endsWith('/')) continue;
      if (entry.name.startsWith(root)) this.#byPath.set(entry.name.slice(root.length), entry);
      else this.#fault(entry.name, 'lies outside the bag');
    }
    return true;
  }

  #fault(where: string, what: string): string {
    // Names come from the zip: a terminal must not obey what is in them.
    const sentence = `${where.replace(/\p{Cc}/gu, '?')} ${what}.`;
    this.#faults.add(sentence);
    return sentence;
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
    return await this.#read(path, (bytes) =>
      new TextDecoder('utf-8', { fatal: true }).decode(bytes),
    );
  }

  async #read<T>(path: string, make: (bytes: Uint8Array) => T): Promise<T | undefined> {
    const entry = this.#byPath.get(path);
    if (entry === undefined) return undefined;
    try {
      return make(await this.#zip.read(entry));
    } catch (error) {
      this.#fault(path, `cannot be read (${toFailure(error).detail ?? 'damaged'})`);
      return undefined;
    }
  }

  async #checkManifests(): Promise<void> {
    const listed = new Set<string>();
    for (const name of ['manifest-sha256.txt', TAG_MANIFEST]) {
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
    // Ours list all there is: what somebody lays beside it, and whoever unpacks it finds, no signature would speak of.
    for (const path of this.#byPath.keys()) {
      const isAboutList = path === TAG_MANIFEST || path === SIGNATURE;
      if (!isAboutList && !listed.has(path)) this.#fault(path, 'is in no manifest');
    }
  }

  async #checkSignature(): Promise<BundleSignature | null> {
    if (!this.#byPath.has(SIGNATURE)) return null;
    // Bytes, not text: what a decoder leaves out was not signed.
    const text = await this.#read(SIGNATURE, (bytes) => Buffer.from(bytes).toString('latin1'));
    const manifest = await this.#read(TAG_MANIFEST, (bytes) => bytes);
    if (text === undefined || manifest === undefined) {
      return { state: 'bad', fault: this.#fault(SIGNATURE, 'cannot be checked') };
    }
    const checked = checkSignature(text, manifest);
    return checked.ok
      ? { state: 'good', fingerprint: checked.value.fingerprint }
      : { state: 'bad', fault: this.#fault(SIGNATURE, checked.error.detail ?? 'is none') };
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
