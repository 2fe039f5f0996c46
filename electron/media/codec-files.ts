// Which WebAssembly files do the codecs of pictures, and the cards that are drawn, need? They stand beside the program once it is built.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const codecFiles = [
  '@jsquash/avif/codec/dec/avif_dec.wasm',
  '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  '@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm',
  '@jsquash/webp/codec/dec/webp_dec.wasm',
  '@jsquash/webp/codec/enc/webp_enc_simd.wasm',
  'harfbuzzjs/hb.wasm',
  '@hyzyla/pdfium/dist/pdfium.wasm',
] as const;

export type CodecFile = (typeof codecFiles)[number];

/** A file that stands beside the program once it is built, and in its package before. */
export function codecBytes(file: CodecFile): Promise<Uint8Array> {
  const beside = join(dirname(fileURLToPath(import.meta.url)), 'codecs', basename(file));
  return readFile(beside).catch(() => readFile(createRequire(import.meta.url).resolve(file)));
}
