// How do blocks change places, and how are they copied and deleted? One step each, one undo each, with the caret where it was in them.
import { closeHistory } from '@tiptap/pm/history';
import { Fragment, type Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { CARRIED } from '../../../core/blocks/define-block.ts';
import { type BlockRange, isHolder, nodesOf, parentOf, selectedBlocks } from './block-range.ts';

export type Direction = 'up' | 'down';

/**
 * Moves the blocks of the selection past their neighbour; at the edge of a list, quote or box, out of it. Undefined
 * where there is nowhere to go.
 */
export function moveBlocks(state: EditorState, direction: Direction): Transaction | undefined {
  const range = selectedBlocks(state);
  return range === undefined ? undefined : moveRange(state, range, direction);
}

function moveRange(
  state: EditorState,
  range: BlockRange,
  direction: Direction,
): Transaction | undefined {
  const { parent, first, end, from, to } = range;
  const neighbour = parent.maybeChild(direction === 'up' ? first - 1 : end);
  if (neighbour !== null) {
    const { tr } = state;
    // The neighbour changes places, so that the selection stays where it is in the blocks.
    if (direction === 'up') {
      tr.delete(from - neighbour.nodeSize, from).insert(to - neighbour.nodeSize, neighbour);
    } else {
      tr.delete(to, to + neighbour.nodeSize).insert(from, neighbour);
    }
    return closeHistory(tr.scrollIntoView());
  }
  const holder = parentOf(state.doc, range);
  if (holder === undefined) return undefined;
  // All of it goes: then it goes as it is, with what belongs to it, such as who is quoted.
  const isAll = end - first === parent.childCount;
  if (isList(parent)) return moveOutOfList(state, range, holder, direction);
  if (isAll) return moveRange(state, withinHolder(state.doc, holder), direction);
  const place = direction === 'up' ? holder.from : holder.to;
  return moveTo(state, range, place, Fragment.from(nodesOf(range)), 0);
}

/** What stands in a list item does not change places with its first line: the item goes as a whole. */
function withinHolder(document: Node, range: BlockRange): BlockRange {
  const around = isHolder(range.parent) ? undefined : parentOf(document, range);
  return around === undefined ? range : withinHolder(document, around);
}

/** The first item goes up, the last down: into the list around, the list beside, or past the block beside. */
function moveOutOfList(
  state: EditorState,
  range: BlockRange,
  list: BlockRange,
  direction: Direction,
): Transaction | undefined {
  const isUp = direction === 'up';
  const items = Fragment.from(nodesOf(range));
  if (list.parent.type.name === 'listItem') {
    const item = parentOf(state.doc, list);
    return item && moveTo(state, range, isUp ? item.from : item.to, items, 0);
  }
  const neighbour = list.parent.maybeChild(isUp ? list.first - 1 : list.end);
  if (neighbour === null) {
    const around = parentOf(state.doc, list);
    if (around === undefined) return undefined;
    const isAll = range.parent.childCount === range.end - range.first;
    if (isAll && list.parent.childCount === 1) {
      return moveRange(state, withinHolder(state.doc, around), direction);
    }
    return moveTo(state, range, isUp ? around.from : around.to, wrapped(range), 1);
  }
  const past = isUp ? list.from - neighbour.nodeSize : list.to + neighbour.nodeSize;
  if (neighbour.type === range.parent.type) {
    return moveTo(state, range, isUp ? list.from - 1 : list.to + 1, items, 0);
  }
  return moveTo(state, range, past, wrapped(range), 1);
}

function wrapped({ parent, ...range }: BlockRange): Fragment {
  return Fragment.from(parent.copy(Fragment.from(nodesOf({ parent, ...range }))));
}

/** Takes blocks from their place and puts `content` at another; they are `depth` levels deep in it. */
function moveTo(
  state: EditorState,
  range: BlockRange,
  place: number,
  content: Fragment,
  depth: number,
): Transaction | undefined {
  const $place = state.doc.resolve(place);
  if (!$place.parent.canReplace($place.index(), $place.index(), content)) return undefined;
  const { tr, selection } = state;
  const { from, to } = emptied(state.doc, range);
  tr.delete(from, to);
  const at = tr.mapping.map(place);
  tr.insert(at, content);
  const start = at + depth;
  if (selection instanceof NodeSelection) tr.setSelection(NodeSelection.create(tr.doc, start));
  else {
    const { anchor, head } = selection;
    const within = (position: number): number => start + position - range.from;
    tr.setSelection(TextSelection.create(tr.doc, within(anchor), within(head)));
  }
  return closeHistory(tr.scrollIntoView());
}

/** What has to go so that nothing empty is left around what goes. */
function emptied(document: Node, range: BlockRange): BlockRange {
  const holder = parentOf(document, range);
  const isAll = range.end - range.first === range.parent.childCount;
  return isAll && holder !== undefined ? emptied(document, holder) : range;
}

/** Puts a copy after the blocks of the selection, and the selection into the copy. */
export function duplicateBlocks(state: EditorState): Transaction | undefined {
  const range = selectedBlocks(state);
  if (range === undefined || !mayChange(range)) return undefined;
  const { from, to } = range;
  const { tr, selection } = state;
  tr.insert(to, nodesOf(range));
  const shift = to - from;
  tr.setSelection(
    selection instanceof NodeSelection
      ? NodeSelection.create(tr.doc, selection.from + shift)
      : TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift),
  );
  return closeHistory(tr.scrollIntoView());
}

/** Deletes the blocks of the selection; a document that would be empty keeps a line to write on. */
export function deleteBlocks(state: EditorState): Transaction | undefined {
  const range = selectedBlocks(state);
  if (range === undefined || !mayChange(range)) return undefined;
  const { from, to, parent, first, end } = emptied(state.doc, range);
  const { tr, schema } = state;
  const line = schema.nodes.paragraph?.create();
  if (parent.type === schema.topNodeType && end - first === parent.childCount && line) {
    tr.replaceWith(from, to, line);
  } else tr.delete(from, to);
  const at = Math.min(from, tr.doc.content.size);
  tr.setSelection(TextSelection.near(tr.doc.resolve(at)));
  return closeHistory(tr.scrollIntoView());
}

/** What a newer Galley wrote is carried as it is: it goes by its own button only, and is never doubled. */
export function mayChange(range: BlockRange): boolean {
  return nodesOf(range).every((node) => node.type.name !== CARRIED);
}

function isList(node: Node): boolean {
  return node.type.name === 'bulletList' || node.type.name === 'orderedList';
}
