// Is unsaved text on disk, and does it come back: into its article, beside a newer one, never over one?
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../core/content/article.ts';
import { plainText } from '../../core/content/body.ts';
import { type NotedText, noteOf } from '../../core/content/journal.ts';
import { unwrap } from '../../core/errors.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { newNewsroom } from '../storage/newsroom-for-tests.ts';
import { Journal } from './journal.ts';
import { readNote, writeNote } from './note-file.ts';
import { recoverAll, recoverArticle } from './recovery.ts';

/** The one window of most of these tests. */
const WINDOW = 1;
/** A save of these tests gives its note all the time it takes: how slow the disk is must not decide a test. */
const PATIENT_MS = 10 * 60 * 1000;

let root: string;
let library: string;
let store: LibraryStore;
let journal: Journal;
let article: Article;

beforeEach(async () => {
  ({ root, library } = await newNewsroom(undefined, 'Europe/Brussels'));
  await start();
  const created = unwrap(await store.createArticle());
  article = unwrap(await store.saveArticle(created.id, created.revision, edit('First'))).article;
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

/** Another process: nothing of the one before is known but what is on disk. */
async function start(): Promise<void> {
  await store?.close();
  store = unwrap(await LibraryStore.open(library));
  journal = await Journal.open(library, store.id, { patience: PATIENT_MS });
}

function edit(text: string) {
  const document = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  };
  return { headline: 'Peer mentors', body: { schemaVersion: 1, document } };
}

const textOf = (text: string): NotedText => noteOf({ ...article, ...edit(text) });

const noteFile = (): string => join(library, '.galley', 'journal', `${article.id}.${WINDOW}.json`);
const notes = async (): Promise<string[]> => readdir(join(library, '.galley', 'journal'));
const setAside = async (): Promise<string[]> =>
  readdir(join(library, 'trash', 'set-aside')).catch(() => []);

async function current(): Promise<Article> {
  return unwrap(await store.article(article.id)).article;
}

async function recover() {
  return recoverArticle(store, journal, await current(), WINDOW);
}

/** A save the way the window makes one: its text is noted, then sent. */
async function save(text: string): Promise<void> {
  const base = article.revision;
  void journal.note(article.id, WINDOW, base, textOf(text));
  await journal.saving(article.id, WINDOW);
  const saved = unwrap(await store.saveArticle(article.id, base, edit(text)));
  article = saved.article;
  journal.saved(article.id, WINDOW, base, saved.article);
  await journal.close();
}

describe('a note', () => {
  it('is on disk when noting it resolves, whole, and readable by its owner only', async () => {
    await journal.note(article.id, WINDOW, article.revision, textOf('First and more'));
    const read = await readNote(noteFile());
    expect(read.state === 'whole' && read.note.text).toEqual(textOf('First and more'));
    expect((await stat(noteFile())).mode & 0o777).toBe(0o600);
    expect((await stat(join(library, '.galley', 'journal'))).mode & 0o777).toBe(0o700);
    expect(await notes()).toEqual([`${article.id}.${WINDOW}.json`]);
    expect(journal.holdsAllNoted(WINDOW)).toBe(true);
  });

  it('is written although the folder that saves go to is gone', async () => {
    await rename(join(library, 'articles'), join(library, 'away'));
    const failed = await store.saveArticle(article.id, article.revision, edit('Not saved'));
    expect(failed.ok).toBe(false);
    await journal.note(article.id, WINDOW, article.revision, textOf('Not saved'));
    await rename(join(library, 'away'), join(library, 'articles'));
    await start();
    expect(await recover()).toMatchObject({ basedOnCurrent: true });
  });

  it('holds the newest text when many are noted at once', async () => {
    const all = Array.from({ length: 50 }, (_, index) =>
      journal.note(article.id, WINDOW, article.revision, textOf(`Words ${index}`)),
    );
    await Promise.all(all);
    const read = await readNote(noteFile());
    expect(read.state === 'whole' && read.note.text).toEqual(textOf('Words 49'));
  });

  it('fails where the library has gone, and makes nothing that looks like one', async () => {
    await rename(library, join(root, 'Unplugged'));
    await expect(journal.note(article.id, WINDOW, 1, textOf('Lost?'))).rejects.toThrow();
    expect(journal.holdsAllNoted(WINDOW)).toBe(false);
    expect(await readdir(root)).toEqual(['Unplugged']);
    await rename(join(root, 'Unplugged'), library);
  });

  it('goes when a save has put that very text on disk', async () => {
    await journal.note(article.id, WINDOW, article.revision, textOf('Saved'));
    await save('Saved');
    expect(await notes()).toEqual([]);
  });

  it('stays when it is newer than what was saved, and stands on the new revision', async () => {
    const base = article.revision;
    void journal.note(article.id, WINDOW, base, textOf('Saved'));
    await journal.saving(article.id, WINDOW);
    const saved = unwrap(await store.saveArticle(article.id, base, edit('Saved'))).article;
    await journal.note(article.id, WINDOW, base, textOf('Saved and more'));
    journal.saved(article.id, WINDOW, base, saved);
    // The window had not heard of the save yet.
    await journal.note(article.id, WINDOW, base, textOf('Saved and more words'));
    await start();
    const recovered = await recover();
    expect(recovered?.basedOnCurrent && recovered.text).toEqual(textOf('Saved and more words'));
  });

  it('goes back into its article when the end came between the save and its answer', async () => {
    const base = article.revision;
    void journal.note(article.id, WINDOW, base, textOf('Saved'));
    await journal.saving(article.id, WINDOW);
    unwrap(await store.saveArticle(article.id, base, edit('Saved')));
    await journal.note(article.id, WINDOW, base, textOf('Saved and more'));
    // No `saved`: the process ended here.
    await start();
    const recovered = await recover();
    expect(recovered?.basedOnCurrent && recovered.text).toEqual(textOf('Saved and more'));
    expect(store.summaries()).toHaveLength(1);
  });

  it('is on disk before the save that sends the same text begins', async () => {
    void journal.note(article.id, WINDOW, article.revision, textOf('About to be saved'));
    await journal.saving(article.id, WINDOW);
    const read = await readNote(noteFile());
    expect(read.state === 'whole' && read.note.text).toEqual(textOf('About to be saved'));
  });
});

describe('after a crash', () => {
  it('the text comes back over the revision it was typed over', async () => {
    await journal.note(article.id, WINDOW, article.revision, textOf('First, up to the last word'));
    await start();
    expect(await recoverAll(store, journal, WINDOW)).toMatchObject([
      { state: 'waiting', id: article.id, headline: 'Peer mentors', closedOver: false },
    ]);
    const recovered = await recover();
    expect(recovered?.basedOnCurrent && recovered.text).toEqual(
      textOf('First, up to the last word'),
    );
    // Not gone before it is saved: a second crash must not lose it either.
    expect(await notes()).toEqual([`${article.id}.${WINDOW}.json`]);
  });

  it('(known-bad control) without a note, the text is not there', async () => {
    await start();
    expect(await recover()).toBeUndefined();
    expect(plainText((await current()).body.document)).toBe('First');
  });

  it('both texts are kept where the article has moved on, and only once', async () => {
    await journal.note(article.id, WINDOW, article.revision, textOf('Typed here'));
    unwrap(await store.saveArticle(article.id, article.revision, edit('Written elsewhere')));
    await start();
    const left = await readFile(noteFile());
    const recovered = await recover();
    expect(recovered).toMatchObject({ copy: { headline: 'Peer mentors (recovered)' } });
    const copy = store.summaries().find((one) => one.headline.endsWith('(recovered)'));
    const kept = unwrap(await store.article(copy?.id ?? article.id)).article;
    expect(plainText(kept.body.document)).toBe('Typed here');
    expect(kept.status).toBe('draft');
    expect(plainText((await current()).body.document)).toBe('Written elsewhere');
    expect(await notes()).toEqual([]);
    // The end came after the copy and before the note was removed.
    await writeFile(noteFile(), left);
    await recover();
    expect(store.summaries()).toHaveLength(2);
  });

  it('text of an article that is gone becomes a draft, and one in the trash waits for it', async () => {
    await journal.note(article.id, WINDOW, article.revision, textOf('Typed here'));
    unwrap(await store.trashArticle(article.id));
    await start();
    expect(await recoverAll(store, journal, WINDOW)).toEqual([]);
    await rm(join(library, 'trash', `${article.id}.json`));
    expect(await recoverAll(store, journal, WINDOW)).toMatchObject([
      { state: 'gone', copy: { headline: 'Peer mentors (recovered)' } },
    ]);
    expect(store.summaries().map(({ headline }) => headline)).toEqual(['Peer mentors (recovered)']);
  });

  it('text that cannot be kept as a draft is set aside, where no keystroke replaces it', async () => {
    await journal.note(article.id, WINDOW, article.revision, textOf('Typed here'));
    article = unwrap(
      await store.saveArticle(article.id, article.revision, edit('Elsewhere')),
    ).article;
    await start();
    const there = await current();
    await rename(join(library, 'articles'), join(library, 'away'));
    expect(await recoverArticle(store, journal, there, WINDOW)).toBeUndefined();
    await rename(join(library, 'away'), join(library, 'articles'));
    const [name = ''] = await setAside();
    expect(await readFile(join(library, 'trash', 'set-aside', name), 'utf8')).toContain(
      'Typed here',
    );
  });

  it('a note of what is saved anyway says nothing', async () => {
    await journal.note(article.id, WINDOW, article.revision, noteOf(article));
    await start();
    expect(await recoverAll(store, journal, WINDOW)).toEqual([]);
    expect(await notes()).toEqual([]);
  });
});

describe('a note that is not to be trusted', () => {
  it('is set aside when any one byte of it is changed, or it is cut short, and never used', async () => {
    await journal.note(article.id, WINDOW, article.revision, textOf('Typed here'));
    const whole = await readFile(noteFile());
    // White space around the note is no damage, so the last byte, a line end, is left alone.
    let damages = 0;
    for (let at = 0; at < whole.length - 1; at += 7) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      for (const bytes of [damaged, whole.subarray(0, at)]) {
        damages += 1;
        await writeFile(noteFile(), bytes);
        expect(await recover()).toBeUndefined();
        expect(await notes()).toEqual([]);
      }
    }
    expect(await setAside()).toHaveLength(damages);
    expect(store.problems[0]).toMatchObject({ code: 'damaged-record', setAside: true });
  });

  it('is set aside when it belongs to another newsroom, or bears the name of another article', async () => {
    await journal.note(article.id, WINDOW, article.revision, textOf('Typed here'));
    const read = await readNote(noteFile());
    if (read.state !== 'whole') throw new Error('the note is damaged');
    const library2 = read.note.library.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    await writeNote(library, `${article.id}.${WINDOW}`, {
      ...read.note,
      library: library2 as typeof read.note.library,
    });
    expect(await recover()).toBeUndefined();
    await writeNote(library, `${article.id}.${WINDOW}`, read.note);
    const other = unwrap(await store.createArticle());
    await rename(noteFile(), join(library, '.galley', 'journal', `${other.id}.${WINDOW}.json`));
    expect(await recoverAll(store, journal, WINDOW)).toEqual([]);
    expect(await setAside()).toHaveLength(2);
    expect(await notes()).toEqual([]);
  });

  it('is set aside when its body is no document', async () => {
    const body = JSON.stringify({
      schemaVersion: 1,
      document: { type: 'script' },
    });
    await journal.note(article.id, WINDOW, article.revision, { ...textOf(''), body });
    await start();
    expect(await recover()).toBeUndefined();
    expect(await setAside()).toHaveLength(1);
  });
});

