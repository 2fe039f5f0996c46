// Is an action on many records made step by step, and taken back as one, whatever came in between?
import { readFile, rm, writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import type { ArticleId, TermId } from '../../core/content/ids.ts';
import type { ChangeSet, ChangeStep } from '../../core/desk/change-set.ts';
import { unwrap } from '../../core/errors.ts';
import { files } from '../storage/library-files.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { bodyOf, contentRecords, newNewsroom } from '../storage/newsroom-for-tests.ts';
import { ChangeDesk } from './change-desk.ts';
import { keepAltered, keepBeside } from './two-texts.ts';

const unstopped = { signal: new AbortController().signal };

let root: string;
let library: string;
let store: LibraryStore;
let desk: ChangeDesk;
let isFlushed: boolean;

beforeEach(async () => {
  ({ root, library } = await newNewsroom());
  store = unwrap(await LibraryStore.open(library));
  isFlushed = true;
  desk = new ChangeDesk(async () => isFlushed);
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
const read = async (id: ArticleId): Promise<Article> => unwrap(await store.article(id)).article;
const change = (id: ArticleId, edit: ArticleEdit): ChangeStep => ({
  kind: 'article',
  id,
  change: () => edit,
});
const category = async (name: string): Promise<TermId> =>
  unwrap(await store.addTerm('category', name)).id;

const contents = () => contentRecords(library);

describe('an action on many articles', () => {
  it('is made step by step, tells the lists, and is taken back as one', async () => {
    const [one, two] = [await write('Peer mentors'), await write('Night shift')];
    const courts = await category('Courts');
    const before = await contents();
    const told: string[] = [];
    store.listen(({ changed, removed }) => told.push(...changed.map(({ id }) => id), ...removed));
    const steps = [
      change(one, { categories: [courts], status: 'inReview' }),
      { kind: 'trash', id: two },
    ] as const;
    const progress: number[] = [];
    const made = unwrap(
      await desk.apply(store, steps, { ...unstopped, onProgress: (done) => progress.push(done) }),
    );
    expect(made).toMatchObject({ changed: 2, left: 0, failed: [], isStopped: false });
    expect(progress).toEqual([1, 2]);
    expect(await read(one)).toMatchObject({ categories: [courts], status: 'inReview' });
    expect(store.summary(two)).toBeUndefined();
    expect(told.sort()).toEqual([one, two].sort());

    const undone = unwrap(await desk.undo(store, made.token ?? '', unstopped));
    expect(undone).toMatchObject({ changed: 2, failed: [] });
    expect(await contents()).toEqual(before);
    // The undoing can be undone, too.
    unwrap(await desk.undo(store, undone.token ?? '', unstopped));
    expect(await read(one)).toMatchObject({ categories: [courts], status: 'inReview' });
  });

  it('has an entry of the history before each change', async () => {
    const id = await write('Peer mentors');
    unwrap(await desk.apply(store, [change(id, { highlighted: true })], unstopped));
    const entries = await store.history.entries(id);
    expect(entries.map(({ reason }) => reason)).toContain('before-bulk');
  });

  it('leaves alone, in undoing, what somebody has changed since', async () => {
    const id = await write('Peer mentors');
    const [courts, research] = [await category('Courts'), await category('Research')];
    const steps = [change(id, { categories: [courts], highlighted: true })];
    const { token } = unwrap(await desk.apply(store, steps, unstopped));
    const { revision } = await read(id);
    unwrap(await store.saveArticle(id, revision, { categories: [research], summary: 'Theirs' }));
    unwrap(await desk.undo(store, token ?? '', unstopped));
    expect(await read(id)).toMatchObject({
      categories: [research],
      highlighted: false,
      summary: 'Theirs',
    });
  });

  it('goes on after an article that cannot be changed, and says which one it was', async () => {
    const [untitled, other] = [await write(''), await write('Night shift')];
    const steps = [untitled, other].map((id) => change(id, { status: 'inReview' }));
    const made = unwrap(await desk.apply(store, steps, unstopped));
    expect(made).toMatchObject({ changed: 1, failed: [{ id: untitled }], isStopped: false });
    expect((await read(other)).status).toBe('inReview');
  });

  it('stops where it is cancelled, and what was done can be taken back', async () => {
    const ids = [await write('One'), await write('Two'), await write('Three')];
    const before = await contents();
    const stop = new AbortController();
    const made = unwrap(
      await desk.apply(
        store,
        ids.map((id) => change(id, { highlighted: true })),
        { signal: stop.signal, onProgress: () => stop.abort() },
      ),
    );
    expect(made).toMatchObject({ changed: 1, isStopped: true });
    unwrap(await desk.undo(store, made.token ?? '', unstopped));
    expect(await contents()).toEqual(before);
  });

  it('is not begun while a window has text that could not be saved', async () => {
    const id = await write('Peer mentors');
    isFlushed = false;
    const refused = await desk.apply(store, [change(id, { highlighted: true })], unstopped);
    expect(refused).toMatchObject({ ok: false, error: { code: 'unsaved-elsewhere' } });
    expect((await read(id)).highlighted).toBe(false);
  });

  it('is forgotten with the library it was made in', async () => {
    const id = await write('Peer mentors');
    const { token } = unwrap(
      await desk.apply(store, [change(id, { highlighted: true })], unstopped),
    );
    desk.forget();
    const undone = await desk.undo(store, token ?? '', unstopped);
    expect(undone).toMatchObject({ ok: false, error: { code: 'not-found' } });
  });
});

describe('an action on shared records', () => {
  const without = (id: TermId): ChangeStep => ({
    kind: 'record',
    record: 'taxonomy',
    change: (current) => ({
      ...current,
      categories: current.categories.filter((one) => one.id !== id),
    }),
  });

  it('takes a term away last, tells the windows, and brings it back to its place', async () => {
    const [courts] = [await category('Courts'), await category('Research')];
    const id = await write('Peer mentors', { categories: [courts] });
    const before = await contents();
    let news = 0;
    store.listen(({ hasNewRecords }) => {
      news += hasNewRecords === true ? 1 : 0;
    });
    const steps: ChangeSet = [change(id, { categories: [] }), without(courts)];
    const { token } = unwrap(await desk.apply(store, steps, unstopped));
    expect(store.taxonomy.categories.map(({ name }) => name)).toEqual(['Research']);
    const young = await category('Young adults');
    unwrap(await desk.undo(store, token ?? '', unstopped));
    // A new term is told of, too.
    expect(news).toBe(3);
    expect(store.taxonomy.categories.map(({ name }) => name)).toEqual([
      'Courts',
      'Research',
      'Young adults',
    ]);
    // What was added since stays.
    unwrap(await desk.apply(store, [without(young)], unstopped));
    expect(await contents()).toEqual(before);
  });

  it('does not take a term away that an article could not let go of', async () => {
    const courts = await category('Courts');
    const id = await write('', { categories: [courts] });
    const steps: ChangeSet = [change(id, { categories: [], status: 'approved' }), without(courts)];
    const made = unwrap(await desk.apply(store, steps, unstopped));
    expect(made).toMatchObject({ changed: 0, token: null, failed: [{ id }] });
    expect(store.taxonomy.categories).toHaveLength(1);
  });
});

/** Another program writes an article and makes no checksum. */
async function alterOutside(id: ArticleId, change: Partial<Article>): Promise<void> {
  const path = files.article(library, id);
  const file = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...file, record: { ...file.record, ...change } }));
}

