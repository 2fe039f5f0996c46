import { readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleEdit } from '../../core/content/article.ts';
import type { ArticleBody } from '../../core/content/body.ts';
import { type ArticleId, makePersonId } from '../../core/content/ids.ts';
import { encodeRecord } from '../../core/content/records.ts';
import { unwrap } from '../../core/errors.ts';
import type { SearchProgress } from '../../core/ipc/search-contract.ts';
import { files } from '../storage/library-files.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { newNewsroom } from '../storage/newsroom-for-tests.ts';
import { readRecord, sha256 } from '../storage/record-file.ts';
import { SearchEngine } from './search-engine.ts';

const LONG_AGO = new Date('2026-03-01T10:00:00Z');

let root: string;
let library: string;
let store: LibraryStore;
let engines: SearchEngine[] = [];

beforeEach(async () => {
  ({ root, library } = await newNewsroom(LONG_AGO, 'Europe/Brussels'));
  store = unwrap(await LibraryStore.open(library));
});
afterEach(async () => {
  for (const engine of engines) await engine.close();
  engines = [];
  await store.close();
  await rm(root, { recursive: true, force: true });
});

function body(...paragraphs: string[]): ArticleBody {
  const content = paragraphs.map((words) => ({
    type: 'paragraph',
    content: words === '' ? [] : [{ type: 'text', text: words }],
  }));
  return { schemaVersion: 1, document: { type: 'doc', content } };
}

async function write(edit: ArticleEdit): Promise<ArticleId> {
  const { id } = unwrap(await store.createArticle());
  unwrap(await store.saveArticle(id, 0, edit));
  return id;
}

/** As if the files had been there for long: younger ones are read again at every start. */
async function age(...ids: readonly ArticleId[]): Promise<void> {
  for (const id of ids) await utimes(files.article(library, id), LONG_AGO, LONG_AGO);
}

async function started(
  options: { mayWrite?: boolean; onProgress?: (progress: SearchProgress) => void } = {},
): Promise<SearchEngine> {
  const engine = new SearchEngine(library, { mayWrite: false, ...options });
  engines.push(engine);
  await engine.start();
  return engine;
}

async function whole(): Promise<SearchEngine> {
  const engine = await started();
  await engine.settled();
  return engine;
}

async function found(engine: SearchEngine, typed: string): Promise<string[]> {
  const answer = await engine.query(typed, 50);
  return (answer?.hits ?? []).map((hit) => hit.id);
}

/** What is asked in the tests of caches; every answer counts, its order and passages too. */
async function everything(engine: SearchEngine): Promise<unknown[]> {
  await engine.settled();
  const answers: unknown[] = [];
  for (const typed of ['gar', 'garden', 'garden harbour ', 'lodz', 'harbor ', 'novak', 'zzz']) {
    answers.push(await engine.query(typed, 50));
  }
  return answers;
}

describe('searching a library', () => {
  it('finds text, and shows the passage', async () => {
    const id = await write({ headline: 'Spring', body: body('', 'A seminar in Łódź, at last.') });
    await write({ headline: 'Winter', body: body('Nothing of the kind.') });
    const answer = await (await whole()).query('lodz', 10);
    expect(answer).toEqual({
      hits: [{ id, field: 'body', text: 'A seminar in Łódź, at last.', highlights: [[13, 17]] }],
      total: 1,
      known: 2,
      articles: 2,
      isReady: true,
    });
  });

  it('finds an article by the people who wrote it', async () => {
    const person = makePersonId({ now: () => 0, random: (bytes) => bytes });
    const people = [{ id: person, name: 'Amélie Novák', role: '', organisation: '', link: '' }];
    const record = encodeRecord('people', { people }, sha256);
    await writeFile(files.people(library), record.text);
    const id = await write({ headline: 'Spring', bylines: [person] });
    const answer = await (await whole()).query('novak', 10);
    expect(answer?.hits).toEqual([
      { id, field: 'people', text: 'Amélie Novák', highlights: [[7, 12]] },
    ]);
  });

  it('finds an article by the new name of a person, once it is told of', async () => {
    const person = makePersonId({ now: () => 0, random: (bytes) => bytes });
    const named = (name: string) =>
      store.changeRecords([
        {
          kind: 'record',
          record: 'people',
          change: () => ({
            people: [{ id: person, name, role: '', organisation: '', link: '' }],
          }),
        },
      ]);
    unwrap(await named('Amélie Novák'));
    const id = await write({ headline: 'Spring', bylines: [person] });
    const engine = await whole();
    store.listen(({ changed, hasNewRecords = false }) =>
      engine.changed(
        changed.map((one) => one.id),
        hasNewRecords,
      ),
    );
    unwrap(await named('Amélie Lindqvist'));
    await engine.settled();
    expect((await engine.query('novak', 10))?.hits).toEqual([]);
    expect((await engine.query('lindqvist', 10))?.hits).toMatchObject([{ id, field: 'people' }]);
  });

  it('counts all, and shows as many as are asked for', async () => {
    for (let number = 0; number < 5; number++) await write({ headline: `Garden ${number}` });
    const answer = await (await whole()).query('garden', 3);
    expect(answer?.hits).toHaveLength(3);
    expect(answer?.total).toBe(5);
  });

  it('answers with nothing before three letters', async () => {
    await write({ headline: 'Garden' });
    expect(await (await whole()).query('ga', 10)).toMatchObject({ hits: [], total: 0 });
  });

  it('leaves out a damaged article, and does not wait for it', async () => {
    const id = await write({ headline: 'Garden one' });
    await write({ headline: 'Garden two' });
    const path = files.article(library, id);
    await writeFile(path, (await readFile(path, 'utf8')).replace('Garden one', 'Garden own'));
    const answer = await (await whole()).query('garden', 10);
    expect(answer).toMatchObject({ total: 1, known: 1, articles: 1, isReady: true });
  });
});

