// How one record lives in one file: lowdb over our durable, checksummed adapter.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import {
  decodeRecord,
  encodeRecord,
  type ReadRecord,
  type RecordOf,
  type RecordType,
} from '../../core/content/records.ts';
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

  constructor(type: T, path: string) {
    this.#type = type;
    this.#path = path;
  }

  async read(): Promise<RecordOf<T>> {
    const decoded = decodeRecord(this.#type, await readText(this.#path), sha256);
    if (!decoded.ok) {
      throw new GalleyError({ subject: basename(this.#path), ...decoded.error });
    }
    this.#carried = decoded.value.carried;
    return decoded.value.value;
  }

  async write(record: RecordOf<T>): Promise<void> {
    const { path, text } = this.changeTo(record);
    await writeDurably(path, text);
  }

  changeTo(record: RecordOf<T>): { path: string; text: string } {
    return { path: this.#path, text: encodeRecord(this.#type, record, sha256, this.#carried).text };
  }
}

/** The file that writing `record` to its store would make: for changes of several records that are made together. */
export function recordChange<R extends RecordOf<RecordType>>(
  store: Low<R>,
  record: R,
): { path: string; text: string } {
  if (store.adapter instanceof RecordAdapter) return store.adapter.changeTo(record);
  throw new TypeError('A store of records is made by openRecord or createRecord.');
}

async function readText(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const about = { subject: basename(path), detail: toFailure(error).detail };
    if (errorCode(error) === 'ENOENT') throw new GalleyError({ code: 'not-found', ...about });
    if (error instanceof TypeError) throw new GalleyError({ code: 'damaged-record', ...about });
    throw new GalleyError({ code: 'file-unreadable', ...about }, { cause: error });
  }
}

/** Reads a record that must exist, with the lowdb store to write it back through. */
export async function openRecord<T extends RecordType>(
  type: T,
  path: string,
): Promise<Result<Low<RecordOf<T>>>> {
  const adapter = new RecordAdapter(type, path);
  try {
    const store = new Low<RecordOf<T>>(adapter, await adapter.read());
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

/** Reads a record for looking at only. */
export async function readRecord<T extends RecordType>(
  type: T,
  path: string,
): Promise<Result<RecordOf<T>>> {
  const opened = await openRecord(type, path);
  return opened.ok ? success(opened.value.data) : failure(opened.error.code, opened.error);
}
