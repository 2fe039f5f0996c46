// What is a list with bullets?
import { type Block, plainBlock } from './define-block.ts';
import { emailStyle } from './email.ts';

export const bulletList: Block = {
  ...plainBlock,
  type: 'bulletList',
  schema: { group: 'block', content: 'listItem+' },
  html: (_node, inner) => `<ul>\n${inner}</ul>\n`,
  email: (_node, inner) => `<ul style="${emailStyle.list}">\n${inner}</ul>\n`,
  wordpress(_node, inner, _context, place) {
    // Between a list and the item it stands in, WordPress writes no line end.
    const end = place.parent?.type === 'listItem' ? '' : '\n\n';
    return `<!-- wp:list -->\n<ul class="wp-block-list">${inner}</ul>\n<!-- /wp:list -->${end}`;
  },
  markdown: (_node, inner) => `${inner}\n`,
  text: (_node, inner) => inner,
};
