// How does purified HTML become blocks? Element by element, in the order of the text.
import type { BodyNode } from '../content/body.ts';
import { Flow, PASTED_PICTURE } from './flow.ts';
import type { FoundNotes } from './footnotes.ts';
import { headingLevel } from './heading-level.ts';
import type { Marks } from './inline-run.ts';
import { type LeavingOut, leaveOut, reasonToLeaveOut } from './left-out.ts';
import { cleanLink } from './links.ts';
import {
  bulletList,
  levelOfList,
  listItem,
  type Marker,
  numberingOf,
  orderedList,
  readMarker,
  startOf,
} from './lists.ts';
import { hasLooks, marksWithin } from './marks.ts';
import { addressInWords, altOf, isPixel, type PastedPicture, wordsOfPicture } from './pictures.ts';
import {
  attributionOf,
  captionedAbove,
  captionedBelow,
  quote,
  withoutDash,
} from './quotes-and-figures.ts';
import type { ReportBook } from './report.ts';
import { buildTable, captionElementOf, captionText, isLayout, rowsOf } from './tables.ts';
import {
  attribute,
  elementsOf,
  hasClass,
  isElement,
  isInline,
  lineOf,
  type PasteElement,
  type PasteNode,
  styleOf,
  textOf,
} from './tree.ts';

/** What is the same for a whole paste. */
export interface Reading extends LeavingOut {
  readonly headingClasses: ReadonlyMap<string, number>;
  /** The language of the article. */
  readonly language: string;
  readonly book: ReportBook;
  readonly notes: FoundNotes;
  readonly pictures: PastedPicture[];
  /** Elements whose words have been used already, such as typed bullets. */
  readonly used: Set<PasteElement>;
  /** Blocks that are captions of what stands beside them. */
  readonly captions: WeakSet<BodyNode>;
  /** Quotations that the next quoted paragraph continues. */
  readonly openQuotes: WeakSet<BodyNode>;
}

/** What surrounds the piece that is read. */
export interface Around {
  readonly marks: Marks;
  /** White space is meant as it is written. */
  readonly exact: boolean;
  /** Lists, quotations and tables it stands in. */
  readonly depth: number;
}

/** Deeper than this, lists and quotations are read as the text they hold. */
const MOST_NESTED = 8;

export function readBlocks(
  nodes: readonly PasteNode[],
  around: Around,
  reading: Reading,
): BodyNode[] {
  const flow = new Flow();
  read(nodes, flow, around, reading);
  return flow.end();
}

function read(nodes: readonly PasteNode[], flow: Flow, around: Around, reading: Reading): void {
  for (const node of nodes) {
    if (isElement(node)) readElement(node, flow, around, reading);
    else flow.run.text(node, around.marks, around.exact);
  }
}

function readElement(element: PasteElement, flow: Flow, outside: Around, reading: Reading): void {
  const { book, notes } = reading;
  if (reading.used.has(element) || notes.holders.has(element)) return;
  const reason = reasonToLeaveOut(element, reading);
  if (reason !== undefined) {
    leaveOut(element, reason, book);
    return;
  }
  if (hasLooks(element)) book.dropped('formatting');
  const note = notes.marks.get(element);
  if (note !== undefined) {
    flow.run.node(note);
    return;
  }
  const marks = marksWithin(element, outside.marks, reading.language);
  const around: Around = { ...outside, marks, exact: outside.exact || keepsLines(element) };
  switch (element.tag) {
    case 'br':
      if (attribute(element, 'role') === 'presentation') {
        book.changed('joinedLines');
        flow.run.pageLine();
      } else if (!hasClass(element, /^Apple-interchange-newline$/)) flow.run.lineBreak();
      return;
    case 'hr':
      flow.add({ type: 'horizontalRule' });
      return;
    case 'img':
      readPicture(element, flow, around, reading);
      return;
    case 'a':
      read(
        element.children,
        flow,
        { ...around, marks: withLink(element, marks, reading) },
        reading,
      );
      return;
    case 'q':
      read(['“', ...element.children, '”'], flow, around, reading);
      return;
    case 'ul':
    case 'ol':
    case 'menu':
      readList(element, flow, around, reading);
      return;
    case 'table':
      readTable(element, flow, around, reading);
      return;
    case 'figure':
      readFigure(element, flow, around, reading);
      return;
    case 'blockquote':
      readQuote(element, flow, around, reading);
      return;
    default:
      if (isInline(element)) readInline(element, flow, around, reading);
      else readBlock(element, flow, around, reading);
  }
}

