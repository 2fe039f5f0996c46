// Who may write in a library: one process at a time, by a lock file that survives crashes.
//
// A stale lock is never removed by who wants it: between judging and removing, another may have taken it over.
// Instead a heir is named for it, in a file whose name holds the stale lock's nonce and that only one process can
// make. The last of the line (lock, its heir, the heir's heir) is the holder; it then puts its own lock in place.
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { failure, type Result, success } from '../../core/errors.ts';
import { ensureFolder, errorCode, temporaryBeside, writeDurably } from './durable-file.ts';

const HEIR = /^lock-after-[0-9A-Za-z]+$/;

/** How long a lock that cannot be read must stay the same to be dead: a disk without links shows half-written ones. */
const UNREADABLE_PATIENCE_MS = 300;

const lockFile = z.object({
  /** Part of a file name when the lock is taken over: letters and digits only. */
  nonce: z.string().regex(/^[0-9A-Za-z]{1,64}$/),
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
  for (let attempt = 0; attempt < 20; attempt++) {
    const line = await readLine(path);
    const last = line.at(-1);
    if (last === undefined) {
      if (await placeExclusively(path, mine)) return success(await heldAs(path, mine));
      continue;
    }
    const holder = last.lock;
    if (holder === 'unreadable') {
      await wait(UNREADABLE_PATIENCE_MS);
    } else if (isHeld(holder) && !(options.takeOver && isForeign(holder))) {
      return failure('library-locked', {
        subject: isForeign(holder) ? holder.host : holder.user,
        detail: `${holder.user} on ${holder.host}, process ${holder.pid}, since ${holder.since}`,
      });
    }
    const claim = heirOf(path, last.nonce);
    if (!(await placeExclusively(claim, mine))) continue;
    // The claim counts only if the line is still the one that was judged: then nobody else can have taken over.
    const now = await readLine(path);
    const judged = [...line.map((link) => link.nonce), mine.nonce];
    if (now.length === judged.length && now.every((link, index) => link.nonce === judged[index])) {
      await writeDurably(path, JSON.stringify(mine));
      return success(await heldAs(path, mine));
    }
    await unlink(claim).catch(() => undefined);
  }
  return failure('library-locked', { detail: 'the lock changes hands too fast' });
}

interface LineLink {
  readonly nonce: string;
  readonly lock: LockFile | 'unreadable';
}

/** The lock and those who took over from it, in order; the last is the holder. */
async function readLine(path: string): Promise<LineLink[]> {
  const line: LineLink[] = [];
  for (let next = path; ; ) {
    const link = await readLock(next);
    if (link === undefined || line.some((earlier) => earlier.nonce === link.nonce)) return line;
    line.push(link);
    next = heirOf(path, link.nonce);
  }
}

function heirOf(path: string, nonce: string): string {
  return join(dirname(path), `lock-after-${nonce}`);
}

/** Clears the claims that led here: with the lock in place none of them can be made again and count. */
async function heldAs(path: string, mine: LockFile): Promise<LibraryLock> {
  for (const name of await readdir(dirname(path))) {
    if (HEIR.test(name) && name !== `lock-after-${mine.nonce}`) {
      await unlink(join(dirname(path), name)).catch(() => undefined);
    }
  }
  return {
    async release() {
      const now = await readLock(path);
      if (now?.nonce !== mine.nonce) return;
      await unlink(path).catch((error: unknown) => {
        if (errorCode(error) !== 'ENOENT') throw error; // released twice
      });
    },
  };
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

async function readLock(path: string): Promise<LineLink | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const lock = lockFile.parse(JSON.parse(text));
    return { nonce: lock.nonce, lock };
  } catch {
    const nonce = createHash('sha256').update(text).digest('hex').slice(0, 24);
    return { nonce: `unreadable${nonce}`, lock: 'unreadable' };
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
