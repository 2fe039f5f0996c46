import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import { readReason } from '../../core/related/reason.ts';
import { files } from '../storage/library-files.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { bodyOf, newNewsroom } from '../storage/newsroom-for-tests.ts';
import { Related, type RelatedChild } from './related.ts';
import { ReplacedLists } from './replaced-lists.ts';

const program = fileURLToPath(new URL('related-process.ts', import.meta.url));
const dying = fileURLToPath(new URL('no-such-program.ts', import.meta.url));
const NOW = new Date('2026-06-01T10:00:00Z');
const unstopped = new AbortController().signal;

let root: string;
let library: string;
let store: LibraryStore;
let related: Related;
let children: ChildProcess[];
let next: string;
let warned: string[];

beforeEach(async () => {
  ({ root, library } = await newNewsroom(NOW));
  store = unwrap(await LibraryStore.open(library, { now: () => NOW }));
  children = [];
  warned = [];
  next = program;
  related = newRelated();
  await related.follow(store);
});
afterEach(async () => {
  vi.useRealTimers();
  await related.close();
  await store.close();
  await rm(root, { recursive: true, force: true });
});

function newRelated(): Related {
  return new Related({
    fork: forked,
    replaced: new ReplacedLists(join(root, 'replaced.jsonl')),
    now: () => NOW,
    warn: (line) => warned.push(line),
  });
}

/** A plain Node child in the shape of an Electron utility process. */
function forked(): RelatedChild {
  const child = fork(next, { stdio: 'ignore' });
  children.push(child);
  return {
    // Messages are objects; a child that is gone hears none.
    postMessage: (message) => void (child.connected && child.send(message as object)),
    on: (event: 'message' | 'exit', listener: (value: never) => void) =>
      child.on(event, listener as (value: unknown) => void),
    kill: () => child.kill(),
  };
}

async function write(headline: string, edit: ArticleEdit = {}): Promise<ArticleId> {
  const { id } = unwrap(await store.createArticle());
  unwrap(await store.saveArticle(id, 0, { headline, status: 'published', ...edit }));
  return id;
}

async function read(id: ArticleId): Promise<Article> {
  return unwrap(await store.article(id)).article;
}

const listOf = async (id: ArticleId): Promise<string[]> =>
  (await read(id)).related?.items.map((item) => item.id) ?? [];

describe('an article that is published', () => {
  it('gets the list that was computed for its text, with reasons, and no other article does', async () => {
    const tags = await write('Tags and data', {
      body: bodyOf('How long may location data be kept?'),
    });
    const choir = await write('A choir', { body: bodyOf('It sings on Mondays.') });
    const id = await write('Location data of tags');
    related.edited(id);
    await related.settled();
    const article = await read(id);
    expect(await listOf(id)).toEqual([tags, choir]);
    expect(article.related?.computedFor).toBe(1);
    expect(readReason(article.related?.items[0]?.reason ?? '')?.words).toContain('data');
    expect(article.revision).toBe(2);
    expect(await listOf(tags)).toEqual([]);
    expect(warned).toEqual([]);
  });

  it('has no entry in its history and no later day of change because of it', async () => {
    await write('Tags and data');
    const id = await write('Location data of tags');
    const before = await read(id);
    const entries = async (): Promise<string[]> =>
      (await store.history.entries(id)).map((entry) => entry.id);
    store.history.endSession(id);
    await related.settled();
    const kept = await entries();
    const after = await read(id);
    expect(after.related?.items).toHaveLength(1);
    expect(after.updatedAt).toBe(before.updatedAt);
    // The next session begins on a revision that only the list has made: no entry for that.
    unwrap(await store.saveArticle(id, after.revision, { headline: 'Location data' }));
    expect(await entries()).toEqual(kept);
    store.history.endSession(id);
    await related.settled();
    unwrap(await store.saveArticle(id, (await read(id)).revision, { summary: 'x' }));
    expect(await entries()).toHaveLength(kept.length + 1);
  });

  it('is computed anew when its editing ends, and written only if the list is another', async () => {
    const tags = await write('Tags and data');
    const choir = await write('The choir of Tartu sings');
    const id = await write('Location data of tags');
    store.history.endSession(id);
    await related.settled();
    expect(await listOf(id)).toEqual([tags, choir]);
    const { revision } = await read(id);
    unwrap(await store.saveArticle(id, revision, { highlighted: true }));
    store.history.endSession(id);
    await related.settled();
    expect((await read(id)).revision).toBe(revision + 1);
    unwrap(await store.saveArticle(id, revision + 1, { headline: 'Who sings in Tartu?' }));
    store.history.endSession(id);
    await related.settled();
    expect(await listOf(id)).toEqual([choir, tags]);
  });
});

