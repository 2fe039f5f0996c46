// Are translations made, linked, let go and marked as one action each, and taken back as one, with nothing typed lost?
import { readFile, rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import { draftCopy } from '../../core/content/article-changes.ts';
import type { ArticleBody } from '../../core/content/body.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import { sourceChanges } from '../../core/translations/source-changes.ts';
import { files } from '../storage/library-files.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { newNewsroom } from '../storage/newsroom-for-tests.ts';
import { ChangeDesk } from './change-desk.ts';
import {
  earlierTexts,
  linkTranslation,
  makeTranslation,
  markTranslation,
  unlinkTranslation,
} from './translations-desk.ts';
import { keepBeside } from './two-texts.ts';

const unstopped = { signal: new AbortController().signal };

let root: string;
let library: string;
let store: LibraryStore;
let desk: ChangeDesk;

beforeEach(async () => {
  ({ root, library } = await newNewsroom());
  store = unwrap(await LibraryStore.open(library));
  desk = new ChangeDesk(async () => true);
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

const text = (...paragraphs: string[]): ArticleBody => ({
  schemaVersion: 1,
  document: {
    type: 'doc',
    content: paragraphs.map((words) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: words }],
    })),
  },
});
const ENGLISH = [
  'Eighty practitioners spent a day on one question.',
  'Mentors meet people before they leave prison.',
  'A second day is planned for spring.',
] as const;
const FRENCH = [
  'Quatre-vingts praticiens ont passé une journée sur une question.',
  'Les mentors rencontrent les gens avant leur sortie.',
  'Une deuxième journée est prévue au printemps.',
] as const;

async function write(edit: ArticleEdit): Promise<ArticleId> {
  const { id } = unwrap(await store.createArticle());
  await save(id, edit);
  return id;
}
const english = () =>
  write({
    headline: 'One question',
    standfirst: 'In Lisbon.',
    body: text(...ENGLISH),
    status: 'published',
    highlighted: true,
    assignee: 'Ana',
    seo: { title: 'One', description: '' },
    corrections: [{ at: '2026-03-01T10:00:00.000Z', text: 'A name was wrong.' }],
    event: {
      start: { instant: '2026-12-01T09:00:00.000Z', zone: 'Europe/Brussels' },
      place: 'Lisbon',
      link: '',
      importedAs: 'uid-1',
    },
  });
const read = async (id: ArticleId): Promise<Article> => unwrap(await store.article(id)).article;
async function save(id: ArticleId, edit: ArticleEdit): Promise<void> {
  const { revision } = await read(id);
  unwrap(await store.saveArticle(id, revision, edit));
}
async function make(id: ArticleId, language: string): Promise<{ id: ArticleId; token: string }> {
  const made = unwrap(await makeTranslation(desk, store, { id, language }, unstopped));
  if (!made.ok) throw new Error(made.refusal.why);
  return { id: made.id, token: made.outcome.token ?? '' };
}
async function changes(id: ArticleId): Promise<string[]> {
  const { body, translatedFrom, translationOf } = await read(id);
  if (translatedFrom === undefined || translationOf === undefined) throw new Error('no basis');
  return sourceChanges(translatedFrom, await read(translationOf), body).map(
    ({ kind, at, part }) => `${kind} ${at ?? part}`,
  );
}
const undo = async (token: string | null) => unwrap(await desk.undo(store, token ?? '', unstopped));

