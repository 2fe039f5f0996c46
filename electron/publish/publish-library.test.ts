// Is a newsroom published as it is public, kept as it was published, and brought back byte for byte?
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { failure, unwrap } from '../../core/errors.ts';
import { SITE_LIST } from '../../core/publish/site-list.ts';
import { checkLibrary } from '../storage/check-library.ts';
import { files } from '../storage/library-files.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { KEPT_PUBLISHES } from '../storage/published-bytes.ts';
import { type MemoryFiles, memoryPlace, withFaults } from './memory-place.ts';
import { Publisher } from './publish-library.ts';
import { siteTarget } from './site-target.ts';
import type { Run } from './target.ts';
import { defineTarget } from './target-kind.ts';

const resources = fileURLToPath(new URL('../../resources', import.meta.url));
const NOW = new Date('2026-11-25T08:00:00Z');
const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };

let root: string;
/** Copies of pictures and social cards, which take the longest: made once for all tests. */
let cacheFolder: string;
let store: LibraryStore;
let place: MemoryFiles;
let isDown = false;
let secretsSeen: unknown[];
let ids = 0;

/** A target in memory, which wants a password. */
const memory = defineTarget({
  kind: 'memory',
  title: 'Memory',
  about: 'A place that is gone with the test.',
  options: z.object({ folder: z.string().min(1, 'it is empty') }),
  fields: { folder: { title: 'Folder', kind: 'text' } },
  secrets: { password: { title: 'Password', isOptional: false } },
  guarantee: () => 'file-by-file',
  open(options, secrets, { newId, takeOver, mayDeleteMany }) {
    secretsSeen.push([options, secrets]);
    const open = withFaults(memoryPlace(place), () => {
      if (isDown) throw new Error('out of order');
    });
    return siteTarget({ guarantee: 'file-by-file', open, newId, takeOver, mayDeleteMany });
  },
});

beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'galley-publish-cache-'));
});
afterAll(() => rm(cacheFolder, { recursive: true, force: true }));
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-publish-'));
  const library = join(root, 'Newsroom');
  await cp(join(resources, 'sample-newsroom'), library, { recursive: true });
  store = unwrap(await LibraryStore.open(library, { now: () => NOW }));
  place = new Map();
  isDown = false;
  secretsSeen = [];
  unwrap(
    await store.publishing.saveTarget({
      kind: 'memory',
      label: 'Live site',
      options: { folder: 'news' },
    }),
  );
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

async function publisher(): Promise<Publisher> {
  return unwrap(
    await Publisher.open('live SITE', {
      store,
      themesFolder: join(resources, 'themes'),
      cacheFolder,
      secrets: { password: 'open sesame', other: 'not of this kind' },
      asOf: NOW,
      newId: () => `publish-${++ids}`,
      kindNamed: (kind) => (kind === 'memory' ? memory : undefined),
    }),
  );
}

const texts = (): Record<string, string> =>
  Object.fromEntries(
    [...place]
      .filter(([path]) => path !== SITE_LIST)
      .map(([path, bytes]) => [path, Buffer.from(bytes).toString('latin1')]),
  );

async function publish() {
  const planned = unwrap(await (await publisher()).plan(run));
  return { planned, done: unwrap(await planned.carryOut(run)) };
}

async function changeHeadline(headline: string): Promise<void> {
  const [one] = store.summaries().filter(({ status }) => status === 'published');
  if (one === undefined) throw new Error('the sample has published articles');
  const { article } = unwrap(await store.article(one.id));
  unwrap(await store.saveArticle(one.id, article.revision, { headline }));
}

