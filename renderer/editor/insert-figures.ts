// Where do pictures come into the text? On an empty line in its place, else after the block they are put into; nothing else gives way to them.
import { Selection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Puts pictures into the text at `position`, in their order, and answers with the place behind the last.
 * A caption is part of its picture, even an empty one: what comes there comes after both.
 */
export function insertFigures(
  view: EditorView,
  assets: readonly string[],
  position: number,
): number {
  const made = figuresAt(view, assets, position);
  if (made === null) return position;
  view.dispatch(made.tr.scrollIntoView());
  return made.end;
}

/** The same where the keyboard is, which goes on in the caption of the last one. What is selected stays. */
export function insertFiguresHere(view: EditorView, assets: readonly string[]): void {
  const made = figuresAt(view, assets, view.state.selection.to);
  if (made === null) return;
  const { tr, end } = made;
  // Behind the last figure there is its caption when one looks back.
  tr.setSelection(Selection.near(tr.doc.resolve(end - 1), -1));
  view.dispatch(tr.scrollIntoView());
}

function figuresAt(
  { state }: EditorView,
  assets: readonly string[],
  position: number,
): { readonly tr: Transaction; readonly end: number } | null {
  const type = state.schema.nodes.figure;
  if (type === undefined || assets.length === 0) return null;
  const figures = assets.map((asset) => type.create({ asset }));
  const $at = state.doc.resolve(position);
  const isEmptyLine =
    $at.depth === 1 &&
    $at.parent.isTextblock &&
    $at.parent.type !== type &&
    $at.parent.content.size === 0;
  const { tr } = state;
  const start = isEmptyLine ? $at.before() : $at.depth === 0 ? position : $at.after(1);
  if (isEmptyLine) tr.replaceWith(start, $at.after(), figures);
  else tr.insert(start, figures);
  return { tr, end: start + figures.reduce((size, { nodeSize }) => size + nodeSize, 0) };
}
