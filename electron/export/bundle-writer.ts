// How does a bundle become one zip file: the same bytes for the same entries, whole or not there at all?
import { type FileHandle, open, stat, unlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { GalleyError, unreachable } from '../../core/errors.ts';
import { asWriteFailure, moveDurably, temporaryBeside } from '../storage/durable-file.ts';
import type { BundleEntry, OnDisk } from './assemble.ts';
import { readStored, type StoredFile } from './asset-bytes.ts';
import { crc32 } from './crc32.ts';
import { TextPacker } from './make-texts.ts';
import {
  centralHeader,
  endRecords,
  LIMIT_16,
  LIMIT_32,
  localHeader,
  type Method,
  type ZipEntry,
} from './zip-format.ts';

export interface WriteOptions {
  /** Called after each entry, or after `count` of them of which this is the last. */
  onEntry(path: string, count?: number): void;
  /** Called while a large file is copied, with the bytes done. */
  onPart?(file: StoredFile, done: number): void;
  readonly signal: AbortSignal | undefined;
}

export interface BundleOptions extends WriteOptions {
  /** The file beside it that becomes the bundle; one of its own unless it is given. */
  readonly temporary?: string | undefined;
}

/** Entries between two looks at the event loop, where a wish to cancel arrives. */
const BREATHE_EVERY = 16;
/** Small pieces are gathered to this size before they are written. */
const GATHER = 1024 * 1024;
/**
 * Writes the entries, in the order given, to the zip at `path`, replacing one that is there. Memory stays flat
 * however large the files are. Failure and cancelling leave the old file, if any, as it was, and nothing else.
 * `limits` is only for tests of ZIP64.
 */
export async function writeBundle(
  path: string,
  entries: AsyncIterable<BundleEntry> | Iterable<BundleEntry>,
  options: BundleOptions,
  limits = { number: LIMIT_32, count: LIMIT_16 },
): Promise<{ files: number; bytes: number }> {
  if ((await stat(path).catch(() => undefined))?.isDirectory()) {
    throw new GalleyError({
      code: 'invalid-argument',
      subject: basename(path),
      detail: 'a folder has this name',
    });
  }
  const temporary = options.temporary ?? temporaryBeside(path);
  try {
    const file = await open(temporary, 'wx', 0o644).catch((error: unknown) => {
      throw asWriteFailure(error, path);
    });
    let bytes: number;
    let files: number;
    try {
      const zip = new ZipWriter(file, path, limits);
      let count = 0;
      for await (const entry of entries) {
        throwIfCancelled(options.signal);
        await addEntry(zip, entry, options);
        options.onEntry(entry.path);
        if (++count % BREATHE_EVERY === 0) await breathe();
      }
      throwIfCancelled(options.signal);
      bytes = await zip.finish();
      files = count;
    } finally {
      await file.close();
    }
    throwIfCancelled(options.signal);
    await moveDurably(temporary, path).catch((error: unknown) => {
      throw asWriteFailure(error, path);
    });
    return { files, bytes };
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

async function addEntry(zip: ZipWriter, entry: BundleEntry, options: WriteOptions): Promise<void> {
  switch (entry.kind) {
    case 'packed':
      return await zip.addPacked(entry.path, entry.made);
    case 'bytes':
      return await zip.addPacked(entry.path, {
        bytes: entry.bytes,
        packed: undefined,
        size: entry.bytes.length,
        crc: crc32(entry.bytes),
      });
    case 'onDisk':
      return await zip.addStream(entry.path, entry.file.size, storedChunks(entry.file, options));
    case 'joined':
      return await zip.addJoined(entry.path, entry.parts);
    default:
      return unreachable(entry);
  }
}

/** The bytes of a file on disk, with word of how far they are. */
export async function* storedChunks(
  file: OnDisk,
  options: Pick<WriteOptions, 'onPart' | 'signal'>,
): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const chunk of readStored(file, file.from)) {
    throwIfCancelled(options.signal);
    yield chunk;
    done += chunk.length;
    options.onPart?.(file, done);
  }
}

/** Stops the work where the person asked for it. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new GalleyError({ code: 'cancelled' });
}

/** Writes one zip to an open, empty file. */
class ZipWriter {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #limits: { readonly number: number; readonly count: number };
  readonly #entries: ZipEntry[] = [];
  readonly #gathered = Buffer.allocUnsafe(GATHER);
  #waiting = 0;
  /** Bytes handed to the file; those waiting come after. */
  #written = 0;

  constructor(file: FileHandle, path: string, limits: { number: number; count: number }) {
    this.#file = file;
    this.#path = path;
    this.#limits = limits;
  }

  /** Adds a file that is in memory: as it is, or deflated already. */
  async addPacked(
    name: string,
    { bytes, packed, size, crc }: Extract<BundleEntry, { kind: 'packed' }>['made'],
  ): Promise<void> {
    const content = packed ?? bytes;
    const method: Method = packed === undefined ? 'stored' : 'deflated';
    const entry = { name, method, crc, packed: content.length, size, offset: this.#position };
    await this.#write(localHeader(entry, size >= this.#limits.number));
    await this.#write(content);
    this.#entries.push(entry);
  }

  /** Adds one file from parts, packed as they come; its header is written again once they are all there. */
  async addJoined(name: string, parts: AsyncIterable<Uint8Array>): Promise<void> {
    const offset = this.#position;
    const method: Method = 'deflated';
    await this.#write(localHeader({ name, method, crc: 0, packed: 0, size: 0 }, false));
    const start = this.#position;
    let packed: Uint8Array[] = [];
    const packer = new TextPacker((bytes) => packed.push(bytes));
    const writePacked = async (): Promise<void> => {
      for (const bytes of packed) await this.#write(bytes);
      packed = [];
    };
    let crc = 0;
    let size = 0;
    for await (const bytes of parts) {
      crc = crc32(bytes, crc);
      size += bytes.length;
      packer.add(bytes);
      await writePacked();
    }
    packer.end();
    await writePacked();
    const entry = { name, method, crc, packed: this.#position - start, size, offset };
    if (Math.max(size, entry.packed) >= LIMIT_32) {
      throw new GalleyError({ code: 'export-failed', subject: name, detail: 'it is over 4 GB' });
    }
    await this.#flush();
    await this.#put(localHeader(entry, false), offset);
    this.#entries.push(entry);
  }

  /** Stores a stream of a size known beforehand; its header is written again once the CRC is known. */
  async addStream(name: string, size: number, chunks: AsyncIterable<Uint8Array>): Promise<void> {
    const offset = this.#position;
    const wide = size >= this.#limits.number;
    const entry = { name, method: 'stored', packed: size, size } as const;
    await this.#write(localHeader({ ...entry, crc: 0 }, wide));
    let crc = 0;
    for await (const chunk of chunks) {
      crc = crc32(chunk, crc);
      await this.#write(chunk);
    }
    await this.#flush();
    await this.#put(localHeader({ ...entry, crc }, wide), offset);
    this.#entries.push({ ...entry, crc, offset });
  }

  /** Writes the directory and makes everything durable; returns the size of the zip. */
  async finish(): Promise<number> {
    const offset = this.#position;
    for (const entry of this.#entries) {
      await this.#write(centralHeader(entry, this.#limits.number));
    }
    const directory = {
      entries: this.#entries.length,
      size: this.#position - offset,
      offset,
    };
    await this.#write(endRecords(directory, this.#limits));
    await this.#flush();
    try {
      await this.#file.sync();
    } catch (error) {
      throw asWriteFailure(error, this.#path);
    }
    return this.#written;
  }

  get #position(): number {
    return this.#written + this.#waiting;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (this.#waiting + bytes.length > GATHER) await this.#flush();
    if (bytes.length >= GATHER) {
      await this.#put(bytes, this.#written);
      this.#written += bytes.length;
    } else {
      this.#gathered.set(bytes, this.#waiting);
      this.#waiting += bytes.length;
    }
  }

  async #flush(): Promise<void> {
    if (this.#waiting === 0) return;
    await this.#put(this.#gathered.subarray(0, this.#waiting), this.#written);
    this.#written += this.#waiting;
    this.#waiting = 0;
  }

  async #put(bytes: Uint8Array, position: number): Promise<void> {
    try {
      let done = 0;
      while (done < bytes.length) {
        const { bytesWritten } = await this.#file.write(
          bytes,
          done,
          bytes.length - done,
          position + done,
        );
        done += bytesWritten;
      }
    } catch (error) {
      throw asWriteFailure(error, this.#path);
    }
  }
}
