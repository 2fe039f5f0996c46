// What is a rule between two parts of a text?
import { type Block, plainBlock } from './define-block.ts';
import { emailStyle } from './email.ts';

export const horizontalRule: Block = {
  ...plainBlock,
  type: 'horizontalRule',
  schema: { group: 'block', atom: true },
  html: () => '<hr>\n',
  email: () => `<hr style="${emailStyle.rule}">\n`,
  wordpress: () =>
    '<!-- wp:separator -->\n<hr class="wp-block-separator has-alpha-channel-opacity"/>\n<!-- /wp:separator -->\n\n',
  markdown: () => '---\n\n',
  text: () => '\n',
};
