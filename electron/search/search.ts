// How does the app search? In a process that begins with the first search, follows the library, and may fail alone.
import type { ArticleId } from '../../core/content/ids.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import type { SearchAnswer, SearchProgress } from '../../core/ipc/search-contract.ts';
import { type MessageToProcess, messageFromProcess } from './search-messages.ts';

/** What is needed of Electron's `UtilityProcess`; tests give a plain Node child the same shape. */
export interface SearchChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

/** What is needed of the open library. */
export interface SearchedLibrary {
  readonly folder: string;
  readonly readOnly: string | null;
  listen(
    listener: (change: {
      readonly changed: readonly { readonly id: ArticleId }[];
      readonly removed: readonly ArticleId[];
      readonly hasNewRecords?: boolean;
    }) => void,
  ): () => void;
}

/** How long the process may take to keep its index when the library closes. */
const PATIENCE_MS = 5_000;

interface Asked {
  readonly number: number;
  readonly text: string;
  readonly limit: number;
  readonly settle: (result: Result<SearchAnswer>) => void;
}

/** Full-text search in the library that is followed. No process runs before `start` or the first query. */
export class Search {
  readonly #fork: () => SearchChild;
  readonly #onProgress: (progress: SearchProgress) => void;
  readonly #patience: number;
  #library: SearchedLibrary | null = null;
  #stopListening: () => void = () => {};
  #child: SearchChild | null = null;
  /** The question of each window that waits for its answer. */
  readonly #asked = new Map<number, Asked>();
  #number = 0;
  /** How often the process ended by itself since it last answered. */
  #failures = 0;
  #ending: Promise<void> = Promise.resolve();

  constructor(
    fork: () => SearchChild,
    onProgress: (progress: SearchProgress) => void,
    patience = PATIENCE_MS,
  ) {
    this.#fork = fork;
    this.#onProgress = onProgress;
    this.#patience = patience;
  }

  /** Searches in this library from now on, or in none. The process of the one before keeps its index and ends. */
  follow(library: SearchedLibrary | null): void {
    this.#stopListening();
    this.#stopListening = () => {};
    this.#settleAll(failure('cancelled'));
    this.#endChild();
    this.#library = library;
    this.#failures = 0;
    if (library === null) return;
    this.#stopListening = library.listen(({ changed, removed, hasNewRecords = false }) => {
      const ids = [...changed.map(({ id }) => id), ...removed];
      if (ids.length > 0 || hasNewRecords) {
        this.#send({ type: 'changed', ids, hasNewNames: hasNewRecords });
      }
    });
  }

  /** Begins to read the archive. Where the process had failed, it gets another chance. */
  start(): void {
    if (this.#failures > 1) this.#failures = 0;
    this.#needChild();
  }

  /**
   * Searches for what was typed in a window. A newer query of the same window makes this one fail with `cancelled`;
   * `search-stopped` says that the process ended by itself twice.
   */
  query(window: number, text: string, limit: number): Promise<Result<SearchAnswer>> {
    this.#settle(window, failure('cancelled'));
    if (this.#library === null) return Promise.resolve(failure('no-library-open'));
    return new Promise((settle) => {
      this.#number++;
      this.#asked.set(window, { number: this.#number, text, limit, settle });
      this.#needChild();
      this.#ask(window);
    });
  }

  /** Ends the process, once it has kept its index. */
  async close(): Promise<void> {
    this.follow(null);
    await this.#ending;
  }

  #needChild(): void {
    const library = this.#library;
    if (library === null || this.#child !== null) return;
    if (this.#failures > 1) {
      this.#settleAll(failure('search-stopped'));
      return;
    }
    const child = this.#fork();
    this.#child = child;
    child.on('message', (message) => this.#hear(message));
    child.on('exit', (code) => {
      if (this.#child !== child) return;
      this.#child = null;
      this.#failures++;
      console.warn(`the search process ended by itself (code ${code})`);
      // Once more, with the same questions; when that fails too, whoever asked is told.
      if (this.#failures === 1 || this.#asked.size > 0) this.#needChild();
      for (const window of this.#asked.keys()) this.#ask(window);
    });
    this.#send({ type: 'open', library: library.folder, mayWrite: library.readOnly === null });
  }

  #ask(window: number): void {
    const asked = this.#asked.get(window);
    if (asked === undefined) return;
    const { number, text, limit } = asked;
    this.#send({ type: 'query', window, number, text, limit });
  }

  #hear(message: unknown): void {
    const parsed = messageFromProcess.safeParse(message);
    if (!parsed.success) {
      this.#settleAll(failure('internal', { detail: 'the search process said something unknown' }));
      return;
    }
    const { data } = parsed;
    switch (data.type) {
      case 'progress':
        this.#onProgress(data.progress);
        return;
      case 'answer':
        this.#failures = 0;
        this.#settleNumber(data.number, success(data.answer));
        return;
      case 'failed':
        this.#settleNumber(data.number, failure('file-unreadable', { detail: data.detail }));
    }
  }

  #settle(window: number, result: Result<SearchAnswer>): void {
    const asked = this.#asked.get(window);
    this.#asked.delete(window);
    asked?.settle(result);
  }

  /** Answers the question of that number, unless a newer one has taken its place. */
  #settleNumber(number: number, result: Result<SearchAnswer>): void {
    for (const [window, asked] of this.#asked) {
      if (asked.number === number) this.#settle(window, result);
    }
  }

  #settleAll(result: Result<SearchAnswer>): void {
    for (const window of [...this.#asked.keys()]) this.#settle(window, result);
  }

  #send(message: MessageToProcess): void {
    this.#child?.postMessage(message);
  }

  #endChild(): void {
    const child = this.#child;
    if (child === null) return;
    this.#send({ type: 'close' });
    this.#child = null;
    const ended = new Promise<void>((resolve) => {
      const timer = setTimeout(() => void child.kill(), this.#patience);
      child.on('exit', () => {
        clearTimeout(timer);
        resolve();
      });
    });
    this.#ending = Promise.all([this.#ending, ended]).then(() => {});
  }
}
