// What are the fields of a post, as the newsroom wants them and as the site has them, and in which do the two differ?
import type { Sha256 } from '../../content/records.ts';
import { spelling } from './post-content.ts';
import { fieldOn, plain, type SitePost, termsOf } from './site-answers.ts';
import type { KeptPost } from './site-state.ts';

/** The values of a post by the names the site gives them. What is not among them is left to the site. */
export interface PostFields {
  readonly title: string;
  readonly content: string;
  readonly excerpt?: string;
  readonly slug: string;
  /** UTC, as `2026-03-01T10:00:00`. */
  readonly date_gmt: string;
  /** `private` while only editors see it. */
  readonly status: 'publish' | 'future' | 'private';
  readonly author?: number;
  readonly featured_media?: number;
  readonly sticky?: boolean;
  /** Terms by the address part of their taxonomy. */
  readonly terms: Readonly<Record<string, readonly number[]>>;
  /** Fields that a plugin or theme added; null empties one. */
  readonly meta: Readonly<Record<string, MetaValue>>;
}

export type MetaValue = string | readonly string[] | readonly number[] | null;

/** Stands before the name of an added field where it is one of many values. */
const META = 'meta.';

/** The names of added fields among those of values. */
export function metaNames(names: readonly string[]): string[] {
  return names.flatMap((name) => (name.startsWith(META) ? [name.slice(META.length)] : []));
}

/** What is sent of a post: all of it, or only the values named. */
export function sentFields(
  { terms, meta, ...fields }: PostFields,
  names?: readonly string[],
): Readonly<Record<string, unknown>> {
  const isSent = (name: string): boolean => names === undefined || names.includes(name);
  const plainFields = Object.entries({ ...fields, ...terms }).filter(([name]) => isSent(name));
  const added = Object.entries(meta).filter(([name]) => isSent(META + name));
  return {
    ...Object.fromEntries(plainFields),
    ...(added.length === 0 ? {} : { meta: Object.fromEntries(added) }),
  };
}

/** One value, in a form that two sides can be compared in. */
export type FieldValues = Readonly<Record<string, string>>;

export function valuesOf({ terms, meta, ...fields }: PostFields): FieldValues {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) values[name] = comparable(name, String(value));
  }
  for (const [taxonomy, ids] of Object.entries(terms)) values[taxonomy] = inOrder(ids);
  for (const [name, value] of Object.entries(meta)) values[META + name] = metaText(value);
  return values;
}

/** What the site has in the fields named. */
export function valuesOn(post: SitePost, names: Iterable<string>): FieldValues {
  const values: Record<string, string> = {};
  for (const name of names) values[name] = comparable(name, valueOn(post, name));
  return values;
}

function valueOn(post: SitePost, name: string): string {
  switch (name) {
    case 'title':
    case 'content':
    case 'excerpt':
      return post[name]?.raw ?? '';
    case 'slug':
    case 'status':
      return post[name];
    case 'date_gmt':
      return post.date_gmt ?? '';
    case 'author':
    case 'featured_media':
      return String(post[name] ?? 0);
    case 'sticky':
      return String(post.sticky ?? false);
    default:
      return name.startsWith(META)
        ? metaText(fieldOn(post, name.slice(META.length)))
        : inOrder(termsOf(post, name));
  }
}

/** An empty field is told as null, as an empty text, or as an empty list. */
function metaText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  const text = JSON.stringify(value);
  return text === '[]' ? '' : text;
}

function inOrder(ids: readonly number[]): string {
  return [...new Set(ids)].sort((one, other) => one - other).join(', ');
}

function comparable(name: string, value: string): string {
  return name === 'content' || name === 'title' || name === 'excerpt' ? spelling(value) : value;
}

/** What becomes of one post that is on the site. */
export interface PostComparison {
  /** Fields that the newsroom changed, and nobody else. */
  readonly changed: readonly string[];
  /** Fields that somebody changed on the site since they were published, and that are not as the newsroom wants them. */
  readonly editedThere: readonly string[];
}

/**
 * Compares three sides field by field: what is wanted, what was published last, and what is there now. What is there as it is
 * wanted is left alone, whoever wrote it. A field of which nothing is remembered counts as written by somebody else.
 */
export function comparePost(
  wanted: FieldValues,
  there: FieldValues,
  kept: KeptPost['fields'],
  sha256: Sha256,
): PostComparison {
  const changed: string[] = [];
  const editedThere: string[] = [];
  for (const [name, value] of Object.entries(wanted)) {
    const now = there[name] ?? '';
    if (now === value) continue;
    const before = Object.hasOwn(kept, name) ? kept[name] : undefined;
    // What was never sent and is empty there was written by nobody.
    if (before === undefined && now === '') changed.push(name);
    else if (before === undefined || before.site !== sha256(now)) editedThere.push(name);
    else if (before.sent !== sha256(value)) changed.push(name);
  }
  return { changed, editedThere };
}

/** What is remembered of fields that were sent, and of what the site made of them. */
export function keepFields(
  before: KeptPost['fields'],
  sent: FieldValues,
  answered: FieldValues,
  sha256: Sha256,
): KeptPost['fields'] {
  const kept = { ...before };
  for (const [name, value] of Object.entries(sent)) {
    kept[name] = { sent: sha256(value), site: sha256(answered[name] ?? '') };
  }
  return kept;
}

/** What WordPress dropped or changed without a word: fields of an answer that are not what was sent. */
export function droppedFields(sent: FieldValues, answered: FieldValues): string[] {
  return Object.keys(sent).filter(
    // What becomes of a text is asked apart: some logins may not write all of HTML.
    (name) => !['title', 'content', 'excerpt'].includes(name) && sent[name] !== answered[name],
  );
}

const fieldTitles: Readonly<Record<string, string>> = {
  title: 'headline',
  content: 'text',
  excerpt: 'summary',
  slug: 'address',
  date_gmt: 'date',
  status: 'status',
  author: 'author',
  featured_media: 'featured image',
  sticky: 'highlight',
  categories: 'categories',
  tags: 'tags',
};

export function fieldTitle(name: string): string {
  if (name.startsWith(META)) return `field “${name.slice(META.length)}”`;
  return Object.hasOwn(fieldTitles, name) ? (fieldTitles[name] ?? name) : name;
}

/** Both sides of a field in a line each; of long texts, the place where they begin to differ. */
export function difference(
  name: string,
  before: string,
  after: string,
): { readonly field: string; readonly before: string; readonly after: string } {
  const [one, other] = [words(name, before), words(name, after)];
  const field = fieldTitle(name);
  if (one.length <= LONGEST && other.length <= LONGEST) return { field, before: one, after: other };
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const from = Math.max(0, one.lastIndexOf(' ', Math.max(0, start - 20)));
  return { field, before: passage(one, from), after: passage(other, from) };
}

const LONGEST = 160;

function passage(text: string, from: number): string {
  const end = from + LONGEST;
  return `${from > 0 ? '…' : ''}${text.slice(from, end).trim()}${end < text.length ? '…' : ''}`;
}

function words(name: string, value: string): string {
  if (name !== 'content' && name !== 'title' && name !== 'excerpt') return value;
  const bare = value.replace(/<!--[\s\S]*?-->/g, ' ').replace(/<[^>]*>/g, ' ');
  const read = plain(bare).replace(/\s+/g, ' ').trim();
  // A change that readers do not see is shown as it is written.
  return read === '' ? value.slice(0, LONGEST) : read;
}
