// How do the tests of the website come by one: a newsroom exported with a theme, every file in memory?
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordOf } from '../../core/content/record-types.ts';
import { encodeRecord } from '../../core/content/records.ts';
import { unwrap } from '../../core/errors.ts';
import { runCommand } from '../../electron/cli/run-command.ts';
import { FOLDER_MANIFEST } from '../../electron/export/folder-list.ts';
import { madeForTests } from '../../electron/export/made-for-tests.ts';
import { runExport } from '../../electron/export/run-export.ts';
import { openZip } from '../../electron/export/zip-reader.ts';
import { writeDurably } from '../../electron/storage/durable-file.ts';
import { files } from '../../electron/storage/library-files.ts';
import { readRecord, sha256 } from '../../electron/storage/record-file.ts';
import { inProject } from '../project.ts';

/** A moment at which the sample newsroom has something of everything: new, upcoming and past. */
export const MOMENT = new Date('2026-11-25T08:00:00Z');

/** The files of an exported website, by their path in it; texts as texts. */
export type Site = ReadonlyMap<string, string | Uint8Array>;

const TEXT = /\.(html|xml|json|css|js|txt|ics|svg|wxr)$/;

/** The themes that ship. */
export async function themeNames(): Promise<string[]> {
  const entries = await readdir(inProject('resources', 'themes'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** A place for newsrooms and their exports. Remove it when done. */
export class Workshop {
  readonly folder: string;
  #count = 0;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<Workshop> {
    return new Workshop(await mkdtemp(join(tmpdir(), 'galley-site-')));
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** A copy of the sample newsroom. */
  async sample(): Promise<string> {
    const library = this.#place('sample');
    await cp(inProject('resources', 'sample-newsroom'), library, { recursive: true });
    return library;
  }

  async generated(articles: number, seed = 1): Promise<string> {
    const library = this.#place('generated');
    const environment = {
      print: () => {},
      note: () => {},
      progress: () => {},
      resources: '',
      cacheFolder: '',
      now: () => MOMENT,
      secret: () => undefined,
      timeZone: 'UTC',
      signal: new AbortController().signal,
    };
    const args = ['generate', String(articles), library, '--seed', String(seed)];
    if ((await runCommand(args, environment, '0')) !== 0) throw new Error('nothing was generated');
    return library;
  }

  /** What the last export warned of. */
  warnings: readonly string[] = [];

  /** Exports the website into a folder of its own, or into one that is given; returns that. */
  async export(
    library: string,
    site: Partial<RecordOf<'site'>> = {},
    kind: 'folder' | 'bundle' = 'folder',
    into?: string,
  ): Promise<string> {
    const own = unwrap(await readRecord('site', files.site(library)));
    const changed = encodeRecord('site', { ...own, ...site }, sha256).text;
    await writeDurably(files.site(library), changed);
    const path = into ?? this.#place(kind === 'folder' ? 'site' : 'bundle.zip');
    const receipt = unwrap(
      await runExport({
        libraryFolder: library,
        themesFolder: inProject('resources', 'themes'),
        cacheFolder: madeForTests,
        destination: { kind, path },
        asOf: MOMENT,
        onProgress: () => {},
      }),
    );
    this.warnings = receipt.warnings;
    return path;
  }

  #place(name: string): string {
    return join(this.folder, `${++this.#count}-${name}`);
  }
}

/** Reads every file of an exported folder; the list that Galley keeps there is no part of the website. */
export async function readSite(folder: string): Promise<Site> {
  const site = new Map<string, string | Uint8Array>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || entry.name === FOLDER_MANIFEST) continue;
    const place = join(entry.parentPath, entry.name);
    const path = place.slice(folder.length + 1).replaceAll('\\', '/');
    const bytes = await readFile(place);
    site.set(path, TEXT.test(path) ? bytes.toString('utf8') : bytes);
  }
  return new Map([...site].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The texts of a bundle, by their path in the bag. */
export async function readBundle(path: string): Promise<Site> {
  const zip = unwrap(await openZip(path));
  const found = new Map<string, string | Uint8Array>();
  for (const entry of zip.entries) {
    const inBag = entry.name.slice(entry.name.indexOf('/') + 1);
    const bytes = Buffer.from(await zip.read(entry));
    found.set(inBag, TEXT.test(inBag) ? bytes.toString('utf8') : bytes);
  }
  await zip.close();
  return found;
}

/** The texts whose path ends so. */
export function textsOf(site: Site, ending: string): [string, string][] {
  return [...site].flatMap(([path, content]): [string, string][] =>
    path.endsWith(ending) && typeof content === 'string' ? [[path, content]] : [],
  );
}

/** One page of each kind: the first whose address has that shape, redirects among them. */
export function onePageOfEachKind(site: Site): [string, string][] {
  const chosen = new Map<string, [string, string]>();
  for (const [path, html] of textsOf(site, '.html')) {
    const kind = kindOf(path, html);
    if (!chosen.has(kind)) chosen.set(kind, [path, html]);
  }
  return [...chosen.values()];
}

/** What kind of page this is, by the class of its body as themes give it, or by its address. */
export function kindOf(path: string, html: string): string {
  if (html.includes('http-equiv="refresh"')) return 'redirect';
  const named = /<body[^>]*class="[^"]*\bpage-([a-z-]+)/.exec(html)?.[1];
  const isLater = /\/page\/\d+\//.test(path);
  // Those that only a newsroom of several languages has.
  const isOfLanguage = /^language\/(?!en\/)/.test(path);
  const hasVersions = html.includes('hreflang="x-default"');
  return `${named ?? path.replace(/\/[^/]+\/index\.html$/, '/…/')}${isLater ? ', a later page' : ''}${isOfLanguage ? ', by language' : ''}${hasVersions ? ', with versions' : ''}`;
}
