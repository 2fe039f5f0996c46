// Does every file that is set aside keep a place of its own?
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { files } from './library-files.ts';
import { setFileAside } from './set-aside.ts';

const now = new Date('2026-03-01T10:00:00Z');
let library: string;

beforeEach(async () => {
  library = await mkdtemp(join(tmpdir(), 'galley-aside-'));
  for (const folder of ['articles', 'trash']) await mkdir(join(library, folder));
});
afterEach(() => rm(library, { recursive: true, force: true }));

async function aside(): Promise<string[]> {
  const names = await readdir(files.setAside(library));
  const texts = names.map((name) => readFile(join(files.setAside(library), name), 'utf8'));
  return (await Promise.all(texts)).sort();
}

it('two files of one name, moved in the same moment, are both there, each under the place it lay in', async () => {
  const paths = ['articles', 'trash'].map((folder) => join(library, folder, 'one.json'));
  for (const path of paths) await writeFile(path, path);
  await Promise.all(paths.map((path) => setFileAside(library, path, now)));
  expect(await aside()).toEqual([...paths].sort());
  expect(await readdir(files.setAside(library))).toContain(
    '2026-03-01T10-00-00.000Z articles one.json',
  );
});

it('one file that is damaged twice in a millisecond is there twice', async () => {
  const path = join(library, 'articles', 'one.json');
  for (const text of ['first', 'second', 'third']) {
    await writeFile(path, text);
    await setFileAside(library, path, now);
  }
  expect(await aside()).toEqual(['first', 'second', 'third']);
});