describe('a publish', () => {
  it('is planned, carried out, read back and kept with a receipt that says which articles are live', async () => {
    const { planned, done } = await publish();
    expect(planned.summary.counts.create).toBe(place.size - 1);
    expect(done.verification).toEqual({ checked: place.size - 1, wrong: [] });
    const { publish: kept } = done.receipt;
    expect(kept?.articles.length).toBeGreaterThan(20);
    for (const { path, id } of kept?.articles ?? []) {
      expect(place.has(`${path}index.html`)).toBe(true);
      expect(store.summaries().find((one) => one.id === id)?.status).not.toBe('draft');
    }
    expect(await store.publishing.receipts(planned.target.id)).toEqual([done.receipt]);
    expect(unwrap(await checkLibrary(store.folder))).toMatchObject({ faults: [], notes: [] });
  });

  it('of what is there already sends nothing, and keeps no second receipt in the way of going back', async () => {
    await publish();
    const { planned } = await publish();
    expect(planned.summary).toMatchObject({
      bytes: 0,
      counts: { create: 0, update: 0, delete: 0 },
    });
    expect(await store.publishing.receipts(planned.target.id)).toHaveLength(1);
  });

  it('is brought back byte for byte by a roll-back, which is a publish of its own', async () => {
    const first = await publish();
    const before = texts();
    await changeHeadline('A headline that nobody wanted');
    await publish();
    expect(texts()).not.toEqual(before);
    const target = await publisher();
    const [, wanted] = await store.publishing.receipts(target.record.id);
    expect(wanted).toEqual(first.done.receipt);
    if (wanted === undefined) return;
    const back = unwrap(await target.planBack(wanted, run));
    expect(back.summary.counts.update).toBeGreaterThan(0);
    unwrap(await back.carryOut(run));
    expect(texts()).toEqual(before);
    expect(await store.publishing.receipts(target.record.id)).toHaveLength(3);
  });

  it('that fails leaves no receipt, and the next one goes on', async () => {
    const planned = unwrap(await (await publisher()).plan(run));
    isDown = true;
    expect((await planned.carryOut(run)).ok).toBe(false);
    expect(await store.publishing.receipts(planned.target.id)).toEqual([]);
    isDown = false;
    expect((await publish()).done.verification.wrong).toEqual([]);
  });

  it('keeps the bytes of the last ten of each target, and says what they take', async () => {
    const lists: string[] = [];
    for (let round = 0; round <= KEPT_PUBLISHES; round++) {
      await changeHeadline(`Round ${round}`);
      const { done } = await publish();
      lists.push(done.receipt.publish?.list ?? '');
    }
    const [oldest = '', second = ''] = lists;
    expect(await store.publishing.published(oldest)).toMatchObject(failure('not-found'));
    expect((await store.publishing.published(second)).ok).toBe(true);
    const { objects, bytes } = await store.publishing.cost();
    expect(objects).toBe((await readdir(files.receiptObjects(store.folder))).length);
    // Ten publishes share what did not change: far less than ten websites.
    const once = [...place.values()].reduce((sum, one) => sum + one.byteLength, 0);
    expect(bytes).toBeLessThan(once * 3);
    expect(unwrap(await checkLibrary(store.folder)).faults).toEqual([]);
  });

  it('whose kept bytes are damaged is named by the check, and not brought back', async () => {
    const { done } = await publish();
    const kept = unwrap(await store.publishing.published(done.receipt.publish?.list ?? ''));
    const [[path, { sha256 }] = ['', { sha256: '' }]] = kept.list.files;
    const object = files.receiptObject(store.folder, sha256);
    const bytes = await readFile(object);
    await writeFile(object, bytes.subarray(1));
    expect(await store.publishing.published(done.receipt.publish?.list ?? '')).toMatchObject({
      error: { code: 'not-found', subject: path },
    });
    expect(unwrap(await checkLibrary(store.folder)).faults).toMatchObject([
      { file: `receipts/objects/${sha256}`, kind: 'damaged' },
    ]);
  });
});

describe('a target of a newsroom', () => {
  it('gets its own secrets and no others, and none is written anywhere', async () => {
    await publish();
    expect(secretsSeen).toEqual([[{ folder: 'news' }, { password: 'open sesame' }]]);
    const entries = await Promise.all(
      [root, cacheFolder].map((folder) =>
        readdir(folder, { recursive: true, withFileTypes: true }),
      ),
    );
    for (const entry of entries.flat()) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(entry.parentPath, entry.name), 'latin1');
      expect(bytes.includes('open sesame'), entry.name).toBe(false);
    }
  });

  it('whose options do not fit is refused with the name of the field', async () => {
    const [target] = unwrap(await store.publishing.targets());
    if (target === undefined) throw new Error('there is one');
    unwrap(await store.publishing.saveTarget({ ...target, options: { folder: '' } }));
    const opened = await Publisher.open('Live site', {
      store,
      themesFolder: '',
      cacheFolder: root,
      secrets: {},
      asOf: NOW,
      newId: () => '1',
      kindNamed: () => memory,
    });
    expect(opened).toMatchObject({
      error: { code: 'invalid-argument', subject: 'Folder', detail: 'it is empty' },
    });
  });

  it('does not share its name with another', async () => {
    const twin = { kind: 'memory', label: 'LIVE site ', options: {} };
    expect(await store.publishing.saveTarget(twin)).toMatchObject({
      error: { code: 'invalid-argument' },
    });
  });

  it('remembers what it was told, and forgets when it is removed', async () => {
    const [target] = unwrap(await store.publishing.targets());
    const state = store.publishing.stateOf(target?.id ?? '');
    expect(await state.read()).toBeUndefined();
    await state.write({ posts: { one: 12 } });
    await state.write({ posts: { one: 12, two: 13 } });
    expect(await state.read()).toEqual({ posts: { one: 12, two: 13 } });
    expect(unwrap(await checkLibrary(store.folder)).faults).toEqual([]);
    unwrap(await store.publishing.dropTarget(target?.id ?? ''));
    expect(await state.read()).toBeUndefined();
  });

  it('whose memory is damaged says so, and does not begin with nothing', async () => {
    const [target] = unwrap(await store.publishing.targets());
    const state = store.publishing.stateOf(target?.id ?? '');
    await state.write({ posts: { one: 12 } });
    const path = files.targetState(store.folder, target?.id ?? '');
    await writeFile(path, (await readFile(path, 'utf8')).replace('12', '13'));
    await expect(state.read()).rejects.toThrow('altered-record');
    expect(unwrap(await checkLibrary(store.folder)).faults).toHaveLength(1);
  });
});
