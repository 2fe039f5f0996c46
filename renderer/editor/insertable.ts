// What can be put into the text? This is the list, for the Insert menu, the slash menu and the command palette.
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import {
  CalendarDays,
  CirclePlay,
  FileDown,
  Heading2,
  Heading3,
  Heading4,
  Image,
  Images,
  List,
  ListOrdered,
  type LucideIcon,
  Newspaper,
  PanelTop,
  Pilcrow,
  Quote,
  RectangleEllipsis,
  SeparatorHorizontal,
  Superscript,
  Table,
  Users,
} from 'lucide-react';
import type { InsertableId } from '../../core/block-messages.ts';
import { titleFromFileName } from '../../core/checks/file-name.ts';
import type { BodyNode } from '../../core/content/body.ts';
import { transliterate } from '../../core/content/transliterate.ts';
import type { Messages } from '../../core/messages.ts';
import { focusBlock } from './block-keys.ts';
import type { BlockWorld } from './block-world.ts';

export interface Insertable {
  /** Its name and purpose stand under it in the catalogue. */
  readonly id: InsertableId;
  readonly icon: LucideIcon;
  /** What does the same when it is typed at the start of a line. */
  readonly typed?: string;
  /** Left out where it makes no sense in this article. */
  isOffered?(world: BlockWorld): boolean;
  run(editor: Editor, world: BlockWorld): unknown;
}

export const insertables: readonly Insertable[] = [
  {
    id: 'paragraph',
    icon: Pilcrow,
    run: (editor) => editor.chain().focus().setParagraph().run(),
  },
  {
    id: 'heading2',
    icon: Heading2,
    typed: '##',
    run: (editor) => editor.chain().focus().setHeading({ level: 2 }).run(),
  },
  {
    id: 'heading3',
    icon: Heading3,
    typed: '###',
    run: (editor) => editor.chain().focus().setHeading({ level: 3 }).run(),
  },
  {
    id: 'heading4',
    icon: Heading4,
    typed: '####',
    run: (editor) => editor.chain().focus().setHeading({ level: 4 }).run(),
  },
  {
    id: 'bulletList',
    icon: List,
    typed: '-',
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    id: 'orderedList',
    icon: ListOrdered,
    typed: '1.',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    id: 'quote',
    icon: Quote,
    typed: '>',
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    id: 'image',
    icon: Image,
    run: async (editor, world) => insertBlocks(editor, ...(await chooseFigures(world))),
  },
  {
    id: 'gallery',
    icon: Images,
    async run(editor, world) {
      const content = await chooseFigures(world);
      if (content.length > 0) insertBlocks(editor, { type: 'gallery', content });
    },
  },
  {
    id: 'table',
    icon: Table,
    run: insertTable,
  },
  {
    id: 'factBox',
    icon: PanelTop,
    run: (editor) => insertBlocks(editor, { type: 'factBox', content: [{ type: 'paragraph' }] }),
  },
  {
    id: 'button',
    icon: RectangleEllipsis,
    run: (editor) => insertBlocks(editor, { type: 'button' }),
  },
  {
    id: 'fileCard',
    icon: FileDown,
    async run(editor, world) {
      const chosen = await world.chooseAssets('attachment');
      const cards = chosen.map(({ id, fileName }) => ({
        type: 'fileCard',
        attrs: { asset: id, title: titleFromFileName(fileName) },
      }));
      insertBlocks(editor, ...cards);
    },
  },
  {
    id: 'videoCard',
    icon: CirclePlay,
    run: (editor) => insertBlocks(editor, { type: 'videoCard' }),
  },
  {
    id: 'peopleList',
    icon: Users,
    run: (editor) =>
      insertBlocks(editor, { type: 'peopleList', content: [{ type: 'personEntry' }] }),
  },
  {
    id: 'eventFacts',
    icon: CalendarDays,
    isOffered: (world) => world.event() !== null,
    run: (editor) => insertBlocks(editor, { type: 'eventFacts' }),
  },
  {
    id: 'articleCard',
    icon: Newspaper,
    run: (editor) => insertBlocks(editor, { type: 'articleCard' }),
  },
  { id: 'footnote', icon: Superscript, run: insertFootnote },
  {
    id: 'divider',
    icon: SeparatorHorizontal,
    typed: '---',
    run: (editor) => insertBlocks(editor, { type: 'horizontalRule' }),
  },
];

