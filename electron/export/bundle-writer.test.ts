import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GalleyError } from '../../core/errors.ts';
import type { BundleEntry } from './assemble.ts';
import { type WriteOptions, writeBundle } from './bundle-writer.ts';
import { crc32 } from './crc32.ts';
import { packText } from './make-texts.ts';
import { openZip } from './zip-reader.ts';

const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

let folder: string;
let zip: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-bundle-'));
  zip = join(folder, 'out.zip');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function textEntry(path: string, text: string): BundleEntry {
  return { path, kind: 'packed', made: packText(text) };
}

async function assetEntry(
  path: string,
  bytes: Uint8Array,
): Promise<Extract<BundleEntry, { kind: 'onDisk' }>> {
  const hash = sha256(bytes);
  const from = join(folder, hash);
  await writeFile(from, bytes);
  return {
    path,
    kind: 'onDisk',
    file: { name: 'hall.jpg', size: bytes.length, sha256: hash, from },
  };
}

const options = (changes: Partial<WriteOptions> = {}): WriteOptions => ({
  onEntry: () => {},
  signal: undefined,
  ...changes,
});

/** What a reader of ours and one of others find in the zip. */
async function readBoth(path: string): Promise<Record<string, string>> {
  const opened = await openZip(path);
  if (!opened.ok) throw new GalleyError(opened.error);
  const ours: Record<string, string> = {};
  for (const entry of opened.value.entries) {
    ours[entry.name] = Buffer.from(await opened.value.read(entry)).toString('latin1');
    expect(await opened.value.sha256(entry)).toBe(
      sha256(Buffer.from(ours[entry.name] ?? '', 'latin1')),
    );
  }
  await opened.value.close();
  const theirs = Object.fromEntries(
    Object.entries(unzipSync(await readFile(path))).map(([name, bytes]) => [
      name,
      Buffer.from(bytes).toString('latin1'),
    ]),
  );
  expect(theirs).toEqual(ours);
  return ours;
}

describe('writing a bundle', () => {
  it('gives back what went in, texts packed and media as they are', async () => {
    const long = 'the same words again and again. '.repeat(500);
    const media = Buffer.from(Array.from({ length: 3_000_000 }, (_, index) => (index * 31) % 251));
    const written = await writeBundle(
      zip,
      [
        textEntry('a/empty.txt', ''),
        textEntry('a/long.txt', long),
        await assetEntry('b/picture.jpg', media),
        { path: 'c/font.woff2', kind: 'bytes', bytes: media.subarray(0, 10) },
      ],
      options(),
    );
    expect(await readBoth(zip)).toEqual({
      'a/empty.txt': '',
      'a/long.txt': long,
      'b/picture.jpg': media.toString('latin1'),
      'c/font.woff2': media.subarray(0, 10).toString('latin1'),
    });
    expect(written.files).toBe(4);
    expect(written.bytes).toBe((await readFile(zip)).length);
    expect(written.bytes).toBeLessThan(3_001_500);
  });

  it('carries any text to the letter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 })), async (texts) => {
        await writeBundle(
          zip,
          texts.map((text, index) => textEntry(`${index}.txt`, text)),
          options(),
        );
        const read = await readBoth(zip);
        expect(Object.keys(read)).toHaveLength(texts.length);
        texts.forEach((text, index) => {
          expect(read[`${index}.txt`]).toBe(Buffer.from(text, 'utf8').toString('latin1'));
        });
      }),
      { numRuns: 30 },
    );
  });

  it('is checked whole even where one file in it is too large to be held in memory', async () => {
    const text = 'a newsroom of many years. '.repeat(2_600_000);
    await writeBundle(zip, [textEntry('site/large.wxr', text)], options());
    const opened = await openZip(zip);
    if (!opened.ok) throw new GalleyError(opened.error);
    const [entry] = opened.value.entries;
    if (entry === undefined) throw new Error('the zip is empty');
    expect(entry.size).toBeGreaterThan(64 * 1024 * 1024);
    await expect(opened.value.read(entry)).rejects.toThrow('too large');
    expect(await opened.value.sha256(entry)).toBe(sha256(text));
    await opened.value.close();
  });

  it('writes ZIP64 records where numbers are too large for the old ones', async () => {
    const entries = [
      textEntry('one.txt', 'words '.repeat(100)),
      await assetEntry('two.jpg', Buffer.alloc(5000, 7)),
      textEntry('three.txt', 'x'),
    ];
    // Limits so low that every size, offset and count is beyond them.
    await writeBundle(zip, entries, options(), { number: 64, count: 2 });
    const bytes = await readFile(zip);
    expect(bytes.includes(Buffer.from([0x50, 0x4b, 0x06, 0x06]))).toBe(true);
    expect(Object.keys(await readBoth(zip))).toEqual(['one.txt', 'two.jpg', 'three.txt']);
  });

  it.each(['at once', 'in the middle of a file'])(
    'leaves no file when cancelled %s',
    async (when) => {
      const control = new AbortController();
      if (when === 'at once') control.abort();
      const media = await assetEntry('b.jpg', Buffer.alloc(4_000_000, 1));
      await expect(
        writeBundle(
          zip,
          [textEntry('a.txt', 'x'), media],
          options({ signal: control.signal, onEntry: () => control.abort() }),
        ),
      ).rejects.toMatchObject({ failure: { code: 'cancelled' } });
      expect((await readdir(folder)).filter((name) => !/^[0-9a-f]{64}$/.test(name))).toEqual([]);
    },
  );

  it('keeps an older bundle of the same name when it fails', async () => {
    await writeFile(zip, 'the older one');
    const entry = await assetEntry('b.jpg', Buffer.from('bytes'));
    await writeFile(entry.file.from, 'other');
    await expect(writeBundle(zip, [entry], options())).rejects.toMatchObject({
      failure: { code: 'damaged-record', subject: 'hall.jpg' },
    });
    expect(await readFile(zip, 'utf8')).toBe('the older one');
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('says which file is missing', async () => {
    const { file, ...entry } = await assetEntry('b.jpg', Buffer.from('bytes'));
    const lost = { ...entry, file: { ...file, from: join(folder, 'nowhere') } };
    await expect(writeBundle(zip, [lost], options())).rejects.toMatchObject({
      failure: { code: 'file-unreadable', subject: 'hall.jpg' },
    });
  });

  it('joins parts into one file, whose bytes are those of the parts', async () => {
    const parts = ['one ', 'two '.repeat(5000), '', 'three'];
    async function* made() {
      for (const part of parts) yield Buffer.from(part);
    }
    await writeBundle(
      zip,
      [{ path: 'long.wxr', kind: 'joined', parts: made() }, textEntry('z.txt', 'after')],
      options(),
    );
    expect(await readBoth(zip)).toEqual({ 'long.wxr': parts.join(''), 'z.txt': 'after' });
  });

  it('does not take the place of a folder', async () => {
    await mkdir(zip);
    await expect(writeBundle(zip, [], options())).rejects.toMatchObject({
      failure: { code: 'invalid-argument' },
    });
  });

  it('counts checksums as everybody does, in one piece or in two', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
    expect(crc32(Buffer.alloc(0))).toBe(0);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ maxLength: 9 }), (a, b) => {
        expect(crc32(b, crc32(a))).toBe(crc32(Buffer.concat([a, b])));
      }),
    );
  });
});

