// What is a rule between two parts of a text?
import type { Block } from './define-block.ts';

export const horizontalRule: Block = {
  type: 'horizontalRule',
  schema: { group: 'block', atom: true },
  check: () => undefined,
  html: () => '<hr>\n',
  wordpress: () =>
    '<!-- wp:separator -->\n<hr class="wp-block-separator has-alpha-channel-opacity"/>\n<!-- /wp:separator -->\n\n',
  text: () => '\n',
  assets: () => [],
};
