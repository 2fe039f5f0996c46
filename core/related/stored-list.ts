// What is kept of related news in an article's record, what of it is shown, and when is it another list?
import type { Article } from '../content/article.ts';
import type { ArticleId, TermId } from '../content/ids.ts';
import { readReason, writeReason } from './reason.ts';
import type { RelatedFacts } from './related-facts.ts';
import type { RelatedIndex } from './related-index.ts';
import { relatedList } from './related-list.ts';

export type RelatedNews = NonNullable<Article['related']>;
export type RelatedItem = RelatedNews['items'][number];

/** What a person chose, where an article has no list yet. */
export const nothingRelated: RelatedNews = { items: [], computedFor: 0, pinned: [], excluded: [] };

/**
 * Computes the items of a list. They do not depend on what is pinned or excluded, so that taking either back needs no
 * new list: `shownRelated` puts the two together.
 */
export function relatedItems(
  index: RelatedIndex,
  subject: RelatedFacts,
  categoryName: (id: TermId) => string | undefined,
): RelatedItem[] {
  return relatedList(index, subject).map(({ id, score, because }) => ({
    id,
    score,
    reason: writeReason({
      ...because,
      categories: because.categories.flatMap((category) => categoryName(category) ?? []),
    }),
  }));
}

/** An entry of the list as it is shown; one that was pinned and has no reason of its own has none. */
export interface ShownRelated {
  readonly id: ArticleId;
  readonly isPinned: boolean;
  readonly item: RelatedItem | undefined;
}

/** The list in its order: pins first, exclusions never, and of the others only what `isShown` allows. */
export function shownRelated(
  related: RelatedNews,
  isShown: (id: ArticleId) => boolean,
): ShownRelated[] {
  const excluded = new Set(related.excluded);
  const items = new Map(related.items.map((item) => [item.id, item]));
  const order = new Set([...related.pinned, ...items.keys()]);
  return [...order].flatMap((id) =>
    excluded.has(id) || !isShown(id)
      ? []
      : [{ id, isPinned: related.pinned.includes(id), item: items.get(id) }],
  );
}

/**
 * Whether a refresh has nothing to change: the same articles in the same order for reasons that still hold. Which of the
 * words that two articles share are the rarest moves with every article of the archive; that they share them does not.
 */
export function isStillRight(one: readonly RelatedItem[], other: readonly RelatedItem[]): boolean {
  return isSameList(one.map(withoutWords), other.map(withoutWords));
}

function withoutWords(item: RelatedItem): RelatedItem {
  const reason = readReason(item.reason);
  return reason === undefined ? item : { ...item, reason: writeReason({ ...reason, words: [] }) };
}

/**
 * Whether a list says the same: the same articles in the same order for the same reasons. Points move with every article
 * of the archive, and are no reason to write.
 */
export function isSameList(one: readonly RelatedItem[], other: readonly RelatedItem[]): boolean {
  return (
    one.length === other.length &&
    one.every((item, place) => item.id === other[place]?.id && item.reason === other[place]?.reason)
  );
}
