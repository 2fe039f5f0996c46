import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
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
