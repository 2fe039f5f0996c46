// Do changes of what the newsroom says about itself come to the disk, and go back without taking others with them?
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SiteEdit } from '../../core/content/site.ts';
import { unwrap } from '../../core/errors.ts';
import { offeredThemes } from '../export/offered-themes.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { newNewsroom } from '../storage/newsroom-for-tests.ts';
import { ChangeDesk } from './change-desk.ts';

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

const onDisk = async (): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(library, 'site.json'), 'utf8')).record;

/** Makes a change; the token takes it back. */
async function change(edit: SiteEdit): Promise<string> {
  const step = {
    kind: 'record' as const,
    record: 'site' as const,
    change: (current: typeof store.site) => ({ ...current, ...edit }) as typeof current,
  };
  const { token } = unwrap(await desk.apply(store, [step], unstopped));
  if (token === null) throw new Error('nothing was changed');
  return token;
}

it('is on the disk, told of, and taken back as it was', async () => {
  const before = await onDisk();
  let told = 0;
  store.listen(({ hasNewRecords }) => {
    if (hasNewRecords === true) told += 1;
  });
  const token = await change({ tagline: 'News from the harbour', languages: ['de', 'en'] });
  expect(await onDisk()).toMatchObject({ tagline: 'News from the harbour' });
  expect(store.site.languages).toEqual(['de', 'en']);
  expect(told).toBe(1);
  unwrap(await desk.undo(store, token, unstopped));
  expect(await onDisk()).toEqual(before);
});

it('leaves what was changed since, also in the same step', async () => {
  const token = await change({ tagline: 'First', description: 'Kept by nobody' });
  await change({ tagline: 'Second' });
  unwrap(await desk.undo(store, token, unstopped));
  expect(await onDisk()).toMatchObject({ tagline: 'Second', description: '' });
});

it('comes again by the token of its undoing', async () => {
  const token = await change({ newBadgeDays: 30 });
  const undone = unwrap(await desk.undo(store, token, unstopped));
  unwrap(await desk.undo(store, undone.token ?? '', unstopped));
  expect(await onDisk()).toMatchObject({ newBadgeDays: 30 });
});

it('offers the shipped themes and those of the newsroom, with what they inherit', async () => {
  const own = join(library, 'themes', 'harbour');
  await mkdir(own, { recursive: true });
  const manifest = {
    ...{ name: 'harbour', version: '1.0.0', label: 'Harbour', description: 'Blue.' },
    ...{ contract: 1, extends: 'column', templates: [] },
  };
  await writeFile(join(own, 'theme.json'), JSON.stringify(manifest));
  await mkdir(join(library, 'themes', 'broken'));
  await writeFile(join(library, 'themes', 'broken', 'theme.json'), '{');
  const { themes, fonts } = await offeredThemes({
    themesFolder: fileURLToPath(new URL('../../resources/themes', import.meta.url)),
    libraryFolder: library,
  });
  expect(themes.map(({ name }) => name)).toEqual(['column', 'harbour', 'placard']);
  const [column, harbour] = themes;
  expect(harbour).toMatchObject({ label: 'Harbour', colours: column?.colours });
  expect(fonts.map(({ name }) => name)).toContain('hanken-grotesk');
});
