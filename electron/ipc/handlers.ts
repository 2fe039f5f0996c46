// What each call does: one entry per call of the contract, each one step into a service.
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { Asset } from '../../core/content/asset.ts';
import { isImage } from '../../core/content/asset.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { failure, type Result, success, toFailure } from '../../core/errors.ts';
import type {
  EventName,
  EventPayload,
  ExportKind,
  ExportReceipt,
  LibraryInfo,
  Preferences,
} from '../../core/ipc/contract.ts';
import { summarise } from '../../core/library.ts';
import type { Backups } from '../backups.ts';
import type { Jobs } from '../jobs.ts';
import { Journal } from '../journal/journal.ts';
import { recoverAll, recoverArticle, report } from '../journal/recovery.ts';
import type { Settings } from '../settings.ts';
import { copyLibrary, createLibrary } from '../storage/create-library.ts';
import { LibraryStore, type ScrubFinding } from '../storage/library-store.ts';
import type { Handlers } from './serve.ts';

/** What the handlers need of the machine and the window: handed in by `main.ts`. */
export interface HandlerServices {
  readonly settings: Settings;
  readonly jobs: Jobs;
  readonly backups: Backups;
  readonly version: string;
  readonly developmentRuntime: boolean;
  readonly sampleLibrary: string;
  /** Where the sample newsroom is copied to, so that a person can change it. */
  readonly sampleCopy: string;
  readonly temporaryFolder: string;
  readonly documentsFolder: string;
  store(): LibraryStore | null;
  setStore(store: LibraryStore | null): void;
  /** The keystroke journal of the open library; null where nothing may be written. */
  journal(): Journal | null;
  setJournal(journal: Journal | null): void;
  announce<N extends EventName>(name: N, payload: EventPayload<N>): void;
  chooseFiles(options: OpenDialogOptions): Promise<string[]>;
  chooseDestination(options: SaveDialogOptions): Promise<string | undefined>;
  ask(question: { message: string; detail: string; confirm: string }): Promise<boolean>;
  applyTheme(theme: Preferences['theme']): void;
  openWithSystem(path: string): Promise<string>;
  openAddress(url: string): Promise<void>;
  showInFolder(path: string): void;
  exportWebsite(
    options: { library: string; kind: ExportKind; path: string },
    onProgress: (done: number, total: number, label: string) => void,
    signal: AbortSignal,
  ): Promise<Result<ExportReceipt>>;
  flushed(token: string, saved: boolean): void;
}

/** How a library is opened in this process: the one before it is closed, and every window is told. */
export function makeLibraryOpener(
  services: HandlerServices,
): (folder: string) => Promise<Result<LibraryInfo>> {
  return async (folder) => {
    const current = services.store();
    if (current?.folder === folder) return success(libraryInfoOf(current));
    const opened = await LibraryStore.open(folder);
    if (!opened.ok) return opened;
    await services.journal()?.close();
    await current?.close();
    services.setJournal(await openJournal(opened.value));
    services.setStore(opened.value);
    services.settings.setPlace({ folder, article: null });
    services.settings.addRecent(folder);
    const info = libraryInfoOf(opened.value);
    services.announce('library.changed', { library: info, changed: [], removed: [] });
    const found = ({ problems, changed, removed }: ScrubFinding): void => {
      if (services.store() !== opened.value) return;
      services.announce('library.problems', { problems: [...problems] });
      services.announce('library.changed', {
        library: info,
        changed: changed.map((one) => ({ ...one, categories: [...one.categories] })),
        removed: [...removed],
      });
    };
    void opened.value.scrub(found);
    void backUpIfDue(services, opened.value);
    return success(info);
  };
}

/** The day's backup, once one is due. That it failed is said like damage is: on top of the screen. */
async function backUpIfDue(services: HandlerServices, store: LibraryStore): Promise<void> {
  if (store.readOnly !== null || !services.backups.isDue(store.id, new Date())) return;
  const made = await services.jobs.run(randomUUID(), (signal) =>
    services.backups.run(store, signal),
  );
  if (made.ok || made.error.code === 'cancelled' || services.store() !== store) return;
  const folder = services.settings.backup.folder ?? '';
  store.problems.push({
    file: folder,
    code: 'backup-failed',
    detail: made.error.detail ?? made.error.code,
    setAside: false,
  });
  services.announce('library.problems', { problems: store.problems });
}

/** A journal that cannot be opened takes nothing else with it: each note then says that it failed. */
async function openJournal(store: LibraryStore): Promise<Journal | null> {
  if (store.readOnly !== null) return null;
  const journal = await Journal.open(store.folder, store.id).catch(() => null);
  const found = (await journal?.findAll().catch(() => [])) ?? [];
  for (const note of found) if (note.state === 'setAside') report(store, note);
  return journal;
}

