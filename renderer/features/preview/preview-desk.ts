// Which page belongs to the text as it is now? Asks for it when typing rests, one at a time, and never while a key is on its way.
import { type Failure, toFailure } from '../../../core/errors.ts';
import type { CallOutput } from '../../../core/ipc/contract.ts';
import { MOST_PREVIEWED } from '../../../core/ipc/preview-contract.ts';
import type { Api } from '../../app/api.ts';
import { type Readable, Store } from '../../app/store.ts';
import type { ArticleSession } from '../../editor/article-session.ts';
import type { Clock } from '../../editor/autosave.ts';

export type ShownPage = CallOutput<'preview.show'>;

export interface PreviewState {
  /** The last page that came; it stays while the next one is made, and while none can be. */
  readonly page: ShownPage | null;
  /** Why the text as it is now has no page. */
  readonly failure: Failure | null;
}

/** A pause this long after the last key, and the page is made. */
export const REST_MILLISECONDS = 150;

export interface PreviewDeskOptions {
  readonly api: Api;
  readonly session: Pick<ArticleSession, 'typed' | 'subscribe' | 'peek'>;
  /** What else a page is made from: it is made anew when one of these changes. */
  readonly besides: readonly Readable<unknown>[];
  readonly clock: Clock;
}

/** Keeps the page of one article up to date, from `start` until `stop`. */
export class PreviewDesk implements Readable<PreviewState> {
  readonly #options: PreviewDeskOptions;
  readonly #state = new Store<PreviewState>({ page: null, failure: null });
  #stops: (() => void)[] = [];
  #timer: unknown;
  #isAsking = false;
  #isWanted = false;
  #isOn = false;
  /** Nothing but typing has happened since the last page was asked for. */
  #isTyping = false;

  constructor(options: PreviewDeskOptions) {
    this.#options = options;
  }

  readonly get = (): PreviewState => this.#state.get();
  readonly subscribe = (listener: () => void): (() => void) => this.#state.subscribe(listener);

  start(): void {
    const { api, session, besides } = this.#options;
    this.#isOn = true;
    const later = (): void => {
      this.#isTyping = false;
      this.#later();
    };
    this.#stops = [
      session.typed.subscribe(() => this.#later()),
      session.subscribe(later),
      ...besides.map((one) => one.subscribe(later)),
      api.on('preview.better', later),
    ];
    void this.#ask();
  }

  /** No page is asked for any more, and the window has no preview. */
  stop(): void {
    this.#isOn = false;
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#options.clock.clearTimeout(this.#timer);
    // What it was shown is forgotten either way when the window goes.
    this.#options.api.call('preview.away', {}).catch(() => undefined);
  }

  /** Asks at once: a person pressed “Try again”. */
  again(): void {
    this.#isTyping = false;
    void this.#ask();
  }

  #later(): void {
    const { clock } = this.#options;
    clock.clearTimeout(this.#timer);
    this.#timer = clock.setTimeout(() => void this.#ask(), REST_MILLISECONDS);
  }

  async #ask(): Promise<void> {
    if (!this.#isOn) return;
    if (this.#isAsking) {
      this.#isWanted = true;
      return;
    }
    this.#isAsking = true;
    this.#isWanted = false;
    const isTyping = this.#isTyping;
    this.#isTyping = true;
    try {
      const article = JSON.stringify(this.#options.session.peek());
      const answered =
        article.length > MOST_PREVIEWED
          ? { failure: { code: 'too-large' } as const }
          : await this.#options.api
              .call('preview.show', { article, isTyping })
              .then((page) => ({ page }))
              .catch((caught: unknown) => ({ failure: toFailure(caught) }));
      if (!this.#isOn) return;
      const before = this.#state.get();
      if ('page' in answered) {
        const { page } = answered;
        // The same page again is nothing to draw.
        const isSame =
          before.failure === null &&
          before.page !== null &&
          JSON.stringify(before.page) === JSON.stringify(page);
        if (!isSame) this.#state.set({ page, failure: null });
      } else if (answered.failure.code === 'cancelled') {
        // Something else of this window took its place, such as a preview that was just closed: this one is still looked at.
        this.#isWanted = true;
      } else {
        this.#state.set({ ...before, failure: answered.failure });
      }
    } finally {
      this.#isAsking = false;
      if (this.#isWanted) this.#later();
    }
  }
}
