// What is live on which website? As the newest receipts say, for every article, compared with what the list knows of it.
import type { Api } from './api.ts';
import { Store } from './store.ts';

export interface LiveTarget {
  readonly id: string;
  readonly label: string;
  /** The revision that is live, by article. */
  readonly revisions: ReadonlyMap<string, number>;
}

/** `changed`: readers see an older revision. */
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
            revisions: new Map(readLines(articles)),
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

export function liveState(
  { revisions }: LiveTarget,
  { id, revision }: { readonly id: string; readonly revision: number },
): LiveState {
  const live = revisions.get(id);
  if (live === undefined) return 'notLive';
  return live === revision ? 'live' : 'changed';
}

/** One word for all targets: what needs attention comes first. Undefined where there is nothing to say. */
export function liveAnywhere(
  targets: readonly LiveTarget[],
  article: { readonly id: string; readonly revision: number; readonly status: string },
): LiveState | undefined {
  if (targets.length === 0) return undefined;
  const states = targets.map((target) => liveState(target, article));
  if (states.includes('changed')) return 'changed';
  if (states.includes('live')) return 'live';
  return article.status === 'published' ? 'notLive' : undefined;
}

function* readLines(packed: string): Generator<[string, number]> {
  if (packed === '') return;
  for (const line of packed.split('\n')) {
    const [id = '', revision = ''] = line.split(' ');
    yield [id, Number(revision)];
  }
}
