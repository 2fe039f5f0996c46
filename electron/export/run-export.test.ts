import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failure, success, unwrap } from '../../core/errors.ts';
import { changesContent } from '../../core/export/content-schemas.ts';
import { checkBundle } from '../cli/check-bundle.ts';
import { Journal } from '../journal/journal.ts';
import { exif, jpegWith } from '../media/example-pictures.ts';
import { withoutLocation } from '../media/location.ts';
import { SigningKey } from '../signature/signing-key.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { type ExportChild, ExportClient } from './export-client.ts';
import { madeForTests } from './made-for-tests.ts';
import { type ExportOptions, runExport } from './run-export.ts';
import { sha256Unsigned } from './without-signature.ts';
import { openZip } from './zip-reader.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
/** Checks bundles without any of our code; it is not part of this project. */
const independentCheck = join(project, '..', 'shared', 'check', 'verify-bundle.py');
const moment = new Date('2026-11-25T08:00:00Z');

/** Copies, so that two exports in one test see the same even while somebody works on the originals. */
let resources: string;
let sample: string;
let themesFolder: string;
beforeAll(async () => {
  resources = await mkdtemp(join(tmpdir(), 'galley-resources-'));
  sample = join(resources, 'sample-newsroom');
  themesFolder = join(resources, 'themes');
  for (const name of ['sample-newsroom', 'themes', 'theme-parts']) {
    await cp(join(project, 'resources', name), join(resources, name), { recursive: true });
  }
});
afterAll(() => rm(resources, { recursive: true, force: true }));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-export-'));
});

const exporting = (name: string, changes: Partial<ExportOptions> = {}) =>
  runExport({
    libraryFolder: sample,
    themesFolder,
    cacheFolder: madeForTests,
    destination: { kind: name.endsWith('.zip') ? 'bundle' : 'folder', path: join(folder, name) },
    asOf: moment,
    onProgress: () => {},
    ...changes,
  });

