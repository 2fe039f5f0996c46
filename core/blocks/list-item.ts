// What is one item of a list?
import type { Block } from './define-block.ts';

export const listItem: Block = {
  type: 'listItem',
  schema: { content: 'paragraph block*', defining: true },
  check: () => undefined,
  html: (_node, inner) => `<li>${inner}</li>\n`,
  wordpress: (_node, inner) => `<!-- wp:list-item -->\n<li>${inner}</li>\n<!-- /wp:list-item -->`,
  text: (_node, inner) => `- ${inner}`,
  assets: () => [],
};
