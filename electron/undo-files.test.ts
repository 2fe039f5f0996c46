// Does what can be undone find its way back to its article, and does it stay small?
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { articleId, libraryId } from '../core/content/ids.ts';
import { UndoFiles } from './undo-files.ts';

const library = libraryId.parse('019b0000-0000-7000-8000-00000000aaaa');
const other = libraryId.parse('019b0000-0000-7000-8000-00000000bbbb');
const article = (number: number) =>
  articleId.parse(`019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`);

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-undo-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('gives back the newest that was kept, to the article of that library alone', async () => {
  const files = new UndoFiles(join(folder, 'undo'));
  expect(await files.read(library, article(1))).toBeNull();
  await Promise.all(['a', 'b', 'c'].map((text) => files.keep(library, article(1), text)));
  expect(await new UndoFiles(join(folder, 'undo')).read(library, article(1))).toBe('c');
  expect(await files.read(other, article(1))).toBeNull();
  expect(await readdir(join(folder, 'undo'))).toHaveLength(1);
});

it('forgets when told to', async () => {
  const files = new UndoFiles(folder);
  await files.keep(library, article(1), 'a');
  await files.keep(library, article(1), null);
  expect(await files.read(library, article(1))).toBeNull();
});

it('makes room for the newest by letting go of the oldest', async () => {
  const files = new UndoFiles(folder);
  for (let number = 1; number <= 60; number++) await files.keep(library, article(number), 'x');
  await utimes(join(folder, `${library}-${article(7)}.json`), 1, 1);
  await files.keep(library, article(61), 'x');
  expect(await readdir(folder)).toHaveLength(60);
  expect(await files.read(library, article(7))).toBeNull();
  expect(await files.read(library, article(61))).toBe('x');
});
