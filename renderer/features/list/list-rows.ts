// Which rows does the list show? A head for each group that has articles, and below it a card for each of them.
import { transliterate } from '../../../core/content/transliterate.ts';
import {
  type ArticleSummary,
  isReadyForSearch,
  searchableHeadline,
} from '../../../core/library.ts';
import { compareInGroup, type GroupId, groupIds, groupOf } from '../../../core/list-order.ts';
import type { FoundText } from '../search/text-search.ts';

export type ListRow =
  | { readonly kind: 'group'; readonly group: GroupId | 'found'; readonly count: number }
  | {
      readonly kind: 'article';
      readonly summary: ArticleSummary;
      /** Why it is listed, where its headline does not say it. */
      readonly found?: FoundText;
    };

/** The articles of each group, in their order, each as the row it is: rows are made once, not at every keystroke. */
export type ListGroups = ReadonlyMap<GroupId, readonly ArticleRow[]>;

type ArticleRow = Extract<ListRow, { kind: 'article' }>;

/**
 * Sorts everything once; filtering then only walks through it. Groups in which nothing has changed are those of
 * `before`, and the others begin with their order, in which all but a few articles still stand.
 */
export function listGroups(
  summaries: ReadonlyMap<string, ArticleSummary>,
  before: ListGroups = new Map(),
): ListGroups {
  const groups = new Map<GroupId, ArticleSummary[]>(groupIds.map((id) => [id, []]));
  const placed = new Set<string>();
  for (const [group, rows] of before) {
    for (const { summary: old } of rows) {
      const summary = summaries.get(old.id);
      if (summary === undefined || groupOf[summary.status] !== group) continue;
      placed.add(old.id);
      groups.get(group)?.push(summary);
    }
  }
  for (const summary of summaries.values()) {
    if (!placed.has(summary.id)) groups.get(groupOf[summary.status])?.push(summary);
  }
  return new Map(
    [...groups].map(([group, members]) => {
      members.sort((one, other) => compareInGroup(group, one, other));
      const known = before.get(group);
      const isKnown =
        known?.length === members.length &&
        members.every((summary, index) => known[index]?.summary === summary);
      return [group, isKnown ? known : members.map(rowOf)];
    }),
  );
}

/** The rows of the list: group heads and cards, only articles whose headline holds `filter`. */
export function listRows(groups: ListGroups, filter: string): ListRow[] {
  const wanted = transliterate(filter.trim());
  const rows: ListRow[] = [];
  for (const [group, all] of groups) {
    const members =
      wanted === '' ? all : all.filter((row) => searchableHeadline(row.summary).includes(wanted));
    if (members.length === 0) continue;
    rows.push({ kind: 'group', group, count: members.length });
    for (const row of members) rows.push(row);
  }
  return rows;
}

/**
 * The rows of what was found in texts for `filter`, the best first: a group of their own, after the headlines, so
 * that nothing moves when they come. Articles that the headlines list already are left out.
 */
export function foundRows(
  found: readonly FoundText[],
  summaries: ReadonlyMap<string, ArticleSummary>,
  filter: string,
): ListRow[] {
  const wanted = transliterate(filter.trim());
  const rows: ListRow[] = [];
  for (const one of found) {
    const summary = summaries.get(one.id);
    if (summary === undefined || searchableHeadline(summary).includes(wanted)) continue;
    rows.push({ kind: 'article', summary, found: one });
  }
  if (rows.length > 0) rows.unshift({ kind: 'group', group: 'found', count: rows.length });
  return rows;
}

const WARM_AT_ONCE = 400;

/** Prepares the search in idle moments, so that its first letter costs no more than the others. */
export function warmSearch(groups: ListGroups, whenIdle: (run: () => void) => number): void {
  const waiting = [...groups.values()].flat().filter(({ summary }) => !isReadyForSearch(summary));
  const next = (): void => {
    for (const { summary } of waiting.splice(0, WARM_AT_ONCE)) searchableHeadline(summary);
    if (waiting.length > 0) whenIdle(next);
  };
  whenIdle(next);
}

const rowsMade = new WeakMap<ArticleSummary, ArticleRow>();

function rowOf(summary: ArticleSummary): ArticleRow {
  let row = rowsMade.get(summary);
  if (row === undefined) {
    row = { kind: 'article', summary };
    rowsMade.set(summary, row);
  }
  return row;
}
