// How does the keyboard get into a block that is not text, and out again? Enter goes in, Escape comes out.
import { type Editor, Extension } from '@tiptap/core';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import { CARRIED } from '../../core/blocks/define-block.ts';

const CONTROLS = 'input:not(:disabled), select:not(:disabled), button:not(:disabled)';

/** Puts the focus into the first field or button of the block at `position`; false where it has none. */
export function focusBlock(editor: Editor, position: number): boolean {
  const dom = editor.view.nodeDOM(position);
  const first = dom instanceof HTMLElement ? dom.querySelector<HTMLElement>(CONTROLS) : null;
  first?.focus();
  return first !== null;
}

/** Gives the focus back to the text, with the block at `position` selected. */
export function leaveBlock(editor: Editor, position: number | undefined): void {
  if (position === undefined) return;
  editor.chain().setNodeSelection(position).focus().run();
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
