import { readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import { unwrap } from '../../core/errors.ts';
import { SESSION_MILLISECONDS } from './history.ts';
import { files } from './library-files.ts';
import { LibraryStore } from './library-store.ts';
import { newNewsroom } from './newsroom-for-tests.ts';

let root: string;
let library: string;
let time: Date;
let warnings: string[];
let open: LibraryStore[];

beforeEach(async () => {
  time = new Date('2026-03-01T10:00:00Z');
  ({ root, library } = await newNewsroom(time, 'Europe/Brussels'));
  warnings = [];
  open = [];
});
afterEach(async () => {
  for (const store of open) await store.close();
  await rm(root, { recursive: true, force: true });
});

async function openStore(): Promise<LibraryStore> {
  const store = unwrap(
    await LibraryStore.open(library, { now: () => time, warn: (line) => warnings.push(line) }),
  );
  open.push(store);
  return store;
}

const body = (text: string): Article['body'] => ({
  schemaVersion: 1,
  document: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
});
function later(milliseconds: number): void {
  time = new Date(time.getTime() + milliseconds);
}
async function save(store: LibraryStore, article: Article, edit: ArticleEdit): Promise<Article> {
  later(1000);
  return unwrap(await store.saveArticle(article.id, article.revision, edit)).article;
}
async function written(store: LibraryStore, text = 'First words'): Promise<Article> {
  const article = unwrap(await store.createArticle());
  return save(store, article, { headline: 'Peer mentors', body: body(text) });
}
/** Waits until what was handed to the background is done: it runs in turn with the changes. */
async function settled(store: LibraryStore): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await store.trashArticle('nothing' as Article['id']);
}
async function reasons(store: LibraryStore, article: Article): Promise<string[]> {
  await settled(store);
  return (await store.history.entries(article.id)).map((one) => `${one.revision} ${one.reason}`);
}
const textOf = (article: Article): string => JSON.stringify(article.body.document);

