// What Galley notes down about itself: one line per event, in a file that holds no article text.
import { appendFile, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type LogLevel, type LogLine, logLevels } from '../core/ipc/settings-contract.ts';

const LARGEST_BYTES = 1024 * 1024;

/** Any other place on the disk, as the runtime quotes it in its errors. */
const OTHER_PATH = /'(?:\/|\\\\|[A-Za-z]:\\)[^']*'/g;

export type Log = (line: string, level?: LogLevel) => void;

/** Appends to a file of at most about 1 MiB, with one older file kept. A log that cannot be written stays silent. */
export function openLog(path: string): Log {
  let queue: Promise<unknown> = mkdir(dirname(path), { recursive: true }).catch(() => undefined);
  const append = async (line: string, level: LogLevel): Promise<void> => {
    const size = await stat(path).then(
      (found) => found.size,
      () => 0,
    );
    if (size > LARGEST_BYTES) await rename(path, `${path}.old`);
    const text = line.replaceAll('\n', ' ');
    await appendFile(path, `${new Date().toISOString()} [${level}] ${text}\n`, { mode: 0o600 });
  };
  return (line, level = 'info') => {
    queue = queue.then(() => append(line, level)).catch(() => undefined);
  };
}

/**
 * The newest lines, oldest first. A folder of the person is named by the word that `folders` has for it, longest folder first, so that a
 * copied line says no name of anybody's; any other place is a path, and no more.
 */
export async function readLog(
  path: string,
  most: number,
  folders: readonly (readonly [folder: string, word: string])[],
): Promise<LogLine[]> {
  const texts = await Promise.all(
    [`${path}.old`, path].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  const longestFirst = folders
    .filter(([folder]) => folder.length > 1)
    .sort(([one], [other]) => other.length - one.length);
  return texts
    .flatMap((text) => text.split('\n'))
    .filter((line) => line !== '')
    .slice(-most)
    .map((line) => {
      const parsed = parseLine(line);
      let { text } = parsed;
      for (const [folder, word] of longestFirst) text = text.replaceAll(folder, word);
      return { ...parsed, text: text.replaceAll(OTHER_PATH, "'<path>'") };
    });
}

/** Lines of before levels were written are information. */
function parseLine(line: string): LogLine {
  const [, at = '', word, text = line] = /^(\S+Z) (?:\[(\w+)\] )?(.*)$/.exec(line) ?? [];
  return { at, level: logLevels.find((level) => level === word) ?? 'info', text };
}
