// What would the checks find in each article of this newsroom? Counted in a process of its own when somebody looks at the articles, and again
// once they have changed.
import type { FindingCounts } from '../../../core/checks/report.ts';
import type { Api } from '../../app/api.ts';
import { Store } from '../../app/store.ts';

/** So long nothing must have changed before everything is counted anew. */
const SETTLED_MS = 4000;

export interface KnownFindings {
  /** `unknown`: nobody has asked yet. What was known before is told while it is looked for anew. */
  readonly state: 'unknown' | 'looking' | 'known' | 'failed';
  readonly byArticle: ReadonlyMap<string, FindingCounts>;
}

const nothingKnown: KnownFindings = { state: 'unknown', byArticle: new Map() };

/** The findings of one window's newsroom. */
export class ArticleFindings {
  readonly known = new Store<KnownFindings>(nothingKnown);
  readonly #api: Api;
  #watchers = 0;
  #isStale = true;
  #job: string | null = null;
  #timer: number | undefined;

  constructor(api: Api) {
    this.#api = api;
    const stale = (): void => {
      this.#isStale = true;
      if (this.#watchers > 0) this.#later();
    };
    api.on('library.changed', stale);
    api.on('library.records', stale);
  }

  /** Somebody looks at the articles, until the function that is returned is called. */
  watch(): () => void {
    this.#watchers += 1;
    this.hurry();
    return () => {
      this.#watchers -= 1;
      if (this.#watchers === 0) window.clearTimeout(this.#timer);
    };
  }

  /** Somebody decides by it: what has changed is looked for at once. */
  hurry(): void {
    if (this.#isStale && this.#job === null) this.#look();
  }

  /** Another newsroom: what was found in the one before says nothing of it. */
  forget(): void {
    window.clearTimeout(this.#timer);
    if (this.#job !== null) this.#api.call('job.cancel', { job: this.#job }).catch(() => undefined);
    this.#job = null;
    this.#isStale = true;
    this.known.set(nothingKnown);
    if (this.#watchers > 0) this.#later();
  }

  #later(): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#look(), SETTLED_MS);
  }

  #look(): void {
    if (this.#job !== null) {
      this.#later();
      return;
    }
    const job = crypto.randomUUID();
    this.#job = job;
    this.#isStale = false;
    this.known.set({ ...this.known.get(), state: 'looking' });
    const end = (next: KnownFindings): void => {
      if (this.#job !== job) return;
      this.#job = null;
      this.known.set(next);
    };
    this.#api.call('preflight.counts', { job }).then(
      ({ articles }) =>
        end({ state: 'known', byArticle: new Map(articles.map((one) => [one.id, one])) }),
      () => {
        this.#isStale = true;
        end({ ...this.known.get(), state: 'failed' });
      },
    );
  }
}
