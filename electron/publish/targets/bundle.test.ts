// Does a bundle file keep the promises of a target: old or new, planned by what it holds, read back, and brought back?
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { success, unwrap } from '../../../core/errors.ts';
import { manifestLine } from '../../../core/export/bag.ts';
import { writeBundle } from '../../export/bundle-writer.ts';
import { sha256 } from '../../storage/record-file.ts';
import { bytesOf } from '../memory-place.ts';
import { toPublish } from '../place-contract.ts';
import { contentOf } from '../site-target.ts';
import type { Published, PublishTarget, Run, StagedSite, ToPublish } from '../target.ts';
import { settingForTests } from '../target-setting-for-tests.ts';
import { bundle } from './bundle.ts';

const library = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000';
const run: Run = { signal: new AbortController().signal, onProgress: () => undefined };
const before = { 'index.html': 'home', 'news/one/index.html': 'one' };
const after = { 'index.html': 'home again', 'news/two/index.html': 'two' };

let root: string;
let file: string;
let askedSince: (string | undefined)[];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-bundle-target-'));
  file = join(root, 'newsroom.zip');
  askedSince = [];
});
afterEach(() => rm(root, { recursive: true, force: true }));

function target(more: { takeOver?: boolean; mayDeleteMany?: boolean } = {}): PublishTarget {
  return bundle.open(
    unwrap(bundle.check({ folder: root })),
    settingForTests({ cacheFolder: join(root, 'cache'), ...more }),
  );
}

/** A newsroom whose bundles hold these pages, and say since when they tell what changed. */
function wanted(texts: Readonly<Record<string, string>>, of = library): ToPublish {
  return {
    ...toPublish(texts, of),
    async bundle({ path, since }) {
      askedSince.push(since);
      const files = new Map([
        ['bag-info.txt', `External-Identifier: urn:uuid:${of}\n`],
        ['bagit.txt', 'BagIt-Version: 1.0\n'],
        ['data/changes.json', JSON.stringify({ since: since ?? null, number: askedSince.length })],
        ...Object.entries(texts).map(([name, text]) => [`data/site/${name}`, text] as const),
      ]);
      const list = (isListed: (name: string) => boolean): string =>
        [...files]
          .filter(([name]) => isListed(name))
          .map(([name, text]) => manifestLine(sha256(Buffer.from(text)), name))
          .join('');
      files.set(
        'manifest-sha256.txt',
        list((name) => name.startsWith('data/')),
      );
      files.set(
        'tagmanifest-sha256.txt',
        list((name) => !name.startsWith('data/')),
      );
      const entries = [...files].map(([name, text]) => ({
        path: `newsroom/${name}`,
        kind: 'bytes' as const,
        bytes: Buffer.from(text),
      }));
      await writeBundle(path, entries, { onEntry: () => undefined, signal: run.signal });
      return success(null);
    },
  };
}

async function publish(texts: Readonly<Record<string, string>>, to = target()): Promise<Published> {
  return unwrap(await unwrap(await to.plan(wanted(texts), run)).apply(run));
}

describe('a bundle file', () => {
  it('is made, tells what changed since the one before, and is left alone where nothing did', async () => {
    expect(unwrap(await target().connect(run)).there).toBeNull();
    await publish(before);
    const first = await readFile(file);
    expect(unwrap(await target().connect(run)).there).toEqual({ files: 7, isOurs: true });
    const same = unwrap(await target().plan(wanted(before), run));
    expect(same.summary).toMatchObject({ counts: { create: 0, update: 0, delete: 0 }, bytes: 0 });
    unwrap(await same.apply(run));
    expect(await readFile(file)).toEqual(first);
    const plan = unwrap(await target().plan(wanted(after), run));
    expect(plan.summary.items.map((item) => `${item.do} ${item.at}`).sort()).toEqual([
      'create newsroom/data/site/news/two/index.html',
      'delete newsroom/data/site/news/one/index.html',
      'update newsroom/data/site/index.html',
    ]);
    expect(await readFile(file)).toEqual(first);
    unwrap(await plan.apply(run));
    expect(askedSince).toEqual([undefined, file, file]);
    expect((await readdir(root)).sort()).toEqual(['cache', 'newsroom.zip']);
  });

  it('is read back, and brought back as it was', async () => {
    const first = await publish(before);
    const kept = new Map<string, Uint8Array>();
    for (const path of first.files.keys()) kept.set(path, await bytesOf(first.content(path)));
    const site: StagedSite = {
      files: first.files,
      content: (path) => contentOf(kept.get(path) ?? Buffer.alloc(0)),
    };
    await publish(after);
    const { wrong } = unwrap(await target().verify(first.files, run));
    expect(wrong.map(({ at, why }) => `${at.slice('newsroom/'.length)} ${why}`)).toContain(
      'data/site/news/one/index.html it is not there',
    );
    unwrap(await unwrap(await target().rollback(site, library, run)).apply(run));
    expect(unwrap(await target().verify(first.files, run))).toEqual({ checked: 7, wrong: [] });
  });

  it('never takes the place of another file, or of another newsroom, unless somebody says so', async () => {
    await writeFile(file, 'my holiday pictures');
    const plan = unwrap(await target().plan(wanted(before), run));
    expect(plan.summary.foreign).toEqual(['newsroom.zip']);
    expect(await plan.apply(run)).toMatchObject({ error: { code: 'place-occupied' } });
    expect(await readFile(file, 'utf8')).toBe('my holiday pictures');
    await publish(before, target({ takeOver: true }));
    const other = wanted(after, '0199ffff-bbbb-7ccc-8ddd-eeeeffff0000');
    expect(await target().plan(other, run)).toMatchObject({ error: { code: 'another-newsroom' } });
  });

  it('is planned anew when somebody replaced it since', async () => {
    await publish(before);
    const plan = unwrap(await target().plan(wanted(after), run));
    await publish({ ...before, 'feed.xml': 'x' });
    const theirs = await readFile(file);
    expect(await plan.apply(run)).toMatchObject({ error: { code: 'target-changed' } });
    expect(await readFile(file)).toEqual(theirs);
  });

  it('that would lose most of what it holds is replaced only if somebody says so', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`n${at}.html`, 'x']));
    await publish({ ...before, ...many });
    const plan = unwrap(await target().plan(wanted(before), run));
    expect(await plan.apply(run)).toMatchObject({ error: { code: 'big-delete' } });
    await publish(before, target({ mayDeleteMany: true }));
  });

  it('is the old one, and nothing else lies beside it, when the publish is cancelled', async () => {
    await publish(before);
    const first = await readFile(file);
    const plan = unwrap(await target().plan(wanted(after), run));
    const signal = AbortSignal.abort();
    expect(await plan.apply({ ...run, signal })).toMatchObject({ error: { code: 'cancelled' } });
    expect(await readFile(file)).toEqual(first);
    expect((await readdir(root)).sort()).toEqual(['cache', 'newsroom.zip']);
  });
});