export function makeHandlers(
  services: HandlerServices,
  openLibrary: (folder: string) => Promise<Result<LibraryInfo>>,
): Handlers {
  const { settings, jobs, announce } = services;
  const exported = new Map<string, string>();

  /** Runs `work` with the open library, or fails with `no-library-open`. */
  async function inLibrary<T>(
    work: (store: LibraryStore) => Promise<Result<T>> | Result<T>,
  ): Promise<Result<T>> {
    const store = services.store();
    return store === null ? failure('no-library-open') : work(store);
  }

  async function inJournal<T>(
    work: (store: LibraryStore, journal: Journal) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return inLibrary(async (store) => {
      const journal = services.journal();
      if (journal !== null) return work(store, journal);
      if (store.readOnly !== null) return failure('read-only', { detail: store.readOnly });
      return failure('write-failed', { detail: 'the keystroke journal could not be opened' });
    });
  }

  /** The article goes on being open when the app is started after a crash. */
  function isOpenNow(store: LibraryStore, article: ArticleId | null): void {
    settings.setPlace({ folder: store.folder, article });
  }

  async function importFiles(
    job: string,
    paths: readonly string[],
    accept: (asset: Asset) => boolean,
  ): Promise<Result<Asset[]>> {
    return inLibrary((store) =>
      jobs.run(job, async (signal) => {
        if (store.readOnly !== null) return failure('read-only', { detail: store.readOnly });
        const added: Asset[] = [];
        for (const path of paths) {
          const label = basename(path);
          const imported = await store.assets.importFile(path, {
            signal,
            onProgress: (done, total) =>
              jobs.report(job, { label, done, total, unit: 'bytes' }, announce),
          });
          if (!imported.ok) return imported;
          if (!accept(imported.value)) {
            return failure('unsupported-type', {
              subject: label,
              detail: imported.value.mediaType,
            });
          }
          added.push(imported.value);
        }
        return success(added);
      }),
    );
  }

  return {
    'app.state': async () => {
      const store = services.store();
      return success({
        library: store === null ? null : libraryInfoOf(store),
        recent: settings.recent,
        preferences: settings.preferences,
        platform: process.platform,
        version: services.version,
        developmentRuntime: services.developmentRuntime,
        reopen: store?.folder === settings.place?.folder ? (settings.place?.article ?? null) : null,
      });
    },
    'preferences.set': async (change) => {
      const preferences = settings.setPreferences(change);
      services.applyTheme(preferences.theme);
      return success(preferences);
    },

    'library.create': async ({ name }) => {
      const place = await services.chooseDestination({
        title: 'Create a newsroom',
        buttonLabel: 'Create',
        defaultPath: join(services.documentsFolder, name),
        properties: ['createDirectory'],
      });
      if (place === undefined) return failure('cancelled');
      const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const created = await createLibrary(place, { name, timeZone, now: new Date() });
      return created.ok ? openLibrary(place) : created;
    },
    'library.open': async () => {
      const [folder] = await services.chooseFiles({
        title: 'Open a newsroom',
        properties: ['openDirectory'],
      });
      return folder === undefined ? failure('cancelled') : openLibrary(folder);
    },
    'library.openRecent': async ({ key }) => {
      const folder = settings.folderOf(key);
      return folder === undefined ? failure('not-found') : openLibrary(folder);
    },
    'library.openSample': async () => {
      const opened = await openLibrary(services.sampleCopy);
      if (opened.ok || opened.error.code !== 'library-missing') return opened;
      const copied = await copyLibrary(services.sampleLibrary, services.sampleCopy);
      return copied.ok ? openLibrary(services.sampleCopy) : copied;
    },
    'library.close': async () => {
      await services.journal()?.close();
      services.setJournal(null);
      await services.store()?.close();
      services.setStore(null);
      settings.setPlace(null);
      announce('library.changed', { library: null, changed: [], removed: [] });
      return success({});
    },
    'library.contents': () =>
      inLibrary((store) =>
        success({
          site: store.site,
          taxonomy: store.taxonomy,
          people: [...store.people],
          articles: store.summaries().map((one) => ({ ...one, categories: [...one.categories] })),
          problems: store.problems,
        }),
      ),

    'article.create': () =>
      inLibrary(async (store) => {
        const created = await store.createArticle();
        if (created.ok) {
          isOpenNow(store, created.value.id);
          announceArticle(created.value);
        }
        return created;
      }),
    'article.get': ({ id }) =>
      inLibrary(async (store) => {
        const loaded = await store.article(id);
        if (!loaded.ok) return loaded;
        isOpenNow(store, id);
        const journal = services.journal();
        if (loaded.value.state !== 'complete' || journal === null) return loaded;
        const recovery = await recoverArticle(store, journal, loaded.value.article);
        if (recovery === undefined) return loaded;
        const { recovered, copy } = recovery;
        if (copy !== null) announceArticle(copy);
        return success({ ...loaded.value, recovered });
      }),
    'article.save': ({ id, baseRevision, edit }) =>
      inLibrary(async (store) => {
        await services.journal()?.saving(id);
        const saved = await store.saveArticle(id, baseRevision, edit);
        if (saved.ok) {
          services.journal()?.saved(id, baseRevision, saved.value.article);
          announceArticle(saved.value.article);
          const { body: _sentByTheWindow, ...article } = saved.value.article;
          return success({ article, savedAt: saved.value.savedAt });
        }
        return saved;
      }),
    'article.trash': ({ id }) =>
      inLibrary(async (store) => {
        const trashed = await store.trashArticle(id);
        if (!trashed.ok) return trashed;
        if (settings.place?.article === id) isOpenNow(store, null);
        announce('library.changed', { library: libraryInfoOf(store), changed: [], removed: [id] });
        return success({});
      }),
    'article.restore': ({ id }) =>
      inLibrary(async (store) => {
        const restored = await store.restoreArticle(id);
        if (!restored.ok) return restored;
        const summary = { ...restored.value, categories: [...restored.value.categories] };
        announce('library.changed', {
          library: libraryInfoOf(store),
          changed: [summary],
          removed: [],
        });
        return success(summary);
      }),
    'article.left': ({ id }) =>
      inLibrary((store) => {
        store.history.endSession(id);
        return success({});
      }),
    'trash.list': () => inLibrary((store) => store.trash()),

    'history.list': ({ id }) => inLibrary((store) => store.history.list(id)),
    'history.read': ({ id, entry }) => inLibrary((store) => store.history.read(id, entry)),
    'history.restore': ({ id, entry }) =>
      inLibrary(async (store) => {
        const restored = await store.restoreRevision(id, entry);
        if (restored.ok) announceArticle(restored.value.article);
        return restored;
      }),
    'history.name': ({ id, entry, name }) =>
      inLibrary((store) => store.nameRevision(id, entry, name)),

    'journal.note': ({ id, baseRevision, text }) =>
      inJournal(async (_store, journal) => {
        try {
          await journal.note(id, baseRevision, text);
          return success({});
        } catch (error) {
          return failure('write-failed', { detail: toFailure(error).detail });
        }
      }),
    'journal.clear': ({ id }) =>
      inJournal(async (_store, journal) => {
        await journal.clear(id);
        return success({});
      }),
    'journal.list': () =>
      inLibrary(async (store) => {
        const journal = services.journal();
        if (journal === null) return success({ found: [] });
        const { found, copies } = await recoverAll(store, journal);
        for (const copy of copies) announceArticle(copy);
        return success({ found });
      }),

    'taxonomy.add': ({ kind, name }) =>
      inLibrary(async (store) => {
        const added = await store.addTerm(kind, name);
        return added.ok ? success({ taxonomy: store.taxonomy, added: added.value }) : added;
      }),

    'asset.get': ({ ids }) =>
      inLibrary(async (store) => {
        const read = await Promise.all(ids.map((id) => store.assets.get(id)));
        return success(read.flatMap((one) => (one.ok ? [one.value] : [])));
      }),
    'asset.choose': async ({ job, purpose }) => {
      const paths = await services.chooseFiles({
        title: purpose === 'image' ? 'Insert an image' : 'Add attachments',
        properties: purpose === 'image' ? ['openFile'] : ['openFile', 'multiSelections'],
        ...(purpose === 'image'
          ? {
              filters: [
                { name: 'Images', extensions: ['jpg', 'jpeg', 'png', 'webp', 'gif', 'avif'] },
              ],
            }
          : {}),
      });
      if (paths.length === 0) return failure('cancelled');
      return importFiles(job, paths, purpose === 'image' ? isImage : () => true);
    },
    'asset.importBytes': ({ fileName, bytes }) =>
      inLibrary((store) =>
        store.readOnly !== null
          ? failure('read-only', { detail: store.readOnly })
          : store.assets.importBytes(fileName, bytes),
      ),
    'asset.edit': ({ id, edit }) =>
      inLibrary((store) =>
        store.readOnly !== null
          ? failure('read-only', { detail: store.readOnly })
          : store.assets.edit(id, edit),
      ),
    'asset.show': ({ id }) =>
      inLibrary(async (store) => {
        const located = await store.assets.locate(id);
        if (!located.ok) return located;
        const { asset, path } = located.value;
        const agreed = await services.ask({
          message: `Open “${asset.fileName}” in another program?`,
          detail:
            'A copy is opened. Files from elsewhere can be harmful: open only what you trust.',
          confirm: 'Open',
        });
        if (!agreed) return failure('cancelled');
        const folder = join(services.temporaryFolder, randomUUID());
        await mkdir(folder, { recursive: true });
        const stem = basename(asset.fileName, extname(asset.fileName));
        const copy = join(folder, `${stem}.${asset.extension}`);
        await copyFile(path, copy);
        const problem = await services.openWithSystem(copy);
        if (problem === '') return success({});
        return failure('file-unreadable', { subject: asset.fileName, detail: problem });
      }),

    'backup.run': ({ job, chooseFolder }) =>
      inLibrary((store) =>
        jobs.run(job, async (signal) => {
          if (chooseFolder || settings.backup.folder === null) {
            const [folder] = await services.chooseFiles({
              title: 'Choose where backups go: a second disk is best',
              buttonLabel: 'Back up here',
              properties: ['openDirectory', 'createDirectory'],
            });
            if (folder === undefined) return failure('cancelled');
            settings.setBackupFolder(folder);
          }
          return services.backups.run(store, signal);
        }),
      ),

    'export.start': ({ job, kind }) =>
      inLibrary((store) =>
        jobs.run(job, async (signal) => {
          const path = await chooseExportPlace(services, store, kind);
          if (path === undefined) return failure('cancelled');
          const receipt = await services.exportWebsite(
            { library: store.folder, kind, path },
            (done, total, label) =>
              jobs.report(job, { label, done, total, unit: 'files' }, announce),
            signal,
          );
          if (receipt.ok) exported.set(job, path);
          return receipt;
        }),
      ),
    'export.reveal': async ({ job }) => {
      const path = exported.get(job);
      if (path === undefined) return failure('not-found');
      services.showInFolder(path);
      return success({});
    },
    'job.cancel': async ({ job }) => {
      jobs.cancel(job);
      return success({});
    },

    'link.open': async ({ url }) => {
      const address = outsideAddress(url);
      if (address === undefined) return failure('not-permitted', { subject: url });
      const agreed = await services.ask({
        message: 'Open this address in your browser?',
        detail: address,
        confirm: 'Open',
      });
      if (!agreed) return failure('cancelled');
      await services.openAddress(address);
      return success({});
    },
    'window.flushed': async ({ token, saved }) => {
      services.flushed(token, saved);
      return success({});
    },
  };

  function announceArticle(article: Parameters<typeof summarise>[0]): void {
    const store = services.store();
    if (store === null) return;
    const summary = summarise(article);
    announce('library.changed', {
      library: libraryInfoOf(store),
      changed: [{ ...summary, categories: [...summary.categories] }],
      removed: [],
    });
  }
}

