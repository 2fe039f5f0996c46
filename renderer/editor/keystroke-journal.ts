// When is what was typed noted in the journal? At most every 400 ms while typing goes on, whatever saving does.
import type { IdleClock } from './autosave.ts';

/** The longest that a keystroke waits before it is sent to the journal. */
export const NOTE_MILLISECONDS = 400;

/** The end of that time, in which a note waits for a moment between two keystrokes. */
const IDLE_MILLISECONDS = 100;

export interface KeystrokeJournalOptions {
  readonly clock: IdleClock;
  /** Notes the newest text; resolves once it is on disk. The text is read inside, at the moment of the call. */
  note(): Promise<void>;
  /** Told when notes begin to fail, and when they work again. */
  onFailing?(isFailing: boolean): void;
}

/** Keeps the journal of one article close behind the typing. It never delays, and never waits for, a save. */
export class KeystrokeJournal {
  readonly #options: KeystrokeJournalOptions;
  #timer: unknown;
  #isBehind = false;
  #isNoting = false;
  #isFailing = false;
  /** Counts the times that everything was saved, so that a note from before does not ask for another one. */
  #rests = 0;

  constructor(options: KeystrokeJournalOptions) {
    this.#options = options;
  }

  /** Says that something was typed. */
  touch(): void {
    this.#isBehind = true;
    this.#schedule();
  }

  /** Notes at once what has not been noted: a save is about to send the same text. */
  noteNow(): void {
    if (!this.#isBehind) return;
    this.#cancelTimer();
    void this.#run();
  }

  /** Everything typed is on disk by way of a save. */
  rest(): void {
    this.#isBehind = false;
    this.#rests += 1;
    this.#cancelTimer();
  }

  #schedule(): void {
    // Typing on does not put the note off: it comes 400 ms after the first keystroke that it holds.
    if (this.#timer !== undefined || this.#isNoting) return;
    const { clock } = this.#options;
    const timer = clock.setTimeout(() => {
      const note = (): void => {
        // Something has been noted meanwhile, or was saved.
        if (this.#timer !== timer) return;
        this.#timer = undefined;
        void this.#run();
      };
      clock.whenIdle(note, IDLE_MILLISECONDS);
    }, NOTE_MILLISECONDS - IDLE_MILLISECONDS);
    this.#timer = timer;
  }

  async #run(): Promise<void> {
    this.#isBehind = false;
    this.#isNoting = true;
    const rests = this.#rests;
    try {
      await this.#options.note();
      this.#say(false);
    } catch {
      // Tried again, and said beside the save state; the text is in the window all the while.
      if (rests === this.#rests) this.#isBehind = true;
      this.#say(true);
    }
    this.#isNoting = false;
    if (this.#isBehind) this.#schedule();
  }

  #say(isFailing: boolean): void {
    if (isFailing === this.#isFailing) return;
    this.#isFailing = isFailing;
    this.#options.onFailing?.(isFailing);
  }

  #cancelTimer(): void {
    if (this.#timer === undefined) return;
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
