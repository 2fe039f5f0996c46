// The small vocabulary of text fields: language tags and slugs.
import * as z from 'zod';
import { transliterate } from './transliterate.ts';

/** A BCP 47 language tag in the shapes newsrooms use: `en`, `en-GB`, `zh-Hant`. */
export const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'ckb', 'fa', 'he', 'ps', 'ur', 'yi']);

/** Which way a language is written. */
export function textDirection(tag: string): 'ltr' | 'rtl' {
  return rightToLeft.has(tag.split('-')[0]?.toLowerCase() ?? tag) ? 'rtl' : 'ltr';
}

/** Words a slug may not be: they are folders or files of the website itself. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  'page',
  'feed',
  'rss',
  'index',
  'news',
  'category',
  'type',
  'archive',
  'calendar',
  'media',
  'assets',
  'search',
  '404',
  // Names that a Windows disk refuses for any file.
  'con',
  'prn',
  'aux',
  'nul',
  ...Array.from({ length: 9 }, (_, index) => `com${index + 1}`),
  ...Array.from({ length: 9 }, (_, index) => `lpt${index + 1}`),
]);

const SLUG_LENGTH = 80;

export const slug = z
  .string()
  .max(SLUG_LENGTH + 16)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .refine((value) => !reservedSlugs.has(value), 'This address is reserved.');

/**
 * Makes a slug from a headline by the table in `transliterate.ts`, cut at a word, that is neither reserved
 * nor in `taken`. Returns `fallback` where nothing readable is left.
 */
export function makeSlug(
  text: string,
  taken: Pick<ReadonlySet<string>, 'has'>,
  fallback: string,
): string {
  const words = transliterate(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let stem = '';
  for (const word of words) {
    const longer = stem === '' ? word : `${stem}-${word}`;
    if (longer.length > SLUG_LENGTH) break;
    stem = longer;
  }
  if (stem === '') stem = words[0]?.slice(0, SLUG_LENGTH) ?? fallback;
  const isFree = (candidate: string): boolean =>
    !taken.has(candidate) && !reservedSlugs.has(candidate);
  if (isFree(stem)) return stem;
  let number = 2;
  while (!isFree(`${stem}-${number}`)) number++;
  return `${stem}-${number}`;
}
