// Which languages does Galley speak, and in which one does a person read? What the website says is another thing.
import { type LanguageChoice, type LanguageId, languageIds } from './language-choice.ts';
import { english, type Messages } from './messages.ts';

/** Each language as its own speakers call it, and so always in that language. */
export const languageNames: Readonly<Record<LanguageId, string>> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
};

/** The language that a choice comes to on a system whose languages are `system`, the preferred one first. */
export function languageFor(choice: LanguageChoice, system: readonly string[]): LanguageId {
  if (choice !== 'system') return choice;
  for (const tag of system) {
    const [primary = ''] = tag.toLowerCase().split(/[-_]/);
    const known = languageIds.find((id) => id === primary);
    if (known !== undefined) return known;
  }
  return 'en';
}

/** The words of a language. English is always there; another one is fetched when it is first wanted. */
export async function messagesIn(language: LanguageId): Promise<Messages> {
  switch (language) {
    case 'en':
      return english;
    case 'fr':
      return (await import('./languages/fr/messages.ts')).french;
    case 'de':
      return (await import('./languages/de/messages.ts')).german;
  }
}

const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

/** Which way a language is written. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
