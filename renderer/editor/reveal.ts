// How does a finding elsewhere on the screen lead to its place in the text? The editor of a session says how.
import type { Editor } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { ArticleSession } from './article-session.ts';

const editors = new WeakMap<ArticleSession, Editor>();

/** The editor that shows a session's body from now on; the answer ends that. */
export function bindReveal(session: ArticleSession, editor: Editor): () => void {
  editors.set(session, editor);
  return () => void editors.delete(session);
}

/** The editor that shows a session's body now. */
export function editorOf(session: ArticleSession): Editor | undefined {
  return editors.get(session);
}

/**
 * Puts the caret into the block at the end of `path` (see `AccessibilityFinding.path`) and brings it into view. A block
 * with fields of its own gets its first empty one focused, for there the fault is mended. False where it is not there (yet).
 */
export function reveal(session: ArticleSession, path: readonly number[]): boolean {
  const editor = editors.get(session);
  const position = editor === undefined ? undefined : positionOf(editor.state.doc, path);
  if (editor === undefined || position === undefined) return false;
  const { view, state } = editor;
  const node = state.doc.nodeAt(position);
  const selection =
    node?.isTextblock === true
      ? TextSelection.create(state.doc, position + 1)
      : NodeSelection.create(state.doc, position);
  view.dispatch(state.tr.setSelection(selection).scrollIntoView());
  view.focus();
  const shown = view.nodeDOM(position);
  if (!(shown instanceof HTMLElement)) return true;
  shown.scrollIntoView({ block: 'center' });
  const fields = [...shown.querySelectorAll<HTMLInputElement>('input.node-field:not([disabled])')];
  (fields.find((field) => field.value.trim() === '') ?? fields[0])?.focus();
  return true;
}

/** Where the node at the end of a path starts, or undefined where the document has none there by now. */
export function positionOf(doc: ProseMirrorNode, path: readonly number[]): number | undefined {
  let node = doc;
  let position = -1;
  for (const index of path) {
    if (index >= node.childCount) return undefined;
    position += 1;
    for (let before = 0; before < index; before++) position += node.child(before).nodeSize;
    node = node.child(index);
  }
  return path.length === 0 ? undefined : position;
}
