// How are pictures decoded, made smaller and encoded? By the codecs of Squoosh in WebAssembly: the same bytes in the
// app, on the command line, on every runtime and every processor.
import decodeAvif, { init as initAvifDecoder } from '@jsquash/avif/decode.js';
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js';
import decodePng, { init as initPngDecoder } from '@jsquash/png/decode.js';
import encodePng, { init as initPngEncoder } from '@jsquash/png/encode.js';
import initResize, { resize } from '@jsquash/resize/lib/resize/pkg/squoosh_resize.js';
import decodeWebp, { init as initWebpDecoder } from '@jsquash/webp/decode.js';
import encodeWebp, { init as initWebpEncoder } from '@jsquash/webp/encode.js';
import type { RenditionFormat } from '../../core/site/renditions.ts';
import { type CodecFile, codecBytes } from './codec-files.ts';

/** A decoded picture, upright: four bytes a pixel, red, green, blue, opacity. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Changes whenever the same picture would become other bytes: part of the name of everything that is kept. */
export const CODEC_VERSION = '1';

const loaded = new Map<string, Promise<WebAssembly.Module>>();

function load(file: CodecFile): Promise<WebAssembly.Module> {
  const known = loaded.get(file);
  if (known !== undefined) return known;
  const module = codecBytes(file).then((content) => WebAssembly.compile(new Uint8Array(content)));
  loaded.set(file, module);
  return module;
}

// The decoders make the `ImageData` of browsers, which Node does not have.
class PlainImageData implements Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly colorSpace = 'srgb';
  constructor(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

/** Runs `start` once, whoever asks first. */
function once(start: () => Promise<unknown>): () => Promise<void> {
  let started: Promise<unknown> | undefined;
  return async () => {
    if (!('ImageData' in globalThis)) Object.assign(globalThis, { ImageData: PlainImageData });
    started ??= start();
    await started;
  };
}

const ready = {
  'image/jpeg': once(async () =>
    initJpegDecoder(await load('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm')),
  ),
  'image/png': once(async () =>
    initPngDecoder(await load('@jsquash/png/codec/pkg/squoosh_png_bg.wasm')),
  ),
  'image/webp': once(async () =>
    initWebpDecoder(await load('@jsquash/webp/codec/dec/webp_dec.wasm')),
  ),
  'image/avif': once(async () =>
    initAvifDecoder(await load('@jsquash/avif/codec/dec/avif_dec.wasm')),
  ),
  resize: once(async () =>
    initResize(await load('@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm')),
  ),
  webp: once(async () => initWebpEncoder(await load('@jsquash/webp/codec/enc/webp_enc_simd.wasm'))),
  jpeg: once(async () => initJpegEncoder(await load('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'))),
  png: once(async () => initPngEncoder(await load('@jsquash/png/codec/pkg/squoosh_png_bg.wasm'))),
};

/** The kinds of picture that can be decoded; an animation would become its first moment, so GIF is left as it is. */
export const decodable = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'] as const;
export type Decodable = (typeof decodable)[number];

export function isDecodable(mediaType: string): mediaType is Decodable {
  return decodable.some((one) => one === mediaType);
}

/** Decodes a picture, turned as its camera says. Throws where the bytes are no such picture. */
export async function decode(bytes: Uint8Array, mediaType: Decodable): Promise<Pixels> {
  await ready[mediaType]();
  // A copy: a Buffer is often a window onto memory that others use too.
  const { buffer } = new Uint8Array(bytes);
  switch (mediaType) {
    case 'image/jpeg':
      return decodeJpeg(buffer, { preserveOrientation: true });
    case 'image/png':
      return decodePng(buffer);
    case 'image/webp':
      return decodeWebp(buffer);
    case 'image/avif': {
      const pixels = await decodeAvif(buffer);
      if (pixels === null) throw new Error('not an AVIF picture');
      return pixels;
    }
  }
}

/** The part of a picture that starts at `x`, `y`, in pixels. */
export function cut(
  { data, width: full }: Pixels,
  part: { x: number; y: number; width: number; height: number },
): Pixels {
  const { x, y, width, height } = part;
  const cutOut = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * full + x) * 4;
    cutOut.set(data.subarray(start, start + width * 4), row * width * 4);
  }
  return { data: cutOut, width, height };
}

const LANCZOS = 3;

/** The whole picture in another size; colours are mixed as light is, and see-through edges keep theirs. */
export async function scale(pixels: Pixels, width: number, height: number): Promise<Pixels> {
  if (pixels.width === width && pixels.height === height) return pixels;
  await ready.resize();
  const source = new Uint8Array(pixels.data.buffer, pixels.data.byteOffset, pixels.data.length);
  const scaled = resize(source, pixels.width, pixels.height, width, height, LANCZOS, true, true);
  return { data: new Uint8ClampedArray(scaled), width, height };
}

/** Whether anything shines through. */
export function isOpaque({ data }: Pixels): boolean {
  for (let index = 3; index < data.length; index += 4) if (data[index] !== 255) return false;
  return true;
}

const WEBP_QUALITY = 78;
const JPEG_QUALITY = 76;

export async function encode(pixels: Pixels, format: RenditionFormat): Promise<Uint8Array> {
  await ready[format]();
  const image = new PlainImageData(pixels.data, pixels.width, pixels.height);
  switch (format) {
    case 'webp':
      return new Uint8Array(await encodeWebp(image, { quality: WEBP_QUALITY }));
    case 'jpeg':
      return new Uint8Array(await encodeJpeg(image, { quality: JPEG_QUALITY }));
    case 'png':
      return new Uint8Array(await encodePng(image));
  }
}
