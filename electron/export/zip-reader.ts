// What is in a zip file, read with suspicion: anybody may have made it?
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { Inflate, inflateSync } from 'fflate';
import { failure, GalleyError, type Result, success, toFailure } from '../../core/errors.ts';
import { crc32 } from './crc32.ts';
import { LIMIT_16, LIMIT_32, type Method, SIGNATURES } from './zip-format.ts';

export interface ReadEntry {
  readonly name: string;
  readonly method: Method;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Beyond these a file is not a bundle but an attack, or not ours to hold in memory. */
const LIMITS = {
  entries: 500_000,
  directoryBytes: 128 * 1024 * 1024,
  /** Of one packed file: our own are pages and records. */
  inflatedBytes: 64 * 1024 * 1024,
  /** Deflate cannot honestly do better than about 1032 to 1. */
  ratio: 1100,
} as const;

/** What follows a file whose sizes were not known before it: with or without a mark, of 32 or 64 bits. */
const DESCRIPTORS = [12, 16, 20, 24];

interface Directory {
  readonly entries: readonly ReadEntry[];
  readonly at: number;
}

/** An open zip. Close it. */
export class ZipReader {
  readonly entries: readonly ReadEntry[];
  readonly #file: FileHandle;
  readonly #size: number;
  readonly #directoryAt: number;

  constructor(file: FileHandle, size: number, { entries, at }: Directory) {
    this.#file = file;
    this.#size = size;
    this.#directoryAt = at;
    this.entries = entries;
  }

  /**
   * Where a program that unpacks from front to back, by the header before each file, finds something else than one that goes by
   * the directory: what is wrong, by the name of the file there.
   */
  async *disagreements(): AsyncGenerator<{ readonly name: string; readonly what: string }> {
    const inOrder = [...this.entries].sort((one, other) => one.offset - other.offset);
    let end = 0;
    for (const [index, entry] of inOrder.entries()) {
      const { name, offset } = entry;
      if (offset > end)
        yield { name, what: `has ${offset - end} bytes before it that no file has` };
      const header = await readAt(this.#file, offset, 30);
      const isOpen = (header.readUInt16LE(6) & 8) !== 0;
      if (!isOpen && !agrees(header, entry)) {
        yield { name, what: 'is said to be another file by its own header' };
      }
      end = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28) + entry.packed;
      const next = inOrder[index + 1]?.offset ?? this.#directoryAt;
      if (isOpen && DESCRIPTORS.includes(next - end)) end = next;
    }
    const last = inOrder.at(-1)?.name;
    if (last !== undefined && this.#directoryAt > end) {
      yield { name: last, what: `has ${this.#directoryAt - end} bytes after it that no file has` };
    }
  }

  /** The bytes of an entry, unpacked and checked. Throws `not-a-bundle` or `too-large`. */
  async read(entry: ReadEntry): Promise<Uint8Array> {
    if (entry.size > LIMITS.inflatedBytes) throw broken(entry.name, 'too large to read');
    const packed = await readAt(this.#file, await this.#start(entry), entry.packed);
    const bytes = unpack(entry, packed);
    if (crc32(bytes) !== entry.crc) throw broken(entry.name, 'its checksum is wrong');
    return bytes;
  }

  /** The SHA-256 of an entry, of whatever size. */
  async sha256(entry: ReadEntry): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of this.chunks(entry)) hash.update(chunk);
    return hash.digest('hex');
  }

