// How files get into a library and out again: copied as a stream, named by their SHA-256, described by a record.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Asset, type AssetEdit, isImage } from '../../core/content/asset.ts';
import { type AssetId, assetId } from '../../core/content/ids.ts';
import { failure, GalleyError, type Result, success, toFailure } from '../../core/errors.ts';
import {
  asWriteFailure,
  ensureFolder,
  moveDurably,
  temporaryBeside,
  writeAll,
} from '../storage/durable-file.ts';
import { files } from '../storage/library-files.ts';
import { createRecord, openRecord, readRecord } from '../storage/record-file.ts';
import { moveToTrash } from '../storage/trash.ts';
import { findKind, MOST_PIXELS } from './file-kind.ts';

export interface ImportOptions {
  /** Called after each piece with the bytes copied so far and their total. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** What it is known by, where that is not the name of the file. */
  readonly fileName?: string;
  /** The bytes that somebody looked at: where there are others now, it fails with `file-changed`. */
  readonly expected?: AssetId;
}

/** One piece of a copy: large enough for full speed, small enough that memory stays flat. */
const PIECE_BYTES = 1024 * 1024;

/** Written out as it goes, so that progress is true and no long wait stands at the end. */
const SYNC_EVERY_BYTES = 64 * 1024 * 1024;

/** A file that is new, described otherwise or back; or one that went into the trash. */
export type AssetChange = { readonly asset: Asset } | { readonly removed: AssetId };

/** The media assets of one library. */
export class AssetStore {
  readonly #library: string;
  readonly #now: () => Date;
  #edits: Promise<unknown> = Promise.resolve();
  readonly #listeners = new Set<(change: AssetChange) => void>();
  /** The files in the trash, as far as they have been looked for. */
  #trashed: ReadonlySet<AssetId> = new Set();

  constructor(library: string, now: () => Date) {
    this.#library = library;
    this.#now = now;
  }

  /**
   * Copies a file into the library. The same bytes are stored once: importing them again answers with the asset
   * that is there. Fails with `file-unreadable`, `file-changed` (it grew or shrank meanwhile), `picture-too-large`, `cancelled`,
   * or a write failure; in each case nothing is left behind.
   */
  async importFile(path: string, options: ImportOptions = {}): Promise<Result<Asset>> {
    const { fileName = basename(path) } = options;
    try {
      const source = await open(path, 'r').catch((error: unknown) => {
        throw new GalleyError({
          code: 'file-unreadable',
          subject: fileName,
          detail: toFailure(error).detail,
        });
      });
      try {
        const { size } = await source.stat();
        if (!(await source.stat()).isFile()) {
          return failure('file-unreadable', { subject: fileName, detail: 'not a file' });
        }
        const piece = new Uint8Array(PIECE_BYTES);
        const read = async (): Promise<Uint8Array> => {
          const { bytesRead } = await source.read(piece, 0, PIECE_BYTES, null);
          return piece.subarray(0, bytesRead);
        };
        return await this.#store(fileName, size, read, options);
      } finally {
        await source.close();
      }
    } catch (error) {
      return { ok: false, error: { subject: fileName, ...toFailure(error) } };
    }
  }

  /** Stores bytes that have no file, such as a pasted picture. */
  async importBytes(fileName: string, bytes: Uint8Array): Promise<Result<Asset>> {
    let given = false;
    const read = (): Promise<Uint8Array> => {
      const piece = given ? new Uint8Array() : bytes;
      given = true;
      return Promise.resolve(piece);
    };
    try {
      return await this.#store(fileName, bytes.byteLength, read, {});
    } catch (error) {
      return { ok: false, error: toFailure(error) };
    }
  }

