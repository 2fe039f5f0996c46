// Does a newsroom of an older format become one of today's, whole, whenever the way there is cut short?
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Migration } from '../../core/content/migrations/migration.ts';
import { migrations } from '../../core/content/migrations/registry.ts';
import { packArticle } from '../../core/content/packed-article.ts';
import { decodeEnvelope, encodeRecord, FORMAT_VERSION } from '../../core/content/records.ts';
import { unwrap } from '../../core/errors.ts';
import { checkLibrary } from './check-library.ts';
import { type Disk, machineDisk } from './durable-file.ts';
import { unpackEntry } from './entry-file.ts';
import { files } from './library-files.ts';
import { LibraryStore } from './library-store.ts';
import { migrateLibrary } from './migrate.ts';
import { readLibrary } from './read-library.ts';
import { readChecked, sha256 } from './record-file.ts';

const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));
const fixture = (format: number): string => join(fixtures, `format-${format}`);
const formats = migrations.map(({ to }) => to - 1);
/** The types of record that the way from a format changes. */
const changedFrom = (format: number): Set<string> =>
  new Set(migrations.filter(({ to }) => to > format).flatMap(({ steps }) => Object.keys(steps)));

let root: string;
let library: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-migrate-'));
  library = join(root, 'Newsroom');
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** The text of every file but caches and the lock, by its path in the library; entries are unpacked. */
async function textsOf(folder: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.includes('.galley')) continue;
    const bytes = await readFile(path);
    const text = path.endsWith('.gz') ? await unpackEntry(bytes) : bytes.toString('utf8');
    texts.set(relative(folder, path).replaceAll('\\', '/'), text);
  }
  return texts;
}

/** The records of a library by their paths, as their files hold them. */
async function recordsOf(folder: string) {
  const records = new Map<string, { type: string; format: number; record: object }>();
  for (const [path, text] of await textsOf(folder)) {
    const read = /\.(json|gz)$/.test(path) ? decodeEnvelope(text, sha256) : undefined;
    if (read?.ok) records.set(path, read.value);
  }
  return records;
}

/** The migrations that no newsroom of the fixtures goes through with every type of record they change. */
async function unexercised(all: readonly Migration[]): Promise<number[]> {
  const missing: number[] = [];
  for (const { to, steps } of all) {
    const folder = fixture(to - 1);
    const isThere = await stat(folder).then(
      () => true,
      () => false,
    );
    const records = isThere ? [...(await recordsOf(folder)).values()] : [];
    const there = new Set(records.map(({ type, format }) => `${type} ${format}`));
    const types = Object.keys(steps);
    if (types.length === 0 || !types.every((type) => there.has(`${type} ${to - 1}`)))
      missing.push(to);
  }
  return missing;
}

describe('the migrations', () => {
  it('lead one by one to the format of today', () => {
    expect(migrations.map(({ to }) => to)).toEqual(
      Array.from({ length: FORMAT_VERSION - 1 }, (_, index) => index + 2),
    );
  });

  it('are each exercised on a newsroom of the format before', async () => {
    expect(await unexercised(migrations)).toEqual([]);
  });

  it('(known-bad control) are missed when no newsroom was kept, or none with such a record', async () => {
    const same = (record: object) => ({ ...record });
    const unkept: Migration = { to: 99, steps: { site: same } };
    const untouched: Migration = { to: 2, steps: { article: same, library: same } };
    const without: Migration = { to: 2, steps: { historyName: same, asset: same } };
    expect(await unexercised([unkept, untouched, without])).toEqual([99]);
    await rm(join(root), { recursive: true });
    expect(await unexercised([{ to: 2, steps: {} }])).toEqual([2]);
  });
});

