// Does a bundle file keep the promises of a target: old or new, planned by what it holds, read back, and brought back?
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { success, toFailure, unwrap } from '../../../core/errors.ts';
import { manifestLine } from '../../../core/export/bag.ts';
import { signatureOf } from '../../cli/check-bundle.ts';
import { writeBundle } from '../../export/bundle-writer.ts';
import { nobodySigns, SigningKey } from '../../signature/signing-key.ts';
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

function target(
  more: { takeOver?: boolean; mayDeleteMany?: boolean } = {},
  options: { signed?: boolean } = {},
): PublishTarget {
  return bundle.open(
    unwrap(bundle.check({ folder: root, ...options })),
    settingForTests({ cacheFolder: join(root, 'cache'), ...more }),
  );
}

/** A newsroom whose bundles hold these pages, and say since when they tell what changed. */
function wanted(texts: Readonly<Record<string, string>>, of = library): ToPublish {
  return {
    ...toPublish(texts, of),
    async bundle({ path, since, isSigned }, { sign = nobodySigns }) {
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
      if (isSigned) {
        const signature = await sign(files.get('tagmanifest-sha256.txt') ?? '').catch(toFailure);
        if (typeof signature !== 'string') return { ok: false, error: signature };
        files.set('tagmanifest-sha256.txt.sig', signature);
      }
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

  describe('of a target that has it signed', () => {
    const signedTarget = (): PublishTarget => target({}, { signed: true });
    const by = (key: SigningKey): Run => ({ ...run, sign: async (manifest) => key.sign(manifest) });
    /** Plans, tells what would change, and does it. */
    async function changed(texts: Readonly<Record<string, string>>, to: PublishTarget, how: Run) {
      const plan = unwrap(await to.plan(wanted(texts), how));
      unwrap(await plan.apply(how));
      return plan.summary.items.map((item) => `${item.do} ${item.at}`);
    }
    const signer = async (): Promise<string | undefined> => {
      const found = unwrap(await signatureOf(file));
      return found?.state === 'good' ? found.fingerprint : undefined;
    };
    const SIGNATURE = 'newsroom/tagmanifest-sha256.txt.sig';

    it('is signed, is left alone where nothing changed, and is another one with another key or none', async () => {
      const [key, other] = [SigningKey.make(), SigningKey.make()];
      await publish(before);
      expect(await changed(before, signedTarget(), by(key))).toEqual([`create ${SIGNATURE}`]);
      expect(await signer()).toBe(key.fingerprint);
      const signed = await readFile(file);
      expect(await changed(before, signedTarget(), by(key))).toEqual([]);
      expect(await readFile(file)).toEqual(signed);
      expect(await changed(before, signedTarget(), by(other))).toEqual([`update ${SIGNATURE}`]);
      expect(await signer()).toBe(other.fingerprint);
      const edited = { ...before, 'index.html': 'home again' };
      expect(await changed(edited, signedTarget(), by(other))).toEqual([
        'update newsroom/data/site/index.html',
      ]);
      expect(await signer()).toBe(other.fingerprint);
      expect(await changed(edited, target(), run)).toEqual([`delete ${SIGNATURE}`]);
      expect(unwrap(await signatureOf(file))).toBeNull();
    });

    it('stays as it is where nobody signs', async () => {
      const key = SigningKey.make();
      await changed(before, signedTarget(), by(key));
      const first = await readFile(file);
      expect(await signedTarget().plan(wanted(after), run)).toMatchObject({
        error: { code: 'no-signing-key' },
      });
      expect(await readFile(file)).toEqual(first);
    });

    it('is brought back signed by the key of today, or not at all where it is not to be signed', async () => {
      const [key, other] = [SigningKey.make(), SigningKey.make()];
      const first = unwrap(
        await unwrap(await signedTarget().plan(wanted(before), by(key))).apply(by(key)),
      );
      expect([...first.files.keys()]).toContain(SIGNATURE);
      const kept = new Map<string, Uint8Array>();
      for (const path of first.files.keys()) kept.set(path, await bytesOf(first.content(path)));
      const site: StagedSite = {
        files: first.files,
        content: (path) => contentOf(kept.get(path) ?? Buffer.alloc(0)),
      };
      const then = await readFile(file);
      const back = async (to: PublishTarget, how: Run): Promise<void> => {
        await changed(after, to, how);
        unwrap(await unwrap(await to.rollback(site, library, how)).apply(how));
      };
      await back(signedTarget(), by(key));
      expect(await signer()).toBe(key.fingerprint);
      // The same key, and the same bytes: the very file of then.
      expect(unzipSync(await readFile(file))).toEqual(unzipSync(then));
      await back(signedTarget(), by(other));
      expect(await signer()).toBe(other.fingerprint);
      await back(target(), run);
      expect(unwrap(await signatureOf(file))).toBeNull();
      await changed(after, signedTarget(), by(key));
      expect(await signedTarget().rollback(site, library, run)).toMatchObject({
        error: { code: 'no-signing-key' },
      });
    });

    it('is planned anew when somebody else signed it since', async () => {
      const key = SigningKey.make();
      await changed(before, signedTarget(), by(key));
      const plan = unwrap(await signedTarget().plan(wanted(after), by(key)));
      await changed(before, signedTarget(), by(SigningKey.make()));
      expect(await plan.apply(by(key))).toMatchObject({ error: { code: 'target-changed' } });
    });
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
