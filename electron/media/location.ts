// Where was a picture taken? Readers are not told: the place goes out of its metadata, and not a pixel changes.
import { crc32 } from '../export/crc32.ts';

/** Tag of the directory of GPS values (Exif 2.32, section 4.6.3). */
const GPS_DIRECTORY = 0x8825;
const ENTRY_BYTES = 12;
/** Bytes of one value, by the type of a TIFF entry. */
const typeBytes: readonly number[] = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/**
 * The bytes of a picture without the place it was taken at, in Exif and in XMP; as long as before, so that every offset
 * inside stays right. Undefined where they say nothing of a place.
 */
export function withoutLocation(bytes: Uint8Array): Uint8Array | undefined {
  const clean = Buffer.from(bytes);
  let isChanged = false;
  for (const start of tiffHeaders(clean)) isChanged = blankGps(clean, start) || isChanged;
  isChanged = blankXmp(clean) || isChanged;
  if (!isChanged) return undefined;
  mendPng(clean);
  return clean;
}

/** Where Exif data begins: it is a TIFF file inside the picture, in every format that can hold it. */
function* tiffHeaders(bytes: Buffer): Generator<number> {
  for (const magic of ['II*\0', 'MM\0*']) {
    for (
      let at = bytes.indexOf(magic, 0, 'latin1');
      at !== -1;
      at = bytes.indexOf(magic, at + 1, 'latin1')
    ) {
      // Four letters may stand in compressed pixels by chance: more must be right.
      const first = readNumber(bytes, at + 4, 4, magic.startsWith('II'));
      const isExif = at >= 6 && bytes.toString('latin1', at - 6, at) === 'Exif\0\0';
      if (isExif || first === 8 || at === 0) yield at;
    }
  }
}

/** Empties the directory of GPS values of the TIFF data at `start`, with the values it points to. */
function blankGps(bytes: Buffer, start: number): boolean {
  const isLittle = bytes[start] === 0x49;
  const number = (offset: number, size: 2 | 4): number | undefined =>
    readNumber(bytes, start + offset, size, isLittle);
  const first = number(4, 4);
  const count = first === undefined ? undefined : number(first, 2);
  if (first === undefined || count === undefined || count > 1000) return false;
  let isChanged = false;
  for (let entry = 0; entry < count; entry++) {
    const at = first + 2 + entry * ENTRY_BYTES;
    if (number(at, 2) !== GPS_DIRECTORY) continue;
    const directory = number(at + 8, 4);
    const values = directory === undefined ? undefined : number(directory, 2);
    if (directory === undefined || values === undefined || values === 0 || values > 100) continue;
    for (let value = 0; value < values; value++) {
      const place = directory + 2 + value * ENTRY_BYTES;
      const size = (typeBytes[number(place + 2, 2) ?? 0] ?? 0) * (number(place + 4, 4) ?? 0);
      const elsewhere = number(place + 8, 4);
      if (size > 4 && size < 65_536 && elsewhere !== undefined) {
        bytes.fill(0, start + elsewhere, Math.min(bytes.length, start + elsewhere + size));
      }
    }
    // A directory without entries, and none after it.
    const end = start + directory + 2 + values * ENTRY_BYTES + 4;
    bytes.fill(0, start + directory, Math.min(bytes.length, end));
    isChanged = true;
  }
  return isChanged;
}

/** Overwrites the values of GPS properties in XMP, which is XML, with spaces. */
function blankXmp(bytes: Buffer): boolean {
  let isChanged = false;
  for (let at = bytes.indexOf('exif:GPS', 0, 'latin1'); at !== -1; ) {
    const rest = bytes.toString('latin1', at, at + 2000);
    const found = /^exif:GPS\w+\s*(?:=\s*(["'])(.*?)\1|>([^<]*)<)/s.exec(rest);
    const value = found?.[2] ?? found?.[3] ?? '';
    if (found !== null && value.trim() !== '') {
      const from = at + found[0].lastIndexOf(value);
      bytes.fill(0x20, from, from + value.length);
      isChanged = true;
    }
    at = bytes.indexOf('exif:GPS', at + 8, 'latin1');
  }
  return isChanged;
}

/** Writes the checksums of a PNG's chunks again (PNG, section 5.3); other formats have none. */
function mendPng(bytes: Buffer): void {
  if (bytes.toString('latin1', 1, 4) !== 'PNG') return;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > bytes.length) return;
    bytes.writeUInt32BE(crc32(bytes.subarray(at + 4, end)), end);
    at = end + 4;
  }
}

function readNumber(bytes: Buffer, at: number, size: 2 | 4, isLittle: boolean): number | undefined {
  if (at < 0 || at + size > bytes.length) return undefined;
  if (size === 2) return isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  return isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
}
