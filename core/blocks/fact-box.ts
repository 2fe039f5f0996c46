// What is a fact box: a few facts set apart from the text, under a title of their own?
import { escapeHtml } from '../markup.ts';
import { type Block, checkText, plainBlock, textOf } from './define-block.ts';
import { emailBox, emailStyle } from './email.ts';
import { asQuote, escapeMarkdown } from './markdown.ts';

export const factBox: Block = {
  ...plainBlock,
  type: 'factBox',
  schema: {
    group: 'block',
    content: '(paragraph | bulletList | orderedList)+',
    defining: true,
    isolating: true,
    attrs: { title: { default: null } },
  },
  check: (node) => checkText(node, ['title']),
  html(node, inner) {
    const title = escapeHtml(textOf(node, 'title'));
    const name = title === '' ? '' : ` aria-label="${title}"`;
    const line = title === '' ? '' : `<p class="fact-box-title">${title}</p>\n`;
    return `<aside class="fact-box"${name}>\n${line}${inner}</aside>\n`;
  },
  email(node, inner) {
    const title = textOf(node, 'title');
    const line =
      title === ''
        ? ''
        : `<p style="${emailStyle.card}"><strong>${escapeHtml(title)}</strong></p>\n`;
    return emailBox(`${line}${inner}`, emailStyle.box);
  },
  wordpress(node, inner) {
    const title = textOf(node, 'title');
    const line =
      title === ''
        ? ''
        : `<!-- wp:paragraph -->\n<p><strong>${escapeHtml(title)}</strong></p>\n<!-- /wp:paragraph -->\n\n`;
    return `<!-- wp:group {"tagName":"aside","className":"fact-box"} -->\n<aside class="wp-block-group fact-box">${line}${inner.trimEnd()}</aside>\n<!-- /wp:group -->\n\n`;
  },
  markdown(node, inner) {
    const title = textOf(node, 'title');
    return asQuote(title === '' ? inner : `**${escapeMarkdown(title)}**\n\n${inner}`);
  },
  text(node, inner) {
    const title = textOf(node, 'title');
    return title === '' ? inner : `${title}\n${inner}`;
  },
};
