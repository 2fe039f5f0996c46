// Is a folder of themes as it was? Told by names, sizes and times, without reading a file.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Another text whenever a file below the folder is another one; empty where there is no such folder. */
export async function themeStamp(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const stamps = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      const inside = entry.isDirectory() ? await themeStamp(path) : await stampOf(path);
      return `${entry.name} ${inside}`;
    }),
  );
  return stamps.sort().join('\n');
}

async function stampOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return '';
  return `${found.ino} ${found.size} ${found.mtimeMs} ${found.ctimeMs}`;
}
