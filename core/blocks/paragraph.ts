// What is a paragraph?
import type { BodyNode } from '../content/body.ts';
import { type Block, plainBlock } from './define-block.ts';
import { emailStyle } from './email.ts';
import { asParagraph } from './markdown.ts';

export const paragraph: Block = {
  ...plainBlock,
  type: 'paragraph',
  schema: { group: 'block', content: 'inline*' },
  html(_node, inner, _context, place) {
    if (isOnlyTextOf(place.parent)) return inner;
    // An empty line in the editor is not an empty paragraph on the website.
    return inner === '' ? '' : `<p>${inner}</p>\n`;
  },
  email(_node, inner, _context, place) {
    if (isOnlyTextOf(place.parent)) return inner;
    return inner === '' ? '' : `<p style="${emailStyle.paragraph}">${inner}</p>\n`;
  },
  wordpress(_node, inner, _context, place) {
    const holder = place.parent?.type ?? '';
    if (holder === 'listItem' || cells.has(holder)) {
      return place.index === 0 ? inner : `<br><br>${inner}`;
    }
    return inner === '' ? '' : `<!-- wp:paragraph -->\n<p>${inner}</p>\n<!-- /wp:paragraph -->\n\n`;
  },
  markdown(_node, inner, _context, place) {
    if (cells.has(place.parent?.type ?? '')) return place.index === 0 ? inner : `<br>${inner}`;
    return inner === '' ? '' : `${asParagraph(inner)}\n\n`;
  },
  text: (_node, inner) => `${inner}\n`,
};

const cells: ReadonlySet<string> = new Set(['tableCell', 'tableHeader']);

/**
 * A list item or a cell that holds one paragraph, and at most lists after it, is written without paragraph tags.
 */
function isOnlyTextOf(parent: BodyNode | undefined): boolean {
  if (parent === undefined) return false;
  const [, ...rest] = parent.content ?? [];
  if (cells.has(parent.type)) return rest.length === 0;
  if (parent.type !== 'listItem') return false;
  return rest.every((child) => child.type === 'bulletList' || child.type === 'orderedList');
}
