import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../core/canonical-json.ts';
import type { Article } from '../../core/content/article.ts';
import type { BodyNode } from '../../core/content/body.ts';
import { encloseRecord, encodeRecord, FORMAT_VERSION } from '../../core/content/records.ts';
import { unwrap } from '../../core/errors.ts';
import { files } from './library-files.ts';
import { LibraryStore, type StoreOptions } from './library-store.ts';
import { newNewsroom } from './newsroom-for-tests.ts';
import { readLibrary } from './read-library.ts';
import { sha256 } from './record-file.ts';

let root: string;
let library: string;
let open: LibraryStore[] = [];

beforeEach(async () => {
  ({ root, library } = await newNewsroom(undefined, 'Europe/Brussels'));
});
afterEach(async () => {
  for (const store of open) await store.close();
  open = [];
  await rm(root, { recursive: true, force: true });
});

async function openStore(options: StoreOptions = {}): Promise<LibraryStore> {
  const store = unwrap(await LibraryStore.open(library, options));
  open.push(store);
  return store;
}

const paragraph = (text: string): BodyNode => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

async function saved(store: LibraryStore, article: Article, text: string): Promise<Article> {
  const edit = { headline: text, body: { schemaVersion: 1, document: paragraph(text) } };
  return unwrap(await store.saveArticle(article.id, article.revision, edit)).article;
}

