// Which blocks and marks are there? This is the list: a new one is a new file and a line here.
import { articleCard } from './article-card.ts';
import { blockquote } from './blockquote.ts';
import { bulletList } from './bullet-list.ts';
import { button } from './button.ts';
import type { Block, Mark } from './define-block.ts';
import { eventFacts } from './event-facts.ts';
import { factBox } from './fact-box.ts';
import { figure } from './figure.ts';
import { fileCard } from './file-card.ts';
import { footnote } from './footnote.ts';
import { gallery } from './gallery.ts';
import { hardBreak } from './hard-break.ts';
import { heading } from './heading.ts';
import { horizontalRule } from './horizontal-rule.ts';
import { languageMark } from './language-mark.ts';
import { link } from './link.ts';
import { listItem } from './list-item.ts';
import { orderedList } from './ordered-list.ts';
import { paragraph } from './paragraph.ts';
import { peopleList, personEntry } from './people-list.ts';
import { table, tableCell, tableHeader, tableRow } from './table.ts';
import { bold, code, italic, strike, subscript, superscript, underline } from './text-marks.ts';
import { videoCard } from './video-card.ts';

/** Every block. ProseMirror takes the first of a group as its default, so the paragraph comes first. */
export const blocks: readonly Block[] = [
  paragraph,
  heading,
  bulletList,
  orderedList,
  listItem,
  blockquote,
  figure,
  gallery,
  table,
  tableRow,
  tableCell,
  tableHeader,
  factBox,
  button,
  fileCard,
  videoCard,
  peopleList,
  personEntry,
  eventFacts,
  articleCard,
  horizontalRule,
  hardBreak,
  footnote,
];

/** Every mark, outermost first: the order in which they are nested in any output. */
export const marks: readonly Mark[] = [
  link,
  languageMark,
  bold,
  italic,
  underline,
  strike,
  subscript,
  superscript,
  code,
];

const blockByType: ReadonlyMap<string, Block> = new Map(blocks.map((block) => [block.type, block]));
const markByType: ReadonlyMap<string, Mark> = new Map(marks.map((mark) => [mark.type, mark]));

export function blockOf(type: string): Block | undefined {
  return blockByType.get(type);
}

export function markOf(type: string): Mark | undefined {
  return markByType.get(type);
}

/** The nesting rank of a mark; unknown marks come last. */
export function markRank(type: string): number {
  const rank = marks.findIndex((mark) => mark.type === type);
  return rank === -1 ? marks.length : rank;
}
