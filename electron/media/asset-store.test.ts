import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../core/errors.ts';
import { files } from '../storage/library-files.ts';
import { AssetStore, cleanFileName } from './asset-store.ts';

let root: string;
let assets: AssetStore;
const library = () => join(root, 'library');

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-assets-'));
  await mkdir(library());
  assets = new AssetStore(library(), () => new Date('2026-03-01T10:00:00Z'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(root, name);
  await writeFile(path, content);
  return path;
}

/** The smallest PNG there is to speak of: signature, header of 3 × 2 pixels, end. */
const png = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000030000000208020000001216f14d0000000049454e44ae426082',
  'hex',
);

async function everyFile(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('importing a file', () => {
  it('stores the bytes under their SHA-256 and tells progress to the last byte', async () => {
    const bytes = randomBytes(2_500_000);
    const told: [number, number][] = [];
    const asset = unwrap(
      await assets.importFile(await file('slides.bin', bytes), {
        onProgress: (done, total) => told.push([done, total]),
      }),
    );
    expect(asset.id).toBe(createHash('sha256').update(bytes).digest('hex'));
    const stored = await readFile(files.assetBytes(library(), asset.id, asset.extension));
    expect(stored.equals(bytes)).toBe(true);
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)).toEqual([2_500_000, 2_500_000]);
    expect(unwrap(await assets.get(asset.id))).toEqual(asset);
  });

  it('refuses a picture that promises more pixels than there is memory, and leaves nothing behind', async () => {
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(50_000, 16);
    bomb.writeUInt32BE(50_000, 20);
    expect(await assets.importFile(await file('bomb.png', bomb))).toMatchObject({
      ok: false,
      error: { code: 'picture-too-large', subject: 'bomb.png', detail: '50000 × 50000 pixels' },
    });
    expect(await everyFile(files.media(library()))).toEqual([]);
  });

  it('stores the same bytes once, and keeps what was written about them', async () => {
    const first = unwrap(await assets.importFile(await file('a.png', png)));
    unwrap(await assets.edit(first.id, { credit: 'Tess Vermeulen' }));
    const second = unwrap(await assets.importFile(await file('b.png', png)));
    expect(second).toMatchObject({ id: first.id, fileName: 'a.png', credit: 'Tess Vermeulen' });
    expect(await everyFile(files.media(library()))).toHaveLength(2);
  });

  it('again, after its stored bytes were damaged, puts the good ones back', async () => {
    const { id, extension } = unwrap(await assets.importFile(await file('a.png', png)));
    const stored = files.assetBytes(library(), id, extension);
    const damaged = Buffer.from(png);
    damaged[20] = (damaged[20] ?? 0) ^ 1;
    await writeFile(stored, damaged);
    expect(await assets.verify(id)).toMatchObject({ error: { code: 'damaged-record' } });
    unwrap(await assets.importFile(await file('b.png', png)));
    unwrap(await assets.verify(id));
    expect((await readFile(stored)).equals(png)).toBe(true);
  });

  it('finds type and size in pixels from the bytes, whatever the name says', async () => {
    const asset = unwrap(await assets.importFile(await file('holiday.pdf', png)));
    expect(asset).toMatchObject({ mediaType: 'image/png', extension: 'png', width: 3, height: 2 });
  });

  it.each([
    ['page.html', '<!doctype html><script>alert(1)</script>'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['script.js', 'alert(1)'],
  ])('keeps %s as plain text, so that no browser runs it', async (name, content) => {
    const asset = unwrap(await assets.importFile(await file(name, content)));
    expect(asset).toMatchObject({ mediaType: 'text/plain', extension: 'txt' });
  });

  it('knows a PDF, and a table of values by its name', async () => {
    const pdf = unwrap(await assets.importFile(await file('x', '%PDF-1.7\n%âãÏÓ\n1 0 obj')));
    expect(pdf).toMatchObject({ mediaType: 'application/pdf', extension: 'pdf' });
    const table = unwrap(await assets.importFile(await file('survey.csv', 'a,b\n1,2\n')));
    expect(table).toMatchObject({ mediaType: 'text/csv', extension: 'csv' });
  });

  it('that is cancelled half way leaves nothing behind', async () => {
    const control = new AbortController();
    const result = await assets.importFile(await file('big', randomBytes(4_000_000)), {
      signal: control.signal,
      onProgress: () => control.abort(),
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled', subject: 'big' } });
    expect(await everyFile(library())).toEqual([]);
  });

  it('of a file that shrinks meanwhile fails, and leaves nothing behind', async () => {
    const path = await file('growing', randomBytes(4_000_000));
    let once = true;
    const { truncateSync } = await import('node:fs');
    const result = await assets.importFile(path, {
      onProgress: () => {
        if (once) truncateSync(path, 1_500_000);
        once = false;
      },
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'file-changed' } });
    expect(await everyFile(library())).toEqual([]);
  });

  it('that is not there says so', async () => {
    expect(await assets.importFile(join(root, 'gone.pdf'))).toMatchObject({
      ok: false,
      error: { code: 'file-unreadable', subject: 'gone.pdf' },
    });
  });

  it('where no folder can be made for it fails as a write does, not as a fault of ours', async () => {
    await writeFile(files.media(library()), 'a file in the place of the folder');
    expect(await assets.importBytes('notes.txt', Buffer.from('the minutes'))).toMatchObject({
      ok: false,
      error: { code: 'write-failed' },
    });
  });
});

it('keeps both of two edits of one asset that are made at once', async () => {
  const { id } = unwrap(await assets.importFile(await file('a.png', png)));
  await Promise.all([
    assets.edit(id, { credit: 'Tess Vermeulen' }),
    assets.edit(id, { licence: 'CC BY 4.0' }),
  ]);
  expect(unwrap(await assets.get(id))).toMatchObject({
    credit: 'Tess Vermeulen',
    licence: 'CC BY 4.0',
  });
});

describe('the name of a file', () => {
  it('loses what could mislead: control characters, direction changes, folders', () => {
    expect(cleanFileName('re\u202Eport\u0000fdp.exe')).toBe('reportfdp.exe');
    expect(cleanFileName('../../etc/passwd')).toBe('....etcpasswd');
    expect(cleanFileName('\u0007')).toBe('file');
  });

  it('is cut in the middle when it is long, so that the extension stays', () => {
    const name = cleanFileName(`${'é'.repeat(300)}.pdf`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name.endsWith('.pdf')).toBe(true);
  });
});
