// What is a quotation, with the name of who said it?
import type { BodyNode } from '../content/body.ts';
import { escapeHtml } from '../markup.ts';
import type { Block } from './define-block.ts';

function attributionOf(node: BodyNode): string {
  const attribution = node.attrs?.attribution;
  return typeof attribution === 'string' ? attribution.trim() : '';
}

export const blockquote: Block = {
  type: 'blockquote',
  schema: {
    group: 'block',
    content: 'block+',
    defining: true,
    attrs: { attribution: { default: null } },
  },
  check(node) {
    const attribution = node.attrs?.attribution;
    return attribution === undefined || attribution === null || typeof attribution === 'string'
      ? undefined
      : 'The name under a quotation is not text.';
  },
  html(node, inner) {
    const attribution = attributionOf(node);
    if (attribution === '') return `<blockquote>\n${inner}</blockquote>\n`;
    return `<figure class="quote">\n<blockquote>\n${inner}</blockquote>\n<figcaption>${escapeHtml(attribution)}</figcaption>\n</figure>\n`;
  },
  wordpress(node, inner) {
    const attribution = attributionOf(node);
    const cite = attribution === '' ? '' : `<cite>${escapeHtml(attribution)}</cite>`;
    return `<!-- wp:quote -->\n<blockquote class="wp-block-quote">${inner.trimEnd()}${cite}</blockquote>\n<!-- /wp:quote -->\n\n`;
  },
  text(node, inner) {
    const attribution = attributionOf(node);
    return attribution === '' ? inner : `${inner}${attribution}\n`;
  },
  assets: () => [],
};