/**
 * Those that are offered in an article and whose name or purpose has a word that begins with what was typed, names
 * first. After a space the words must go on as a name does: a sentence behind a slash finds nothing.
 */
export function findInsertables(
  typed: string,
  world: BlockWorld,
  { editor }: Messages = world.messages,
): readonly Insertable[] {
  const spaced = (words: string): string => transliterate(words).replace(/[^\p{L}\p{N}]+/gu, ' ');
  const wanted = ` ${spaced(typed)}`;
  const offered = insertables.filter(({ isOffered }) => isOffered?.(world) ?? true);
  const has = (words: string): boolean => ` ${spaced(words)}`.includes(wanted);
  const byName = offered.filter(({ id }) => has(editor.blocks.insertable[id].name));
  if (/\s/.test(typed)) return byName;
  const byPurpose = offered.filter(
    (one) => !byName.includes(one) && has(editor.blocks.insertable[one.id].purpose),
  );
  return [...byName, ...byPurpose];
}

async function chooseFigures(world: BlockWorld): Promise<BodyNode[]> {
  const chosen = await world.chooseAssets('image');
  return chosen.map(({ id }) => ({ type: 'figure', attrs: { asset: id } }));
}

/** Three rows of three cells, the first of headings. */
export function insertTable(editor: Editor): void {
  const row = (type: 'tableHeader' | 'tableCell'): BodyNode => ({
    type: 'tableRow',
    content: Array.from({ length: 3 }, () => ({ type, content: [{ type: 'paragraph' }] })),
  });
  insertBlocks(editor, {
    type: 'table',
    content: [row('tableHeader'), row('tableCell'), row('tableCell')],
  });
}

/**
 * Puts blocks after the one with the caret, or in its place where it is an empty line. Never tears a sentence apart;
 * there is always a line after them to write on. The focus goes to what is to be filled in first.
 */
export function insertBlocks(editor: Editor, ...nodes: readonly BodyNode[]): void {
  const { state, view } = editor;
  const [first] = nodes;
  if (first === undefined || !editor.isEditable) return;
  const made = nodes.map((node) => state.schema.nodeFromJSON(node));
  const { $to, to } = state.selection;
  const isEmptyLine = $to.depth === 1 && $to.parent.isTextblock && $to.parent.content.size === 0;
  const start = $to.depth === 0 ? to : isEmptyLine ? $to.before(1) : $to.after(1);
  const end = isEmptyLine ? $to.after(1) : start;
  const after = start + made.reduce((sum, node) => sum + node.nodeSize, 0);
  const paragraph = state.schema.nodes.paragraph?.create();
  const tr = state.tr.replaceWith(start, end, made);
  if (tr.doc.nodeAt(after) === null && paragraph !== undefined) tr.insert(after, paragraph);
  tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1)));
  view.dispatch(tr.scrollIntoView());
  // A table is written in before it is captioned.
  if (first.type === 'table' || !focusBlock(editor, start)) view.focus();
}

/** At the end of the selected words, which stay; its own words are written next. */
function insertFootnote(editor: Editor): void {
  const { state, view } = editor;
  const { $to, to } = state.selection;
  const note = state.schema.nodes.footnote?.create();
  if (note === undefined || !$to.parent.inlineContent || !editor.isEditable) return;
  const tr = state.tr.insert(to, note);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, to + note.nodeSize)));
  focusBlock(editor, to);
}
