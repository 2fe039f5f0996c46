import { renameSync } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../../core/errors.ts';
import { type Backup, backUp, drill, keptBackups, listBackups, NEWEST_KEPT } from './backup.ts';
import { files } from './library-files.ts';
import { LibraryStore } from './library-store.ts';
import { newNewsroom } from './newsroom-for-tests.ts';

const DAY = 24 * 60 * 60 * 1000;
let root: string;
let library: string;
let elsewhere: string;
let media: string;

beforeEach(async () => {
  ({ root, library } = await newNewsroom(new Date()));
  elsewhere = join(root, 'Stick');
  const store = unwrap(await LibraryStore.open(library));
  const made = unwrap(await store.createArticle());
  unwrap(await store.saveArticle(made.id, 0, { headline: 'Kept elsewhere' }));
  const asset = unwrap(await store.assets.importBytes('notes.txt', Buffer.from('the minutes')));
  media = files.assetBytes(library, asset.id, asset.extension).slice(library.length + 1);
  await store.close();
});
afterEach(() => rm(root, { recursive: true, force: true }));

const at = (day: number): Date => new Date(Date.UTC(2026, 0, 1) + day * DAY);
const make = async (day: number) => unwrap(await backUp(library, elsewhere, { now: at(day) }));

describe('a backup', () => {
  it('is a library that opens as it is, with every word', async () => {
    const { folder } = await make(1);
    const store = unwrap(await LibraryStore.open(folder));
    expect(store.summaries().map((one) => one.headline)).toEqual(['Kept elsewhere']);
    await store.close();
    expect(await readFile(join(folder, media), 'utf8')).toBe('the minutes');
  });

  it('can be made while the newsroom is open, and copies neither its lock nor its caches', async () => {
    const store = unwrap(await LibraryStore.open(library));
    const { folder } = await make(1);
    await store.close();
    expect(await readdir(folder)).not.toContain('.galley');
  });

  it('follows what is moved and removed while it is made', async () => {
    const store = unwrap(await LibraryStore.open(library));
    const [kept] = store.summaries();
    if (kept === undefined) throw new Error('no article');
    const other = unwrap(await store.createArticle());
    unwrap(await store.saveArticle(other.id, 0, { headline: 'Into the trash and back' }));
    unwrap(await store.trashArticle(other.id));
    let hasMoved = false;
    const made = await backUp(library, elsewhere, {
      now: at(1),
      onProgress(done) {
        // The articles come first. One of them is copied, and goes; one comes whose place is behind it.
        if (done !== 1) return;
        renameSync(files.article(library, kept.id), files.trashedArticle(library, kept.id));
        renameSync(files.trashedArticle(library, other.id), files.article(library, other.id));
        hasMoved = true;
      },
    });
    expect(hasMoved).toBe(true);
    const { folder } = unwrap(made);
    await store.close();
    expect(await readdir(join(folder, 'articles'))).toEqual([`${other.id}.json`]);
    expect(await readdir(join(folder, 'trash'))).toEqual([`${kept.id}.json`]);
  });

  it('shares what never changes with the one before, and copies what does', async () => {
    const first = await make(1);
    const second = await make(2);
    const inode = async (folder: string, path: string) => (await stat(join(folder, path))).ino;
    expect(second.linked).toBeGreaterThan(0);
    expect(await inode(second.folder, media)).toBe(await inode(first.folder, media));
    expect(await inode(second.folder, 'site.json')).not.toBe(
      await inode(first.folder, 'site.json'),
    );
  });

  it('can be made twice in one second, and the second one is the newest', async () => {
    const first = await make(1);
    const store = unwrap(await LibraryStore.open(library));
    unwrap(await store.createArticle());
    await store.close();
    const second = await make(1);
    expect(second.folder).not.toBe(first.folder);
    expect((await listBackups(library, elsewhere)).map(({ folder }) => folder)).toEqual([
      first.folder,
      second.folder,
    ]);
    expect(await readdir(join(second.folder, 'articles'))).toHaveLength(2);
  });

  it('of a damaged newsroom is refused by name, and the good one before stays', async () => {
    const good = await make(1);
    const [name = ''] = await readdir(files.articles(library));
    await writeFile(join(files.articles(library), name), '{"galley":"article"');
    const refused = await backUp(library, elsewhere, { now: at(2) });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'damaged-record', detail: expect.stringContaining(name) },
    });
    expect((await listBackups(library, elsewhere)).map((one) => one.folder)).toEqual([good.folder]);
    unwrap(await drill(library, elsewhere));
  });

  it('is made of a newsroom in which a person has yet to choose, and its drill says so', async () => {
    const [name = ''] = await readdir(files.articles(library));
    const path = join(files.articles(library), name);
    await writeFile(path, (await readFile(path, 'utf8')).replace('Kept else', 'Kelt else'));
    const { folder } = await make(1);
    expect(await readFile(join(folder, 'articles', name))).toEqual(await readFile(path));
    expect(await drill(library, elsewhere)).toMatchObject({
      error: { code: 'damaged-record', detail: expect.stringContaining(name) },
    });
  });

  it('keeps the good bytes of a file that was damaged since the one before', async () => {
    await make(1);
    await writeFile(join(library, media), 'the minuets');
    const { folder } = await make(2);
    expect(await readFile(join(folder, media), 'utf8')).toBe('the minutes');
  });

  it('mends itself where the one before was damaged', async () => {
    const first = await make(1);
    await writeFile(join(first.folder, media), 'the minuets');
    expect(await drill(library, elsewhere)).toMatchObject({ error: { code: 'damaged-record' } });
    const second = await make(2);
    expect(second.linked).toBe(0);
    unwrap(await drill(library, elsewhere));
  });

  it('that is cancelled leaves nothing', async () => {
    const control = new AbortController();
    control.abort();
    const result = await backUp(library, elsewhere, { now: at(1), signal: control.signal });
    expect(result).toMatchObject({ error: { code: 'cancelled' } });
    const [home = ''] = await readdir(elsewhere);
    expect(await readdir(join(elsewhere, home))).toEqual([]);
  });

  it('is refused inside the newsroom itself', async () => {
    const inside = await backUp(library, join(library, 'backups'), { now: at(1) });
    expect(inside).toMatchObject({ error: { code: 'invalid-argument' } });
  });
});

describe('which backups stay', () => {
  const backups = (days: readonly number[]): Backup[] =>
    [...new Set(days)].sort((a, b) => a - b).map((day) => ({ folder: String(day), at: at(day) }));

  it('always includes the newest ones, and one of each recent week', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1 }), (days) => {
        const all = backups(days);
        const kept = keptBackups(all, at(200));
        for (const newest of all.slice(-NEWEST_KEPT)) expect(kept.has(newest)).toBe(true);
        expect(kept.size).toBeLessThanOrEqual(NEWEST_KEPT + 8);
      }),
    );
  });

  it('lets the rest go once there are many', async () => {
    for (let day = 1; day <= 10; day++) await make(day);
    const kept = await listBackups(library, elsewhere);
    expect(kept.at(-1)?.at).toEqual(at(10));
    expect(kept.length).toBe(8);
  });
});
