import { createHash } from 'node:crypto';
import { existsSync, readdirSync, watch } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Guarantee } from '../../core/ipc/contract.ts';
import { FOLDER_CHANGES, noteChanges } from './folder-changes.ts';
import { FolderDesk } from './folder-desk.ts';
import { eyesHere, type FolderEyes, FolderWatch } from './folder-eyes.ts';
import { FOLDER_MANIFEST } from './folder-list.ts';
import type { FolderFile } from './folder-stage.ts';
import { finishExports, prepareNextExport, writeFolder } from './folder-writer.ts';
import { finishFolder, putInPlace } from './put-in-place.ts';

let parent: string;
let folder: string;
let cacheFolder: string;
beforeEach(async () => {
  parent = await realpath(await mkdtemp(join(tmpdir(), 'galley-folder-')));
  folder = join(parent, 'site');
  cacheFolder = await mkdtemp(join(tmpdir(), 'galley-cache-'));
});
afterEach(async () => {
  for (const path of [parent, cacheFolder]) await rm(path, { recursive: true, force: true });
});

function files(texts: Record<string, string>): FolderFile[] {
  return Object.entries(texts).map(([path, text]) => {
    const bytes = Buffer.from(text);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path, step: 1, content: { kind: 'bytes', bytes, sha256 } };
  });
}

const write = (texts: Record<string, string>, signal?: AbortSignal, onEntry = () => {}) =>
  writeAs(undefined, texts, signal, onEntry);

const writeAs = (
  best: Guarantee | undefined,
  texts: Record<string, string>,
  signal?: AbortSignal,
  onEntry = () => {},
) =>
  writeFolder(folder, files(texts), {
    best,
    known: new Map(),
    texts: () => ({
      next: () => Promise.reject(new Error('there are no texts here')),
      close: () => Promise.resolve(),
    }),
    onEntry,
    signal,
    cacheFolder,
  });

