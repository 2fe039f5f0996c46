// How long does the media library of a large newsroom take to open, each key in its search, and the look for what nothing uses?
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asset } from '../core/content/asset.ts';
import { encodeRecord } from '../core/content/records.ts';
import { unwrap } from '../core/errors.ts';
import { readMediaFiles, writeMediaFiles } from '../core/ipc/media-contract.ts';
import { chosenFiles, prepareSearch, sortedFiles } from '../core/media/media-file.ts';
import { MediaDesk } from '../electron/desk/media-desk.ts';
import { findReferences } from '../electron/media/find-references.ts';
import { LibraryStore } from '../electron/storage/library-store.ts';
import { rounded, summed, table } from './figures.ts';
import { generatedLibrary } from './generated-library.ts';

const ARTICLES = Number(process.argv[2] ?? 10_000);
const FILES = Number(process.argv[3] ?? 4_000);
const folder = await mkdtemp(join(tmpdir(), 'galley-bench-'));
const sha256 = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex');

/** Records with bytes that are only as long as they must be. */
async function addFiles(library: string): Promise<void> {
  const words = ['plenary', 'harbour', 'agreement', 'corridor', 'survey', 'workshop', 'evening'];
  for (let number = 0; number < FILES; number++) {
    const bytes = `file ${number}`;
    const id = sha256(bytes);
    const name = `${words[number % words.length]}-${number}.jpg`;
    const record = asset.parse({
      ...{ id, fileName: name, mediaType: 'image/jpeg', extension: 'jpg', size: bytes.length },
      ...{ width: 4000, height: 3000, decorative: false, licence: 'CC BY 4.0' },
      alt: { en: `Two people at a table in the ${words[(number * 3) % words.length]}` },
      ...{ caption: {}, credit: `Photographer ${number % 40}` },
      createdAt: '2024-01-01T00:00:00.000Z',
    });
    const place = join(library, 'media', id.slice(0, 2));
    await mkdir(place, { recursive: true });
    await writeFile(join(place, `${id}.jpg`), bytes);
    await writeFile(join(place, `${id}.json`), encodeRecord('asset', record, sha256).text);
  }
}

/** Opens the newsroom as the app does, and its media library; answers with milliseconds. */
async function opening(library: string): Promise<{ list: number; cpu: number; longest: number }> {
  const store = unwrap(await LibraryStore.open(library));
  const desk = new MediaDesk({
    ask: async (question) => {
      if (question.about !== 'references') throw new Error('not asked here');
      throw new Error('measured apart');
    },
    ...{ tell: () => {}, undoFolder: folder, cacheFolder: folder, now: () => new Date() },
  });
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 1);
    last = performance.now();
  }, 1);
  const before = process.cpuUsage();
  const began = performance.now();
  const text = writeMediaFiles(await desk.list(store));
  readMediaFiles(text);
  const list = performance.now() - began;
  const { user, system } = process.cpuUsage(before);
  clearInterval(beat);
  await store.close();
  return { list, cpu: (user + system) / 1000, longest };
}

try {
  const library = await generatedLibrary(folder, ARTICLES);
  await addFiles(library);
  const first = await opening(library);
  // Records this young are not kept: by the second opening they have settled.
  const times = [];
  for (let turn = 0; turn < 3; turn++) times.push(await opening(library));
  const store = unwrap(await LibraryStore.open(library));
  const desk = new MediaDesk({
    ask: () => Promise.reject(new Error('not asked')),
    ...{ tell: () => {}, undoFolder: folder, cacheFolder: folder, now: () => new Date() },
  });
  const files = await desk.list(store);
  await store.close();
  const sorted = sortedFiles(files, 'newest', 'en');
  prepareSearch(sorted);
  const keys: number[] = [];
  for (const words of ['harbour at', 'photographer 1', 'two people', 'nothing at all']) {
    for (let length = 1; length <= words.length; length++) {
      const text = words.slice(0, length);
      const began = performance.now();
      chosenFiles(sorted, { kind: 'all', fault: null, text, sort: 'newest' });
      keys.push(performance.now() - began);
    }
  }
  const looked = performance.now();
  const found = unwrap(
    await findReferences({
      library,
      wanted: new Set(files.filter(({ uses }) => uses === 0).map(({ id }) => id)),
      undoFolder: join(folder, 'none'),
      signal: new AbortController().signal,
      onProgress: () => {},
    }),
  );
  const look = performance.now() - looked;
  const all = files.length.toLocaleString('en');
  const key = summed(keys);
  const row = (what: string, measured: string, budget = '', met?: boolean) => ({
    ...{ what, measured, budget, met },
  });
  const later = times.map(({ list }) => list).sort((one, other) => one - other)[1] ?? 0;
  const turn = Math.max(...times.map(({ longest }) => longest));
  console.log(
    table([
      row(`opening, ${all} files, first time`, `${rounded(first.list)} ms`),
      row('opening, by the caches', `${rounded(later)} ms`, '≤ 1000 ms', later <= 1000),
      row('the same, by processor time', `${rounded(Math.min(...times.map(({ cpu }) => cpu)))} ms`),
      row('longest turn of the process meanwhile', `${rounded(turn)} ms`),
      row('each key of a search', `p95 ${key.p95} ms`, '≤ 50 ms', key.p95 <= 50),
      row(`look for what nothing uses (${found.kept.size} kept)`, `${rounded(look / 1000)} s`),
    ]),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
