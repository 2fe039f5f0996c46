import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noteOf } from '../../core/content/journal.ts';
import { unwrap } from '../../core/errors.ts';
import { Journal } from '../journal/journal.ts';
import { SearchEngine } from '../search/search-engine.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { createRecord, sha256 } from '../storage/record-file.ts';
import { galley } from './galley-for-tests.ts';
import { Chance } from './generated-newsroom.ts';

let models: string;
let folder: string;
let room: string;

interface Answer {
  ok: boolean;
  faults: { file: string; kind: string; setAside: boolean }[];
  notes: { file: string }[];
}

async function check(...more: string[]): Promise<Answer & { code: number }> {
  const { code, out, err } = await galley('check', room, '--json', ...more);
  if (out === '') throw new Error(err);
  return { code, ...(JSON.parse(out) as Answer) };
}

async function filesOf(library: string): Promise<string[]> {
  const entries = await readdir(library, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(library, join(entry.parentPath, entry.name)))
    .sort();
}

async function flipBit(path: string, chance: Chance): Promise<void> {
  const bytes = await readFile(path);
  const at = chance.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
  await writeFile(path, bytes);
}

/** The folder of a library that a file is in, articles and media each taken as one; the name of a file at the top. */
function partOf(file: string): string {
  const [, folder = ''] = /^((?:\.galley|receipts)\/[a-z]+\/|[.\w]+\/)/.exec(file) ?? [];
  return folder === '' ? file : folder;
}

/** Puts one of everything that lies beside the records into a newsroom: what people leave behind by working. */
async function workIn(library: string): Promise<void> {
  const store = unwrap(
    await LibraryStore.open(library, { now: () => new Date('2026-11-24T09:00:00Z') }),
  );
  const [first, second] = store.summaries();
  if (first === undefined || second === undefined) throw new Error('the newsroom is empty');
  unwrap(await store.saveArticle(first.id, first.revision, { headline: 'Written in' }));
  unwrap(await store.trashArticle(second.id));
  const [entry] = unwrap(await store.history.list(second.id)).entries;
  unwrap(await store.nameRevision(second.id, entry?.id ?? '', 'As it was sent round'));
  const journal = await Journal.open(library, store.id);
  const { article } = unwrap(await store.article(first.id));
  await journal.note(first.id, 1, first.revision + 1, noteOf(article));
  await store.close();
  const receipt = Buffer.from('what was sent');
  await mkdir(join(library, 'receipts', 'objects'), { recursive: true });
  await writeFile(join(library, 'receipts', 'objects', sha256(receipt)), receipt);
  const engine = new SearchEngine(library, { mayWrite: true });
  await engine.start();
  await engine.settled();
  await engine.close();
  // Whatever is written there one day: its envelope is checked.
  await createRecord('people', join(library, 'receipts', 'one.json'), { people: [] });
}

