// What every handler works with: the open library, its journal, and the services of the machine and the window.
import type { OpenDialogOptions, SaveDialogOptions } from 'electron';
import type { ArticleId } from '../../../core/content/ids.ts';
import type { DiagnosticFacts } from '../../../core/diagnostics.ts';
import { failure, type Result } from '../../../core/errors.ts';
import type {
  EventName,
  EventPayload,
  ExportKind,
  ExportReceipt,
  LibraryInfo,
  Sent,
} from '../../../core/ipc/contract.ts';
import type { Preferences } from '../../../core/ipc/preferences-contract.ts';
import type { LogLine } from '../../../core/ipc/settings-contract.ts';
import type { AskOptions } from '../../asking/ask-process.ts';
import type { Backups } from '../../backups.ts';
import type { CalendarFiles } from '../../calendar/calendar-files.ts';
import type { PreflightAnswer, PreflightQuestion } from '../../checks/preflight-messages.ts';
import type { ChangeDesk } from '../../desk/change-desk.ts';
import type { MediaDesk } from '../../desk/media-desk.ts';
import type { Jobs } from '../../jobs.ts';
import type { Journal } from '../../journal/journal.ts';
import type { KitDesk } from '../../kit/kit-desk.ts';
import type { AppLanguage } from '../../language.ts';
import type { Log } from '../../log.ts';
import type { MailAccount } from '../../newsletter/mail-account.ts';
import type { NewsletterDesk } from '../../newsletter/newsletter-desk.ts';
import type { NewsletterAnswer, NewsletterQuestion } from '../../newsletter/newsletter-messages.ts';
import type { OpenArticles } from '../../open-articles.ts';
import type { Preview } from '../../preview/preview.ts';
import type { Publishing } from '../../publish/publishing.ts';
import type { Related } from '../../related/related.ts';
import type { Search } from '../../search/search.ts';
import type { Settings } from '../../settings.ts';
import type { NewsroomKeys } from '../../signature/newsroom-keys.ts';
import type { SigningKey } from '../../signature/signing-key.ts';
import type { LibraryStore } from '../../storage/library-store.ts';
import type { UndoFiles } from '../../undo-files.ts';
import type { OpeningAtStart } from '../opening-at-start.ts';
import type { Preflights } from '../preflights.ts';
import type { Caller } from '../serve.ts';

/** What the handlers need of the machine and the window: handed in by `main.ts`. */
export interface HandlerServices {
  readonly settings: Settings;
  /** The words of the person's language. */
  readonly language: AppLanguage;
  readonly openArticles: OpenArticles;
  readonly jobs: Jobs;
  readonly backups: Backups;
  /** Actions on many records, and their undoing. */
  readonly changes: ChangeDesk;
  /** Files of other calendars, and that of the public events. */
  readonly calendarFiles: CalendarFiles;
  /** The files of the open library. */
  readonly media: MediaDesk;
  /** Folders that become event reports. */
  readonly kit: KitDesk;
  readonly search: Search;
  readonly related: Related;
  readonly publishing: Publishing;
  readonly preview: Preview;
  readonly newsletter: NewsletterDesk;
  readonly mailAccount: MailAccount;
  /** The keys that sign bundles. */
  readonly signatures: NewsroomKeys;
  /** Has a mail made in a process of its own, and written or sent. */
  askNewsletter<Q extends NewsletterQuestion>(
    question: Q,
    how: AskOptions,
  ): Promise<Result<NewsletterAnswer<Q>>>;
  readonly undoFiles: UndoFiles;
  readonly preflights: Preflights;
  readonly atStart: OpeningAtStart;
  /** Where Galley notes down what went wrong beside what it did. */
  readonly log: Log;
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
  announce<N extends EventName>(name: N, payload: Sent<EventPayload<N>>): void;
  chooseFiles(options: OpenDialogOptions): Promise<string[]>;
  chooseDestination(options: SaveDialogOptions): Promise<string | undefined>;
  ask(question: { message: string; detail: string; confirm: string }): Promise<boolean>;
  applyTheme(theme: Preferences['theme']): void;
  /** Takes the words of a language, in the menu bar too. */
  applyLanguage(choice: Preferences['language']): Promise<void>;
  /** Of everything in every window; 1 is 100 %. */
  applyZoom(zoom: number): void;
  copyText(text: string): Promise<void>;
  /** The newest lines of the log, without names of folders. */
  readLog(most: number): Promise<LogLine[]>;
  /** What may be told of this newsroom and this machine. */
  diagnose(lines: readonly LogLine[]): Promise<DiagnosticFacts>;
  /** The themes that Galley ships. */
  readonly themesFolder: string;
  openWithSystem(path: string): Promise<string>;
  openAddress(url: string): Promise<void>;
  showInFolder(path: string): void;
  /** Where this person's programs keep what can be made again. */
  readonly cacheFolder: string;
  /** Has something checked in a process of its own. */
  askPreflight<Q extends PreflightQuestion>(
    question: Q,
    how: AskOptions,
  ): Promise<Result<PreflightAnswer<Q>>>;
  exportWebsite(
    options: { library: string; kind: ExportKind; path: string; key: SigningKey | undefined },
    onProgress: (done: number, total: number, label: string) => void,
    signal: AbortSignal,
  ): Promise<Result<ExportReceipt>>;
  /** Loads the newest page or mail in the frame of a window whose addresses have this key; false where it has that already. */
  reloadPreview(window: number, key: string): boolean;
  flushed(token: string, saved: boolean): void;
  /** Asks every window to save; false where one of them could not. */
  flushWindows(): Promise<boolean>;
}

/** The services, and the steps that handlers share. */
export class Desk {
  readonly services: HandlerServices;
  /** Opens a library in this process. */
  readonly openLibrary: (folder: string) => Promise<Result<LibraryInfo>>;

  constructor(
    services: HandlerServices,
    openLibrary: (folder: string) => Promise<Result<LibraryInfo>>,
  ) {
    this.services = services;
    this.openLibrary = openLibrary;
  }

  /** Runs `work` with the open library, or fails with `no-library-open`. */
  async inLibrary<T>(
    work: (store: LibraryStore) => Promise<Result<T>> | Result<T>,
  ): Promise<Result<T>> {
    const store = this.services.store();
    return store === null ? failure('no-library-open') : work(store);
  }

  /** The same, but fails with `read-only` where nothing may be written. */
  async inWritableLibrary<T>(
    work: (store: LibraryStore) => Promise<Result<T>> | Result<T>,
  ): Promise<Result<T>> {
    return this.inLibrary((store) =>
      store.readOnly === null ? work(store) : failure('read-only', { detail: store.readOnly }),
    );
  }

  /** Runs `work` with the keystroke journal of the open library. */
  async inJournal<T>(
    work: (store: LibraryStore, journal: Journal) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.inWritableLibrary(async (store) => {
      const journal = this.services.journal();
      if (journal !== null) return work(store, journal);
      return failure('write-failed', { detail: 'the keystroke journal could not be opened' });
    });
  }

  /** The open library as a window is told of it, and the article to open again in it. */
  openedFor({ window }: Caller): { library: LibraryInfo | null; reopen: ArticleId | null } {
    const store = this.services.store();
    if (store === null) return { library: null, reopen: null };
    const reopen = this.services.openArticles.toReopen(window, store.folder);
    return { library: libraryInfoOf(store), reopen };
  }
}

export function libraryInfoOf(store: LibraryStore): LibraryInfo {
  return { id: store.id, name: store.site.name, folder: store.folder, readOnly: store.readOnly };
}
