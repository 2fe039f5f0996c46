// Which words does this window show now? Those of the language that was chosen, fetched before they are shown.
import type { LanguageChoice, LanguageId } from '../../core/language-choice.ts';
import { directionOf, languageFor, messagesIn } from '../../core/languages.ts';
import { english, type Messages } from '../../core/messages.ts';
import { type Readable, Store } from './store.ts';

export class Words {
  readonly #messages: Store<Messages>;
  readonly #fetch: (language: LanguageId) => Promise<Messages>;
  /** The one that was asked for last: an earlier one that comes later is not shown any more. */
  #wanted: LanguageId = 'en';

  constructor(fetch = messagesIn, first: Messages = english) {
    this.#fetch = fetch;
    this.#messages = new Store<Messages>(first);
  }

  get current(): Readable<Messages> {
    return this.#messages;
  }

  /** Shows the words of a choice, on a system that speaks `system`; until they are there, those before stay. */
  async use(choice: LanguageChoice, system: readonly string[]): Promise<void> {
    const language = languageFor(choice, system);
    this.#wanted = language;
    const messages = await this.#fetch(language);
    if (this.#wanted !== language) return;
    // Screen readers and hyphenation go by the language of the page, layout by its direction.
    document.documentElement.lang = messages.locale;
    document.documentElement.dir = directionOf(messages.locale);
    this.#messages.set(messages);
  }
}
