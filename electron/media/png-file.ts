// How is a picture of few colours written as PNG? In our own code: the runtimes' zlibs write different bytes, and a
// general encoder takes four bytes a pixel where a card has one.
import { zlibSync } from 'fflate';
import { crc32 } from '../export/crc32.ts';
import type { ColourfulPicture, IndexedPicture } from './card-raster.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const TRUECOLOUR = 2;
const PALETTE = 3;

export function pngOf(picture: IndexedPicture | ColourfulPicture): Uint8Array {
  const { width, height } = picture;
  const isIndexed = 'indices' in picture;
  const data = isIndexed ? picture.indices : picture.rgb;
  const rowBytes = isIndexed ? width : width * 3;
  // Each row starts with the number of its filter: none, which is best for flat colours.
  const rows = new Uint8Array((rowBytes + 1) * height);
  for (let row = 0; row < height; row++) {
    rows.set(data.subarray(row * rowBytes, (row + 1) * rowBytes), row * (rowBytes + 1) + 1);
  }
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head.set([8, isIndexed ? PALETTE : TRUECOLOUR], 8);
  const chunks = [chunk('IHDR', head)];
  if (isIndexed) chunks.push(chunk('PLTE', Uint8Array.from(picture.colours.flat())));
  // Every setting is given: defaults may change from one release to the next.
  chunks.push(chunk('IDAT', zlibSync(rows, { level: 6, mem: 5 })), chunk('IEND', new Uint8Array()));
  return concat([Uint8Array.from(SIGNATURE), ...chunks]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const made = new Uint8Array(12 + data.length);
  const view = new DataView(made.buffer);
  view.setUint32(0, data.length);
  for (let index = 0; index < 4; index++) made[4 + index] = type.charCodeAt(index);
  made.set(data, 8);
  view.setUint32(8 + data.length, crc32(made.subarray(4, 8 + data.length)));
  return made;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
