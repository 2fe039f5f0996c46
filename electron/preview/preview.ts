// How does the app preview an article? In a process that begins with the first preview, follows the library, and may fail alone.
import { randomUUID } from 'node:crypto';
import type { NewsletterIssue } from '../../core/content/newsletter.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import {
  BARE_MAIL_FILE,
  type IssueReading,
  MAIL_FILE,
} from '../../core/ipc/newsletter-contract.ts';
import type { Look } from '../../core/preview/looks.ts';
import {
  type MessageToProcess,
  messageFromProcess,
  type PreviewedPage,
  type ReadIssue,
  type ServedFile,
} from './preview-messages.ts';

/** What is needed of Electron's `UtilityProcess`; tests give a plain Node child the same shape. */
export interface PreviewChild {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export interface PreviewOptions {
  readonly themesFolder: string;
  readonly cacheFolder: string;
  fork(): PreviewChild;
  /** The page of a window would come out another one by now. */
  onBetter(window: number): void;
}

/**
 * A window may show a page and a mail at once: the article that is written stays where it is, behind the newsletter. Numbers of windows
 * are far below this; a mail has the number of its window above it.
 */
const MAILS = 1_000_000_000;

/** Without a preview on show, the process and what it has read are kept so long. */
const KEPT_MS = 120_000;

interface Shown {
  /** What only this window's frame knows: the host of its addresses. */
  readonly key: string;
  /** The path of the page it was shown last. */
  path: string | undefined;
  /** The stamp of that page, and of the one that its frame was given last. */
  newest: string | undefined;
  loaded: string | undefined;
}

/** What a window waits for: the page of an article that is written, or an issue of the newsletter. */
type Asked = { readonly number: number } & (
  | {
      readonly what: 'page';
      readonly text: string;
      readonly isTyping: boolean;
      readonly settle: (result: Result<PreviewedPage>) => void;
    }
  | {
      readonly what: 'issue';
      readonly issue: NewsletterIssue;
      readonly isWhole: boolean;
      readonly settle: (result: Result<ReadIssue>) => void;
    }
);

/** Previews of articles of the library that is followed. No process runs before the first one. */
export class Preview {
  readonly #options: PreviewOptions;
  /** The folder of the open library. */
  #library: string | null = null;
  #child: PreviewChild | null = null;
  readonly #shown = new Map<number, Shown>();
  /** The page that each window waits for. */
  readonly #asked = new Map<number, Asked>();
  readonly #files = new Map<number, (file: ServedFile | undefined) => void>();
  #number = 0;
  /** Counts those who read an issue and show it in no window; windows have positive numbers. */
  #readers = 0;
  /** How often the process ended by itself since it last answered. */
  #failures = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: PreviewOptions) {
    this.#options = options;
  }

