// How do pasted blocks get into the document? As one step to undo, where they may stand, and never with a letter less.

import { closeHistory } from '@tiptap/pm/history';
import { Fragment, type Node as ProseMirrorNode, Slice } from '@tiptap/pm/model';
import { type EditorState, Selection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { BodyNode } from '../../../core/content/body.ts';

/** Blocks as a slice: a paragraph at either end joins the line it is pasted into. */
export function sliceOfBlocks(state: EditorState, blocks: readonly BodyNode[]): Slice {
  const content = Fragment.fromArray(blocks.map((block) => state.schema.nodeFromJSON(block)));
  const isOpen = (node: ProseMirrorNode | null): boolean => node?.type.name === 'paragraph';
  return new Slice(content, isOpen(content.firstChild) ? 1 : 0, isOpen(content.lastChild) ? 1 : 0);
}

/** The transaction that pastes a slice over the selection; `moved` where it had to stand after the block instead. */
export function insertion(
  state: EditorState,
  slice: Slice,
): { readonly transaction: Transaction; readonly moved: boolean } {
  const expected =
    letters(state.doc) - letters(state.selection.content().content) + letters(slice.content);
  const isWhole = ({ doc }: Transaction): boolean => {
    if (letters(doc) < expected) return false;
    try {
      doc.check();
      return true;
    } catch {
      // The pieces do not fit together here: another place is tried.
      return false;
    }
  };
  const ways = [
    () => inLine(state, slice) ?? state.tr.replaceSelection(slice),
    () => state.tr.replaceSelection(new Slice(slice.content, 0, 0)),
  ];
  for (const way of ways) {
    const transaction = attempt(way);
    if (transaction !== undefined && isWhole(transaction)) return { transaction, moved: false };
  }
  const after = attempt(() => afterBlock(state, slice));
  if (after !== undefined && isWhole(after)) return { transaction: after, moved: true };
  // Not even blocks of their own: what they say is kept, line by line.
  return { transaction: state.tr.replaceSelection(linesOf(state, slice)), moved: true };
}

/**
 * Pastes a slice as one step to undo: neither what was typed before nor what is typed next belongs to it. `finish` may
 * add to the step.
 */
export function insertSlice(
  view: EditorView,
  slice: Slice,
  finish: (transaction: Transaction) => void = () => undefined,
): { readonly moved: boolean } {
  const { transaction, moved } = insertion(view.state, slice);
  finish(transaction);
  // The rules for typing are not for what is pasted: it was marked by whoever wrote it.
  closeHistory(transaction).setMeta('preventAutolink', true).setMeta('paste', true);
  view.dispatch(transaction.scrollIntoView());
  view.dispatch(closeHistory(view.state.tr));
  return { moved };
}

function attempt(way: () => Transaction): Transaction | undefined {
  try {
    return way();
  } catch {
    // ProseMirror refuses what it cannot fit by throwing: the next way is tried.
    return undefined;
  }
}

function letters(content: ProseMirrorNode | Fragment): number {
  let sum = 0;
  content.descendants((node) => {
    if (node.isText) sum += (node.text ?? '').replace(/\s/g, '').length;
  });
  return sum;
}

/** Where only a line may stand, as in a caption or a footnote, everything becomes one. */
function inLine(state: EditorState, { content }: Slice): Transaction | undefined {
  const { $from } = state.selection;
  const { parent } = $from;
  if (!parent.inlineContent || parent.type.name === 'paragraph' || parent.type.name === 'heading') {
    return undefined;
  }
  const pieces: ProseMirrorNode[] = [];
  const add = (node: ProseMirrorNode): void => {
    const { schema } = state;
    if (node.isText) {
      pieces.push(node.mark(node.marks.filter(({ type }) => parent.type.allowsMarkType(type))));
    } else if (node.isInline && parent.type.contentMatch.matchType(node.type) !== null) {
      pieces.push(node);
    } else if (node.isInline) {
      pieces.push(schema.text(node.textContent === '' ? ' ' : ` (${node.textContent})`));
    } else {
      if (node.isTextblock && pieces.length > 0) pieces.push(schema.text(' '));
      node.forEach(add);
    }
  };
  content.forEach(add);
  return state.tr.replaceSelection(new Slice(Fragment.fromArray(pieces), 0, 0));
}

/** The text of a slice, a paragraph for each run of it. */
function linesOf(state: EditorState, { content }: Slice): Slice {
  const lines: string[] = [''];
  content.descendants((node) => {
    if (node.isText) lines[lines.length - 1] += node.text ?? '';
    else if (node.isBlock) lines.push('');
  });
  const blocks = lines
    .filter((line) => line.trim() !== '')
    .map((text): BodyNode => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  return sliceOfBlocks(state, blocks);
}

/** After the whole block the caret stands in: there every block may stand. */
function afterBlock(state: EditorState, slice: Slice): Transaction {
  const { tr } = state;
  tr.deleteSelection();
  const { $to } = tr.selection;
  const place = $to.depth === 0 ? $to.pos : $to.after(1);
  tr.insert(place, closed(slice.content));
  return tr.setSelection(Selection.near(tr.doc.resolve(place + slice.content.size), -1));
}

/** Items and cells that were cut out of their list or table stand alone only as their text. */
function closed(content: Fragment): Fragment {
  const blocks: ProseMirrorNode[] = [];
  const add = (node: ProseMirrorNode): void => {
    if (node.type.isInGroup('block')) blocks.push(node);
    else node.forEach(add);
  };
  content.forEach(add);
  return Fragment.fromArray(blocks);
}
