// Where in the newsroom is this window, where was it before, and how does it get back there?
import { type Readable, Store } from './store.ts';

/** The places of a newsroom: one article being written, or a screen about many. `features/frame/places.ts` lists the screens. */
export const placeIds = [
  'writing',
  'articles',
  'calendar',
  'media',
  'newsletters',
  'terms',
  'audit',
  'settings',
  'help',
] as const;
export type PlaceId = (typeof placeIds)[number];
/** A place about many articles, or about something else than articles. */
export type ScreenId = Exclude<PlaceId, 'writing'>;

export interface Stop {
  readonly place: PlaceId;
  /** The article that is written there, where the place is writing. */
  readonly article: string | null;
}

export interface TravelOptions {
  /** The article that is open in the window. */
  readonly current: Readable<string | null>;
  /** Opens an article; whether it came to that is read from `current`. */
  open(id: string): Promise<void>;
  /** An article is about to be opened by `write`: the keyboard goes into it. */
  enter?(id: string): void;
  /** Whether an article is still listed: one that is in the trash is passed by. */
  isListed(id: string): boolean;
}

/** More stops than these are not gone back over. */
const MOST_STOPS = 50;

/** The way of one window through its newsroom, with back and forward as in a browser. */
export class Travel {
  readonly at: Readable<Stop>;
  readonly ways: Readable<{ readonly back: boolean; readonly forward: boolean }>;
  readonly #at = new Store<Stop>({ place: 'writing', article: null });
  readonly #ways = new Store({ back: false, forward: false });
  readonly #options: TravelOptions;
  #stops: Stop[] = [{ place: 'writing', article: null }];
  #index = 0;
  #isJumping = false;
  /** The jumps that were asked for: a key that comes while an article opens is another step, and none is lost. */
  #jumps: Promise<void> = Promise.resolve();

  constructor(options: TravelOptions) {
    this.at = this.#at;
    this.ways = this.#ways;
    this.#options = options;
    options.current.subscribe(() => this.#follow());
  }

  /** Goes to a place; to writing, with the article that is open. */
  go(place: PlaceId): void {
    const article = place === 'writing' ? this.#options.current.get() : null;
    this.#push({ place, article });
  }

  /** Opens an article where it is written, and goes into it. */
  async write(id: string): Promise<void> {
    this.#options.enter?.(id);
    await this.#options.open(id);
    if (this.#options.current.get() === id) this.go('writing');
  }

  back(): Promise<void> {
    return this.#after(-1);
  }

  forward(): Promise<void> {
    return this.#after(1);
  }

  /** The articles of this way that are still listed, latest first. */
  recentArticles(): string[] {
    const all = this.#stops.flatMap(({ article }) => article ?? []).reverse();
    return [...new Set(all)].filter((id) => this.#options.isListed(id));
  }

  /** Another newsroom: nothing of the way through the one before is left. */
  forget(): void {
    this.#stops = [{ place: 'writing', article: null }];
    this.#index = 0;
    this.#show();
  }

  /** An article was opened or made, by whatever way: the window is where it is written. */
  #follow(): void {
    const article = this.#options.current.get();
    if (article === null || this.#isJumping) return;
    const { place, article: before } = this.#at.get();
    // The window began with nothing open: that is no place to go back to.
    const isFirst = this.#stops.length === 1 && place === 'writing' && before === null;
    if (isFirst) this.#stops = [];
    this.#push({ place: 'writing', article });
  }

  #push(stop: Stop): void {
    const here = this.#stops[this.#index];
    if (here !== undefined && isSame(here, stop)) return;
    this.#stops = [...this.#stops.slice(0, this.#index + 1), stop].slice(-MOST_STOPS);
    this.#index = this.#stops.length - 1;
    this.#show();
  }

  #after(by: 1 | -1): Promise<void> {
    const jump = (): Promise<void> => this.#jump(by);
    this.#jumps = this.#jumps.then(jump, jump);
    return this.#jumps;
  }

  async #jump(by: 1 | -1): Promise<void> {
    this.#isJumping = true;
    try {
      const index = this.#next(this.#index, by);
      const stop = this.#stops[index];
      if (stop === undefined) return;
      if (stop.article !== null && stop.article !== this.#options.current.get()) {
        await this.#options.open(stop.article);
        // What is open could not be saved, or the other could not be read: the window stays, and has said why.
        if (this.#options.current.get() !== stop.article) return;
      }
      this.#index = index;
      this.#show();
    } finally {
      this.#isJumping = false;
    }
  }

  /** The next stop in a direction that can still be gone to; the length or -1 where there is none. */
  #next(from: number, by: 1 | -1): number {
    const here = this.#stops[from];
    let index = from + by;
    for (let stop = this.#stops[index]; stop !== undefined; stop = this.#stops[index]) {
      const isGone = stop.article !== null && !this.#options.isListed(stop.article);
      if (!isGone && here !== undefined && !isSame(here, stop)) return index;
      index += by;
    }
    return index;
  }

  #show(): void {
    const stop = this.#stops[this.#index];
    if (stop === undefined) return;
    const back = this.#stops[this.#next(this.#index, -1)] !== undefined;
    const forward = this.#stops[this.#next(this.#index, 1)] !== undefined;
    const { back: hadBack, forward: hadForward } = this.#ways.get();
    if (back !== hadBack || forward !== hadForward) this.#ways.set({ back, forward });
    if (!isSame(stop, this.#at.get())) this.#at.set(stop);
  }
}

function isSame(one: Stop, other: Stop): boolean {
  return one.place === other.place && one.article === other.article;
}
