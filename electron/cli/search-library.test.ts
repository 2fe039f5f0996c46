import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyLibrary } from '../storage/create-library.ts';
import { searchLibrary } from './search-library.ts';

const sample = fileURLToPath(new URL('../../resources/sample-newsroom', import.meta.url));

let folder: string;
let room: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-cli-search-'));
  room = join(folder, 'room');
  await copyLibrary(sample, room);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function galleySearch(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await searchLibrary.run(args, {
    print: (line: string) => out.push(line),
    note: (line: string) => err.push(line),
    progress: () => {},
    signal: new AbortController().signal,
  } as unknown as Parameters<typeof searchLibrary.run>[1]);
  return { code, out, err };
}

describe('galley search', () => {
  it('lists the articles that hold the words, each with the passage', async () => {
    const { code, out, err } = await galleySearch(room, 'lodz tram');
    expect(code).toBe(0);
    expect(out[0]).toContain('In Łódź, unpaid work brings a tram back to life');
    expect(out[1]).toMatch(/Łódź/);
    expect(err[0]).toMatch(/^\d+ of 47 articles$/);
  });

  it('answers programs in JSON, with what to highlight', async () => {
    const { out } = await galleySearch(room, 'seminar', '--json', '--limit', '2');
    const answer = JSON.parse(out.join(''));
    expect(answer.hits).toHaveLength(2);
    expect(answer.total).toBeGreaterThan(2);
    const { text, highlights } = answer.hits.find((hit: { text: string }) => hit.text !== '');
    expect(text.slice(...highlights[0]).toLowerCase()).toMatch(/^seminar/);
  });

  it('says by its exit code that nothing was found, and leaves no file in the newsroom', async () => {
    expect(await galleySearch(room, 'xylophone')).toEqual({
      code: 1,
      out: [],
      err: ['0 of 47 articles'],
    });
    expect((await readdir(room)).includes('.galley')).toBe(false);
  });

  it('refuses what it cannot search for in a sentence', async () => {
    await expect(galleySearch(room, 'ab')).rejects.toThrow('too short');
    await expect(galleySearch(room, 'seminar', '--limit', '0')).rejects.toThrow('whole number');
    await expect(galleySearch(join(folder, 'none'), 'seminar')).rejects.toThrow('no folder');
  });
});
