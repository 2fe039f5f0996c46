// How the app is put together: services in order, each handed only what it needs; the one file that knows everybody.
import { mkdirSync } from 'node:fs';
import { url as inspectorUrl } from 'node:inspector';
import { basename, dirname, isAbsolute, join } from 'node:path';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  Menu,
  nativeTheme,
  safeStorage,
  session,
  shell,
  webContents,
} from 'electron';
import { say } from '../core/check-messages.ts';
import type { CommandId } from '../core/commands.ts';
import { failure, type Result, success } from '../core/errors.ts';
import type { EventName, EventPayload, Sent } from '../core/ipc/contract.ts';
import { TEST_SERVER } from '../core/ipc/newsletter-contract.ts';
import { describeFailure } from '../core/messages.ts';
import { askProcess } from './asking/ask-process.ts';
import { Backups } from './backups.ts';
import { CalendarFiles } from './calendar/calendar-files.ts';
import { calendarTalk } from './calendar/calendar-messages.ts';
import { preflightTalk } from './checks/preflight-messages.ts';
import { ChangeDesk } from './desk/change-desk.ts';
import { MediaDesk } from './desk/media-desk.ts';
import { gatherFacts, RecentFailures } from './diagnostics.ts';
import { ExportClient } from './export/export-client.ts';
import { unfinishedFolders } from './export/folder-desk.ts';
import { importDropped } from './ipc/handlers/assets.ts';
import type { HandlerServices } from './ipc/handlers/desk.ts';
import { planOfFolder } from './ipc/handlers/kit.ts';
import { makeHandlers } from './ipc/handlers.ts';
import { makeLibraryOpener } from './ipc/open-library.ts';
import { OpeningAtStart } from './ipc/opening-at-start.ts';
import { Preflights } from './ipc/preflights.ts';
import { emit, type Handlers, serve } from './ipc/serve.ts';
import { Jobs } from './jobs.ts';
import type { Journal } from './journal/journal.ts';
import { KitDesk } from './kit/kit-desk.ts';
import { kitTalk } from './kit/kit-messages.ts';
import { AppLanguage } from './language.ts';
import { openLog, readLog } from './log.ts';
import { mediaTalk } from './media/media-messages.ts';
import { Thumbnails } from './media/thumbnails.ts';
import { MailAccount } from './newsletter/mail-account.ts';
import { NewsletterDesk } from './newsletter/newsletter-desk.ts';
import { newsletterTalk } from './newsletter/newsletter-messages.ts';
import { OpenArticles } from './open-articles.ts';
import { personCacheFolder } from './person-cache.ts';
import { Preview } from './preview/preview.ts';
import { PublishClient } from './publish/publish-client.ts';
import { Publishing } from './publish/publishing.ts';
import { progressWords } from './publish/target-words.ts';
import { Related } from './related/related.ts';
import { ReplacedLists } from './related/replaced-lists.ts';
import { Search } from './search/search.ts';
import { Secrets } from './secrets.ts';
import { openSecretFile, Settings } from './settings.ts';
import { NewsroomKeys } from './signature/newsroom-keys.ts';
import type { LibraryStore } from './storage/library-store.ts';
import { UndoFiles } from './undo-files.ts';
import { Closing } from './window/closing.ts';
import { hardenContents, hardenSession, refusedSwitch } from './window/hardening.ts';
import { menuTemplate } from './window/menu-template.ts';
import { isOwnOrigin, pageUrl } from './window/origin.ts';
import { ownProcesses } from './window/own-processes.ts';
import {
  readPreviewAddress,
  reloadPreview,
  servePreviews,
  tellWhereLinksLead,
} from './window/preview-frame.ts';
import { declareScheme, prepareToServe, serveApp } from './window/protocol.ts';
import { askAboutHanging, systemDialogs } from './window/system-dialogs.ts';
import { besideOf, openWindow } from './window/window.ts';

/** The oldest Electron that may be shipped; an older one is for development and tests. */
const OLDEST_SHIPPED_ELECTRON = 44;

/** A window that dies twice within this time probably dies of what it shows. */
const SOON_MS = 15_000;

const developmentUrl = app.isPackaged ? undefined : process.env.GALLEY_DEV_URL;
const resources = app.isPackaged ? process.resourcesPath : join(__dirname, '..', 'resources');
const smoke = process.env.GALLEY_SMOKE === '1';

const preview = new Preview({
  themesFolder: join(resources, 'themes'),
  cacheFolder: personCacheFolder(),
  fork: ownProcesses.preview,
  onBetter: (window) => {
    const contents = webContents.fromId(window);
    const shown = contents && BrowserWindow.fromWebContents(contents);
    if (shown) emit(shown, 'preview.better', {});
  },
});

