// What does a paste become? Purified HTML or plain text in, the JSON of our blocks out, with a report of what happened.
import { type BodyNode, countWords, nodesOf, plainText } from '../content/body.ts';
import { evenHeadings, joinCaptions, listsOfTypedBullets } from './finish.ts';
import { findNotes } from './footnotes.ts';
import { hasTextBesideNavigation, reasonToLeaveOut } from './left-out.ts';
import { sliceIn } from './own-slice.ts';
import type { PastedPicture } from './pictures.ts';
import { readPlainText } from './plain-text.ts';
import { readBlocks } from './read-blocks.ts';
import {
  type KeptKind,
  keptKinds,
  type PasteReport,
  type PasteSource,
  ReportBook,
  type ReportEntry,
} from './report.ts';
import type { Origin } from './source.ts';
import type { PasteElement, PasteNode } from './tree.ts';

export interface PasteOptions extends Origin {
  /** The language of the article: only words in another one are marked. */
  readonly language: string;
}

export interface PastedBody {
  /**
   * Blocks, in the terms of the registry but for `pastedPicture`, which `placePictures` replaces once the bytes of each
   * picture are in the library.
   */
  readonly content: readonly BodyNode[];
  /** How many outer nodes of the first and last block are cut; 0 but for text copied within Galley. */
  readonly openStart: number;
  readonly openEnd: number;
  /** In the order of their numbers. */
  readonly pictures: readonly PastedPicture[];
  readonly report: PasteReport;
}

/** Turns purified HTML into blocks. No word of it is lost without a line in the report. */
export function pasteToBody(nodes: readonly PasteNode[], options: PasteOptions): PastedBody {
  const book = new ReportBook();
  const own = sliceIn(nodes);
  if (own !== undefined) {
    return { ...own, pictures: [], report: closeReport(book, 'galley', own.content) };
  }
  const pictures: PastedPicture[] = [];
  const captions = new WeakSet<BodyNode>();
  const leaving = { source: options.source, leavesNavigation: hasTextBesideNavigation(nodes) };
  const isLeftOut = (element: PasteElement): boolean =>
    reasonToLeaveOut(element, leaving) !== undefined;
  const read = readBlocks(
    nodes,
    { marks: {}, exact: false, depth: 0 },
    {
      ...leaving,
      language: options.language,
      headingClasses: options.headingClasses,
      book,
      pictures,
      captions,
      notes: findNotes(nodes, options.language, book, isLeftOut),
      used: new Set(),
      openQuotes: new WeakSet(),
    },
  );
  const blocks = listsOfTypedBullets(joinCaptions(read, captions, book), book);
  const content = evenHeadings(blocks, book);
  return {
    content,
    openStart: 0,
    openEnd: 0,
    pictures,
    // What only pretends to be ours is a web page.
    report: closeReport(book, options.source === 'galley' ? 'web' : options.source, content),
  };
}

/** Turns plain text into paragraphs: lines a page had broken are joined, and it is never read as markup. */
export function plainTextToBody(text: string): PastedBody {
  const book = new ReportBook();
  const content = listsOfTypedBullets(readPlainText(text, book), book);
  const report = closeReport(book, 'plainText', content);
  return { content, openStart: 0, openEnd: 0, pictures: [], report };
}

function closeReport(
  book: ReportBook,
  source: PasteSource,
  content: readonly BodyNode[],
): PasteReport {
  const words = countWords(content.map((block) => plainText(block)).join('\n'));
  return book.close(source, words, countKept(content));
}

const kindOfBlock: Readonly<Record<string, KeptKind>> = {
  heading: 'headings',
  bulletList: 'lists',
  orderedList: 'lists',
  table: 'tables',
  footnote: 'footnotes',
  blockquote: 'quotes',
  pastedPicture: 'pictures',
  figure: 'pictures',
};

function countKept(content: readonly BodyNode[]): ReportEntry<KeptKind>[] {
  const counts = new Map<KeptKind, number>();
  const add = (kind: KeptKind | undefined): void => {
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  };
  for (const node of nodesOf({ type: 'doc', content })) {
    for (const child of node.content ?? []) {
      const kind = kindOfBlock[child.type];
      // A list within a list is part of it.
      if (!(kind === 'lists' && node.type === 'listItem')) add(kind);
    }
    let before: BodyNode | undefined;
    for (const child of node.content ?? []) {
      // A link whose words are partly bold is one link.
      for (const [type, kind] of [
        ['link', 'links'],
        ['language', 'languages'],
      ] as const) {
        const mark = JSON.stringify(child.marks?.find((one) => one.type === type));
        const same = JSON.stringify(before?.marks?.find((one) => one.type === type));
        if (mark !== undefined && mark !== same) add(kind);
      }
      before = child;
    }
  }
  return keptKinds.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [{ kind, count, words: [] }];
  });
}
