// Is a newsroom published as it is public, kept as it was published, and brought back byte for byte?
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { failure, unwrap } from '../../core/errors.ts';
import { SITE_LIST } from '../../core/publish/site-list.ts';
import { madeForTests } from '../export/made-for-tests.ts';
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
let store: LibraryStore;
let place: MemoryFiles;
/** Further places, by the folder that a target names. */
let places: Map<string, MemoryFiles>;
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
    const open = withFaults(memoryPlace(places.get(options.folder) ?? place), () => {
      if (isDown) throw new Error('out of order');
    });
    return siteTarget({ guarantee: 'file-by-file', open, newId, takeOver, mayDeleteMany });
  },
});

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-publish-'));
  const library = join(root, 'Newsroom');
  await cp(join(resources, 'sample-newsroom'), library, { recursive: true });
  store = unwrap(await LibraryStore.open(library, { now: () => NOW }));
  place = new Map();
  places = new Map();
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

async function publisher(label = 'live SITE'): Promise<Publisher> {
  return unwrap(
    await Publisher.open(label, {
      store,
      themesFolder: join(resources, 'themes'),
      cacheFolder: madeForTests,
      secrets: { password: 'open sesame', other: 'not of this kind' },
      asOf: NOW,
      newId: () => `publish-${++ids}`,
      kindNamed: (kind) => (kind === 'memory' ? memory : undefined),
    }),
  );
}

