// How bytes reach the disk so that an acknowledged write is still there after a crash or a power cut.
//
// The order is the point: temp file in the same folder, write until every byte is out, fsync, rename, fsync of
// the folder, and only then the answer. Nothing else in Galley writes inside a library.
import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { GalleyError, toFailure } from '../../core/errors.ts';

/** Names of temp files of an unfinished write: never content, swept when they are old. */
export const TEMPORARY = /^\.galley-[0-9a-f]{12}\.tmp$/;

const RENAME_PATIENCE_MS = 10_000;
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
 * rejects (`GalleyError` with `disk-full`, `not-permitted` or `write-failed`), the old file is whole.
 */
export function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return inTurn(path, async () => {
    const temporary = temporaryBeside(path);
    try {
      const file = await open(temporary, 'wx', 0o644);
      try {
        await writeAll(file, bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await renamePatiently(temporary, path);
      await syncFolder(dirname(path));
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw asWriteFailure(error, path);
    }
  });
}

/** Writes every byte: a short write (a full disk reports one before it reports ENOSPC) is never taken for success. */
export async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.byteLength) {
    const { bytesWritten } = await file.write(bytes, written, bytes.byteLength - written);
    written += bytesWritten;
  }
}

export function temporaryBeside(path: string): string {
  return join(dirname(path), `.galley-${randomBytes(6).toString('hex')}.tmp`);
}

/** Moves a finished file to its name for good: rename, then fsync of both folders. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await ensureFolder(dirname(to));
  await renamePatiently(from, to);
  await syncFolder(dirname(to));
  if (dirname(from) !== dirname(to)) await syncFolder(dirname(from));
}

/** Makes a folder and its parents, each one durable in its parent. */
export async function ensureFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    await syncFolder(dirname(made));
  }
}

/** A rename or a new file is only durable once its folder is. Windows has no fsync of folders and needs none. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Virus scanners and sync clients hold files for moments: retried with growing pauses, never written in place. */
async function renamePatiently(from: string, to: string): Promise<void> {
  const started = Date.now();
  for (let pause = 10; ; pause = Math.min(pause * 2, 1000)) {
    try {
      return await rename(from, to);
    } catch (error) {
      const passing = ['EPERM', 'EBUSY', 'EACCES'].includes(errorCode(error) ?? '');
      const patient = process.platform === 'win32' && Date.now() - started < RENAME_PATIENCE_MS;
      if (!passing || !patient) throw error;
      await wait(pause);
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
