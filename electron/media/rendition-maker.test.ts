import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { imageSize } from 'image-size';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Crop } from '../../core/content/article.ts';
import { assetId } from '../../core/content/ids.ts';
import { exampleAsset } from '../../core/export/example-newsroom.ts';
import { fallbackSizeOf, type PictureUse, sizesOf } from '../../core/site/renditions.ts';
import { decode, encode, type Pixels } from './codecs.ts';
import { RenditionMaker } from './rendition-maker.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let folder: string;
let maker: RenditionMaker;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-renditions-'));
  maker = new RenditionMaker(join(folder, 'cache'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A picture whose left half is red and whose right half is blue, see-through where `isOpaque` is false. */
function flag(width: number, height: number, isOpaque = true): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const isLeft = pixel % width < width / 2;
    data.set([isLeft ? 220 : 10, 20, isLeft ? 20 : 220, isOpaque || isLeft ? 255 : 0], pixel * 4);
  }
  return { data, width, height };
}

async function store(
  bytes: Uint8Array,
  mediaType: string,
  crop?: Crop,
): Promise<{ picture: PictureUse; path: string }> {
  const asset = exampleAsset(1, {
    id: assetId.parse(sha256(bytes)),
    mediaType,
    size: bytes.length,
  });
  const path = join(folder, asset.id);
  await writeFile(path, bytes);
  return { picture: { asset, crop }, path };
}

describe('the sizes of copies', () => {
  it('are none larger than the picture, and none nearly the same as the next', () => {
    expect(sizesOf({ width: 3000, height: 2000 }).map((one) => one.width)).toEqual([
      480, 960, 1600, 2000,
    ]);
    expect(sizesOf({ width: 1000, height: 500 })).toEqual([
      { width: 480, height: 240 },
      { width: 1000, height: 500 },
    ]);
    expect(sizesOf({ width: 40, height: 1 })).toEqual([{ width: 40, height: 1 }]);
    expect(fallbackSizeOf({ width: 3000, height: 2000 }).width).toBe(1600);
  });
});

