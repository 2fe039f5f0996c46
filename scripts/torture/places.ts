// Where does a suite work, and on which file system with which options?
import { accessSync, constants, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** A folder in memory where fsync costs nothing, for suites that ask for thousands; the temp folder elsewhere. */
export function memoryFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    return tmpdir();
  }
}

/** The file system of a folder and its options, as the system lists them: `ext4 (rw,relatime)`. */
export function fileSystemOf(folder: string): string {
  try {
    const mounts = readFileSync('/proc/mounts', 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' '));
    const [, , type = '', options = ''] =
      mounts
        .filter(
          ([, place = '']) => folder === place || folder.startsWith(place.replace(/\/?$/, '/')),
        )
        .sort(([, one = ''], [, other = '']) => one.length - other.length)
        .at(-1) ?? [];
    return type === '' ? 'an unknown file system' : `${type} (${options})`;
  } catch {
    return `the file system of ${process.platform}`;
  }
}