  /** Previews articles of the library in this folder from now on, or of none. */
  follow(library: string | null): void {
    this.#endChild();
    for (const window of [...this.#asked.keys()]) this.#settle(window, failure('cancelled'));
    this.#shown.clear();
    this.#library = library;
    this.#failures = 0;
  }

  /**
   * Makes the page of an article, given as JSON, for a window. A newer call of the same window makes this one fail with `cancelled`;
   * `preview-stopped` says that the process ended by itself twice.
   */
  async show(
    window: number,
    text: string,
    isTyping = false,
  ): Promise<Result<PreviewedPage & { key: string }>> {
    this.#settle(window, failure('cancelled'));
    if (this.#library === null) return failure('no-library-open');
    clearTimeout(this.#idle);
    const result = await new Promise<Result<PreviewedPage>>((settle) => {
      this.#number += 1;
      this.#asked.set(window, { what: 'page', number: this.#number, text, isTyping, settle });
      this.#needChild();
      this.#ask(window);
    });
    if (!result.ok) return result;
    const { key } = this.#shownIn(window);
    return success({ ...result.value, key });
  }

  /**
   * Reads an issue of the newsletter as readers would get it now, and has the frame of the window show its mail. A newer call of the
   * same window makes this one fail, as `show` does.
   */
  showIssue(window: number, issue: NewsletterIssue): Promise<Result<ReadIssue & { key: string }>> {
    return this.#readIssue(window + MAILS, issue, false);
  }

  /** The window shows no mail any more. */
  issueAway(window: number): void {
    this.away(window + MAILS);
  }

  async #readIssue(
    window: number,
    issue: NewsletterIssue,
    isWhole: boolean,
  ): Promise<Result<ReadIssue & { key: string }>> {
    this.#settle(window, failure('cancelled'));
    if (this.#library === null) return failure('no-library-open');
    clearTimeout(this.#idle);
    const result = await new Promise<Result<ReadIssue>>((settle) => {
      this.#number += 1;
      this.#asked.set(window, { what: 'issue', number: this.#number, issue, isWhole, settle });
      this.#needChild();
      this.#ask(window);
    });
    if (!result.ok) return result;
    return success({ ...result.value, key: this.#shownIn(window).key });
  }

  /** Reads an issue for nobody's frame; `isWhole` waits for the copies of its pictures, without which they have no address. */
  async readIssue(issue: NewsletterIssue, isWhole = false): Promise<Result<IssueReading>> {
    this.#readers += 1;
    const reader = -this.#readers;
    try {
      const read = await this.#readIssue(reader, issue, isWhole);
      return read.ok ? success(read.value.reading) : read;
    } finally {
      this.away(reader);
    }
  }

  /** The window shows no preview any more. */
  away(window: number): void {
    this.#settle(window, failure('cancelled'));
    this.#shown.delete(window);
    this.#send({ type: 'away', window });
    if (this.#shown.size > 0 || this.#child === null) return;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#endChild(), KEPT_MS);
    this.#idle.unref();
  }

  /** Whether a window shows a preview. */
  isShown(window: number): boolean {
    return this.#shown.has(window) || this.#shown.has(window + MAILS);
  }

  /** Whether the frame with this key, which has this path now, was given an older page than the one its window was shown last. */
  isStale(key: string, path: string): boolean {
    const window = this.#windowOf(key);
    const shown = window === undefined ? undefined : this.#shown.get(window);
    return shown !== undefined && isAt(shown, path) && shown.loaded !== shown.newest;
  }

  /** The window whose frame has addresses with this key. */
  #windowOf(key: string): number | undefined {
    for (const [window, shown] of this.#shown) if (shown.key === key) return window;
    return undefined;
  }

  /** Whether a frame may show this path: the page that its window was shown last, or a picture of it. */
  mayShow(key: string, path: string): boolean {
    const window = this.#windowOf(key);
    const shown = window === undefined ? undefined : this.#shown.get(window);
    return shown !== undefined && (isAt(shown, path) || path.startsWith('-galley/picture/'));
  }

  /** A file of the page that the window with this key was shown last; undefined for all others. */
  async file(key: string, path: string, look: Look): Promise<ServedFile | undefined> {
    const window = this.#windowOf(key);
    if (window === undefined || this.#child === null) return undefined;
    const file = await new Promise<ServedFile | undefined>((settle) => {
      this.#number += 1;
      const number = this.#number;
      this.#files.set(number, settle);
      this.#send({ type: 'file', number, window, path, look });
    });
    const shown = this.#shown.get(window);
    if (shown !== undefined && file !== undefined && 'stamp' in file) shown.loaded = file.stamp;
    return file;
  }

  #shownIn(window: number): Shown {
    const known = this.#shown.get(window);
    if (known !== undefined) return known;
    const shown = { key: randomUUID(), path: undefined, newest: undefined, loaded: undefined };
    this.#shown.set(window, shown);
    return shown;
  }

  /** Ends the process. */
  close(): void {
    this.follow(null);
  }

  #needChild(): void {
    const library = this.#library;
    if (library === null || this.#child !== null) return;
    if (this.#failures > 1) {
      // Asked again by a person, it gets another chance.
      this.#failures = 0;
      for (const window of [...this.#asked.keys()]) {
        this.#settle(window, failure('preview-stopped'));
      }
      return;
    }
    const child = this.#options.fork();
    this.#child = child;
    child.on('message', (message) => {
      if (this.#child === child) this.#hear(message);
    });
    child.on('exit', (code) => {
      if (this.#child !== child) return;
      this.#child = null;
      this.#failures += 1;
      console.warn(`the preview process ended by itself (code ${code})`);
      this.#loseFiles();
      if (this.#asked.size === 0) return;
      // Once more, with the same pages; when that fails too, whoever asked is told.
      this.#needChild();
      for (const window of this.#asked.keys()) this.#ask(window);
    });
    const { themesFolder, cacheFolder } = this.#options;
    this.#send({ type: 'open', library, themesFolder, cacheFolder });
  }

  #ask(window: number): void {
    const asked = this.#asked.get(window);
    if (asked === undefined) return;
    const { number } = asked;
    if (asked.what === 'issue') {
      const { issue, isWhole } = asked;
      this.#send({ type: 'issue', number, window, issue, isWhole });
    } else this.#send({ type: 'show', number, window, text: asked.text, isTyping: asked.isTyping });
  }

  #hear(message: unknown): void {
    const parsed = messageFromProcess.safeParse(message);
    if (!parsed.success) {
      for (const window of [...this.#asked.keys()]) {
        this.#settle(
          window,
          failure('internal', { detail: 'the preview process said something unknown' }),
        );
      }
      this.#loseFiles();
      return;
    }
    const { data } = parsed;
    switch (data.type) {
      case 'page':
        this.#failures = 0;
        for (const [window, asked] of this.#asked) {
          if (asked.number !== data.number || asked.what !== 'page') continue;
          if (data.result.ok) this.#nowShows(window, data.result.value.path, data.result.value);
          this.#asked.delete(window);
          asked.settle(data.result);
        }
        return;
      case 'issue':
        this.#failures = 0;
        for (const [window, asked] of this.#asked) {
          if (asked.number !== data.number || asked.what !== 'issue') continue;
          if (data.result.ok) this.#nowShows(window, MAIL_FILE, data.result.value);
          this.#asked.delete(window);
          asked.settle(data.result);
        }
        return;
      case 'file':
        this.#files.get(data.number)?.(data.file ?? undefined);
        this.#files.delete(data.number);
        return;
      case 'better':
        if (this.#shown.has(data.window)) this.#options.onBetter(data.window % MAILS);
    }
  }

  #nowShows(window: number, path: string, { stamp }: { readonly stamp: string }): void {
    const shown = this.#shownIn(window);
    shown.path = path;
    shown.newest = stamp;
  }

  /** Nobody waits for the answer any more, or there is none. */
  #settle(window: number, result: Result<never>): void {
    const asked = this.#asked.get(window);
    this.#asked.delete(window);
    asked?.settle(result);
  }

  #loseFiles(): void {
    for (const settle of this.#files.values()) settle(undefined);
    this.#files.clear();
  }

  #send(message: MessageToProcess): void {
    this.#child?.postMessage(message);
  }

  #endChild(): void {
    clearTimeout(this.#idle);
    const child = this.#child;
    this.#child = null;
    // It keeps nothing that would have to be written.
    child?.kill();
    this.#loseFiles();
  }
}

/** Whether a path is that of the page on show; a mail without its pictures is the same mail. */
function isAt({ path: at }: Shown, path: string): boolean {
  return at === (path === BARE_MAIL_FILE ? MAIL_FILE : path);
}
