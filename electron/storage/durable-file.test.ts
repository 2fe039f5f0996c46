import type { FileHandle } from 'node:fs/promises';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GalleyError } from '../../core/errors.ts';
import {
  asWriteFailure,
  type Disk,
  machineDisk,
  TEMPORARY,
  writeAll,
  writeDurably,
} from './durable-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-durable-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A disk that takes at most `most` bytes a call and `capacity` in all, as a nearly full one does. */
function meanDisk(most: number, capacity: number): { file: FileHandle; taken: () => Uint8Array } {
  const kept: number[] = [];
  const write = (bytes: Uint8Array, offset: number, length: number) => {
    const room = Math.min(most, length, capacity - kept.length);
    if (room === 0) return Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    kept.push(...bytes.subarray(offset, offset + room));
    return Promise.resolve({ bytesWritten: room, buffer: bytes });
  };
  // Only `write` is called by what is tested here.
  return { file: { write } as unknown as FileHandle, taken: () => Uint8Array.from(kept) };
}

/** The machine's disk, with a note of each call; `busy` renames fail first, and time passes only in waits. */
function notedDisk(platform: NodeJS.Platform, busy = 0): Disk & { readonly calls: string[] } {
  const calls: string[] = [];
  let [held, time] = [busy, 0];
  return {
    ...machineDisk,
    platform,
    calls,
    async open(path, flags, mode) {
      const file = await machineDisk.open(path, flags, mode);
      const what = flags === 'r' ? 'folder' : 'temp file';
      return {
        write(bytes, offset, length) {
          calls.push(`write ${what}`);
          return file.write(bytes, offset, length);
        },
        sync() {
          calls.push(`fsync ${what}`);
          return file.sync();
        },
        close: () => file.close(),
      };
    },
    async rename(from, to) {
      calls.push('rename');
      held -= 1;
      if (held >= 0) throw Object.assign(new Error('held by another program'), { code: 'EBUSY' });
      await machineDisk.rename(from, to);
    },
    elapsed: () => time,
    wait(milliseconds) {
      calls.push('wait');
      time += milliseconds;
      return Promise.resolve();
    },
  };
}

describe('a durable write', () => {
  it('is answered after its bytes, the name and the folder are on disk, in this order', async () => {
    const disk = notedDisk('linux');
    await writeDurably(join(folder, 'record.json'), 'text', disk);
    const order = ['write temp file', 'fsync temp file', 'rename', 'fsync folder'];
    expect(disk.calls).toEqual(order);
  });

  it('waits on Windows for a file that another program holds for a moment', async () => {
    const path = join(folder, 'record.json');
    const disk = notedDisk('win32', 3);
    await writeDurably(path, 'text', disk);
    expect(disk.calls.filter((call) => call === 'wait')).toHaveLength(3);
    expect(await readFile(path, 'utf8')).toBe('text');
  });

  it('gives up after ten seconds of that, and leaves the old file whole', async () => {
    const path = join(folder, 'record.json');
    await writeDurably(path, 'old');
    const disk = notedDisk('win32', Number.POSITIVE_INFINITY);
    await expect(writeDurably(path, 'new', disk)).rejects.toBeInstanceOf(GalleyError);
    expect(disk.elapsed()).toBeGreaterThanOrEqual(10_000);
    expect(disk.elapsed()).toBeLessThan(12_000);
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['record.json']);
  });

  it('replaces the file and leaves no temp file behind', async () => {
    const path = join(folder, 'record.json');
    await writeDurably(path, 'first');
    await writeDurably(path, 'second');
    expect(await readFile(path, 'utf8')).toBe('second');
    expect(await readdir(folder)).toEqual(['record.json']);
  });

  it('keeps the order of writes to one path that are asked for at once: each waits for the one before', async () => {
    const path = join(folder, 'record.json');
    const disk = notedDisk('linux');
    const texts = ['first', 'second', 'third'];
    await Promise.all(texts.map((text) => writeDurably(path, text, disk)));
    expect(await readFile(path, 'utf8')).toBe('third');
    const order = ['write temp file', 'fsync temp file', 'rename', 'fsync folder'];
    expect(disk.calls).toEqual([...order, ...order, ...order]);
  });

  it('writes on after a short write, where a single call would have cut the file', async () => {
    const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
    const patient = meanDisk(37, 1000);
    await writeAll(patient.file, bytes);
    expect(patient.taken()).toEqual(bytes);

    // The known-bad way: one call, its count ignored.
    const careless = meanDisk(37, 1000);
    await careless.file.write(bytes, 0, bytes.byteLength);
    expect(careless.taken()).not.toEqual(bytes);
  });

  it('reports a disk that fills up half way, by the code a person can act on', async () => {
    const { file } = meanDisk(37, 500);
    const failed = await writeAll(file, new Uint8Array(1000)).catch((error: unknown) => error);
    expect(asWriteFailure(failed, '/somewhere/record.json').failure).toMatchObject({
      code: 'disk-full',
      subject: 'record.json',
    });
  });

  it('leaves what is there whole, and no temp file, when the new one cannot take its place', async () => {
    const occupied = join(folder, 'occupied');
    await mkdir(join(occupied, 'child'), { recursive: true });
    await expect(writeDurably(occupied, 'text')).rejects.toBeInstanceOf(GalleyError);
    expect(await readdir(occupied)).toEqual(['child']);
    expect((await readdir(folder)).filter((name) => TEMPORARY.test(name))).toEqual([]);
  });
});
