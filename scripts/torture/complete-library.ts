// A library with one of everything in it: what flipped bits and cut files are tried on, file by file.
import { createHash } from 'node:crypto';
import { readdir, utimes } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { ArticleEdit } from '../../core/content/article.ts';
import { makePersonId } from '../../core/content/ids.ts';
import { unwrap } from '../../core/errors.ts';
import { Journal } from '../../electron/journal/journal.ts';
import { backUp } from '../../electron/storage/backup.ts';
import { commitTogether } from '../../electron/storage/commit-journal.ts';
import { machineDisk } from '../../electron/storage/durable-file.ts';
import { files } from '../../electron/storage/library-files.ts';
import { LibraryStore } from '../../electron/storage/library-store.ts';
import { openRecord, recordChange } from '../../electron/storage/record-file.ts';
import { bodyOf } from './ledger.ts';
import { makeLibrary } from './make-library.ts';
import { below, type Random } from './suite.ts';

export interface CompleteLibrary {
  readonly library: string;
  /** Where its one backup lies. */
  readonly backups: string;
}

/**
 * Articles with categories, tags, bylines and files, moved addresses, history with names, an article in the trash, a
 * note of unsaved text, events of the audit trail and a receipt, a change of two records whose journal stayed, an index, and a backup.
 */
export async function makeCompleteLibrary(
  folder: string,
  random: Random,
): Promise<CompleteLibrary> {
  const library = await makeLibrary(folder, { count: 6, media: 2, random });
  const person = makePersonId({
    now: () => 1_770_000_000_000,
    random: (bytes) => bytes.fill(below(random, 256)),
  });
  const people = unwrap(await openRecord('people', files.people(library)));
  people.data.people = [
    { id: person, name: 'Tess Vermeulen', role: 'Editor', organisation: 'CEP', link: '' },
  ];
  await people.write();
  await settle(library);

  const store = unwrap(await LibraryStore.open(library));
  const category = unwrap(await store.addTerm('category', 'Probation'));
  const tag = unwrap(await store.addTerm('tag', 'Łódź'));
  const asset = unwrap(
    await store.assets.importBytes('agenda.txt', Buffer.from('The agenda.\n'.repeat(40))),
  );
  const ids = store.summaries().map(({ id }) => id);
  for (const [index, id] of ids.entries()) {
    const read = unwrap(await store.article(id)).article;
    const edit: ArticleEdit = {
      standfirst: 'Two days in May, in a town with a castle.',
      body: bodyOf(`Rewritten, ${random().toString(36)}. `.repeat(10 + below(random, 30))),
      categories: [category.id],
      tags: [tag.id],
      bylines: [person],
      attachments: [{ asset: asset.id, title: 'Agenda', language: 'en' }],
      ...(index % 2 === 0 ? { slug: `piece-${index}-move-${read.revision + 1}` } : {}),
    };
    unwrap(await store.saveArticle(id, read.revision, edit));
    const [entry] = await store.history.entries(id);
    if (entry !== undefined && index < 2) {
      unwrap(await store.nameRevision(id, entry.id, 'As it was sent to the board'));
    }
  }
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) throw new Error('the library is too small');
  unwrap(await store.trashArticle(last));
  for (const kind of ['override', 'override-withdrawn', 'override']) {
    const subject = { type: 'article', id: first };
    unwrap(
      await store.noteEvent({ by: 'Tess Vermeulen', kind, subject, details: { why: 'Łódź' } }),
    );
  }
  const written = { name: 'Website.zip', kind: 'bundle', articles: 5, pages: 9, files: 64 };
  const about = { target: 'export', written: { ...written, bytes: 4096, manifest: null } };
  const list = createHash('sha256').update('what is there now').digest('hex');
  const counts = { create: 5, update: 0, delete: 0, leave: 0 };
  const live = [{ id: first, revision: 1, path: 'news/piece/' }];
  const publish = { target: 'live', id: 'one', counts, bytes: 4096, list, articles: live };
  unwrap(await store.keepReceipt({ ...about, publish: null, overrides: [] }));
  unwrap(await store.keepReceipt({ ...about, target: 'Website', publish, overrides: [] }));
  await store.close();
  await settle(library);
  // Once more, now that no file is young: the index then has a row for each.
  await unwrap(await LibraryStore.open(library)).close();

  const backups = join(folder, 'Backups');
  unwrap(await backUp(library, backups, { now: new Date('2026-03-02T09:00:00Z') }));
  const journal = await Journal.open(library, store.id);
  await journal.note(first, 1, 3, {
    headline: 'Not yet saved',
    standfirst: '',
    summary: '',
    body: JSON.stringify(bodyOf('What nobody else has read.')),
  });
  await journal.close();
  await leaveCommitJournal(library);
  await settle(library);
  return { library, backups };
}

/** A change of two records that is on disk, and whose journal could not be removed. */
async function leaveCommitJournal(library: string): Promise<void> {
  const redirects = unwrap(await openRecord('redirects', files.redirects(library)));
  const people = unwrap(await openRecord('people', files.people(library)));
  await commitTogether(
    library,
    [recordChange(redirects, redirects.data), recordChange(people, people.data)],
    { ...machineDisk, unlink: () => Promise.reject(new Error('it stays')) },
  );
}

/** Makes every file an hour old. */
async function settle(library: string): Promise<void> {
  const then = new Date(Date.now() - 60 * 60 * 1000);
  for (const path of await filesIn(library)) await utimes(join(library, path), then, then);
}

/** Every file of a folder, as paths inside it, in order. */
export async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
