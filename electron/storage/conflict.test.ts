// What becomes of both sides when one article was changed in two places? The store's part of it.
import { readdir, rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../core/content/article.ts';
import { plainText } from '../../core/content/body.ts';
import { unwrap } from '../../core/errors.ts';
import { files } from './library-files.ts';
import { LibraryStore } from './library-store.ts';
import { edit, newNewsroom, wordsOf } from './newsroom-for-tests.ts';

let root: string;
let library: string;
let store: LibraryStore;
let base: Article;
let theirs: Article;

beforeEach(async () => {
  const now = new Date('2026-03-01T10:00:00Z');
  ({ root, library } = await newNewsroom(now));
  // One moment for everything: what is kept must not depend on the clock.
  store = unwrap(await LibraryStore.open(library, { now: () => now }));
  const { id } = unwrap(await store.createArticle());
  base = unwrap(await store.saveArticle(id, 0, edit('Both began here'))).article;
  theirs = unwrap(await store.saveArticle(id, base.revision, edit('Theirs'))).article;
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

const settle = (keep: 'mine' | 'other', text = 'Mine', seen = theirs.revision) =>
  store.settleConflict(base.id, { seen, base: base.revision, edit: edit(text), keep });

async function entryOf(entry: string): Promise<string> {
  const read = unwrap(await store.history.read(base.id, entry));
  expect(read.reason).toBe('conflict');
  return plainText(read.article.body.document);
}

describe('a conflict that is settled', () => {
  it('by keeping mine leaves the other text in the history, and can be taken back', async () => {
    const { article, kept } = unwrap(await settle('mine'));
    expect([wordsOf(article), article.revision]).toEqual(['Mine', theirs.revision + 1]);
    expect(await entryOf(kept)).toBe('Theirs');
    const back = unwrap(await store.restoreRevision(base.id, kept));
    expect(wordsOf(back.article)).toBe('Theirs');
  });

  it('by keeping the other leaves mine in the history, and the library as it is', async () => {
    const { article, kept } = unwrap(await settle('other'));
    expect(article).toEqual(theirs);
    expect(unwrap(await store.article(base.id)).article).toEqual(theirs);
    expect(await entryOf(kept)).toBe('Mine');
    const back = unwrap(await store.restoreRevision(base.id, kept));
    expect(wordsOf(back.article)).toBe('Mine');
    // Keeping what was never saved must not pass for having kept what is.
    const names = await readdir(files.history(library, base.id));
    expect(names.some((name) => name.includes(`-00000${theirs.revision}-before-restore`))).toBe(
      true,
    );
  });

  it('keeps two texts of two windows in one moment as two entries', async () => {
    const one = unwrap(await settle('other', 'Mine'));
    const two = unwrap(await settle('other', 'Mine too'));
    expect([await entryOf(one.kept), await entryOf(two.kept)]).toEqual(['Mine', 'Mine too']);
  });

  it('replaces nothing that nobody has looked at', async () => {
    const later = unwrap(await store.saveArticle(base.id, theirs.revision, edit('Later'))).article;
    for (const keep of ['mine', 'other'] as const) {
      expect(await settle(keep)).toMatchObject({ ok: false, error: { code: 'conflict' } });
    }
    expect(unwrap(await store.article(base.id)).article).toEqual(later);
  });

  it('keeps what is public, the address and the dates where only the text was in question', async () => {
    const out = unwrap(
      await store.saveArticle(base.id, theirs.revision, { status: 'published' }),
    ).article;
    const { article } = unwrap(await settle('mine', 'Mine', out.revision));
    expect(article).toMatchObject({ status: 'published', publishedAt: out.publishedAt });
  });

  it('changes nothing when the side that goes cannot be kept', async () => {
    await rm(files.history(library, base.id), { recursive: true, force: true });
    const inTheWay = store.history.keep;
    store.history.keep = async () => null;
    expect(await settle('mine')).toMatchObject({ ok: false, error: { code: 'write-failed' } });
    store.history.keep = inTheWay;
    expect(unwrap(await store.article(base.id)).article).toEqual(theirs);
  });
});

describe('an article in the trash', () => {
  it('is never put in the place of one that is there', async () => {
    unwrap(await store.trashArticle(base.id));
    const [entry] = (await store.history.entries(base.id)).slice(-1);
    // Another window takes an earlier restoring back.
    const back = unwrap(await store.restoreRevision(base.id, entry?.id ?? ''));
    expect(back.before).not.toBeNull();
    expect(await readdir(files.trash(library))).not.toContain(`${base.id}.json`);
    const newest = unwrap(await store.saveArticle(base.id, back.article.revision, edit('Newest')));
    expect(await store.restoreArticle(base.id)).toMatchObject({ error: { code: 'not-found' } });
    expect(unwrap(await store.article(base.id)).article).toEqual(newest.article);
  });
});
