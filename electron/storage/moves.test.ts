// Does the audit trail hear of every step of an article, whoever takes it and by whatever way, and of nothing else?
import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ArticleEdit } from '../../core/content/article.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import { movesAmong } from '../../core/workflow/moves.ts';
import { LibraryStore } from './library-store.ts';
import { bodyOf, newNewsroom } from './newsroom-for-tests.ts';

let root: string;
let store: LibraryStore;
let warned: string[];
let id: ArticleId;

beforeEach(async () => {
  const made = await newNewsroom();
  root = made.root;
  warned = [];
  const warn = (line: string) => void warned.push(line);
  store = unwrap(await LibraryStore.open(made.library, { who: () => 'Inês', warn }));
  id = unwrap(await store.createArticle()).id;
  await save({ headline: 'Peer mentors', body: bodyOf('Words') });
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true, force: true });
});

async function save(edit: ArticleEdit, why?: string): Promise<void> {
  const { article } = unwrap(await store.article(id));
  unwrap(await store.saveArticle(id, article.revision, edit, why));
}
const trail = async () => (await store.audit()).map(({ kind, by, details }) => [kind, by, details]);

it('has a step with who took it and why, and nothing for a change of text', async () => {
  await save({ status: 'inReview' });
  await save({ headline: 'Peer mentors in Lisbon' });
  await save({ status: 'draft' }, 'Two numbers have no source');
  expect(await trail()).toEqual([
    ['moved', 'Inês', { from: 'draft', to: 'inReview', revision: 2 }],
    [
      'moved',
      'Inês',
      { from: 'inReview', to: 'draft', revision: 4, why: 'Two numbers have no source' },
    ],
  ]);
  expect(movesAmong(await store.audit(), id)).toHaveLength(2);
});

it('has the steps of an action on many articles, and the way to the trash and back', async () => {
  unwrap(await store.changeArticle(id, () => ({ status: 'approved' })));
  unwrap(await store.trashArticle(id));
  unwrap(await store.restoreArticle(id));
  expect((await trail()).map(([kind]) => kind)).toEqual(['moved', 'trashed', 'restored']);
});

it('has a step by the time that windows hear of it', async () => {
  const heard: Promise<number>[] = [];
  store.listen(() => heard.push(store.audit().then(({ length }) => length)));
  await save({ status: 'inReview' });
  expect(await heard[0]).toBe(1);
});

it('has an embargo that is set, and one that is lifted while it is in force', async () => {
  const until = { instant: '2099-01-01T09:00:00.000Z', zone: 'Europe/Brussels' };
  await save({ embargoUntil: until });
  await save({ embargoUntil: undefined }, 'The ministry published it itself');
  expect((await trail()).map(([kind]) => kind)).toEqual(['embargo-set', 'embargo-lifted']);
});

it('does not hold back a save that it cannot note, and the log says so', async () => {
  // A file where the folder of the trail should be.
  await rm(`${store.folder}/audit`, { recursive: true, force: true });
  const { writeFile } = await import('node:fs/promises');
  await writeFile(`${store.folder}/audit`, '');
  await save({ status: 'inReview' });
  expect(unwrap(await store.article(id)).article.status).toBe('inReview');
  expect(warned.join()).toContain('audit trail');
});
