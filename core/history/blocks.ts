// How did the blocks of a text change? Each row stands for a block that stayed, changed, came, went or moved.
import { type BodyNode, countWords } from '../content/body.ts';
import { type AlignedStep, align, type PlacedItem } from './alignment.ts';
import { compareWords, type MarkedText, type Run } from './words.ts';

export type BlockKind =
  | 'headline'
  | 'standfirst'
  | 'heading'
  | 'paragraph'
  | 'listItem'
  | 'quote'
  | 'attribution'
  | 'picture'
  | 'rule'
  | 'other';

/** A picture in the text, as this use of it describes it. */
export interface PictureFacts {
  readonly asset: string;
  readonly alt: string | null;
  readonly isDecorative: boolean;
}

/** One block in sight: a line of text, a picture, a rule. Lists and quotations are taken apart into their lines. */
export interface Block {
  readonly kind: BlockKind;
  /** Level of a heading; 0 for all else. */
  readonly level: number;
  readonly text: readonly MarkedText[];
  readonly picture: PictureFacts | null;
  /** Equal for blocks that are the same to a reader. */
  readonly key: string;
}

export interface ShownBlock {
  readonly block: Block;
  readonly runs: readonly Run[];
}

export type BlockChange = 'same' | 'changed' | 'added' | 'removed' | 'movedFrom' | 'movedTo';

export interface DiffRow {
  readonly change: BlockChange;
  readonly before: ShownBlock | null;
  readonly after: ShownBlock | null;
  /** For a moved block: by how many blocks, downwards; for others 0. */
  readonly movedBy: number;
}

export interface BlockChanges {
  readonly rows: readonly DiffRow[];
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
}

/** Two blocks with less than this in common are two blocks, not one that changed. */
const LEAST_ALIKE = 0.4;

/** Makes a line of text that is not part of the body comparable with blocks that are. */
export function textBlock(kind: BlockKind, text: string): Block {
  return makeBlock(kind, 0, text === '' ? [] : [{ text, marks: [] }], null);
}

/** The lines of a body, in reading order. */
export function blocksOf(document: BodyNode): Block[] {
  const found: Block[] = [];
  const visit = (node: BodyNode, inside: BlockKind): void => {
    switch (node.type) {
      case 'heading':
        found.push(makeBlock('heading', Number(node.attrs?.level ?? 2), inlineOf(node), null));
        return;
      case 'paragraph':
        // An empty line says nothing, and would match any other empty line.
        if ((node.content ?? []).length > 0) found.push(makeBlock(inside, 0, inlineOf(node), null));
        return;
      case 'figure':
        found.push(makeBlock('picture', 0, inlineOf(node), pictureOf(node)));
        return;
      case 'horizontalRule':
        found.push(makeBlock('rule', 0, [], null));
        return;
      case 'blockquote': {
        for (const child of node.content ?? []) visit(child, 'quote');
        const { attribution } = node.attrs ?? {};
        if (typeof attribution === 'string' && attribution !== '') {
          found.push(textBlock('attribution', attribution));
        }
        return;
      }
      case 'bulletList':
      case 'orderedList':
        for (const child of node.content ?? []) visit(child, 'listItem');
        return;
      case 'doc':
      case 'listItem':
        for (const child of node.content ?? []) visit(child, inside);
        return;
      default:
        found.push(makeBlock('other', 0, inlineOf(node), null));
    }
  };
  visit(document, 'paragraph');
  return found;
}

/** Compares two lists of blocks: rows for both sides, in the order of the newer one. */
export function compareBlocks(before: readonly Block[], after: readonly Block[]): BlockChanges {
  const steps = alignment(before, after);
  const moves = movesAmong(steps);
  const rows: DiffRow[] = [];
  let wordsAdded = 0;
  let wordsRemoved = 0;
  for (const { old, now } of steps) {
    if (old !== null && now !== null) {
      const words = compareWords(old.item.text, now.item.text);
      wordsAdded += words.added;
      wordsRemoved += words.removed;
      rows.push({
        change: old.item.key === now.item.key ? 'same' : 'changed',
        before: { block: old.item, runs: words.before },
        after: { block: now.item, runs: words.after },
        movedBy: 0,
      });
    } else if (old !== null) {
      const movedBy = moves.get(old);
      if (movedBy === undefined) wordsRemoved += wordCount(old.item);
      rows.push({
        change: movedBy === undefined ? 'removed' : 'movedFrom',
        before: unchanged(old.item),
        after: null,
        movedBy: movedBy ?? 0,
      });
    } else if (now !== null) {
      const movedBy = moves.get(now);
      if (movedBy === undefined) wordsAdded += wordCount(now.item);
      rows.push({
        change: movedBy === undefined ? 'added' : 'movedTo',
        before: null,
        after: unchanged(now.item),
        movedBy: movedBy ?? 0,
      });
    }
  }
  return { rows, wordsAdded, wordsRemoved };
}

