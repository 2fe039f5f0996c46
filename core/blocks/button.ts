// What is a button: a link that asks the reader to do one thing, such as to register?
import { escapeHtml } from '../markup.ts';
import { type Block, checkText, plainBlock, textOf } from './define-block.ts';
import { emailStyle } from './email.ts';
import { isAllowedHref } from './link.ts';
import { escapeMarkdown, markdownAddress } from './markdown.ts';

export const button: Block = {
  ...plainBlock,
  type: 'button',
  schema: {
    group: 'block',
    atom: true,
    attrs: { label: { default: null }, href: { default: null } },
  },
  check(node) {
    const href = textOf(node, 'href');
    return href === '' || isAllowedHref(href)
      ? checkText(node, ['label', 'href'])
      : 'A button leads to an address that is neither web, mail, telephone nor an article.';
  },
  html(node, _inner, context) {
    const { label, href } = parts(node, context);
    if (label === '' || href === undefined) return '';
    return `<p class="action"><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></p>\n`;
  },
  email(node, _inner, context) {
    const { label, href } = parts(node, context);
    if (label === '' || href === undefined) return '';
    return `<p style="${emailStyle.paragraph}"><a href="${escapeHtml(href)}" style="${emailStyle.button}">${escapeHtml(label)}</a></p>\n`;
  },
  wordpress(node, _inner, context) {
    const { label, href } = parts(node, context);
    if (label === '' || href === undefined) return '';
    return `<!-- wp:buttons -->\n<div class="wp-block-buttons"><!-- wp:button -->\n<div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="${escapeHtml(href)}">${escapeHtml(label)}</a></div>\n<!-- /wp:button --></div>\n<!-- /wp:buttons -->\n\n`;
  },
  markdown(node, _inner, context) {
    const { label, href } = parts(node, context);
    if (label === '' || href === undefined) return '';
    return `[${escapeMarkdown(label)}](${markdownAddress(href)})\n\n`;
  },
  text(node) {
    const label = textOf(node, 'label');
    return label === '' ? '' : `${label}\n`;
  },
  accessibility: (node) => [
    ...(textOf(node, 'label') === '' ? (['button-without-label'] as const) : []),
    ...(textOf(node, 'href') === '' ? (['button-without-link'] as const) : []),
  ],
};

function parts(
  node: Parameters<Block['html']>[0],
  context: Parameters<Block['html']>[2],
): { label: string; href: string | undefined } {
  return { label: textOf(node, 'label'), href: context.link(textOf(node, 'href')) };
}
