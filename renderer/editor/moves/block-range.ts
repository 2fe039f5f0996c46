// Which blocks are meant when a person moves, copies or deletes “this block”? The smallest that stands by itself.
import type { Node, NodeRange, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, NodeSelection } from '@tiptap/pm/state';

/** Blocks side by side in one parent. */
export interface BlockRange {
  readonly parent: Node;
  /** Where the parent's content begins. */
  readonly inside: number;
  /** Their places in the parent, the end not included. */
  readonly first: number;
  readonly end: number;
  /** Their places in the document. */
  readonly from: number;
  readonly to: number;
}

/** What holds blocks that can change places. A list item moves as a whole, and so does a table. */
const holders: ReadonlySet<string> = new Set([
  ...['doc', 'blockquote', 'factBox', 'bulletList', 'orderedList', 'gallery', 'peopleList'],
]);

export function isHolder(node: Node): boolean {
  return holders.has(node.type.name);
}

/** The blocks of the selection; undefined where there is none, such as in an empty document. */
export function selectedBlocks({ selection }: EditorState): BlockRange | undefined {
  if (selection instanceof NodeSelection && isHolder(selection.$from.parent)) {
    const { $from } = selection;
    return rangeIn($from, $from.depth, $from.index(), $from.index() + 1);
  }
  return asRange(selection.$from.blockRange(selection.$to, isHolder));
}

/** The block that a place in the document belongs to. */
export function blockAt($at: ResolvedPos): BlockRange | undefined {
  if (isHolder($at.parent) && $at.nodeAfter !== null) {
    return rangeIn($at, $at.depth, $at.index(), $at.index() + 1);
  }
  return asRange($at.blockRange($at, isHolder));
}

/** The range that is its parent alone, in the parent's own parent; undefined for the document. */
export function parentOf(document: Node, { inside }: BlockRange): BlockRange | undefined {
  if (inside === 0) return undefined;
  const $before = document.resolve(inside - 1);
  return rangeIn($before, $before.depth, $before.index(), $before.index() + 1);
}

export function nodesOf({ parent, first, end }: BlockRange): Node[] {
  return Array.from({ length: end - first }, (_, index) => parent.child(first + index));
}

function asRange(range: NodeRange | null): BlockRange | undefined {
  if (range === null || range.startIndex === range.endIndex) return undefined;
  return rangeIn(range.$from, range.depth, range.startIndex, range.endIndex);
}

function rangeIn($at: ResolvedPos, depth: number, first: number, end: number): BlockRange {
  return {
    parent: $at.node(depth),
    inside: $at.start(depth),
    first,
    end,
    from: $at.posAtIndex(first, depth),
    to: $at.posAtIndex(end, depth),
  };
}
