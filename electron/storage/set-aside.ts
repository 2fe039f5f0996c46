// Where does a file go that cannot be used? Into `trash/set-aside`, under a name that tells where it lay.
import { lstat, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type ArticleId, articleId } from '../../core/content/ids.ts';
import {
  type Disk,
  ensureFolder,
  errorCode,
  machineDisk,
  moveDurably,
  writeDurably,
} from './durable-file.ts';
import { files } from './library-files.ts';

/**
 * Moves a file of a library to `trash/set-aside` and answers with its new path. Two files of one name, and one
 * name twice in a millisecond, never take each other's place.
 */
export async function setFileAside(
  library: string,
  path: string,
  now: Date,
  disk: Disk = machineDisk,
): Promise<string> {
  const to = await freePlace(library, path, now);
  await moveDurably(path, to, disk);
  return to;
}

/** Puts a copy of what a file holds into `trash/set-aside`, before something is written in its place. */
export async function copyFileAside(
  library: string,
  path: string,
  content: Uint8Array,
  now: Date,
): Promise<void> {
  await ensureFolder(files.setAside(library));
  await writeDurably(await freePlace(library, path, now), content);
}

/** The articles whose files were set aside at `since` or later, each once. */
export async function articlesSetAside(library: string, since: Date): Promise<ArticleId[]> {
  const found = new Set<ArticleId>();
  for (const name of await readdir(files.setAside(library)).catch(() => [])) {
    const [, date, time, written] =
      /^(\d{4}-\d\d-\d\d)T(\d\d-\d\d-\d\d\.\d{3})Z (?:\d+ )?articles (\S+)\.json$/.exec(name) ?? [];
    const id = articleId.safeParse(written);
    const at = Date.parse(`${date}T${time?.replaceAll('-', ':')}Z`);
    if (id.success && at >= since.getTime()) found.add(id.data);
  }
  return [...found];
}

async function freePlace(library: string, path: string, now: Date): Promise<string> {
  const stamp = now.toISOString().replaceAll(':', '-');
  const from = relative(library, path).replaceAll(/[\\/]/g, ' ');
  for (let turn = 1; ; turn++) {
    const to = join(files.setAside(library), `${stamp} ${turn === 1 ? '' : `${turn} `}${from}`);
    if (!(await isTaken(to))) return to;
  }
}

/** Whether something lies at a place; one that cannot be looked at may hold something. */
export async function isTaken(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error) => errorCode(error) !== 'ENOENT',
  );
}
