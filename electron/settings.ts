// What belongs to the person, not to the newsroom: window, recent libraries, appearance. Kept by electron-store.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import Store from 'electron-store';
import * as z from 'zod';
import { articleId, type LibraryId, libraryId } from '../core/content/ids.ts';
import { readableViews } from '../core/desk/views.ts';
import type { RecentLibrary } from '../core/ipc/contract.ts';
import { testServer } from '../core/ipc/newsletter-contract.ts';
import {
  defaultPreferences,
  type Preferences,
  preferences,
} from '../core/ipc/preferences-contract.ts';
import type { SecretFile } from './secrets.ts';

const settings = z.object({
  preferences,
  recent: z.array(z.object({ folder: z.string() })),
  /** Where backups go, and when the newest of each library was made. */
  backup: z.object({
    folder: z.string().nullable(),
    made: z.array(z.object({ library: libraryId, at: z.iso.datetime() })),
  }),
  /** Publishes that wait for the network, until their target answers again. */
  wishes: z.array(z.object({ library: libraryId, target: z.string(), since: z.iso.datetime() })),
  /** The mail account that test sends of newsletters go through; its password is in the system's keyring. */
  mailAccount: z.object({
    server: testServer.nullable(),
    certificateFile: z.string().nullable(),
    to: z.string(),
  }),
  window: z.object({
    x: z.number().optional(),
    y: z.number().optional(),
    width: z.number(),
    height: z.number(),
  }),
  /** What is open now. Removed when the app ends as it should, so that finding it means that it did not. */
  place: z.object({ folder: z.string(), article: articleId.nullable() }).nullable(),
});
export type SettingsData = z.infer<typeof settings>;

const defaults: SettingsData = {
  preferences: defaultPreferences,
  recent: [],
  backup: { folder: null, made: [] },
  wishes: [],
  mailAccount: { server: null, certificateFile: null, to: '' },
  window: { width: 1440, height: 900 },
  place: null,
};

const MOST_RECENT = 10;

/** The person's settings. A file that cannot be read starts afresh: nothing in it was typed. */
export class Settings {
  readonly #store: Store<SettingsData>;
  #backupBefore: SettingsData['backup'] | null = null;

  constructor() {
    this.#store = new Store<SettingsData>({ defaults, clearInvalidConfig: true });
  }

  get preferences(): Preferences {
    return this.#part('preferences');
  }

  setPreferences(change: { [K in keyof Preferences]?: Preferences[K] | undefined }): Preferences {
    const given = Object.fromEntries(
      Object.entries(change).filter(([, value]) => value !== undefined),
    );
    this.#store.set('preferences', { ...this.preferences, ...given });
    return this.preferences;
  }

  get backup(): SettingsData['backup'] {
    return this.#part('backup');
  }

  /** Null ends backups. */
  setBackupFolder(folder: string | null): void {
    this.#backupBefore = this.backup;
    this.#store.set('backup', { folder, made: [] });
  }

  /** Puts back what the last `setBackupFolder` replaced; and that again, the next time. */
  putBackBackup(): void {
    if (this.#backupBefore === null) return;
    const now = this.backup;
    this.#store.set('backup', this.#backupBefore);
    this.#backupBefore = now;
  }

  addBackup(library: LibraryId, at: string): void {
    const { folder, made } = this.backup;
    const others = made.filter((one) => one.library !== library);
    this.#store.set('backup', { folder, made: [...others, { library, at }] });
  }

  get wishes(): SettingsData['wishes'] {
    return this.#part('wishes');
  }

  setWishes(wishes: SettingsData['wishes']): void {
    this.#store.set('wishes', wishes);
  }

  get mailAccount(): SettingsData['mailAccount'] {
    return this.#part('mailAccount');
  }

  set mailAccount(account: SettingsData['mailAccount']) {
    this.#store.set('mailAccount', account);
  }

  get window(): SettingsData['window'] {
    return this.#part('window');
  }

  setWindow(place: SettingsData['window']): void {
    this.#store.set('window', place);
  }

  get place(): SettingsData['place'] {
    return this.#part('place');
  }

  setPlace(place: SettingsData['place']): void {
    // Each set is a synced write, which a start has no time for where nothing changes.
    if (place === null && this.place === null) return;
    this.#store.set('place', place);
  }

  /** Libraries opened before, newest first. The key stands for the path, which stays in the main process. */
  get recent(): RecentLibrary[] {
    return this.#part('recent').map(({ folder }) => ({
      key: keyOf(folder),
      name: basename(folder),
      folder,
    }));
  }

  folderOf(key: string): string | undefined {
    return this.#part('recent').find(({ folder }) => keyOf(folder) === key)?.folder;
  }

  addRecent(folder: string): void {
    const recent = this.#part('recent');
    if (recent[0]?.folder === folder) return;
    const others = recent.filter((known) => known.folder !== folder);
    this.#store.set('recent', [{ folder }, ...others].slice(0, MOST_RECENT));
  }

  #part<K extends keyof SettingsData>(key: K): SettingsData[K] {
    const stored = this.#store.get(key);
    // A member that is younger than the file has its default; the others stay as the person chose them.
    const whole = key === 'preferences' ? wholePreferences(stored) : stored;
    const parsed = settings.shape[key].safeParse(whole);
    // The schema at `key` describes the member at `key`, which the compiler does not follow.
    return parsed.success ? (parsed.data as SettingsData[K]) : defaults[key];
  }
}

/** Stored preferences with what they lack, and without the saved views that this version cannot read. */
function wholePreferences(stored: unknown): unknown {
  const given: object = Object(stored);
  const views = readableViews(Reflect.get(given, 'views'));
  return { ...defaults.preferences, ...given, views };
}

/** The file of this person's secrets, which are encrypted before they come here; nobody else may read it. */
export function openSecretFile(): SecretFile {
  const store = new Store<{ secrets: unknown }>({
    name: 'secrets',
    configFileMode: 0o600,
    clearInvalidConfig: true,
  });
  return { read: () => store.get('secrets'), write: (kept) => store.set('secrets', kept) };
}

function keyOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 16);
}
