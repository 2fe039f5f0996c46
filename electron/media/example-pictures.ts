// Pictures for tests: what cameras and programs write around the pixels.
import { encode, type Pixels } from './codecs.ts';

/** Sixteen by sixteen pixels of many colours. */
export const examplePixels: Pixels = {
  data: new Uint8ClampedArray(16 * 16 * 4).map((_, index) =>
    index % 4 === 3 ? 255 : (index * 7) % 256,
  ),
  width: 16,
  height: 16,
};

/** Exif data with an orientation, a camera, and a latitude: 50° 51′ 9″ N. */
export function exif(isLittle: boolean): Buffer {
  const tiff = Buffer.alloc(140);
  const write = (value: number, at: number, size: 2 | 4): void => {
    if (size === 2) isLittle ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
    else isLittle ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  };
  tiff.write(isLittle ? 'II*\0' : 'MM\0*', 'latin1');
  write(8, 4, 4);
  write(3, 8, 2);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    write(tag, at, 2);
    write(type, at + 2, 2);
    write(count, at + 4, 4);
    write(value, at + 8, type === 3 ? 2 : 4);
  };
  entry(10, 0x010f, 2, 8, 120);
  entry(22, 0x0112, 3, 1, 6);
  entry(34, 0x8825, 4, 1, 54);
  write(2, 54, 2);
  entry(56, 0x0001, 2, 2, 0x4e << (isLittle ? 0 : 24));
  entry(68, 0x0002, 5, 3, 90);
  for (const [index, value] of [50, 1, 51, 1, 9, 1].entries()) write(value, 90 + index * 4, 4);
  tiff.write('Camera7\0', 120, 'latin1');
  return tiff;
}

export const xmp = Buffer.from(
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="50,51.15N" dc:creator="Tess" ><exif:GPSLongitude>4,21.0E</exif:GPSLongitude></rdf:Description></x:xmpmeta>`,
);

export function jpegWith(...segments: [marker: number, content: Buffer][]): Promise<Buffer> {
  return encode(examplePixels, 'jpeg').then((plain) =>
    Buffer.concat([
      plain.subarray(0, 2),
      ...segments.flatMap(([marker, content]) => {
        const head = Buffer.from([0xff, marker, 0, 0]);
        head.writeUInt16BE(content.length + 2, 2);
        return [head, content];
      }),
      plain.subarray(2),
    ]),
  );
}