/** Whether line ends in the text are meant: said of many elements, true only where there are some. */
function keepsLines(element: PasteElement): boolean {
  if (element.tag === 'pre') return true;
  const isSaid = /^(pre|pre-wrap|pre-line|break-spaces)$/.test(
    styleOf(element).get('white-space') ?? '',
  );
  return isSaid && !isInline(element) && /\S\s*\n\s*\S/.test(textOf(element));
}

function readInline(element: PasteElement, flow: Flow, around: Around, reading: Reading): void {
  if (
    /spacerun:\s*yes/.test(attribute(element, 'style')) ||
    hasClass(element, /^Apple-(converted-space|tab-span)$/)
  ) {
    flow.run.text(' ', around.marks, false);
    return;
  }
  read(element.children, flow, around, reading);
}

function withLink(element: PasteElement, marks: Marks, { book }: Reading): Marks {
  const written = attribute(element, 'href');
  // Places within the copied text are not there any more; an anchor that only has a name was never a link.
  const hasAddress = element.attributes.href !== undefined;
  if (written.startsWith('#') || (!hasAddress && isAnchorOnly(element))) return marks;
  const { href, wasTracking } = cleanLink(written);
  if (href === undefined) {
    book.dropped('links', written);
    return marks;
  }
  if (wasTracking) book.changed('trackedLinks', written);
  return { ...marks, link: href, underline: undefined };
}

function isAnchorOnly(element: PasteElement): boolean {
  return (
    attribute(element, 'name') !== '' ||
    attribute(element, 'id') !== '' ||
    /mso-/.test(attribute(element, 'style'))
  );
}

function readPicture(element: PasteElement, flow: Flow, around: Around, reading: Reading): void {
  const words = wordsOfPicture(element);
  if (words !== undefined) {
    flow.run.text(words, around.marks, false);
    return;
  }
  const { book, pictures } = reading;
  if (isPixel(element)) {
    book.dropped('trackingPixels', addressInWords(attribute(element, 'src')));
    return;
  }
  if (around.marks.link !== undefined) book.dropped('links', around.marks.link);
  const number = pictures.length;
  pictures.push({ address: attribute(element, 'src') });
  const stoodInLine = flow.addPicture({
    type: PASTED_PICTURE,
    attrs: { number, alt: altOf(element) },
  });
  if (stoodInLine) book.changed('places');
}

function readBlock(element: PasteElement, flow: Flow, around: Around, reading: Reading): void {
  flow.endLine();
  if (readTypedItem(element, flow, around, reading)) return;
  const level = headingLevel(element, reading.headingClasses);
  if (level !== undefined) {
    for (const block of readBlocks(element.children, around, reading)) {
      flow.add(
        block.type === 'paragraph' ? { ...block, type: 'heading', attrs: { level } } : block,
      );
    }
    return;
  }
  if (hasClass(element, /^Mso(Intense)?Quote(CxSp\w+)?$/)) {
    addQuoted(readBlocks(element.children, around, reading), flow, reading);
    return;
  }
  if (hasClass(element, /^(MsoCaption|wp-caption-text)$/)) {
    for (const block of readBlocks(element.children, around, reading)) {
      flow.add(block);
      reading.captions.add(block);
    }
    return;
  }
  if (hasClass(element, /^MsoListParagraph|^MsoListContinue/) && flow.openItems.length > 0) {
    const blocks = readBlocks(element.children, around, reading);
    if (blocks.length === 0 || flow.continueItem(blocks)) return;
  }
  read(element.children, flow, around, reading);
  flow.endLine();
}

