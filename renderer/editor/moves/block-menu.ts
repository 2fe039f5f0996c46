// What can be done with the block of the caret? The entries of its menu, each one step that undo takes back.
import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import type { Messages } from '../../../core/messages.ts';
import { writeShortcut } from '../../app/command-centre.ts';
import type { MenuItem } from '../../ui/Menu.tsx';
import {
  type Direction,
  deleteBlocks,
  duplicateBlocks,
  mayChange,
  moveBlocks,
} from './block-moves.ts';
import { selectedBlocks } from './block-range.ts';
import { MOVED } from './move-keys.ts';
import { canTurn, kindOf, textKinds, turnInto } from './turn-into.ts';

/** `say` tells people who do not see it what was done. */
export function blockMenuItems(
  editor: Editor,
  { blockMenu: words, blocks }: Messages['editor'],
  platform: string,
  say: (text: string) => void,
): (MenuItem | 'separator')[] {
  const range = selectedBlocks(editor.state);
  if (range === undefined) return [];
  const run = (transaction: Transaction | undefined, done: string): void => {
    if (transaction !== undefined) editor.view.dispatch(transaction);
    if (transaction === undefined) say(words.cannotMove);
    else if (done !== '') say(done);
  };
  const move = (direction: Direction): void =>
    run(moveBlocks(editor.state, direction)?.setMeta(MOVED, direction), '');
  const moves: MenuItem[] = [
    {
      id: 'up',
      label: words.moveUp,
      shortcut: writeShortcut('Alt+↑', platform),
      run: () => move('up'),
    },
    {
      id: 'down',
      label: words.moveDown,
      shortcut: writeShortcut('Alt+↓', platform),
      run: () => move('down'),
    },
  ];
  if (!mayChange(range)) return moves;
  const kind = kindOf(editor);
  const turns = textKinds
    .filter((one) => one !== kind)
    .map((one) => ({
      id: one,
      label: words.turnInto(blocks.insertable[one].name),
      run: () => turnInto(editor, one),
    }));
  return [
    ...moves,
    {
      id: 'duplicate',
      label: words.duplicate,
      run: () => run(duplicateBlocks(editor.state), words.duplicated),
    },
    ...(canTurn(range) ? ['separator' as const, ...turns] : []),
    'separator',
    {
      id: 'delete',
      label: words.delete,
      isDestructive: true,
      run: () => run(deleteBlocks(editor.state), words.deleted),
    },
  ];
}