beforeAll(async () => {
  models = await mkdtemp(join(tmpdir(), 'galley-check-model-'));
  await galley('generate', '12', join(models, 'room'));
  await cp(join(models, 'room'), join(models, 'worked in'), { recursive: true });
  await workIn(join(models, 'worked in'));
});
afterAll(() => rm(models, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-check-'));
  room = join(folder, 'room');
  await cp(join(models, 'room'), room, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('galley check', () => {
  it('finds nothing wrong with a whole newsroom, and writes nothing', async () => {
    const before = await filesOf(room);
    expect(await check()).toMatchObject({ code: 0, ok: true, faults: [], notes: [] });
    expect(await filesOf(room)).toEqual(before);
    expect((await galley('check', room)).out).toContain('is whole');
  });

  it('finds nothing wrong with the sample newsroom', async () => {
    const sample = join(folder, 'sample');
    await galley('new', sample, '--sample');
    expect(await galley('check', sample)).toMatchObject({ code: 0, err: '' });
  });

  it('names the one file in which a bit was flipped, whichever it is, and no other', async () => {
    const chance = new Chance(20_261_124);
    room = join(folder, 'worked in');
    await cp(join(models, 'worked in'), room, { recursive: true });
    const all = await filesOf(room);
    expect(new Set(all.map(partOf))).toEqual(
      new Set([
        ...['galley.json', 'newsroom.galley', 'people.json', 'redirects.json', 'site.json'],
        ...['targets.json', 'taxonomy.json', 'articles/', 'history/', 'media/', 'trash/'],
        ...['receipts/', 'receipts/objects/', 'audit/', '.galley/', '.galley/journal/'],
      ]),
    );
    expect(all.filter((file) => file.endsWith('.json.gz')).length).toBeGreaterThan(1);
    expect(all.some((file) => file.endsWith('.name.json'))).toBe(true);
    expect(all).toContain('.galley/search-index');
    for (const file of all) {
      const whole = await readFile(join(room, file));
      await flipBit(join(room, file), chance);
      const { code, faults } = await check();
      expect([file, code, faults.map((fault) => fault.file)]).toEqual([file, 1, [file]]);
      await writeFile(join(room, file), whole);
    }
    expect((await check()).ok).toBe(true);
  });

  it('names an entry of the history whose text can be read although a bit of its file was flipped', async () => {
    room = join(folder, 'worked in');
    await cp(join(models, 'worked in'), room, { recursive: true });
    const [entry = ''] = (await filesOf(room)).filter((file) => file.endsWith('.json.gz'));
    const bytes = await readFile(join(room, entry));
    bytes[4] = (bytes[4] ?? 0) ^ 1;
    await writeFile(join(room, entry), bytes);
    expect((await check()).faults).toEqual([
      expect.objectContaining({ file: entry, kind: 'damaged' }),
    ]);
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['half', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    ['nulls', (whole: Buffer) => Buffer.alloc(whole.length)],
    ['null', () => Buffer.from('null')],
    ['UTF-16', (whole: Buffer) => Buffer.from(whole.toString(), 'utf16le')],
  ])('names an article whose file is %s', async (_what, damage) => {
    const [file = ''] = (await filesOf(room)).filter((one) => one.startsWith('articles/'));
    await writeFile(join(room, file), damage(await readFile(join(room, file))));
    expect((await check()).faults).toEqual([expect.objectContaining({ file, kind: 'damaged' })]);
  });

  it('names missing bytes, dangling references and files of others', async () => {
    const all = await filesOf(room);
    const picture = all.find((file) => file.endsWith('.png')) ?? '';
    await rm(join(room, picture));
    await writeFile(join(room, 'articles', 'notes.txt'), 'mine');
    expect(await check()).toMatchObject({
      code: 1,
      faults: [{ file: picture, kind: 'missing' }],
      notes: [{ file: 'articles/notes.txt' }],
    });
    await rm(join(room, picture.replace('.png', '.json')));
    const { faults } = await check();
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) expect(fault.kind).toBe('reference');
  });

  it('says in a sentence what is wrong, and that a folder is no newsroom', async () => {
    const [file = ''] = (await filesOf(room)).filter((one) => one.startsWith('articles/'));
    const text = await readFile(join(room, file), 'utf8');
    await writeFile(join(room, file), text.replace('"revision": ', '"revision": 1'));
    expect((await galley('check', room)).out).toContain(
      `${file} was changed outside Galley: the checksum does not match the content. Use it as it is with “galley adopt ${file}”`,
    );
    await writeFile(join(room, file), text.slice(1));
    expect((await galley('check', room)).out).toContain(`${file} is damaged: `);
    expect(await galley('check', folder)).toMatchObject({ code: 2 });
    expect(await galley('check', join(folder, 'nowhere'))).toMatchObject({ code: 2 });
  });

  it('looks on while the newsroom is open, and repairs only when it is not', async () => {
    const store = unwrap(await LibraryStore.open(room));
    try {
      expect((await check()).code).toBe(0);
      const refused = await galley('check', room, '--repair');
      expect(refused).toMatchObject({ code: 1, out: '' });
      expect(refused.err).toContain('open elsewhere');
    } finally {
      await store.close();
    }
    expect((await check('--repair')).code).toBe(0);
  });

  it('sets aside entries, notes and unfinished changes under names that take no place of each other', async () => {
    room = join(folder, 'worked in');
    await cp(join(models, 'worked in'), room, { recursive: true });
    const all = await filesOf(room);
    const beside = all.filter((file) => /^(history|receipts|\.galley\/journal)\//.test(file));
    // Two files of one name: an article in the trash, and one that a sync client brought back.
    const [trashed = ''] = all.filter((file) => file.startsWith('trash/'));
    const damaged = [...beside, trashed, join('articles', basename(trashed))];
    for (const file of damaged) await writeFile(join(room, file), `damaged ${file}`);
    await writeFile(join(room, '.galley', 'commit.json'), '{');
    const { faults } = await check('--repair');
    expect(faults.map(({ file, setAside }) => [file, setAside])).toEqual(
      [...damaged, '.galley/commit.json'].sort().map((file) => [file, true]),
    );
    const aside = await readdir(join(room, 'trash', 'set-aside'));
    const texts = await Promise.all(
      aside.map((name) => readFile(join(room, 'trash', 'set-aside', name), 'utf8')),
    );
    expect(texts.sort()).toEqual([...damaged.map((file) => `damaged ${file}`), '{'].sort());
    // What is left names only those that pointed at what is gone.
    for (const fault of (await check()).faults) expect(fault.kind).toBe('reference');
  });

  it('leaves a record of which only the checksum is wrong, for a person to choose', async () => {
    const [file = ''] = (await filesOf(room)).filter((one) => one.startsWith('articles/'));
    const altered = (await readFile(join(room, file), 'utf8')).replace(
      '"language": "en"',
      '"language": "fr"',
    );
    await writeFile(join(room, file), altered);
    expect(await check('--repair')).toMatchObject({
      code: 1,
      faults: [{ file, kind: 'altered', setAside: false }],
    });
    expect(await readFile(join(room, file), 'utf8')).toBe(altered);
  });

  it('makes anew what can be made anew', async () => {
    await unwrap(await LibraryStore.open(room)).close();
    await writeFile(join(room, '.galley', 'article-index.jsonl'), 'no index');
    await writeFile(join(room, 'newsroom.galley'), 'no newsroom');
    expect((await check()).faults.map(({ file }) => file)).toEqual([
      '.galley/article-index.jsonl',
      'newsroom.galley',
    ]);
    await check('--repair');
    expect(await check()).toMatchObject({ code: 0, faults: [] });
  });

  it('sets aside what is damaged, loses none of it, and is content afterwards', async () => {
    const all = await filesOf(room);
    const [file = ''] = all.filter((one) => one.startsWith('articles/'));
    const damaged = (await readFile(join(room, file))).subarray(0, 500);
    await writeFile(join(room, file), damaged);
    expect(await check('--repair')).toMatchObject({
      code: 1,
      faults: [{ file, kind: 'damaged', setAside: true }],
    });
    const aside = await readdir(join(room, 'trash', 'set-aside'));
    expect(aside).toEqual([expect.stringContaining(basename(file))]);
    expect(await readFile(join(room, 'trash', 'set-aside', aside[0] ?? ''))).toEqual(damaged);
    // What is left names only those that pointed at what is gone.
    for (const fault of (await check()).faults) expect(fault.kind).toBe('reference');
    const store = unwrap(await LibraryStore.open(room));
    expect(store.summaries()).toHaveLength(11);
    await store.close();
  });
});
