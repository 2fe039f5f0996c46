// What may a computed list take the place of? The one it was computed to replace, and no other; never what was typed.
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noteOf } from '../../core/content/journal.ts';
import { unwrap } from '../../core/errors.ts';
import { exampleArticleId } from '../../core/export/example-newsroom.ts';
import type { RelatedNews } from '../../core/related/stored-list.ts';
import { Journal } from '../journal/journal.ts';
import { recoverArticle } from '../journal/recovery.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { bodyOf, newNewsroom } from '../storage/newsroom-for-tests.ts';
import { bringListBack, keepList } from './keep-list.ts';
import type { ComputedList } from './related-messages.ts';

let root: string;
let library: string;
let store: LibraryStore;
let id: ComputedList['id'];

beforeEach(async () => {
  ({ root, library } = await newNewsroom());
  store = unwrap(await LibraryStore.open(library));
  ({ id } = unwrap(await store.createArticle()));
  unwrap(await store.saveArticle(id, 0, { headline: 'Tags', status: 'published' }));
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

const items = (number: number): RelatedNews['items'] => [
  { id: exampleArticleId(number), score: 100 + number, reason: `${number} days apart.` },
];
const none = { items: [], computedFor: 0 };

const current = async () => unwrap(await store.article(id)).article;

it('a list that was computed before another one was kept does not take its place', async () => {
  const early: ComputedList = { id, revision: 1, items: items(2), before: none };
  unwrap(await keepList(store, { id, revision: 1, items: items(3), before: none }));
  expect(await keepList(store, early)).toMatchObject({ ok: false, error: { code: 'conflict' } });
  expect((await current()).related?.items).toEqual(items(3));
  // The known-bad way: a save of the whole member over whatever is there.
  unwrap(
    await store.relateArticle(id, () => ({ ...none, items: items(2), pinned: [], excluded: [] })),
  );
  expect((await current()).related?.items).toEqual(items(2));
});

it('the same list for the same reasons is not written again, whatever its points', async () => {
  unwrap(await keepList(store, { id, revision: 1, items: items(2), before: none }));
  const before = { items: items(2), computedFor: 1 };
  const again = items(2).map((item) => ({ ...item, score: item.score + 7 }));
  expect(unwrap(await keepList(store, { id, revision: 2, items: again, before }))).toBeNull();
  expect((await current()).revision).toBe(2);
});

it('an article that went back to draft is left alone', async () => {
  unwrap(await store.saveArticle(id, 1, { status: 'draft' }));
  expect(
    unwrap(await keepList(store, { id, revision: 1, items: items(2), before: none })),
  ).toBeNull();
  expect((await current()).related).toBeUndefined();
});

it('is brought back where nobody computed another one, with what was pinned since', async () => {
  const replaced = unwrap(
    await keepList(store, { id, revision: 1, items: items(2), before: none }),
  );
  if (replaced === null) throw new Error('nothing was kept');
  const pinned = [exampleArticleId(9)];
  unwrap(await store.saveArticle(id, 2, { related: { ...none, pinned, excluded: [] } }));
  expect(unwrap(await bringListBack(store, replaced))).toBe(true);
  expect((await current()).related).toEqual({ ...none, pinned, excluded: [] });
  expect(unwrap(await bringListBack(store, replaced))).toBe(false);
});

it('typed text that no save had taken comes back into its article, although that was given a list', async () => {
  const journal = await Journal.open(library, store.id);
  const typed = { ...(await current()), body: bodyOf('Typed, and then the power went.') };
  await journal.note(id, 1, 1, noteOf(typed));
  await journal.close();
  unwrap(await keepList(store, { id, revision: 1, items: items(2), before: none }));
  const reopened = await Journal.open(library, store.id);
  const recovered = await recoverArticle(store, reopened, await current(), 2);
  expect(recovered).toMatchObject({ basedOnCurrent: true, text: noteOf(typed) });
  await reopened.close();
});
