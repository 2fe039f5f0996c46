// What is a bundle without its signature? Two that hold the same are compared by that, whoever signed which.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { unwrap } from '../../core/errors.ts';
import { SIGNATURE } from '../../core/export/bag.ts';
import { centralHeader, endRecords, localHeader, type ZipEntry } from './zip-format.ts';
import { openZip } from './zip-reader.ts';

/**
 * The SHA-256 of the bytes that a bundle would have if nobody had signed it. A zip whose last file is no signature, or that is
 * written in another way than ours, is taken as it is. Rejects where it cannot be read.
 */
export async function sha256Unsigned(path: string): Promise<string> {
  const end = await signedEnd(path);
  const hash = createHash('sha256');
  if (end === undefined) {
    for await (const piece of createReadStream(path)) hash.update(piece);
  } else {
    if (end.from > 0)
      for await (const piece of createReadStream(path, { end: end.from - 1 })) hash.update(piece);
    hash.update(end.unsigned);
  }
  return hash.digest('hex');
}

/** Where the signature begins, and what would stand from there on without it; undefined where nothing can be taken out. */
async function signedEnd(path: string): Promise<{ from: number; unsigned: Buffer } | undefined> {
  const zip = unwrap(await openZip(path));
  const { entries } = zip;
  await zip.close();
  const last = entries.at(-1);
  if (last === undefined || !last.name.endsWith(`/${SIGNATURE}`)) return undefined;
  const file = await open(path, 'r');
  let tail: Buffer;
  try {
    const { size } = await file.stat();
    tail = Buffer.alloc(Math.max(0, size - last.offset));
    await file.read(tail, 0, tail.length, last.offset);
  } finally {
    await file.close();
  }
  const header = localHeader(last, false);
  const content = tail.subarray(header.length, header.length + last.packed);
  const asWritten = Buffer.concat([
    ...[header, content],
    directoryOf(entries, last.offset + header.length + content.length),
  ]);
  return asWritten.equals(tail)
    ? { from: last.offset, unsigned: directoryOf(entries.slice(0, -1), last.offset) }
    : undefined;
}

/** What stands behind the files of a zip. */
function directoryOf(entries: readonly ZipEntry[], offset: number): Buffer {
  const lines = entries.map((entry) => centralHeader(entry));
  const size = lines.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...lines, endRecords({ entries: entries.length, size, offset })]);
}
