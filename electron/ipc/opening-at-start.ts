// How did it go with the newsroom that Galley opens by itself when it starts?
import type { Result } from '../../core/errors.ts';

/** The window is there before it, and asks how it went: a failure stands until a window has heard of it. */
export class OpeningAtStart {
  #name: string | null = null;
  #opening: Promise<Result<unknown> | null> = Promise.resolve(null);

  /** Follows an opening that has just begun. */
  follow(name: string, opening: Promise<Result<unknown>>): void {
    this.#name = name;
    this.#opening = opening;
    const opened = (result: Result<unknown>): void => {
      if (result.ok) this.#name = null;
    };
    opening.then(opened, () => undefined);
  }

  /** What is being opened, or could not be and nobody has been told; else null. */
  get name(): string | null {
    return this.#name;
  }

  /** Waits for the end of it; never fails. */
  async ended(): Promise<void> {
    await this.#opening.catch(() => undefined);
  }

  /** How it ended, to be told to a window; null where nothing was opened, or that it failed has been told. */
  async outcome(): Promise<Result<unknown> | null> {
    const outcome = await this.#opening;
    const isNews = this.#name !== null;
    this.#name = null;
    return outcome?.ok === false && !isNews ? null : outcome;
  }
}
