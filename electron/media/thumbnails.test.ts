// Are small pictures made once and kept, and does a hostile file cost nothing but its own small picture?
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Asset, asset } from '../../core/content/asset.ts';
import { decode, encode, type Pixels } from './codecs.ts';
import { drawFirstPage } from './pdf-page.ts';
import { type ThumbnailChild, Thumbnails } from './thumbnails.ts';

const program = fileURLToPath(new URL('thumbnail-process.ts', import.meta.url));

let folder: string;
let children: ChildProcess[];
let said: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-thumbnails-'));
  children = [];
  said = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

function forked(source = program): ThumbnailChild {
  const child = fork(source, { stdio: 'ignore' });
  children.push(child);
  return {
    // Messages are objects; a child that is gone hears none.
    postMessage: (message) =>
      void (child.connected && child.send(message as object, () => undefined)),
    on: (event: 'message' | 'exit', listener: (value: never) => void) =>
      child.on(event, listener as (value: unknown) => void),
    kill: () => child.kill('SIGKILL'),
  };
}

function thumbnails(source = program, patience = 60_000): Thumbnails {
  return new Thumbnails({
    ...{ cacheFolder: folder, patience, warn: (line) => said.push(line) },
    fork: () => forked(source),
  });
}

let count = 0;
async function stored(
  bytes: Uint8Array,
  mediaType: string,
): Promise<{ asset: Asset; path: string }> {
  count += 1;
  const path = join(folder, `file-${count}`);
  await writeFile(path, bytes);
  const made = asset.parse({
    id: count.toString(16).padStart(64, '0'),
    ...{ fileName: 'file', mediaType, extension: 'bin', size: bytes.length },
    ...{ alt: {}, decorative: false, caption: {}, credit: '', licence: '' },
    createdAt: '2026-01-01T00:00:00.000Z',
  });
  return { asset: made, path };
}

/** A PDF of one page with this content. */
function pdf(content: string, box = '[0 0 300 400]', filter = ''): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox${box}/Contents 4 0 R/Resources<<>>>>`,
    `<</Length ${content.length}${filter}>>stream\n${content}\nendstream`,
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}${table}${end}`, 'latin1');
}

function grey(width: number, height: number): Pixels {
  return { data: new Uint8ClampedArray(width * height * 4).fill(128), width, height };
}

/** A page that is red all over. */
const red = pdf('1 0 0 rg 0 0 300 400 re f');

describe('a small picture', () => {
  it('shows the first page of a PDF, and a picture, and is made once', async () => {
    const small = thumbnails();
    const page = await stored(red, 'application/pdf');
    const picture = await stored(await encode(grey(1200, 800), 'jpeg'), 'image/jpeg');
    const [first, other] = await Promise.all([
      small.get(page.asset, page.path),
      small.get(picture.asset, picture.path),
    ]);
    const shown = await decode(first ?? new Uint8Array(), 'image/webp');
    expect([shown.width, shown.height]).toEqual([480, 640]);
    expect((shown.data[0] ?? 0) > 230 && (shown.data[1] ?? 255) < 40).toBe(true);
    const { width, height } = await decode(other ?? new Uint8Array(), 'image/webp');
    expect([width, height]).toEqual([640, 427]);
    small.close();

    const later = thumbnails('no-such-program.ts');
    expect(await later.get(page.asset, page.path)).toEqual(first);
    expect(children).toHaveLength(1);
  });

  it('is not there for what is none, and the next file has its own all the same', async () => {
    const small = thumbnails();
    const broken = await stored(Buffer.from('%PDF-1.7 and nothing more'), 'application/pdf');
    const page = await stored(red, 'application/pdf');
    expect(await small.get(broken.asset, broken.path)).toBeUndefined();
    expect(await small.get(page.asset, page.path)).toBeDefined();
    // It was tried once.
    expect(await small.get(broken.asset, broken.path)).toBeUndefined();
    expect(said).toHaveLength(1);
    small.close();
  });

  it('ends a process that a file keeps too long or kills, and goes on with another', async () => {
    const hanging = join(folder, 'hanging.mjs');
    await writeFile(hanging, "process.on('message', () => { for (;;); });");
    const dying = join(folder, 'dying.mjs');
    await writeFile(dying, "process.on('message', () => process.exit(1));");
    const page = await stored(red, 'application/pdf');
    for (const source of [hanging, dying]) {
      const small = thumbnails(source, source === hanging ? 100 : 60_000);
      expect(await small.get(page.asset, page.path)).toBeUndefined();
      small.close();
    }
    expect(children.every(({ killed, exitCode }) => killed || exitCode === 1)).toBe(true);
    expect((await readdir(folder)).filter((name) => name.startsWith('thumbnails'))).toEqual([]);
  });
});

describe('a page of a PDF', () => {
  it('has a size, however large it says it is', async () => {
    const wide = await drawFirstPage(pdf('0 0 1 rg 0 0 9 9 re f', '[0 0 14400 1]'), 640);
    expect([wide.width, wide.height]).toEqual([640, 160]);
    await expect(drawFirstPage(pdf('', '[0 0 0 0]'), 640)).resolves.toBeDefined();
  });

  it('gets no more memory than it is given', async () => {
    // Pressed together to a megabyte, unpacked to more than a page is given.
    const piece = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), {
      finishFlush: constants.Z_FULL_FLUSH,
    });
    const packed = Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array(480).fill(piece)]);
    const bomb = pdf(packed.toString('latin1'), undefined, '/Filter/FlateDecode');
    const before = process.memoryUsage().rss;
    const outcome = drawFirstPage(bomb, 640).then(
      () => 'drawn',
      () => 'refused',
    );
    expect(await outcome).toBe('refused');
    expect(process.memoryUsage().rss - before).toBeLessThan(700 * 1024 * 1024);
    // The next one is drawn all the same.
    const page = await drawFirstPage(red, 640);
    expect([page.width, page.height, page.data[0]]).toEqual([480, 640, 255]);
  });

  it('that is locked is not opened', async () => {
    await expect(drawFirstPage(Buffer.from('no PDF at all'), 640)).rejects.toThrow();
  });
});
