// Where do tests keep what they throw away? In memory, where the system has a folder there with room for it: a disk has them wait for
// nothing that they are about.
import { statfsSync } from 'node:fs';
import { freemem } from 'node:os';

const FOLDER = '/dev/shm';
const GIB = 2 ** 30;
/** What a run keeps at most, packaged builds included, and what it needs beside that to work in. */
const ROOM = 4 * GIB;
const MEMORY = 10 * GIB;

/** Has this process and those it starts keep temporary files in memory, unless somebody chose a folder for them. */
export function keepTemporariesInMemory(): void {
  if (process.platform !== 'linux' || process.env.TMPDIR !== undefined) return;
  try {
    const { bavail, bsize } = statfsSync(FOLDER);
    if (bavail * bsize >= ROOM && freemem() >= MEMORY) process.env.TMPDIR = FOLDER;
  } catch {
    // There is no such folder: the usual one serves.
  }
}