const texts = (of = place): Record<string, string> =>
  Object.fromEntries(
    [...of]
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

describe('one article alone', () => {
  /** The files that two states of a website differ in. */
  const changed = (before: Record<string, string>, after: Record<string, string>): string[] =>
    Object.keys({ ...before, ...after }).filter((path) => before[path] !== after[path]);

  it('is published with what lists it, while others that changed stay as they were published', async () => {
    await publish();
    const before = texts();
    const out = store.summaries().filter(({ status }) => status === 'published');
    const [one, other] = [out[0], out[1]];
    if (one === undefined || other === undefined) throw new Error('the sample has two');
    for (const { id } of [one, other]) {
      const { article } = unwrap(await store.article(id));
      unwrap(await store.saveArticle(id, article.revision, { headline: `Zebras about ${id}` }));
    }
    unwrap(await store.addTerm('category', 'A category of tomorrow'));
    const target = await publisher();
    const planned = unwrap(await target.planArticle(one.id, run));
    const { receipt } = unwrap(await planned.carryOut(run));
    const now = texts();
    expect(Object.values(now).some((text) => text.includes(`Zebras about ${one.id}`))).toBe(true);
    expect(Object.values(now).join('\n')).not.toContain(`Zebras about ${other.id}`);
    // Nothing was touched that does not say something of this article.
    for (const path of changed(before, now)) {
      if (path.endsWith('.html')) expect(now[path], path).toContain(`Zebras about ${one.id}`);
    }
    expect(changed(before, now).sort()).toEqual(planned.summary.items.map(({ at }) => at).sort());
    const live = receipt.publish?.articles.find(({ id }) => id === other.id);
    expect(live?.revision).toBe(unwrap(await store.article(other.id)).article.revision - 1);
    // And again: there is nothing left of it to publish, and the rest still waits.
    const again = unwrap(await (await publisher()).planArticle(one.id, run));
    expect(again.summary.items).toEqual([]);
    const rest = unwrap(await (await publisher()).plan(run));
    expect(rest.summary.counts.update).toBeGreaterThan(0);
  });

  it('is taken away where it is gone, and refused where it is not public or nothing is known of the others', async () => {
    const [draft] = store.summaries().filter(({ status }) => status === 'draft');
    const [one] = store.summaries().filter(({ status }) => status === 'published');
    if (one === undefined || draft === undefined) throw new Error('the sample has both');
    expect(await (await publisher()).planArticle(one.id, run)).toMatchObject({
      error: { code: 'not-found' },
    });
    const { done } = await publish();
    expect(await (await publisher()).planArticle(draft.id, run)).toMatchObject({
      error: { code: 'invalid-argument', detail: 'it is not public' },
    });
    const { article } = unwrap(await store.article(one.id));
    unwrap(await store.saveArticle(one.id, article.revision, { status: 'archived' }));
    const planned = unwrap(await (await publisher()).planArticle(one.id, run));
    const gone = planned.summary.items.filter((item) => item.do === 'delete');
    expect(gone.map(({ at }) => at)).toContain(`news/${article.slug}/index.html`);
    const { texts: list = '' } = done.receipt.publish ?? {};
    await rm(files.receiptObject(store.folder, list));
    expect(await (await publisher()).planArticle(one.id, run)).toMatchObject({
      error: { code: 'last-publish-unknown' },
    });
  });
});

describe('the rules of a target', () => {
  it('hold in every page, list, feed, count and search of its website', async () => {
    const [type] = store.taxonomy.newsTypes;
    const [target] = unwrap(await store.publishing.targets());
    if (type === undefined || target === undefined) throw new Error('there is one');
    const rules = { categories: [], newsTypes: [type.id], languages: [] };
    unwrap(await store.publishing.saveTarget({ ...target, rules }));
    const { planned, done } = await publish();
    const out = store.summaries().filter(({ status }) => status === 'published');
    const [taken, left] = [
      out.filter(({ newsType }) => newsType === type.id),
      out.filter(({ newsType }) => newsType !== type.id),
    ];
    expect(taken.length).toBeGreaterThan(0);
    expect(left.length).toBeGreaterThan(0);
    expect(planned.summary.warnings.join()).toContain('only those that its rules name');
    expect(done.receipt.publish?.articles.map(({ id }) => id).sort()).toEqual(
      taken.map(({ id }) => id).sort(),
    );
    const all = Object.values(texts()).join('\n');
    for (const { id } of left) {
      const { headline, slug } = unwrap(await store.article(id)).article;
      expect(all, headline).not.toContain(headline);
      expect(all, slug).not.toContain(`news/${slug}/`);
    }
  });
});

describe('a promotion', () => {
  it('publishes what the other target shows, byte for byte, whatever was written since', async () => {
    places.set('staging', new Map());
    const staging = unwrap(
      await store.publishing.saveTarget({
        kind: 'memory',
        label: 'Staging',
        options: { folder: 'staging' },
      }),
    );
    const live = await publisher();
    expect(await live.planPromotion(staging, run)).toMatchObject({ error: { code: 'not-found' } });
    const staged = unwrap(await (await publisher('Staging')).plan(run));
    unwrap(await staged.carryOut(run));
    await changeHeadline('Not for readers yet');
    const planned = unwrap(await live.planPromotion(staging, run));
    expect(planned.summary.warnings).toEqual([]);
    const { receipt } = unwrap(await planned.carryOut(run));
    expect(texts()).toEqual(texts(places.get('staging')));
    expect(Object.values(texts()).join('\n')).not.toContain('Not for readers yet');
    expect(receipt.publish?.articles.length).toBeGreaterThan(20);
  });

  it('is made anew from the texts of that publish where live takes other articles, and says so', async () => {
    places.set('staging', new Map());
    const staging = unwrap(
      await store.publishing.saveTarget({
        kind: 'memory',
        label: 'Staging',
        options: { folder: 'staging' },
      }),
    );
    unwrap(await unwrap(await (await publisher('Staging')).plan(run)).carryOut(run));
    await changeHeadline('Not for readers yet');
    const [type] = store.taxonomy.newsTypes;
    const rules = { categories: [], newsTypes: type === undefined ? [] : [type.id], languages: [] };
    const { record } = await publisher();
    unwrap(await store.publishing.saveTarget({ ...record, rules }));
    const planned = unwrap(await (await publisher()).planPromotion(staging, run));
    expect(planned.summary.warnings[0]).toContain('“Staging” takes other articles');
    const { receipt } = unwrap(await planned.carryOut(run));
    expect(Object.values(texts()).join('\n')).not.toContain('Not for readers yet');
    const types = new Map(store.summaries().map(({ id, newsType }) => [id, newsType]));
    for (const { id } of receipt.publish?.articles ?? []) expect(types.get(id)).toBe(type?.id);
  });
});

describe('a target of a newsroom', () => {
  it('gets its own secrets and no others, and none is written anywhere', async () => {
    const filesIn = async (folder: string): Promise<string[]> =>
      (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
    // What earlier tests made and kept is not looked at again.
    const before = new Set(await filesIn(madeForTests));
    await publish();
    expect(secretsSeen).toEqual([[{ folder: 'news' }, { password: 'open sesame' }]]);
    const made = (await filesIn(madeForTests)).filter((path) => !before.has(path));
    for (const path of [...(await filesIn(root)), ...made]) {
      expect((await readFile(path)).includes('open sesame'), path).toBe(false);
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
    const id = target?.id ?? '';
    unwrap(await store.publishing.dropTarget(id));
    // Whoever takes that back finds it as it was; whoever does not, finds nothing left of it the next time.
    expect(await state.read()).toEqual({ posts: { one: 12, two: 13 } });
    await store.close();
    store = unwrap(await LibraryStore.open(store.folder));
    await store.look();
    await store.close();
    expect(await store.publishing.stateOf(id).read()).toBeUndefined();
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
