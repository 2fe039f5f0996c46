// How one record lives in one file: lowdb over our durable, checksummed adapter.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import type { RecordOf, RecordType } from '../../core/content/record-types.ts';
import { decodeRecord, encodeRecord, type ReadRecord } from '../../core/content/records.ts';
import { failure, GalleyError, type Result, success, toFailure } from '../../core/errors.ts';
import { errorCode, writeDurably } from './durable-file.ts';

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * lowdb's storage of one record. Reading a damaged file throws its failure instead of answering with nothing,
 * since lowdb takes nothing for "start from the default": that is how newsrooms become empty.
 */
class RecordAdapter<T extends RecordType> implements Adapter<RecordOf<T>> {
  readonly #type: T;
  readonly #path: string;
  #carried: Readonly<Record<string, unknown>> = {};
  /** Of the record as it was last read or written. */
  #checksum = '';

  constructor(type: T, path: string) {
    this.#type = type;
    this.#path = path;
  }

  async read(how: ReadOptions = {}): Promise<RecordOf<T>> {
    const decoded = decodeRecord(this.#type, await readText(this.#path), sha256, how);
    if (!decoded.ok) {
      throw new GalleyError({ subject: basename(this.#path), ...decoded.error });
    }
    this.#carried = decoded.value.carried;
    this.#checksum = decoded.value.sha256;
    return decoded.value.value;
  }

  async write(record: RecordOf<T>): Promise<void> {
    const { path, text, checksum } = this.changeTo(record);
    await writeDurably(path, text);
    this.#checksum = checksum;
  }

  get checksum(): string {
    return this.#checksum;
  }

  changeTo(record: RecordOf<T>): RecordFileChange {
    const encoded = encodeRecord(this.#type, record, sha256, this.#carried);
    return { path: this.#path, text: encoded.text, checksum: encoded.sha256 };
  }

  /** The record was written some other way, as a part of several. */
  wrote({ checksum }: RecordFileChange): void {
    this.#checksum = checksum;
  }
}

/** The file that writing a record would make. */
export interface RecordFileChange {
  readonly path: string;
  readonly text: string;
  readonly checksum: string;
}

/** The file that writing `record` to its store would make: for changes of several records that are made together. */
export function recordChange<R extends RecordOf<RecordType>>(
  store: Low<R>,
  record: R,
): RecordFileChange {
  return adapterOf(store).changeTo(record);
}

/** Takes in that a change which `recordChange` described is on disk. */
export function recordChanged<R extends RecordOf<RecordType>>(
  store: Low<R>,
  record: R,
  change: RecordFileChange,
): void {
  adapterOf(store).wrote(change);
  store.data = record;
}

/** The checksum of a record as its store last read or wrote it. */
export function checksumOf<R extends RecordOf<RecordType>>(store: Low<R>): string {
  return adapterOf(store).checksum;
}

function adapterOf(store: { readonly adapter: unknown }): RecordAdapter<RecordType> {
  if (store.adapter instanceof RecordAdapter) return store.adapter;
  throw new TypeError('A store of records is made by openRecord or createRecord.');
}

async function readText(path: string): Promise<string> {
  try {
    return decodeText(await readFile(path));
  } catch (error) {
    throw asReadFailure(error, path);
  }
}

function decodeText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function asReadFailure(error: unknown, path: string): GalleyError {
  const about = { subject: basename(path), detail: toFailure(error).detail };
  if (errorCode(error) === 'ENOENT') return new GalleyError({ code: 'not-found', ...about });
  if (error instanceof TypeError) return new GalleyError({ code: 'damaged-record', ...about });
  return new GalleyError({ code: 'file-unreadable', ...about }, { cause: error });
}

/** How a record is read. */
export interface ReadOptions {
  /** Also one whose checksum is wrong: for a person who is to choose. */
  readonly readAltered?: boolean;
}

/** Reads a record that must exist, with the lowdb store to write it back through. */
export async function openRecord<T extends RecordType>(
  type: T,
  path: string,
  how: ReadOptions = {},
): Promise<Result<Low<RecordOf<T>>>> {
  const adapter = new RecordAdapter(type, path);
  try {
    const store = new Low<RecordOf<T>>(adapter, await adapter.read(how));
    return success(store);
  } catch (error) {
    return { ok: false, error: toFailure(error) };
  }
}

/** Writes a record that does not exist yet; an existing file is never replaced. */
export async function createRecord<T extends RecordType>(
  type: T,
  path: string,
  record: RecordOf<T>,
): Promise<Low<RecordOf<T>>> {
  const present = await readFile(path).then(
    () => true,
    (error) => errorCode(error) !== 'ENOENT',
  );
  if (present) {
    throw new GalleyError({ code: 'write-failed', subject: basename(path), detail: 'it exists' });
  }
  const store = new Low<RecordOf<T>>(new RecordAdapter(type, path), record);
  await store.write();
  return store;
}

/** Reads a record for looking at, with the checksum its file carries. */
export async function readChecked<T extends RecordType>(
  type: T,
  path: string,
): Promise<Result<ReadRecord<T>>> {
  try {
    const decoded = decodeRecord(type, await readText(path), sha256);
    if (decoded.ok) return decoded;
    return { ok: false, error: { subject: basename(path), ...decoded.error } };
  } catch (error) {
    return { ok: false, error: toFailure(error) };
  }
}

/** Reads a record for looking at only, at once: for a process that reads thousands and answers nobody meanwhile. */
export function readRecordNow<T extends RecordType>(type: T, path: string): Result<RecordOf<T>> {
  try {
    const decoded = decodeRecord(type, decodeText(readFileSync(path)), sha256);
    if (decoded.ok) return success(decoded.value.value);
    return { ok: false, error: { subject: basename(path), ...decoded.error } };
  } catch (error) {
    return { ok: false, error: toFailure(asReadFailure(error, path)) };
  }
}

/** Reads a record for looking at only. */
export async function readRecord<T extends RecordType>(
  type: T,
  path: string,
): Promise<Result<RecordOf<T>>> {
  const opened = await openRecord(type, path);
  return opened.ok ? success(opened.value.data) : failure(opened.error.code, opened.error);
}
