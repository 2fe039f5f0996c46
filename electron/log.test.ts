// Can the log be read back by level, and does what is copied from it name no folder of anybody?
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openLog, readLog } from './log.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-log-'));
  file = join(folder, 'galley.log');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('says how serious each line is, oldest first', async () => {
  const log = openLog(file);
  log('started');
  log('article.save failed: write-failed', 'error');
  await vi.waitFor(async () => expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(3));
  const lines = await readLog(file, 10, []);
  expect(lines.map(({ level, text }) => [level, text])).toEqual([
    ['info', 'started'],
    ['error', 'article.save failed: write-failed'],
  ]);
});

it('reads lines of before levels were written, and no more than are asked for', async () => {
  await writeFile(`${file}.old`, '2026-03-01T10:00:00.000Z one\n');
  await writeFile(file, '2026-03-02T10:00:00.000Z two\n2026-03-03T10:00:00.000Z [warning] three\n');
  const texts = async (most: number): Promise<string[]> =>
    (await readLog(file, most, [])).map(({ level, text }) => `${level} ${text}`);
  expect(await texts(9)).toEqual(['info one', 'info two', 'warning three']);
  expect(await texts(2)).toEqual(['info two', 'warning three']);
});

it('has words where folders of the person were named, the longest first', async () => {
  const home = join(folder, 'ines');
  await writeFile(file, `2026-03-01T10:00:00.000Z ${home}/News/articles and ${home}/Desktop\n`);
  const [line] = await readLog(file, 1, [
    [home, '<home>'],
    [join(home, 'News'), '<newsroom>'],
    ['', 'nothing'],
  ]);
  expect(line?.text).toBe('<newsroom>/articles and <home>/Desktop');
});

it('has a word for every other place on the disk', async () => {
  await writeFile(
    file,
    "2026-03-01T10:00:00.000Z ENOENT: no such file, open '/media/Ines/Letters/galley.json'\n",
  );
  const [line] = await readLog(file, 1, []);
  expect(line?.text).toBe("ENOENT: no such file, open '<path>'");
});
