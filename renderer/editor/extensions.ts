// What can the body of an article hold, as TipTap sees it? The blocks and marks of core/blocks, and nothing else.
import { type Extensions, Mark } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Link } from '@tiptap/extension-link';
import { Placeholder } from '@tiptap/extensions';
import StarterKit from '@tiptap/starter-kit';
import { isAllowedHref } from '../../core/blocks/link.ts';
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
    Figure.configure(options.figure),
    Placeholder.configure({ placeholder: options.placeholder, showOnlyWhenEditable: true }),
    LeaveWithTab,
  ];
}