describe('a library', () => {
  it('gives back, after closing and opening, the text that was saved', async () => {
    const store = await openStore();
    const article = unwrap(await store.createArticle());
    await saved(store, article, 'Peer mentors in Łódź');
    await store.close();

    const again = await openStore();
    const loaded = unwrap(await again.article(article.id));
    expect(loaded.state).toBe('complete');
    expect(loaded.article.body.document).toEqual(paragraph('Peer mentors in Łódź'));
    expect(loaded.article.slug).toBe('peer-mentors-in-lodz');
  });

  it('lists articles in the order in which they were made, however fast they followed each other', async () => {
    const moment = new Date('2026-03-01T10:00:00Z');
    const store = await openStore({ now: () => moment });
    const made: Article['id'][] = [];
    for (let count = 0; count < 12; count++) made.push(unwrap(await store.createArticle()).id);
    await store.close();
    expect((await openStore()).summaries().map(({ id }) => id)).toEqual(made);
  });

  it('refuses a save that is based on a stale revision, and keeps what is there', async () => {
    const store = await openStore();
    const article = unwrap(await store.createArticle());
    await saved(store, article, 'The newer text');
    const stale = await store.saveArticle(article.id, article.revision, { headline: 'The older' });
    expect(stale).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(unwrap(await store.article(article.id)).article.headline).toBe('The newer text');
  });

  it('saves beside a block this version does not know, and keeps it letter by letter', async () => {
    const store = await openStore();
    const article = unwrap(await store.createArticle());
    const hologram = { type: 'hologram', attrs: { depth: 3, layers: [null, { '': 1 }] }, x: [] };
    const document = { type: 'doc', content: [{ type: 'paragraph' }, hologram] };
    const saved = await store.saveArticle(article.id, 0, { body: { schemaVersion: 1, document } });
    expect(saved).toMatchObject({ ok: true });
    unwrap(await store.saveArticle(article.id, 1, { headline: 'Written beside it' }));
    await store.close();

    const loaded = unwrap(await (await openStore()).article(article.id));
    expect(loaded).toMatchObject({ state: 'complete', article: { headline: 'Written beside it' } });
    const [, block] = loaded.article.body.document.content ?? [];
    expect(canonicalJson(block)).toBe(canonicalJson(hologram));
  });

  it('never saves over an article whose text was written with a newer version', async () => {
    const store = await openStore();
    const article = unwrap(await store.createArticle());
    await store.close();
    const path = files.article(library, article.id);
    const file = JSON.parse(await readFile(path, 'utf8'));
    file.record.body.schemaVersion = 99;
    const { text } = encloseRecord('article', file.format, file.record, sha256);
    await writeFile(path, text);

    const again = await openStore();
    const loaded = unwrap(await again.article(article.id));
    expect(loaded).toMatchObject({
      state: 'readOnly',
      reason: expect.stringContaining('newer version'),
    });
    const attempt = await again.saveArticle(article.id, 0, { headline: 'New' });
    expect(attempt).toMatchObject({ ok: false, error: { code: 'read-only' } });
    expect(await readFile(path, 'utf8')).toBe(text);
  });

  it('carries members of a record that it does not know through a save', async () => {
    const store = await openStore();
    const article = unwrap(await store.createArticle());
    await store.close();
    const path = files.article(library, article.id);
    const file = JSON.parse(await readFile(path, 'utf8'));
    file.record.moonPhase = 'waxing';
    await writeFile(path, encloseRecord('article', file.format, file.record, sha256).text);

    const again = await openStore();
    await saved(again, article, 'Changed');
    expect(JSON.parse(await readFile(path, 'utf8')).record).toMatchObject({
      moonPhase: 'waxing',
      headline: 'Changed',
    });
  });

  it('sets a damaged article file aside, reports it, and opens the rest', async () => {
    const store = await openStore();
    const whole = unwrap(await store.createArticle());
    const damaged = unwrap(await store.createArticle());
    await store.close();
    const path = files.article(library, damaged.id);
    const text = await readFile(path, 'utf8');
    const flipped = text.replace('"status": "draft"', '"status": "drift"');
    expect(flipped).not.toBe(text);
    await writeFile(path, flipped);

    const again = await openStore();
    expect(again.summaries().map((summary) => summary.id)).toEqual([whole.id]);
    expect(again.problems).toMatchObject([
      { file: `articles/${damaged.id}.json`, code: 'damaged-record', setAside: true },
    ]);
    const [aside] = await readdir(files.setAside(library));
    expect(await readFile(join(files.setAside(library), aside ?? ''), 'utf8')).toBe(flipped);
  });

  it('goes on telling of an article that was set aside, for a week or until it is back', async () => {
    const first = await openStore();
    const article = await saved(first, unwrap(await first.createArticle()), 'Peer mentors');
    await first.close();
    const path = files.article(library, article.id);
    await writeFile(path, (await readFile(path, 'utf8')).replace('"headline"', '"hairline"'));
    // Whoever was at the desk has not read of it: the app was ended in the moment in which it opened.
    await (await openStore()).close();

    const day = 24 * 60 * 60 * 1000;
    const inDays = (days: number) => () => new Date(Date.now() + days * day);
    const eightDaysOn = await openStore({ now: inDays(8) });
    expect(eightDaysOn.problems).toEqual([]);
    await eightDaysOn.close();
    const nextDay = await openStore({ now: inDays(1) });
    expect(nextDay.problems).toMatchObject([
      {
        file: `articles/${article.id}.json`,
        code: 'damaged-record',
        setAside: true,
        revision: { id: article.id, headline: 'Peer mentors' },
      },
    ]);
    const entry = nextDay.problems[0]?.revision?.entry ?? '';
    unwrap(await nextDay.restoreRevision(article.id, entry));
    expect(nextDay.problems).toEqual([]);
    await nextDay.close();
    expect((await openStore()).problems).toEqual([]);
  });

  it.each([
    ['empty', ''],
    ['NUL bytes', '\0\0\0\0'],
    ['a literal null', 'null'],
    ['half a record', '{"galley":"article","for'],
  ])('takes a file of %s for damage, never for an empty article', async (_name, content) => {
    // Long ago, by the clock of the machine: nothing of it is still arriving.
    const fileNow = () => new Date(Date.now() + 10 * 60_000);
    const store = await openStore();
    const article = unwrap(await store.createArticle());
    await store.close();
    await writeFile(files.article(library, article.id), content);
    expect((await openStore({ fileNow })).problems).toMatchObject([{ setAside: true }]);
  });

  it('that is missing is an error, and no empty one is made in its place', async () => {
    await rm(library, { recursive: true });
    expect(await LibraryStore.open(library)).toMatchObject({
      ok: false,
      error: { code: 'library-missing' },
    });
    expect(await readdir(root)).toEqual([]);
  });

  it('whose articles cannot be reached is not opened as an empty one, and is free to be opened later', async () => {
    const store = await openStore();
    const article = unwrap(await store.createArticle());
    await store.close();
    await rename(files.articles(library), join(root, 'unplugged'));
    const refused = await LibraryStore.open(library);
    expect(refused).toMatchObject({ ok: false, error: { code: 'file-unreadable' } });
    await rename(join(root, 'unplugged'), files.articles(library));
    const again = await openStore();
    expect(again.readOnly).toBeNull();
    expect(again.summaries().map(({ id }) => id)).toEqual([article.id]);
  });

  it('of a newer format is refused, and nothing in it changes', async () => {
    const card = JSON.parse(await readFile(files.card(library), 'utf8'));
    await writeFile(files.card(library), JSON.stringify({ ...card, format: FORMAT_VERSION + 1 }));
    expect(await LibraryStore.open(library)).toMatchObject({
      ok: false,
      error: { code: 'version-too-new' },
    });
  });

  it('opens for reading only while another holds it', async () => {
    const writer = await openStore();
    const article = unwrap(await writer.createArticle());
    const reader = await openStore();
    expect(reader.readOnly).not.toBeNull();
    expect(await reader.saveArticle(article.id, 0, { headline: 'x' })).toMatchObject({
      error: { code: 'read-only' },
    });
    expect(unwrap(await readLibrary(library)).snapshot.articles).toHaveLength(1);
  });

  it('keeps the address of an article that was out, and leaves a redirect when someone changes it', async () => {
    const store = await openStore();
    const article = await saved(store, unwrap(await store.createArticle()), 'First headline');
    const published = unwrap(
      await store.saveArticle(article.id, article.revision, { status: 'published' }),
    ).article;
    const renamed = await saved(store, published, 'Second headline');
    expect(renamed.slug).toBe('first-headline');
    const moved = unwrap(
      await store.saveArticle(renamed.id, renamed.revision, { slug: 'second-headline' }),
    ).article;
    expect(moved.slug).toBe('second-headline');
    expect(unwrap(await readLibrary(library)).snapshot.redirects).toEqual([
      { from: 'news/first-headline/', to: 'news/second-headline/' },
    ]);
  });

  it('gives two articles with one headline two addresses', async () => {
    const store = await openStore();
    const [first, second] = [
      await saved(store, unwrap(await store.createArticle()), 'Call for papers'),
      await saved(store, unwrap(await store.createArticle()), 'Call for Papers'),
    ];
    expect([first.slug, second.slug]).toEqual(['call-for-papers', 'call-for-papers-2']);
  });

  it('brings a trashed article back as it was', async () => {
    const store = await openStore();
    const article = await saved(store, unwrap(await store.createArticle()), 'Thrown away');
    unwrap(await store.trashArticle(article.id));
    expect(store.summaries()).toEqual([]);
    unwrap(await store.restoreArticle(article.id));
    expect(unwrap(await store.article(article.id)).article).toEqual(article);
  });

  it('keeps both of one article that goes into the trash twice', async () => {
    const store = await openStore();
    const article = await saved(store, unwrap(await store.createArticle()), 'Thrown away first');
    unwrap(await store.trashArticle(article.id));
    // A sync client brings it back as another computer has it.
    const elsewhere = { ...article, headline: 'Written on another computer' };
    const { text } = encodeRecord('article', elsewhere, sha256);
    await writeFile(files.article(library, article.id), text);
    unwrap(await store.trashArticle(article.id));
    const trashed = await readFile(files.trashedArticle(library, article.id), 'utf8');
    expect(trashed).toContain('Written on another computer');
    const [aside = ''] = await readdir(files.setAside(library));
    const kept = await readFile(join(files.setAside(library), aside), 'utf8');
    expect(kept).toContain('Thrown away first');
  });

  it('leaves the trash alone where the article to be thrown away is gone', async () => {
    const store = await openStore();
    const article = await saved(store, unwrap(await store.createArticle()), 'Thrown away');
    unwrap(await store.trashArticle(article.id));
    expect((await store.trashArticle(article.id)).ok).toBe(false);
    unwrap(await store.restoreArticle(article.id));
  });

  it('empties a date that a person clears, and keeps one that an edit does not name', async () => {
    const store = await openStore();
    const article = unwrap(await store.createArticle());
    const publishAt = { instant: '2026-05-01T07:00:00.000Z', zone: 'Europe/Brussels' };
    const dated = unwrap(await store.saveArticle(article.id, 0, { publishAt })).article;
    const kept = unwrap(await store.saveArticle(article.id, 1, { headline: 'x' })).article;
    expect([dated.publishAt, kept.publishAt]).toEqual([publishAt, publishAt]);
    const cleared = unwrap(
      await store.saveArticle(article.id, 2, { publishAt: undefined }),
    ).article;
    expect(cleared.publishAt).toBeUndefined();
  });

  it('finishes the saves under way before it closes', async () => {
    const store = await openStore();
    const article = unwrap(await store.createArticle());
    let isSaved = false;
    const saving = saved(store, article, 'The last words').then(() => {
      isSaved = true;
    });
    await store.close();
    expect(isSaved).toBe(true);
    await saving;
    expect(await store.createArticle()).toMatchObject({ error: { code: 'shutting-down' } });
    expect(unwrap(await (await openStore()).article(article.id)).article.headline).toBe(
      'The last words',
    );
  });
});
