// How is a history entry packed? A gzip file that any tool opens, sealed by a checksum of its packed bytes.
//
// Unpacking alone would not see every changed bit: a gzip header has times and names that nobody reads, and its last
// byte has bits that mean nothing. The seal stands in the comment that the format leaves room for.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** An entry larger than this unpacked is refused: a small damaged file must not fill the memory. */
const LARGEST_ENTRY = 256 * 1024 * 1024;

/** RFC 1952: deflate, a comment follows, no time, no level, no system; the same on every machine. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0x10, 0, 0, 0, 0, 0, 0xff]);
/** The header that zlib writes: what entries had before they were sealed. */
const PLAIN_HEADER_BYTES = 10;

/** The bytes of an entry's file. */
export async function packEntry(text: string): Promise<Uint8Array> {
  const packed = (await compress(text)).subarray(PLAIN_HEADER_BYTES);
  return Buffer.concat([HEADER, sealOf(packed), packed]);
}

/** The text of an entry; throws where it cannot be unpacked. */
export async function unpackEntry(bytes: Uint8Array): Promise<string> {
  const unpacked = await decompress(bytes, { maxOutputLength: LARGEST_ENTRY });
  return new TextDecoder('utf-8', { fatal: true }).decode(unpacked);
}

/** Whether not a bit of an entry's file has changed. One that was written before there were seals has none to break. */
export function isSealWhole(bytes: Buffer): boolean {
  const isSealed = ((bytes[3] ?? 0) & 0x10) !== 0;
  if (!isSealed) return bytes.subarray(3, 8).every((byte) => byte === 0);
  const packed = bytes.subarray(HEADER.length + SEAL_BYTES);
  return bytes
    .subarray(0, HEADER.length + SEAL_BYTES)
    .equals(Buffer.concat([HEADER, sealOf(packed)]));
}

const SEAL_BYTES = 'sha256 '.length + 64 + 1;

function sealOf(packed: Uint8Array): Buffer {
  const digest = createHash('sha256').update(packed).digest('hex');
  return Buffer.from(`sha256 ${digest}\0`, 'latin1');
}
