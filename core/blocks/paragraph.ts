// What is a paragraph?
import type { Block } from './define-block.ts';

export const paragraph: Block = {
  type: 'paragraph',
  schema: { group: 'block', content: 'inline*' },
  check: () => undefined,
  html(_node, inner, _context, place) {
    if (isOnlyTextOfItem(place.parent)) return inner;
    // An empty line in the editor is not an empty paragraph on the website.
    return inner === '' ? '' : `<p>${inner}</p>\n`;
  },
  wordpress(_node, inner, _context, place) {
    if (place.parent?.type === 'listItem') return place.index === 0 ? inner : `<br><br>${inner}`;
    return inner === '' ? '' : `<!-- wp:paragraph -->\n<p>${inner}</p>\n<!-- /wp:paragraph -->\n\n`;
  },
  text: (_node, inner) => `${inner}\n`,
  assets: () => [],
};

/** A list item that holds one paragraph, and at most lists after it, is written without paragraph tags. */
function isOnlyTextOfItem(parent: Parameters<Block['check']>[0] | undefined): boolean {
  if (parent?.type !== 'listItem') return false;
  const [, ...rest] = parent.content ?? [];
  return rest.every((child) => child.type === 'bulletList' || child.type === 'orderedList');
}
