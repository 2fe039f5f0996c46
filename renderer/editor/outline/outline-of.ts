// Which sections does an article have? Its headings in order, with what would puzzle a reader who goes by them.
import type { Node } from '@tiptap/pm/model';

export interface OutlineEntry {
  /** Where the heading begins in the document. */
  readonly position: number;
  readonly level: number;
  readonly text: string;
  /** Empty headings are read out as nothing; a skipped level makes readers look for a part that is not there. */
  readonly fault: 'empty' | 'skipsLevel' | null;
}

/** The level of the headline: the first heading of the body is one below it. */
const HEADLINE_LEVEL = 1;

const known = new WeakMap<Node, readonly OutlineEntry[]>();

/** The outline of a document; the same one for the same document. */
export function outlineOf(document: Node): readonly OutlineEntry[] {
  const before = known.get(document);
  if (before !== undefined) return before;
  const entries: OutlineEntry[] = [];
  let above = HEADLINE_LEVEL;
  document.descendants((node, position) => {
    if (node.type.name !== 'heading') return !node.isTextblock;
    const level = Number(node.attrs.level);
    const text = node.textContent.trim();
    let fault: OutlineEntry['fault'] = null;
    if (text === '') fault = 'empty';
    else if (level > above + 1) fault = 'skipsLevel';
    entries.push({ position, level, text, fault });
    above = level;
    return false;
  });
  known.set(document, entries);
  return entries;
}

/** The place in `entries` of the section that holds `position`; -1 before the first heading. */
export function sectionAt(entries: readonly OutlineEntry[], position: number): number {
  const next = entries.findIndex((entry) => entry.position > position);
  return (next === -1 ? entries.length : next) - 1;
}
