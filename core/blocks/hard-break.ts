// What is a line break inside a paragraph?
import { type Block, plainBlock } from './define-block.ts';

export const hardBreak: Block = {
  ...plainBlock,
  type: 'hardBreak',
  schema: { group: 'inline', inline: true, atom: true },
  html: () => '<br>',
  email: () => '<br>',
  wordpress: () => '<br>',
  markdown: () => '\\\n',
  text: () => '\n',
};
