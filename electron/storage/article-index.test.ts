import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../core/content/article.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { encodeRecord } from '../../core/content/records.ts';
import { unwrap } from '../../core/errors.ts';
import type { LibraryChange } from './change-telling.ts';
import { files } from './library-files.ts';
import { LibraryStore } from './library-store.ts';
import { newNewsroom } from './newsroom-for-tests.ts';
import { readRecord, sha256 } from './record-file.ts';

const LONG_AGO = new Date('2026-03-01T10:00:00Z');

let root: string;
let library: string;
let ids: ArticleId[];
let open: LibraryStore[] = [];

beforeEach(async () => {
  ({ root, library } = await newNewsroom(LONG_AGO, 'Europe/Brussels'));
  const store = await openStore();
  ids = [];
  for (const headline of ['First light', 'Second wind', 'Third floor']) {
    const article = unwrap(await store.createArticle());
    unwrap(await store.saveArticle(article.id, 0, { headline }));
    ids.push(article.id);
  }
  await store.close();
  // As if it had been made some time ago: files this young are not kept in the index.
  for (const id of ids) await utimes(files.article(library, id), LONG_AGO, LONG_AGO);
  await (await openStore()).close();
});
afterEach(async () => {
  for (const store of open) await store.close();
  open = [];
  await rm(root, { recursive: true, force: true });
});

async function openStore(): Promise<LibraryStore> {
  const store = unwrap(await LibraryStore.open(library));
  open.push(store);
  return store;
}

async function openFront(): Promise<LibraryStore> {
  const store = unwrap(await LibraryStore.open(library, { frontAtOnce: true }));
  open.push(store);
  return store;
}

async function headlines(): Promise<string[]> {
  const store = await openStore();
  const found = store.summaries().map((summary) => summary.headline);
  await store.close();
  return found;
}

async function rewrite(id: ArticleId, change: Partial<Article>, mtime?: Date): Promise<void> {
  const path = files.article(library, id);
  const article = unwrap(await readRecord('article', path));
  await writeFile(path, encodeRecord('article', { ...article, ...change }, sha256).text);
  if (mtime !== undefined) await utimes(path, mtime, mtime);
}

/** Changes one letter of a headline, and leaves size and time of the file as they were. */
async function damageUnseen(id: ArticleId, from: string, to: string): Promise<void> {
  const path = files.article(library, id);
  const before = await stat(path);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
  await utimes(path, before.atime, before.mtime);
  expect((await stat(path)).size).toBe(before.size);
  expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
}

const first = (): ArticleId => {
  const [id] = ids;
  if (id === undefined) throw new Error('no article');
  return id;
};

/** The text with the last occurrence of `from` replaced: rows come last, after the first page of the list. */
function withLast(text: string, from: string, to: string): string {
  const at = text.lastIndexOf(from);
  return text.slice(0, at) + to + text.slice(at + from.length);
}

