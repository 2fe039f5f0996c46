// How does a text field inside a block change the block? One field, one attribute, undo included.
import type { Editor } from '@tiptap/core';
import { leaveBlock, undoInField, writeAt } from './block-keys.ts';

export interface NodeField {
  readonly element: HTMLInputElement;
  /** Shows the stored value, unless the person is typing into the field. */
  show(value: string): void;
}

interface NodeFieldOptions {
  readonly editor: Editor;
  readonly label: string;
  readonly hint: string;
  getPos(): number | undefined;
  attributes(value: string): Record<string, unknown>;
  /** Where Enter leads; to the text after the block where left out. */
  onEnter?(): void;
}

/** Makes an input whose value becomes attributes of the node at `getPos`. */
export function makeNodeField(options: NodeFieldOptions): NodeField {
  const { editor } = options;
  const element = document.createElement('input');
  element.type = 'text';
  element.className = 'node-field';
  element.setAttribute('aria-label', options.label);
  element.placeholder = options.hint;
  element.readOnly = !editor.isEditable;
  element.addEventListener('input', () => {
    setNodeAttributes(editor, options.getPos(), options.attributes(element.value));
  });
  element.addEventListener('keydown', (event) => {
    if (event.isComposing || undoInField(editor, event)) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Escape') leaveBlock(editor, options.getPos());
    else if (options.onEnter !== undefined) options.onEnter();
    // Back to the text, after the block, where writing goes on.
    else goAfter(editor, options.getPos());
  });
  return {
    element,
    show(value) {
      if (element.value !== value) element.value = value;
    },
  };
}

export function setNodeAttributes(
  editor: Editor,
  position: number | undefined,
  attributes: Record<string, unknown>,
): void {
  if (position === undefined || !editor.isEditable) return;
  const node = editor.state.doc.nodeAt(position);
  if (node === null) return;
  editor.view.dispatch(
    editor.state.tr.setNodeMarkup(position, undefined, { ...node.attrs, ...attributes }),
  );
}

/** Puts the caret into the paragraph after the block at `position`, making one where there is none. */
export function goAfter(editor: Editor, position: number | undefined): void {
  if (position === undefined || !editor.isEditable) return;
  const node = editor.state.doc.nodeAt(position);
  if (node === null) return;
  const after = position + node.nodeSize;
  const next = editor.state.doc.nodeAt(after);
  if (next === null || !next.isTextblock) {
    editor.commands.insertContentAt(after, { type: 'paragraph' });
  }
  writeAt(editor, after + 1);
}