describe('what is typed meanwhile', () => {
  it('is not touched by a list that was computed for the text before', async () => {
    await write('Tags and data');
    const id = await write('Location data of tags');
    related.edited(id);
    const typed = await store.saveArticle(id, 1, { standfirst: 'Typed on.' });
    await related.settled();
    const article = await read(id);
    expect(article.standfirst).toBe('Typed on.');
    expect(article.related?.items).toHaveLength(1);
    expect(article.revision).toBe(3);
    expect(typed.ok || typed.error.code === 'conflict').toBe(true);
  });

  it('what is pinned and excluded stays, and an edit never brings its own items', async () => {
    const tags = await write('Tags and data');
    const id = await write('Location data of tags');
    const stray = { id: tags, score: 1, reason: 'not computed' };
    const chosen = { items: [stray], computedFor: 9, pinned: [tags], excluded: [] };
    const saved = unwrap(await store.saveArticle(id, 1, { related: chosen }));
    expect(saved.article.related).toEqual({ ...chosen, items: [], computedFor: 0 });
    related.edited(id);
    await related.settled();
    expect((await read(id)).related?.pinned).toEqual([tags]);
    expect(await listOf(id)).toEqual([tags]);
    expect((await read(id)).related?.items[0]?.reason).not.toBe('not computed');
  });
});

describe('drafts', () => {
  it('start no process, and are in no list', async () => {
    const draft = await write('Location data of tags', { status: 'draft' });
    related.edited(draft);
    store.history.endSession(draft);
    await related.settled();
    expect(children).toHaveLength(0);
    const id = await write('Location data');
    related.edited(id);
    await related.settled();
    expect(await listOf(id)).toEqual([]);
  });
});

describe('a refresh of all lists', () => {
  async function archive(): Promise<ArticleId[]> {
    const ids = [await write('Tags and data'), await write('Location data of tags')];
    return [...ids, await write('Data of a choir')];
  }

  it('says first how many lists and pages it changes, and changes nothing by that', async () => {
    const ids = await archive();
    await write('A draft about data', { status: 'draft' });
    const later = { instant: '2026-07-01T10:00:00.000Z', zone: 'UTC' };
    await write('Tags of July', { status: 'scheduled', publishAt: later });
    const told: number[] = [];
    const plan = unwrap(await related.plan((done) => told.push(done), unstopped));
    expect(plan.articles).toBe(4);
    expect(plan.changes).toHaveLength(4);
    // The one of July has no page yet.
    expect(plan.pages).toBe(3);
    expect(told.at(-1)).toBe(4);
    for (const id of ids) expect((await read(id)).revision).toBe(1);
  });

  it('changes them, and one undo brings back those of before', async () => {
    const ids = await archive();
    const [first = ids[0] as ArticleId] = ids;
    related.edited(first);
    await related.settled();
    const before = await Promise.all(ids.map(read));
    await write('More about tags');
    // Until the work is done no group is full, however slow the disk.
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const told: number[] = [];
    const stop = store.listen(({ changed }) => told.push(changed.length));
    expect(unwrap(await related.refresh(() => {}, unstopped))).toEqual({
      lists: 4,
      isStopped: false,
    });
    stop();
    vi.useRealTimers();
    // Windows hear of them together: one by one they would do nothing else.
    expect(told).toEqual([4]);
    for (const id of ids) expect(await listOf(id)).toHaveLength(3);
    expect(unwrap(await related.plan(() => {}, unstopped)).changes).toEqual([]);
    expect(unwrap(await related.undo())).toEqual({ lists: 4 });
    const after = await Promise.all(ids.map(read));
    expect(after.map((one) => one.related)).toEqual(before.map((one) => one.related));
    expect(unwrap(await related.undo())).toEqual({ lists: 0 });
  });

  it('can be stopped, and says what was done until then', async () => {
    await archive();
    unwrap(await related.plan(() => {}, unstopped));
    const control = new AbortController();
    const refreshed = unwrap(await related.refresh(() => control.abort(), control.signal));
    expect(refreshed).toEqual({ lists: 1, isStopped: true });
    expect(unwrap(await related.undo())).toEqual({ lists: 1 });
    expect(await related.plan(() => {}, control.signal)).toMatchObject({
      error: { code: 'cancelled' },
    });
  });
});

describe('the process', () => {
  it('that ends by itself changes nothing, and a new one takes its place', async () => {
    await write('Tags and data');
    const id = await write('Location data of tags');
    next = dying;
    related.edited(id);
    await related.settled();
    expect(warned).toHaveLength(1);
    expect((await read(id)).revision).toBe(1);
    next = program;
    related.edited(id);
    await related.settled();
    expect(await listOf(id)).toHaveLength(1);
  });

  it('ends with its library; what was still to be computed is computed at the next opening', async () => {
    await write('Tags and data');
    const id = await write('Location data of tags');
    related.edited(id);
    const [child] = children;
    if (child === undefined) throw new Error('there is no process');
    await Promise.all([once(child, 'exit'), related.close()]);
    await store.close();
    expect(await readFile(files.relatedWaiting(library), 'utf8')).toContain(id);
    store = unwrap(await LibraryStore.open(library, { now: () => NOW }));
    await related.follow(store);
    await related.resume();
    await related.settled();
    expect(await listOf(id)).toHaveLength(1);
    expect(await readdir(join(library, '.galley'))).not.toContain('related-waiting.json');
  });
});
