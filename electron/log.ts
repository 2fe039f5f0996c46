// What Galley notes down about itself: one line per event, in a file that holds no article text.
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const LARGEST_BYTES = 1024 * 1024;

export type Log = (line: string) => void;

/** Appends to a file of at most about 1 MiB, with one older file kept. A log that cannot be written stays silent. */
export function openLog(path: string): Log {
  let queue: Promise<unknown> = mkdir(dirname(path), { recursive: true }).catch(() => undefined);
  const append = async (line: string): Promise<void> => {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size > LARGEST_BYTES) await rename(path, `${path}.old`);
    await appendFile(path, `${new Date().toISOString()} ${line.replaceAll('\n', ' ')}\n`, {
      mode: 0o600,
    });
  };
  return (line) => {
    queue = queue.then(() => append(line)).catch(() => undefined);
  };
}
