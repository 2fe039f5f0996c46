// The known-bad writer that a whole store can be built on: the file is emptied and filled in place, nothing is synced.
import { readFile, rename, writeFile } from 'node:fs/promises';

export * from '../../electron/storage/durable-file.ts';

export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(path, content);
}

/** Copied, then the old name renamed over: two calls where one would do. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await writeFile(to, await readFile(from));
  await rename(from, to);
}
