// How are the bytes of a stored file read for an export, and are they still what is known of them?
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { GalleyError, toFailure } from '../../core/errors.ts';

const CHUNK = 1024 * 1024;

/** What must be true of a stored file: an asset, or a copy of one. */
export interface StoredFile {
  /** The name a person knows it by. */
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/**
 * Reads a file from `path` in chunks; a chunk is only valid until the next is asked for. At the end the size and
 * the SHA-256 must be those that are known: fails with `file-unreadable` or `damaged-record`, naming the file.
 */
export async function* readStored(stored: StoredFile, path: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'r').catch((error: unknown) => {
    throw unreadable(stored, error);
  });
  try {
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK, stored.size + 1));
    while (true) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) break;
      const chunk = buffer.subarray(0, bytesRead);
      size += bytesRead;
      if (size > stored.size) break;
      hash.update(chunk);
      yield chunk;
    }
  } finally {
    await file.close();
  }
  if (size !== stored.size || hash.digest('hex') !== stored.sha256) throw changed(stored);
}

/** Reads a small file at once: it costs more to wait for than to read. Fails as `readStored` does. */
export function readSmall(stored: StoredFile, path: string): Uint8Array {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw unreadable(stored, error);
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (bytes.length !== stored.size || hash !== stored.sha256) throw changed(stored);
  return bytes;
}

function unreadable(stored: StoredFile, error: unknown): GalleyError {
  return new GalleyError(
    { code: 'file-unreadable', subject: stored.name, detail: toFailure(error).detail },
    { cause: error },
  );
}

function changed(stored: StoredFile): GalleyError {
  return new GalleyError({
    code: 'damaged-record',
    subject: stored.name,
    detail: 'the stored file is no longer what it was when it was added',
  });
}
