// What can the body of an article hold, as TipTap sees it? The blocks and marks of core/blocks, and nothing else.
import { type Extensions, Mark } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Link } from '@tiptap/extension-link';
import { Subscript } from '@tiptap/extension-subscript';
import { Superscript } from '@tiptap/extension-superscript';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Placeholder } from '@tiptap/extensions';
import StarterKit from '@tiptap/starter-kit';
import { isAllowedHref } from '../../core/blocks/link.ts';
import { blocks, marks } from '../../core/blocks/registry.ts';
import { tableCell, tableRow } from '../../core/blocks/table.ts';
import { deriveMark, deriveNode } from './derived-nodes.ts';
import { Figure, type FigureOptions } from './figure.ts';
import { LeaveWithTab } from './leave-with-tab.ts';
import { quoteView } from './quote.ts';

/** A mark that older and pasted texts hold: kept and shown, but offered by no button or key. */
function carriedMark(name: string, element: string, tags: readonly string[]): Mark {
  return Mark.create({
    name,
    parseHTML: () => tags.map((tag) => ({ tag })),
    renderHTML: ({ HTMLAttributes }) => [element, HTMLAttributes, 0],
  });
}

const cellContent = tableCell.schema.content ?? '';

/** The tables of TipTap, with our caption and our cells. */
const tables = [
  Table.extend({
    addAttributes: () => ({
      caption: {
        default: null,
        parseHTML: (element: HTMLElement) => element.getAttribute('data-caption'),
        renderHTML: ({ caption }) =>
          typeof caption === 'string' ? { 'data-caption': caption } : {},
      },
    }),
  }),
  TableRow.extend({ content: tableRow.schema.content ?? '' }),
  TableCell.extend({ content: cellContent }),
  TableHeader.extend({ content: cellContent }),
];

/** Blocks and marks that a TipTap extension brings, with its keys and commands. */
const hasOwnExtension: ReadonlySet<string> = new Set([
  ...['paragraph', 'heading', 'bulletList', 'orderedList', 'listItem', 'blockquote'],
  ...['figure', 'horizontalRule', 'hardBreak'],
  ...['table', 'tableRow', 'tableCell', 'tableHeader'],
  ...['link', 'bold', 'italic', 'underline', 'strike', 'code', 'subscript', 'superscript'],
]);

export interface BodyOptions {
  readonly placeholder: string;
  readonly attributionLabel: string;
  readonly attributionHint: string;
  readonly figure: FigureOptions;
}

/** The extensions of the body editor. */
export function bodyExtensions(options: BodyOptions): Extensions {
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
      addNodeView: () => quoteView(options.attributionLabel, options.attributionHint),
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
    carriedMark('underline', 'u', ['u']),
    carriedMark('strike', 's', ['s', 'del', 'strike']),
    carriedMark('code', 'code', ['code']),
    Subscript.extend({ excludes: 'subscript superscript' }),
    Superscript.extend({ excludes: 'superscript subscript' }),
    ...tables,
    ...blocks.filter(({ type }) => !hasOwnExtension.has(type)).map(deriveNode),
    ...marks.filter(({ type }) => !hasOwnExtension.has(type)).map(deriveMark),
    Figure.configure(options.figure),
    Placeholder.configure({ placeholder: options.placeholder, showOnlyWhenEditable: true }),
    LeaveWithTab,
  ];
}
