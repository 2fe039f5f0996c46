// How does a pasted table become one of ours? Its grid made even, its heading cells found, its cells holding what cells may.
import { type BodyNode, plainText } from '../content/body.ts';
import { PASTED_PICTURE, paragraph } from './flow.ts';
import type { ReportBook } from './report.ts';
import { attribute, elementsOf, isElement, lineOf, type PasteElement } from './tree.ts';

const MOST_SPANNED = 100;

export interface ReadRow {
  /** True where the row stands in the head of the table. */
  readonly isHead: boolean;
  readonly cells: readonly PasteElement[];
}

/** The rows of a table in their order, nested tables left alone. */
export function rowsOf(table: PasteElement): ReadRow[] {
  const rows: ReadRow[] = [];
  const caption = captionElementOf(table);
  const visit = (element: PasteElement, isHead: boolean): void => {
    for (const child of element.children) {
      if (!isElement(child)) continue;
      if (child.tag === 'tr') {
        const cells = child.children.filter(
          (one): one is PasteElement => isElement(one) && (one.tag === 'td' || one.tag === 'th'),
        );
        if (cells.length > 0) rows.push({ isHead, cells });
      } else if (child.tag === 'caption' && child !== caption) {
        // Out of place: its words stay where they stand.
        rows.push({ isHead: false, cells: [child] });
      } else if (['thead', 'tbody', 'tfoot'].includes(child.tag)) {
        visit(child, child.tag === 'thead');
      }
    }
  };
  visit(table, false);
  return rows;
}

/** Whether a table only puts things beside each other: then its cells are text like any other. */
export function isLayout(table: PasteElement, rows: readonly ReadRow[]): boolean {
  if (['presentation', 'none'].includes(attribute(table, 'role'))) return true;
  if (rows.every(({ cells }) => cells.length <= 1) && rows.length <= 1) return true;
  return [...elementsOf(table.children)].some(({ tag }) => tag === 'table');
}

/** One cell as it was read, before it is known which cells are headings. */
export interface ReadCell {
  readonly element: PasteElement;
  readonly blocks: readonly BodyNode[];
}

/** Builds the table. What no cell may hold comes after it. */
export function buildTable(
  rows: readonly { readonly isHead: boolean; readonly cells: readonly ReadCell[] }[],
  caption: string,
  book: ReportBook,
): BodyNode[] {
  const lifted: BodyNode[] = [];
  const boldHead = hasBoldHead(rows);
  if (boldHead) book.changed('tableHeaders');
  const columns = columnsOf(rows);
  const read = rows.map(({ isHead, cells }, rowIndex) => {
    let used = 0;
    return cells.map(({ element, blocks }) => {
      const colspan = Math.min(claimed(element), Math.max(1, columns - used));
      used += colspan;
      const isHeader = isHead || isHeaderCell(element) || (boldHead && rowIndex === 0);
      const fitted = fitCell(blocks, lifted, book);
      const content = isHeader ? fitted.map(withoutWholeBold) : fitted;
      return {
        type: isHeader ? 'tableHeader' : 'tableCell',
        attrs: {
          colspan,
          rowspan: span(attribute(element, 'rowspan'), rows.length - rowIndex),
          colwidth: null,
        },
        content: content.length === 0 ? [paragraph([])] : content,
      };
    });
  });
  const table: BodyNode = {
    type: 'table',
    attrs: { caption: caption === '' ? null : caption },
    content: evenGrid(read).map((content) => ({ type: 'tableRow', content })),
  };
  if (lifted.length > 0) book.changed('places', undefined, lifted.length);
  return [table, ...lifted];
}

function isHeaderCell(element: PasteElement): boolean {
  return element.tag === 'th' || /^(column|row)header$/.test(attribute(element, 'role'));
}

/**
 * How many columns a table has. A last cell that claims more than any row has columns gets what is left: some programs
 * write a thousand to say “all”.
 */
function columnsOf(rows: readonly { readonly cells: readonly ReadCell[] }[]): number {
  const widths = rows.map(({ cells }) =>
    cells.slice(0, -1).reduce((sum, { element }) => sum + claimed(element), 1),
  );
  const modest = rows.map(({ cells }) => {
    const width = cells.reduce((sum, { element }) => sum + claimed(element), 0);
    return width <= MOST_MODEST ? width : 0;
  });
  return Math.max(...widths, ...modest);
}

const MOST_MODEST = 24;

function claimed(cell: PasteElement): number {
  return span(attribute(cell, 'colspan'), MOST_SPANNED);
}

function span(written: string, most: number): number {
  const number = Number.parseInt(written, 10);
  return Number.isSafeInteger(number) && number > 1 ? Math.min(number, Math.max(1, most)) : 1;
}

