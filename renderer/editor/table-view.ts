// How is a table shown while writing? A field for its caption, and columns whose edges can be pulled.
import { type Editor, findParentNodeClosestToPos } from '@tiptap/core';
import { Table, TableView } from '@tiptap/extension-table';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { columnResizing, selectedRect, type TableMap, tableEditing } from '@tiptap/pm/tables';
import { writeAt } from './block-keys.ts';
import { makeNodeField, type NodeField } from './node-field.ts';

/** Narrower columns hold no word. In pixels, as ProseMirror keeps widths. */
const NARROWEST = 48;
const STEP = 24;

export interface TableWords {
  readonly label: string;
  readonly hint: string;
}

/** The table of TipTap with our caption. */
export const CaptionedTable = Table.extend<{ readonly words: TableWords } & object>({
  addOptions() {
    return { ...this.parent?.(), words: { label: '', hint: '' } };
  },

  addAttributes: () => ({
    caption: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-caption'),
      renderHTML: ({ caption }) => (typeof caption === 'string' ? { 'data-caption': caption } : {}),
    },
  }),

  addNodeView() {
    const { words } = this.options;
    return ({ editor, node, getPos }) => new CaptionedTableView(editor, node, getPos, words);
  },

  addProseMirrorPlugins() {
    const resizing = columnResizing({ handleWidth: 6, cellMinWidth: NARROWEST, View: null });
    return [...(this.editor.isEditable ? [resizing] : []), tableEditing()];
  },
});

class CaptionedTableView extends TableView {
  readonly #caption: NodeField;

  constructor(
    editor: Editor,
    node: ProseMirrorNode,
    getPos: () => number | undefined,
    words: TableWords,
  ) {
    super(node, NARROWEST, editor.view);
    this.#caption = makeNodeField({
      editor,
      ...words,
      getPos,
      attributes: (value) => ({ caption: value === '' ? null : value }),
      // Back into the table, which is what is being written.
      onEnter: () => writeAt(editor, (getPos() ?? 0) + 3),
    });
    const scroller = document.createElement('div');
    scroller.className = 'table-scroller';
    scroller.append(this.table);
    const head = document.createElement('div');
    head.className = 'table-caption';
    head.contentEditable = 'false';
    head.append(this.#caption.element);
    this.dom.className = 'table-block';
    this.dom.append(head, scroller);
    this.#show();
  }

  override update(node: ProseMirrorNode): boolean {
    // TipTap gives widths and never takes one away again.
    if (node.firstChild !== this.node.firstChild) {
      for (const column of this.colgroup.children) column.removeAttribute('style');
    }
    if (!super.update(node)) return false;
    this.#show();
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target === this.#caption.element;
  }

  #show(): void {
    const caption: unknown = this.node.attrs.caption;
    this.#caption.show(typeof caption === 'string' ? caption : '');
    this.table.setAttribute('aria-label', typeof caption === 'string' ? caption : '');
  }
}

/** Whether the first row, or the first column, of the table at the caret is one of headings. */
export function headingsOf(editor: Editor): { row: boolean; column: boolean } {
  const table = findParentNodeClosestToPos(
    editor.state.selection.$from,
    (node) => node.type.name === 'table',
  )?.node;
  if (table === undefined) return { row: false, column: false };
  const isHeader = (cell: ProseMirrorNode | null | undefined): boolean =>
    cell?.type.name === 'tableHeader';
  return {
    row: table.firstChild?.children.every(isHeader) ?? false,
    column: table.children.every((row) => isHeader(row.firstChild)),
  };
}

/** Makes the columns of the selected cells wider or narrower by one step. */
export function resizeColumns(editor: Editor, by: -1 | 1): void {
  const { state, view } = editor;
  const { left, right, map, table, tableStart } = selectedRect(state);
  const { tr } = state;
  for (let column = left; column < right; column++) {
    const width = Math.max(NARROWEST, widthOf(editor, column) + by * STEP);
    for (const [position, index] of cellsOf(map, table, column)) {
      const cell = table.nodeAt(position);
      if (cell === null) continue;
      const widths: number[] = [...(cell.attrs.colwidth ?? Array(cell.attrs.colspan).fill(0))];
      widths[index] = width;
      tr.setNodeMarkup(tr.mapping.map(tableStart + position), null, {
        ...cell.attrs,
        colwidth: widths,
      });
    }
  }
  view.dispatch(tr);
}

/** Gives every column of the table the same width again. */
export function evenColumns(editor: Editor): void {
  const { state, view } = editor;
  const { map, table, tableStart } = selectedRect(state);
  const { tr } = state;
  for (const position of new Set(map.map)) {
    const cell = table.nodeAt(position);
    if (cell !== null && cell.attrs.colwidth !== null) {
      tr.setNodeMarkup(tableStart + position, null, { ...cell.attrs, colwidth: null });
    }
  }
  view.dispatch(tr);
}

/** The cells of one column, each with its place among the columns that the cell spans. */
function cellsOf(map: TableMap, table: ProseMirrorNode, column: number): Map<number, number> {
  const cells = new Map<number, number>();
  for (let row = 0; row < map.height; row++) {
    const position = map.map[row * map.width + column];
    if (position === undefined || table.nodeAt(position) === null) continue;
    cells.set(position, column - map.findCell(position).left);
  }
  return cells;
}

/** The width a column has on screen, in pixels. */
function widthOf(editor: Editor, column: number): number {
  const { map, table, tableStart } = selectedRect(editor.state);
  for (const [position, index] of cellsOf(map, table, column)) {
    const cell = table.nodeAt(position);
    const stored: unknown = cell?.attrs.colwidth?.[index];
    if (typeof stored === 'number' && stored > 0) return stored;
    const dom = editor.view.nodeDOM(tableStart + position);
    if (dom instanceof HTMLElement) return dom.offsetWidth / (cell?.attrs.colspan ?? 1);
  }
  return NARROWEST;
}
