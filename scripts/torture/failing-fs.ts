// The file system that a program under torture gets in place of `node:fs/promises`: the real one, until a call is told
// to fail or the room is used up. The bundler puts it there (see bundle.ts), so every call site is reached.
import { constants } from 'node:fs';
import * as real from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { FaultCode } from './faults.ts';

/** What goes wrong from now on. Calls are counted from 0, and `room` is what writes may still take. */
export type Trouble =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'fault';
      readonly at: number;
      readonly code: FaultCode;
      readonly lasting: boolean;
    }
  | { readonly kind: 'full'; readonly room: number };

/** What the real one exports and no call goes through. */
export { constants } from 'node:fs/promises';

/** One call, by its name and the part of the library it was made on. */
export interface Call {
  readonly name: string;
  readonly on: string;
}

let trouble: Trouble = { kind: 'none' };
let calls: Call[] = [];
let room = Number.POSITIVE_INFINITY;
let written = 0;
let pending = 0;

/** What the harness says and asks. */
export const machine = {
  start(next: Trouble): void {
    trouble = next;
    calls = [];
    written = 0;
    room = next.kind === 'full' ? next.room : Number.POSITIVE_INFINITY;
  },
  get calls(): readonly Call[] {
    return calls;
  },
  /** Bytes that writes have taken since the start. */
  get written(): number {
    return written;
  },
  /** Resolves when no call is under way, nor follows from the last ones. */
  async quiet(): Promise<void> {
    for (let still = 0; still < 4; ) {
      await new Promise((resolve) => setImmediate(resolve));
      still = pending === 0 ? still + 1 : 0;
    }
  },
};

function failed(code: string, name: string): Error {
  return Object.assign(new Error(`${code}: injected into ${name}`), { code });
}

/** Counts a call; throws where it is to fail, and answers whether it is to fall short. */
function meets(name: string, path: string): boolean {
  const position = calls.push({ name, on: partOf(path) }) - 1;
  if (trouble.kind !== 'fault') return false;
  if (trouble.lasting ? position < trouble.at : position !== trouble.at) return false;
  if (trouble.code === 'short write') return true;
  throw failed(trouble.code, name);
}

/** How many of `length` bytes the disk takes. */
function taken(length: number, name: string, fallsShort: boolean): number {
  const half = fallsShort && length > 1 ? Math.floor(length / 2) : length;
  const most = Math.min(half, room);
  if (most === 0 && length > 0) throw failed('ENOSPC', name);
  room -= most;
  written += most;
  return most;
}

/** `articles/*.json`, `history/*` and so on: call sites are counted by these and not by every id. */
function partOf(path: string): string {
  const folder = basename(dirname(path));
  const place = /^[0-9a-f]{8}-|^[0-9a-f]{2}$/.test(folder)
    ? basename(dirname(dirname(path)))
    : folder;
  const name = basename(path)
    .replace(/^\.galley-[0-9a-f]{12}\.tmp$/, '<temp>')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|[0-9a-f]{24}|\d{8}T\d{9}Z-\d+/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT[\d-]+(?:\.\d+)?Z/, '<time>');
  return `${place}/${name}`;
}

async function counted<T>(name: string, path: string, work: (short: boolean) => Promise<T>) {
  pending += 1;
  try {
    return await work(meets(name, path));
  } finally {
    pending -= 1;
  }
}

/** An open file whose calls are counted as well: the ones that Galley makes. */
function watched(file: real.FileHandle, path: string) {
  return {
    write: (bytes: Uint8Array, offset = 0, length = bytes.byteLength - offset, at?: number) =>
      counted('write', path, (short) =>
        file.write(bytes, offset, taken(length, 'write', short), at ?? null),
      ),
    read: (bytes: Uint8Array, offset: number, length: number, at: number | null) =>
      counted('read', path, () => file.read(bytes, offset, length, at)),
    readFile: () => counted('read', path, () => file.readFile()),
    stat: () => counted('fstat', path, () => file.stat()),
    sync: () => counted('fsync', path, () => file.sync()),
    datasync: () => counted('fdatasync', path, () => file.datasync()),
    async close(): Promise<void> {
      await file.close(); // as Linux does: closed, whatever close answers
      await counted('close', path, () => Promise.resolve());
    },
  };
}

export const open = (path: string, flags?: string | number, mode?: number) =>
  counted('open', path, async () => watched(await real.open(path, flags, mode), path));

export const readFile = (path: string, options?: BufferEncoding) =>
  counted('readFile', path, () => real.readFile(path, options));

/** As the real one: the file is emptied first, then filled until all is out or the disk takes no more. */
export async function writeFile(
  path: string,
  content: string | Uint8Array,
  options?: { flag?: string },
): Promise<void> {
  const bytes = Buffer.from(content);
  const file = await open(path, options?.flag ?? 'w');
  try {
    for (let done = 0; done < bytes.byteLength; ) {
      done += (await file.write(bytes, done, bytes.byteLength - done)).bytesWritten;
    }
  } finally {
    await file.close();
  }
}

export const copyFile = (from: string, to: string) =>
  counted('copyFile', to, async () => {
    const { size } = await real.stat(from);
    if (taken(size, 'copyFile', false) < size) throw failed('ENOSPC', 'copyFile');
    await real.copyFile(from, to, constants.COPYFILE_FICLONE);
  });

// The overloads of the real one differ by their options; what is handed on answers with the same.
export const readdir = ((path: string, options?: object) =>
  counted('readdir', path, () => real.readdir(path, options as never))) as typeof real.readdir;

export const stat = (path: string) => counted('stat', path, () => real.stat(path));
export const lstat = (path: string) => counted('lstat', path, () => real.lstat(path));
export const access = (path: string) => counted('access', path, () => real.access(path));
export const realpath = (path: string) => counted('realpath', path, () => real.realpath(path));
export const rename = (from: string, to: string) =>
  counted('rename', to, () => real.rename(from, to));
export const unlink = (path: string) => counted('unlink', path, () => real.unlink(path));
export const link = (from: string, to: string) => counted('link', to, () => real.link(from, to));
export const mkdir = (path: string, options?: { recursive?: boolean; mode?: number }) =>
  counted('mkdir', path, () => real.mkdir(path, options));
export const rm = (path: string, options?: { recursive?: boolean; force?: boolean }) =>
  counted('rm', path, () => real.rm(path, options));
export const utimes = (path: string, atime: Date, mtime: Date) =>
  counted('utimes', path, () => real.utimes(path, atime, mtime));
