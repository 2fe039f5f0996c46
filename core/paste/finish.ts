// What is put right once all blocks are read? Captions, typed bullets, and the levels of headings.
import { withEvenOutline } from '../blocks/heading-outline.ts';
import { type BodyNode, plainText } from '../content/body.ts';
import { PASTED_PICTURE, paragraph } from './flow.ts';
import { bulletList, listItem } from './lists.ts';
import type { ReportBook } from './report.ts';
import { withoutWholeBold } from './tables.ts';

/** Gives captions that stood in paragraphs of their own to what they are about, where the order of words allows it. */
export function joinCaptions(
  blocks: readonly BodyNode[],
  captions: WeakSet<BodyNode>,
  book: ReportBook,
): BodyNode[] {
  const joined: BodyNode[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (
      captions.has(block) &&
      block.type === 'paragraph' &&
      last?.type === PASTED_PICTURE &&
      last.content === undefined
    ) {
      joined[joined.length - 1] = { ...last, content: block.content };
      book.changed('captions');
    } else if (
      last !== undefined &&
      captions.has(last) &&
      last.type === 'paragraph' &&
      block.type === 'table' &&
      block.attrs?.caption === null
    ) {
      joined[joined.length - 1] = { ...block, attrs: { caption: plainText(last) } };
      book.changed('captions');
    } else joined.push(block);
  }
  return joined;
}

const typedBullet = /^[•●▪■◦○‣⁃\uf0b7\uf0a7][\s\u00a0]+/;

/** Lines that begin with a bullet somebody typed are a list. */
export function listsOfTypedBullets(blocks: readonly BodyNode[], book: ReportBook): BodyNode[] {
  const result: BodyNode[] = [];
  let items: BodyNode[] = [];
  const endList = (): void => {
    if (items.length > 0) result.push(bulletList(items));
    items = [];
  };
  for (const block of blocks) {
    for (const piece of block.type === 'paragraph' ? bulletedLines(block) : [block]) {
      const [first, ...rest] = piece.content ?? [];
      if (
        piece.type !== 'paragraph' ||
        first?.text === undefined ||
        !typedBullet.test(first.text)
      ) {
        endList();
        result.push(piece);
        continue;
      }
      if (items.length === 0) book.changed('typedLists');
      const text = first.text.replace(typedBullet, '');
      items.push(listItem([paragraph(text === '' ? rest : [{ ...first, text }, ...rest])]));
    }
  }
  endList();
  return result;
}

/** A paragraph of several lines, split where a line begins with a typed bullet. */
function bulletedLines(block: BodyNode): BodyNode[] {
  const content = block.content ?? [];
  const lines: BodyNode[][] = [[]];
  let bullets = 0;
  for (const [index, node] of content.entries()) {
    const next = content[index + 1]?.text ?? '';
    if (node.type === 'hardBreak' && typedBullet.test(next)) {
      bullets += 1;
      lines.push([]);
    } else lines.at(-1)?.push(node);
  }
  return bullets === 0 ? [block] : lines.filter((line) => line.length > 0).map(paragraph);
}

/**
 * Brings headings to the levels a body has. The highest one keeps its level, the headline of the copied page becomes
 * level 2, and none is more than one below the one before.
 */
export function evenHeadings(blocks: readonly BodyNode[], book: ReportBook): BodyNode[] {
  const levels: number[] = [];
  const find = (node: BodyNode): void => {
    if (node.type === 'heading') levels.push(Number(node.attrs?.level));
    for (const child of node.content ?? []) find(child);
  };
  for (const block of blocks) find(block);
  if (levels.length === 0) return [...blocks];
  const highest = Math.min(4, Math.max(2, Math.min(...levels)));
  const even = withEvenOutline({ type: 'doc', content: blocks }).content ?? [];
  let place = 0;
  let shift: number | undefined;
  const settle = (node: BodyNode): BodyNode => {
    if (node.type === 'heading') {
      const level = Math.min(4, Number(node.attrs?.level) + highest - 2);
      // All moved alike say the same as before; only what stands otherwise to the others is worth a word.
      const moved = level - (levels[place] ?? level);
      shift ??= moved;
      if (moved !== shift) book.changed('headingLevels');
      place += 1;
      return { ...withoutWholeBold(node), attrs: { level } };
    }
    return node.content === undefined ? node : { ...node, content: node.content.map(settle) };
  };
  return even.map(settle);
}
