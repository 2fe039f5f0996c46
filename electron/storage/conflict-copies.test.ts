import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import { applyEdit } from '../../core/content/article-changes.ts';
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

/** What another Galley made of a version. */
const goOnElsewhere = (from: Article, edit: ArticleEdit): Article =>
  applyEdit(from, edit, { now: '2026-03-01T10:00:00.000Z', taken: new Set(), by: 'elsewhere' });
const textOf = (version: Article): string => encodeRecord('article', version, sha256).text;

/** The text of the one file that was set aside. */
async function setAside(): Promise<string> {
  const names = await readdir(files.setAside(library));
  expect(names).toHaveLength(1);
  return readFile(join(files.setAside(library), names[0] ?? ''), 'utf8');
}

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

describe('a copy that says which revisions it was made from', () => {
  const DROPBOX = " (Tess's conflicted copy 2026-03-01)";

  it('is the next revision where one of them is ours, which stays in the history', async () => {
    const once = goOnElsewhere(article, { headline: 'Theirs' });
    const theirs = goOnElsewhere(once, { headline: 'Theirs, later' });
    await placeCopy(DROPBOX, textOf(theirs));
    expect(await openAndClose()).toEqual({ headlines: ['Theirs, later'], codes: [] });
    expect(await readFile(files.article(library, article.id), 'utf8')).toBe(textOf(theirs));
    expect(await setAside()).toBe(textOf(theirs));
    const store = unwrap(await LibraryStore.open(library));
    const { entries } = unwrap(await store.history.list(article.id));
    expect(entries.map(({ headline, reason }) => [headline, reason])).toContainEqual([
      'Ours',
      'before-adopt',
    ]);
    await store.close();
  });

  it('says nothing new where ours was made from it', async () => {
    const store = unwrap(await LibraryStore.open(library));
    await store.saveArticle(article.id, article.revision, { headline: 'Ours, later' });
    await store.close();
    const ours = await readFile(files.article(library, article.id), 'utf8');
    await placeCopy('-LAPTOP-7QK2', textOf(article));
    expect(await openAndClose()).toEqual({ headlines: ['Ours, later'], codes: [] });
    expect(await readFile(files.article(library, article.id), 'utf8')).toBe(ours);
    expect(await setAside()).toBe(textOf(article));
  });

  it('is a draft where both went on', async () => {
    const theirs = goOnElsewhere(article, { headline: 'Theirs' });
    const store = unwrap(await LibraryStore.open(library));
    await store.saveArticle(article.id, article.revision, { headline: 'Ours, later' });
    await store.close();
    await placeCopy(' 2', textOf(theirs));
    expect(await openAndClose()).toEqual({
      headlines: ['Ours, later', 'Theirs (copy from another computer)'],
      codes: ['conflicting-copy'],
    });
  });

  it('is a draft where another program changed ours meanwhile', async () => {
    const changed = textOf({ ...article, headline: 'Ours, by hand' });
    await placeCopy(' 2', textOf(goOnElsewhere(article, { headline: 'Theirs' })));
    await writeFile(files.article(library, article.id), changed);
    expect((await openAndClose()).headlines).toEqual([
      'Ours, by hand',
      'Theirs (copy from another computer)',
    ]);
  });

  it.each(['later', 'earlier'])('is not believed where it is %s by another count', async (when) => {
    const theirs = goOnElsewhere(article, { headline: 'Theirs' });
    const { lineage } = when === 'later' ? theirs : article;
    if (when === 'earlier') {
      const store = unwrap(await LibraryStore.open(library));
      await store.saveArticle(article.id, article.revision, { newsType: article.newsType });
      await store.close();
    }
    await placeCopy(' (1)', textOf({ ...theirs, lineage, revision: theirs.revision + 1 }));
    expect((await openAndClose()).headlines).toEqual([
      'Ours',
      'Theirs (copy from another computer)',
    ]);
  });

  it('is a draft where ours was counted on by another program', async () => {
    const changed = { ...article, headline: 'Ours, counted on', revision: article.revision + 2 };
    await writeFile(files.article(library, article.id), textOf(changed));
    await placeCopy(' 2', textOf(goOnElsewhere(article, { headline: 'Theirs' })));
    expect((await openAndClose()).headlines).toEqual([
      'Ours, counted on',
      'Theirs (copy from another computer)',
    ]);
  });

  it('is a draft after all where what it would replace cannot be kept', async () => {
    await placeCopy(' (1)', textOf(goOnElsewhere(article, { headline: 'Theirs' })));
    const history = files.history(library, article.id);
    await rm(history, { recursive: true });
    await writeFile(history, 'no folder');
    const store = unwrap(await LibraryStore.open(library, { warn: () => undefined }));
    const headlines = store.summaries().map(({ headline }) => headline);
    expect(headlines.sort()).toEqual(['Ours', 'Theirs (copy from another computer)']);
    await store.close();
  });

  it('replaces nothing that a window is typing: its save has a conflict', async () => {
    const theirs = textOf(goOnElsewhere(article, { headline: 'Theirs' }));
    const path = await placeCopy(' (1)', theirs.slice(0, 200));
    const store = unwrap(await LibraryStore.open(library));
    const told: string[] = [];
    store.listen(({ changed }) => told.push(...changed.map(({ headline }) => headline)));
    await writeFile(path, theirs);
    await store.lookAtArrivals();
    expect(told).toEqual(['Theirs']);
    expect(store.problems).toEqual([]);
    const typed = { headline: 'Typed meanwhile' };
    expect(await store.saveArticle(article.id, article.revision, typed)).toMatchObject({
      error: { code: 'conflict' },
    });
    await store.close();
  });

  it('is no revision while its checksum is wrong', async () => {
    const theirs = textOf(goOnElsewhere(article, { headline: 'Theirs' }));
    const path = await placeCopy(' (1)', theirs.replace('Theirs', 'Others'));
    const longAgo = new Date(Date.now() - 60 * 60 * 1000);
    await utimes(path, longAgo, longAgo);
    expect(await openAndClose()).toEqual({ headlines: ['Ours'], codes: ['damaged-record'] });
    expect(await readFile(path, 'utf8')).toContain('Others');
  });
});
