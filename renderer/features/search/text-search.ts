// What has been found in the texts for what is typed in the filter? Asks the main process, and asks again as more is read.
import { type Failure, GalleyError, toFailure } from '../../../core/errors.ts';
import type { SearchAnswer } from '../../../core/ipc/search-contract.ts';
import { readQuery } from '../../../core/search/query.ts';
import type { Api } from '../../app/api.ts';
import { Store } from '../../app/store.ts';

export type FoundText = SearchAnswer['hits'][number];

export type TextResults =
  /** Fewer than three letters: texts are not searched. */
  | { readonly state: 'off' }
  /** The first answer is on its way. */
  | { readonly state: 'asking' }
  /** Answers to `text`; while the next text is being asked about, those to the one before. */
  | ({ readonly state: 'answered'; readonly text: string } & SearchAnswer)
  | { readonly state: 'stopped'; readonly failure: Failure };

/** What fits on a screen comes first, the rest in a second answer. */
const FIRST = 8;
/** Whoever wants more than this adds a word. */
export const MOST_FOUND = 100;
const LONGEST_QUERY = 400;

/** The search of one window. `listen` while it is shown. */
export class TextSearch {
  readonly results = new Store<TextResults>({ state: 'off' });
  readonly #api: Pick<Api, 'call' | 'on'>;
  #text = '';
  /** Counts what was asked: an answer to anything but the newest is none. */
  #turn = 0;
  #isAsking = false;
  #isOutdated = false;

  constructor(api: Pick<Api, 'call' | 'on'>) {
    this.#api = api;
  }

  /** Follows the reading of the archive: what was answered before is asked again. Returns how to stop. */
  listen(): () => void {
    return this.#api.on('search.progress', () => {
      if (this.results.get().state === 'off') return;
      if (this.#isAsking) this.#isOutdated = true;
      else void this.#run();
    });
  }

  /** Somebody is about to type: the search begins to read. One that had stopped gets another chance. */
  async warm(): Promise<void> {
    try {
      await this.#api.call('search.start', {});
      if (this.results.get().state === 'stopped') this.ask(this.#text);
    } catch (error) {
      this.#stop(error);
    }
  }

  /** Searches for what is typed now. Fewer than three letters find nothing. */
  ask(text: string): void {
    this.#text = text.slice(0, LONGEST_QUERY);
    if (readQuery(text) === undefined) {
      this.#turn++;
      this.#isAsking = false;
      this.results.set({ state: 'off' });
      return;
    }
    // What was found for the letters before stays until the answer is there: nothing flickers.
    if (this.results.get().state !== 'answered') this.results.set({ state: 'asking' });
    void this.#run();
  }

  async #run(): Promise<void> {
    const turn = ++this.#turn;
    const text = this.#text;
    this.#isAsking = true;
    this.#isOutdated = false;
    try {
      for (const limit of [FIRST, MOST_FOUND]) {
        const answer = await this.#api.call('search.query', { text, limit });
        if (this.#turn !== turn) return;
        this.results.set({ state: 'answered', text, ...answer });
        if (answer.total <= answer.hits.length) break;
      }
    } catch (error) {
      if (this.#turn === turn) this.#stop(error);
    }
    if (this.#turn !== turn) return;
    this.#isAsking = false;
    if (this.#isOutdated) void this.#run();
  }

  #stop(error: unknown): void {
    const failed = error instanceof GalleyError ? error.failure : toFailure(error);
    // A newer question has taken its place, or the newsroom was closed.
    if (failed.code === 'cancelled' || failed.code === 'no-library-open') return;
    this.results.set({ state: 'stopped', failure: failed });
  }
}
