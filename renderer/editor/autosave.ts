// When is what was typed written to disk? A state machine with one save in flight, where the newest text wins.
import { type Failure, toFailure } from '../../core/errors.ts';

export type SaveState =
  | { readonly state: 'clean' }
  | { readonly state: 'dirty' }
  | { readonly state: 'saving'; readonly since: number }
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'failed'; readonly failure: Failure }
  /** Someone else saved, or trashed, what this text was typed over: nothing is sent until it is settled. */
  | { readonly state: 'conflict'; readonly failure: Failure };

/** Time, handed in so that tests can turn the hands. */
export interface Clock {
  now(): number;
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
}

/** A clock that knows when the window has nothing to do. */
export interface IdleClock extends Clock {
  /** Runs once nothing else is to be done, after `milliseconds` at the latest. */
  whenIdle(run: () => void, milliseconds: number): void;
}

export interface AutosaveOptions<Field extends string> {
  /** The revision that the text in the window is based on. */
  readonly revision: number;
  readonly clock: Clock;
  /**
   * Writes the newest values of `fields`; resolves once they are on disk.
   * Values are read inside, at the moment of the call, so that a retry sends the newest.
   */
  save(fields: ReadonlySet<Field>, baseRevision: number): Promise<{ revision: number; at: string }>;
  onState(state: SaveState): void;
}

/** A pause this long after the last change starts a save, */
export const QUIET_MILLISECONDS = 600;
/** and typing without a pause is saved at least this often. */
export const CEILING_MILLISECONDS = 1500;

/** Keeps one article saved. Changes are never dropped: a failed save leaves its fields waiting. */
export class Autosave<Field extends string> {
  readonly #options: AutosaveOptions<Field>;
  #state: SaveState = { state: 'clean' };
  #revision: number;
  #waiting = new Set<Field>();
  /** What the save in flight was asked to write. */
  #sending: ReadonlySet<Field> = new Set();
  #inFlight: Promise<void> | null = null;
  #timer: unknown;
  /** When the oldest change that is not yet being saved was made. */
  #dirtySince: number | null = null;

  constructor(options: AutosaveOptions<Field>) {
    this.#options = options;
    this.#revision = options.revision;
  }

  get state(): SaveState {
    return this.#state;
  }

  get revision(): number {
    return this.#revision;
  }

  /** True while something typed has not been acknowledged by the disk. */
  get isUnsaved(): boolean {
    return this.#waiting.size > 0 || this.#inFlight !== null;
  }

  /** The fields that changed since the save in flight began. */
  get waitingFields(): ReadonlySet<Field> {
    return this.#waiting;
  }

  /** The fields of what is not acknowledged. */
  get unsavedFields(): ReadonlySet<Field> {
    return new Set([...this.#waiting, ...(this.#inFlight === null ? [] : this.#sending)]);
  }

  /**
   * The text in the window stands on another revision now, which it was found to fit: what waits is saved over that
   * one. Ends a conflict.
   */
  rebase(revision: number): void {
    this.#revision = revision;
    if (this.#state.state !== 'conflict') return;
    this.#enter(this.#waiting.size > 0 ? { state: 'dirty' } : { state: 'clean' });
    if (this.#waiting.size === 0) return;
    this.#dirtySince ??= this.#options.clock.now();
    this.#schedule();
  }

  /** Says that `fields` changed. */
  touch(...fields: readonly Field[]): void {
    for (const field of fields) this.#waiting.add(field);
    const { clock } = this.#options;
    this.#dirtySince ??= clock.now();
    // What failed stays in sight until a save succeeds, but typing on tries again by itself.
    if (this.#state.state === 'clean' || this.#state.state === 'saved') {
      this.#enter({ state: 'dirty' });
    }
    this.#schedule();
  }

  /**
   * Saves everything now. Resolves true once all of it is on disk, false when it could not be written
   * (and then nothing is forgotten).
   */
  async flush(): Promise<boolean> {
    this.#cancelTimer();
    while (this.isUnsaved) {
      if (this.#state.state === 'conflict') return false;
      if (this.#inFlight === null) this.#start();
      await this.#inFlight;
      // A failure inside this flush is final for it: trying again is for the person or the next change.
      if (this.#hasFailed()) return false;
    }
    return true;
  }

  /** Resolves when no save is on its way, whatever has become of the last one. */
  async rest(): Promise<void> {
    while (this.#inFlight !== null) await this.#inFlight;
  }

  /** Forgets the timers: the article is being left. What is in flight still completes. */
  dispose(): void {
    this.#cancelTimer();
  }

  #hasFailed(): boolean {
    return this.#state.state === 'failed' || this.#state.state === 'conflict';
  }

  #schedule(): void {
    // The save in flight looks at what is waiting when it ends.
    if (this.#inFlight !== null || this.#state.state === 'conflict') return;
    this.#cancelTimer();
    const { clock } = this.#options;
    const dirtyFor = clock.now() - (this.#dirtySince ?? clock.now());
    const delay = Math.max(0, Math.min(QUIET_MILLISECONDS, CEILING_MILLISECONDS - dirtyFor));
    this.#timer = clock.setTimeout(() => {
      this.#timer = undefined;
      this.#start();
    }, delay);
  }

  #start(): void {
    if (this.#inFlight !== null || this.#waiting.size === 0) return;
    if (this.#state.state === 'conflict') return;
    this.#cancelTimer();
    const fields = this.#waiting;
    this.#waiting = new Set();
    this.#sending = fields;
    this.#dirtySince = null;
    this.#enter({ state: 'saving', since: this.#options.clock.now() });
    // One turn later, so that `#inFlight` is set before even the quickest save can end.
    this.#inFlight = Promise.resolve().then(() => this.#run(fields));
  }

  async #run(fields: ReadonlySet<Field>): Promise<void> {
    let next: SaveState;
    try {
      const { revision, at } = await this.#options.save(fields, this.#revision);
      this.#revision = revision;
      next = this.#waiting.size > 0 ? { state: 'dirty' } : { state: 'saved', at };
    } catch (caught) {
      const failed = toFailure(caught);
      for (const field of fields) this.#waiting.add(field);
      next =
        failed.code === 'conflict'
          ? { state: 'conflict', failure: failed }
          : { state: 'failed', failure: failed };
    }
    this.#inFlight = null;
    this.#enter(next);
    if (next.state === 'dirty') {
      this.#dirtySince ??= this.#options.clock.now();
      this.#schedule();
    }
  }

  #enter(state: SaveState): void {
    this.#state = state;
    this.#options.onState(state);
  }

  #cancelTimer(): void {
    if (this.#timer === undefined) return;
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
