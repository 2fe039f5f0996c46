// How are bytes kept under the SHA-256 that names them, once for all publishes that need them?
import { createHash } from 'node:crypto';
import { open, readdir } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { GalleyError } from '../../core/errors.ts';
import type { SiteFile } from '../../core/publish/site-list.ts';
import {
  ensureFolder,
  moveDurably,
  removeDurably,
  temporaryBeside,
  writeAll,
} from './durable-file.ts';
import { files } from './library-files.ts';

const AT_ONCE = 16;

/** A file to keep, as often as its bytes are asked for. */
export interface ObjectContent extends SiteFile {
  open(): Readable;
}

/** Keeps objects; those that are kept already are not written again. */
export async function keepObjects(
  library: string,
  contents: readonly ObjectContent[],
): Promise<void> {
  await ensureFolder(files.receiptObjects(library));
  const kept = new Set(await namesOf(library));
  const missing: ObjectContent[] = [];
  for (const content of contents) {
    if (kept.has(content.sha256)) continue;
    kept.add(content.sha256);
    missing.push(content);
  }
  for (let start = 0; start < missing.length; start += AT_ONCE) {
    const batch = missing.slice(start, start + AT_ONCE);
    await Promise.all(batch.map((content) => keepObject(library, content)));
  }
}

/** The names of all that is kept. */
export async function namesOf(library: string): Promise<string[]> {
  return await readdir(files.receiptObjects(library)).catch(() => []);
}

/** Writes one object, piece by piece; bytes that are not those of its name are refused. */
async function keepObject(library: string, content: ObjectContent): Promise<void> {
  const path = files.receiptObject(library, content.sha256);
  const temporary = temporaryBeside(path);
  const hash = createHash('sha256');
  const file = await open(temporary, 'wx', 0o644);
  let isMoved = false;
  try {
    try {
      for await (const piece of content.open()) {
        hash.update(piece);
        await writeAll(file, piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (hash.digest('hex') !== content.sha256) {
      throw new GalleyError({ code: 'file-changed', subject: content.sha256 });
    }
    await moveDurably(temporary, path);
    isMoved = true;
  } finally {
    if (!isMoved) await removeDurably(temporary).catch(() => undefined);
  }
}
