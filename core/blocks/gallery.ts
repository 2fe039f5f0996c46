// What is a gallery: pictures that belong together, side by side?
import { type Block, plainBlock } from './define-block.ts';

export const gallery: Block = {
  ...plainBlock,
  type: 'gallery',
  schema: { group: 'block', content: 'figure+', isolating: true },
  html: (_node, inner) => (inner === '' ? '' : `<div class="gallery">\n${inner}</div>\n`),
  // Mail has one column: the pictures follow each other.
  email: (_node, inner) => inner,
  wordpress: (_node, inner) =>
    inner === ''
      ? ''
      : `<!-- wp:gallery {"linkTo":"none"} -->\n<figure class="wp-block-gallery has-nested-images columns-default is-cropped">${inner.trimEnd()}</figure>\n<!-- /wp:gallery -->\n\n`,
  markdown: (_node, inner) => inner,
  text: (_node, inner) => inner,
};
