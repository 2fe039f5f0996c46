// What is one item of a list?
import { type Block, plainBlock } from './define-block.ts';
import { emailStyle } from './email.ts';
import { asItem } from './markdown.ts';
import { startOfList } from './ordered-list.ts';

export const listItem: Block = {
  ...plainBlock,
  type: 'listItem',
  schema: { content: 'paragraph block*', defining: true },
  html: (_node, inner) => `<li>${inner}</li>\n`,
  email: (_node, inner) => `<li style="${emailStyle.item}">${inner}</li>\n`,
  wordpress: (_node, inner) => `<!-- wp:list-item -->\n<li>${inner}</li>\n<!-- /wp:list-item -->`,
  markdown(_node, inner, _context, { parent, index }) {
    const isNumbered = parent?.type === 'orderedList';
    return asItem(isNumbered ? `${startOfList(parent) + index}. ` : '- ', inner);
  },
  text: (_node, inner) => `- ${inner}`,
};
