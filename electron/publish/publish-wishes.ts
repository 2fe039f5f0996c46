// Which publishes wait until their target answers again, and when is it asked?
import type { Target } from '../../core/content/site.ts';
import type { FailureCode, Result } from '../../core/errors.ts';
import type { LibraryStore } from '../storage/library-store.ts';

/** The wishes that outlast the app: `Settings`. */
export interface WishFile {
  readonly wishes: readonly Wish[];
  setWishes(wishes: Wish[]): void;
}
export type Wish = { library: Target['id']; target: string; since: string };

export interface WishSetting {
  readonly wishFile: WishFile;
  /** Wishes are others now. */
  onChanged(): void;
  /** A target that a publish waits for answers again. */
  onReady(target: { readonly id: string; readonly label: string }): void;
  /** The first wait before a target is asked again; each further one is twice as long, up to ten times. */
  readonly askEveryMs?: number;
}

/** How a target is found, and looked at without anybody being shown what is found. */
export interface WishedTargets {
  record(store: LibraryStore, target: string): Promise<Result<Target>>;
  look(store: LibraryStore, target: string): Promise<Result<unknown>>;
  now(): Date;
}

const ASK_EVERY_MS = 60_000;

/** What a target that cannot be reached answers with: everything else is worth a look at the plan. */
const unreached: ReadonlySet<FailureCode> = new Set([
  'publish-cut-short',
  'server-unreachable',
  'server-slow',
  'offline',
  'not-found',
]);

export class PublishWishes {
  readonly #setting: WishSetting;
  readonly #targets: WishedTargets;
  /** Targets that answered, and were told of. */
  readonly #told = new Set<string>();
  #store: LibraryStore | undefined;
  #asking: NodeJS.Timeout | undefined;

  constructor(setting: WishSetting, targets: WishedTargets) {
    this.#setting = setting;
    this.#targets = targets;
  }

  /** Another newsroom is open, or none. */
  follow(store: LibraryStore | undefined): void {
    this.#told.clear();
    this.#store = store;
    this.#askSoon();
  }

  /** The wish to publish to a target of a newsroom, where there is one. */
  of(store: LibraryStore, target: string): Wish | undefined {
    return this.#setting.wishFile.wishes.find(
      (one) => one.library === store.id && one.target === target,
    );
  }

  /** Keeps the wish to publish to a target until it answers, or gives it up. */
  set(store: LibraryStore, target: string, isWanted: boolean): void {
    const { wishFile } = this.#setting;
    const known = this.of(store, target);
    if (isWanted === (known !== undefined)) return;
    this.#told.delete(target);
    const others = wishFile.wishes.filter((one) => one !== known);
    const since = this.#targets.now().toISOString();
    wishFile.setWishes(isWanted ? [...others, { library: store.id, target, since }] : others);
    this.#setting.onChanged();
    this.#askSoon();
  }

  /** Asks the targets that publishes wait for whether they answer. Those that do are told of once, and nothing is sent to them. */
  async ask(): Promise<void> {
    const store = this.#store;
    if (store === undefined) return;
    const { wishFile, onReady } = this.#setting;
    for (const { target } of wishFile.wishes.filter(({ library }) => library === store.id)) {
      const record = await this.#targets.record(store, target);
      if (!record.ok) {
        this.set(store, target, false);
        continue;
      }
      const found = await this.#targets.look(store, target);
      if (this.#store !== store) return;
      // Published, or given up, while it was asked.
      if (this.of(store, target) === undefined) continue;
      if (!found.ok && unreached.has(found.error.code)) {
        this.#told.delete(target);
        continue;
      }
      // It may answer for hours before somebody has time to look.
      if (!this.#told.has(target)) onReady(record.value);
      this.#told.add(target);
    }
  }

  #askSoon(wait = this.#setting.askEveryMs ?? ASK_EVERY_MS): void {
    clearTimeout(this.#asking);
    const store = this.#store;
    const { wishFile, askEveryMs = ASK_EVERY_MS } = this.#setting;
    if (store === undefined || !wishFile.wishes.some(({ library }) => library === store.id)) return;
    this.#asking = setTimeout(() => {
      void this.ask().then(() => {
        if (this.#store === store) this.#askSoon(Math.min(wait * 2, askEveryMs * 10));
      });
    }, wait);
    this.#asking.unref();
  }
}