describe('two windows with one article', () => {
  const OTHER = 2;

  it('never write over each other, and after a crash both texts are there', async () => {
    await journal.note(article.id, WINDOW, article.revision, textOf('Typed in the first window'));
    await journal.note(article.id, OTHER, article.revision, textOf('Typed in the second window'));
    await start();
    const recovered = await recover();
    const back = recovered?.basedOnCurrent ? recovered.text : undefined;
    const copy = store.summaries().find((one) => one.headline.endsWith('(recovered)'));
    const kept = unwrap(await store.article(copy?.id ?? article.id)).article;
    expect([back, noteOf(kept).body].map((one) => JSON.stringify(one)).join()).toMatch(
      /first window.*second window|second window.*first window/,
    );
    // The one that went back is not saved yet.
    expect(await notes()).toEqual([`${article.id}.${WINDOW}.json`]);
  });

  it('leave what the other is writing alone', async () => {
    await journal.note(article.id, WINDOW, article.revision, textOf('Being typed'));
    expect(await recoverArticle(store, journal, await current(), OTHER)).toBeUndefined();
    expect(await recoverAll(store, journal, OTHER)).toEqual([]);
    expect(await notes()).toEqual([`${article.id}.${WINDOW}.json`]);
    expect(journal.holdsAllNoted(OTHER)).toBe(false);
  });

  it('hand over what one of them left behind when it closed', async () => {
    await journal.note(article.id, WINDOW, article.revision, textOf('Left behind'));
    journal.windowGone(WINDOW);
    const recovered = await recoverArticle(store, journal, await current(), OTHER);
    expect(recovered?.basedOnCurrent && recovered.text).toEqual(textOf('Left behind'));
    // Nobody is told later that Galley ended by itself.
    expect(recovered?.closedOver).toBe(true);
    expect(await notes()).toEqual([`${article.id}.${OTHER}.json`]);
    // It is in one window now, and in no other.
    expect(await recoverArticle(store, journal, await current(), 3)).toBeUndefined();
  });

  it('both opened at once get what was left behind only once', async () => {
    await journal.note(article.id, WINDOW, article.revision, textOf('Left behind'));
    await start();
    const there = await current();
    const both = await Promise.all([
      recoverArticle(store, journal, there, OTHER),
      recoverArticle(store, journal, there, 3),
    ]);
    expect(both.filter((one) => one !== undefined)).toHaveLength(1);
    expect(store.summaries()).toHaveLength(1);
  });

  it('a save of one lets only its own note go', async () => {
    const base = article.revision;
    await journal.note(article.id, OTHER, base, textOf('In the other window'));
    await save('Saved');
    expect(await notes()).toEqual([`${article.id}.${OTHER}.json`]);
    await start();
    expect(await recover()).toMatchObject({ copy: { headline: 'Peer mentors (recovered)' } });
  });
});