async function readText(bundle: string, path: string): Promise<string> {
  const zip = unwrap(await openZip(join(folder, bundle)));
  const entry = zip.entries.find((one) => one.name.endsWith(`/${path}`));
  if (entry === undefined) throw new Error(`${path} is not in the bundle`);
  const bytes = await zip.read(entry);
  await zip.close();
  return Buffer.from(bytes).toString('utf8');
}

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('exporting the sample newsroom', () => {
  it('makes a bundle without a fault, twice the same', async () => {
    const receipt = unwrap(await exporting('one.zip'));
    unwrap(await exporting('two.zip'));
    expect(receipt.articles).toBeGreaterThanOrEqual(30);
    expect(receipt.stayedInside).toBeGreaterThan(0);
    const report = unwrap(await checkBundle(join(folder, 'one.zip')));
    expect(report.faults).toEqual([]);
    expect(report.pages).toBeGreaterThanOrEqual(receipt.pages);
    const [one, two] = await Promise.all(
      ['one.zip', 'two.zip'].map((name) => readFile(join(folder, name))),
    );
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true);
  });

  const hasPython = spawnSync('python3', ['--version']).status === 0;
  it.skipIf(!existsSync(independentCheck) || !hasPython)(
    'satisfies a check that knows nothing of our code',
    async () => {
      unwrap(await exporting('one.zip'));
      unwrap(await exporting('two.zip'));
      const names = ['one.zip', 'two.zip'].map((name) => join(folder, name));
      const checked = spawnSync('python3', [independentCheck, ...names], { encoding: 'utf8' });
      expect(checked.stdout).toMatch(/ 0 faults\n$/);
      expect(checked.status).toBe(0);
    },
  );

  it('leaves the library as it was', async () => {
    const library = join(folder, 'library');
    await cp(sample, library, { recursive: true });
    const before = await listing(library);
    unwrap(await exporting('one.zip', { libraryFolder: library }));
    unwrap(await exporting('site', { libraryFolder: library }));
    expect(await listing(library)).toEqual(before);
  });

  it('does not say where a picture was taken, shown or offered, and has the right hashes all the same', async () => {
    const library = join(folder, 'library');
    await cp(sample, library, { recursive: true });
    const store = unwrap(await LibraryStore.open(library));
    const photo = await jpegWith([
      0xe1,
      Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(true)]),
    ]);
    const asset = unwrap(await store.assets.importBytes('taken-at-home.jpg', photo));
    const article = store.summaries().find(({ status }) => status === 'published');
    if (article === undefined) throw new Error('the sample has no published article');
    const edit = { attachments: [{ asset: asset.id, title: 'Photo', language: 'en' }] };
    unwrap(await store.saveArticle(article.id, article.revision, edit));
    await store.close();
    unwrap(await exporting('site', { libraryFolder: library }));
    unwrap(await exporting('one.zip', { libraryFolder: library }));
    expect(unwrap(await checkBundle(join(folder, 'one.zip'))).faults).toEqual([]);
    const name = (await readdir(join(folder, 'site', 'media'))).find((one) =>
      one.startsWith('taken-at-home'),
    );
    const published = await readFile(join(folder, 'site', 'media', name ?? ''));
    expect(published.length).toBe(photo.length);
    expect(withoutLocation(published)).toBeUndefined();
    // The control: the picture in the library still says it.
    expect(withoutLocation(photo)).toBeDefined();
  });

  it('holds nothing of the keystroke journal: not one byte differs because of it', async () => {
    const library = join(folder, 'library');
    await cp(sample, library, { recursive: true });
    unwrap(await exporting('without.zip', { libraryFolder: library }));
    const store = unwrap(await LibraryStore.open(library));
    const journal = await Journal.open(library, store.id);
    for (const { id, revision } of store.summaries().slice(0, 5)) {
      const text = { headline: 'Not out yet', standfirst: '', summary: '', body: '{}' };
      await journal.note(id, 1, revision, text);
    }
    await store.close();
    expect(await readdir(join(library, '.galley', 'journal'))).toHaveLength(5);
    unwrap(await exporting('with.zip', { libraryFolder: library }));
    const [without, withNotes] = await Promise.all(
      ['without.zip', 'with.zip'].map((name) => readFile(join(folder, name))),
    );
    expect(withNotes?.equals(without ?? Buffer.alloc(0))).toBe(true);
  });

  it('lists what changed since an earlier bundle, deletions included', async () => {
    unwrap(await exporting('earlier.zip'));
    const same = await exporting('same.zip', { since: join(folder, 'earlier.zip') });
    expect(same.ok).toBe(true);
    const nothing = changesContent.parse(JSON.parse(await readText('same.zip', 'changes.json')));
    expect(nothing).toMatchObject({ created: [], updated: [], deleted: [] });
    expect(nothing.baseline).toMatch(/^[0-9a-f]{64}$/);

    // A year earlier, only some of the articles were out.
    const past = new Date('2026-01-15T08:00:00Z');
    unwrap(await exporting('past.zip', { asOf: past, since: join(folder, 'earlier.zip') }));
    const changes = changesContent.parse(JSON.parse(await readText('past.zip', 'changes.json')));
    expect(changes.deleted.filter((change) => change.kind === 'article').length).toBeGreaterThan(5);
    expect(changes.created).toEqual([]);
  });

  it('refuses to list changes while a record cannot be read, and says which', async () => {
    const library = join(folder, 'library');
    await cp(sample, library, { recursive: true });
    const [name = ''] = await readdir(join(library, 'articles'));
    await writeFile(join(library, 'articles', name), '{ half');
    const whole = unwrap(await exporting('one.zip', { libraryFolder: library }));
    expect(whole.warnings.join(' ')).toContain(name);
    const since = await exporting('two.zip', {
      libraryFolder: library,
      since: join(folder, 'one.zip'),
    });
    expect(since).toMatchObject({ ok: false, error: { code: 'damaged-record' } });
    expect(await readdir(folder)).toEqual(['library', 'one.zip']);
  });

  it('refuses to write into the newsroom it reads', async () => {
    const library = join(folder, 'library');
    await cp(sample, library, { recursive: true });
    for (const path of [join(library, 'out.zip'), join(library, 'deep', 'site'), library]) {
      const kind = path.endsWith('.zip') ? 'bundle' : 'folder';
      const result = await exporting('', { libraryFolder: library, destination: { kind, path } });
      expect(result).toMatchObject({ ok: false, error: { code: 'invalid-argument' } });
    }
  });

  it('names the library that is missing, and the bundle that is none', async () => {
    expect(await exporting('a.zip', { libraryFolder: join(folder, 'no') })).toMatchObject({
      ok: false,
      error: { code: 'library-missing' },
    });
    await writeFile(join(folder, 'text.zip'), 'text');
    expect(await exporting('a.zip', { since: join(folder, 'text.zip') })).toMatchObject({
      ok: false,
      error: { code: 'not-a-bundle', subject: 'text.zip' },
    });
    expect(await exporting('a.zip', { since: join(folder, 'no.zip') })).toMatchObject({
      ok: false,
      error: { code: 'not-found' },
    });
  });

  it('tells of its progress, up to the last entry', async () => {
    const steps: { done: number; total: number }[] = [];
    const receipt = unwrap(
      await exporting('one.zip', { onProgress: (done, total) => steps.push({ done, total }) }),
    );
    expect(steps.at(-1)).toEqual({ done: receipt.files, total: receipt.files });
  });
});