describe('a choice between two texts', () => {
  it('keeps both, one as a whole draft that undo puts into the trash and redo brings back', async () => {
    await write('Theirs');
    const before = await contents();
    const body = bodyOf('What I wrote');
    const mine = { headline: 'Mine', body, status: 'draft' } as const;
    const { article, token } = unwrap(await keepBeside(desk, store, mine));
    expect(await read(article.id)).toMatchObject({ ...mine, slug: 'mine', revision: 1 });
    const undone = unwrap(await desk.undo(store, token ?? '', unstopped));
    expect(await contents()).toEqual(before);
    unwrap(await desk.undo(store, undone.token ?? '', unstopped));
    expect(await read(article.id)).toMatchObject(mine);
  });

  it('makes no draft of a text that could not be loaded again', async () => {
    const body = { ...bodyOf('Written by a later Galley'), schemaVersion: 99 };
    const refused = await keepBeside(desk, store, { body });
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-argument' } });
    expect(store.summaries()).toEqual([]);
  });

  it('uses a file that was altered, and goes back to the version before, state included', async () => {
    const id = await write('Peer mentors');
    const before = await contents();
    const altered = { headline: 'Altered', status: 'published', body: bodyOf('By hand') } as const;
    await alterOutside(id, altered);
    const { article, token } = unwrap(await keepAltered(desk, store, id));
    expect(article).toMatchObject(altered);
    const undone = unwrap(await desk.undo(store, token ?? '', unstopped));
    expect(await contents()).toEqual(before);
    const kept = await Promise.all(
      (await store.history.entries(id)).map(async (entry) =>
        unwrap(await store.history.read(id, entry.id)),
      ),
    );
    expect(kept.map((entry) => entry.article.headline)).toContain('Altered');
    unwrap(await desk.undo(store, undone.token ?? '', unstopped));
    expect(await read(id)).toMatchObject(altered);
  });

  it('leaves alone what was written into an adopted text since', async () => {
    const id = await write('Peer mentors');
    await alterOutside(id, { headline: 'Altered', summary: 'By hand' });
    const { article, token } = unwrap(await keepAltered(desk, store, id));
    unwrap(await store.saveArticle(id, article.revision, { summary: 'Typed since' }));
    unwrap(await desk.undo(store, token ?? '', unstopped));
    expect(await read(id)).toMatchObject({ headline: 'Peer mentors', summary: 'Typed since' });
  });

  it('has nothing to go back to where no version but the file is known', async () => {
    const id = await write('Peer mentors');
    await store.close();
    await rm(files.history(library, id), { recursive: true, force: true });
    await alterOutside(id, { headline: 'Altered' });
    store = unwrap(await LibraryStore.open(library));
    expect(unwrap(await keepAltered(desk, store, id)).token).toBeNull();
  });
});

