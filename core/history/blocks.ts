// How did the blocks of a text change? Each row stands for a block that stayed, changed, came, went or moved.
import { diffArrays } from 'diff';
import { type BodyNode, countWords } from '../content/body.ts';
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
/** A gap of more pairs than this is paired in order, without weighing each pair. */
const MOST_PAIRS = 40_000;
const MOST_BLOCK_EDITS = 2000;

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
      const words = compareWords(old.block.text, now.block.text);
      wordsAdded += words.added;
      wordsRemoved += words.removed;
      rows.push({
        change: old.block.key === now.block.key ? 'same' : 'changed',
        before: { block: old.block, runs: words.before },
        after: { block: now.block, runs: words.after },
        movedBy: 0,
      });
    } else if (old !== null) {
      const movedBy = moves.get(old);
      if (movedBy === undefined) wordsRemoved += wordCount(old.block);
      rows.push({
        change: movedBy === undefined ? 'removed' : 'movedFrom',
        before: unchanged(old.block),
        after: null,
        movedBy: movedBy ?? 0,
      });
    } else if (now !== null) {
      const movedBy = moves.get(now);
      if (movedBy === undefined) wordsAdded += wordCount(now.block);
      rows.push({
        change: movedBy === undefined ? 'added' : 'movedTo',
        before: null,
        after: unchanged(now.block),
        movedBy: movedBy ?? 0,
      });
    }
  }
  return { rows, wordsAdded, wordsRemoved };
}

interface Placed {
  readonly block: Block;
  readonly place: number;
}

interface Step {
  readonly old: Placed | null;
  readonly now: Placed | null;
}

/** Blocks that are equal stand beside each other; between them, those that are alike. */
function alignment(before: readonly Block[], after: readonly Block[]): Step[] {
  const olds = before.map((block, place): Placed => ({ block, place }));
  const news = after.map((block, place): Placed => ({ block, place }));
  const parts = diffArrays(
    before.map((block) => block.key),
    after.map((block) => block.key),
    { maxEditLength: MOST_BLOCK_EDITS },
  ) ?? [
    { removed: true, added: false, value: before, count: before.length },
    { removed: false, added: true, value: after, count: after.length },
  ];
  const steps: Step[] = [];
  let old = 0;
  let now = 0;
  let gapOld: Placed[] = [];
  let gapNew: Placed[] = [];
  const closeGap = (): void => {
    steps.push(...pairs(gapOld, gapNew));
    gapOld = [];
    gapNew = [];
  };
  for (const part of parts) {
    const { length } = part.value;
    if (part.removed) {
      gapOld.push(...olds.slice(old, old + length));
      old += length;
    } else if (part.added) {
      gapNew.push(...news.slice(now, now + length));
      now += length;
    } else {
      closeGap();
      for (let index = 0; index < length; index++) {
        steps.push({ old: olds[old + index] ?? null, now: news[now + index] ?? null });
      }
      old += length;
      now += length;
    }
  }
  closeGap();
  return steps;
}

/** Pairs what is most alike within a gap, keeping the order of both sides. */
function pairs(olds: readonly Placed[], news: readonly Placed[]): Step[] {
  if (olds.length === 0 || news.length === 0 || olds.length * news.length > MOST_PAIRS) {
    return [
      ...olds.map((old): Step => ({ old, now: null })),
      ...news.map((now): Step => ({ old: null, now })),
    ];
  }
  const width = news.length + 1;
  // best[i * width + j]: the most that can be in common from old i and new j on.
  const best = new Float64Array((olds.length + 1) * width);
  const common = new Float64Array(olds.length * news.length);
  const bags = { olds: olds.map(wordBag), news: news.map(wordBag) };
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      const score = alike(olds[i], news[j], bags.olds[i], bags.news[j]);
      common[i * news.length + j] = score;
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j] ?? 0,
        best[i * width + j + 1] ?? 0,
        score >= LEAST_ALIKE ? score + (best[(i + 1) * width + j + 1] ?? 0) : 0,
      );
    }
  }
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < olds.length || j < news.length) {
    const old = olds[i] ?? null;
    const now = news[j] ?? null;
    const score = old !== null && now !== null ? (common[i * news.length + j] ?? 0) : 0;
    const here = best[i * width + j] ?? 0;
    if (score >= LEAST_ALIKE && here === score + (best[(i + 1) * width + j + 1] ?? 0)) {
      steps.push({ old, now });
      i++;
      j++;
    } else if (old !== null && (now === null || here === (best[(i + 1) * width + j] ?? 0))) {
      steps.push({ old, now: null });
      i++;
    } else {
      steps.push({ old: null, now });
      j++;
    }
  }
  return steps;
}

function alike(
  old: Placed | undefined,
  now: Placed | undefined,
  oldWords: ReadonlyMap<string, number> | undefined,
  newWords: ReadonlyMap<string, number> | undefined,
): number {
  if (old === undefined || now === undefined) return 0;
  if (oldWords === undefined || newWords === undefined) return 0;
  const one = old.block;
  const other = now.block;
  if (one.kind === 'headline' || one.kind === 'standfirst') return one.kind === other.kind ? 1 : 0;
  if (one.picture !== null || other.picture !== null) {
    if (one.picture === null || other.picture === null) return 0;
    // Another picture in the same place was replaced; the same one with other words was described anew.
    return one.picture.asset === other.picture.asset ? 1 : LEAST_ALIKE;
  }
  if (one.kind === 'rule' || other.kind === 'rule') return 0;
  let shared = 0;
  let size = 0;
  for (const [word, times] of oldWords) {
    shared += Math.min(times, newWords.get(word) ?? 0);
    size += times;
  }
  for (const times of newWords.values()) size += times;
  return size === 0 ? 1 : (2 * shared) / size;
}

function wordBag({ block }: Placed): ReadonlyMap<string, number> {
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
    if (old === null || now !== null || old.block.kind === 'rule') continue;
    waiting.set(old.block.key, [...(waiting.get(old.block.key) ?? []), old]);
  }
  const moves = new Map<Placed, number>();
  for (const { old, now } of steps) {
    if (now === null || old !== null) continue;
    const from = waiting.get(now.block.key)?.shift();
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
