import { createHash } from 'node:crypto';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FOLDER_MANIFEST, type FolderFile, writeFolder } from './folder-writer.ts';

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await realpath(await mkdtemp(join(tmpdir(), 'galley-folder-')));
  folder = join(parent, 'site');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

function files(texts: Record<string, string>): FolderFile[] {
  return Object.entries(texts).map(([path, text]) => {
    const bytes = Buffer.from(text);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path, step: 1, content: { kind: 'bytes', bytes, sha256 } };
  });
}

const write = (texts: Record<string, string>, signal?: AbortSignal, onEntry = () => {}) =>
  writeFolder(folder, files(texts), {
    known: new Map(),
    texts: () => ({
      next: () => Promise.reject(new Error('there are no texts here')),
      close: () => Promise.resolve(),
    }),
    onEntry,
    signal,
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

  it('can turn a file of its own into a folder and back', async () => {
    await write({ a: 'file' });
    await write({ 'a/b.html': 'in it' });
    expect(await filesIn(folder)).toEqual([FOLDER_MANIFEST, 'a/b.html']);
  });
});