  /** The bytes of an entry of whatever size, piece by piece; a wrong checksum or size fails at the end. */
  async *chunks(entry: ReadEntry): AsyncGenerator<Uint8Array> {
    if (entry.method === 'deflated') refuseBomb(entry, entry.packed);
    const unpacked: Uint8Array[] = [];
    const inflate = new Inflate((chunk) => unpacked.push(chunk));
    let position = await this.#start(entry);
    let crc = 0;
    let size = 0;
    for (let left = entry.packed; left > 0; ) {
      const packed = await readAt(this.#file, position, Math.min(left, 1024 * 1024));
      position += packed.length;
      left -= packed.length;
      if (entry.method === 'stored') unpacked.push(packed);
      else if (!pushed(inflate, packed, left === 0))
        throw broken(entry.name, 'it cannot be unpacked');
      for (const chunk of unpacked.splice(0)) {
        crc = crc32(chunk, crc);
        size += chunk.length;
        if (size > entry.size) throw broken(entry.name, 'its size is wrong');
        yield chunk;
      }
    }
    if (size !== entry.size) throw broken(entry.name, 'its size is wrong');
    if (crc !== entry.crc) throw broken(entry.name, 'its checksum is wrong');
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  /** Where the bytes of an entry begin; its own header must agree with the directory. */
  async #start(entry: ReadEntry): Promise<number> {
    const header = await readAt(this.#file, entry.offset, 30);
    if (header.readUInt32LE(0) !== SIGNATURES.localFile) throw broken(entry.name, 'no header');
    const nameLength = header.readUInt16LE(26);
    const name = await readAt(this.#file, entry.offset + 30, nameLength);
    if (name.toString('utf8') !== entry.name) {
      throw broken(entry.name, 'it has another name inside');
    }
    const start = entry.offset + 30 + nameLength + header.readUInt16LE(28);
    if (start + entry.packed > this.#size) throw broken(entry.name, 'it ends behind the file');
    return start;
  }
}

/** Opens a zip and reads its directory. Fails with `not-found`, `file-unreadable` or `not-a-bundle`. */
export async function openZip(path: string): Promise<Result<ZipReader>> {
  const subject = basename(path);
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    const detail = toFailure(error).detail;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return failure(missing ? 'not-found' : 'file-unreadable', { subject, detail });
  }
  try {
    const stats = await file.stat();
    if (!stats.isFile()) throw broken(subject, 'it is not a file');
    return success(new ZipReader(file, stats.size, await readDirectory(file, stats.size)));
  } catch (error) {
    await file.close();
    const failed = toFailure(error);
    return failure(failed.code, { subject, detail: failed.detail });
  }
}

function unpack(entry: ReadEntry, packed: Buffer): Uint8Array {
  if (entry.method === 'stored') return packed;
  refuseBomb(entry, packed.length);
  try {
    // The size given bounds the memory, whatever the packed bytes say.
    const bytes = inflateSync(packed, { out: new Uint8Array(entry.size) });
    if (bytes.length !== entry.size) throw broken(entry.name, 'its size is wrong');
    return bytes;
  } catch (error) {
    if (error instanceof GalleyError) throw error;
    throw broken(entry.name, 'it cannot be unpacked');
  }
}

function refuseBomb(entry: ReadEntry, packed: number): void {
  if (entry.size > packed * LIMITS.ratio + 64) throw broken(entry.name, 'it is a zip bomb');
}

/** Hands packed bytes on; false where they are no deflate. */
function pushed(inflate: Inflate, packed: Uint8Array, isLast: boolean): boolean {
  try {
    inflate.push(packed, isLast);
    return true;
  } catch {
    return false;
  }
}

/** Whether the header before a file says of it what the directory says. */
function agrees(header: Buffer, { method, crc, packed, size }: ReadEntry): boolean {
  const isSize = (at: number, wanted: number): boolean =>
    [wanted, LIMIT_32].includes(header.readUInt32LE(at));
  return (
    header.readUInt16LE(8) === (method === 'stored' ? 0 : 8) &&
    header.readUInt32LE(14) === crc &&
    isSize(18, packed) &&
    isSize(22, size)
  );
}

async function readDirectory(file: FileHandle, size: number): Promise<Directory> {
  const end = await findEnd(file, size);
  if (end.count > LIMITS.entries || end.size > LIMITS.directoryBytes) {
    throw broken('zip', `it lists ${end.count} files`);
  }
  if (end.offset + end.size > size) throw broken('zip', 'its directory is cut off');
  const directory = await readAt(file, end.offset, end.size);
  const entries: ReadEntry[] = [];
  let at = 0;
  for (let number = 0; number < end.count; number++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== SIGNATURES.centralFile) {
      throw broken('zip', 'its directory is damaged');
    }
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const commentLength = directory.readUInt16LE(at + 32);
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > directory.length) throw broken('zip', 'its directory is damaged');
    entries.push(readCentral(directory, at, nameLength, extraLength));
    at = next;
  }
  refuseOverlaps(entries, end.offset);
  return { entries, at: end.offset };
}

function readCentral(
  directory: Buffer,
  at: number,
  nameLength: number,
  extraLength: number,
): ReadEntry {
  const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
  const flags = directory.readUInt16LE(at + 8);
  if (flags & 1) throw broken(name, 'it is encrypted');
  const method = directory.readUInt16LE(at + 10);
  if (method !== 0 && method !== 8) throw broken(name, 'it is packed in an unknown way');
  const wide = wideNumbers(directory, at + 46 + nameLength, extraLength);
  const number = (value: number): number => (value === LIMIT_32 ? (wide.shift() ?? value) : value);
  // The order of the wide numbers is fixed: size, packed size, offset.
  const size = number(directory.readUInt32LE(at + 24));
  const packed = number(directory.readUInt32LE(at + 20));
  const offset = number(directory.readUInt32LE(at + 42));
  if (method === 0 && packed !== size) throw broken(name, 'its sizes disagree');
  return {
    name,
    method: method === 0 ? 'stored' : 'deflated',
    crc: directory.readUInt32LE(at + 16),
    packed,
    size,
    offset,
  };
}

function wideNumbers(directory: Buffer, start: number, length: number): number[] {
  for (let at = start; at + 4 <= start + length; ) {
    const id = directory.readUInt16LE(at);
    const size = directory.readUInt16LE(at + 2);
    if (id === 1 && at + 4 + size <= start + length) {
      const numbers: number[] = [];
      for (let place = at + 4; place + 8 <= at + 4 + size; place += 8) {
        numbers.push(safeNumber(directory.readBigUInt64LE(place)));
      }
      return numbers;
    }
    at += 4 + size;
  }
  return [];
}

/** Files whose bytes are counted twice are how a small zip becomes a large one. */
function refuseOverlaps(entries: readonly ReadEntry[], directoryAt: number): void {
  const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
  for (const [index, entry] of inOrder.entries()) {
    const limit = inOrder[index + 1]?.offset ?? directoryAt;
    if (entry.offset + 30 + entry.packed > limit) throw broken(entry.name, 'it overlaps another');
  }
}

async function findEnd(
  file: FileHandle,
  size: number,
): Promise<{ count: number; size: number; offset: number }> {
  const tailLength = Math.min(size, 22 + LIMIT_16);
  const tail = await readAt(file, size - tailLength, tailLength);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== SIGNATURES.end) continue;
    if (at + 22 + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const count = tail.readUInt16LE(at + 10);
    const directorySize = tail.readUInt32LE(at + 12);
    const offset = tail.readUInt32LE(at + 16);
    const isWide = count === LIMIT_16 || directorySize === LIMIT_32 || offset === LIMIT_32;
    if (!isWide) return { count, size: directorySize, offset };
    const locatorAt = size - tailLength + at - 20;
    if (locatorAt < 0) throw broken('zip', 'its end is damaged');
    const locator = await readAt(file, locatorAt, 20);
    if (locator.readUInt32LE(0) !== SIGNATURES.locator64) {
      return { count, size: directorySize, offset };
    }
    const end64 = await readAt(file, safeNumber(locator.readBigUInt64LE(8)), 56);
    if (end64.readUInt32LE(0) !== SIGNATURES.end64) throw broken('zip', 'its end is damaged');
    return {
      count: safeNumber(end64.readBigUInt64LE(32)),
      size: safeNumber(end64.readBigUInt64LE(40)),
      offset: safeNumber(end64.readBigUInt64LE(48)),
    };
  }
  throw broken('zip', 'it is not a zip file');
}

function safeNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw broken('zip', 'a number in it is too large');
  return Number(value);
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) throw broken('zip', 'it is cut off');
    done += bytesRead;
  }
  return buffer;
}

function broken(name: string, what: string): GalleyError {
  return new GalleyError({
    code: 'not-a-bundle',
    detail: name === 'zip' ? what : `${name}: ${what}`,
  });
}
