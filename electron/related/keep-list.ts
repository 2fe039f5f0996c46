// How does a computed list get into its article? Only over the list it was computed to replace.
import type { Article } from '../../core/content/article.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import { isSameList, nothingRelated, type RelatedNews } from '../../core/related/stored-list.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import type { ComputedList } from './related-messages.ts';

/** A list that another took the place of: enough to bring it back. */
export interface ReplacedList {
  readonly id: Article['id'];
  /** Undefined where the article had none. */
  readonly before: RelatedNews | undefined;
  readonly after: RelatedNews['items'];
}

type Store = Pick<LibraryStore, 'relateArticle'>;

/**
 * Keeps a list. Null where the article has it already, or is no longer out; `conflict` where somebody else has kept
 * another one since: the list is to be computed again. What was typed meanwhile is not touched.
 */
export async function keepList(
  store: Store,
  list: ComputedList,
): Promise<Result<ReplacedList | null>> {
  const { id, items, revision, before } = list;
  let isOvertaken = false;
  const kept = await store.relateArticle(id, (current) => {
    const related = current.related ?? nothingRelated;
    if (current.status !== 'published' && current.status !== 'scheduled') return null;
    isOvertaken =
      related.computedFor !== before.computedFor || !isSameList(related.items, before.items);
    if (isOvertaken || isSameList(related.items, items)) return null;
    return { ...related, items, computedFor: revision };
  });
  if (!kept.ok) return kept;
  if (isOvertaken) return failure('conflict');
  return success(kept.value === null ? null : { id, before: kept.value.before, after: items });
}

/** Brings back the list of before, where the one that replaced it is still there. Answers whether it was. */
export async function bringListBack(
  store: Store,
  { id, before, after }: ReplacedList,
): Promise<Result<boolean>> {
  const kept = await store.relateArticle(id, (current) => {
    const related = current.related ?? nothingRelated;
    if (!isSameList(related.items, after)) return null;
    const { pinned, excluded } = related;
    // What was pinned since stays pinned.
    if (before === undefined && pinned.length === 0 && excluded.length === 0) return undefined;
    return { ...(before ?? nothingRelated), pinned, excluded };
  });
  return kept.ok ? success(kept.value !== null) : kept;
}
