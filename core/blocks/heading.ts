// What is a heading inside an article? (Level 1 is the headline, which is not part of the body.)
import { type BodyNode, plainText } from '../content/body.ts';
import { type Block, plainBlock } from './define-block.ts';
import { emailStyle } from './email.ts';

export const headingLevels = [2, 3, 4] as const;

function levelOf(node: BodyNode): 2 | 3 | 4 {
  return headingLevels.find((level) => level === node.attrs?.level) ?? 2;
}

export const heading: Block = {
  ...plainBlock,
  type: 'heading',
  schema: { group: 'block', content: 'inline*', defining: true, attrs: { level: { default: 2 } } },
  check(node) {
    return headingLevels.some((level) => level === node.attrs?.level)
      ? undefined
      : 'A heading has a level that is not 2, 3 or 4.';
  },
  html(node, inner) {
    const level = levelOf(node);
    return inner.trim() === '' ? '' : `<h${level}>${inner}</h${level}>\n`;
  },
  email(node, inner) {
    const level = levelOf(node);
    return inner.trim() === ''
      ? ''
      : `<h${level} style="${emailStyle.heading[level]}">${inner}</h${level}>\n`;
  },
  wordpress(node, inner) {
    const level = levelOf(node);
    if (inner.trim() === '') return '';
    const settings = level === 2 ? '' : `{"level":${level}} `;
    return `<!-- wp:heading ${settings}-->\n<h${level} class="wp-block-heading">${inner}</h${level}>\n<!-- /wp:heading -->\n\n`;
  },
  markdown(node, inner) {
    const words = inner.replace(/\s*\n\s*/g, ' ');
    return inner.trim() === '' ? '' : `${'#'.repeat(levelOf(node))} ${words}\n\n`;
  },
  text: (_node, inner) => `${inner}\n`,
  accessibility: (node) => (plainText(node).trim() === '' ? ['heading-empty'] : []),
};
