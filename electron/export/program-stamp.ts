// Which program is this, so that nothing made by another version is taken for its own?
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../storage/record-file.ts';

let stamp: Promise<string> | undefined;

/** The hash of the bundle this code is in. From sources it is good for this process only. */
export function programStamp(): Promise<string> {
  stamp ??= makeStamp();
  return stamp;
}

async function makeStamp(): Promise<string> {
  if (import.meta.url.endsWith('.ts')) return `sources ${process.pid} ${process.hrtime.bigint()}`;
  return sha256(await readFile(fileURLToPath(import.meta.url)));
}