describe('any actions, all of them undone', () => {
  it('leave the content records as they were', async () => {
    const ids = [await write('One'), await write('Two', { status: 'published' }), await write('')];
    const terms = [await category('Courts'), await category('Research')];
    const [, type] = store.taxonomy.newsTypes.map((one) => one.id);
    const at = { instant: '2027-01-05T09:00:00.000Z', zone: 'UTC' };
    const edits: ArticleEdit[] = [
      ...(['draft', 'approved', 'published', 'archived'] as const).map((status) => ({ status })),
      { status: 'scheduled', publishAt: at },
      { categories: terms },
      { categories: [] },
      { publishedAt: '2025-02-03T10:00:00.000Z' },
      ...(type === undefined ? [] : [{ newsType: type }]),
    ];
    const oneOf = <T>(list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list);
    const step: fc.Arbitrary<ChangeStep> = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.tuple(oneOf(ids), oneOf(edits)).map(([id, edit]) => change(id, edit)),
      },
      oneOf(ids).map((id): ChangeStep => ({ kind: 'trash', id })),
      oneOf(terms).map(
        (id): ChangeStep => ({
          kind: 'record',
          record: 'taxonomy',
          change: ({ categories, ...others }) => ({
            ...others,
            categories: categories.filter((one) => one.id !== id).reverse(),
          }),
        }),
      ),
    );
    /** What a person does: an action on many, or a choice between two texts of one article. */
    type Deed =
      | { readonly does: 'apply'; readonly steps: ChangeStep[] }
      | { readonly does: 'beside' | 'adopt'; readonly id: ArticleId; readonly edit: ArticleEdit };
    const chosen = { id: oneOf(ids), edit: oneOf(edits) };
    const deed: fc.Arbitrary<Deed> = fc.oneof(
      fc.record({ does: fc.constant('apply' as const), steps: fc.array(step, { maxLength: 5 }) }),
      fc.record({ does: fc.constantFrom('beside' as const, 'adopt' as const), ...chosen }),
    );
    const tokenOf = async (one: Deed): Promise<string | null> => {
      if (one.does === 'apply') return unwrap(await desk.apply(store, one.steps, unstopped)).token;
      if (one.does === 'beside') return unwrap(await keepBeside(desk, store, one.edit)).token;
      if (store.summary(one.id) === undefined) return null;
      // What another program does is no action, and its choice takes it back as well.
      await alterOutside(one.id, { ...one.edit, headline: 'Altered' } as Partial<Article>);
      return unwrap(await keepAltered(desk, store, one.id)).token;
    };
    const before = await contents();
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 5 }), async (all) => {
        const tokens: string[] = [];
        for (const one of all) {
          const token = await tokenOf(one);
          if (token !== null) tokens.push(token);
        }
        for (const token of tokens.reverse()) unwrap(await desk.undo(store, token, unstopped));
        expect(await contents()).toEqual(before);
      }),
      { numRuns: 12 },
    );
  });
});