/** A paragraph of Word that says which list it belongs to; false where it is none. */
function readTypedItem(
  element: PasteElement,
  flow: Flow,
  around: Around,
  reading: Reading,
): boolean {
  const said = /(?:^|;)\s*mso-list:\s*([^;]*)/i.exec(attribute(element, 'style'))?.[1] ?? '';
  const level = /\blevel(\d)/i.exec(said)?.[1];
  if (level === undefined || headingLevel(element, reading.headingClasses) !== undefined)
    return false;
  const typed = [...elementsOf(element.children)].find((one) =>
    /mso-list:\s*ignore/i.test(attribute(one, 'style')),
  );
  const words = typed === undefined ? '' : lineOf(typed);
  const depth = Number(level);
  const before = [...flow.openItems].reverse().find((item) => item.level <= depth);
  const numbering =
    before?.level === depth && before.marker.kind === 'ordered' ? before.marker.type : undefined;
  const marker = readMarker(words, numbering);
  // Words such as “Step 1” stay part of the text.
  if (typed !== undefined && marker !== undefined) {
    reading.used.add(typed);
    if (flow.openItems.length === 0) reading.book.changed('typedLists');
    reading.book.changed('typedLists', words, 0);
  }
  const content = readBlocks(element.children, around, reading);
  if (content.length === 0) return true;
  flow.addItem({
    level: depth,
    marker: marker ?? { kind: 'bullet' },
    list: /\bl\d+\b/i.exec(said)?.[0] ?? '',
    content,
  });
  return true;
}

function readList(element: PasteElement, flow: Flow, around: Around, reading: Reading): void {
  const inner: Around = { ...around, depth: around.depth + 1, marks: { ...around.marks } };
  flow.endLine();
  if (around.depth >= MOST_NESTED) {
    for (const child of element.children) {
      if (isElement(child)) flow.endLine();
      read(isElement(child) ? child.children : [child], flow, around, reading);
    }
    flow.endLine();
    return;
  }
  const type = numberingOf(
    attribute(element, 'type'),
    styleOf(element).get('list-style-type') ?? '',
  );
  const items: { blocks: BodyNode[]; element: PasteElement | undefined }[] = [];
  for (const child of element.children) {
    if (!isElement(child)) {
      if (child.trim() !== '')
        items.push({ blocks: readBlocks([child], inner, reading), element: undefined });
      continue;
    }
    const last = items.at(-1);
    const isItem = child.tag === 'li';
    const blocks = isItem ? readItem(child, inner, reading) : readBlocks([child], inner, reading);
    // Docs and Word put a list inside a list beside its item, not into it.
    if (!isItem && last !== undefined) last.blocks.push(...blocks);
    else if (blocks.length > 0) items.push({ blocks, element: isItem ? child : undefined });
  }
  if (items.length === 0) return;
  const isOrdered = element.tag === 'ol';
  const start = startOf(element, items[0]?.element);
  const level = levelOfList(items[0]?.element);
  if (level !== undefined) {
    for (const [index, { blocks }] of items.entries()) {
      const marker: Marker = isOrdered
        ? { kind: 'ordered', type, value: start + index }
        : { kind: 'bullet' };
      flow.addItem({ level, marker, list: attribute(element, 'data-listid'), content: blocks });
    }
    return;
  }
  const content = items.map(({ blocks }) => listItem(blocks));
  flow.add(isOrdered ? orderedList(content, start, type) : bulletList(content));
}

