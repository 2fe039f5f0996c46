// How a window closes without losing a word: it saves first, and asks before closing over what could not be saved.
import { randomUUID } from 'node:crypto';
import { type BrowserWindow, dialog } from 'electron';
import type { Messages } from '../../core/messages.ts';

/** How long a window may take to save before the person is asked. */
const PATIENCE_MS = 5000;

/** Keeps windows open until they have saved. */
export class Closing {
  readonly #waiting = new Map<string, (saved: boolean) => void>();
  readonly #mayClose = new WeakSet<BrowserWindow>();
  /** Before its page is there nothing can have been typed in a window, and nobody would answer. */
  readonly #hasPage = new WeakSet<BrowserWindow>();
  readonly #ask: (window: BrowserWindow, token: string) => void;
  readonly #isNoted: (window: BrowserWindow) => boolean;
  readonly #words: () => Messages['system']['notSaved'];

  /**
   * `ask` tells a window to save and to answer with the token; `isNoted` says whether what is not saved in a window
   * is in the keystroke journal at least; `words` are those of the question about it.
   */
  constructor(
    ask: (window: BrowserWindow, token: string) => void,
    isNoted: (window: BrowserWindow) => boolean,
    words: () => Messages['system']['notSaved'],
  ) {
    this.#ask = ask;
    this.#isNoted = isNoted;
    this.#words = words;
  }

  /** The window's answer. */
  flushed(token: string, saved: boolean): void {
    this.#waiting.get(token)?.(saved);
  }

  /** Holds the closing of this window until its text is on disk. */
  guard(window: BrowserWindow): void {
    window.webContents.once('did-finish-load', () => this.#hasPage.add(window));
    window.on('close', (event) => {
      if (!this.#isAnswering(window) || this.#mayClose.has(window)) return;
      event.preventDefault();
      void this.#finish(window);
    });
  }

  /** Asks the window to save now; true when it has, or has nothing to save. */
  flush(window: BrowserWindow): Promise<boolean> {
    const token = randomUUID();
    return new Promise<boolean>((resolve) => {
      const settle = (saved: boolean): void => {
        clearTimeout(timer);
        this.#waiting.delete(token);
        resolve(saved);
      };
      const timer = setTimeout(settle, PATIENCE_MS, false);
      this.#waiting.set(token, settle);
      this.#ask(window, token);
    });
  }

  /** Asks all windows to save now; true when every one has, or has nothing to save. */
  async flushAll(windows: Iterable<BrowserWindow>): Promise<boolean> {
    const asked = [...windows].filter((window) => this.#isAnswering(window));
    const flushed = await Promise.all(asked.map((window) => this.flush(window)));
    return flushed.every((saved) => saved);
  }

  #isAnswering(window: BrowserWindow): boolean {
    return this.#hasPage.has(window) && !window.webContents.isCrashed();
  }

  async #finish(window: BrowserWindow): Promise<void> {
    if (!(await this.flush(window)) && !(await this.#confirmLoss(window))) return;
    this.#mayClose.add(window);
    window.close();
  }

  async #confirmLoss(window: BrowserWindow): Promise<boolean> {
    const isNoted = this.#isNoted(window);
    const words = this.#words();
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: words.message,
      detail: isNoted ? words.noted : words.lost,
      buttons: [words.stay, isNoted ? words.close : words.closeAndLose],
      defaultId: 0,
      cancelId: 0,
    });
    return response === 1;
  }
}