describe('reading a zip that may be hostile', () => {
  /** A sound zip with some bytes changed. */
  async function tampered(change: (bytes: Buffer) => Buffer): Promise<string> {
    await writeBundle(
      zip,
      [textEntry('a.txt', 'words '.repeat(200)), textEntry('b.txt', 'x')],
      options(),
    );
    const path = join(folder, 'tampered.zip');
    await writeFile(path, change(await readFile(zip)));
    return path;
  }
  const central = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

  async function readAll(path: string): Promise<string | undefined> {
    const opened = await openZip(path);
    if (!opened.ok) return opened.error.detail;
    try {
      for (const entry of opened.value.entries) await opened.value.read(entry);
      return undefined;
    } catch (error) {
      return error instanceof GalleyError ? error.failure.detail : String(error);
    } finally {
      await opened.value.close();
    }
  }

  it('reads the sound one (the control of these tests)', async () => {
    expect(await readAll(await tampered((bytes) => bytes))).toBeUndefined();
  });

  it.each([
    {
      name: 'a size that promises a bomb',
      says: 'zip bomb',
      change: (bytes: Buffer) => {
        bytes.writeUInt32LE(60 * 1024 * 1024, bytes.indexOf(central) + 24);
        return bytes;
      },
    },
    {
      name: 'a size beyond what is held in memory',
      says: 'too large',
      change: (bytes: Buffer) => {
        bytes.writeUInt32LE(0xfffffff0, bytes.indexOf(central) + 24);
        return bytes;
      },
    },
    {
      name: 'more bytes inside than it says',
      says: 'checksum',
      change: (bytes: Buffer) => {
        bytes.writeUInt32LE(600, bytes.indexOf(central) + 24);
        return bytes;
      },
    },
    {
      name: 'two files over the same bytes',
      says: 'overlaps',
      change: (bytes: Buffer) => {
        bytes.writeUInt32LE(0, bytes.lastIndexOf(central) + 42);
        return bytes;
      },
    },
    {
      name: 'another name inside',
      says: 'another name',
      change: (bytes: Buffer) => {
        bytes.write('z', 30);
        return bytes;
      },
    },
    {
      name: 'a changed byte',
      says: 'checksum',
      change: (bytes: Buffer) => {
        bytes.write('y', bytes.indexOf('b.txt') + 5);
        return bytes;
      },
    },
    { name: 'half of it', says: 'not a zip', change: (bytes: Buffer) => bytes.subarray(0, 80) },
    {
      name: 'encryption',
      says: 'encrypted',
      change: (bytes: Buffer) => {
        bytes.writeUInt16LE(1, bytes.indexOf(central) + 8);
        return bytes;
      },
    },
  ])('refuses $name', async ({ says, change }) => {
    expect(await readAll(await tampered(change))).toContain(says);
  });
});