describe('a translation', () => {
  it('begins with the text of its original, and with nothing of its way to the readers', async () => {
    const id = await english();
    const { id: draft } = await make(id, 'fr');
    const [from, made] = [await read(id), await read(draft)];
    for (const member of ['headline', 'standfirst', 'summary', 'body', 'newsType'] as const) {
      expect(made[member]).toEqual(from[member]);
    }
    expect(made).toMatchObject({
      language: 'fr',
      translationOf: id,
      status: 'draft',
      highlighted: false,
      corrections: [],
      slug: 'one-question-2',
      event: { place: 'Lisbon' },
    });
    for (const member of ['publishedAt', 'publishAt', 'seo', 'related', 'assignee'] as const) {
      expect(made[member]).toBeUndefined();
    }
    expect(made.event?.importedAs).toBeUndefined();
    expect(await changes(draft)).toEqual([]);
  });

  it('of a translation points to the original, and is as far behind it', async () => {
    const id = await english();
    const { id: french } = await make(id, 'fr');
    for (const at of FRENCH.keys()) {
      await save(french, { body: text(...FRENCH.slice(0, at + 1), ...ENGLISH.slice(at + 1)) });
    }
    await save(id, { body: text(ENGLISH[0], `${ENGLISH[1]} Often twice.`, ENGLISH[2]) });
    expect(await changes(french)).toEqual(['changed 1']);
    const { id: german } = await make(french, 'de');
    expect(await read(german)).toMatchObject({ translationOf: id, headline: 'One question' });
    expect(await changes(german)).toEqual(['changed 1']);
  });

  it('is refused in a language that is there already', async () => {
    const id = await english();
    const { id: french } = await make(id, 'fr');
    for (const [from, language] of [
      [id, 'fr'],
      [french, 'en'],
    ] as const) {
      const answer = unwrap(await makeTranslation(desk, store, { id: from, language }, unstopped));
      expect(answer).toEqual({ ok: false, refusal: { why: 'language-taken', language } });
    }
    expect(store.summaries()).toHaveLength(2);
  });

  it('goes into the trash when that is taken back, with whatever was typed in it', async () => {
    const id = await english();
    const { id: draft, token } = await make(id, 'fr');
    await save(draft, { headline: 'Une question' });
    const { token: again } = await undo(token);
    expect(store.summary(draft)).toBeUndefined();
    expect(JSON.parse(await readFile(files.trashedArticle(library, draft), 'utf8'))).toMatchObject({
      record: { headline: 'Une question' },
    });
    await undo(again);
    expect((await read(draft)).headline).toBe('Une question');
  });

  it('stays one when its original goes into the trash, and may still be translated', async () => {
    const id = await english();
    const { id: french } = await make(id, 'fr');
    unwrap(await store.trashArticle(id));
    const { id: german } = await make(french, 'de');
    expect(await read(german)).toMatchObject({ translationOf: id });
    unwrap(await store.restoreArticle(id));
    expect(await changes(german)).toEqual([]);
  });

  it('keeps its original, and what it was made from, when an earlier revision is restored', async () => {
    const id = await english();
    const french = await write({ headline: 'Une question', language: 'fr', body: text(...FRENCH) });
    unwrap(await linkTranslation(desk, store, { id, other: french }, unstopped));
    const [entry] = await store.history.entries(french);
    unwrap(await store.restoreRevision(french, entry?.id ?? ''));
    expect((await read(french)).translationOf).toBe(id);
    expect(await changes(french)).toEqual([]);
  });
});

describe('another text of a translation', () => {
  it('becomes a draft that is no second version in its language', async () => {
    const id = await english();
    const { id: french } = await make(id, 'fr');
    const found = await read(french);
    const { id: _id, revision: _count, lineage: _line, slug: _slug, ...edit } = found;
    const { article } = unwrap(await keepBeside(desk, store, { ...edit, headline: 'Une autre' }));
    const copy = draftCopy(found, { id: article.id, headline: 'Copie', now: found.updatedAt });
    for (const one of [article, copy]) {
      expect(one.translationOf).toBeUndefined();
      expect(one.translatedFrom).toBeUndefined();
      expect(one.body).toEqual(found.body);
    }
    expect((await read(french)).translationOf).toBe(id);
  });
});

