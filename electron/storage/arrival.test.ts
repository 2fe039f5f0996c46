// Is a file waited for that a sync client is still writing, and taken for damaged when the rest never comes?
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../core/content/article.ts';
import { encodeRecord } from '../../core/content/records.ts';
import { unwrap } from '../../core/errors.ts';
import { ARRIVAL_MS } from './arrival.ts';
import type { LibraryChange } from './change-telling.ts';
import { files } from './library-files.ts';
import { LibraryStore } from './library-store.ts';
import { newNewsroom } from './newsroom-for-tests.ts';
import { sha256 } from './record-file.ts';

let root: string;
let library: string;
let store: LibraryStore;
let article: Article;
let whole: Buffer;
/** How far the machine's clock is ahead of the times of files. */
let later = 0;

beforeEach(async () => {
  ({ root, library } = await newNewsroom());
  later = 0;
  await open();
  const { id } = unwrap(await store.createArticle());
  article = unwrap(await store.saveArticle(id, 0, { headline: 'On its way: Łódź' })).article;
  whole = await readFile(files.article(library, id));
  await store.close();
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

async function open(): Promise<void> {
  const fileNow = (): Date => new Date(Date.now() + later);
  store = unwrap(await LibraryStore.open(library, { fileNow }));
}

const path = (): string => files.article(library, article.id);
const asideNames = (): Promise<string[]> => readdir(files.setAside(library)).catch(() => []);

describe('an article of which a sync client has written only the beginning', () => {
  it.each([0, 1, 200, 0.5, -2])(
    '(%s of its bytes) stays where it is and is listed as arriving',
    async (bytes) => {
      const length =
        bytes === 0.5 ? whole.indexOf('Ł') + 1 : bytes < 0 ? whole.length + bytes : bytes;
      await writeFile(path(), whole.subarray(0, length));
      await open();
      expect(store.problems).toMatchObject([{ code: 'arriving-record', setAside: false }]);
      expect(store.summaries()).toEqual([]);
      expect(await readFile(path())).toEqual(whole.subarray(0, length));
      expect(await asideNames()).toEqual([]);
    },
  );

  it('is in the list as soon as it is whole, and nothing is said of it any more', async () => {
    await writeFile(path(), whole.subarray(0, 200));
    await open();
    const told: LibraryChange[] = [];
    store.listen((change) => told.push(structuredClone(change)));
    await writeFile(path(), whole.subarray(0, 400));
    await store.lookAtArrivals();
    expect(store.problems).toMatchObject([{ code: 'arriving-record' }]);
    await writeFile(path(), whole);
    await store.lookAtArrivals();
    expect(store.problems).toEqual([]);
    expect(store.summaries()).toMatchObject([{ id: article.id, headline: 'On its way: Łódź' }]);
    expect(told.at(-1)).toMatchObject({ changed: [{ id: article.id }], problems: [] });
    const loaded = unwrap(await store.article(article.id));
    expect(loaded.article.revision).toBe(article.revision);
  });

  it('is damaged after all when the rest does not come, and its history is offered', async () => {
    await writeFile(path(), whole.subarray(0, 200));
    await open();
    later = ARRIVAL_MS + 60_000;
    await store.lookAtArrivals();
    expect(store.problems).toMatchObject([
      { code: 'damaged-record', setAside: true, revision: { id: article.id } },
    ]);
    expect(await asideNames()).toHaveLength(1);
  });

  it('is damaged at once when it is old, or when it is not the beginning of a record', async () => {
    await writeFile(path(), Buffer.concat([whole.subarray(0, 200), Buffer.alloc(200)]));
    await open();
    expect(store.problems).toMatchObject([{ code: 'damaged-record', setAside: true }]);
    await store.close();
    await writeFile(path(), whole.subarray(0, 200));
    later = ARRIVAL_MS + 60_000;
    await open();
    expect(store.problems).toMatchObject([{ code: 'damaged-record', setAside: true }]);
    expect(await asideNames()).toHaveLength(2);
  });

  it('is not saved over meanwhile, and what was saved before is in the history', async () => {
    await open();
    const loaded = unwrap(await store.article(article.id)).article;
    const saved = unwrap(
      await store.saveArticle(article.id, loaded.revision, { headline: 'Saved here' }),
    ).article;
    await writeFile(path(), whole.subarray(0, 200));
    const refused = await store.saveArticle(article.id, saved.revision, { headline: 'Typed' });
    expect(refused).toMatchObject({ error: { code: 'damaged-record' } });
    expect(await readFile(path())).toEqual(whole.subarray(0, 200));
    const { entries } = unwrap(await store.history.list(article.id));
    expect(entries[0]).toMatchObject({ headline: 'Saved here' });
  });

  it('as a second version of another one becomes a draft once it is whole', async () => {
    const copy = join(files.articles(library), `${article.id} (1).json`);
    const other = whole.toString().replace('On its way', 'On its wing');
    const { record } = JSON.parse(other);
    const text = encodeRecord('article', record, sha256).text;
    await writeFile(copy, text.slice(0, 300));
    await open();
    expect(store.problems).toMatchObject([{ code: 'arriving-copy' }]);
    await writeFile(copy, text);
    await store.lookAtArrivals();
    expect(store.problems).toMatchObject([{ code: 'conflicting-copy' }]);
    expect(store.summaries().map(({ headline }) => headline)).toContain(
      'On its wing: Łódź (copy from another computer)',
    );
  });
});
