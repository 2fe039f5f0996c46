// Where does a file go that cannot be used? Into `trash/set-aside`, under a name that tells where it lay.
import { lstat } from 'node:fs/promises';
import { join, relative } from 'node:path';
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

async function freePlace(library: string, path: string, now: Date): Promise<string> {
  const stamp = now.toISOString().replaceAll(':', '-');
  const from = relative(library, path).replaceAll(/[\\/]/g, ' ');
  for (let turn = 1; ; turn++) {
    const to = join(files.setAside(library), `${stamp} ${turn === 1 ? '' : `${turn} `}${from}`);
    if (!(await isTaken(to))) return to;
  }
}

async function isTaken(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error) => errorCode(error) !== 'ENOENT',
  );
}
