import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../core/content/article.ts';
import { encodeRecord } from '../../core/content/records.ts';
import { unwrap } from '../../core/errors.ts';
import { files } from './library-files.ts';
import { LibraryStore } from './library-store.ts';
import { newNewsroom } from './newsroom-for-tests.ts';
import { sha256 } from './record-file.ts';

let root: string;
let library: string;
let article: Article;

beforeEach(async () => {
  ({ root, library } = await newNewsroom(new Date()));
  const store = unwrap(await LibraryStore.open(library));
  const made = unwrap(await store.createArticle());
  article = unwrap(await store.saveArticle(made.id, 0, { headline: 'Ours' })).article;
  await store.close();
});
afterEach(() => rm(root, { recursive: true, force: true }));

const placeCopy = async (suffix: string, text: string): Promise<string> => {
  const path = join(files.articles(library), `${article.id}${suffix}.json`);
  await writeFile(path, text);
  return path;
};
const theirs = (): string =>
  encodeRecord('article', { ...article, headline: 'Theirs', status: 'published' }, sha256).text;

async function openAndClose(): Promise<{ headlines: string[]; codes: string[] }> {
  const store = unwrap(await LibraryStore.open(library));
  const seen = {
    headlines: store
      .summaries()
      .map((one) => one.headline)
      .sort(),
    codes: store.problems.map((one) => one.code),
  };
  await store.close();
  return seen;
}

describe('a copy that a sync client left beside an article', () => {
  it('becomes a draft of its own: both versions can be read, and ours is untouched', async () => {
    await placeCopy(" (Tess's conflicted copy 2026-03-01)", theirs());
    const ours = await readFile(files.article(library, article.id), 'utf8');
    const seen = await openAndClose();
    expect(seen.headlines).toEqual(['Ours', 'Theirs (copy from another computer)']);
    expect(seen.codes).toEqual(['conflicting-copy']);
    expect(await readFile(files.article(library, article.id), 'utf8')).toBe(ours);
    // Nothing goes out because a client copied it, and a second opening finds nothing new.
    const store = unwrap(await LibraryStore.open(library));
    expect(store.summaries().map((one) => one.status)).toEqual(['draft', 'draft']);
    expect(store.summaries()).toHaveLength(2);
    await store.close();
  });

  it('keeps the client’s own file, set aside with its bytes', async () => {
    const text = theirs();
    await placeCopy('.sync-conflict-20260301-101530-ABCDEFG', text);
    await openAndClose();
    const [kept] = await readdir(files.setAside(library));
    expect(await readFile(join(files.setAside(library), kept ?? ''), 'utf8')).toBe(text);
  });

  it('that says the same as ours makes no second article', async () => {
    await placeCopy('-LAPTOP-7QK2', await readFile(files.article(library, article.id), 'utf8'));
    expect(await openAndClose()).toEqual({ headlines: ['Ours'], codes: [] });
  });

  it('of an article that is gone is brought back as a draft', async () => {
    await placeCopy(' 2', theirs());
    await rm(files.article(library, article.id));
    expect((await openAndClose()).headlines).toEqual(['Theirs (copy from another computer)']);
  });

  it('that is still arriving is left alone, and read once it is whole', async () => {
    const path = await placeCopy(' (1)', theirs().slice(0, 200));
    expect((await openAndClose()).codes).toEqual(['arriving-copy']);
    await writeFile(path, theirs());
    expect((await openAndClose()).headlines).toHaveLength(2);
  });

  it('that never became whole is named as damaged, and stays where it is', async () => {
    const path = await placeCopy(' (1)', 'half');
    const longAgo = new Date(Date.now() - 60 * 60 * 1000);
    await utimes(path, longAgo, longAgo);
    expect((await openAndClose()).codes).toEqual(['damaged-record']);
    expect(await readFile(path, 'utf8')).toBe('half');
  });
});
