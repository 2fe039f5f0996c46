// Which WebAssembly files do the codecs of pictures, and the cards that are drawn, need? They stand beside the program once it is built.

export const codecFiles = [
  '@jsquash/avif/codec/dec/avif_dec.wasm',
  '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  '@jsquash/png/codec/pkg/squoosh_png_bg.wasm',
  '@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm',
  '@jsquash/webp/codec/dec/webp_dec.wasm',
  '@jsquash/webp/codec/enc/webp_enc_simd.wasm',
  'harfbuzzjs/hb.wasm',
] as const;

export type CodecFile = (typeof codecFiles)[number];
