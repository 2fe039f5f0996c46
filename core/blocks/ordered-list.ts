// What is a numbered list, by figures, letters or Roman numerals?
import type { BodyNode } from '../content/body.ts';
import { type Block, plainBlock } from './define-block.ts';
import { emailStyle } from './email.ts';

/** What its items are numbered with, by the value of HTML's `type`. */
export const listNumberings = ['1', 'a', 'A', 'i', 'I'] as const;
export type ListNumbering = (typeof listNumberings)[number];

export function startOfList(node: BodyNode): number {
  const start = node.attrs?.start;
  return typeof start === 'number' && Number.isSafeInteger(start) ? start : 1;
}

function numberingOf(node: BodyNode): ListNumbering {
  return listNumberings.find((one) => one === node.attrs?.type) ?? '1';
}

function attributesOf(node: BodyNode): string {
  const start = startOfList(node);
  const numbering = numberingOf(node);
  return `${numbering === '1' ? '' : ` type="${numbering}"`}${start === 1 ? '' : ` start="${start}"`}`;
}

/** The numberings as WordPress names them. */
const wordPressNumbering: Readonly<Record<Exclude<ListNumbering, '1'>, string>> = {
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

export const orderedList: Block = {
  ...plainBlock,
  type: 'orderedList',
  schema: {
    group: 'block',
    content: 'listItem+',
    attrs: { start: { default: 1 }, type: { default: null } },
  },
  check(node) {
    const { start, type } = node.attrs ?? {};
    if (start !== undefined && start !== null && !Number.isSafeInteger(start)) {
      return 'A numbered list starts at something that is not a number.';
    }
    return type === undefined || type === null || listNumberings.some((one) => one === type)
      ? undefined
      : 'A numbered list is numbered in a way that nobody knows.';
  },
  html: (node, inner) => `<ol${attributesOf(node)}>\n${inner}</ol>\n`,
  email: (node, inner) => `<ol${attributesOf(node)} style="${emailStyle.list}">\n${inner}</ol>\n`,
  wordpress(node, inner, _context, place) {
    const start = startOfList(node);
    const numbering = numberingOf(node);
    const settings = JSON.stringify({
      ordered: true,
      ...(numbering === '1' ? {} : { type: wordPressNumbering[numbering] }),
      ...(start === 1 ? {} : { start }),
    });
    const style =
      numbering === '1' ? '' : ` style="list-style-type:${wordPressNumbering[numbering]}"`;
    const attribute = start === 1 ? '' : ` start="${start}"`;
    const end = place.parent?.type === 'listItem' ? '' : '\n\n';
    return `<!-- wp:list ${settings} -->\n<ol${attribute}${style} class="wp-block-list">${inner}</ol>\n<!-- /wp:list -->${end}`;
  },
  markdown: (_node, inner) => `${inner}\n`,
  text: (_node, inner) => inner,
};
