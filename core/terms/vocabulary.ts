// How are the categories, news types, tags and people of a newsroom found, ordered and counted?
import type { ArticleEdit } from '../content/article.ts';
import type { PersonId, TermId } from '../content/ids.ts';
import type { Category, NewsType, Person, Tag, Taxonomy } from '../content/site.ts';
import { unreachable } from '../errors.ts';
import type { EntryId, EntryKind, TermKind } from './term-change.ts';

export interface Vocabulary {
  readonly taxonomy: Taxonomy;
  readonly people: readonly Person[];
}

/** Where an article names entries. */
export interface EntryUses {
  readonly categories: readonly TermId[];
  readonly newsType: TermId;
  readonly tags: readonly TermId[];
  readonly bylines: readonly PersonId[];
}

/** The members of an edit that say the same. */
export type UsesEdit = {
  // An article has each of them, and keeps it.
  [K in keyof EntryUses]?: Exclude<ArticleEdit[K], undefined>;
};

export type Term = Category | NewsType | Tag;

/** The terms of a kind, as the record has them. */
export function termsOf(taxonomy: Taxonomy, kind: TermKind): readonly Term[] {
  switch (kind) {
    case 'category':
      return taxonomy.categories;
    case 'newsType':
      return taxonomy.newsTypes;
    case 'tag':
      return taxonomy.tags;
    default:
      return unreachable(kind);
  }
}

/** The entries of a kind, as the records have them. */
export function entriesOf(
  { taxonomy, people }: Vocabulary,
  kind: EntryKind,
): readonly (Term | Person)[] {
  return kind === 'person' ? people : termsOf(taxonomy, kind);
}

export function termOf(taxonomy: Taxonomy, kind: TermKind, id: EntryId): Term | undefined {
  return termsOf(taxonomy, kind).find((term) => term.id === id);
}

/** Every entry of a kind that an article names, once. */
export function namedBy(article: EntryUses, kind: EntryKind): readonly EntryId[] {
  switch (kind) {
    case 'category':
      return [...new Set(article.categories)];
    case 'newsType':
      return [article.newsType];
    case 'tag':
      return [...new Set(article.tags)];
    case 'person':
      return [...new Set(article.bylines)];
    default:
      return unreachable(kind);
  }
}

/** Whether an article names an entry of a kind. */
export function names(article: EntryUses, kind: EntryKind, id: EntryId): boolean {
  switch (kind) {
    case 'category':
      return article.categories.some((one) => one === id);
    case 'newsType':
      return article.newsType === id;
    case 'tag':
      return article.tags.some((one) => one === id);
    case 'person':
      return article.bylines.some((one) => one === id);
    default:
      return unreachable(kind);
  }
}

export interface UseCount {
  readonly articles: number;
  /** Of these, the ones that `isOut` says readers can see. */
  readonly published: number;
}

export const noUse: UseCount = { articles: 0, published: 0 };

/** How many articles name each entry of a kind; entries that none names are missing. */
export function countUses<A extends EntryUses>(
  articles: Iterable<A>,
  kind: EntryKind,
  isOut: (article: A) => boolean,
): ReadonlyMap<EntryId, UseCount> {
  const counts = new Map<EntryId, UseCount>();
  for (const article of articles) {
    const out = isOut(article) ? 1 : 0;
    for (const id of namedBy(article, kind)) {
      const known = counts.get(id) ?? noUse;
      counts.set(id, { articles: known.articles + 1, published: known.published + out });
    }
  }
  return counts;
}

/** Terms in the order that people gave them. */
export function inOrder<T extends Pick<Term, 'id' | 'order'>>(terms: readonly T[]): T[] {
  return [...terms].sort((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1));
}

/** The same taxonomy with its lists in their order. */
export function taxonomyInOrder({ categories, newsTypes, tags, ...more }: Taxonomy): Taxonomy {
  return {
    ...more,
    categories: categoryTree(categories).map(({ category }) => category),
    newsTypes: inOrder(newsTypes),
    tags: inOrder(tags),
  };
}

export interface PlacedCategory {
  readonly category: Category;
  /** 0 for one that stands at the top. */
  readonly depth: number;
  /** The one above, as it is shown: null where the record names one that is not there. */
  readonly parent: TermId | null;
}

/**
 * The categories from top to bottom, each followed by those below it. One whose parent is gone stands at the top, and so does
 * one of a ring that another program made: none is ever hidden.
 */
export function categoryTree(categories: readonly Category[]): PlacedCategory[] {
  const known = new Set(categories.map(({ id }) => id));
  const below = new Map<TermId | null, Category[]>();
  for (const category of inOrder(categories)) {
    const { parent } = category;
    const above =
      parent !== undefined && known.has(parent) && parent !== category.id ? parent : null;
    below.set(above, [...(below.get(above) ?? []), category]);
  }
  const placed: PlacedCategory[] = [];
  const seen = new Set<TermId>();
  const place = (category: Category, depth: number, parent: TermId | null): void => {
    if (seen.has(category.id)) return;
    seen.add(category.id);
    placed.push({ category, depth, parent });
    for (const child of below.get(category.id) ?? []) place(child, depth + 1, category.id);
  };
  for (const category of below.get(null) ?? []) place(category, 0, null);
  for (const category of inOrder(categories)) place(category, 0, null);
  return placed;
}

/** A category and all below it. */
export function withBelow(categories: readonly Category[], id: EntryId): ReadonlySet<EntryId> {
  const found = new Set<EntryId>([id]);
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const one of categories) {
      if (one.parent !== undefined && found.has(one.parent)) found.add(one.id);
    }
  }
  return found;
}

/** What an article becomes that names `id`, once that is `into`, or nothing; null where it does not name it. */
export function exchangeIn(
  article: EntryUses,
  kind: EntryKind,
  id: EntryId,
  into: EntryId | null,
): UsesEdit | null {
  if (!names(article, kind, id)) return null;
  switch (kind) {
    case 'category':
      return { categories: exchanged(article.categories, id, into) };
    case 'tag':
      return { tags: exchanged(article.tags, id, into) };
    case 'person':
      return { bylines: exchanged(article.bylines, id, into) };
    case 'newsType':
      // The ids of both are those of entries of this kind: whoever asks has looked them up.
      return into === null ? null : { newsType: into as TermId };
    default:
      return unreachable(kind);
  }
}

function exchanged<I extends TermId | PersonId>(
  ids: readonly I[],
  id: EntryId,
  into: EntryId | null,
): I[] {
  const next: I[] = [];
  for (const one of ids) {
    // Both are of one kind: whoever asks has looked them up.
    const wanted = one === id ? (into as I | null) : one;
    if (wanted !== null && !next.includes(wanted)) next.push(wanted);
  }
  return next;
}
