// Is an export into the folder of the one before the same, byte for byte, as one into an empty folder, whatever happened in between?
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unwrap } from '../../core/errors.ts';
import { runCommand } from '../../electron/cli/run-command.ts';
import { FOLDER_MANIFEST } from '../../electron/export/folder-list.ts';
import { SiteSession } from '../../electron/export/site-session.ts';
import { inProject } from '../project.ts';
import { type Change, ChangingNewsroom } from './changes.ts';

/** More than a page of a list holds, so that articles move from page to page. */
const ARTICLES = 30;
/** After everything that is generated. */
const BEGIN = new Date('2026-11-02T09:00:00Z');

export interface ExportJob {
  readonly library: string;
  readonly path: string;
  readonly asOf: Date;
}

/** What exports again and again, knowing what it did before. */
export interface Exporter {
  export(job: ExportJob): Promise<void>;
  /** It is not used any more. */
  end(): Promise<void>;
}

/** Makes the newsroom that every history begins with; returns the folder it works in. */
export async function makeRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'galley-histories-'));
  const environment = {
    print: () => {},
    note: () => {},
    progress: () => {},
    resources: '',
    cacheFolder: '',
    now: () => BEGIN,
    secret: () => undefined,
    timeZone: 'UTC',
    signal: new AbortController().signal,
  };
  const code = await runCommand(
    ['generate', String(ARTICLES), join(root, 'first'), '--seed', '5'],
    environment,
    '0',
  );
  if (code !== 0) throw new Error('the newsroom could not be generated');
  // Every history begins in several languages, with versions in them.
  const newsroom = new ChangingNewsroom(join(root, 'first'), BEGIN, 0);
  for (const how of [1, 2, 3, 5, 8]) {
    await newsroom.apply({ kind: 'translation', which: 5 + how, how });
  }
  // Copies of pictures and social cards take the longest: every history begins with those of the beginning.
  const made = join(root, 'made');
  await sessionOf(join(root, 'first'), made).export({
    library: join(root, 'first'),
    path: join(root, 'first-site'),
    asOf: BEGIN,
  });
  await rm(join(root, 'first-site'), { recursive: true, force: true });
  return root;
}

/** Copies what was made of pictures and cards from one cache to another; nothing that is known of exports. */
async function copyMade(from: string, to: string, kinds: readonly ('renditions' | 'cards')[]) {
  for (const name of await readdir(from)) {
    if (!kinds.some((kind) => name.startsWith(`${kind}-`))) continue;
    await cp(join(from, name), join(to, name), { recursive: true });
  }
}

/** An exporter as the app has one: a session, over caches that outlive it. `folder` is where all of a history lies. */
export function keptExporter(folder: string): Exporter {
  return sessionOf(join(folder, 'library'), join(folder, 'kept-cache'), true);
}

/**
 * Exports as somebody would who never exported before; copies of pictures are there, to save the time, and social cards where
 * they are not drawn again either.
 */
async function exportAfresh(job: ExportJob, root: string, drawsCards: boolean): Promise<void> {
  const cache = await mkdtemp(join(root, 'fresh-'));
  const kinds = drawsCards ? (['renditions'] as const) : (['renditions', 'cards'] as const);
  await copyMade(join(root, 'kept-cache'), cache, kinds);
  await sessionOf(job.library, cache).export(job);
  await rm(cache, { recursive: true, force: true });
}

/** `preparesNext`: after each export it gets ready for the next one, as the app does. */
function sessionOf(libraryFolder: string, cacheFolder: string, preparesNext = false): Exporter {
  const themesFolder = inProject('resources', 'themes');
  const session = new SiteSession({ libraryFolder, themesFolder, cacheFolder });
  return {
    async export({ path, asOf }) {
      const destination = { kind: path.endsWith('.zip') ? 'bundle' : 'folder', path } as const;
      const wish = { destination, asOf, preparesNext, onProgress: () => {} };
      unwrap(await session.export(wish));
      if (preparesNext) await session.prepareNext(wish);
    },
    end: () => session.rest(),
  };
}

/** What takes long, and is looked at once all of a history is told: cards are drawn anew, or two bundles are compared. */
export type Ending = 'cards' | 'bundles' | 'neither';

/**
 * Tells one history: after each change the folder that is exported to again and again is compared with one that was
 * empty. Throws where they are not the same, and says at which change.
 */
export async function tell(
  root: string,
  changes: readonly Change[],
  begin: (root: string) => Exporter = keptExporter,
  ending: Ending = 'bundles',
): Promise<void> {
  const folder = await mkdtemp(join(root, 'history-'));
  let exporter = begin(folder);
  try {
    const library = join(folder, 'library');
    await cp(join(root, 'first'), library, { recursive: true });
    await copyMade(join(root, 'made'), join(folder, 'kept-cache'), ['renditions', 'cards']);
    const newsroom = new ChangingNewsroom(library, BEGIN, changes.length);
    const kept = join(folder, 'kept');
    await exporter.export({ library, path: kept, asOf: newsroom.now });
    for (const [place, change] of changes.entries()) {
      await newsroom.apply(change);
      if (change.kind === 'exporter starts anew') {
        await exporter.end();
        exporter = begin(folder);
      }
      const job = { library, asOf: newsroom.now };
      const fresh = join(folder, 'fresh');
      await exporter.export({ ...job, path: kept });
      const drawsCards = ending === 'cards' && place === changes.length - 1;
      await exportAfresh({ ...job, path: fresh }, folder, drawsCards);
      const differences = await differencesOf(kept, fresh);
      if (differences.length > 0) {
        const what = `${change.kind} ${change.which}-${change.how}`;
        throw new Error(
          `after change ${place + 1} (${what}): ${differences.slice(0, 5).join('; ')}`,
        );
      }
      await rm(fresh, { recursive: true, force: true });
    }
    if (ending !== 'bundles') return;
    const job = { library, asOf: newsroom.now };
    const [one, other] = [join(folder, 'kept.zip'), join(folder, 'fresh.zip')];
    await exporter.export({ ...job, path: one });
    await exportAfresh({ ...job, path: other }, folder, false);
    if (!(await readFile(one)).equals(await readFile(other))) throw new Error('the bundles differ');
  } finally {
    await exporter.end();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is not the same in two exported folders: files that only one has, and files with other bytes. */
export async function differencesOf(one: string, other: string): Promise<string[]> {
  const [ours, theirs] = [await pathsIn(one), await pathsIn(other)];
  const found: string[] = [];
  for (const path of new Set([...ours, ...theirs])) {
    if (!ours.has(path)) found.push(`${path} is missing`);
    else if (!theirs.has(path)) found.push(`${path} should not be there`);
    else if (!(await isSame(join(one, path), join(other, path), path)))
      found.push(`${path} differs`);
  }
  return found;
}

/** Every file and every folder: an empty folder is left over, too. */
async function pathsIn(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
      return entry.isFile() ? path : `${path}/`;
    }),
  );
}

async function isSame(one: string, other: string, path: string): Promise<boolean> {
  if (path.endsWith('/')) return true;
  const [mine, theirs] = await Promise.all([readFile(one), readFile(other)]);
  if (path !== FOLDER_MANIFEST) return mine.equals(theirs);
  // The list says when each file was written: the one thing that differs.
  const withoutTimes = (bytes: Buffer): string =>
    bytes.toString('utf8').replace(/"modified":\s*[0-9.]+/g, '');
  return withoutTimes(mine) === withoutTimes(theirs);
}
