// Does a file that somebody changed, copied or brought back become part of its newsroom, with nothing lost?
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../core/content/article.ts';
import { unwrap } from '../../core/errors.ts';
import { createLibrary } from '../storage/create-library.ts';
import { files } from '../storage/library-files.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { edit, newNewsroom, wordsOf } from '../storage/newsroom-for-tests.ts';
import { galley, NOW } from './galley-for-tests.ts';

let root: string;
let library: string;
let article: Article;

/** Opens a newsroom, saves texts one after the other, closes it. */
async function write(folder: string, ...texts: string[]): Promise<void> {
  const store = unwrap(await LibraryStore.open(folder));
  for (const text of texts) {
    article = unwrap(await store.article(article.id)).article;
    article = unwrap(await store.saveArticle(article.id, article.revision, edit(text))).article;
  }
  await store.close();
}

/** The texts of all articles there are, and those in the history of ours. */
async function texts(): Promise<{ now: string[]; kept: string[] }> {
  const store = unwrap(await LibraryStore.open(library));
  const found = await Promise.all(store.summaries().map(({ id }) => store.article(id)));
  const { entries } = unwrap(await store.history.list(article.id));
  const kept = await Promise.all(entries.map(({ id }) => store.history.read(article.id, id)));
  await store.close();
  return {
    now: found.map((one) => wordsOf(unwrap(one).article)).sort(),
    kept: [...new Set(kept.map((one) => wordsOf(unwrap(one).article)))].sort(),
  };
}

const pathIn = (folder: string): string => files.article(folder, article.id);

beforeEach(async () => {
  ({ root, library } = await newNewsroom(NOW));
  const store = unwrap(await LibraryStore.open(library));
  article = unwrap(await store.createArticle());
  await store.close();
  await write(library, 'One');
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('galley adopt', () => {
  it('makes a file the next revision that another computer made from ours, and keeps ours', async () => {
    const laptop = join(root, 'laptop');
    await cp(library, laptop, { recursive: true });
    await write(laptop, 'Two', 'Three');
    const { code, out } = await galley('adopt', pathIn(laptop), '--library', library);
    expect([code, out]).toEqual([0, expect.stringContaining('is revision 3 of “Peer mentors”')]);
    expect(await texts()).toEqual({ now: ['Three'], kept: ['One', 'Three'] });
    // Both computers have the same now, to the last letter.
    expect(await readFile(pathIn(library), 'utf8')).toBe(await readFile(pathIn(laptop), 'utf8'));
    const again = await galley('adopt', pathIn(laptop), '--library', library, '--json');
    expect(JSON.parse(again.out)).toEqual(expect.objectContaining({ ok: true, how: 'same' }));
  });

  it('makes an entry of what it replaces, whatever the history held before', async () => {
    const laptop = join(root, 'laptop');
    await cp(library, laptop, { recursive: true });
    await write(laptop, 'Two');
    await rm(files.history(library, article.id), { recursive: true });
    await galley('adopt', pathIn(laptop), '--library', library);
    expect(await texts()).toEqual({ now: ['Two'], kept: ['One', 'Two'] });
  });

  it('keeps both as articles where both computers went on', async () => {
    const laptop = join(root, 'laptop');
    await cp(library, laptop, { recursive: true });
    await write(library, 'Ours');
    await write(laptop, 'Theirs');
    const { out } = await galley('adopt', pathIn(laptop), '--library', library, '--json');
    expect(JSON.parse(out)).toMatchObject({ how: 'draft', revision: 0 });
    expect((await texts()).now).toEqual(['Ours', 'Theirs']);
  });

  it('brings an earlier revision back, which is how version control puts files', async () => {
    const old = join(root, 'old.json');
    await cp(pathIn(library), old);
    await write(library, 'Two');
    expect((await galley('adopt', old, '--library', library)).code).toBe(0);
    expect(await texts()).toEqual({ now: ['One'], kept: ['One', 'Two'] });
  });

  it('uses an altered file as it is, in its place', async () => {
    const text = await readFile(pathIn(library), 'utf8');
    await writeFile(pathIn(library), text.replace('"text": "One"', '"text": "Won"'));
    expect(await galley('check', library)).toMatchObject({ code: 1 });
    expect((await galley('adopt', pathIn(library))).out).toContain('is revision 2');
    expect(await texts()).toEqual({ now: ['Won'], kept: ['One', 'Won'] });
    expect(await galley('check', library)).toMatchObject({ code: 0 });
  });

  it('uses an altered record of the newsroom itself, without which it does not open', async () => {
    const text = await readFile(files.site(library), 'utf8');
    const altered = text.replace('"name": "Newsroom"', '"name": "New room"');
    await writeFile(files.site(library), altered);
    expect(await LibraryStore.open(library)).toMatchObject({ error: { code: 'altered-record' } });
    expect((await galley('adopt', files.site(library))).code).toBe(0);
    const store = unwrap(await LibraryStore.open(library));
    expect(store.site.name).toBe('New room');
    await store.close();
    const [aside = ''] = await readdir(files.setAside(library));
    expect(await readFile(join(files.setAside(library), aside), 'utf8')).toBe(altered);
  });

  it('takes an article that the newsroom never had', async () => {
    const other = join(root, 'other');
    unwrap(await createLibrary(other, { name: 'Other', timeZone: 'UTC', now: NOW }));
    const { out } = await galley('adopt', pathIn(library), '--library', other, '--json');
    expect(JSON.parse(out)).toMatchObject({ how: 'article', id: article.id });
    expect((await galley('list', other)).out).toContain('Peer mentors');
  });

  it('refuses with a sentence what is no article, what lies nowhere, and what is open elsewhere', async () => {
    const stray = join(root, 'stray.json');
    await writeFile(stray, '{"galley":"article"}');
    expect(await galley('adopt', stray)).toMatchObject({ code: 2 });
    expect(await galley('adopt', stray, '--library', library)).toMatchObject({ code: 1 });
    const store = unwrap(await LibraryStore.open(library));
    unwrap(await store.trashArticle(article.id));
    const trashed = files.trashedArticle(library, article.id);
    await cp(trashed, stray);
    expect((await galley('adopt', stray, '--library', library)).err).toContain('open elsewhere');
    await store.close();
    expect((await galley('adopt', stray, '--library', library)).err).toContain('in the trash');
    expect(await readFile(stray)).toEqual(await readFile(trashed));
  });
});
