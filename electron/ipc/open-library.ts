// How a library is opened in this process, with its journal; the one before it is closed, and every window is told.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { failure, type Result, success } from '../../core/errors.ts';
import type { LibraryInfo } from '../../core/ipc/contract.ts';
import { Journal } from '../journal/journal.ts';
import { report } from '../journal/recovery.ts';
import { accountName } from '../storage/account-name.ts';
import { LibraryStore } from '../storage/library-store.ts';
import { type HandlerServices, libraryInfoOf } from './handlers/desk.ts';

/** Opens libraries, one after the other: asked for a second one while the first is on its way, it waits for that. */
export function makeLibraryOpener(
  services: HandlerServices,
): (folder: string) => Promise<Result<LibraryInfo>> {
  let turn: Promise<unknown> = Promise.resolve();
  const open = async (folder: string): Promise<Result<LibraryInfo>> => {
    const current = services.store();
    if (current?.folder === folder) return success(libraryInfoOf(current));
    // What is typed in any window goes to the library it was typed in.
    if (current !== null && !(await services.flushWindows())) return failure('unsaved-elsewhere');
    const opened = await LibraryStore.open(folder, {
      frontAtOnce: true,
      warn: (line) => services.log(line, 'warning'),
      who: () => services.settings.preferences.personName.trim() || accountName(),
    });
    if (!opened.ok) return opened;
    await services.journal()?.close();
    // What it keeps is written while the library is still ours.
    await services.search.close();
    await services.related.close();
    await current?.close();
    services.setJournal(await openJournal(opened.value));
    services.setStore(opened.value);
    services.search.follow(opened.value);
    await services.related.follow(opened.value);
    services.preview.follow(folder);
    services.openArticles.none();
    services.settings.setPlace({ folder, article: null });
    services.settings.addRecent(folder);
    const info = libraryInfoOf(opened.value);
    services.announce('library.changed', { library: info, changed: [], removed: [] });
    services.changes.forget();
    const { value: store } = opened;
    let told = info.name;
    store.listen(({ changed, removed, problems, hasNewRecords, newsletter }) => {
      if (hasNewRecords) {
        const { site, taxonomy, people } = store;
        services.announce('library.records', { site, taxonomy, people });
      }
      if (newsletter !== undefined) services.announce('newsletter.changed', newsletter);
      const now = libraryInfoOf(store);
      const isRenamed = now.name !== told;
      told = now.name;
      const isOnlyRecords = hasNewRecords === true || newsletter !== undefined;
      if (changed.length > 0 || removed.length > 0 || !isOnlyRecords || isRenamed) {
        services.announce('library.changed', { library: now, changed, removed });
      }
      if (problems !== undefined) services.announce('library.problems', { problems });
    });
    void opened.value.scrub();
    void backUpIfDue(services, opened.value);
    void resumeRelated(services, opened.value);
    return success(info);
  };
  return (folder) => {
    const mine = turn.then(() => open(folder));
    turn = mine.catch(() => undefined);
    return mine;
  };
}

/** The first picture of the window comes before. */
const BACKUP_AFTER_MS = 1000;

/** The day's backup, once one is due. That it failed is said like damage is: on top of the screen. */
async function backUpIfDue(services: HandlerServices, store: LibraryStore): Promise<void> {
  await wait(BACKUP_AFTER_MS, undefined, { ref: false });
  if (store.readOnly !== null || !services.backups.isDue(store.id, new Date())) return;
  const made = await services.jobs.run(randomUUID(), (signal) =>
    services.backups.run(store, signal),
  );
  if (made.ok || made.error.code === 'cancelled' || services.store() !== store) return;
  const folder = services.settings.backup.folder ?? '';
  store.report({
    file: folder,
    code: 'backup-failed',
    detail: made.error.detail ?? made.error.code,
    setAside: false,
  });
}

/** The list that the window begins with comes before. */
const RELATED_AFTER_MS = 5000;

/** Related news that was still to be computed when the newsroom was closed. */
async function resumeRelated(services: HandlerServices, store: LibraryStore): Promise<void> {
  await wait(RELATED_AFTER_MS, undefined, { ref: false });
  if (services.store() === store) await services.related.resume();
}

/** A journal that cannot be opened takes nothing else with it: each note then says that it failed. */
async function openJournal(store: LibraryStore): Promise<Journal | null> {
  if (store.readOnly !== null) return null;
  const journal = await Journal.open(store.folder, store.id).catch(() => null);
  const found = (await journal?.findAll().catch(() => [])) ?? [];
  for (const note of found) if (note.state === 'setAside') report(store, note);
  return journal;
}
