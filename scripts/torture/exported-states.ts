// Which websites can a folder or a bundle hold, and which of them, if any, does it hold now, byte for byte?
import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unwrap } from '../../core/errors.ts';
import { FOLDER_MANIFEST } from '../../electron/export/folder-list.ts';
import { runExport } from '../../electron/export/run-export.ts';
import { files } from '../../electron/storage/library-files.ts';
import { LibraryStore } from '../../electron/storage/library-store.ts';
import { openRecord } from '../../electron/storage/record-file.ts';
import { inProject } from '../project.ts';
import { bodyOf } from './ledger.ts';
import { makeLibrary } from './make-library.ts';
import type { Random } from './suite.ts';

/** A state of the newsroom: as made, after some edits, after a change of theme that touches every page. */
export const states = ['made', 'edited', 'themed'] as const;
export type State = (typeof states)[number];

/** What is there: one of the websites, nothing at all, or something that is none of them. */
export type Found = State | 'nothing' | 'mixed';

/** What others put into the folder, and must stay as it is. */
const strangers = {
  CNAME: 'www.example.org',
  '.well-known/security.txt': 'Contact: mailto:security@example.org',
  'news/a-page-of-our-own.html': '<p>Ours.',
} as const;

const AS_OF = new Date('2040-03-05T10:00:00Z');

/** Libraries, and what an export of each looks like. */
export class ExportedStates {
  readonly #folder: string;
  readonly #trees = new Map<State, readonly string[]>();
  readonly #zips = new Map<State, string>();

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async make(folder: string, random: Random, count: number): Promise<ExportedStates> {
    const made = new ExportedStates(folder);
    await mkdir(join(folder, 'first'));
    const first = await makeLibrary(join(folder, 'first'), { count, media: 2, random });
    for (const state of states) await cp(first, made.library(state), { recursive: true });
    await made.#edit();
    for (const state of states) {
      for (const kind of ['folder', 'bundle'] as const) await made.#export(state, kind);
      made.#trees.set(state, await linesOf(made.reference(state)));
      made.#zips.set(state, await hashOf(made.#place(state, 'bundle')));
    }
    const prints = new Set([...made.#trees.values()].map((lines) => lines.join('\n')));
    if (prints.size !== states.length) throw new Error('two states are one');
    return made;
  }

  library(state: State): string {
    return join(this.#folder, `library ${state}`);
  }

  /** A folder that holds the website of a state, and is left alone. */
  reference(state: State): string {
    return this.#place(state, 'folder');
  }

  /** What a folder holds. What others put there is left out, and told by `strangersAreAsTheyWere`. */
  async inFolder(path: string): Promise<Found> {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return 'nothing';
    const print = (await linesOf(path)).join('\n');
    return states.find((state) => this.#trees.get(state)?.join('\n') === print) ?? 'mixed';
  }

  /** The first few things in a folder that are not as in a state, and those that are missing. */
  async differences(path: string, state: State): Promise<string> {
    const [there, wanted] = [await linesOf(path), this.#trees.get(state) ?? []];
    const more = there.filter((line) => !wanted.includes(line));
    const less = wanted.filter((line) => !there.includes(line));
    const shown = [...more.map((line) => `+${line}`), ...less.map((line) => `-${line}`)];
    return `${shown.length} unlike ${state}: ${shown
      .slice(0, 4)
      .map((line) => line.slice(0, 60))
      .join(', ')}`;
  }

  async inBundle(path: string): Promise<Found> {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return 'nothing';
    const hash = await hashOf(path);
    return states.find((state) => this.#zips.get(state) === hash) ?? 'mixed';
  }

  async #edit(): Promise<void> {
    const store = unwrap(await LibraryStore.open(this.library('edited')));
    for (const [place, { id }] of store.summaries().entries()) {
      if (place % 3 !== 0) continue;
      const { revision } = unwrap(await store.article(id)).article;
      const headline = `Piece ${place}, corrected`;
      unwrap(await store.saveArticle(id, revision, { headline, body: bodyOf('Rewritten.') }));
    }
    const { id, revision } = unwrap(await store.createArticle());
    unwrap(
      await store.saveArticle(id, revision, {
        headline: 'One more',
        slug: 'one-more',
        status: 'published',
        body: bodyOf('It is new.'),
      }),
    );
    await store.close();
    const site = unwrap(await openRecord('site', files.site(this.library('themed'))));
    site.data.theme = 'placard';
    await site.write();
  }

  async #export(state: State, kind: 'folder' | 'bundle'): Promise<void> {
    unwrap(
      await runExport({
        libraryFolder: this.library(state),
        themesFolder: inProject('resources', 'themes'),
        cacheFolder: join(this.#folder, 'reference cache'),
        destination: { kind, path: this.#place(state, kind) },
        asOf: AS_OF,
        onProgress: () => {},
      }),
    );
  }

  #place(state: State, kind: 'folder' | 'bundle'): string {
    return join(this.#folder, `reference ${state}${kind === 'bundle' ? '.zip' : ''}`);
  }
}

/** Every file and every folder with its bytes, in order; the list of an export without the times in it. */
async function linesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const foreign = new Set(Object.keys(strangers).flatMap((path) => [path, dirname(path)]));
  const lines: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (foreign.has(path) && path !== 'news') continue;
    if (path === '.git' || path.startsWith('.git/')) continue;
    if (!entry.isFile()) lines.push(`${path}/`);
    else lines.push(`${path} ${await hashOf(join(folder, path), path === FOLDER_MANIFEST)}`);
  }
  return lines.sort();
}

async function hashOf(path: string, withoutTimes = false): Promise<string> {
  const bytes = await readFile(path);
  const counted = withoutTimes
    ? bytes.toString('utf8').replace(/"modified":\s*[0-9.]+/g, '')
    : bytes;
  return createHash('sha256').update(counted).digest('hex');
}

/** Puts in the files of others; answers with what tells whether each is still itself. */
export async function putStrangers(folder: string): Promise<ReadonlyMap<string, number>> {
  const inodes = new Map<string, number>();
  for (const [path, text] of Object.entries(strangers)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
    inodes.set(path, (await stat(join(folder, path))).ino);
  }
  return inodes;
}

/** Which files of others are gone, changed or others than they were. */
export async function harmedStrangers(
  folder: string,
  inodes: ReadonlyMap<string, number>,
): Promise<string[]> {
  const harmed: string[] = [];
  for (const [path, text] of Object.entries(strangers)) {
    const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
    const isSame =
      found?.ino === inodes.get(path) && (await readFile(join(folder, path), 'utf8')) === text;
    if (!isSame) harmed.push(path);
  }
  return harmed;
}
