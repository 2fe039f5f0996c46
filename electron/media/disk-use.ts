// How much room do the parts of a newsroom take that grow by themselves, and what this computer keeps for it?
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Amount, DiskUse } from '../../core/ipc/media-contract.ts';
import { inParallel } from '../in-parallel.ts';
import { files, filesUnder } from '../storage/library-files.ts';

const AT_ONCE = 32;

export type FoldersUse = Pick<DiskUse, 'trash' | 'history' | 'receipts' | 'copies'>;

/** Looks at every file of those folders; one that is gone meanwhile takes no room. */
export async function measureFolders(
  library: string,
  cacheFolder: string,
  signal: AbortSignal,
): Promise<FoldersUse> {
  const copies = (await readdir(cacheFolder).catch(() => []))
    .filter((name) => /^(?:renditions|thumbnails)-/.test(name))
    .map((name) => join(cacheFolder, name));
  return {
    trash: await measure([files.trash(library)], signal),
    history: await measure([files.histories(library)], signal),
    receipts: await measure([files.receipts(library)], signal),
    copies: await measure(copies, signal),
  };
}

async function measure(folders: readonly string[], signal: AbortSignal): Promise<Amount> {
  let [count, bytes] = [0, 0];
  for (const folder of folders) {
    const paths = await filesUnder(folder);
    await inParallel(paths, AT_ONCE, async (path) => {
      const found = signal.aborted ? undefined : await stat(path).catch(() => undefined);
      if (found === undefined) return;
      count += 1;
      bytes += found.size;
    });
  }
  return { files: count, bytes };
}
