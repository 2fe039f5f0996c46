// Does the command line write the calendar that the website offers, and nothing that is still inside?
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unwrap } from '../../core/errors.ts';
import { readIcs } from '../calendar/read-ics.ts';
import { copyLibrary } from '../storage/create-library.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { galley } from './galley-for-tests.ts';

const sample = fileURLToPath(new URL('../../resources/sample-newsroom', import.meta.url));

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-cli-calendar-'));
  out = join(folder, 'events.ics');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const titles = async (): Promise<string[]> => {
  const read = unwrap(readIcs(await readFile(out), 'UTC'));
  return read.events.map(({ title }) => title).sort();
};

it('writes every public event, names each, and the same bytes again', async () => {
  const { code, out: said } = await galley('calendar', sample, out, '--json');
  expect(code).toBe(0);
  const { events } = JSON.parse(said) as { events: { headline: string; from: string }[] };
  expect(events.length).toBeGreaterThan(2);
  expect(await titles()).toEqual(events.map(({ headline }) => headline).sort());
  const before = await readFile(out, 'utf8');
  expect((await galley('calendar', sample, out)).out).toBe(`${out} holds ${events.length} events.`);
  expect(await readFile(out, 'utf8')).toBe(before);
  const [first] = events;
  const year = first?.from.slice(0, 4) ?? '';
  await galley('calendar', sample, out, '--year', year);
  const ofYear = events.filter(({ from }) => from.startsWith(year));
  expect(ofYear.length).toBeLessThan(events.length);
  expect(await titles()).toEqual(ofYear.map(({ headline }) => headline).sort());
});

it('says nothing of what is still inside', async () => {
  const room = join(folder, 'room');
  await copyLibrary(sample, room);
  const store = unwrap(await LibraryStore.open(room));
  const event = {
    start: { instant: '2027-01-20T08:00:00.000Z', zone: 'UTC' },
    place: 'Canary Wharf',
    link: '',
  };
  for (const status of ['draft', 'approved', 'archived'] as const) {
    const { id } = unwrap(await store.createArticle());
    unwrap(await store.saveArticle(id, 0, { headline: `Canary ${status}`, status, event }));
  }
  await store.close();
  await galley('calendar', room, out);
  expect(await readFile(out, 'utf8')).not.toMatch(/Canary/);
});

it('refuses what cannot be meant', async () => {
  const inside = join(sample, 'events.ics');
  for (const args of [
    [sample, join(folder, 'events.txt')],
    [sample, out, '--year', 'next'],
    [sample, inside],
    [join(folder, 'nowhere'), out],
    [sample],
  ]) {
    const { code, err } = await galley('calendar', ...args);
    expect([code, err.startsWith('galley: ')]).toEqual([2, true]);
  }
});
