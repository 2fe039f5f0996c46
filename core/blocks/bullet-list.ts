// What is a list with bullets?
import type { Block } from './define-block.ts';

export const bulletList: Block = {
  type: 'bulletList',
  schema: { group: 'block', content: 'listItem+' },
  check: () => undefined,
  html: (_node, inner) => `<ul>\n${inner}</ul>\n`,
  wordpress(_node, inner, _context, place) {
    // Between a list and the item it stands in, WordPress writes no line end.
    const end = place.parent?.type === 'listItem' ? '' : '\n\n';
    return `<!-- wp:list -->\n<ul class="wp-block-list">${inner}</ul>\n<!-- /wp:list -->${end}`;
  },
  text: (_node, inner) => inner,
  assets: () => [],
};