describe('two articles', () => {
  it('become versions of one another, and stand for themselves again', async () => {
    const id = await english();
    const french = await write({ headline: 'Une question', language: 'fr', body: text(...FRENCH) });
    const linked = unwrap(
      // Asked from the French one: the original is in the language that the site names first.
      await linkTranslation(desk, store, { id: french, other: id }, unstopped),
    );
    expect(linked).toMatchObject({ ok: true, id });
    expect((await read(french)).translationOf).toBe(id);
    expect(await changes(french)).toEqual([]);
    await save(id, { body: text(ENGLISH[0], `${ENGLISH[1]} Often twice.`, ENGLISH[2]) });
    expect(await changes(french)).toEqual(['changed 1']);

    const { token } = unwrap(await unlinkTranslation(desk, store, french, unstopped));
    const alone = await read(french);
    expect(alone.translationOf).toBeUndefined();
    expect(alone.translatedFrom).toBeUndefined();
    await undo(token);
    expect(await changes(french)).toEqual(['changed 1']);
  });

  it('are refused where that would be two versions in one language', async () => {
    const id = await english();
    await make(id, 'fr');
    const german = await write({ headline: 'Eine Frage', language: 'de', body: text('Ja.') });
    const { id: other } = await make(german, 'fr');
    const ask = async (one: ArticleId, another: ArticleId) =>
      unwrap(await linkTranslation(desk, store, { id: one, other: another }, unstopped));
    expect(await ask(id, german)).toEqual({
      ok: false,
      refusal: { why: 'language-taken', language: 'fr' },
    });
    expect(await ask(german, other)).toEqual({ ok: false, refusal: { why: 'already' } });
    expect(await ask(id, id)).toEqual({ ok: false, refusal: { why: 'already' } });
    expect((await read(german)).translationOf).toBeUndefined();
  });

  it('bring their own versions with them, and none is a translation of a translation', async () => {
    const id = await english();
    const { id: french } = await make(id, 'fr');
    const german = await write({ headline: 'Eine Frage', language: 'de', body: text('Ja.') });
    const { id: dutch } = await make(german, 'nl');
    await make(id, 'es');
    unwrap(await linkTranslation(desk, store, { id: dutch, other: french }, unstopped));
    for (const one of [french, german, dutch]) expect((await read(one)).translationOf).toBe(id);
  });
});

describe('a mark that a translation is up to date', () => {
  async function behind(): Promise<{ id: ArticleId; french: ArticleId }> {
    const id = await english();
    const { id: french } = await make(id, 'fr');
    for (const at of FRENCH.keys()) {
      await save(french, { body: text(...FRENCH.slice(0, at + 1), ...ENGLISH.slice(at + 1)) });
    }
    await save(id, { headline: 'Two questions', body: text('New.', ...ENGLISH.slice(1)) });
    return { id, french };
  }

  it('is made for one change or for all, and taken back although more was typed', async () => {
    const { id, french } = await behind();
    expect(await changes(french)).toEqual(['changed headline', 'changed 0']);
    const { body, translatedFrom } = await read(french);
    if (translatedFrom === undefined) throw new Error('no basis');
    const [headline] = sourceChanges(translatedFrom, await read(id), body);
    const one = { id: french, keys: [headline?.key ?? ''] };
    const marked = unwrap(await markTranslation(desk, store, one, unstopped));
    expect(await changes(french)).toEqual(['changed 0']);
    const all = { id: french, keys: null };
    const whole = unwrap(await markTranslation(desk, store, all, unstopped));
    expect(await changes(french)).toEqual([]);

    await save(french, { body: text('Un ajout.', FRENCH[0], 'Un autre.', FRENCH[2]) });
    await undo(whole.token);
    expect(await changes(french)).toEqual(['changed 1']);
    await undo(marked.token);
    expect(await changes(french)).toEqual(['changed headline', 'changed 1']);
    const { body: kept } = await read(french);
    expect(kept).toEqual(text('Un ajout.', FRENCH[0], 'Un autre.', FRENCH[2]));
  });

  it('begins a comparison where there was none', async () => {
    const id = await english();
    const french = await write({
      headline: 'Une question',
      language: 'fr',
      body: text(...FRENCH),
      translationOf: id,
    });
    expect((await read(french)).translatedFrom).toBeUndefined();
    unwrap(await markTranslation(desk, store, { id: french, keys: null }, unstopped));
    expect(await changes(french)).toEqual([]);
  });

  it('leaves what the original said in its history, where it is found by its print', async () => {
    const { id, french } = await behind();
    const { translatedFrom } = await read(french);
    if (translatedFrom === undefined) throw new Error('no basis');
    const prints = [translatedFrom.headline, translatedFrom.blocks[0] ?? '', 'never'];
    expect(unwrap(await earlierTexts(store, id, prints)).texts).toEqual([
      { print: prints[0], text: 'One question' },
      { print: prints[1], text: ENGLISH[0] },
    ]);
  });
});