type Placed = PlacedItem<Block>;
type Step = AlignedStep<Block>;

/** Blocks that are equal stand beside each other; between them, those that are alike. */
function alignment(before: readonly Block[], after: readonly Block[]): Step[] {
  const bags = new Map<Block, ReadonlyMap<string, number>>();
  const bagOf = (block: Block): ReadonlyMap<string, number> => {
    let bag = bags.get(block);
    if (bag === undefined) {
      bag = wordBag(block);
      bags.set(block, bag);
    }
    return bag;
  };
  return align(before, after, {
    keyOf: ({ key }) => key,
    alike: (old, now) => alike(old, now, bagOf),
    least: LEAST_ALIKE,
  });
}

function alike(
  one: Block,
  other: Block,
  bagOf: (block: Block) => ReadonlyMap<string, number>,
): number {
  if (one.kind === 'headline' || one.kind === 'standfirst') return one.kind === other.kind ? 1 : 0;
  if (one.picture !== null || other.picture !== null) {
    if (one.picture === null || other.picture === null) return 0;
    // Another picture in the same place was replaced; the same one with other words was described anew.
    return one.picture.asset === other.picture.asset ? 1 : LEAST_ALIKE;
  }
  if (one.kind === 'rule' || other.kind === 'rule') return 0;
  const newWords = bagOf(other);
  let shared = 0;
  let size = 0;
  for (const [word, times] of bagOf(one)) {
    shared += Math.min(times, newWords.get(word) ?? 0);
    size += times;
  }
  for (const times of newWords.values()) size += times;
  return size === 0 ? 1 : (2 * shared) / size;
}

function wordBag(block: Block): ReadonlyMap<string, number> {
  const bag = new Map<string, number>();
  const text = block.text.map((piece) => piece.text).join('');
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}\p{M}’']+/gu) ?? []) {
    bag.set(word, (bag.get(word) ?? 0) + 1);
  }
  return bag;
}

/** Which removed and added blocks are one block that went elsewhere, and by how many blocks. */
function movesAmong(steps: readonly Step[]): ReadonlyMap<Placed, number> {
  const waiting = new Map<string, Placed[]>();
  for (const { old, now } of steps) {
    if (old === null || now !== null || old.item.kind === 'rule') continue;
    waiting.set(old.item.key, [...(waiting.get(old.item.key) ?? []), old]);
  }
  const moves = new Map<Placed, number>();
  for (const { old, now } of steps) {
    if (now === null || old !== null) continue;
    const from = waiting.get(now.item.key)?.shift();
    if (from === undefined) continue;
    const by = now.place - from.place;
    moves.set(from, by);
    moves.set(now, by);
  }
  return moves;
}

function makeBlock(
  kind: BlockKind,
  level: number,
  text: readonly MarkedText[],
  picture: PictureFacts | null,
): Block {
  return { kind, level, text, picture, key: JSON.stringify([kind, level, text, picture]) };
}

function inlineOf(node: BodyNode): MarkedText[] {
  const pieces: MarkedText[] = [];
  const visit = (inner: BodyNode): void => {
    if (inner.text !== undefined) {
      const marks = (inner.marks ?? []).map((mark) =>
        mark.type === 'link' ? `link ${String(mark.attrs?.href ?? '')}` : mark.type,
      );
      pieces.push({ text: inner.text, marks });
    } else if (inner.type === 'hardBreak') pieces.push({ text: '\n', marks: [] });
    for (const child of inner.content ?? []) visit(child);
  };
  for (const child of node.content ?? []) visit(child);
  return pieces;
}

function pictureOf(node: BodyNode): PictureFacts {
  const { asset, alt, decorative } = node.attrs ?? {};
  return {
    asset: typeof asset === 'string' ? asset : '',
    alt: typeof alt === 'string' ? alt : null,
    isDecorative: decorative === true,
  };
}

function unchanged(block: Block): ShownBlock {
  return { block, runs: block.text.map((piece): Run => ({ ...piece, change: 'same' })) };
}

function wordCount(block: Block): number {
  return countWords(block.text.map((piece) => piece.text).join(''));
}
