// How does a bundle become one zip file: the same bytes for the same entries, whole or not there at all?
import { type FileHandle, open, stat, unlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { deflateSync } from 'fflate';
import { GalleyError } from '../../core/errors.ts';
import type { ExportEntry } from '../../core/export/compile.ts';
import { asWriteFailure, moveDurably, temporaryBeside } from '../storage/durable-file.ts';
import { readStored, type StoredFile } from './asset-bytes.ts';
import { crc32 } from './crc32.ts';
import {
  centralHeader,
  endRecords,
  LIMIT_16,
  LIMIT_32,
  localHeader,
  type Method,
  type ZipEntry,
} from './zip-format.ts';

/** An entry whose bytes are a file on disk. */
export type StoredEntry = Extract<ExportEntry, { kind: 'asset' | 'copy' }>;

export interface WriteOptions {
  /** Where the bytes of an asset, or of a copy of one, are. */
  storedPath(entry: StoredEntry): string;
  /** Called after each entry. */
  onEntry(entry: ExportEntry): void;
  /** Called while a large file is copied, with the bytes done. */
  onPart?(file: StoredFile, done: number): void;
  readonly signal: AbortSignal | undefined;
}

/** Entries between two looks at the event loop, where a wish to cancel arrives. */
const BREATHE_EVERY = 16;
/** Small pieces are gathered to this size before they are written. */
const GATHER = 1024 * 1024;
/**
 * One pure JavaScript encoder with every setting given: runtimes bring different zlibs, and fflate's default window
 * depends on a logarithm.
 */
const DEFLATE = { level: 6, mem: 8 } as const;

/**
 * Writes the entries, in the order given, to the zip at `path`, replacing one that is there. Memory stays flat
 * however large the files are. Failure and cancelling leave the old file, if any, as it was, and nothing else.
 * `limits` is only for tests of ZIP64.
 */
export async function writeBundle(
  path: string,
  entries: Iterable<ExportEntry>,
  options: WriteOptions,
  limits = { number: LIMIT_32, count: LIMIT_16 },
): Promise<{ files: number; bytes: number }> {
  if ((await stat(path).catch(() => undefined))?.isDirectory()) {
    throw new GalleyError({
      code: 'invalid-argument',
      subject: basename(path),
      detail: 'a folder has this name',
    });
  }
  const temporary = temporaryBeside(path);
  try {
    const file = await open(temporary, 'wx', 0o644).catch((error: unknown) => {
      throw asWriteFailure(error, path);
    });
    let bytes: number;
    let files: number;
    try {
      const zip = new ZipWriter(file, path, limits);
      let count = 0;
      for (const entry of entries) {
        throwIfCancelled(options.signal);
        if (entry.kind === 'asset' || entry.kind === 'copy') {
          await zip.addStream(entry.path, storedFile(entry).size, storedChunks(entry, options));
        } else {
          await zip.addBytes(
            entry.path,
            entry.kind === 'text' ? Buffer.from(entry.text, 'utf8') : entry.bytes,
            entry.kind === 'text' ? 'deflated' : 'stored',
          );
        }
        options.onEntry(entry);
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

/** What is known of the file behind an entry. */
export function storedFile(entry: StoredEntry): StoredFile {
  const { asset, sha256 } = entry;
  const size = entry.kind === 'asset' ? asset.size : entry.rendition.size;
  return { name: asset.fileName, size, sha256 };
}

/** The bytes of an asset or of its copy, with word of how far they are. */
export async function* storedChunks(
  entry: StoredEntry,
  options: WriteOptions,
): AsyncGenerator<Uint8Array> {
  const file = storedFile(entry);
  let done = 0;
  for await (const chunk of readStored(file, options.storedPath(entry))) {
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

  async addBytes(name: string, bytes: Uint8Array, wish: Method): Promise<void> {
    const deflated = wish === 'deflated' ? deflateSync(bytes, DEFLATE) : undefined;
    const method = deflated !== undefined && deflated.length < bytes.length ? 'deflated' : 'stored';
    const content = method === 'deflated' && deflated !== undefined ? deflated : bytes;
    const entry = {
      name,
      method,
      crc: crc32(bytes),
      packed: content.length,
      size: bytes.length,
      offset: this.#position,
    } as const;
    await this.#write(localHeader(entry, bytes.length >= this.#limits.number));
    await this.#write(content);
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
