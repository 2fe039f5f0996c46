// What in a body keeps readers out who use assistive technology, and where is it?
import { type BodyNode, plainText } from '../content/body.ts';
import type { AccessibilityContext, AccessibilityFault } from './define-block.ts';
import { blockOf, markOf } from './registry.ts';

export interface AccessibilityFinding {
  readonly fault: AccessibilityFault;
  readonly node: BodyNode;
  /** Which of its type it is in the body, from 1. */
  readonly place: number;
  /** The way to the block: the position of each ancestor among its siblings, and its own. */
  readonly path: readonly number[];
}

/** Asks the rule of every block and mark, in the order of the text. */
export function findAccessibilityFaults(
  document: BodyNode,
  context: AccessibilityContext,
): AccessibilityFinding[] {
  const findings: AccessibilityFinding[] = [];
  const counts = new Map<string, number>();
  const count = (type: string): number => {
    const place = (counts.get(type) ?? 0) + 1;
    counts.set(type, place);
    return place;
  };
  const visit = (node: BodyNode, path: readonly number[]): void => {
    const place = count(node.type);
    for (const fault of blockOf(node.type)?.accessibility(node, context) ?? []) {
      findings.push({ fault, node, place, path });
    }
    for (const marked of markedRuns(node)) {
      const linkPlace = count(marked.mark.type);
      const faults = markOf(marked.mark.type)?.accessibility(marked.mark, marked.words) ?? [];
      for (const fault of faults) findings.push({ fault, node, place: linkPlace, path });
    }
    for (const [index, child] of (node.content ?? []).entries()) visit(child, [...path, index]);
  };
  visit(document, []);
  return findings;
}

type StoredMark = NonNullable<BodyNode['marks']>[number];

/** The words under each mark of a block, however many runs of text they are stored in. */
export function* markedRuns(block: BodyNode): Generator<{ mark: StoredMark; words: string }> {
  // Most text has no marks, and a long one is read again and again.
  if (block.content?.some((child) => child.marks !== undefined) !== true) return;
  let open: { mark: StoredMark; key: string; words: string }[] = [];
  for (const child of block.content ?? []) {
    const keys = new Map((child.marks ?? []).map((mark) => [JSON.stringify(mark), mark]));
    for (const run of open) if (!keys.has(run.key)) yield run;
    open = open.filter((run) => keys.has(run.key));
    for (const [key, mark] of keys) {
      const words = child.text ?? plainText(child);
      const known = open.find((run) => run.key === key);
      if (known === undefined) open.push({ mark, key, words });
      else known.words += words;
    }
  }
  yield* open;
}
