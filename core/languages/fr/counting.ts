// How does French count and quote?
import { countingIn } from '../counting.ts';

export const LOCALE = 'fr-FR';

export const { count, either, form, grouped, list } = countingIn(LOCALE);

/** `« Titre »`, with spaces that do not break. */
export const quoted = (text: string): string => `« ${text} »`;

/** The quoted subject, or what is said where there is none. */
export const named = (subject: string | undefined, otherwise: string): string =>
  subject === undefined || subject === '' ? otherwise : quoted(subject);

export const articles = (number: number): string => count(number, 'article', 'articles');
