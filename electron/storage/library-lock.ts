// Who may write in a library: one process at a time, by a lock file that survives crashes.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { failure, type Result, success } from '../../core/errors.ts';
import { ensureFolder, errorCode, temporaryBeside, writeDurably } from './durable-file.ts';

const lockFile = z.object({
  nonce: z.string(),
  host: z.string(),
  user: z.string(),
  pid: z.int(),
  /** Tells a process from a later one with the same number; absent where the system has no such figure. */
  started: z.string().optional(),
  since: z.iso.datetime(),
});
type LockFile = z.infer<typeof lockFile>;

export interface LibraryLock {
  release(): Promise<void>;
}

/**
 * Takes the lock of a library. A holder on this machine that is alive keeps it, whatever happens; a dead one's
 * lock is taken over. A lock from another machine cannot be checked, so it stands until `takeOver` is given.
 * Fails with `library-locked`; the detail says who and since when.
 */
export async function acquireLock(
  library: string,
  options: { takeOver?: boolean } = {},
): Promise<Result<LibraryLock>> {
  const path = join(library, '.galley', 'lock');
  await ensureFolder(join(library, '.galley'));
  const mine: LockFile = {
    nonce: randomBytes(12).toString('hex'),
    host: hostname(),
    user: userName(),
    pid: process.pid,
    started: startOf(process.pid),
    since: new Date().toISOString(),
  };
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await placeExclusively(path, mine)) return success(lockHeldAs(path, mine));
    const holder = await readLock(path);
    if (holder === undefined) continue;
    if (holder !== 'unreadable' && isHeld(holder) && !(options.takeOver && isForeign(holder))) {
      return failure('library-locked', {
        subject: isForeign(holder) ? holder.host : holder.user,
        detail: `${holder.user} on ${holder.host}, process ${holder.pid}, since ${holder.since}`,
      });
    }
    await removeStale(path, holder);
  }
  return failure('library-locked', { detail: 'the lock changes hands too fast' });
}

/** A whole lock appears at once or not at all: written beside, then linked, which fails where one exists. */
async function placeExclusively(path: string, lock: LockFile): Promise<boolean> {
  const beside = temporaryBeside(path);
  await writeDurably(beside, JSON.stringify(lock));
  try {
    await link(beside, path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(errorCode(error) ?? '')) throw error;
    return await writeExclusively(path, lock); // a disk without hard links, such as exFAT
  } finally {
    await unlink(beside);
  }
}

async function writeExclusively(path: string, lock: LockFile): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(lock), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function readLock(path: string): Promise<LockFile | 'unreadable' | undefined> {
  try {
    const parsed = lockFile.safeParse(JSON.parse(await readFile(path, 'utf8')));
    return parsed.success ? parsed.data : 'unreadable';
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? undefined : 'unreadable';
  }
}

function isForeign(lock: LockFile): boolean {
  return lock.host !== hostname();
}

function isHeld(lock: LockFile): boolean {
  if (isForeign(lock)) return true;
  try {
    process.kill(lock.pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
  }
  const started = startOf(lock.pid);
  return lock.started === undefined || started === undefined || lock.started === started;
}

/** Removes the lock only while it is still the one that was judged: two openers may race here. */
async function removeStale(path: string, judged: LockFile | 'unreadable'): Promise<void> {
  const now = await readLock(path);
  const same =
    now !== undefined &&
    (now === 'unreadable' || judged === 'unreadable' ? now === judged : now.nonce === judged.nonce);
  if (same) await unlink(path).catch(() => undefined);
}

function lockHeldAs(path: string, mine: LockFile): LibraryLock {
  return {
    async release() {
      const now = await readLock(path);
      if (now !== undefined && now !== 'unreadable' && now.nonce === mine.nonce) await unlink(path);
    },
  };
}

/** The start time of a process in clock ticks since boot (Linux, field 22 of `stat`). */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces: fields are counted after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'someone';
  }
}
