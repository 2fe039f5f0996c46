// What does a file look like in a tile of the media library? Pictures made small, and the first pages of PDFs.
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PDF } from '../../core/checks/pdf-facts.ts';
import { decode, encode, isDecodable, type Pixels, scale } from './codecs.ts';
import { MOST_PIXELS, pixelsIn } from './file-kind.ts';
import { drawFirstPage } from './pdf-page.ts';

/** Of the longer side: a tile is 200 wide, the inspector 292, and screens have two pixels for one. */
export const THUMBNAIL_SIDE = 640;

/** Larger files are not read for a small picture. */
const MOST_BYTES = 200 * 1024 * 1024;

/** Makes the small picture of the file at `path` and puts it at `to`, whole or not at all. Throws where there can be none. */
export async function makeThumbnail(path: string, mediaType: string, to: string): Promise<void> {
  if ((await stat(path)).size > MOST_BYTES) throw new RangeError('too large for a small picture');
  const bytes = new Uint8Array(await readFile(path));
  const pixels = await pixelsOf(bytes, mediaType);
  const part = Math.min(1, THUMBNAIL_SIDE / Math.max(pixels.width, pixels.height));
  const [width, height] = [pixels.width, pixels.height].map((side) =>
    Math.max(1, Math.round(side * part)),
  );
  const small = await scale(halved(pixels, part), width ?? 1, height ?? 1);
  const encoded = await encode(small, 'webp');
  await mkdir(dirname(to), { recursive: true });
  const temporary = `${to}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, encoded);
    await rename(temporary, to);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

async function pixelsOf(bytes: Uint8Array, mediaType: string): Promise<Pixels> {
  if (mediaType === PDF) return drawFirstPage(bytes, THUMBNAIL_SIDE);
  if (!isDecodable(mediaType)) throw new TypeError(`no small picture of ${mediaType}`);
  // The header of a small file may promise more pixels than there is memory.
  if (pixelsIn(bytes) > MOST_PIXELS) throw new RangeError('too many pixels');
  return decode(bytes, mediaType);
}

/** Averages whole blocks of pixels while twice the wanted size is left: nobody sees it at this size, and it is ten times as fast. */
function halved(pixels: Pixels, part: number): Pixels {
  const block = Math.floor(1 / (2 * part));
  if (block < 2) return pixels;
  const width = Math.floor(pixels.width / block);
  const height = Math.floor(pixels.height / block);
  const data = new Uint8ClampedArray(width * height * 4);
  const sums = new Float64Array(4);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      sums.fill(0);
      for (let y = 0; y < block; y++) {
        let at = ((row * block + y) * pixels.width + column * block) * 4;
        for (let x = 0; x < block; x++, at += 4) {
          const opacity = pixels.data[at + 3] ?? 0;
          for (let channel = 0; channel < 3; channel++) {
            sums[channel] = (sums[channel] ?? 0) + (pixels.data[at + channel] ?? 0) * opacity;
          }
          sums[3] = (sums[3] ?? 0) + opacity;
        }
      }
      const opacity = sums[3] ?? 0;
      const to = (row * width + column) * 4;
      for (let channel = 0; channel < 3 && opacity > 0; channel++) {
        data[to + channel] = (sums[channel] ?? 0) / opacity;
      }
      data[to + 3] = opacity / (block * block);
    }
  }
  return { data, width, height };
}