describe('the history of an article', () => {
  it('gets an entry when the window lets go of the article', async () => {
    const store = await openStore();
    const article = await save(store, await written(store), { summary: 'In short' });
    expect(await reasons(store, article)).toEqual([]);
    store.history.endSession(article.id);
    expect(await reasons(store, article)).toEqual(['2 session']);
    const [entry] = unwrap(await store.history.list(article.id)).entries;
    const kept = unwrap(await store.history.read(article.id, entry?.id ?? ''));
    expect(kept.article).toEqual(article);
  });

  it('gets an entry after ten minutes of writing, and one when ten minutes pass without a save', async () => {
    const store = await openStore();
    let article = await written(store);
    for (let minute = 0; minute < 11; minute++) {
      later(60_000);
      article = await save(store, article, { summary: `Minute ${minute}` });
    }
    expect(await reasons(store, article)).toEqual(['11 interval']);
    article = await save(store, article, { summary: 'And on' });
    store.history.endIdle();
    expect(await reasons(store, article)).toHaveLength(1);
    later(SESSION_MILLISECONDS);
    store.history.endIdle();
    expect(await reasons(store, article)).toEqual(['11 interval', '13 session']);
  });

  it('gets one when the library closes, and none for a session that changed nothing', async () => {
    const store = await openStore();
    const article = await written(store);
    await store.close();
    const again = await openStore();
    again.history.endSession(article.id);
    expect(await reasons(again, article)).toEqual(['1 session']);
  });

  it('keeps what it finds before the first save, where a crash cut the last session short', async () => {
    const store = await openStore();
    const article = await written(store);
    await store.close();
    await rm(files.history(library, article.id), { recursive: true });
    const again = await openStore();
    await save(again, article, { body: body('Replaced') });
    const [entry] = unwrap(await again.history.list(article.id)).entries;
    const kept = unwrap(await again.history.read(article.id, entry?.id ?? ''));
    expect(textOf(kept.article)).toContain('First words');
  });

  it('gets an entry before each change of state, before a new address and before the trash', async () => {
    const store = await openStore();
    let article = await written(store);
    article = await save(store, article, { status: 'published' });
    article = await save(store, article, { slug: 'peer' });
    article = await save(store, article, { slug: 'peer-mentors-lisbon' });
    article = await save(store, article, { status: 'archived' });
    unwrap(await store.trashArticle(article.id));
    expect(await reasons(store, article)).toEqual([
      '1 before-publish',
      '2 before-address',
      '4 before-archive',
      '5 before-trash',
    ]);
  });

  it('gives a restored revision back, and takes the restoring back', async () => {
    const store = await openStore();
    let article = await written(store);
    store.history.endSession(article.id);
    article = await save(store, article, {
      body: body('Second words'),
      sourceLink: { label: 'Report', url: 'https://example.org/' },
    });
    const entries = unwrap(await store.history.list(article.id)).entries;
    const restored = unwrap(await store.restoreRevision(article.id, entries[0]?.id ?? ''));
    expect(textOf(restored.article)).toContain('First words');
    expect(restored.article.sourceLink).toBeUndefined();
    expect(restored.article.revision).toBe(article.revision + 1);
    const undone = unwrap(await store.restoreRevision(article.id, restored.before ?? ''));
    expect(textOf(undone.article)).toContain('Second words');
    expect(undone.article.sourceLink?.label).toBe('Report');
    expect(undone.article.revision).toBe(article.revision + 2);
  });

  it('leaves state, address and embargo alone when a revision is restored: nothing goes out or comes in by it', async () => {
    const store = await openStore();
    let article = await written(store);
    article = await save(store, article, { status: 'published' });
    const out = unwrap(await store.history.list(article.id)).entries[0]?.id ?? '';
    article = await save(store, article, {
      slug: 'another-address',
      embargoUntil: { instant: '2027-01-01T00:00:00.000Z', zone: 'UTC' },
    });
    const { article: restored } = unwrap(await store.restoreRevision(article.id, out));
    expect(restored.status).toBe('published');
    expect(restored.slug).toBe('another-address');
    expect(restored.embargoUntil?.instant).toBe('2027-01-01T00:00:00.000Z');
  });

  it('restores nothing when what it would replace cannot be kept', async () => {
    const store = await openStore();
    let article = await written(store);
    article = await save(store, article, { status: 'published' });
    const [entry] = unwrap(await store.history.list(article.id)).entries;
    article = await save(store, article, { body: body('Second words') });
    vi.spyOn(store.history, 'keep').mockResolvedValueOnce(null);
    const restored = await store.restoreRevision(article.id, entry?.id ?? '');
    expect(restored.ok).toBe(false);
    expect(textOf(unwrap(await store.article(article.id)).article)).toContain('Second words');
  });

  it('never fails a save: an entry that cannot be written is reported', async () => {
    const store = await openStore();
    const article = await written(store);
    // A file stands where the folder of entries belongs.
    await writeFile(join(library, 'history'), 'in the way');
    const published = await save(store, article, { status: 'published' });
    expect(published.status).toBe('published');
    expect(warnings.join()).toContain('an entry was not written');
    await unlink(join(library, 'history'));
    expect(unwrap(await store.history.list(article.id)).trouble).toContain('not written');
  });

  it('keeps a name through reopening, and protects its entry even when the name is unreadable', async () => {
    const store = await openStore();
    let article = await written(store);
    store.history.endSession(article.id);
    await settled(store);
    const [first] = await store.history.entries(article.id);
    const id = first?.id ?? '';
    expect(unwrap(await store.nameRevision(article.id, id, ' For the board ')).name).toBe(
      'For the board',
    );
    const nameFile = join(files.history(library, article.id), `${id}.name.json`);
    await writeFile(nameFile, 'rubbish');
    for (let session = 0; session < 55; session++) {
      later(24 * 60 * 60 * 1000);
      article = await save(store, article, { summary: `Day ${session}` });
      store.history.endSession(article.id);
    }
    await settled(store);
    const left = await store.history.entries(article.id);
    expect(left.map((one) => one.id)).toContain(id);
    expect(left).toHaveLength(51);
    await unlink(nameFile);
    later(1000);
    article = await save(store, article, { summary: 'The last' });
    store.history.endSession(article.id);
    await settled(store);
    expect((await store.history.entries(article.id)).map((one) => one.id)).not.toContain(id);
  });

  it('is named, renamed and nameless again, and each is taken back by giving it the name before', async () => {
    const store = await openStore();
    const article = await written(store);
    store.history.endSession(article.id);
    await settled(store);
    const [entry] = await store.history.entries(article.id);
    const folder = files.history(library, article.id);
    const nameless = (await readdir(folder)).sort();
    const name = async (to: string): Promise<string | null> =>
      unwrap(await store.nameRevision(article.id, entry?.id ?? '', to)).name;
    expect(await name('For the board')).toBe('For the board');
    expect(await name('For the members')).toBe('For the members');
    expect(await name('')).toBeNull();
    expect(await name('For the members')).toBe('For the members');
    expect(await name('For the board')).toBe('For the board');
    expect(await name('')).toBeNull();
    // Nothing is left of the name: the entry is kept no longer than any other.
    expect((await readdir(folder)).sort()).toEqual(nameless);
  });
});

