// What is live on which website? As the newest receipts say, for every article, compared with what the list knows of it.
import type { ArticleSummary } from '../../core/library.ts';
import type { Api } from './api.ts';
import { Store } from './store.ts';

export interface LiveTarget {
  readonly id: string;
  readonly label: string;
  /** What is live, by article. */
  readonly articles: ReadonlyMap<string, LiveRevision>;
}

interface LiveRevision {
  readonly revision: number;
  /** When somebody had last changed it; undefined in the receipts of older programs. */
  readonly updatedAt: string | undefined;
}

type Listed = Pick<ArticleSummary, 'id' | 'revision' | 'updatedAt'>;

/** `changed`: somebody has changed it since. */
export type LiveState = 'live' | 'changed' | 'notLive';

export class LiveNow {
  readonly targets = new Store<readonly LiveTarget[]>([]);
  readonly #api: Api;
  #asked = 0;

  constructor(api: Api) {
    this.#api = api;
    api.on('publish.changed', () => this.load());
  }

  /** Asks anew. Until it is known, nothing is said. */
  load(): void {
    this.#asked += 1;
    const asked = this.#asked;
    this.#api.call('publish.live', {}).then(
      ({ targets }) => {
        if (asked !== this.#asked) return;
        this.targets.set(
          targets.map(({ target, label, articles }) => ({
            id: target,
            label,
            articles: new Map(readLines(articles)),
          })),
        );
      },
      // It is a help, and missing it stops nobody; the publish dialog says what is wrong.
      () => undefined,
    );
  }

  /** Another newsroom: what was live of the one before says nothing of it. */
  forget(): void {
    this.#asked += 1;
    this.targets.set([]);
  }
}

/**
 * Whether somebody's work on an article waits to be published. A revision of the same day of change is none of that: the list of
 * related news was computed anew, which happens by itself whenever a session of editing ends, and often after the very publish that
 * closed it. Nobody could mend what such a mark asks for; the next plan names each page on which readers will see another list.
 */
export function liveState(
  { articles }: LiveTarget,
  { id, revision, updatedAt }: Listed,
): LiveState {
  const live = articles.get(id);
  if (live === undefined) return 'notLive';
  return live.revision === revision || live.updatedAt === updatedAt ? 'live' : 'changed';
}

/** One word for all targets: what needs attention comes first. Undefined where there is nothing to say. */
export function liveAnywhere(
  targets: readonly LiveTarget[],
  article: Listed & Pick<ArticleSummary, 'status'>,
): LiveState | undefined {
  if (targets.length === 0) return undefined;
  const states = targets.map((target) => liveState(target, article));
  if (states.includes('changed')) return 'changed';
  if (states.includes('live')) return 'live';
  return article.status === 'published' ? 'notLive' : undefined;
}

function* readLines(packed: string): Generator<[string, LiveRevision]> {
  if (packed === '') return;
  for (const line of packed.split('\n')) {
    const [id = '', revision = '', updatedAt] = line.split(' ');
    yield [id, { revision: Number(revision), updatedAt }];
  }
}
