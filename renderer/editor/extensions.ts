// What can the body of an article hold, as TipTap sees it? The blocks and marks of core/blocks, and nothing else.
import { type Extensions, Mark, markInputRule, type NodeViewRenderer } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Link } from '@tiptap/extension-link';
import { Subscript } from '@tiptap/extension-subscript';
import { Superscript } from '@tiptap/extension-superscript';
import { TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Placeholder } from '@tiptap/extensions';
import StarterKit from '@tiptap/starter-kit';
import { FOOTNOTE } from '../../core/blocks/footnote.ts';
import { isAllowedHref } from '../../core/blocks/link.ts';
import { blocks, marks } from '../../core/blocks/registry.ts';
import { tableCell, tableRow } from '../../core/blocks/table.ts';
import { BlockKeys } from './block-keys.ts';
import { formViewOf } from './block-view.ts';
import type { BlockWorld } from './block-world.ts';
import { CarriedBlock } from './carried-block.ts';
import { deriveMark, deriveNode } from './derived-nodes.ts';
import { Figure } from './figure.ts';
import { Find } from './find/find-plugin.ts';
import { FootnoteView } from './footnote-view.ts';
import { LeaveWithTab, TabLeaves } from './leave-with-tab.ts';
import { quoteView } from './quote.ts';
import { CaptionedTable } from './table-view.ts';

interface PlainMark {
  readonly name: string;
  readonly element: string;
  /** Elements of pasted HTML that mean it too. */
  readonly tags?: readonly string[];
  readonly key?: string;
  /** What writes it as Markdown does; its last group holds the words. */
  readonly typed?: RegExp;
}

/** A mark that only wraps words in an element, switched by a key or typed as in Markdown where it has such. */
function plainMark({ name, element, tags = [], key, typed }: PlainMark): Mark {
  return Mark.create({
    name,
    parseHTML: () => [element, ...tags].map((tag) => ({ tag })),
    renderHTML: ({ HTMLAttributes }) => [element, HTMLAttributes, 0],
    addKeyboardShortcuts() {
      return key === undefined ? {} : { [key]: () => this.editor.commands.toggleMark(name) };
    },
    addInputRules() {
      return typed === undefined ? [] : [markInputRule({ find: typed, type: this.type })];
    },
  });
}

const cellContent = tableCell.schema.content ?? '';

/** Blocks and marks that a TipTap extension brings, with its keys and commands. */
const hasOwnExtension: ReadonlySet<string> = new Set([
  ...['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote'],
  ...['figure', 'horizontalRule', 'hardBreak'],
  ...['table', 'tableRow', 'tableCell', 'tableHeader'],
  ...['link', 'bold', 'italic', 'underline', 'strike', 'code', 'subscript', 'superscript'],
]);

/** How a block is shown that only core knows, where its HTML is not enough. */
function viewOf(type: string, world: BlockWorld): NodeViewRenderer | undefined {
  if (type !== FOOTNOTE) return formViewOf(type, world);
  return ({ editor, node, getPos }) =>
    new FootnoteView(editor, node, getPos, world.messages.editor.blocks);
}

/** The extensions of the body editor. */
export function bodyExtensions(world: BlockWorld): Extensions {
  const { editor: words } = world.messages;
  return [
    StarterKit.configure({
      heading: { levels: [2, 3, 4] },
      blockquote: false,
      code: false,
      codeBlock: false,
      link: false,
      strike: false,
      // It would add an empty paragraph to articles that are only looked at.
      trailingNode: false,
      underline: false,
      dropcursor: { class: 'drop-line', width: 2, color: false },
    }),
    Blockquote.extend({
      addAttributes: () => ({
        attribution: {
          default: null,
          parseHTML: (element: HTMLElement) => element.getAttribute('data-attribution'),
          renderHTML: ({ attribution }) =>
            typeof attribution === 'string' ? { 'data-attribution': attribution } : {},
        },
      }),
      addNodeView: () => quoteView(words.attribution, words.attributionHint),
    }),
    Link.extend({
      inclusive: false,
      addAttributes: () => ({ href: { default: null } }),
    }).configure({
      openOnClick: false,
      defaultProtocol: 'https',
      // The website decides how links open; here they are only marked.
      HTMLAttributes: { target: null, rel: null },
      isAllowedUri: (url) => isAllowedHref(url),
    }),
    plainMark({ name: 'underline', element: 'u', key: 'Mod-u' }),
    plainMark({
      name: 'strike',
      element: 's',
      tags: ['del', 'strike'],
      key: 'Mod-Shift-s',
      typed: /(?:^|\s)(~~([^~]+)~~)$/,
    }),
    plainMark({ name: 'code', element: 'code', typed: /(?:^|[^`])(`([^`]+)`)$/ }),
    Subscript.extend({ excludes: 'subscript superscript' }),
    Superscript.extend({ excludes: 'superscript subscript' }),
    CaptionedTable.configure({ words: words.blocks.fields.tableCaption }),
    TableRow.extend({ content: tableRow.schema.content ?? '' }),
    TableCell.extend({ content: cellContent }),
    TableHeader.extend({ content: cellContent }),
    ...blocks
      .filter(({ type }) => !hasOwnExtension.has(type))
      .map((block) => deriveNode(block, viewOf(block.type, world))),
    ...marks.filter(({ type }) => !hasOwnExtension.has(type)).map(deriveMark),
    Figure.configure({ ...world, words }),
    CarriedBlock.configure({ words: words.blocks.carried }),
    Placeholder.configure({ placeholder: words.bodyHint, showOnlyWhenEditable: true }),
    BlockKeys,
    LeaveWithTab,
    Find,
    TabLeaves,
  ];
}