describe('damage', () => {
  /** Every file of the article and its history, by what it is. */
  async function filesOf(article: Article): Promise<string[]> {
    const folder = files.history(library, article.id);
    const names = await readdir(folder);
    return [files.article(library, article.id), ...names.map((name) => join(folder, name))];
  }
  async function flipBit(path: string): Promise<void> {
    const bytes = await readFile(path);
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 0x10;
    await writeFile(path, bytes);
  }
  /** How many of these texts can still be read, from the article or an entry of its history. */
  async function readable(article: Article, wanted: readonly string[]): Promise<string[]> {
    const store = await openStore();
    const found: string[] = [];
    const own = await store.article(article.id);
    if (own.ok) found.push(textOf(own.value.article));
    for (const { id } of await store.history.entries(article.id)) {
      const entry = await store.history.read(article.id, id);
      if (entry.ok) found.push(textOf(entry.value.article));
    }
    await store.close();
    return wanted.filter((text) => found.some((one) => one.includes(text)));
  }

  async function threeVersions(): Promise<Article> {
    const store = await openStore();
    let article = await written(store, 'One');
    store.history.endSession(article.id);
    for (const text of ['Two', 'Three']) {
      article = await save(store, article, { body: body(text) });
      store.history.endSession(article.id);
    }
    await store.close();
    return article;
  }

  it.each(['a flipped bit', 'half a file', 'nothing in it', 'no file'])(
    'of any one file (%s) leaves the newest text and all but one of the others',
    async (kind) => {
      const article = await threeVersions();
      const count = (await filesOf(article)).length;
      for (let index = 0; index < count; index++) {
        const all = await filesOf(article);
        const path = all[index] ?? '';
        const whole = await readFile(path);
        if (kind === 'a flipped bit') await flipBit(path);
        else if (kind === 'no file') await unlink(path);
        else
          await writeFile(
            path,
            kind === 'nothing in it' ? '' : whole.subarray(0, whole.length / 2),
          );
        const texts = await readable(article, ['One', 'Two', 'Three']);
        expect(texts, basename(path)).toContain('Three');
        expect(texts.length, basename(path)).toBeGreaterThanOrEqual(2);
        await writeFile(path, whole);
      }
    },
  );

  it.each(['a flipped bit', 'half a file', 'nothing in it', 'no file'])(
    '(known-bad control) of the one file that holds every version (%s) takes them all',
    async (kind) => {
      const versions = ['One', 'Two', 'Three'];
      const store = await openStore();
      const article = await written(store, versions.join(' '));
      await store.close();
      // What is left is what a writer keeps that puts the history into the article's own file.
      await rm(files.history(library, article.id), { recursive: true, force: true });
      expect(await readable(article, versions)).toEqual(versions);

      const path = files.article(library, article.id);
      const whole = await readFile(path);
      if (kind === 'a flipped bit') await flipBit(path);
      else if (kind === 'no file') await unlink(path);
      else await writeFile(path, kind === 'nothing in it' ? '' : whole.subarray(0, 400));
      expect(await readable(article, versions)).toEqual([]);
    },
  );

  it('of the article is offered with its newest good entry, which becomes the article again', async () => {
    const article = await threeVersions();
    await flipBit(files.article(library, article.id));
    const newest = (await filesOf(article)).at(-1) ?? '';
    await flipBit(newest);
    const store = await openStore();
    const [problem] = store.problems;
    expect(problem?.setAside).toBe(true);
    expect(problem?.revision?.headline).toBe('Peer mentors');
    const entry = problem?.revision?.entry ?? '';
    const restored = unwrap(await store.restoreRevision(article.id, entry));
    expect(textOf(restored.article)).toContain('Two');
    expect(store.problems).toEqual([]);
    expect(unwrap(await store.article(article.id)).state).toBe('complete');
    expect(store.summaries().map((one) => one.id)).toContain(article.id);
  });

  it('of an article that was withdrawn does not publish it again', async () => {
    const store = await openStore();
    let article = await save(store, await written(store), { status: 'published' });
    article = await save(store, article, { status: 'draft' });
    await settled(store);
    const [newest] = unwrap(await store.history.list(article.id)).entries;
    expect(newest?.status).toBe('published');
    await unlink(files.article(library, article.id));
    const again = unwrap(await store.restoreRevision(article.id, newest?.id ?? ''));
    expect(again.article.status).toBe('draft');
  });

  it('of an article that was withdrawn does not publish it again where the last entry cannot be read', async () => {
    const store = await openStore();
    let article = await save(store, await written(store), { status: 'published' });
    article = await save(store, article, { summary: 'In short' });
    store.history.endSession(article.id);
    await settled(store);
    article = await save(store, article, { status: 'draft' });
    await store.close();
    for (const path of await filesOf(article)) {
      if (/before-draft|000004-session/.test(path)) await flipBit(path);
    }
    await unlink(files.article(library, article.id));
    const reopened = await openStore();
    const [newest] = unwrap(await reopened.history.list(article.id)).entries;
    expect([newest?.reason, newest?.status]).toEqual(['session', 'published']);
    const again = unwrap(await reopened.restoreRevision(article.id, newest?.id ?? ''));
    expect(again.article.status).toBe('draft');
  });

  it('of an article brings no text out that an earlier entry says was public: what was decided last counts', async () => {
    const store = await openStore();
    let article = await save(store, await written(store), { status: 'published' });
    const embargoUntil = { instant: '2027-01-01T00:00:00.000Z', zone: 'UTC' };
    store.history.endSession(article.id);
    await settled(store);
    const [out] = unwrap(await store.history.list(article.id)).entries;
    article = await save(store, article, { body: body('Second words'), embargoUntil });
    article = await save(store, article, { status: 'archived' });
    await settled(store);
    await unlink(files.article(library, article.id));
    const again = unwrap(await store.restoreRevision(article.id, out?.id ?? '')).article;
    expect(textOf(again)).toContain('First words');
    expect(again).toMatchObject({ status: 'archived', embargoUntil });
  });

  it('of an article before a step nearer to its readers leaves that step to be taken again', async () => {
    const store = await openStore();
    let article = await save(store, await written(store), { status: 'inReview' });
    article = await save(store, article, { status: 'approved' });
    await store.close();
    // A crash came between the entry and what it was made for, or after it: nobody knows.
    for (const path of await filesOf(article)) {
      if (!path.includes('before-approve')) await unlink(path);
    }
    const reopened = await openStore();
    const [newest] = unwrap(await reopened.history.list(article.id)).entries;
    expect(newest?.reason).toBe('before-approve');
    const again = unwrap(await reopened.restoreRevision(article.id, newest?.id ?? ''));
    expect(again.article.status).toBe('inReview');
  });
});

describe('the trash', () => {
  it('lists what was moved there, when, and what only its history is left of', async () => {
    const store = await openStore();
    const article = await written(store);
    const other = await written(store, 'Other words');
    store.history.endSession(other.id);
    await settled(store);
    unwrap(await store.trashArticle(article.id));
    const { articles, lost } = unwrap(await store.trash());
    expect(articles).toEqual([
      {
        id: article.id,
        headline: 'Peer mentors',
        status: 'draft',
        language: article.language,
        trashedAt: time.toISOString(),
      },
    ]);
    expect(lost).toEqual([]);
    await store.close();
    await unlink(files.article(library, other.id));
    const again = await openStore();
    expect(unwrap(await again.trash()).lost.map((one) => one.id)).toEqual([other.id]);
    unwrap(await again.restoreArticle(article.id));
    expect(unwrap(await again.trash()).articles).toEqual([]);
  });
});
