// One change of a library at a time, in the order they were asked for; what one throws becomes its failure.
import { type Result, toFailure } from '../../core/errors.ts';

export class ChangeQueue {
  #last: Promise<unknown> = Promise.resolve();
  readonly #before: () => Promise<void>;

  /** `before` runs ahead of each change; if it throws, the change fails and is not begun. */
  constructor(before: () => Promise<void>) {
    this.#before = before;
  }

  /** Runs `work` after everything that was added before it. */
  add<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const mine = this.#last.then(async (): Promise<Result<T>> => {
      try {
        await this.#before();
        return await work();
      } catch (error) {
        return { ok: false, error: toFailure(error) };
      }
    });
    this.#last = mine;
    return mine;
  }

  /** Resolves once all that has been added so far is done. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