/** An address that may be opened outside: http, https or mailto, without a user name; or undefined. */
export function outsideAddress(text: string): string | undefined {
  try {
    const url = new URL(text);
    const allowed = ['https:', 'http:', 'mailto:'].includes(url.protocol);
    return allowed && url.username === '' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Copies a dropped file: the only way a path enters, and it comes from the preload. */
export async function importDropped(
  services: Pick<HandlerServices, 'store' | 'jobs' | 'announce'>,
  { job, path }: { job: string; path: string },
): Promise<Result<Asset>> {
  const store = services.store();
  if (store === null) return failure('no-library-open');
  if (store.readOnly !== null) return failure('read-only', { detail: store.readOnly });
  return services.jobs.run(job, (signal) =>
    store.assets.importFile(path, {
      signal,
      onProgress: (done, total) =>
        services.jobs.report(
          job,
          { label: basename(path), done, total, unit: 'bytes' },
          services.announce,
        ),
    }),
  );
}

async function chooseExportPlace(
  services: HandlerServices,
  store: LibraryStore,
  kind: ExportKind,
): Promise<string | undefined> {
  const name = store.site.name.replace(/[\\/:*?"<>|]/g, ' ').trim() || 'Website';
  if (kind === 'bundle') {
    return services.chooseDestination({
      title: 'Export the website as a bundle',
      buttonLabel: 'Export',
      defaultPath: join(services.documentsFolder, `${name}.zip`),
      filters: [{ name: 'Website bundle', extensions: ['zip'] }],
    });
  }
  return services.chooseDestination({
    title: 'Export the website as a folder',
    buttonLabel: 'Export',
    defaultPath: join(services.documentsFolder, `${name} website`),
    properties: ['createDirectory'],
  });
}

function libraryInfoOf(store: LibraryStore): LibraryInfo {
  return { id: store.id, name: store.site.name, folder: store.folder, readOnly: store.readOnly };
}
