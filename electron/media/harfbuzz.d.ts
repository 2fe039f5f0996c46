// What of HarfBuzz we use; the package brings no types.
declare module 'harfbuzzjs/hb.js' {
  /** The compiled library; what is in it is the concern of hbjs.js. */
  interface HarfBuzzModule {
    readonly wasmExports: object;
  }
  export default function createHarfBuzz(options: {
    readonly wasmBinary: Uint8Array;
  }): Promise<HarfBuzzModule>;
}

declare module 'harfbuzzjs/hbjs.js' {
  import type { HarfBuzzModule } from 'harfbuzzjs/hb.js';

  interface Blob {
    readonly ptr: number;
  }
  interface Face {
    readonly ptr: number;
    readonly upem: number;
    collectUnicodes(): Uint32Array;
  }
  interface PathStep {
    readonly type: string;
    readonly values: readonly number[];
  }
  interface Font {
    readonly ptr: number;
    glyphToJson(glyph: number): PathStep[];
  }
  interface ShapedGlyph {
    /** The number of the glyph in its font, whatever the name says. */
    readonly codepoint: number;
    readonly cluster: number;
    readonly x_advance: number;
    readonly x_offset: number;
    readonly y_offset: number;
  }
  interface Buffer {
    addText(text: string): void;
    guessSegmentProperties(): void;
    setDirection(direction: 'ltr' | 'rtl'): void;
    setLanguage(language: string): void;
    getGlyphInfosAndPositions(): ShapedGlyph[];
    destroy(): void;
  }
  export interface HarfBuzz {
    createBlob(bytes: Uint8Array): Blob;
    createFace(blob: Blob, index: number): Face;
    createFont(face: Face): Font;
    createBuffer(): Buffer;
    shape(font: Font, buffer: Buffer): void;
  }
  export default function hbjs(module: HarfBuzzModule): HarfBuzz;
}