function readItem(element: PasteElement, around: Around, reading: Reading): BodyNode[] {
  if (reading.notes.holders.has(element)) return [];
  const reason = reasonToLeaveOut(element, reading);
  if (reason !== undefined) {
    leaveOut(element, reason, reading.book);
    return [];
  }
  if (hasLooks(element)) reading.book.dropped('formatting');
  const marks = marksWithin(element, around.marks, reading.language);
  // The box of a checklist is drawn as a picture.
  const isBox = attribute(element, 'role') === 'checkbox';
  const children = element.children.filter(
    (child) => !(isBox && isElement(child) && child.tag === 'img'),
  );
  return readBlocks(children, { ...around, marks }, reading);
}

function readTable(element: PasteElement, flow: Flow, around: Around, reading: Reading): void {
  flow.endLine();
  const rows = rowsOf(element);
  const caption = captionElementOf(element);
  if (isLayout(element, rows) || around.depth >= MOST_NESTED) {
    if (rows.length > 0) reading.book.changed('layoutTables');
    if (caption !== undefined) readBlock(caption, flow, around, reading);
    for (const { cells } of rows) for (const cell of cells) readBlock(cell, flow, around, reading);
    return;
  }
  const inner = { ...around, depth: around.depth + 1 };
  const read = rows.map(({ isHead, cells }) => ({
    isHead,
    cells: cells.map((cell) => {
      if (hasLooks(cell)) reading.book.dropped('formatting');
      const marks = marksWithin(cell, inner.marks, reading.language);
      const header = { ...marks, bold: cell.tag === 'th' ? around.marks.bold : marks.bold };
      return {
        element: cell,
        blocks: readBlocks(cell.children, { ...inner, marks: header }, reading),
      };
    }),
  }));
  const text = caption === undefined ? '' : captionText(caption, reading.book);
  for (const block of buildTable(read, text, reading.book)) flow.add(block);
}

function readFigure(element: PasteElement, flow: Flow, around: Around, reading: Reading): void {
  const place = element.children.findIndex((one) => isElement(one) && one.tag === 'figcaption');
  const caption = element.children[place];
  const isBlank = (nodes: readonly BodyNode[]): boolean => nodes.length === 0;
  const before = readBlocks(element.children.slice(0, Math.max(0, place)), around, reading);
  const line =
    caption !== undefined && isElement(caption)
      ? readBlocks(caption.children, around, reading)
      : [];
  const after = readBlocks(element.children.slice(place + 1), around, reading);
  const blocks = isBlank(before)
    ? captionedBelow(line, after)
    : isBlank(after)
      ? captionedAbove(before, line)
      : [...before, ...line, ...after];
  for (const block of blocks) flow.add(block);
}

function readQuote(element: PasteElement, flow: Flow, around: Around, reading: Reading): void {
  const isIndent = /^(none|0)/.test(styleOf(element).get('border') ?? '');
  if (isIndent || around.depth >= MOST_NESTED) {
    flow.endLine();
    read(element.children, flow, around, reading);
    flow.endLine();
    return;
  }
  const said = attributionOf(element);
  const children = element.children.filter((one) => one !== said);
  const content = readBlocks(children, { ...around, depth: around.depth + 1 }, reading);
  const attribution = said === undefined ? '' : withoutDash(lineOf(said));
  if (content.length === 0 && attribution === '') return;
  flow.add(quote(content, attribution));
}

/** Word has no quotations, only paragraphs that look like one: those that follow each other are one. */
function addQuoted(blocks: readonly BodyNode[], flow: Flow, reading: Reading): void {
  if (blocks.length === 0) return;
  flow.endLine();
  flow.endItems();
  const last = flow.blocks.at(-1);
  const open = last !== undefined && reading.openQuotes.has(last) ? last : undefined;
  const joined = quote([...(open?.content ?? []), ...blocks], '');
  if (open !== undefined) flow.blocks.pop();
  reading.openQuotes.add(joined);
  flow.add(joined);
}