async function filesIn(path: string): Promise<string[]> {
  const found = await readdir(path, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();
}

const refused = { failure: { code: 'folder-not-empty' } };

describe('exporting to a plain folder', () => {
  it('makes the folder and brings it up to date, writing only what changed', async () => {
    const first = await write({ 'index.html': 'one', 'news/a/index.html': 'a', 'old.html': 'x' });
    expect(first).toMatchObject({
      files: 3,
      removed: 0,
      written: ['index.html', 'news/a/index.html', 'old.html'],
    });
    const second = await write({ 'index.html': 'two', 'news/a/index.html': 'a' });
    expect(second).toMatchObject({ files: 2, written: ['index.html'], removed: 1 });
    expect(await filesIn(folder)).toEqual([FOLDER_MANIFEST, 'index.html', 'news/a/index.html']);
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('two');
    expect(await readdir(parent)).toEqual(['site']);
  });

  it('writes nothing at all where nothing changed', async () => {
    await write({ 'index.html': 'one' });
    const before = await stat(join(folder, FOLDER_MANIFEST));
    expect(await write({ 'index.html': 'one' })).toMatchObject({
      written: [],
      removed: 0,
    });
    const after = await stat(join(folder, FOLDER_MANIFEST));
    expect({ ino: after.ino, changed: after.ctimeMs }).toEqual({
      ino: before.ino,
      changed: before.ctimeMs,
    });
  });

  it('removes folders that become empty', async () => {
    await write({ 'index.html': 'one', 'news/a/index.html': 'a' });
    await write({ 'index.html': 'one' });
    expect(await readdir(folder)).toEqual([FOLDER_MANIFEST, 'index.html']);
  });

  it('mends a file of its own that somebody changed, even to the same length', async () => {
    await write({ 'index.html': 'one' });
    await writeFile(join(folder, 'index.html'), 'eno');
    await utimes(join(folder, 'index.html'), new Date(1e12), new Date(1e12));
    await write({ 'index.html': 'one' });
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('one');
  });

  it('refuses a folder that holds anything it did not put there', async () => {
    await mkdir(folder);
    await writeFile(join(folder, 'thesis.txt'), 'mine');
    await expect(write({ 'index.html': 'x' })).rejects.toMatchObject(refused);
    expect(await filesIn(parent)).toEqual(['site/thesis.txt']);
  });

  it('takes a folder for empty that holds only what the system left', async () => {
    await mkdir(folder);
    await writeFile(join(folder, '.DS_Store'), '');
    await write({ 'index.html': 'x' });
    expect(await filesIn(folder)).toContain('index.html');
  });

  it('leaves the files of others beside its own alone, and refuses to overwrite one', async () => {
    await write({ 'index.html': 'one' });
    await writeFile(join(folder, 'mine.html'), 'mine');
    await write({ 'index.html': 'two' });
    expect(await readFile(join(folder, 'mine.html'), 'utf8')).toBe('mine');
    await expect(write({ 'index.html': 'three', 'mine.html': 'x' })).rejects.toMatchObject(refused);
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('two');
  });

  it('never writes or removes through a link', async () => {
    await write({ 'index.html': 'one', 'news/a.html': 'a' });
    const outside = join(parent, 'outside');
    await mkdir(outside);
    await writeFile(join(outside, 'a.html'), 'precious');
    await rm(join(folder, 'news'), { recursive: true });
    await symlink(outside, join(folder, 'news'));
    await expect(write({ 'index.html': 'one', 'news/a.html': 'b' })).rejects.toMatchObject(refused);
    await write({ 'index.html': 'two' });
    expect(await readFile(join(outside, 'a.html'), 'utf8')).toBe('precious');
  });

  it('does not believe a list that names files outside', async () => {
    await write({ 'index.html': 'one' });
    await writeFile(join(parent, 'precious.txt'), 'precious');
    const manifest = join(folder, FOLDER_MANIFEST);
    const list = JSON.parse(await readFile(manifest, 'utf8'));
    list.files['../precious.txt'] = { sha256: '', size: 1, modified: 1 };
    await writeFile(manifest, JSON.stringify(list));
    await expect(write({ 'index.html': 'two' })).rejects.toMatchObject(refused);
    expect(await filesIn(parent)).toContain('precious.txt');
  });

  it('changes nothing when cancelled', async () => {
    const control = new AbortController();
    const cancelling = () => control.abort();
    await expect(
      write({ 'index.html': 'x', 'b.html': 'b' }, control.signal, cancelling),
    ).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(await readdir(parent)).toEqual([]);

    await write({ 'index.html': 'one' });
    const again = new AbortController();
    await expect(
      write({ 'index.html': 'two', 'b.html': 'b' }, again.signal, () => again.abort()),
    ).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('one');
    expect(await readdir(parent)).toEqual(['site']);
  });

  it('finishes what an export that was cut short began', async () => {
    await write({ 'index.html': 'one', 'gone.html': 'x' });
    // As after a crash while files were moved in: the list names both old and new, and one is there already.
    const manifest = join(folder, FOLDER_MANIFEST);
    const list = JSON.parse(await readFile(manifest, 'utf8'));
    list.files['new.html'] = { sha256: '', size: -1, modified: 0 };
    await writeFile(manifest, JSON.stringify(list));
    await writeFile(join(folder, 'new.html'), 'half');
    await write({ 'index.html': 'one', 'new.html': 'whole' });
    expect(await readFile(join(folder, 'new.html'), 'utf8')).toBe('whole');
    expect(await filesIn(folder)).toEqual([FOLDER_MANIFEST, 'index.html', 'new.html']);
  });

  it.each(['whole-site', 'file-by-file'] as const)(
    'can turn a file of its own into a folder, and later back (%s)',
    async (best) => {
      await writeAs(best, { a: 'file', 'index.html': 'one' });
      await writeAs(best, { 'a/b.html': 'in it', 'a/c/d.html': 'deeper' });
      expect(await filesIn(folder)).toEqual([FOLDER_MANIFEST, 'a/b.html', 'a/c/d.html']);
      await writeAs(best, { 'index.html': 'two' });
      await writeAs(best, { a: 'file again' });
      expect(await filesIn(folder)).toEqual([FOLDER_MANIFEST, 'a']);
      expect(await readFile(join(folder, 'a'), 'utf8')).toBe('file again');
    },
  );
});

const isLinux = process.platform === 'linux';

/** Where the spare of the folder lies. */
async function spare(): Promise<string> {
  const [desk = ''] = await readdir(join(cacheFolder, 'exported-folders'));
  return join(cacheFolder, 'exported-folders', desk, 'spare');
}

const inode = async (path: string) => (await stat(path)).ino;

describe('exchanging an exported folder as a whole', () => {
  it('comes, file by file for the first time, with the note of what it is to become', async () => {
    const seen: string[][] = [];
    const watcher = watch(parent, () => {
      if (seen.length === 0 && existsSync(folder)) seen.push(readdirSync(folder));
    });
    await writeAs('file-by-file', { 'index.html': 'one', 'about.html': 'two' });
    watcher.close();
    // Killed at that moment, an empty folder is one that nobody finishes.
    expect(seen[0]).not.toEqual([]);
    expect(seen).toHaveLength(1);
  });

  it('leaves nothing beside it, and says what can have been seen', async () => {
    const one = await write({ 'index.html': 'one', 'news/a.html': 'a' });
    const two = await write({ 'index.html': 'two', 'news/a.html': 'a' });
    const three = await writeAs('whole-site-with-gap', { 'index.html': 'three' });
    const four = await writeAs('file-by-file', { 'index.html': 'four' });
    const guarantees = [one, two, three, four].map(({ guarantee }) => guarantee);
    // An older system has no call, or no program, that exchanges two names at once.
    expect(['whole-site', 'whole-site-with-gap']).toContain(guarantees[1]);
    expect([guarantees[0], guarantees[2], guarantees[3]]).toEqual([
      'whole-site',
      'whole-site-with-gap',
      'file-by-file',
    ]);
    expect(await readdir(parent)).toEqual(['site']);
    expect(await filesIn(folder)).toEqual([FOLDER_MANIFEST, 'index.html']);
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('four');
  });

  it('never changes a file of the website that readers have', async () => {
    await write({ 'index.html': 'one', 'news/a.html': 'a', 'news/b.html': 'b' });
    const old = await open(folder, 'r');
    const seen = `/proc/self/fd/${old.fd}`;
    try {
      await write({ 'index.html': 'two', 'news/b.html': 'B' });
      // Whoever is in the folder that was, is in the website that was, every file of it.
      expect(isLinux ? await filesIn(await realpath(seen)) : []).toEqual(
        isLinux ? [FOLDER_MANIFEST, 'index.html', 'news/a.html', 'news/b.html'] : [],
      );
      if (isLinux) expect(await readFile(join(seen, 'index.html'), 'utf8')).toBe('one');
    } finally {
      await old.close();
    }
  });

  it('takes along what others put there, as it is, and forgets what they take away', async () => {
    await write({ 'index.html': 'one', 'news/a.html': 'a' });
    await writeFile(join(folder, 'CNAME'), 'www.example.org');
    await mkdir(join(folder, '.well-known', 'empty'), { recursive: true });
    await writeFile(join(folder, '.well-known', 'security.txt'), 'Contact: us');
    await writeFile(join(folder, 'news', 'mine.html'), 'mine');
    const before = await inode(join(folder, 'CNAME'));
    for (const text of ['two', 'three', 'four']) {
      await write({ 'index.html': text, 'news/a.html': text });
      expect(await filesIn(folder)).toEqual(
        [
          FOLDER_MANIFEST,
          '.well-known/security.txt',
          'CNAME',
          'index.html',
          'news/a.html',
          'news/mine.html',
        ].sort(),
      );
      expect(await inode(join(folder, 'CNAME'))).toBe(before);
      expect(await readdir(join(folder, '.well-known'))).toContain('empty');
    }
    await rm(join(folder, 'CNAME'));
    await rm(join(folder, '.well-known'), { recursive: true });
    await writeFile(join(folder, 'news', 'mine.html'), 'changed');
    for (const text of ['five', 'six', 'seven']) {
      await write({ 'index.html': text });
      expect(await filesIn(folder)).toEqual([FOLDER_MANIFEST, 'index.html', 'news/mine.html']);
      expect(await readFile(join(folder, 'news', 'mine.html'), 'utf8')).toBe('changed');
    }
  });

  it('has what others put there at once, before anything is finished', async () => {
    await write({ 'index.html': 'one', 'news/a.html': 'a' });
    await writeFile(join(folder, 'news', 'mine.html'), 'mine');
    await writeFolder(folder, files({ 'index.html': 'two', 'news/a.html': 'a' }), {
      ...{ known: new Map(), onEntry: () => {}, signal: undefined, cacheFolder },
      texts: () => ({ next: () => Promise.reject(new Error()), close: () => Promise.resolve() }),
      preparesNext: true,
    });
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('two');
    expect(await readFile(join(folder, 'news', 'mine.html'), 'utf8')).toBe('mine');
  });

  it('brings back what a program that had the folder open wrote into the one that was', async () => {
    await write({ 'index.html': 'one', 'news/a.html': 'a' });
    await writeFile(join(folder, 'notes.txt'), 'first');
    await writeFile(join(folder, 'news', 'mine.txt'), 'first');
    await write({ 'index.html': 'two', 'news/a.html': 'a' });
    const was = join(await spare(), 'site');
    await writeFile(join(was, 'news', 'late.txt'), 'late');
    // As editors save: a new file takes the place of the old one.
    await writeFile(join(was, 'saving.txt'), 'second');
    await rename(join(was, 'saving.txt'), join(was, 'notes.txt'));
    await rm(join(folder, 'news', 'mine.txt'));
    await write({ 'index.html': 'three', 'news/a.html': 'a' });
    await write({ 'index.html': 'four', 'news/a.html': 'a' });
    expect(await readFile(join(folder, 'news', 'late.txt'), 'utf8')).toBe('late');
    expect(await readFile(join(folder, 'notes.txt'), 'utf8')).toBe('second');
    expect(await filesIn(join(folder, 'news'))).toEqual(['a.html', 'late.txt']);
  });

  it('stays out of the way of a repository: the folder is changed where it is', async () => {
    await write({ 'index.html': 'one' });
    await mkdir(join(folder, '.git'));
    await writeFile(join(folder, '.git', 'HEAD'), 'ref: refs/heads/main');
    const before = [await inode(folder), await inode(join(folder, '.git', 'HEAD'))];
    expect((await write({ 'index.html': 'two' })).guarantee).toBe('file-by-file');
    expect([await inode(folder), await inode(join(folder, '.git', 'HEAD'))]).toEqual(before);
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('two');
  });

  it('is right whatever becomes of the spare', async () => {
    const texts = { 'index.html': 'one', 'news/a.html': 'a', 'news/b/c.html': 'c' };
    await write(texts);
    await write({ ...texts, 'index.html': 'two' });
    const tree = join(await spare(), 'site');
    await rm(join(tree, 'news', 'b'), { recursive: true });
    await write({ ...texts, 'index.html': 'three' });
    expect(await filesIn(folder)).toHaveLength(4);
    await writeFile(join(tree, FOLDER_MANIFEST), 'nonsense');
    await write({ ...texts, 'index.html': 'four' });
    expect(await filesIn(folder)).toHaveLength(4);
    await rm(await spare(), { recursive: true });
    await write({ ...texts, 'index.html': 'five' });
    expect(await filesIn(folder)).toHaveLength(4);
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('five');
  });

  it('never makes public what a crash left half written in the spare', async () => {
    await write({ 'index.html': 'one' });
    await write({ 'index.html': 'two' });
    await writeFile(join(await spare(), 'site', '.galley-0123456789ab.tmp'), 'half');
    await write({ 'index.html': 'three' });
    expect(await filesIn(folder)).toEqual([FOLDER_MANIFEST, 'index.html']);
  });

  it('keeps the permissions that somebody gave the folders', async () => {
    await write({ 'index.html': 'one', 'news/a.html': 'a' });
    await write({ 'index.html': 'two', 'news/a.html': 'a' });
    await chmod(folder, 0o775);
    await chmod(join(folder, 'news'), 0o711);
    await write({ 'index.html': 'three', 'news/a.html': 'a' });
    const modes = [await stat(folder), await stat(join(folder, 'news'))].map(
      ({ mode }) => mode & 0o777,
    );
    expect(modes).toEqual(process.platform === 'win32' ? modes : [0o775, 0o711]);
  });

  it('makes the spare when there is time, and lets go of it once the folder is gone', async () => {
    await write({ 'index.html': 'one' });
    await prepareNextExport(folder, cacheFolder);
    expect(await filesIn(join(await spare(), 'site'))).toEqual([FOLDER_MANIFEST, 'index.html']);
    await rm(folder, { recursive: true });
    await finishExports(cacheFolder);
    expect(await readdir(join(cacheFolder, 'exported-folders'))).toEqual([]);
  });

  it('refuses a second export into the folder while one goes on', async () => {
    await write({ 'index.html': 'one' });
    const desk = await FolderDesk.take(cacheFolder, folder);
    try {
      await expect(write({ 'index.html': 'two' })).rejects.toMatchObject({
        failure: { code: 'export-failed' },
      });
    } finally {
      await desk.release();
    }
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('one');
  });
});

describe('exporting to a folder that another thread has looked at', () => {
  const watch = new FolderWatch();
  afterAll(() => watch.end());

  /** Has the thread learn the folder, lets others change things, and begins the look. */
  async function seen(others: () => Promise<void>): Promise<FolderEyes> {
    await prepareNextExport(folder, cacheFolder, watch);
    await others();
    const eyes = watch.begin(folder);
    expect(eyes).not.toBe(eyesHere);
    return eyes;
  }
  const writeSeen = (eyes: FolderEyes, texts: Record<string, string>) =>
    writeFolder(folder, files(texts), {
      ...{ known: new Map(), onEntry: () => {}, signal: undefined, cacheFolder, eyes },
      texts: () => ({ next: () => Promise.reject(new Error()), close: () => Promise.resolve() }),
    });
  const texts = { 'index.html': 'one', 'news/a.html': 'a', 'news/b/c.html': 'c' };

  it('takes its word for what is as it was left', async () => {
    await write(texts);
    const eyes = await seen(async () => {});
    expect(await eyes.others(folder)).toEqual(new Set());
    expect((await writeSeen(eyes, texts)).written).toEqual([]);
    const again = await seen(async () => {});
    expect((await writeSeen(again, { ...texts, 'index.html': 'two' })).written).toEqual([
      'index.html',
    ]);
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('two');
  });

  it('mends what somebody changed or took away, and leaves what was only touched', async () => {
    await write({ ...texts, 'touched.html': 't' });
    const eyes = await seen(async () => {
      await writeFile(join(folder, 'index.html'), 'eno');
      for (const name of ['index.html', 'touched.html']) {
        await utimes(join(folder, name), new Date(1e12), new Date(1e12));
      }
      await rm(join(folder, 'news', 'b'), { recursive: true });
    });
    const { written } = await writeSeen(eyes, { ...texts, 'touched.html': 't' });
    expect(written).toEqual(['index.html', 'news/b/c.html']);
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('one');
    expect(await readFile(join(folder, 'news', 'b', 'c.html'), 'utf8')).toBe('c');
  });

  it('takes along what others put there, and keeps their permissions', async () => {
    await write(texts);
    const eyes = await seen(async () => {
      await writeFile(join(folder, 'news', 'mine.html'), 'mine');
      await chmod(join(folder, 'news', 'b'), 0o711);
    });
    await writeSeen(eyes, { ...texts, 'index.html': 'two' });
    expect(await readFile(join(folder, 'news', 'mine.html'), 'utf8')).toBe('mine');
    const { mode } = await stat(join(folder, 'news', 'b'));
    expect(process.platform === 'win32' || (mode & 0o777) === 0o711).toBe(true);
  });

  it('refuses what stands in its way', async () => {
    await write(texts);
    const eyes = await seen(async () => {
      const outside = join(parent, 'outside');
      await rename(join(folder, 'news'), outside);
      await symlink(outside, join(folder, 'news'));
    });
    await expect(writeSeen(eyes, { ...texts, 'news/a.html': 'b' })).rejects.toMatchObject(refused);
    expect(await readFile(join(parent, 'outside', 'a.html'), 'utf8')).toBe('a');
  });

  it('is right whatever becomes of the spare', async () => {
    await write(texts);
    await write({ ...texts, 'index.html': 'two' });
    const tree = join(await spare(), 'site');
    const eyes = await seen(() => rm(join(tree, 'news'), { recursive: true }));
    await writeSeen(eyes, { ...texts, 'index.html': 'three' });
    expect(await filesIn(folder)).toHaveLength(4);
    const others = await seen(() => writeFile(join(tree, FOLDER_MANIFEST), 'nonsense'));
    await writeSeen(others, { ...texts, 'index.html': 'four' });
    expect(await filesIn(folder)).toHaveLength(4);
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('four');
  });

  it('does not believe what was seen before another export', async () => {
    await write(texts);
    const eyes = await seen(async () => {});
    expect(await eyes.others(folder)).toEqual(new Set());
    await write({ ...texts, 'index.html': 'two' });
    await writeFile(join(folder, 'index.html'), 'owt');
    await writeSeen(eyes, { ...texts, 'index.html': 'two' });
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('two');
  });

  it('looks itself where the thread has ended', async () => {
    await write(texts);
    const eyes = await seen(async () => {});
    await watch.end();
    await writeSeen(eyes, { ...texts, 'index.html': 'two' });
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('two');
  });
});

describe('an export into a folder that a crash cut short', () => {
  it('is finished by the next start, where the crash fell between the two renames', async () => {
    await write({ 'index.html': 'one', 'news/a.html': 'a' });
    await write({ 'index.html': 'two', 'news/a.html': 'a' });
    const desk = await FolderDesk.take(cacheFolder, folder);
    await desk.noteUnfinished();
    await desk.release();
    await rename(folder, join(await spare(), 'before'));
    expect(await finishExports(cacheFolder)).toEqual([folder]);
    // What was ready takes the place; what was live is the spare.
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('one');
    expect(await readdir(await spare())).not.toContain('before');
    expect(await finishExports(cacheFolder)).toEqual([]);
  });

  it('is rolled forward from what had been prepared, where files are put in place one by one', async () => {
    await write({ 'index.html': 'one', 'news/a.html': 'a', 'old.html': 'old' });
    // A folder of somebody else's in the way of the last file: the work stops after the first ones.
    const before = await filesIn(folder);
    await mkdir(join(folder, 'z.html'));
    const desk = await FolderDesk.take(cacheFolder, folder);
    await desk.noteUnfinished();
    const staging = await desk.makeStaging();
    const staged = { 'index.html': 'two', 'news/b.html': 'b', 'z.html': 'z' };
    const entries = Object.entries(staged).map(([path, text], place) => {
      return { path, name: String(place), text };
    });
    for (const { name, text } of entries) await writeFile(join(staging, name), text);
    const list = Object.fromEntries(
      entries.map(({ path, text }) => [path, { sha256: text, size: text.length, modified: 1 }]),
    );
    const plan = { files: list, bytes: 0, staged: entries, made: 0, texts: new Map() };
    const stale = ['news/a.html', 'old.html'];
    await expect(
      putInPlace(folder, staging, { ...plan, stale, folders: new Map() }),
    ).rejects.toThrow();
    await desk.release();
    expect(await filesIn(folder)).toEqual([...before, FOLDER_CHANGES, 'news/b.html'].sort());
    await rm(join(folder, 'z.html'), { recursive: true });
    expect(await finishExports(cacheFolder)).toEqual([folder]);
    expect(await filesIn(folder)).toEqual([FOLDER_MANIFEST, 'index.html', 'news/b.html', 'z.html']);
    expect(await readFile(join(folder, 'index.html'), 'utf8')).toBe('two');
    expect(await readdir(parent)).toEqual(['site']);
  });

  it('does not follow a note that names what lies elsewhere', async () => {
    await write({ 'index.html': 'one' });
    const precious = join(parent, 'precious');
    await mkdir(precious);
    await writeFile(join(precious, 'list'), '{}');
    await writeFile(join(precious, '0'), 'precious');
    for (const staging of ['precious', '../precious', precious]) {
      const moves = [{ name: '0', path: 'taken.html' }];
      await noteChanges(folder, parent, { paths: [], staging, moves, stale: [] });
      expect(await finishFolder(folder, [parent])).toBe(false);
    }
    expect(await filesIn(precious)).toEqual(['0', 'list']);
  });
});
