// How does German count and quote?
import { countingIn } from '../counting.ts';

export const LOCALE = 'de-DE';

export const { count, either, form, grouped, list } = countingIn(LOCALE);

/** `„Titel“`. */
export const quoted = (text: string): string => `„${text}“`;

/** The quoted subject, or what is said where there is none. */
export const named = (subject: string | undefined, otherwise: string): string =>
  subject === undefined || subject === '' ? otherwise : quoted(subject);

export const articles = (number: number): string => `${grouped(number)} Artikel`;
