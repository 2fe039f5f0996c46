// The copies of pictures that a website needs: made once, and kept by the hash of the picture in the person's cache.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import type { Asset } from '../../core/content/asset.ts';
import {
  cropInPixels,
  fallbackSizeOf,
  type PictureUse,
  pictureKey,
  type Rendition,
  type RenditionFormat,
  type RenditionSize,
  type Renditions,
  renditionPath,
  sizesOf,
} from '../../core/site/renditions.ts';
import {
  CODEC_VERSION,
  cut,
  decode,
  encode,
  isDecodable,
  isOpaque,
  type Pixels,
  scale,
} from './codecs.ts';
import { MOST_PIXELS, pixelsIn } from './file-kind.ts';
import { withoutLocation } from './location.ts';

const rendition = z.object({
  format: z.enum(['webp', 'jpeg', 'png']),
  width: z.int().positive(),
  height: z.int().positive(),
  sha256: z.string(),
  size: z.int().positive(),
});

const kept = z.object({ webp: z.array(rendition), fallback: rendition });

/** Makes copies and keeps them in a folder that may be deleted at any time. */
export class RenditionMaker {
  readonly #folder: string;

  constructor(cacheFolder: string) {
    this.#folder = join(cacheFolder, `renditions-${CODEC_VERSION}`);
  }

  /**
   * The copies of a picture, or of the part of it that is shown; its bytes are at `path`. Undefined where it is no picture that can be decoded: it is then
   * published as it is.
   */
  async make(picture: PictureUse, path: string): Promise<Renditions | undefined> {
    const known = await this.#known(picture);
    if (known !== undefined) return known;
    const pixels = await pixelsOf(picture, path);
    if (pixels === undefined) return undefined;
    const webp: Rendition[] = [];
    for (const size of sizesOf(pixels)) webp.push(await this.#copy(picture, pixels, size, 'webp'));
    const fallback = await this.#copy(
      picture,
      pixels,
      fallbackSizeOf(pixels),
      formatFor(picture, pixels),
    );
    const made: Renditions = { webp, fallback };
    await this.#keep(this.#indexOf(picture), JSON.stringify(made));
    return made;
  }

  /** One copy for mail programs, of which few show WebP; no wider than the picture. Undefined where it cannot be decoded. */
  async makeForMail(
    picture: PictureUse,
    path: string,
    wide: number,
  ): Promise<Rendition | undefined> {
    const index = join(
      dirname(this.#indexOf(picture)),
      `${pictureKey(picture.asset.id, picture.crop)}.mail-${wide}.json`,
    );
    const known = await this.#knownForMail(picture, index);
    if (known !== undefined) return known;
    const pixels = await pixelsOf(picture, path);
    if (pixels === undefined) return undefined;
    const width = Math.min(wide, pixels.width);
    const height = Math.max(1, Math.round((pixels.height * width) / pixels.width));
    const made = await this.#copy(picture, pixels, { width, height }, formatFor(picture, pixels));
    await this.#keep(index, JSON.stringify(made));
    return made;
  }

  async #knownForMail(picture: PictureUse, index: string): Promise<Rendition | undefined> {
    try {
      const made = rendition.parse(JSON.parse(await readFile(index, 'utf8')));
      const bytes = await readFile(this.pathOf(picture, made));
      return sha256(bytes) === made.sha256 ? made : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * The hash of a picture's bytes without the place it was taken at, as long as they were; undefined where it says
   * nothing of a place. The bytes are then at `pathWithoutPlace`.
   */
  async withoutPlace(asset: Asset, path: string): Promise<string | undefined> {
    const clean = withoutLocation(await readFile(path));
    if (clean === undefined) return undefined;
    await this.#keep(this.pathWithoutPlace(asset), clean);
    return sha256(clean);
  }

  pathWithoutPlace(asset: Asset): string {
    return join(this.#folder, asset.id.slice(0, 2), `${asset.id}.without-place`);
  }

  /** Where the bytes of a copy are. */
  pathOf({ asset, crop }: PictureUse, copy: Pick<Rendition, 'width' | 'format'>): string {
    return join(this.#folder, asset.id.slice(0, 2), renditionPath(`${asset.id}.`, crop, copy));
  }

  #indexOf({ asset, crop }: PictureUse): string {
    return join(this.#folder, asset.id.slice(0, 2), `${pictureKey(asset.id, crop)}.json`);
  }

  /** Copies made before, if each is still there letter by letter. */
  async #known(picture: PictureUse): Promise<Renditions | undefined> {
    try {
      const made = kept.parse(JSON.parse(await readFile(this.#indexOf(picture), 'utf8')));
      for (const copy of [...made.webp, made.fallback]) {
        const bytes = await readFile(this.pathOf(picture, copy));
        if (sha256(bytes) !== copy.sha256) return undefined;
      }
      return made;
    } catch {
      return undefined;
    }
  }

  async #copy(
    picture: PictureUse,
    pixels: Pixels,
    { width, height }: RenditionSize,
    format: RenditionFormat,
  ): Promise<Rendition> {
    const bytes = await encode(await scale(pixels, width, height), format);
    await this.#keep(this.pathOf(picture, { width, format }), bytes);
    return { format, width, height, sha256: sha256(bytes), size: bytes.byteLength };
  }

  /** Whole or not there: another export may be making the same copy. */
  async #keep(path: string, content: string | Uint8Array): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${randomUUID()}.tmp`;
    try {
      await writeFile(temporary, content);
      await rename(temporary, path);
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      // On Windows a file that somebody reads cannot be replaced; it has the same bytes.
      if ((await stat(path).catch(() => undefined)) === undefined) throw error;
    }
  }
}

/** What a use shows of a picture; undefined where it is no picture that can be decoded. */
async function pixelsOf({ asset, crop }: PictureUse, path: string): Promise<Pixels | undefined> {
  if (!isDecodable(asset.mediaType)) return undefined;
  const bytes = await readFile(path);
  // The header of a small file may promise more pixels than there is memory.
  if (pixelsIn(bytes) > MOST_PIXELS) return undefined;
  try {
    const pixels = await decode(bytes, asset.mediaType);
    return crop === undefined ? pixels : cut(pixels, cropInPixels(crop, pixels));
  } catch {
    return undefined;
  }
}

/** What every browser and mail program shows: small, or where a picture is seen through, as it is. */
function formatFor({ asset }: PictureUse, pixels: Pixels): 'jpeg' | 'png' {
  return asset.mediaType === 'image/jpeg' || isOpaque(pixels) ? 'jpeg' : 'png';
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
