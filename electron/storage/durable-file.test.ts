import type { FileHandle } from 'node:fs/promises';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GalleyError } from '../../core/errors.ts';
import { asWriteFailure, TEMPORARY, writeAll, writeDurably } from './durable-file.ts';

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

describe('a durable write', () => {
  it('replaces the file and leaves no temp file behind', async () => {
    const path = join(folder, 'record.json');
    await writeDurably(path, 'first');
    await writeDurably(path, 'second');
    expect(await readFile(path, 'utf8')).toBe('second');
    expect(await readdir(folder)).toEqual(['record.json']);
  });

  it('keeps the order of writes to one path that are asked for at once', async () => {
    const path = join(folder, 'record.json');
    const texts = Array.from({ length: 20 }, (_, index) => `version ${index}`);
    await Promise.all(texts.map((text) => writeDurably(path, text)));
    expect(await readFile(path, 'utf8')).toBe('version 19');
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