  /** Hears of every change from now on; answers with the way to stop that. */
  listen(listener: (change: AssetChange) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #tell(change: AssetChange): void {
    for (const listener of this.#listeners) listener(change);
  }

  /** The record of an asset. */
  get(id: AssetId): Promise<Result<Asset>> {
    return readRecord('asset', files.assetRecord(this.#library, id));
  }

  /** Where an asset's bytes are: for the protocol and for handing a copy to another program. */
  async locate(id: AssetId): Promise<Result<{ asset: Asset; path: string }>> {
    const asset = await this.get(id);
    if (!asset.ok) return asset;
    const path = files.assetBytes(this.#library, id, asset.value.extension);
    const present = await stat(path).catch(() => undefined);
    if (present === undefined) return failure('not-found', { subject: asset.value.fileName });
    return success({ asset: asset.value, path });
  }

  /** Reads an asset's bytes again: fails with `damaged-record` where they are no longer those it is named by. */
  async verify(id: AssetId): Promise<Result<null>> {
    const located = await this.locate(id);
    if (!located.ok) return located;
    const subject = located.value.asset.fileName;
    const hash = createHash('sha256');
    try {
      for await (const piece of createReadStream(located.value.path)) hash.update(piece);
    } catch (error) {
      return failure('file-unreadable', { subject, detail: toFailure(error).detail });
    }
    if (hash.digest('hex') === id) return success(null);
    return failure('damaged-record', { subject, detail: 'the checksum does not match the bytes' });
  }

  /** Changes what is written about an asset; edits follow one another, so that none is made to an old record. */
  edit(id: AssetId, edit: AssetEdit): Promise<Result<Asset>> {
    const mine = this.#edits.then(async (): Promise<Result<Asset>> => {
      const record = await openRecord('asset', files.assetRecord(this.#library, id));
      if (!record.ok) return record;
      try {
        const { fileName } = edit;
        const named = fileName === undefined ? {} : { fileName: cleanFileName(fileName) };
        Object.assign(record.value.data, edit, named);
        await record.value.write();
        this.#tell({ asset: { ...record.value.data } });
        return success(record.value.data);
      } catch (error) {
        return { ok: false, error: toFailure(error) };
      }
    });
    this.#edits = mine;
    return mine;
  }

  /** Looks which files are in the trash. */
  async lookAtTrash(): Promise<ReadonlySet<AssetId>> {
    const names = await readdir(files.trashedMedia(this.#library)).catch(() => []);
    this.#trashed = new Set(
      names.flatMap((name) => {
        const id = assetId.safeParse(name.replace(/\.json$/, ''));
        return name.endsWith('.json') && id.success ? [id.data] : [];
      }),
    );
    return this.#trashed;
  }

  /** The records of the files in the trash. */
  async trashed(): Promise<Asset[]> {
    const found: Asset[] = [];
    for (const id of await this.lookAtTrash()) {
      const record = await readRecord('asset', files.trashedRecord(this.#library, id));
      if (record.ok) found.push(record.value);
    }
    return found;
  }

  /** Whether a file was in the trash when that was last looked at. */
  isTrashed(id: AssetId): boolean {
    return this.#trashed.has(id);
  }

  /**
   * Moves a file into the trash. The record goes first: cut short, bytes are left that nothing names, and `restore` finds them. Whether
   * something still uses it is for the library store to know.
   */
  trash(id: AssetId): Promise<Result<Asset>> {
    return this.#inTurn(async () => {
      const library = this.#library;
      const record = await this.get(id);
      if (!record.ok) return record;
      const { extension } = record.value;
      const own = files.assetRecord(library, id);
      await moveToTrash(library, own, files.trashedRecord(library, id), this.#now());
      const bytes = files.assetBytes(library, id, extension);
      if (await isThere(bytes)) {
        await moveDurably(bytes, files.trashedBytes(library, id, extension));
      }
      this.#trashed = new Set(this.#trashed).add(id);
      this.#tell({ removed: id });
      return record;
    });
  }

  /** Brings a file back from the trash, bytes first. Fails with `not-found` where it is not there. */
  restore(id: AssetId): Promise<Result<Asset>> {
    return this.#inTurn(async () => {
      const library = this.#library;
      const path = files.trashedRecord(library, id);
      const record = await readRecord('asset', path);
      if (!record.ok) return record;
      const { extension, fileName } = record.value;
      const [own, trashed] = [
        files.assetBytes(library, id, extension),
        files.trashedBytes(library, id, extension),
      ];
      await ensureFolder(dirname(own));
      if (!(await isThere(own))) await moveDurably(trashed, own);
      const others = new Set(this.#trashed);
      others.delete(id);
      if (await isThere(files.assetRecord(library, id))) {
        return failure('conflict', { subject: fileName });
      }
      await moveDurably(path, files.assetRecord(library, id));
      this.#trashed = others;
      this.#tell({ asset: record.value });
      return record;
    });
  }

  /** Waits until nothing is moved or described any more. */
  async idle(): Promise<void> {
    await this.#edits;
  }

  /** Files are moved and described one after the other. */
  #inTurn(work: () => Promise<Result<Asset>>): Promise<Result<Asset>> {
    const mine = this.#edits.then(work).catch((error: unknown) => ({
      ok: false as const,
      error: toFailure(error),
    }));
    this.#edits = mine;
    return mine;
  }

  async #store(
    fileName: string,
    size: number,
    read: () => Promise<Uint8Array>,
    { onProgress, signal, expected }: ImportOptions,
  ): Promise<Result<Asset>> {
    const temporary = temporaryBeside(join(files.media(this.#library), fileName));
    try {
      await ensureFolder(files.media(this.#library));
      const hash = createHash('sha256');
      const copy = await open(temporary, 'wx', 0o644);
      let done = 0;
      let durable = 0;
      try {
        for (let piece = await read(); piece.byteLength > 0; piece = await read()) {
          if (signal?.aborted) throw new GalleyError({ code: 'cancelled', subject: fileName });
          hash.update(piece);
          await writeAll(copy, piece);
          done += piece.byteLength;
          if (done - durable >= SYNC_EVERY_BYTES) {
            await copy.datasync();
            durable = done;
          }
          onProgress?.(done, size);
        }
        if (done !== size) throw new GalleyError({ code: 'file-changed', subject: fileName });
        await copy.sync();
      } finally {
        await copy.close();
      }
      const id = assetId.parse(hash.digest('hex'));
      if (expected !== undefined && id !== expected) {
        throw new GalleyError({ code: 'file-changed', subject: fileName });
      }
      // Added again, it comes back from the trash with all that was written about it.
      if (!(await this.get(id)).ok) await this.restore(id);
      const known = await this.locate(id);
      // Bytes that are there but damaged are replaced by the good ones at hand.
      if (known.ok && (await this.verify(id)).ok) return success(known.value.asset);
      const kind = await findKind(temporary, fileName);
      const { width = 0, height = 0 } = kind;
      if (isImage(kind) && width * height > MOST_PIXELS) {
        throw new GalleyError({
          code: 'picture-too-large',
          subject: fileName,
          detail: `${width} × ${height} pixels`,
        });
      }
      const described = await this.get(id);
      const asset: Asset = described.ok
        ? described.value
        : {
            id,
            fileName: cleanFileName(fileName),
            size,
            ...kind,
            alt: {},
            decorative: false,
            caption: {},
            credit: '',
            licence: '',
            createdAt: this.#now().toISOString(),
          };
      // Bytes first: a record is never on disk without what it describes.
      await moveDurably(temporary, files.assetBytes(this.#library, id, asset.extension));
      if (!described.ok) {
        await createRecord('asset', files.assetRecord(this.#library, id), asset);
      }
      this.#tell({ asset });
      return success(asset);
    } catch (error) {
      if (error instanceof GalleyError) throw error;
      throw asWriteFailure(error, fileName);
    } finally {
      // Moved to its name, or swept when the library is next opened.
      await unlink(temporary).catch(() => undefined);
    }
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** A name fit to be shown and offered: NFC, no control or direction-changing characters and no ends of lines, at most 200 bytes. */
export function cleanFileName(name: string): string {
  let clean = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\]/gu, '')
    .trim();
  while (Buffer.byteLength(clean) > 200) {
    // Shortened in the middle, so that the extension stays.
    const middle = Math.floor(clean.length / 2);
    clean = clean.slice(0, middle - 2) + clean.slice(middle + 2);
  }
  return clean === '' ? 'file' : clean;
}
