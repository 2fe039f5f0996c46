// Which rows does the table have? A head for each group, its articles unless it is folded, then what was found in texts.
import { transliterate } from '../../../core/content/transliterate.ts';
import type { ArticleGroup } from '../../../core/desk/arrange.ts';
import type { Matches } from '../../../core/desk/filter.ts';
import { type ArticleSummary, searchableHeadline } from '../../../core/library.ts';
import { haveSameItems } from '../../../core/same-items.ts';
import type { FoundText } from '../search/text-search.ts';

/** The group of articles that were found by their texts. */
export const FOUND = 'found';

export type DeskRow =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly count: number;
      readonly isFolded: boolean;
    }
  | { readonly kind: 'article'; readonly summary: ArticleSummary; readonly found?: FoundText };

export type DeskArticleRow = Extract<DeskRow, { kind: 'article' }>;

/** A group and an article are never called the same. */
export function keyOf(row: DeskRow | undefined): string {
  if (row === undefined) return '';
  return row.kind === 'group' ? row.key : row.summary.id;
}

/** The article that comes after one that is gone, of those that are still there, or else before it; null where none is left. */
export function neighbourOf(
  gone: string,
  before: readonly DeskRow[],
  now: readonly DeskRow[],
): string | null {
  const left = new Set(articlesOf(now).map(({ id }): string => id));
  const place = before.findIndex((row) => keyOf(row) === gone);
  if (place < 0) return null;
  const order = [...before.slice(place + 1), ...before.slice(0, place).reverse()];
  const next = order.find((row) => row.kind === 'article' && left.has(row.summary.id));
  return next === undefined ? null : keyOf(next);
}

/** A group with the rows of all its articles, in their order. */
export interface RowGroup {
  readonly key: string;
  readonly rows: readonly DeskArticleRow[];
  /** The headlines of these rows as they are searched in: made at the first search. */
  headlines: readonly string[] | null;
}

/** Everything a search may find. Made once for each order: a key of a search only walks through it. */
export function rowGroups(groups: readonly ArticleGroup[]): RowGroup[] {
  return groups.map(({ key, articles }) => ({
    key,
    rows: articles.map((summary): DeskArticleRow => ({ kind: 'article', summary })),
    headlines: null,
  }));
}

/** The rows whose headlines hold what was typed, after the heads of their groups, and how many articles that are. Groups without any are left out. */
export function deskRows(
  groups: readonly RowGroup[],
  typed: string,
  folded: ReadonlySet<string>,
): { readonly rows: readonly DeskRow[]; readonly articles: number } {
  const wanted = transliterate(typed.trim());
  const rows: DeskRow[] = [];
  let articles = 0;
  for (const group of groups) {
    const found = wanted === '' ? group.rows : rowsWith(wanted, group);
    if (found.length === 0) continue;
    const { key } = group;
    const isFolded = key !== '' && folded.has(key);
    articles += found.length;
    if (key !== '') rows.push({ kind: 'group', key, count: found.length, isFolded });
    if (!isFolded) for (const row of found) rows.push(row);
  }
  return { rows, articles };
}

function rowsWith(wanted: string, group: RowGroup): DeskArticleRow[] {
  group.headlines ??= group.rows.map(({ summary }) => searchableHeadline(summary));
  const { headlines } = group;
  return group.rows.filter((_row, index) => headlines[index]?.includes(wanted));
}

/** What was found in texts and fits the filters, the best first, without what the headlines list already. */
export function foundRows(
  found: readonly FoundText[],
  summaries: ReadonlyMap<string, ArticleSummary>,
  matches: Matches,
  typed: string,
): DeskRow[] {
  const wanted = transliterate(typed.trim());
  const rows: DeskRow[] = [];
  for (const one of found) {
    const summary = summaries.get(one.id);
    if (summary === undefined || !matches(summary)) continue;
    if (searchableHeadline(summary).includes(wanted)) continue;
    rows.push({ kind: 'article', summary, found: one });
  }
  if (rows.length === 0) return rows;
  return [{ kind: 'group', key: FOUND, count: rows.length, isFolded: false }, ...rows];
}

/** The articles of the rows, in their order. */
export function articlesOf(rows: readonly DeskRow[]): ArticleSummary[] {
  return rows.flatMap((row) => (row.kind === 'article' ? row.summary : []));
}

/** `next`, or `before` where both hold the same things in the same order: what is made of it then need not be made again. */
export function keptIfSame<T>(before: readonly T[], next: readonly T[]): readonly T[] {
  return haveSameItems(before, next) ? before : next;
}
