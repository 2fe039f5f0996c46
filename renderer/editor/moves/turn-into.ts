// What can a block of text become without losing a word? Another kind of text block, a list item, or a quote.
import type { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { unreachable } from '../../../core/errors.ts';
import { type BlockRange, nodesOf } from './block-range.ts';

export const textKinds = [
  ...(['paragraph', 'heading2', 'heading3', 'heading4'] as const),
  ...(['bulletList', 'orderedList', 'quote'] as const),
] as const;
export type TextKind = (typeof textKinds)[number];

const turning: ReadonlySet<string> = new Set([
  ...['paragraph', 'heading', 'listItem', 'bulletList', 'orderedList'],
]);

/** Only text turns into text: a table or a card has more to it than words. */
export function canTurn(range: BlockRange): boolean {
  return nodesOf(range).every(({ type }) => turning.has(type.name));
}

/** What the block with the caret is, as far as it is text. */
export function kindOf(editor: Editor): TextKind {
  if (editor.isActive('bulletList')) return 'bulletList';
  if (editor.isActive('orderedList')) return 'orderedList';
  for (const level of [2, 3, 4] as const) {
    if (editor.isActive('heading', { level })) return `heading${level}`;
  }
  return editor.isActive('blockquote') ? 'quote' : 'paragraph';
}

/** Turns the blocks of the selection into `kind`. Who is quoted stays, as a line of its own. The focus is the caller's. */
export function turnInto(editor: Editor, kind: TextKind): void {
  if (kindOf(editor) === kind) return;
  // One undo of its own, however quickly it follows something else.
  const chain = editor.chain().command(({ tr }) => closeHistory(tr) === tr);
  const { $from, from, to } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const { type, attrs } = $from.node(depth);
    const said: unknown = attrs.attribution;
    if (type.name !== 'blockquote' || typeof said !== 'string' || said.trim() === '') continue;
    const line = { type: 'paragraph', content: [{ type: 'text', text: `– ${said}` }] };
    chain.insertContentAt($from.after(depth), line).setTextSelection({ from, to });
  }
  chain.clearNodes();
  switch (kind) {
    case 'paragraph':
      break;
    case 'heading2':
      chain.setHeading({ level: 2 });
      break;
    case 'heading3':
      chain.setHeading({ level: 3 });
      break;
    case 'heading4':
      chain.setHeading({ level: 4 });
      break;
    case 'bulletList':
      chain.toggleBulletList();
      break;
    case 'orderedList':
      chain.toggleOrderedList();
      break;
    case 'quote':
      chain.setBlockquote();
      break;
    default:
      unreachable(kind);
  }
  chain.run();
}
