import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Article } from '../../core/content/article.ts';
import { bodyOf } from '../../core/content/packed-article.ts';
import { unwrap } from '../../core/errors.ts';
import { readLibrary } from '../storage/read-library.ts';
import { Preview, type PreviewChild } from './preview.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const program = fileURLToPath(new URL('preview-process.ts', import.meta.url));
const dying = fileURLToPath(new URL('no-such-program.ts', import.meta.url));

let root: string;
let library: string;
let article: Article;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-previews-'));
  library = join(root, 'sample-newsroom');
  await cp(join(project, 'resources', 'sample-newsroom'), library, { recursive: true });
  const { articles } = unwrap(await readLibrary(library)).snapshot;
  const packed = articles.find(({ headline }) => headline.startsWith('Earning the second'));
  if (packed === undefined) throw new Error('the sample has a seminar report');
  const { bodyText: _, ...facts } = packed;
  article = { ...facts, body: bodyOf(packed) };
});
afterAll(() => rm(root, { recursive: true, force: true }));

let children: ChildProcess[];
let next: string;
let better: number[];
let preview: Preview;
beforeEach(() => {
  children = [];
  next = program;
  better = [];
  preview = new Preview({
    themesFolder: join(project, 'resources', 'themes'),
    cacheFolder: join(root, 'cache'),
    fork: forked,
    onBetter: (window) => better.push(window),
  });
  preview.follow(library);
});
afterEach(async () => {
  preview.close();
  await Promise.all(
    children.map(
      (child) => child.exitCode === null && child.signalCode === null && once(child, 'exit'),
    ),
  );
});

/** A plain Node child in the shape of an Electron utility process. */
function forked(): PreviewChild {
  // Bytes cross as bytes, as they do between Electron's processes.
  const child = fork(next, { stdio: 'ignore', serialization: 'advanced' });
  children.push(child);
  return {
    // Messages are objects; a child that is gone hears none.
    postMessage: (message) => void (child.connected && child.send(message as object)),
    on: (event: 'message' | 'exit', listener: (value: never) => void) =>
      child.on(event, listener as (value: unknown) => void),
    kill: () => child.kill(),
  };
}

const textWith = (headline: string): string => JSON.stringify({ ...article, headline });

it('starts no process before there is something to preview', async () => {
  expect(children).toHaveLength(0);
  preview.away(1);
  expect(await preview.file('no key', 'index.html', 'light')).toBeUndefined();
  expect(children).toHaveLength(0);
});

it('gives each window a key of its own, and with it nothing but the files of its page', async () => {
  const one = unwrap(await preview.show(1, textWith('Garden')));
  const two = unwrap(await preview.show(2, textWith('Harbour')));
  expect(children).toHaveLength(1);
  expect(one.key).not.toBe(two.key);
  const textOf = async (key: string): Promise<string> => {
    const file = await preview.file(key, one.path, 'light');
    return file !== undefined && 'bytes' in file ? Buffer.from(file.bytes).toString() : '';
  };
  expect(await textOf(one.key)).toContain('<h1 class="headline">Garden</h1>');
  expect(await textOf(two.key)).toContain('<h1 class="headline">Harbour</h1>');
  expect(await textOf('another key')).toBe('');
  expect(await preview.file(one.key, 'index.html', 'light')).toBeUndefined();
  expect(preview.mayShow(one.key, one.path)).toBe(true);
  expect(preview.mayShow(one.key, 'index.html')).toBe(false);
  preview.away(1);
  expect(await textOf(one.key)).toBe('');
  expect(preview.mayShow(one.key, one.path)).toBe(false);
  expect(await textOf(two.key)).not.toBe('');
});

it('knows when a frame was given an older page than the one that was made since', async () => {
  const { key, path } = unwrap(await preview.show(1, textWith('Garden')));
  expect(preview.isStale(key, path), 'nothing yet').toBe(true);
  await preview.file(key, path, 'light');
  expect(preview.isStale(key, path)).toBe(false);
  // On its way while the next page is made.
  const [given] = await Promise.all([
    preview.file(key, path, 'light'),
    preview.show(1, textWith('Harbour')),
  ]);
  const text = given !== undefined && 'bytes' in given ? Buffer.from(given.bytes).toString() : '';
  expect(preview.isStale(key, path)).toBe(!text.includes('Harbour'));
  expect(preview.isStale(key, 'news/elsewhere/index.html'), 'not the page on show').toBe(false);
  await preview.file(key, path, 'light');
  // The same page again is none that a frame would have to load.
  await preview.show(1, textWith('Harbour'));
  expect(preview.isStale(key, path)).toBe(false);
});

it('a page that nobody waited for to the end is not taken for the one after it', async () => {
  const { key, path } = unwrap(await preview.show(1, textWith('Garden')));
  await preview.file(key, path, 'light');
  const dropped = preview.show(1, textWith('Harbour'));
  const wanted = preview.show(1, textWith('Harbour'));
  expect((await dropped).ok).toBe(false);
  unwrap(await wanted);
  expect(preview.isStale(key, path)).toBe(true);
});

it('a newer text ends the one before', async () => {
  const older = preview.show(1, textWith('Gard'));
  const newer = preview.show(1, textWith('Garden'));
  expect(await older).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(unwrap(await newer).html).toContain('Garden');
});

it('says when pictures have got their smaller copies, and shows them then', async () => {
  const first = unwrap(await preview.show(1, textWith('Garden')));
  expect(first.isWaitingForPictures).toBe(true);
  await expect.poll(() => better, { timeout: 200_000 }).toEqual([1]);
  const second = unwrap(await preview.show(1, textWith('Garden')));
  expect(second.isWaitingForPictures).toBe(false);
  expect(second.html).not.toBe(first.html);
  expect(second.html).toContain('.webp');
});

it('goes on when its process ends by itself, once with the same text', async () => {
  unwrap(await preview.show(1, textWith('Garden')));
  const [child] = children;
  if (child === undefined) throw new Error('no process was started');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(unwrap(await preview.show(1, textWith('Harbour'))).html).toContain('Harbour');
  expect(children).toHaveLength(2);
});

it('says that it has stopped when its process dies of what it is given, and tries anew when asked', async () => {
  next = dying;
  expect(await preview.show(1, textWith('Garden'))).toMatchObject({
    ok: false,
    error: { code: 'preview-stopped' },
  });
  expect(children).toHaveLength(2);
  next = program;
  expect((await preview.show(1, textWith('Garden'))).ok).toBe(true);
});

it('ends with the newsroom: what was asked is cancelled, and its process goes', async () => {
  const asked = preview.show(1, textWith('Garden'));
  preview.follow(null);
  expect(await asked).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await preview.show(1, textWith('Garden'))).toMatchObject({
    error: { code: 'no-library-open' },
  });
});
