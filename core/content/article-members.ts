// Which members of an article say where it stands with its readers and among its translations, and how does one member pass from article to article?
import type { Article } from './article.ts';

/** They outlast the restoring of a revision, and the text of another version says nothing of them. */
export const membersOfState = [
  'status',
  'slug',
  'publishAt',
  'publishedAt',
  'embargoUntil',
  'corrections',
  'takenDown',
  'related',
  'translationOf',
] as const satisfies readonly (keyof Article)[];

/** Makes a member what it is in `from`; one that is not there goes. */
export function takeMember<K extends keyof Article>(from: Article, to: Article, key: K): void {
  if (from[key] === undefined) Reflect.deleteProperty(to, key);
  else to[key] = from[key];
}
