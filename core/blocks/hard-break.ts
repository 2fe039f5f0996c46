// What is a line break inside a paragraph?
import type { Block } from './define-block.ts';

export const hardBreak: Block = {
  type: 'hardBreak',
  schema: { group: 'inline', inline: true, atom: true },
  check: () => undefined,
  html: () => '<br>',
  wordpress: () => '<br>',
  text: () => '\n',
  assets: () => [],
};
