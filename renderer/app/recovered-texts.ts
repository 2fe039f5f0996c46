// Which texts came back from the keystroke journal, and is the person told of each one?
import type { Article } from '../../core/content/article.ts';
import type { FoundText, RecoveredText } from '../../core/ipc/article-contract.ts';
import type { Api } from './api.ts';
import { Store } from './store.ts';

/** One thing to say. `back` is a text that its article was opened with. */
export type RecoveryNews =
  | FoundText
  | {
      readonly state: 'back';
      readonly at: string;
      readonly closedOver: boolean;
      readonly id: string;
      readonly headline: string;
    };

export class RecoveredTexts {
  readonly news = new Store<readonly RecoveryNews[]>([]);
  readonly #api: Api;
  #loading: Promise<unknown> = Promise.resolve();

  constructor(api: Api) {
    this.#api = api;
  }

  /** Asks what the journal of the newsroom that was just opened holds. */
  async load(): Promise<void> {
    const asked = this.#api.call('journal.list', {});
    this.#loading = asked.catch(() => undefined);
    const { found } = await asked;
    this.news.set(found);
  }

  /**
   * Waits for the journal to have been asked. Until then no article is opened: what the journal holds of it would be
   * looked at twice, and kept beside it twice.
   */
  async asked(): Promise<void> {
    await this.#loading;
  }

  /** Says what became of the text of an article that was just opened. */
  tell(article: Pick<Article, 'id' | 'headline'>, recovered: RecoveredText): void {
    const others = this.news.get().filter((one) => !('id' in one) || one.id !== article.id);
    const { at, closedOver } = recovered;
    const mine: RecoveryNews = recovered.basedOnCurrent
      ? { state: 'back', at, closedOver, id: article.id, headline: recovered.text.headline }
      : {
          state: 'movedOn',
          at,
          closedOver,
          of: article.id,
          headline: article.headline,
          copy: recovered.copy,
        };
    this.news.set([...others, mine]);
  }

  /** The person has read it; what waits in the journal goes on waiting. */
  forget(): void {
    this.news.set([]);
  }
}
