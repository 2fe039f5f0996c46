// Do the cells of a table have headings that screen readers say with them?
import { fixWord, reason } from '../check-messages.ts';
import type { BodyNode } from '../content/body.ts';
import type { Check } from './define-check.ts';

export const tableHeaders: Check = {
  id: 'table-headers',
  *run({ faults }) {
    for (const { fault, node, place: number, path } of faults) {
      if (fault !== 'table-without-header') continue;
      yield {
        severity: 'warning',
        place: { at: 'body', path, type: node.type, number },
        judged: node,
        reason: reason('table-without-header'),
        fix: { mends: 'block', label: fixWord('head-row'), change: withHeadingRow },
      };
    }
  },
};

/** The table with the cells of its first row as headings. */
export function withHeadingRow(table: BodyNode): BodyNode {
  const [first, ...rest] = table.content ?? [];
  if (first === undefined) return table;
  const cells = (first.content ?? []).map((cell) => ({ ...cell, type: 'tableHeader' }));
  return { ...table, content: [{ ...first, content: cells }, ...rest] };
}
