// How does the keyboard get into a block that is not text, and out again? Enter goes in, Escape comes out.
import { type Editor, Extension } from '@tiptap/core';
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';
import { CARRIED } from '../../core/blocks/define-block.ts';

const CONTROLS = 'input:not(:disabled), select:not(:disabled), button:not(:disabled)';

/**
 * Puts the focus into the first field or button of the block at `position`; false where it has none. A button that
 * opens something is pressed.
 */
export function focusBlock(editor: Editor, position: number): boolean {
  const dom = editor.view.nodeDOM(position);
  const first = dom instanceof HTMLElement ? dom.querySelector<HTMLElement>(CONTROLS) : null;
  if (first?.matches('button[aria-expanded="false"]')) first.click();
  else first?.focus();
  return first !== null;
}

/** Gives the focus back to the text, with the block at `position` selected. */
export function leaveBlock(editor: Editor, position: number | undefined): void {
  if (position === undefined) return;
  editor.commands.setNodeSelection(position);
  editor.view.focus();
}

/**
 * Puts the caret into the text at or after `position`, now: TipTap's own `focus` waits for the next frame, and what is
 * typed until then would still go into the field that was left.
 */
export function writeAt(editor: Editor, position: number): void {
  const { state, view } = editor;
  const selection = TextSelection.near(state.doc.resolve(position));
  view.dispatch(state.tr.setSelection(selection).scrollIntoView());
  view.focus();
}

/** Undo and redo in a field of a block are those of the text: there is one history. True where the key was one. */
export function undoInField(editor: Editor, event: KeyboardEvent): boolean {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return false;
  const key = event.key.toLowerCase();
  if (key === 'z') event.shiftKey ? editor.commands.redo() : editor.commands.undo();
  else if (key === 'y') editor.commands.redo();
  else return false;
  event.preventDefault();
  return true;
}

export const BlockKeys = Extension.create({
  name: 'blockKeys',
  addProseMirrorPlugins() {
    const { editor } = this;
    const selected = (): NodeSelection | undefined => {
      const { selection } = editor.state;
      return selection instanceof NodeSelection ? selection : undefined;
    };
    const isCarried = (): boolean => selected()?.node.type.name === CARRIED;
    return [
      new Plugin({
        props: {
          // Typing over a selected block would replace it.
          handleTextInput: isCarried,
          handlePaste: isCarried,
          handleDOMEvents: {
            keydown(view, event) {
              const selection = selected();
              if (selection === undefined || event.target !== view.dom) return false;
              // What is carried goes by its own button only, never by a key held too long.
              const isDeleting = event.key === 'Backspace' || event.key === 'Delete';
              if (event.key !== 'Enter' && !(isDeleting && isCarried())) return false;
              if (!focusBlock(editor, selection.from) && !isCarried()) return false;
              event.preventDefault();
              return true;
            },
          },
        },
      }),
    ];
  },
});
