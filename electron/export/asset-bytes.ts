// How are the bytes of a media asset read for an export, and are they still what their name says?
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Asset } from '../../core/content/asset.ts';
import { GalleyError, toFailure } from '../../core/errors.ts';

const CHUNK = 1024 * 1024;

/**
 * Reads an asset from `path` in chunks; a chunk is only valid until the next is asked for. At the end the size and
 * the SHA-256 must be those of the record: fails with `file-unreadable` or `damaged-record`, naming the file.
 */
export async function* readAsset(asset: Asset, path: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new GalleyError(
      { code: 'file-unreadable', subject: asset.fileName, detail: toFailure(error).detail },
      { cause: error },
    );
  });
  try {
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK, asset.size + 1));
    while (true) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) break;
      const chunk = buffer.subarray(0, bytesRead);
      size += bytesRead;
      if (size > asset.size) break;
      hash.update(chunk);
      yield chunk;
    }
  } finally {
    await file.close();
  }
  if (size !== asset.size || hash.digest('hex') !== asset.id) {
    throw new GalleyError({
      code: 'damaged-record',
      subject: asset.fileName,
      detail: 'the stored file is no longer what it was when it was added',
    });
  }
}