describe.each(formats)('a newsroom of format %i', (format) => {
  beforeEach(() => cp(fixture(format), library, { recursive: true }));

  it('opens with every word it had, and keeps a copy of each record it changed', async () => {
    const before = await textsOf(library);
    const old = await recordsOf(library);
    const store = unwrap(await LibraryStore.open(library));
    expect(store.readOnly).toBeNull();
    expect(store.problems).toEqual([]);
    await store.close();
    const now = await recordsOf(library);
    for (const [path, { record, format: was }] of old) {
      // Nothing that was there is missing or different; what the format adds is beside it.
      expect(now.get(path)?.record, path).toMatchObject(record);
      if (now.get(path)?.format === was) continue;
      const copy = await readFile(join(files.beforeMigration(library, format), path), 'utf8');
      expect(copy).toBe(before.get(path));
    }
    for (const [path, { type, format: is }] of now) {
      const isChanged = changedFrom(format).has(type) && type !== 'historyEntry';
      if ((isChanged || type === 'library') && !path.startsWith('trash/format')) {
        expect([path, is]).toEqual([path, FORMAT_VERSION]);
      }
    }
    expect(await checkLibrary(library)).toMatchObject({ value: { faults: [], notes: [] } });
  });

  it('is read as it is by whoever may not write, and stays as it is', async () => {
    const before = await textsOf(library);
    const { snapshot, problems } = unwrap(await readLibrary(library));
    expect(problems).toEqual([]);
    expect(unwrap(await checkLibrary(library)).faults).toEqual([]);
    expect(await textsOf(library)).toEqual(before);
    const store = unwrap(await LibraryStore.open(library));
    const opened = await Promise.all(snapshot.articles.map(({ id }) => store.article(id)));
    expect(opened.map((loaded) => packArticle(unwrap(loaded).article))).toEqual(snapshot.articles);
    await store.close();
  });

  it('goes through once: the second opening writes nothing', async () => {
    expect(await migrateLibrary(library)).toBe(format);
    const after = await textsOf(library);
    expect(await migrateLibrary(library)).toBeNull();
    expect(await textsOf(library)).toEqual(after);
  });

  it('comes out the same when the way is cut short at any step', async () => {
    const whole = join(root, 'whole');
    await cp(fixture(format), whole, { recursive: true });
    const counted = mortalDisk(Number.POSITIVE_INFINITY);
    await migrateLibrary(whole, counted);
    const expected = await textsOf(whole);
    expect(counted.steps()).toBeGreaterThan(10);
    // The way from the newest old format is cut at every fifth step, and in the long form at every one; the longer ways hold it whole.
    const newest = process.env.GALLEY_TORTURE === '1' ? 1 : 5;
    const apart = format === FORMAT_VERSION - 1 ? newest : 9;
    for (let step = 1; step <= counted.steps(); step += apart) {
      await rm(library, { recursive: true, force: true });
      await cp(fixture(format), library, { recursive: true });
      await expect(migrateLibrary(library, mortalDisk(step)), `step ${step}`).rejects.toThrow();
      // Whoever looks at it now finds everything.
      expect(unwrap(await readLibrary(library)).problems).toEqual([]);
      await migrateLibrary(library);
      await rmTemporaries(library);
      expect(await textsOf(library), `step ${step}`).toEqual(expected);
    }
  });

  it('(known-bad control) does not when the card comes first', async () => {
    let left = 0;
    for (let step = 1; step <= 12; step++) {
      await rm(library, { recursive: true, force: true });
      await cp(fixture(format), library, { recursive: true });
      const card = unwrap(await readChecked('library', files.card(library)));
      await writeFile(files.card(library), encodeRecord('library', card.value, sha256).text);
      await migrateLibrary(library, mortalDisk(step)).catch(() => undefined);
      await migrateLibrary(library);
      const records = [...(await recordsOf(library)).values()];
      if (records.some(({ type, format: is }) => type === 'site' && is === format)) left++;
    }
    expect(left).toBe(12);
  });

  it('keeps its place for a copy when another revision was copied before', async () => {
    const text = await readFile(files.site(library), 'utf8');
    await migrateLibrary(library);
    // An older Galley went on with a copy of the newsroom that a sync client then brought back.
    await rm(files.card(library));
    await cp(join(fixture(format), 'galley.json'), files.card(library));
    const other = text.replaceAll('\n', '\n ');
    await writeFile(files.site(library), other);
    await migrateLibrary(library);
    const copies = files.beforeMigration(library, format);
    expect(await readFile(join(copies, 'site.json'), 'utf8')).toBe(text);
    expect(await readFile(join(copies, 'site.json.2'), 'utf8')).toBe(other);
  });

  it('leaves a damaged record where it is, for the opening to set aside', async () => {
    const [name = ''] = (await readdir(files.articles(library))).sort();
    await writeFile(join(files.articles(library), name), 'not a record');
    await migrateLibrary(library);
    expect(await readFile(join(files.articles(library), name), 'utf8')).toBe('not a record');
    const store = unwrap(await LibraryStore.open(library));
    expect(store.problems).toMatchObject([{ code: 'damaged-record', setAside: true }]);
    await store.close();
  });
});

describe('a newsroom of a newer format', () => {
  it('is refused with a sentence, and nothing in it changes', async () => {
    await cp(fixture(1), library, { recursive: true });
    const card = await readFile(files.card(library), 'utf8');
    await writeFile(
      files.card(library),
      card.replace('"format": 1', `"format": ${FORMAT_VERSION + 1}`),
    );
    const before = await textsOf(library);
    expect(await LibraryStore.open(library)).toMatchObject({ error: { code: 'version-too-new' } });
    expect(await textsOf(library)).toEqual(before);
  });
});

/** A disk on which the process ends at the given step: neither that step nor any later one happens. */
function mortalDisk(end: number): Disk & { steps(): number } {
  let steps = 0;
  const step = (): void => {
    steps++;
    if (steps >= end) throw new Error('the process has ended');
  };
  return {
    ...machineDisk,
    steps: () => steps,
    async open(path, flags, mode) {
      step();
      const file = await machineDisk.open(path, flags, mode);
      return {
        async write(bytes, offset, length) {
          step();
          return file.write(bytes, offset, length);
        },
        async sync() {
          step();
          return file.sync();
        },
        close: () => file.close(),
      };
    },
    async rename(from, to) {
      step();
      return machineDisk.rename(from, to);
    },
    async unlink(path) {
      step();
      return machineDisk.unlink(path);
    },
    async mkdir(path, options) {
      step();
      return machineDisk.mkdir(path, options);
    },
  };
}

async function rmTemporaries(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.name.endsWith('.tmp')) await rm(join(entry.parentPath, entry.name));
  }
}
