// Do changes of categories, types, tags and people come to the disk whole, and go back whole?
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleEdit } from '../../core/content/article.ts';
import type { ArticleId, TermId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import type { EntryId, EntryKind, TermChange } from '../../core/terms/term-change.ts';
import { entriesOf, namedBy } from '../../core/terms/vocabulary.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { bodyOf, contentRecords, newNewsroom } from '../storage/newsroom-for-tests.ts';
import { readLibrary } from '../storage/read-library.ts';
import { ChangeDesk } from './change-desk.ts';
import { applyTerms, previewTerms } from './terms-desk.ts';

const NOW = new Date('2026-03-01T10:00:00Z');
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

async function write(headline: string, edit: ArticleEdit = {}): Promise<ArticleId> {
  const { id } = unwrap(await store.createArticle());
  unwrap(await store.saveArticle(id, 0, { headline, body: bodyOf(headline), ...edit }));
  return id;
}

async function make(change: TermChange) {
  const made = unwrap(await applyTerms(desk, store, change, { ...unstopped, now: NOW }));
  if (!made.ok) throw new Error(`refused: ${made.refusal.code}`);
  return made;
}

async function create(
  kind: EntryKind,
  name: string,
  parent: TermId | null = null,
): Promise<EntryId> {
  const { entry } = await make({ does: 'create', kind, name, parent });
  if (entry === null) throw new Error('nothing was made');
  return entry;
}
// The id of a term that was just made.
const category = async (name: string) => (await create('category', name)) as TermId;

const undo = async (token: string | null) => unwrap(await desk.undo(store, token ?? '', unstopped));

const contents = () => contentRecords(library);

describe('a merge', () => {
  it('changes articles, words, ways and targets on the disk, and is taken back as one', async () => {
    const [courts, research] = [await category('Courts'), await category('Research')];
    const one = await write('Peer mentors', { categories: [courts], status: 'published' });
    await write('Night shift', { categories: [research, courts] });
    const rules = { categories: [courts], newsTypes: [], languages: [] };
    const target = { kind: 'folder', label: 'Intranet', options: {}, rules };
    unwrap(await store.publishing.saveTarget(target));
    const before = await contents();
    const change: TermChange = { does: 'merge', kind: 'category', id: courts, into: research };

    const previewed = unwrap(await previewTerms(store, change, new Date()));
    expect(await contents()).toEqual(before);
    const made = unwrap(await applyTerms(desk, store, change, { ...unstopped, now: new Date() }));
    expect(made).toMatchObject({ ...previewed, entry: research, outcome: { failed: [], left: 0 } });
    const { snapshot } = unwrap(await readLibrary(library));
    expect(snapshot.articles.map(({ categories }) => categories)).toEqual([[research], [research]]);
    expect(snapshot.taxonomy.categories.map(({ id }) => id)).toEqual([research]);
    expect(snapshot.redirects).toEqual([{ from: 'category/courts/', to: 'category/research/' }]);
    expect(unwrap(await store.publishing.targets())[0]?.rules?.categories).toEqual([research]);
    const entries = await store.history.entries(one);
    expect(entries.map(({ reason }) => reason)).toContain('before-bulk');

    const token = made.ok ? made.outcome.token : null;
    const again = await undo(token);
    expect(await contents()).toEqual(before);
    await undo(again.token);
    expect(store.redirects).toEqual(snapshot.redirects);
  });

  it('whose ways cannot be written leaves the words as they were, and the next change goes on', async () => {
    const [courts, research] = [await category('Courts'), await category('Research')];
    await write('Peer mentors', { categories: [courts], status: 'published' });
    const path = join(library, 'redirects.json');
    await rename(path, `${path}.away`);
    await mkdir(join(path, 'in the way'), { recursive: true });
    const change: TermChange = { does: 'merge', kind: 'category', id: courts, into: research };
    const made = unwrap(await applyTerms(desk, store, change, { ...unstopped, now: new Date() }));
    expect(made).toMatchObject({ ok: true, outcome: { failed: [{ id: null }] } });
    const taxonomy = JSON.parse(await readFile(join(library, 'taxonomy.json'), 'utf8'));
    expect(taxonomy.record.categories).toHaveLength(2);
    await rm(path, { recursive: true });
    await rename(`${path}.away`, path);
    unwrap(await applyTerms(desk, store, change, { ...unstopped, now: new Date() }));
    expect(store.taxonomy.categories.map(({ id }) => id)).toEqual([research]);
  });

  it('stopped half-way leaves both words, and no article without the one it names', async () => {
    const [courts, research] = [await category('Courts'), await category('Research')];
    for (const headline of ['One', 'Two', 'Three']) await write(headline, { categories: [courts] });
    const stop = new AbortController();
    const made = unwrap(
      await applyTerms(
        desk,
        store,
        { does: 'merge', kind: 'category', id: courts, into: research },
        { signal: stop.signal, onProgress: () => stop.abort(), now: NOW },
      ),
    );
    expect(made).toMatchObject({ ok: true, outcome: { isStopped: true, changed: 1 } });
    expect(store.taxonomy.categories).toHaveLength(2);
    expect(store.summaries().map(({ categories }) => categories)).toEqual([
      [research],
      [courts],
      [courts],
    ]);
  });

  it('leaves a word that another article has got while the others were changed', async () => {
    const [courts, research] = [await category('Courts'), await category('Research')];
    await write('One', { categories: [courts] });
    const late = await write('Two');
    const made = unwrap(
      await applyTerms(
        desk,
        store,
        { does: 'merge', kind: 'category', id: courts, into: research },
        {
          ...unstopped,
          onProgress: () => void store.saveArticle(late, 1, { categories: [courts] }),
          now: NOW,
        },
      ),
    );
    expect(made).toMatchObject({
      ok: true,
      outcome: { failed: [{ failure: { code: 'conflict' } }] },
    });
    expect(store.taxonomy.categories).toHaveLength(2);
  });
});

it('Taking back a new word leaves it where an article has got it since', async () => {
  const { entry, outcome } = await make({
    does: 'create',
    kind: 'tag',
    name: 'Winter',
    parent: null,
  });
  const id = await write('One', { tags: store.taxonomy.tags.map((tag) => tag.id) });
  await undo(outcome.token);
  expect(store.taxonomy.tags.map((tag) => tag.id)).toEqual([entry]);
  unwrap(await store.saveArticle(id, 1, { tags: [] }));
  const { outcome: gone } = await make({
    does: 'delete',
    kind: 'tag',
    id: store.taxonomy.tags[0]?.id as TermId,
  });
  expect([gone.changed, store.taxonomy.tags]).toEqual([1, []]);
});

it('Any changes, all of them taken back, leave the content records as they were', async () => {
  const kinds = ['category', 'newsType', 'tag', 'person'] as const;
  const [courts, research] = [await category('Courts'), await category('Research')];
  const below = await create('category', 'Appeals', courts);
  const tags = [await create('tag', 'Winter'), await create('tag', 'Seminar')] as TermId[];
  const people = [await create('person', 'Ana Pérez'), await create('person', 'Ana Pérez')];
  const [type] = store.taxonomy.newsTypes;
  await write('One', { categories: [courts, research], tags, status: 'published' });
  // Ids of entries that were just made.
  await write('Two', {
    categories: [below as TermId],
    bylines: people as never,
    status: 'published',
  });
  await write('', { tags, ...(type === undefined ? {} : { newsType: type.id }) });
  const rules = { categories: [courts, research], newsTypes: [], languages: [] };
  unwrap(
    await store.publishing.saveTarget({ kind: 'folder', label: 'Intranet', options: {}, rules }),
  );
  const before = await contents();

  const wish = fc.record({
    does: fc.constantFrom(
      'create',
      'rename',
      'readdress',
      'describe',
      'place',
      'merge',
      'delete' as const,
    ),
    kind: fc.constantFrom(...kinds),
    one: fc.nat(8),
    other: fc.nat(8),
    name: fc.constantFrom('Courts', 'Örell', 'News', 'x'),
  });
  const pick = (kind: EntryKind, from: number): EntryId => {
    const entries = entriesOf(store, kind);
    return entries[from % Math.max(1, entries.length)]?.id ?? courts;
  };
  const changeFor = ({
    does,
    kind,
    one,
    other,
    name,
  }: typeof wish extends fc.Arbitrary<infer W> ? W : never): TermChange => {
    const ofTerm = kind === 'person' ? 'tag' : kind;
    // Ids of the kind that is asked for.
    const term = (from: number) => pick(ofTerm, from) as TermId;
    switch (does) {
      case 'create':
        return { does, kind, name: `${name} ${one}`, parent: null };
      case 'rename':
        return { does, kind, id: pick(kind, one), name };
      case 'readdress':
        return { does, kind: ofTerm, id: term(one), slug: name };
      case 'describe':
        return { does, kind: ofTerm, id: term(one), description: name };
      case 'place':
        return {
          does,
          kind: ofTerm,
          id: term(one),
          parent: other > 4 ? null : term(other),
          before: term(one + 1),
        };
      case 'merge':
        return { does, kind, id: pick(kind, one), into: pick(kind, other) };
      case 'delete':
        return { does, kind, id: pick(kind, one) };
    }
  };
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 3, maxLength: 6 }), async (wishes) => {
      const tokens: string[] = [];
      for (const one of wishes) {
        const made = unwrap(
          await applyTerms(desk, store, changeFor(one), { ...unstopped, now: new Date() }),
        );
        if (!made.ok) continue;
        expect(made.outcome.failed).toEqual([]);
        if (made.outcome.token !== null) tokens.push(made.outcome.token);
        for (const kind of kinds) {
          const ids = entriesOf(store, kind).map(({ id }) => id);
          for (const article of store.summaries()) {
            for (const id of namedBy(article, kind)) expect(ids).toContain(id);
          }
        }
      }
      done += tokens.length;
      for (const token of tokens.reverse()) await undo(token);
      expect(await contents()).toEqual(before);
    }),
    { numRuns: 12 },
  );
  expect(done).toBeGreaterThan(12);
});
