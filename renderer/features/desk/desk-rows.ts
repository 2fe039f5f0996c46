// Which rows does the table have? A head for each group, its articles unless it is folded, then what was found in texts.
import { transliterate } from '../../../core/content/transliterate.ts';
import type { ArticleGroup } from '../../../core/desk/arrange.ts';
import type { Matches } from '../../../core/desk/filter.ts';
import { type ArticleSummary, searchableHeadline } from '../../../core/library.ts';
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

const rowsMade = new WeakMap<ArticleSummary, DeskArticleRow>();

/** Rows are made once for each summary, not at every keystroke. */
function rowOf(summary: ArticleSummary): DeskArticleRow {
  let row = rowsMade.get(summary);
  if (row === undefined) {
    row = { kind: 'article', summary };
    rowsMade.set(summary, row);
  }
  return row;
}

/** The rows of the last groups: a search that is cleared shows what was there before it. */
const lastRows = new WeakMap<
  readonly ArticleGroup[],
  { readonly folded: ReadonlySet<string>; readonly rows: readonly DeskRow[] }
>();

export function deskRows(
  groups: readonly ArticleGroup[],
  folded: ReadonlySet<string>,
): readonly DeskRow[] {
  const known = lastRows.get(groups);
  if (known?.folded === folded) return known.rows;
  const rows = makeRows(groups, folded);
  lastRows.set(groups, { folded, rows });
  return rows;
}

function makeRows(groups: readonly ArticleGroup[], folded: ReadonlySet<string>): DeskRow[] {
  const rows: DeskRow[] = [];
  for (const { key, articles } of groups) {
    const isFolded = folded.has(key);
    if (key !== '') rows.push({ kind: 'group', key, count: articles.length, isFolded });
    if (isFolded && key !== '') continue;
    for (const summary of articles) rows.push(rowOf(summary));
  }
  return rows;
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