describe('the index of articles', () => {
  it('is there after closing, and opening by it shows the same as opening without it', async () => {
    const byIndex = await openStore();
    const shown = byIndex.summaries();
    await byIndex.close();
    await rm(files.articleIndex(library));
    const byFiles = await openStore();
    expect(byFiles.summaries()).toEqual(shown);
    expect(shown.map((one) => one.headline)).toEqual(['First light', 'Second wind', 'Third floor']);
  });

  it('is what opening reads: a file that is the same in size and time is not read', async () => {
    // The control of every test below: what would be seen without looking at size and time.
    await damageUnseen(first(), 'First light', 'First fight');
    expect(await headlines()).toEqual(['First light', 'Second wind', 'Third floor']);
    await rm(files.articleIndex(library));
    expect(await headlines()).toEqual(['Second wind', 'Third floor']);
  });

  it.each([
    ['another size', { headline: 'First light of the day' }, LONG_AGO],
    ['the same size and another time', { headline: 'First fight' }, undefined],
  ] as const)('is not believed over a file of %s', async (_what, change, mtime) => {
    await rewrite(first(), change, mtime);
    expect(await headlines()).toEqual([change.headline, 'Second wind', 'Third floor']);
  });

  it('does not hide a file that is new, or show one that is gone', async () => {
    const path = files.article(library, first());
    const text = await readFile(path, 'utf8');
    await rm(path);
    expect(await headlines()).toEqual(['Second wind', 'Third floor']);
    await writeFile(path, text);
    expect(await headlines()).toEqual(['First light', 'Second wind', 'Third floor']);
  });

  it.each([
    ['cut in half', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['with a letter changed', (text: string) => text.replace('First light', 'First fight')],
    [
      'with a letter of a row changed',
      (text: string) => withLast(text, 'First light', 'First fight'),
    ],
    ['of nulls', (text: string) => '\0'.repeat(text.length)],
    ['of another format', (text: string) => text.replace('"format":4', '"format":3')],
    ['of other fields', (text: string) => text.replace('"fields":"', '"fields":"assignee,')],
    ['without a row', (text: string) => text.split('\n').slice(0, -2).join('\n')],
  ])('is made anew when it is %s', async (_what, damage) => {
    const path = files.articleIndex(library);
    const whole = await readFile(path, 'utf8');
    const damaged = damage(whole);
    expect(damaged).not.toBe(whole);
    await writeFile(path, damaged);
    expect(await headlines()).toEqual(['First light', 'Second wind', 'Third floor']);
    expect(await readFile(path, 'utf8')).toBe(whole);
  });

  it('tells how the list begins before any file has been looked at; the look then makes it true', async () => {
    const [changed, gone] = ids as [ArticleId, ArticleId, ArticleId];
    await rewrite(changed, { headline: 'First light of the day' });
    await rm(files.article(library, gone));
    const store = await openFront();
    const front = store.front?.map((one) => one.headline);
    // In the order of the list, and as the index has it.
    expect(front).toEqual(['Third floor', 'Second wind', 'First light']);
    await store.look();
    expect(store.front).toBeNull();
    const shown = store.summaries().map((one) => one.headline);
    expect(shown).toEqual(['First light of the day', 'Third floor']);
  });

  it('without a whole index opens as ever, with the files looked at', async () => {
    const path = files.articleIndex(library);
    const whole = await readFile(path, 'utf8');
    for (const damage of [whole.replace('Third floor', 'Third flood'), '', whole.slice(0, 300)]) {
      await writeFile(path, damage);
      const store = await openFront();
      expect(store.front).toBeNull();
      expect(store.summaries()).toHaveLength(3);
      await store.close();
    }
  });

  it('does not stand in for articles that cannot be reached', async () => {
    await rename(files.articles(library), join(root, 'elsewhere'));
    const opened = await LibraryStore.open(library, { frontAtOnce: true });
    expect(opened).toMatchObject({ ok: false, error: { code: 'file-unreadable' } });
    await rename(join(root, 'elsewhere'), files.articles(library));
    expect((await openFront()).front).toHaveLength(3);
  });

  it('holds back every change until the files have been looked at', async () => {
    await rewrite(first(), { slug: 'second-light' });
    const store = await openFront();
    const article = unwrap(await store.createArticle());
    const saved = unwrap(await store.saveArticle(article.id, 0, { headline: 'Second light' }));
    // The address that the index knows nothing of is taken.
    expect(saved.article.slug).toBe('second-light-2');
  });

  it('stays as it is when the library closes before its files have been looked at', async () => {
    const path = files.articleIndex(library);
    const before = await readFile(path, 'utf8');
    const store = await openFront();
    await store.close();
    expect(await readFile(path, 'utf8')).toBe(before);
    expect(before).toContain('First light');
  });

  it('is not written by a save, only when the library closes or rests', async () => {
    const path = files.articleIndex(library);
    const before = await readFile(path, 'utf8');
    const store = await openStore();
    unwrap(await store.saveArticle(first(), 1, { headline: 'First of many' }));
    expect(await readFile(path, 'utf8')).toBe(before);
    await store.close();
    expect(await headlines()).toEqual(['First of many', 'Second wind', 'Third floor']);
  });

  it('does not lose sight of a slug that another article has', async () => {
    const store = await openStore();
    const article = unwrap(await store.createArticle());
    const saved = unwrap(await store.saveArticle(article.id, 0, { headline: 'Second wind' }));
    expect(saved.article.slug).toBe('second-wind-2');
    unwrap(await store.trashArticle(article.id));
    const another = unwrap(await store.createArticle());
    const again = unwrap(await store.saveArticle(another.id, 0, { headline: 'Second wind' }));
    expect(again.article.slug).toBe('second-wind-2');
    // An article's own slug is no reason to give it another one.
    const same = unwrap(await store.saveArticle(another.id, 1, { headline: 'Second  wind' }));
    expect(same.article.slug).toBe('second-wind-2');
  });
});

describe('the look at every record after opening', () => {
  const now = (): Promise<void> => Promise.resolve();

  it('finds damage that size and time do not show, sets the file aside and says so', async () => {
    await damageUnseen(first(), '"status": "draft"', '"status": "drift"');
    const store = await openStore();
    expect(store.problems).toEqual([]);
    const found: LibraryChange[] = [];
    store.listen((change) => found.push(structuredClone(change)));
    await store.scrub(now);
    expect(found).toEqual([
      {
        changed: [],
        removed: [first()],
        problems: [expect.objectContaining({ code: 'damaged-record', setAside: true })],
      },
    ]);
    expect(store.summaries()).toHaveLength(2);
    const aside = await readdir(files.setAside(library));
    expect(aside).toEqual([expect.stringContaining(`${first()}.json`)]);
    expect(await readFile(join(files.setAside(library), aside[0] ?? ''), 'utf8')).toContain(
      'drift',
    );
  });

  it('says nothing of a library that is whole, while articles are saved and trashed', async () => {
    const store = await openStore();
    const found: LibraryChange[] = [];
    store.listen((change) => found.push(change));
    const looking = store.scrub(now);
    for (let revision = 1; revision < 20; revision++) {
      unwrap(await store.saveArticle(first(), revision, { headline: `Round ${revision}` }));
    }
    unwrap(await store.trashArticle(first()));
    await looking;
    expect(store.problems).toEqual([]);
    expect(found).toHaveLength(20);
  });

  it('shows what another program wrote although size and time are the same', async () => {
    const before = await stat(files.article(library, first()));
    await rewrite(first(), { headline: 'First fight' }, before.mtime);
    const store = await openStore();
    expect(store.summaries()[0]?.headline).toBe('First light');
    const found: LibraryChange[] = [];
    store.listen((change) => found.push(change));
    await store.scrub(now);
    expect(found.flatMap((one) => one.changed.map((summary) => summary.headline))).toEqual([
      'First fight',
    ]);
    expect(store.summaries()[0]?.headline).toBe('First fight');
  });

  it('ends when the library closes', async () => {
    const store = await openStore();
    let pauses = 0;
    const looking = store.scrub(async () => {
      pauses++;
      void store.close();
    });
    await looking;
    expect(pauses).toBe(1);
  });
});
