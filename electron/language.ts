// Which words does the main process use now? Those of the language that the person chose, or of their system.
import type { LanguageChoice, LanguageId } from '../core/language-choice.ts';
import { phrasedIn } from '../core/languages/phrases.ts';
import { languageFor, messagesIn } from '../core/languages.ts';
import { english, type Messages } from '../core/messages.ts';

export class AppLanguage {
  #language: LanguageId = 'en';
  #messages: Messages = english;
  readonly #system: () => readonly string[];

  /** `system` says which languages the person's system speaks, the preferred one first. */
  constructor(system: () => readonly string[]) {
    this.#system = system;
  }

  get messages(): Messages {
    return this.#messages;
  }

  get system(): readonly string[] {
    return this.#system();
  }

  /** What a program beside the window said in English under these names, in the person's words. */
  said<T>(value: T, names: ReadonlySet<string>): T {
    const { phrases } = this.#messages;
    return Object.keys(phrases).length === 0 ? value : phrasedIn(phrases, value, names);
  }

  /** Takes the words of a choice; tells whether they are others than before. */
  async follow(choice: LanguageChoice): Promise<boolean> {
    const language = languageFor(choice, this.#system());
    if (language === this.#language) return false;
    this.#messages = await messagesIn(language);
    this.#language = language;
    return true;
  }
}
