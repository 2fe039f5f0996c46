// Which list of its files did an export leave, and what is the checksum of that list? For its receipt.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportKind } from '../../core/ipc/contract.ts';
import { FOLDER_MANIFEST } from './folder-list.ts';
import { openZip } from './zip-reader.ts';

/** The list of a bag that covers all the others. */
const BAG_MANIFEST = /^[^/]+\/tagmanifest-sha256\.txt$/;

/** Null where the list cannot be read any more: the export itself was written, and is not undone for that. */
export async function manifestOfExport(kind: ExportKind, path: string): Promise<string | null> {
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
  try {
    if (kind === 'folder') return sha256(await readFile(join(path, FOLDER_MANIFEST)));
    const zip = await openZip(path);
    if (!zip.ok) return null;
    try {
      const list = zip.value.entries.find(({ name }) => BAG_MANIFEST.test(name));
      return list === undefined ? null : sha256(await zip.value.read(list));
    } finally {
      await zip.value.close();
    }
  } catch {
    return null;
  }
}