interface BuiltCell extends BodyNode {
  readonly attrs: { readonly colspan: number; readonly rowspan: number; readonly colwidth: null };
}

/** Fills up rows that are shorter than the others, so that every row has every column. */
function evenGrid(rows: readonly BuiltCell[][]): BuiltCell[][] {
  const widths: number[] = rows.map(() => 0);
  for (const [rowIndex, cells] of rows.entries()) {
    for (const { attrs } of cells) {
      for (let below = 0; below < attrs.rowspan && rowIndex + below < rows.length; below++) {
        widths[rowIndex + below] = (widths[rowIndex + below] ?? 0) + attrs.colspan;
      }
    }
  }
  const width = Math.max(...widths);
  return rows.map((cells, index) => {
    const missing = width - (widths[index] ?? 0);
    const filler = (): BuiltCell => ({
      type: 'tableCell',
      attrs: { colspan: 1, rowspan: 1, colwidth: null },
      content: [paragraph([])],
    });
    return missing > 0 ? [...cells, ...Array.from({ length: missing }, filler)] : cells;
  });
}

/** A first row that is all bold above rows that are not is a row of headings: Word and Docs have no other way. */
function hasBoldHead(
  rows: readonly { readonly isHead: boolean; readonly cells: readonly ReadCell[] }[],
): boolean {
  const [first, ...rest] = rows;
  if (first === undefined || rest.length === 0) return false;
  if (
    rows.some(({ isHead, cells }) => isHead || cells.some(({ element }) => isHeaderCell(element)))
  ) {
    return false;
  }
  const isBold = ({ blocks }: ReadCell): boolean =>
    blocks.every((block) => textsOf(block).every(isBoldText));
  const hasText = first.cells.some(({ blocks }) => blocks.some((block) => plainText(block) !== ''));
  return hasText && first.cells.every(isBold) && !rest.every(({ cells }) => cells.every(isBold));
}

function textsOf(node: BodyNode): BodyNode[] {
  return node.type === 'text' ? [node] : (node.content ?? []).flatMap(textsOf);
}

function isBoldText({ marks }: BodyNode): boolean {
  return marks?.some(({ type }) => type === 'bold') === true;
}

/** Headings are bold by themselves: a mark on all of their text says nothing. */
export function withoutWholeBold(block: BodyNode): BodyNode {
  const texts = textsOf(block);
  if (texts.length === 0 || !texts.every(isBoldText)) return block;
  const strip = (node: BodyNode): BodyNode => {
    if (node.type !== 'text') {
      return node.content === undefined ? node : { ...node, content: node.content.map(strip) };
    }
    const { marks, ...rest } = node;
    const kept = (marks ?? []).filter(({ type }) => type !== 'bold');
    return kept.length === 0 ? rest : { ...rest, marks: kept };
  };
  return strip(block);
}

/** A cell holds paragraphs and lists: other text becomes paragraphs, and what has no text is put after the table. */
function fitCell(blocks: readonly BodyNode[], lifted: BodyNode[], book: ReportBook): BodyNode[] {
  return blocks.flatMap((block): BodyNode[] => {
    switch (block.type) {
      case 'paragraph':
      case 'bulletList':
      case 'orderedList':
        return [block];
      case 'heading':
        book.changed('places');
        return [paragraph(block.content ?? [])];
      case PASTED_PICTURE: {
        const { content, ...picture } = block;
        lifted.push(picture);
        return content === undefined ? [] : [paragraph(content)];
      }
      case 'horizontalRule':
        return [];
      default: {
        // A quotation, or a table within the cell: its text stays, line by line.
        book.changed('places');
        const { attribution, caption } = block.attrs ?? {};
        const line = (words: unknown): BodyNode[] =>
          typeof words === 'string' ? [paragraph([{ type: 'text', text: words }])] : [];
        return [
          ...line(caption),
          ...fitCell(block.content ?? [], lifted, book),
          ...line(attribution),
        ];
      }
    }
  });
}

/** The caption that a table has as an element of its own, above its rows. */
export function captionElementOf(table: PasteElement): PasteElement | undefined {
  const first = table.children.find(isElement);
  return first?.tag === 'caption' ? first : undefined;
}

/** A caption is words alone: a link in it is named in the report. */
export function captionText(caption: PasteElement, book: ReportBook): string {
  for (const one of elementsOf(caption.children)) {
    if (one.tag === 'a' && attribute(one, 'href') !== '') {
      book.dropped('captionLinks', attribute(one, 'href'));
    }
  }
  return lineOf(caption);
}
