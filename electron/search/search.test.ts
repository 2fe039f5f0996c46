import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ArticleId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import type { SearchProgress } from '../../core/ipc/search-contract.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { newNewsroom } from '../storage/newsroom-for-tests.ts';
import { Search, type SearchChild } from './search.ts';

const program = fileURLToPath(new URL('search-process.ts', import.meta.url));
const dying = fileURLToPath(new URL('no-such-program.ts', import.meta.url));

/** Every process of these tests has all the time it takes to end by itself, however busy the machine is. */
const PATIENT_MS = 10 * 60 * 1000;

let root: string;
let store: LibraryStore;
let search: Search;
let children: ChildProcess[];
let next: string;
let told: SearchProgress[];

beforeEach(async () => {
  const made = await newNewsroom(new Date(), 'Europe/Brussels');
  root = made.root;
  store = unwrap(await LibraryStore.open(made.library));
  children = [];
  told = [];
  next = program;
  search = new Search(forked, (progress) => told.push(progress), PATIENT_MS);
  search.follow(store);
});
afterEach(async () => {
  await search.close();
  await store.close();
  await rm(root, { recursive: true, force: true });
});

/** A plain Node child in the shape of an Electron utility process. */
function forked(): SearchChild {
  const child = fork(next, { stdio: 'ignore' });
  children.push(child);
  return {
    // Messages are objects; a child that is gone hears none.
    postMessage: (message) =>
      void (child.connected && child.send(message as object, () => undefined)),
    on: (event: 'message' | 'exit', listener: (value: never) => void) =>
      child.on(event, listener as (value: unknown) => void),
    kill: () => child.kill(),
  };
}

async function write(headline: string): Promise<ArticleId> {
  const { id } = unwrap(await store.createArticle());
  unwrap(await store.saveArticle(id, 0, { headline }));
  return id;
}

/** Asks until the answer is of everything that is there. */
async function answered(text: string): Promise<string[]> {
  for (;;) {
    const answer = unwrap(await search.query(1, text, 10));
    if (answer.isReady) return answer.hits.map((hit) => hit.id);
  }
}

it('starts no process before somebody is about to search', async () => {
  await write('Garden');
  expect(children).toHaveLength(0);
  search.start();
  search.start();
  expect(children).toHaveLength(1);
});

it('follows what is saved', async () => {
  const id = await write('Garden');
  expect(await answered('garden')).toEqual([id]);
  unwrap(await store.saveArticle(id, 1, { headline: 'Harbour' }));
  while ((await answered('harbour')).length === 0);
  expect(await answered('garden')).toEqual([]);
  expect(told.at(-1)).toEqual({ known: 1, articles: 1, isReady: true });
});

it('a newer question ends the one before', async () => {
  const id = await write('Garden');
  const older = search.query(1, 'gard', 10);
  const newer = search.query(1, 'garden', 10);
  expect(await older).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(unwrap(await newer).hits.map((hit) => hit.id)).toEqual(
    unwrap(await newer).total === 0 ? [] : [id],
  );
});

it('a question of one window does not end that of another', async () => {
  const id = await write('Garden');
  await answered('garden');
  const [here, there] = await Promise.all([
    search.query(1, 'garden', 10),
    search.query(2, 'garden', 10),
  ]);
  expect(unwrap(here).hits.map((hit) => hit.id)).toEqual([id]);
  expect(unwrap(there).hits.map((hit) => hit.id)).toEqual([id]);
});

it('a process that ends by itself is started once more, and answers the same question', async () => {
  const id = await write('Garden');
  expect(await answered('garden')).toEqual([id]);
  const [first] = children;
  if (first === undefined) throw new Error('there is no process');
  first.kill('SIGSTOP');
  const asked = search.query(1, 'garden', 10);
  first.kill('SIGKILL');
  expect((await asked).ok).toBe(true);
  expect(await answered('garden')).toEqual([id]);
  expect(children).toHaveLength(2);
});

it('one that goes on ending is left alone, until somebody begins anew', async () => {
  const id = await write('Garden');
  next = dying;
  expect(await search.query(1, 'garden', 10)).toMatchObject({
    ok: false,
    error: { code: 'search-stopped' },
  });
  expect(children).toHaveLength(2);
  expect((await search.query(1, 'garden', 10)).ok).toBe(false);
  expect(children).toHaveLength(2);
  next = program;
  search.start();
  expect(await answered('garden')).toEqual([id]);
});

it('is ended where it does not end by itself in time', async () => {
  search = new Search(forked, () => {}, 1);
  search.follow(store);
  search.start();
  const [child] = children;
  if (child?.pid === undefined) throw new Error('there is no process');
  // It hears nothing, so it cannot go by itself.
  process.kill(child.pid, 'SIGSTOP');
  const ended = once(child, 'exit');
  const closed = search.close();
  while (!child.killed) await nextTurn();
  process.kill(child.pid, 'SIGCONT');
  expect(await ended).toEqual([null, 'SIGTERM']);
  await closed;
});

it('goes with its library', async () => {
  await write('Garden');
  await answered('garden');
  const [child] = children;
  if (child === undefined) throw new Error('there is no process');
  const ended = once(child, 'exit');
  search.follow(null);
  expect(await ended).toEqual([0, null]);
  expect(await search.query(1, 'garden', 10)).toMatchObject({
    ok: false,
    error: { code: 'no-library-open' },
  });
});