describe('while the archive is being read', () => {
  it('answers from what is known, and says how much that is', async () => {
    for (let number = 0; number < 80; number++) await write({ headline: `Garden ${number}` });
    const told: SearchProgress[] = [];
    const engine = await started({ onProgress: (progress) => told.push(progress) });
    const early = await engine.query('garden', 100);
    expect(early?.isReady).toBe(false);
    expect(early?.articles).toBe(80);
    expect(early?.total).toBe(early?.hits.length);
    expect(early?.total).toBeLessThan(80);
    await engine.settled();
    const late = await engine.query('garden', 100);
    expect(late).toMatchObject({ total: 80, known: 80, articles: 80, isReady: true });
    expect(told.at(-1)).toEqual({ known: 80, articles: 80, isReady: true });
    expect(told.some(({ known, isReady }) => known > 0 && known < 80 && !isReady)).toBe(true);
  });

  it('reads what has just changed before all the rest', async () => {
    const ids: ArticleId[] = [];
    for (let number = 0; number < 80; number++)
      ids.push(await write({ headline: `Old ${number}` }));
    const last = ids.at(-1);
    if (last === undefined) throw new Error('there is no article');
    unwrap(await store.saveArticle(last, 1, { headline: 'Harbour' }));
    const engine = new SearchEngine(library, { mayWrite: false });
    engines.push(engine);
    engine.changed([last]);
    await engine.start();
    let known = Number.NaN;
    for (
      let answer = await engine.query('harbour', 1);
      ;
      answer = await engine.query('harbour', 1)
    ) {
      known = answer?.known ?? Number.NaN;
      if (answer?.total === 1 || answer?.isReady !== false) break;
      // A question that finds nothing is answered at once: the reading needs its turn.
      await nextTurn();
    }
    expect(known).toBeLessThan(80);
  });

  it('ends a search that is not wanted any more', async () => {
    for (let number = 0; number < 20; number++) await write({ headline: `Garden ${number}` });
    const engine = await whole();
    expect(await engine.query('garden', 50, () => false)).toBeUndefined();
    let asked = 0;
    expect(await engine.query('garden', 50, () => asked++ === 0)).toBeUndefined();
    expect(await found(engine, 'garden')).toHaveLength(20);
  });
});

describe('what changes', () => {
  it('is found by its new words and not by its old ones, once it is told of', async () => {
    const id = await write({ headline: 'Spring', body: body('The garden opens.') });
    const engine = await whole();
    unwrap(await store.saveArticle(id, 1, { body: body('The harbour opens.') }));
    engine.changed([id]);
    await engine.settled();
    expect(await found(engine, 'garden')).toEqual([]);
    expect(await found(engine, 'harbour')).toEqual([id]);
  });

  it('is shown with its new passage', async () => {
    const id = await write({ headline: 'Spring', body: body('The garden opens.') });
    const engine = await whole();
    expect((await engine.query('garden', 1))?.hits[0]?.text).toBe('The garden opens.');
    unwrap(await store.saveArticle(id, 1, { body: body('The garden is closed.') }));
    engine.changed([id]);
    await engine.settled();
    expect((await engine.query('garden', 1))?.hits[0]?.text).toBe('The garden is closed.');
  });

  it('is read again although size and time of its file are the same', async () => {
    const id = await write({ headline: 'Garden' });
    await age(id);
    const engine = await whole();
    const path = files.article(library, id);
    const article = unwrap(await readRecord('article', path));
    const other = encodeRecord('article', { ...article, headline: 'Harbor' }, sha256);
    await writeFile(path, other.text);
    await age(id);
    engine.changed([id]);
    await engine.settled();
    expect(await found(engine, 'harbor')).toEqual([id]);
  });

  it('is gone with the trash and comes back with it', async () => {
    const id = await write({ headline: 'Garden' });
    const engine = await whole();
    unwrap(await store.trashArticle(id));
    engine.changed([id]);
    await engine.settled();
    expect(await engine.query('garden', 10)).toMatchObject({ total: 0, articles: 0 });
    unwrap(await store.restoreArticle(id));
    engine.changed([id]);
    await engine.settled();
    expect(await found(engine, 'garden')).toEqual([id]);
  });
});

