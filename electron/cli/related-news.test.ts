import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unwrap } from '../../core/errors.ts';
import { copyLibrary } from '../storage/create-library.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { galley } from './galley-for-tests.ts';

const sample = fileURLToPath(new URL('../../resources/sample-newsroom', import.meta.url));

let folder: string;
let room: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-cli-related-'));
  room = join(folder, 'room');
  await copyLibrary(sample, room);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function publishOne(): Promise<void> {
  const store = unwrap(await LibraryStore.open(room));
  const { id } = unwrap(await store.createArticle());
  const headline = 'Electronic tags and their location data';
  unwrap(await store.saveArticle(id, 0, { headline, status: 'published' }));
  await store.close();
}

it('the sample newsroom is as a refresh would make it', async () => {
  const { code, out, err } = await galley('related', room);
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toBe('0 of 42 lists would change, on 0 pages. Nothing was written.');
});

it('says what a new article changes, writes nothing, and refreshes when told to', async () => {
  await publishOne();
  const { out, err } = await galley('related', room);
  expect(out.split('\n').length).toBeGreaterThan(5);
  const [, changes = '', pages = ''] =
    /^(\d+) of 43 lists would change, on (\d+) pages/.exec(err) ?? [];
  expect(Number(changes)).toBeGreaterThan(Number(pages));
  expect(Number(pages)).toBeGreaterThan(0);
  expect((await galley('related', room)).err).toBe(err);
  const refreshed = await galley('related', room, '--refresh', '--json');
  const answer: unknown = JSON.parse(refreshed.out);
  expect(answer).toMatchObject({ articles: 43, refreshed: Number(changes), pages: Number(pages) });
  expect(refreshed.out).toContain('Both say');
  expect((await galley('related', room)).err).toMatch(/^0 of 43/);
});

it('refreshes nothing while the newsroom is open elsewhere', async () => {
  await publishOne();
  const store = unwrap(await LibraryStore.open(room));
  const { code, err } = await galley('related', room, '--refresh');
  await store.close();
  expect(code).toBe(1);
  expect(err).toContain('is in use elsewhere');
  expect((await galley('related', join(folder, 'nowhere'))).code).toBe(2);
});
