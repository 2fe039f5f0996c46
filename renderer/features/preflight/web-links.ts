// What came of asking for web links, in this window? Nobody is asked before a person says so.
import type { LinkOutcome } from '../../../core/checks/link-outcome.ts';
import type { Api } from '../../app/api.ts';
import type { Jobs } from '../../app/jobs.ts';
import { Store } from '../../app/store.ts';

export class WebLinks {
  readonly known = new Store<ReadonlyMap<string, LinkOutcome>>(new Map());
  readonly #api: Api;
  readonly #jobs: Jobs;

  constructor(api: Api, jobs: Jobs) {
    this.#api = api;
    this.#jobs = jobs;
  }

  /** Asks for addresses; `label` says what goes on, in the list of jobs, where it can be cancelled. */
  async ask(addresses: readonly string[], label: string): Promise<readonly LinkOutcome[]> {
    const { links } = await this.#jobs.run(label, (job) =>
      this.#api.call('links.check', { job, addresses: [...addresses] }),
    );
    const known = new Map(this.known.get());
    for (const { href, outcome } of links) known.set(href, outcome);
    this.known.set(known);
    return links.map(({ outcome }) => outcome);
  }
}
