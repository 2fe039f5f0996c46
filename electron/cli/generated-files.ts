// Which files lie in a generated newsroom? Small real pictures and tables, the same bytes for the same seed.
import { crc32 } from '../export/crc32.ts';
import { Chance } from './generated-newsroom.ts';

export const PICTURE_WIDTH = 320;
export const PICTURE_HEIGHT = 200;

/** A PNG of coloured squares. Its pixels are stored, not deflated: the runtimes' deflaters differ in their bytes. */
export function generatePicture(seed: number, number: number): Uint8Array {
  const chance = new Chance(seed, 5, number);
  const palette = Uint8Array.from({ length: 48 }, () => 64 + chance.below(192));
  const rowBytes = PICTURE_WIDTH / 2; // two pixels of 16 colours in a byte
  const pixels = new Uint8Array((rowBytes + 1) * PICTURE_HEIGHT);
  const squares = Array.from({ length: 16 * 10 }, () => chance.below(16));
  for (let y = 0; y < PICTURE_HEIGHT; y++) {
    for (let x = 0; x < rowBytes; x++) {
      const square = squares[Math.floor(y / 20) * 16 + Math.floor(x / 10)] ?? 0;
      pixels[y * (rowBytes + 1) + 1 + x] = square * 17; // the same colour twice
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, PICTURE_WIDTH);
  view.setUint32(4, PICTURE_HEIGHT);
  header.set([4, 3, 0, 0, 0], 8); // 4 bits, palette
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', storedZlib(pixels)),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** A table of figures, as text. */
export function generateTable(seed: number, number: number): Uint8Array {
  const chance = new Chance(seed, 6, number);
  const lines = [`table ${number + 1};${seed};year;people;hours`];
  for (let row = 0; row < 40 + chance.below(200); row++) {
    lines.push(`${row};${2000 + chance.below(26)};${chance.below(5000)};${chance.below(90_000)}`);
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

function chunk(type: string, content: Uint8Array): Uint8Array {
  const typed = joined([new TextEncoder().encode(type), content]);
  const framed = new Uint8Array(typed.length + 8);
  const view = new DataView(framed.buffer);
  view.setUint32(0, content.length);
  framed.set(typed, 4);
  view.setUint32(typed.length + 4, crc32(typed));
  return framed;
}

/** A zlib stream of one stored block (RFC 1950 and 1951), for at most 65,535 bytes. */
function storedZlib(bytes: Uint8Array): Uint8Array {
  const size = bytes.length;
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65_521;
    high = (high + low) % 65_521;
  }
  const head = [0x78, 0x01, 0x01, size & 0xff, size >>> 8, ~size & 0xff, (~size >>> 8) & 0xff];
  const adler = [high >>> 8, high & 0xff, low >>> 8, low & 0xff];
  return joined([Uint8Array.from(head), bytes, Uint8Array.from(adler)]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
