// Which keys move blocks? Alt with the arrows; Ctrl or Command with the full stop opens the menu of the block.
import { Extension } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { moveBlocks } from './block-moves.ts';

/** Marks the transaction of a move, for saying where the block went. */
export const MOVED = 'blockMoved';

/** Opens the menu of the block with the caret; also written where the menu itself is described. */
export const BLOCK_MENU_KEY = 'CmdOrCtrl+.';

export interface MoveKeysOptions {
  openMenu(): void;
}

export const MoveKeys = Extension.create<MoveKeysOptions>({
  name: 'moveKeys',
  addOptions: () => ({ openMenu: () => undefined }),
  addKeyboardShortcuts() {
    const { editor, options } = this;
    const dispatch = (transaction: Transaction | undefined): boolean => {
      if (transaction !== undefined) editor.view.dispatch(transaction);
      // Taken even where there is nowhere to go: the arrow must not wander off instead.
      return editor.isEditable;
    };
    const move = (direction: 'up' | 'down') => () =>
      dispatch(moveBlocks(editor.state, direction)?.setMeta(MOVED, direction));
    return {
      'Alt-ArrowUp': move('up'),
      'Alt-ArrowDown': move('down'),
      'Mod-.': () => {
        if (editor.isEditable) options.openMenu();
        return editor.isEditable;
      },
    };
  },
});
