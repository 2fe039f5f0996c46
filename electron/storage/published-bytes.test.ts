// Are receipts read as far back as somebody asks, and no further?
import { mkdir, rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { files } from './library-files.ts';
import { newNewsroom } from './newsroom-for-tests.ts';
import { type KnownReceipts, readReceipts } from './published-bytes.ts';
import { createRecord } from './record-file.ts';

const hash = 'a'.repeat(64);
const idOf = (number: number): string => `019a0000-0000-7000-8000-00000000000${number}`;
let root: string;
let library: string;

beforeEach(async () => {
  ({ root, library } = await newNewsroom());
  await mkdir(files.receipts(library), { recursive: true });
  for (const [number, target] of ['live', 'staging', 'live', null, 'live'].entries()) {
    const id = idOf(number);
    const counts = { create: 1, update: 0, delete: 0, leave: 0 };
    const about = { name: 'Website', kind: 'folder', articles: 1, pages: 1, files: 1, bytes: 1 };
    await createRecord('receipt', files.receipt(library, id), {
      ...{ id, at: '2026-03-02T08:00:00.000Z', target: 'Website', overrides: [] },
      written: { ...about, manifest: null },
      publish: target === null ? null : { target, id, counts, bytes: 1, list: hash, articles: [] },
    });
  }
});
afterEach(() => rm(root, { recursive: true, force: true }));

const read = async (targets: readonly string[], most: number, known: KnownReceipts = new Map()) =>
  (await readReceipts(library, { targets, most, known })).map(({ id }) => id);

it('the newest of each target, and nothing older than was asked for', async () => {
  const known: KnownReceipts = new Map();
  expect(await read(['live'], 1, known)).toEqual([idOf(4)]);
  expect([...known.keys()]).toEqual([idOf(4)]);
  expect(await read(['live', 'staging'], 1, known)).toEqual([idOf(4), idOf(1)]);
  expect(known.has(idOf(0))).toBe(false);
  expect(await read(['live'], 2)).toEqual([idOf(4), idOf(2)]);
  expect(await read(['nobody’s'], 1)).toEqual([]);
  expect((await readReceipts(library)).map(({ id }) => id)).toEqual([4, 2, 1, 0].map(idOf));
});

it('what is known to be about something else is not read again', async () => {
  const known: KnownReceipts = new Map([[idOf(4), 'staging']]);
  expect(await read(['live'], 1, known)).toEqual([idOf(2)]);
});