describe('copies of a picture', () => {
  it('are WebP in each size and one JPEG, each with the hash of its bytes', async () => {
    const { picture, path } = await store(await encode(flag(1000, 500), 'jpeg'), 'image/jpeg');
    const made = await maker.make(picture, path);
    expect(made?.webp.map(({ width, height, format }) => [width, height, format])).toEqual([
      [480, 240, 'webp'],
      [1000, 500, 'webp'],
    ]);
    expect(made?.fallback).toMatchObject({ width: 1000, format: 'jpeg' });
    for (const copy of [...(made?.webp ?? []), ...(made ? [made.fallback] : [])]) {
      const bytes = await readFile(maker.pathOf(picture, copy));
      expect(sha256(bytes)).toBe(copy.sha256);
      expect(bytes.length).toBe(copy.size);
      expect(imageSize(bytes)).toMatchObject({ width: copy.width, height: copy.height });
    }
  });

  it('are the same bytes whenever they are made, in any cache', async () => {
    const { picture, path } = await store(await encode(flag(600, 400), 'jpeg'), 'image/jpeg');
    const other = new RenditionMaker(join(folder, 'other'));
    expect(await other.make(picture, path)).toEqual(await maker.make(picture, path));
  });

  it('stand as their camera was held, and say nothing of where', async () => {
    const jpeg = await encode(flag(400, 200), 'jpeg');
    const { picture, path } = await store(withExif(jpeg, 6), 'image/jpeg');
    const made = await maker.make(picture, path);
    expect(made?.fallback).toMatchObject({ width: 200, height: 400 });
    const bytes = await readFile(
      maker.pathOf(picture, made?.fallback ?? { width: 0, format: 'jpeg' }),
    );
    const { data, width } = await decode(bytes, 'image/jpeg');
    // Turned by a quarter to the right, what was left is now on top.
    expect(data[(width / 2) * 4]).toBeGreaterThan(150);
    expect(Buffer.from(bytes).includes('Exif')).toBe(false);
    expect(Buffer.from(bytes).includes('Rue Secrète')).toBe(false);
  });

  it('are of the part that is shown, each part with a name of its own', async () => {
    const jpeg = await encode(flag(1000, 500), 'jpeg');
    const whole = await store(jpeg, 'image/jpeg');
    const right = await store(jpeg, 'image/jpeg', { x: 0.5, y: 0.2, width: 0.5, height: 0.4 });
    const all = await maker.make(whole.picture, whole.path);
    const made = await maker.make(right.picture, right.path);
    expect(made?.fallback).toMatchObject({ width: 500, height: 200 });
    expect(all?.fallback).toMatchObject({ width: 1000, height: 500 });
    const path = maker.pathOf(right.picture, made?.fallback ?? { width: 0, format: 'jpeg' });
    expect(path).toContain('.500-200-500-400.500.jpg');
    const { data } = await decode(await readFile(path), 'image/jpeg');
    // Blue everywhere: nothing of the red half.
    expect(data[0]).toBeLessThan(60);
    expect(data[2]).toBeGreaterThan(150);
  });

  it('keep what is see-through', async () => {
    const { picture, path } = await store(await encode(flag(300, 200, false), 'png'), 'image/png');
    const made = await maker.make(picture, path);
    expect(made?.fallback.format).toBe('png');
    const webp = await readFile(
      maker.pathOf(picture, made?.webp[0] ?? { width: 0, format: 'webp' }),
    );
    const { data } = await decode(webp, 'image/webp');
    expect(data.at(-1)).toBe(0);
    expect(data[3]).toBe(255);
  });

  it('are made anew where the cache is damaged or gone', async () => {
    const { picture, path } = await store(await encode(flag(500, 200), 'jpeg'), 'image/jpeg');
    const made = await maker.make(picture, path);
    const copy = made?.webp[0];
    if (copy === undefined) throw new Error('no copy');
    const damaged = await readFile(maker.pathOf(picture, copy));
    damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1;
    await writeFile(maker.pathOf(picture, copy), damaged);
    expect(await maker.make(picture, path)).toEqual(made);
    expect(sha256(await readFile(maker.pathOf(picture, copy)))).toBe(copy.sha256);
    await rm(join(folder, 'cache'), { recursive: true });
    expect(await maker.make(picture, path)).toEqual(made);
    const names = await readdir(join(folder, 'cache'), { recursive: true });
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('are not made of what is no picture, promises more pixels than there is memory, or moves', async () => {
    const cases: [Uint8Array, string][] = [
      [new TextEncoder().encode('not a picture'), 'image/jpeg'],
      [new TextEncoder().encode('GIF89a'), 'image/gif'],
      [bombPng(50_000, 50_000), 'image/png'],
    ];
    for (const [bytes, mediaType] of cases) {
      const { picture, path } = await store(bytes, mediaType);
      expect(await maker.make(picture, path)).toBeUndefined();
    }
  });

  it('can be made of an AVIF and of a WebP picture', async () => {
    const avif = await readFile(fileURLToPath(new URL('fixtures/flag.avif', import.meta.url)));
    for (const [bytes, type] of [
      [avif, 'image/avif'],
      [await encode(flag(120, 80), 'webp'), 'image/webp'],
    ] as const) {
      const { picture, path } = await store(bytes, type);
      expect((await maker.make(picture, path))?.fallback.format).toBe('jpeg');
    }
  });
});

/** A JPEG that says it is turned, and has a place in its metadata. */
function withExif(jpeg: Uint8Array, orientation: number): Uint8Array {
  const place = new TextEncoder().encode('Rue Secrète 7\0');
  const tiff = Buffer.alloc(8 + 2 + 24 + 4 + place.length);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(2, 8);
  tiff.writeUInt16BE(0x010e, 10); // ImageDescription
  tiff.writeUInt16BE(2, 12);
  tiff.writeUInt32BE(place.length, 14);
  tiff.writeUInt32BE(38, 18);
  tiff.writeUInt16BE(0x0112, 22); // Orientation
  tiff.writeUInt16BE(3, 24);
  tiff.writeUInt32BE(1, 26);
  tiff.writeUInt16BE(orientation, 30);
  tiff.set(place, 38);
  const head = Buffer.from([0xff, 0xe1, 0, 0, ...Buffer.from('Exif\0\0', 'latin1')]);
  head.writeUInt16BE(2 + 6 + tiff.length, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, tiff, jpeg.subarray(2)]);
}

/** The header of a PNG of any size, with nothing behind it. */
function bombPng(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.set([8, 6, 0, 0, 0], 24);
  return bytes;
}
