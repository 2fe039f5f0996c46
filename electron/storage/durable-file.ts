// How bytes reach the disk so that an acknowledged write is still there after a crash or a power cut.
//
// The order is the point: temp file in the same folder, write until every byte is out, fsync, rename, fsync of
// the folder, and only then the answer. Nothing else in Galley writes inside a library.
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { GalleyError, toFailure } from '../../core/errors.ts';

/** Names of temp files of an unfinished write: never content, swept when they are old. */
export const TEMPORARY = /^\.galley-[0-9a-f]{12}\.tmp$/;

const RENAME_PATIENCE_MS = 10_000;

/** What is asked of an open file. */
export interface DiskFile {
  write(bytes: Uint8Array, offset: number, length: number): Promise<{ bytesWritten: number }>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What is asked of the machine: node's own by default, a failing one where failures are rehearsed. */
export interface Disk {
  open(path: string, flags: 'wx' | 'r', mode?: number): Promise<DiskFile>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  mkdir(path: string, options: { recursive: true }): Promise<string | undefined>;
  readonly platform: NodeJS.Platform;
  /** Milliseconds that only ever grow, whatever happens to the clock on the wall. */
  elapsed(): number;
  wait(milliseconds: number): Promise<unknown>;
}

export const machineDisk: Disk = {
  open,
  rename,
  unlink,
  mkdir,
  platform: process.platform,
  elapsed: () => performance.now(),
  wait,
};

const queues = new Map<string, Promise<unknown>>();

/** Writes to one path happen one after the other, in the order they were asked for. */
function inTurn<T>(path: string, work: () => Promise<T>): Promise<T> {
  const before = queues.get(path) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.catch(() => undefined);
  queues.set(path, settled);
  void settled.then(() => {
    if (queues.get(path) === settled) queues.delete(path);
  });
  return mine;
}

/**
 * Replaces, or makes, the file at `path`. When it resolves, the bytes are on disk under that name; when it
 * rejects (`GalleyError` with `disk-full`, `not-permitted` or `write-failed`), the file is whole: the old one, or
 * the new one where only the last step, the fsync of the folder, failed. A failed fsync is never tried again on
 * the same file: the kernel may have dropped the pages and would answer the second one with success.
 */
export function writeDurably(
  path: string,
  content: string | Uint8Array,
  disk: Disk = machineDisk,
): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return inTurn(path, async () => {
    const temporary = temporaryBeside(path);
    try {
      const file = await disk.open(temporary, 'wx', 0o644);
      try {
        await writeAll(file, bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await renamePatiently(temporary, path, disk);
      await syncFolder(dirname(path), disk);
    } catch (error) {
      // What cannot be removed now is swept when the library is next opened.
      await disk.unlink(temporary).catch(() => undefined);
      throw asWriteFailure(error, path);
    }
  });
}

/** Writes every byte: a short write (a full disk reports one before it reports ENOSPC) is never taken for success. */
export async function writeAll(file: Pick<DiskFile, 'write'>, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.byteLength) {
    const { bytesWritten } = await file.write(bytes, written, bytes.byteLength - written);
    if (bytesWritten === 0) {
      // A disk that takes nothing and names no error would be asked for ever.
      throw Object.assign(new Error('the disk takes no more bytes'), { code: 'ENOSPC' });
    }
    written += bytesWritten;
  }
}

/** Writes a file that nobody looks for by its name yet: when it resolves its bytes are on disk, its name need not be. */
export async function writeSynced(path: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const file = await open(path, 'w', 0o644);
  try {
    await writeAll(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

export function temporaryBeside(path: string): string {
  return join(dirname(path), `.galley-${randomBytes(6).toString('hex')}.tmp`);
}

/** Moves a finished file to its name for good: rename, then fsync of both folders. */
export async function moveDurably(
  from: string,
  to: string,
  disk: Disk = machineDisk,
): Promise<void> {
  await ensureFolder(dirname(to), disk);
  await renamePatiently(from, to, disk);
  await syncFolder(dirname(to), disk);
  if (dirname(from) !== dirname(to)) await syncFolder(dirname(from), disk);
}

/** Removes a file for good: it does not come back after a power cut. One that is gone already is no failure. */
export async function removeDurably(path: string, disk: Disk = machineDisk): Promise<void> {
  try {
    await disk.unlink(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  await syncFolder(dirname(path), disk);
}

/** Makes a folder and its parents, each one durable in its parent. */
export async function ensureFolder(path: string, disk: Disk = machineDisk): Promise<void> {
  const first = await disk.mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    await syncFolder(dirname(made), disk);
  }
}

/** A rename or a new file is only durable once its folder is. Windows has no fsync of folders and needs none. */
export async function syncFolder(path: string, disk: Disk = machineDisk): Promise<void> {
  if (disk.platform === 'win32') return;
  const folder = await disk.open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Virus scanners and sync clients hold files for moments: retried with growing pauses, never written in place. */
async function renamePatiently(from: string, to: string, disk: Disk): Promise<void> {
  const started = disk.elapsed();
  for (let pause = 10; ; pause = Math.min(pause * 2, 1000)) {
    try {
      return await disk.rename(from, to);
    } catch (error) {
      const passing = ['EPERM', 'EBUSY', 'EACCES'].includes(errorCode(error) ?? '');
      const patient = disk.platform === 'win32' && disk.elapsed() - started < RENAME_PATIENCE_MS;
      if (!passing || !patient) throw error;
      await disk.wait(pause);
    }
  }
}

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** Gives a system error of a write its Galley code. */
export function asWriteFailure(error: unknown, path: string): GalleyError {
  if (error instanceof GalleyError) return error;
  const code = errorCode(error);
  const about = { subject: basename(path), detail: toFailure(error).detail };
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new GalleyError({ code: 'disk-full', ...about }, { cause: error });
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new GalleyError({ code: 'not-permitted', ...about }, { cause: error });
  }
  return new GalleyError({ code: 'write-failed', ...about }, { cause: error });
}