describe('the kept index', () => {
  let ids: ArticleId[];

  beforeEach(async () => {
    ids = [
      await write({ headline: 'Garden', body: body('The harbour of Łódź') }),
      await write({ headline: 'Harbour', standfirst: 'and a garden', language: 'de' }),
      await write({ headline: 'Mountain', body: body('gardens, gardens, gardens') }),
    ];
    await age(...ids);
    await keep();
  });

  async function keep(): Promise<void> {
    const engine = await started({ mayWrite: true });
    await engine.settled();
    await engine.close();
  }

  /** How many files a new engine reads anew. */
  async function readAgain(): Promise<number> {
    const engine = await started();
    const before = engine.progress.known;
    await engine.settled();
    return engine.progress.known - before;
  }

  it('spares reading what has not changed', async () => {
    expect(await readAgain()).toBe(0);
    await rm(files.searchIndex(library));
    expect(await readAgain()).toBe(3);
  });

  it('answers as one made anew does', async () => {
    const kept = await everything(await started());
    await rm(files.searchIndex(library));
    expect(await everything(await started())).toEqual(kept);
  });

  it('is not believed when anything about it is odd, and nothing is lost', async () => {
    const path = files.searchIndex(library);
    const good = await readFile(path);
    const answers = await everything(await started());
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.constantFrom('flip', 'cut', 'empty', 'longer'),
        async (place, harm) => {
          const bad = Buffer.from(good);
          if (harm === 'flip') bad[place] = (bad[place] ?? 0) ^ 0x10;
          const harmed = { flip: bad, cut: bad.subarray(0, place), empty: Buffer.alloc(0) };
          const longer = Buffer.concat([bad, Buffer.from('!')]);
          await writeFile(path, harm === 'longer' ? longer : harmed[harm]);
          expect(await everything(await started())).toEqual(answers);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('would answer wrongly if it were believed: only its checksum keeps damage out', async () => {
    const path = files.searchIndex(library);
    const answers = await everything(await started());
    const [first = '', ...rest] = (await readFile(path, 'latin1')).split('\n');
    const body = Buffer.from(rest.join('\n'), 'latin1');
    body.fill(0, body.length - 24);
    const forged = first.replace(/[0-9a-f]{64}$/, sha256(body));
    await writeFile(path, Buffer.concat([Buffer.from(`${forged}\n`), body]));
    expect(await everything(await started())).not.toEqual(answers);
  });

  it('is not believed when other people have other names', async () => {
    const record = encodeRecord('people', { people: [] }, sha256).text;
    const other = encodeRecord('people', { people: [] }, sha256, { carried: true }).text;
    expect(other).not.toBe(record);
    await writeFile(files.people(library), other);
    expect(await readAgain()).toBe(3);
  });

  it('knows what changed, came and went while nobody looked', async () => {
    const [first, second] = ids;
    if (first === undefined || second === undefined) throw new Error('there are no articles');
    unwrap(await store.saveArticle(first, 1, { headline: 'Seaside' }));
    unwrap(await store.trashArticle(second));
    const third = await write({ headline: 'Garden of the third' });
    const engine = await whole();
    const answers = await everything(engine);
    expect(await found(engine, 'seaside')).toEqual([first]);
    expect(await found(engine, 'third')).toEqual([third]);
    await rm(files.searchIndex(library));
    expect(await everything(await started())).toEqual(answers);
  });

  it('is left alone where nothing may be written', async () => {
    await rm(files.searchIndex(library));
    const engine = await whole();
    await engine.close();
    await expect(readFile(files.searchIndex(library))).rejects.toThrow('ENOENT');
  });
});
