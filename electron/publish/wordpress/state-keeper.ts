// How does what was learned from a site get into the newsroom before anything else happens?
import type * as z from 'zod';
import type { SiteState } from '../../../core/publish/wordpress/site-state.ts';
import type { TargetState } from '../target-kind.ts';

/** One state, changed in memory and written in order; changes that come while one is written go with the next. */
export class StateKeeper {
  readonly state: SiteState;
  readonly #store: TargetState;
  #writing: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(state: SiteState, store: TargetState) {
    this.state = state;
    this.#store = store;
  }

  /** Answers once everything changed so far is written. */
  save(): Promise<void> {
    if (this.#next === undefined) {
      const next = this.#writing.then(async () => {
        this.#next = undefined;
        // Plain data by its schema; a copy, since it changes on.
        await this.#store.write(structuredClone(this.state) as z.core.util.JSONType);
      });
      this.#next = next;
      this.#writing = next.catch(() => undefined);
    }
    return this.#next;
  }
}
