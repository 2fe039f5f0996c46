// How do a quotation and its speaker, a picture and its caption come together, with no word out of its order?
import { type BodyNode, plainText } from '../content/body.ts';
import { PASTED_PICTURE, paragraph } from './flow.ts';
import { isElement, lineOf, type PasteElement } from './tree.ts';

export function quote(content: readonly BodyNode[], attribution: string): BodyNode {
  return {
    type: 'blockquote',
    attrs: { attribution: attribution === '' ? null : attribution },
    content: content.length === 0 ? [paragraph([])] : content,
  };
}

/** A name as it is shown: the theme draws its own dash. */
export function withoutDash(words: string): string {
  return words.replace(/^[\s—–―-]+/, '').trim();
}

/** The last element of a quotation, where it says who is quoted. */
export function attributionOf(element: PasteElement): PasteElement | undefined {
  const last = element.children.filter((child) => isElement(child) || child.trim() !== '').at(-1);
  if (last === undefined || !isElement(last)) return undefined;
  if (!['footer', 'cite'].includes(last.tag) && !isOnlyCite(last)) return undefined;
  const rest = { ...element, children: element.children.filter((one) => one !== last) };
  return lineOf(rest) === '' ? undefined : last;
}

function isOnlyCite({ tag, children }: PasteElement): boolean {
  const [only, ...others] = children.filter((child) => isElement(child) || child.trim() !== '');
  return (
    tag === 'p' &&
    others.length === 0 &&
    only !== undefined &&
    isElement(only) &&
    only.tag === 'cite'
  );
}

/** Blocks whose caption comes after them. */
export function captionedAbove(
  blocks: readonly BodyNode[],
  caption: readonly BodyNode[],
): readonly BodyNode[] {
  const line = onlyLine(caption);
  const last = blocks.at(-1);
  if (line === undefined || last === undefined) return [...blocks, ...caption];
  const before = blocks.slice(0, -1);
  if (last.type === PASTED_PICTURE && last.content === undefined) {
    return [...before, { ...last, content: line.content }];
  }
  if (last.type === 'blockquote' && last.attrs?.attribution === null) {
    return [...before, { ...last, attrs: { attribution: withoutDash(plainText(line)) } }];
  }
  return [...blocks, ...caption];
}

/** Blocks whose caption comes before them. */
export function captionedBelow(
  caption: readonly BodyNode[],
  blocks: readonly BodyNode[],
): readonly BodyNode[] {
  const line = onlyLine(caption);
  const [first, ...after] = blocks;
  if (line === undefined || first === undefined) return [...caption, ...blocks];
  if (first.type === PASTED_PICTURE && first.content === undefined && after.length === 0) {
    return [{ ...first, content: line.content }];
  }
  if (first.type === 'table' && first.attrs?.caption === null) {
    return [{ ...first, attrs: { caption: plainText(line) } }, ...after];
  }
  return [...caption, ...blocks];
}

function onlyLine(caption: readonly BodyNode[]): BodyNode | undefined {
  const [line, ...more] = caption;
  return line?.type === 'paragraph' && more.length === 0 ? line : undefined;
}
