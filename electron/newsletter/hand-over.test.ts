import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishExports } from '../export/folder-writer.ts';
import { TEMPORARY } from '../storage/durable-file.ts';
import { writeFiles } from './hand-over.ts';

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const mail = [
  { path: 'newsletter.html', bytes: text('<p>News</p>') },
  { path: 'images/hall-0a1b2c3d.600.jpg', bytes: text('a picture') },
];

let folder: string;
let cacheFolder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-hand-over-'));
  cacheFolder = await mkdtemp(join(tmpdir(), 'galley-cache-'));
});
afterEach(async () => {
  for (const one of [folder, cacheFolder]) await rm(one, { recursive: true, force: true });
});

/** A process that hands over the first file, and is gone while it is at the second. */
async function killedInBetween(kind: 'folder' | 'zip', path: string): Promise<void> {
  const module = fileURLToPath(new URL('./hand-over.ts', import.meta.url));
  const script = `
    import { writeFiles } from ${JSON.stringify(module)};
    const files = [
      { path: 'newsletter.html', bytes: new Uint8Array(2_000_000) },
      { path: 'newsletter.txt', get bytes() { process.kill(process.pid, 'SIGKILL'); } },
    ];
    await writeFiles(${kind === 'folder' ? 'files' : 'endless(files)'}, ${JSON.stringify({ kind, path })}, ${JSON.stringify(cacheFolder)});
    // The entries of a zip are made when its file is there.
    function endless(files) {
      return { map: (make) => ({ *[Symbol.iterator]() { for (const file of files) yield make(file); } }) };
    }
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

/** A process that hands the mail over where two folders cannot be exchanged at once, and is gone at this one of its renames. */
async function killedAtRename(which: number, path: string): Promise<void> {
  const module = fileURLToPath(new URL('./hand-over.ts', import.meta.url));
  const script = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    Object.defineProperty(process, 'platform', { value: 'freebsd' });
    const { renameSync } = fs;
    let renames = 0;
    fs.renameSync = (from, to) => {
      renames += 1;
      if (renames === ${which}) process.kill(process.pid, 'SIGKILL');
      renameSync(from, to);
    };
    syncBuiltinESMExports();
    const { writeFiles } = await import(${JSON.stringify(module)});
    const files = [{ path: 'newsletter.html', bytes: Buffer.from('<p>Later news</p>') }];
    await writeFiles(files, ${JSON.stringify({ kind: 'folder', path })}, ${JSON.stringify(cacheFolder)});
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
}

describe('a newsletter handed over in the place of an earlier one', () => {
  it.each([
    ['before the first of two renames', 1, true, 'News'],
    ['between the two', 2, false, 'Later news'],
    ['after both', 3, true, 'Later news'],
  ])(
    'is there as a whole after a crash %s, once Galley starts again',
    async (_when, which, isThere, said) => {
      const path = join(folder, 'issue');
      await writeFiles(mail, { kind: 'folder', path }, cacheFolder);
      await killedAtRename(which, path);
      // Or this shows nothing.
      expect((await readdir(folder)).includes('issue')).toBe(isThere);
      await finishExports(cacheFolder);
      expect(await readdir(folder)).toEqual(['issue']);
      expect(await readFile(join(path, 'newsletter.html'), 'utf8')).toBe(`<p>${said}</p>`);
    },
  );

  it('goes back into its place where the new one is lost as well', async () => {
    const path = join(folder, 'issue');
    await writeFiles(mail, { kind: 'folder', path }, cacheFolder);
    await killedAtRename(2, path);
    const [one = '', other = ''] = await readdir(folder);
    const text = await readFile(join(folder, one, 'newsletter.html'), 'utf8');
    await rm(join(folder, text.includes('Later') ? one : other), { recursive: true });
    await finishExports(cacheFolder);
    expect(await readFile(join(path, 'newsletter.html'), 'utf8')).toBe('<p>News</p>');
  });
});

const leftIn = async (place: string): Promise<string[]> =>
  (await readdir(place)).filter((name) => TEMPORARY.test(name));

describe.each(['folder', 'zip'] as const)('a newsletter handed over as a %s', (kind) => {
  const name = kind === 'zip' ? 'issue.zip' : 'issue';

  it('that a crash cut short leaves nothing beside it once it is handed over again', async () => {
    const path = join(folder, name);
    await killedInBetween(kind, path);
    // Or this shows nothing.
    expect(await leftIn(folder)).toHaveLength(1);
    expect(await readdir(folder)).toHaveLength(1);
    await writeFiles(mail, { kind, path }, cacheFolder);
    expect(await readdir(folder)).toEqual([name]);
  });

  it('that a crash cut short is forgotten when Galley starts again', async () => {
    await killedInBetween(kind, join(folder, name));
    await finishExports(cacheFolder);
    expect(await readdir(folder)).toEqual([]);
  });
});
