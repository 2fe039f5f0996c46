// What is a numbered list?
import type { BodyNode } from '../content/body.ts';
import type { Block } from './define-block.ts';

function startOf(node: BodyNode): number {
  const start = node.attrs?.start;
  return typeof start === 'number' && Number.isSafeInteger(start) ? start : 1;
}

export const orderedList: Block = {
  type: 'orderedList',
  schema: { group: 'block', content: 'listItem+', attrs: { start: { default: 1 } } },
  check(node) {
    const start = node.attrs?.start;
    return start === undefined || start === null || Number.isSafeInteger(start)
      ? undefined
      : 'A numbered list starts at something that is not a number.';
  },
  html(node, inner) {
    const start = startOf(node);
    return `<ol${start === 1 ? '' : ` start="${start}"`}>\n${inner}</ol>\n`;
  },
  wordpress(node, inner, _context, place) {
    const start = startOf(node);
    const settings = start === 1 ? '{"ordered":true}' : `{"ordered":true,"start":${start}}`;
    const attribute = start === 1 ? '' : ` start="${start}"`;
    const end = place.parent?.type === 'listItem' ? '' : '\n\n';
    return `<!-- wp:list ${settings} -->\n<ol${attribute} class="wp-block-list">${inner}</ol>\n<!-- /wp:list -->${end}`;
  },
  text: (_node, inner) => inner,
  assets: () => [],
};
