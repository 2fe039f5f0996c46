// Which leftovers of unfinished writes are removed, and when?
import { lstat, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, TEMPORARY } from './durable-file.ts';

/** A temp file this old belongs to no write any more: a living copy is touched with every piece. */
export const GRACE_MS = 60 * 60 * 1000;

/**
 * Removes temp files of writes that never finished, in every folder of a library. One that is younger than an hour,
 * or whose time lies in the future (the clock was set back), stays: it may be a copy under way. Call it only
 * with the library's lock held. Answers with the paths that are gone; what cannot be removed waits for next time.
 */
export async function sweepTemporaries(
  library: string,
  now: Date,
  graceMs = GRACE_MS,
): Promise<string[]> {
  const gone: string[] = [];
  const folders = [library];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      // A folder that vanished or cannot be read has nothing for us; the readers of its records report it.
      if (errorCode(error) === undefined) throw error;
      return [];
    });
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile() && TEMPORARY.test(entry.name) && (await isOld(path, now, graceMs))) {
        const removed = await unlink(path).then(
          () => true,
          () => false,
        );
        if (removed) gone.push(path);
      }
    }
  }
  return gone;
}

async function isOld(path: string, now: Date, graceMs: number): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found !== undefined && now.getTime() - found.mtimeMs > graceMs;
}
