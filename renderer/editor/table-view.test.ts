// Do the commands of tables that are ours do what their names say?
import type { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import type { BodyNode } from '../../core/content/body.ts';
import { makeEditor, paragraph, press } from './editor-for-tests.ts';
import { insertTable } from './insertable.ts';
import { evenColumns, headingsOf, resizeColumns } from './table-view.ts';

let editor: Editor;
afterEach(() => editor?.destroy());

function openTable(): void {
  editor = makeEditor(paragraph());
  insertTable(editor);
}

/** The stored widths of the cells, row by row. */
const widths = (): unknown[][] =>
  editor.state.doc.firstChild?.children.map((row) =>
    row.children.map((cell) => cell.attrs.colwidth),
  ) ?? [];

describe('a table', () => {
  it('begins with a heading row and the caret in its first cell', () => {
    openTable();
    expect(headingsOf(editor)).toEqual({ row: true, column: false });
    expect(editor.state.selection.$from.node(-1).type.name).toBe('tableHeader');
    editor.commands.toggleHeaderColumn();
    expect(headingsOf(editor)).toEqual({ row: true, column: true });
  });

  it('has wider and narrower columns by command, in every row, and even ones again', () => {
    openTable();
    resizeColumns(editor, 1);
    const [[first]] = widths() as [[[number]]];
    expect(widths().map(([cell]) => cell)).toEqual([first, first, first]);
    resizeColumns(editor, 1);
    expect(widths()[0]?.[0]).toEqual([first[0] + 24]);
    resizeColumns(editor, -1);
    expect(widths()[2]?.[0]).toEqual(first);
    evenColumns(editor);
    expect(widths().flat()).toEqual(Array(9).fill(null));
  });

  it('keeps the width of a column that a merged cell spans', () => {
    openTable();
    const cells: number[] = [];
    editor.state.doc.descendants((node, position) => {
      if (node.type.name === 'tableCell') cells.push(position);
    });
    editor.commands.setCellSelection({ anchorCell: cells[0] ?? 0, headCell: cells[1] ?? 0 });
    editor.commands.mergeCells();
    resizeColumns(editor, 1);
    expect(widths()[1]?.[0]).toHaveLength(2);
    expect(() => editor.state.doc.check()).not.toThrow();
  });

  it('has a caption, undone like everything else', () => {
    openTable();
    const table = editor.getJSON();
    editor.destroy();
    editor = makeEditor(...((table.content ?? []) as BodyNode[]));
    const caption = editor.view.dom.querySelector<HTMLInputElement>('.table-caption input');
    if (caption === null) throw new Error('the caption has no field');
    expect(caption.getAttribute('aria-label')).toBe('Table caption');
    caption.value = 'People by country';
    caption.dispatchEvent(new Event('input', { bubbles: true }));
    expect(editor.state.doc.firstChild?.attrs.caption).toBe('People by country');
    editor.commands.undo();
    expect(caption.value).toBe('');
  });

  it('moves through its cells by Tab, making a row after the last one', () => {
    openTable();
    for (let cell = 0; cell < 9; cell++) expect(press(editor, 'Tab')).toBe(true);
    expect(editor.state.doc.firstChild?.childCount).toBe(4);
  });
});
