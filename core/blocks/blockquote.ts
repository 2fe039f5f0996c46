// What is a quotation, with the name of who said it?
import { escapeHtml } from '../markup.ts';
import { type Block, checkText, plainBlock, textOf } from './define-block.ts';
import { emailStyle } from './email.ts';
import { asQuote, escapeMarkdown } from './markdown.ts';

export const blockquote: Block = {
  ...plainBlock,
  type: 'blockquote',
  schema: {
    group: 'block',
    content: 'block+',
    defining: true,
    attrs: { attribution: { default: null } },
  },
  check: (node) => checkText(node, ['attribution']),
  html(node, inner) {
    const attribution = textOf(node, 'attribution');
    if (attribution === '') return `<blockquote>\n${inner}</blockquote>\n`;
    return `<figure class="quote">\n<blockquote>\n${inner}</blockquote>\n<figcaption>${escapeHtml(attribution)}</figcaption>\n</figure>\n`;
  },
  email(node, inner) {
    const attribution = textOf(node, 'attribution');
    const name =
      attribution === '' ? '' : `<p style="${emailStyle.caption}">${escapeHtml(attribution)}</p>\n`;
    return `<blockquote style="${emailStyle.quote}">\n${inner}${name}</blockquote>\n`;
  },
  wordpress(node, inner) {
    const attribution = textOf(node, 'attribution');
    const cite = attribution === '' ? '' : `<cite>${escapeHtml(attribution)}</cite>`;
    return `<!-- wp:quote -->\n<blockquote class="wp-block-quote">${inner.trimEnd()}${cite}</blockquote>\n<!-- /wp:quote -->\n\n`;
  },
  markdown(node, inner) {
    const attribution = textOf(node, 'attribution');
    return asQuote(attribution === '' ? inner : `${inner}— ${escapeMarkdown(attribution)}\n`);
  },
  text(node, inner) {
    const attribution = textOf(node, 'attribution');
    return attribution === '' ? inner : `${inner}${attribution}\n`;
  },
};