async function listing(path: string): Promise<string[]> {
  const found = await readdir(path, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async (entry) => {
      const file = join(entry.parentPath, entry.name);
      return `${file} ${(await readFile(file)).toString('base64').length}`;
    }),
  ).then((lines) => lines.sort());
}

describe('exporting in a process of its own', () => {
  let child: ChildProcess;
  /** A plain Node child in the shape of an Electron utility process. */
  const forked = (): ExportChild => {
    child = fork(join(project, 'electron', 'export', 'export-process.ts'), { stdio: 'ignore' });
    return {
      postMessage: (message) => void child.send(message as object),
      on: (event: 'message' | 'exit', listener: (value: never) => void) =>
        child.on(event, listener as (value: unknown) => void),
      kill: () => child.kill(),
    };
  };
  const request = (name: string) => ({
    libraryFolder: sample,
    themesFolder,
    cacheFolder: madeForTests,
    destination: { kind: 'bundle' as const, path: join(folder, name) },
    asOf: moment.toISOString(),
  });

  it('gives the same bytes as in this one', async () => {
    let told = 0;
    const client = new ExportClient(forked);
    const receipt = unwrap(await client.start(request('theirs.zip'), () => told++).result);
    client.forget();
    unwrap(await exporting('ours.zip'));
    expect(receipt.articles).toBeGreaterThan(0);
    expect(told).toBeGreaterThan(0);
    const [ours, theirs] = await Promise.all(
      ['ours.zip', 'theirs.zip'].map((name) => readFile(join(folder, name))),
    );
    expect(theirs?.equals(ours ?? Buffer.alloc(0))).toBe(true);
  });

  it('has the list signed by this one, which has the key, and makes the same bytes as whoever signs in its own process', async () => {
    const key = SigningKey.make();
    const asked: string[] = [];
    const client = new ExportClient(forked);
    const running = client.start(
      request('theirs.zip'),
      () => {},
      (manifest) => {
        asked.push(manifest);
        return success(key.sign(manifest));
      },
    );
    const receipt = unwrap(await running.result);
    // Not of the key that signed before: an export that nobody wants to be signed asks for nothing.
    const plain = unwrap(await client.start(request('plain.zip'), () => {}).result);
    client.forget();
    expect(receipt.signedBy).toBe(key.fingerprint);
    expect(plain.signedBy).toBeNull();
    expect(asked).toEqual([await readText('theirs.zip', 'tagmanifest-sha256.txt')]);
    unwrap(await exporting('ours.zip', { sign: async (manifest) => key.sign(manifest) }));
    const [ours, theirs] = await Promise.all(
      ['ours.zip', 'theirs.zip'].map((name) => readFile(join(folder, name))),
    );
    expect(theirs?.equals(ours ?? Buffer.alloc(0))).toBe(true);
    const without = await sha256Unsigned(join(folder, 'theirs.zip'));
    expect(without).toBe(await sha256Unsigned(join(folder, 'plain.zip')));
  });

  it('leaves no file where nobody signs, or what comes back is no signature of this list', async () => {
    const client = new ExportClient(forked);
    const refused = client.start(
      request('out.zip'),
      () => {},
      () => failure('no-signing-key'),
    );
    expect(await refused.result).toMatchObject({ ok: false, error: { code: 'no-signing-key' } });
    const key = SigningKey.make();
    const wrong = client.start(
      request('out.zip'),
      () => {},
      () => success(key.sign('another')),
    );
    expect((await wrong.result).ok).toBe(false);
    client.forget();
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps the process for the next export, which stops when asked to and leaves no file', async () => {
    let forks = 0;
    const client = new ExportClient(() => {
      forks += 1;
      return forked();
    });
    unwrap(await client.start(request('one.zip'), () => {}).result);
    const running = client.start(request('two.zip'), () => {});
    // At once: an export that is known may be done before this process gets its turn to hear of a step.
    running.cancel();
    expect(await running.result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    unwrap(await client.start(request('three.zip'), () => {}).result);
    client.forget();
    expect(forks).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(['one.zip', 'three.zip']);
  });

  it('starts a second process beside one that is busy', async () => {
    let forks = 0;
    const client = new ExportClient(() => {
      forks += 1;
      return forked();
    });
    const both = ['one.zip', 'two.zip'].map((name) => client.start(request(name), () => {}).result);
    for (const receipt of await Promise.all(both)) unwrap(receipt);
    client.forget();
    expect(forks).toBe(2);
  });

  it('answers with a failure when the process dies, and starts another for the next export', async () => {
    const client = new ExportClient(forked);
    const running = client.start(request('out.zip'), () => {});
    child.kill('SIGKILL');
    expect(await running.result).toMatchObject({ ok: false, error: { code: 'export-failed' } });
    unwrap(await client.start(request('out.zip'), () => {}).result);
    client.forget();
  });
});