const refused = app.isPackaged ? refusedSwitch(inspectorUrl() !== undefined) : undefined;
if (refused !== undefined) {
  process.stderr.write(`Galley does not start with --${refused}: it would undo its protections.\n`);
  app.exit(2);
} else if (!app.requestSingleInstanceLock()) {
  app.quit();
} else {
  app.enableSandbox();
  declareScheme();
  hardenContents(developmentUrl, (address) => {
    const asked = readPreviewAddress(address);
    return asked !== undefined && preview.mayShow(asked.key, asked.path);
  });
  void app.whenReady().then(start);
}

async function start(): Promise<void> {
  const logFile = join(app.getPath('userData'), 'logs', 'galley.log');
  const log = openLog(logFile);
  const failures = new RecentFailures();
  const settings = new Settings();
  const language = new AppLanguage(() => app.getPreferredSystemLanguages());
  const openArticles = new OpenArticles(settings);
  const jobs = new Jobs();
  const windows = new Set<BrowserWindow>();
  let store: LibraryStore | null = null;
  let journal: Journal | null = null;

  const announce = <N extends EventName>(name: N, payload: Sent<EventPayload<N>>): void => {
    const told = name === 'job.progress' ? language.said(payload, progressWords) : payload;
    for (const window of windows) emit(window, name, told);
  };
  const closing = new Closing(
    (window, token) => emit(window, 'app.flush', { token }),
    (window) => journal?.holdsAllNoted(window.webContents.id) ?? false,
    () => language.messages.system.notSaved,
  );
  const temporaryFolder = join(app.getPath('temp'), 'galley');
  mkdirSync(temporaryFolder, { recursive: true, mode: 0o700 });
  const focused = (): BrowserWindow | undefined =>
    BrowserWindow.getFocusedWindow() ?? [...windows][0];

  const backups = new Backups(settings, ownProcesses.backup);
  const atStart = new OpeningAtStart();
  const search = new Search(ownProcesses.search, (progress) =>
    announce('search.progress', progress),
  );
  const exports = new ExportClient(ownProcesses.export);
  const secrets = new Secrets(safeStorage, openSecretFile());
  const mailAccount = new MailAccount(settings, secrets);
  const signatures = new NewsroomKeys(secrets);
  const publishing = new Publishing({
    client: new PublishClient(ownProcesses.publish),
    secrets,
    wishFile: settings,
    themesFolder: join(resources, 'themes'),
    cacheFolder: personCacheFolder(),
    onChanged: () => announce('publish.changed', {}),
    onReady: ({ id, label }) => announce('publish.ready', { target: id, label }),
  });
  // An export into a folder that a crash cut short is finished before anybody asks; seldom is there one.
  void unfinishedFolders(personCacheFolder()).then((folders) => {
    if (folders.length > 0) ownProcesses.finishExports();
  });
  const related = new Related({
    fork: ownProcesses.related,
    replaced: new ReplacedLists(join(temporaryFolder, 'replaced-lists.jsonl')),
    now: () => new Date(),
    warn: (line) => log(line, 'warning'),
  });
  const developmentRuntime =
    Number.parseInt(process.versions.electron, 10) < OLDEST_SHIPPED_ELECTRON;
  const undoFolder = join(app.getPath('userData'), 'undo');
  const media = new MediaDesk({
    ask: (question, how) => askProcess(mediaTalk, question, ownProcesses.media, how),
    tell: (news) => announce('media.changed', news),
    undoFolder,
    cacheFolder: personCacheFolder(),
    now: () => new Date(),
  });
  const calendarFiles = new CalendarFiles(
    (question, how) => askProcess(calendarTalk, question, ownProcesses.calendar, how),
    () => new Date(),
  );
  const kit = new KitDesk((question, how) => askProcess(kitTalk, question, ownProcesses.kit, how));
  const thumbnails = new Thumbnails({
    cacheFolder: personCacheFolder(),
    fork: ownProcesses.thumbnails,
    warn: log,
  });
  const changes = new ChangeDesk(() => closing.flushAll(windows));
  const services: HandlerServices = {
    settings,
    language,
    openArticles,
    jobs,
    backups,
    changes,
    media,
    calendarFiles,
    kit,
    search,
    related,
    preview,
    publishing,
    mailAccount,
    signatures,
    newsletter: new NewsletterDesk({
      changes,
      now: () => new Date(),
      read: (issue) => preview.readIssue(issue),
      describe: ({ reason }) => say(language.messages.newsletterChecks.reasons, reason),
    }),
    askNewsletter: (question, how) =>
      askProcess(newsletterTalk, question, ownProcesses.newsletter, how),
    reloadPreview: (window, key) => reloadPreview(window, key, preview),
    atStart,
    log,
    version: app.getVersion(),
    developmentRuntime,
    sampleLibrary: join(resources, 'sample-newsroom'),
    preflights: new Preflights(),
    undoFiles: new UndoFiles(undoFolder),
    sampleCopy: join(app.getPath('userData'), 'Sample newsroom'),
    temporaryFolder,
    documentsFolder: app.getPath('documents'),
    store: () => store,
    setStore: (next) => {
      if (next?.folder !== store?.folder) exports.forget();
      store = next;
      publishing.follow(next);
      media.follow(next);
    },
    journal: () => journal,
    setJournal: (next) => {
      journal = next;
    },
    announce,
    ...systemDialogs(focused, () => language.messages.system),
    applyTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    applyLanguage: async (choice) => {
      if (await language.follow(choice)) showMenu();
    },
    applyZoom(zoom) {
      for (const window of windows) window.webContents.setZoomFactor(zoom);
    },
    async copyText(text) {
      await clipboard.writeText(text);
    },
    readLog: (most) =>
      readLog(logFile, most, [
        [store?.folder ?? '', '<newsroom>'],
        [app.getPath('userData'), '<settings>'],
        [app.getPath('home'), '<home>'],
      ]),
    diagnose: (lines) =>
      gatherFacts({
        version: app.getVersion(),
        locale: app.getLocale(),
        developmentRuntime,
        windows: windows.size,
        ...{ settings, store, failures, lines },
      }),
    themesFolder: join(resources, 'themes'),
    openWithSystem: (path) => shell.openPath(path),
    openAddress: (url) => shell.openExternal(url),
    showInFolder: (path) => shell.showItemInFolder(path),
    cacheFolder: personCacheFolder(),
    askPreflight: (question, how) =>
      askProcess(preflightTalk, question, ownProcesses.preflight, how),
    async exportWebsite({ library, kind, path, key }, onProgress, signal) {
      const running = exports.start(
        {
          libraryFolder: library,
          themesFolder: join(resources, 'themes'),
          cacheFolder: personCacheFolder(),
          destination: { kind, path },
          asOf: new Date().toISOString(),
        },
        onProgress,
        key && ((manifest) => success(key.sign(manifest))),
      );
      signal.addEventListener('abort', () => running.cancel());
      return running.result;
    },
    flushed: (token, saved) => closing.flushed(token, saved),
    flushWindows: () => closing.flushAll(windows),
  };

  const openLibrary = makeLibraryOpener(services);
  const handlers = makeHandlers(services, openLibrary);
  const service = serve({
    handlers,
    takeDropped: ({ to, ...dropped }) =>
      to === 'kit' ? planOfFolder(services, dropped) : importDropped(services, dropped),
    keepSecret: async (input) => {
      if (input.target === TEST_SERVER) return mailAccount.keepPassword(input.name, input.value);
      return store === null ? failure('no-library-open') : publishing.keepSecret(store, input);
    },
    isTrusted: (event) => {
      const window = BrowserWindow.fromWebContents(event.sender);
      return (
        window !== null &&
        windows.has(window) &&
        event.senderFrame === event.sender.mainFrame &&
        isOwnOrigin(event.senderFrame.url, developmentUrl)
      );
    },
    log,
    onFailure: (call, code) => failures.add(call, code, new Date()),
  });

  hardenSession(session.defaultSession, developmentUrl);
  servePreviews(session.defaultSession, preview, developmentUrl);
  serveApp(session.defaultSession, join(__dirname, 'renderer'), () => store?.assets, thumbnails);

  /** Opens a window; one that comes beside another does not cover it. */
  function showWindow(beside?: BrowserWindow): BrowserWindow {
    const window = openWindow({
      preload: join(__dirname, 'preload.cjs'),
      url: pageUrl(developmentUrl),
      icon: process.platform === 'linux' ? join(resources, 'icons', '512x512.png') : undefined,
      place: beside === undefined ? settings.window : besideOf(beside),
      developerTools: !app.isPackaged,
    });
    let lastGone = 0;
    windows.add(window);
    closing.guard(window);
    window.on('focus', () => openArticles.focused(window.webContents.id));
    window.on('close', () => settings.setWindow(window.getNormalBounds()));
    const { id } = window.webContents;
    tellWhereLinksLead(
      window.webContents,
      () => preview.isShown(id),
      (told, address) => emit(told, 'preview.pointed', { address }),
    );
    window.on('closed', () => {
      preview.away(id);
      windows.delete(window);
      journal?.windowGone(id);
      openArticles.closed(id);
    });
    window.webContents.on('render-process-gone', (_event, details) => {
      log(`the window's process is gone: ${details.reason}`, 'error');
      if (details.reason === 'clean-exit') return;
      // An article that the window dies of is not opened for it a second time.
      if (Date.now() - lastGone < SOON_MS) openArticles.forget(id);
      lastGone = Date.now();
      window.webContents.reload();
    });
    window.on('unresponsive', () => void askAboutHanging(window, language.messages.system.hanging));
    window.webContents.on('dom-ready', () =>
      window.webContents.setZoomFactor(settings.preferences.zoom),
    );
    window.webContents.on('did-finish-load', () => {
      if (!smoke) return;
      process.stdout.write('galley: ready\n');
      app.quit();
    });
    return window;
  }

  const developerTools = !app.isPackaged;
  const runCommand = (command: CommandId): void => {
    const window = focused();
    if (command === 'window.new') showWindow(window);
    else if (window !== undefined) emit(window, 'app.command', { command });
  };
  function showMenu(): void {
    const { messages } = language;
    const { platform } = process;
    const template = menuTemplate({ messages, platform, developerTools, run: runCommand });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
  await language.follow(settings.preferences.language);
  showMenu();

  nativeTheme.themeSource = settings.preferences.theme;
  // The window comes first: its process starts while the newsroom opens here.
  showWindow();
  prepareToServe();

  // Where the app was when it last ended without being asked to; forgotten first, should opening it be what ended it.
  const left = settings.place;
  settings.setPlace(null);
  const openAtStart = async (open: () => Promise<Result<unknown>>): Promise<Result<unknown>> => {
    const opened = await open();
    if (left !== null && store?.folder === left.folder) settings.setPlace(left);
    return opened;
  };
  const named = libraryNamed(process.argv, openLibrary, handlers);
  const first =
    named ??
    (left === null
      ? undefined
      : { name: basename(left.folder), open: () => openLibrary(left.folder) });
  if (first !== undefined) atStart.follow(first.name, openAtStart(first.open));

  const openElsewhere = async (argv: readonly string[]): Promise<void> => {
    const window = [...windows][0] ?? showWindow();
    if (window.isMinimized()) window.restore();
    window.focus();
    // The text of the library that is open now comes first.
    const other = libraryNamed(argv, openLibrary, handlers);
    if (other === undefined || !(await closing.flushAll(windows))) return;
    const opened = await other.open();
    if (opened.ok) return;
    const { sentence, action } = describeFailure(language.messages, opened.error);
    dialog.showErrorBox(language.messages.system.notOpened, `${sentence} ${action}`);
  };
  app.on('second-instance', (_event, argv) => void openElsewhere(argv));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void openElsewhere([path]);
  });
  app.on('activate', () => {
    if (windows.size === 0) showWindow();
  });
  app.on('window-all-closed', () => app.quit());

  let drained = false;
  app.on('will-quit', (event) => {
    if (drained) return;
    event.preventDefault();
    jobs.cancelAll();
    // Nobody waits for a page any more.
    preview.close();
    thumbnails.close();
    void service
      .drain()
      .then(() => atStart.ended())
      .then(() => journal?.close())
      .then(() => search.close())
      .then(() => related.close())
      .then(() => publishing.close())
      .then(() => store?.close())
      .then(() => settings.setPlace(null))
      .catch((error: unknown) => log(`closing failed: ${String(error)}`, 'error'))
      .finally(() => {
        drained = true;
        // With nothing to drain we are still inside this very event, where asking to quit again is ignored.
        setImmediate(() => app.quit());
      });
  });
  // A terminal, a logout or a package update ends us by signal: the windows save first all the same.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => app.quit());
  log(`started ${app.getVersion()} on Electron ${process.versions.electron}`);
}

/**
 * What the arguments ask to open: `--sample` the sample newsroom, `--library=FOLDER` or a double-clicked
 * `newsroom.galley` a library; undefined when they name none.
 */
function libraryNamed(
  argv: readonly string[],
  openLibrary: (folder: string) => Promise<Result<unknown>>,
  handlers: Handlers,
): { name: string; open: () => Promise<Result<unknown>> } | undefined {
  const folder = libraryInArguments(argv);
  if (folder !== undefined) return { name: basename(folder), open: () => openLibrary(folder) };
  if (!argv.includes('--sample')) return undefined;
  return {
    name: 'Sample newsroom',
    open: () => handlers['library.openSample']({ choose: false }, { window: 0 }),
  };
}

function libraryInArguments(argv: readonly string[]): string | undefined {
  const pointer = argv.find((one) => one.endsWith('.galley') && isAbsolute(one));
  if (pointer !== undefined) return dirname(pointer);
  return argv.find((one) => one.startsWith('--library='))?.slice('--library='.length);
}
