// `node scripts/icons.ts`: draws every icon file from resources/icons/galley.svg. Run it after the drawing changed.
import { readFile, writeFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { inProject, runScript } from './project.ts';

/** Sizes in Windows' container; 256 is the largest it holds. */
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
/** Types in macOS's container that hold a PNG, with their size in pixels. */
const icnsTypes: readonly (readonly [type: string, size: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
];
/** Sizes that Linux desktops look for. */
const linuxSizes = [16, 32, 48, 64, 128, 256, 512];

/** Puts PNG pictures into one .ico file: a header, a directory of 16 bytes each, then the pictures. */
function makeIco(pictures: readonly { size: number; png: Buffer }[]): Buffer {
  const header = Buffer.alloc(6 + pictures.length * 16);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  pictures.forEach(({ size, png }, index) => {
    const entry = 6 + index * 16;
    // One byte cannot hold 256; zero stands for it.
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...pictures.map((one) => one.png)]);
}

/** Puts PNG pictures into one .icns file: each behind its four-letter type and its length. */
function makeIcns(pictures: readonly { type: string; png: Buffer }[]): Buffer {
  const parts = pictures.map(({ type, png }) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(png.length + 8, 4);
    return Buffer.concat([head, png]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}

await runScript(async () => {
  const drawing = await loadImage(await readFile(inProject('resources', 'icons', 'galley.svg')));
  const drawn = new Map<number, Buffer>();
  const draw = (size: number): Buffer => {
    const known = drawn.get(size);
    if (known) return known;
    const canvas = createCanvas(size, size);
    canvas.getContext('2d').drawImage(drawing, 0, 0, size, size);
    const png = canvas.toBuffer('image/png');
    drawn.set(size, png);
    return png;
  };
  for (const size of linuxSizes) {
    await writeFile(inProject('resources', 'icons', `${size}x${size}.png`), draw(size));
  }
  await writeFile(
    inProject('resources', 'icons', 'icon.ico'),
    makeIco(icoSizes.map((size) => ({ size, png: draw(size) }))),
  );
  await writeFile(
    inProject('resources', 'icons', 'icon.icns'),
    makeIcns(icnsTypes.map(([type, size]) => ({ type, png: draw(size) }))),
  );
  console.log(`Drew the icons in ${inProject('resources', 'icons')}.`);
  return 0;
});
