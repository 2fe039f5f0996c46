// What becomes of an article that another program wrote, and of the text that was in its place?
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../core/content/article.ts';
import { plainText } from '../../core/content/body.ts';
import { encloseRecord } from '../../core/content/records.ts';
import { unwrap } from '../../core/errors.ts';
import { createLibrary } from './create-library.ts';
import { machineDisk } from './durable-file.ts';
import { files } from './library-files.ts';
import { LibraryStore } from './library-store.ts';
import { edit, newNewsroom, wordsOf } from './newsroom-for-tests.ts';
import { sha256 } from './record-file.ts';

let root: string;
let library: string;
let store: LibraryStore;
let article: Article;

const pathOf = (): string => files.article(library, article.id);

beforeEach(async () => {
  ({ root, library } = await newNewsroom());
  store = unwrap(await LibraryStore.open(library));
  const { id } = unwrap(await store.createArticle());
  article = unwrap(await store.saveArticle(id, 0, edit('One'))).article;
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

async function save(text: string): Promise<void> {
  article = unwrap(await store.saveArticle(article.id, article.revision, edit(text))).article;
}

async function reopen(): Promise<void> {
  await store.close();
  store = unwrap(await LibraryStore.open(library));
}

/** Another program changes the text in the file, and makes its checksum right where it knows how. */
async function writeElsewhere(text: string, { rightChecksum = true } = {}): Promise<void> {
  const file = JSON.parse(await readFile(pathOf(), 'utf8'));
  file.record.body = edit(text).body;
  const whole = encloseRecord('article', file.format, file.record, sha256).text;
  await writeFile(pathOf(), rightChecksum ? whole : JSON.stringify(file));
}

/** Another Galley, on another computer, goes on from the file as it is now; answers with what it wrote. */
async function goOnElsewhere(texts: readonly string[]): Promise<string> {
  const elsewhere = join(root, 'elsewhere');
  const now = new Date('2026-03-01T10:00:00Z');
  unwrap(await createLibrary(elsewhere, { name: 'Newsroom', timeZone: 'UTC', now }));
  const path = files.article(elsewhere, article.id);
  await writeFile(path, await readFile(pathOf()));
  const other = unwrap(await LibraryStore.open(elsewhere));
  let { revision } = unwrap(await other.article(article.id)).article;
  for (const text of texts) {
    revision = unwrap(await other.saveArticle(article.id, revision, edit(text))).article.revision;
  }
  await other.close();
  return readFile(path, 'utf8');
}

/** The texts that the history has of the article. */
async function kept(): Promise<string[]> {
  const { entries } = unwrap(await store.history.list(article.id));
  const read = await Promise.all(entries.map(({ id }) => store.history.read(article.id, id)));
  return read.map((entry) => plainText(unwrap(entry).article.body.document));
}

describe('a file that another program wrote while the newsroom is open', () => {
  it('is never saved over unseen: an edit of the same revision becomes the next one', async () => {
    await writeElsewhere('Edited in a text editor');
    const stale = await store.saveArticle(article.id, article.revision, edit('Typed here'));
    expect(stale).toMatchObject({ error: { code: 'conflict' } });
    const now = unwrap(await store.article(article.id)).article;
    expect([wordsOf(now), now.revision]).toEqual(['Edited in a text editor', article.revision + 1]);
    // What was saved before, and is in no file any more, is in the history.
    expect(await kept()).toEqual(['One']);
    expect(store.summaries()).toHaveLength(1);
  });

  it('is told to every window as soon as it is read, and only once', async () => {
    const told: number[] = [];
    store.listen(({ changed }) => told.push(...changed.map(({ revision }) => revision)));
    await writeElsewhere('Edited in a text editor');
    for (let turn = 0; turn < 3; turn++) unwrap(await store.article(article.id));
    await store.scrub(() => Promise.resolve());
    expect(told).toEqual([article.revision + 1]);
    const { revision } = unwrap(await store.article(article.id)).article;
    unwrap(await store.saveArticle(article.id, revision, edit('And on from there')));
  });

  it('counts as it is where another Galley made it from what is here', async () => {
    const theirs = await goOnElsewhere(['Two', 'Three', 'Four']);
    await writeFile(pathOf(), theirs);
    const now = unwrap(await store.article(article.id)).article;
    expect([wordsOf(now), now.revision]).toEqual(['Four', article.revision + 3]);
    expect(await readFile(pathOf(), 'utf8')).toBe(theirs);
  });

  it('leaves both texts where both computers went on', async () => {
    const theirs = await goOnElsewhere(['Theirs']);
    await save('Ours');
    await writeFile(pathOf(), theirs);
    const stale = await store.saveArticle(article.id, article.revision, edit('Ours and more'));
    expect(stale).toMatchObject({ error: { code: 'conflict' } });
    const now = unwrap(await store.article(article.id)).article;
    expect([wordsOf(now), now.revision]).toEqual(['Theirs', article.revision + 1]);
    expect(await kept()).toContain('Ours');
  });

  it('that is an earlier revision brings its text back, and what readers have seen stays so', async () => {
    const earlier = await readFile(pathOf(), 'utf8');
    article = unwrap(
      await store.saveArticle(article.id, article.revision, { status: 'published' }),
    ).article;
    await save('Two');
    article = unwrap(
      await store.saveArticle(article.id, article.revision, { status: 'archived' }),
    ).article;
    await writeFile(pathOf(), earlier);
    const now = unwrap(await store.article(article.id)).article;
    expect([wordsOf(now), now.status, now.revision]).toEqual([
      'One',
      'archived',
      article.revision + 1,
    ]);
    expect(await kept()).toContain('Two');
  });

  it('that is damaged takes nothing with it that was saved', async () => {
    await save('Two');
    await writeFile(pathOf(), '{');
    expect(await store.saveArticle(article.id, article.revision, edit('Three'))).toMatchObject({
      ok: false,
    });
    expect(await kept()).toContain('Two');
  });
});

describe('a file that another program wrote while the newsroom was closed', () => {
  it('and that holds an earlier revision becomes the newest, found by the look at every record', async () => {
    const earlier = await readFile(pathOf(), 'utf8');
    await save('Two');
    await store.close();
    await writeFile(pathOf(), earlier);
    store = unwrap(await LibraryStore.open(library));
    await store.scrub(() => Promise.resolve());
    const [summary] = store.summaries();
    expect(summary?.revision).toBe(article.revision + 1);
    expect(wordsOf(unwrap(await store.article(article.id)).article)).toBe('One');
    expect(await kept()).toEqual(['Two']);
  });

  it('and that holds another text of the same revision becomes the next one', async () => {
    await reopen();
    await writeElsewhere('Edited in a text editor');
    const now = unwrap(await store.article(article.id)).article;
    expect([wordsOf(now), now.revision]).toEqual(['Edited in a text editor', article.revision + 1]);
    expect(await kept()).toContain('One');
  });
});

describe('a file of which only the checksum is wrong', () => {
  it('stays where it is and is shown beside the newest good entry, at every opening', async () => {
    await reopen();
    await writeElsewhere('One, with a changed letter', { rightChecksum: false });
    const altered = await readFile(pathOf(), 'utf8');
    for (let turn = 0; turn < 2; turn++) {
      await reopen();
      expect(store.problems).toMatchObject([
        {
          code: 'altered-record',
          setAside: false,
          altered: article.id,
          revision: { id: article.id, headline: 'Peer mentors' },
        },
      ]);
      const both = unwrap(await store.altered(article.id));
      expect(wordsOf(both.article)).toBe('One, with a changed letter');
      const entry = unwrap(await store.history.read(article.id, both.newest?.entry ?? ''));
      expect(plainText(entry.article.body.document)).toBe('One');
    }
    expect(await store.article(article.id)).toMatchObject({ error: { code: 'altered-record' } });
    expect(await store.saveArticle(article.id, article.revision, edit('Typed'))).toMatchObject({
      error: { code: 'altered-record' },
    });
    expect(await readFile(pathOf(), 'utf8')).toBe(altered);
  });

  it('is used as it is when a person says so, and the text before stays in the history', async () => {
    await reopen();
    await writeElsewhere('One, with a changed letter', { rightChecksum: false });
    await reopen();
    const { article: used } = unwrap(await store.keepAltered(article.id));
    expect([wordsOf(used), used.revision]).toEqual([
      'One, with a changed letter',
      article.revision + 1,
    ]);
    expect(store.problems).toEqual([]);
    await reopen();
    expect(store.problems).toEqual([]);
    expect(wordsOf(unwrap(await store.article(article.id)).article)).toBe(
      'One, with a changed letter',
    );
    expect(await kept()).toContain('One');
  });

  it('is set aside, never deleted, when a person opens the entry in its place', async () => {
    await reopen();
    await writeElsewhere('One, with a changed letter', { rightChecksum: false });
    const altered = await readFile(pathOf(), 'utf8');
    await reopen();
    const { newest } = unwrap(await store.altered(article.id));
    const back = unwrap(await store.restoreRevision(article.id, newest?.entry ?? ''));
    expect(wordsOf(back.article)).toBe('One');
    expect(store.problems).toEqual([]);
    const [aside = ''] = await readdir(files.setAside(library));
    expect(await readFile(join(files.setAside(library), aside), 'utf8')).toBe(altered);
  });

  it('takes no text with it that was saved since the last entry', async () => {
    await save('Two');
    await save('Three');
    await writeElsewhere('Three, with a changed letter', { rightChecksum: false });
    await store.scrub(() => Promise.resolve());
    const { newest } = unwrap(await store.altered(article.id));
    const entry = unwrap(await store.history.read(article.id, newest?.entry ?? ''));
    expect(plainText(entry.article.body.document)).toBe('Three');
  });
});

describe('a save that fails at the very end', () => {
  /** From now on the disk cannot say that a folder holds what was put there; the last step of every write. */
  function failLastSteps(times: number): void {
    let left = times;
    const { open } = machineDisk;
    vi.spyOn(machineDisk, 'open').mockImplementation(async (path, flags, mode) => {
      const file = await open(path, flags, mode);
      if (path !== files.articles(library) || left === 0) return file;
      left--;
      return {
        write: (bytes, offset, length) => file.write(bytes, offset, length),
        sync: () => Promise.reject(Object.assign(new Error('no'), { code: 'EIO' })),
        close: () => file.close(),
      };
    });
  }
  afterEach(() => vi.restoreAllMocks());

  it.each([1, 2, 3])(
    '(%i times) is tried again as the same save, and is no conflict with itself',
    async (times) => {
      failLastSteps(times);
      const base = article.revision;
      for (let turn = 0; turn < times; turn++) {
        expect(await store.saveArticle(article.id, base, edit(`Typed ${turn}`))).toMatchObject({
          error: { code: 'write-failed' },
        });
      }
      const saved = unwrap(await store.saveArticle(article.id, base, edit('Typed to the end')));
      expect(wordsOf(saved.article)).toBe('Typed to the end');
      await reopen();
      expect(wordsOf(unwrap(await store.article(article.id)).article)).toBe('Typed to the end');
    },
  );

  it('of a new address is tried again too, and the way from the old one is there', async () => {
    const published = { status: 'published' as const };
    article = unwrap(await store.saveArticle(article.id, article.revision, published)).article;
    failLastSteps(1);
    const change = { slug: 'a-new-address' };
    await store.saveArticle(article.id, article.revision, change);
    const saved = unwrap(await store.saveArticle(article.id, article.revision, change)).article;
    expect(saved.slug).toBe('a-new-address');
    const { redirects } = JSON.parse(await readFile(files.redirects(library), 'utf8')).record;
    expect(redirects).toEqual([{ from: 'news/peer-mentors/', to: 'news/a-new-address/' }]);
  });

  it('still stands in the way of what another window saved, or another program wrote, meanwhile', async () => {
    failLastSteps(1);
    const base = article.revision;
    await store.saveArticle(article.id, base, edit('Typed'));
    await writeElsewhere('Edited in a text editor');
    expect(await store.saveArticle(article.id, base, edit('Typed again'))).toMatchObject({
      error: { code: 'conflict' },
    });
  });
});
