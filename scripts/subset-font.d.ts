// What of subset-font we use; the package brings no types.
declare module 'subset-font' {
  export default function subsetFont(
    font: Buffer,
    characters: string,
    options: {
      readonly targetFormat: 'sfnt' | 'woff2';
      /** A place on an axis, or the part of it that is kept. */
      readonly variationAxes?: Readonly<
        Record<string, number | { readonly min: number; readonly max: number }>
      >;
      /** Then no characters are named. */
      readonly keepAllGlyphs?: boolean;
    },
  ): Promise<Buffer>;
}
