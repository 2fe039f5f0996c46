// What is a footnote: a mark in the text, and its words at the end?

import { escapeHtml } from '../markup.ts';
import { type Block, type Inner, plainBlock, type RenderContext } from './define-block.ts';
import { emailStyle } from './email.ts';
import { asItem } from './markdown.ts';

export const FOOTNOTE = 'footnote';

/** In the text it is only its number; the renderer collects the words and ends the body with a `NoteList`. */
export const footnote: Block = {
  ...plainBlock,
  type: FOOTNOTE,
  schema: {
    group: 'inline',
    inline: true,
    atom: true,
    content: 'text*',
    marks: 'link bold italic language',
  },
  html: (_node, _inner, _context, { note }) =>
    `<sup class="note-mark"><a href="#note-${note}" id="note-mark-${note}" role="doc-noteref">${note}</a></sup>`,
  email: (_node, _inner, _context, { note }) => `<sup>${note}</sup>`,
  // The footnotes of WordPress live in a field of the post; a plain list works in every editor of it.
  wordpress: (_node, _inner, _context, { note }) =>
    `<sup><a href="#note-${note}" id="note-mark-${note}">${note}</a></sup>`,
  markdown: (_node, _inner, _context, { note }) => `[^${note}]`,
  text: (_node, _inner, { note }) => `[${note}]`,
};

/** The words of all footnotes of a body, in the order of their numbers, as each format ends with them. */
export const noteLists = {
  html(notes: readonly Inner[], { words }: RenderContext): string {
    const items = notes.map(
      (inner, index) =>
        `<li id="note-${index + 1}">${inner} <a href="#note-mark-${index + 1}" role="doc-backlink" aria-label="${escapeHtml(words.backToText)}">↩</a></li>\n`,
    );
    return `<section class="notes" role="doc-endnotes" aria-label="${escapeHtml(words.footnotes)}">\n<ol>\n${items.join('')}</ol>\n</section>\n`;
  },
  email(notes: readonly Inner[]): string {
    const items = notes.map((inner) => `<li style="${emailStyle.item}">${inner}</li>\n`);
    return `<hr style="${emailStyle.rule}">\n<ol style="${emailStyle.list}">\n${items.join('')}</ol>\n`;
  },
  wordpress(notes: readonly Inner[], { words }: RenderContext): string {
    const items = notes.map(
      (inner, index) =>
        `<!-- wp:list-item -->\n<li id="note-${index + 1}">${inner} <a href="#note-mark-${index + 1}" aria-label="${escapeHtml(words.backToText)}">↩</a></li>\n<!-- /wp:list-item -->`,
    );
    return `<!-- wp:list {"ordered":true} -->\n<ol class="wp-block-list">${items.join('')}</ol>\n<!-- /wp:list -->\n\n`;
  },
  markdown: (notes: readonly Inner[]): string =>
    notes.map((inner, index) => asItem(`[^${index + 1}]: `, inner)).join(''),
  text: (notes: readonly Inner[]): string =>
    notes.map((inner, index) => `[${index + 1}] ${inner}\n`).join(''),
} as const;
