// Do pictures come where they are put, all of them, and does nothing that was there give way?
import type { Editor } from '@tiptap/core';
import { expect, it } from 'vitest';
import type { BodyNode } from '../../core/content/body.ts';
import { makeEditor, paragraph, press, select } from './editor-for-tests.ts';
import { insertFigures, insertFiguresHere } from './insert-figures.ts';

const figure = (asset: string, ...content: BodyNode[]): BodyNode =>
  ({ type: 'figure', attrs: { asset, alt: `alt of ${asset}` }, content }) as BodyNode;
/** The blocks in their order: a picture by its name, anything else by its text. */
const blocks = (editor: Editor): string[] => {
  const found: string[] = [];
  editor.state.doc.forEach((node) => {
    found.push(node.type.name === 'figure' ? `[${node.attrs.asset}]` : node.textContent);
  });
  return found;
};

it('puts several pictures on an empty line, in their order, and writes on in the caption of the last', () => {
  const editor = makeEditor(paragraph('Before'), paragraph(), paragraph('After'));
  editor.commands.setTextSelection(9);
  insertFiguresHere(editor.view, ['one', 'two', 'three']);
  expect(blocks(editor)).toEqual(['Before', '[one]', '[two]', '[three]', 'After']);
  const { $from } = editor.state.selection;
  expect($from.parent.attrs.asset).toBe('three');
});

it('puts a picture after the one whose empty caption has the caret, and takes nothing away', () => {
  const editor = makeEditor(figure('old'), paragraph('After'));
  editor.commands.setTextSelection(1);
  insertFiguresHere(editor.view, ['new']);
  expect(blocks(editor)).toEqual(['[old]', '[new]', 'After']);
  expect(editor.state.doc.firstChild?.attrs.alt).toBe('alt of old');
  // The same for what is pasted or dropped there.
  insertFigures(editor.view, ['pasted'], 1);
  expect(blocks(editor)).toEqual(['[old]', '[pasted]', '[new]', 'After']);
});

it('leaves selected words and a selected picture as they are', () => {
  const editor = makeEditor(paragraph('Some words'), figure('old'));
  select(editor, 'words');
  insertFiguresHere(editor.view, ['new']);
  expect(blocks(editor)).toEqual(['Some words', '[new]', '[old]']);
  editor.commands.setNodeSelection(editor.state.doc.content.size - 2);
  insertFiguresHere(editor.view, ['last']);
  expect(blocks(editor)).toEqual(['Some words', '[new]', '[old]', '[last]']);
});

it('keeps the order of files that are stored one after the other', () => {
  const editor = makeEditor(paragraph('A sentence'));
  const after = insertFigures(editor.view, ['one'], 3);
  insertFigures(editor.view, ['two'], after);
  expect(blocks(editor).slice(0, 3)).toEqual(['A sentence', '[one]', '[two]']);
});

it('loses no picture, nor the words for it, to a Delete or Backspace too many in an empty caption', () => {
  for (const key of ['Delete', 'Backspace']) {
    const editor = makeEditor(
      paragraph('Before'),
      figure('one'),
      figure('two'),
      paragraph('After'),
    );
    for (const [index, at] of [8, 10].entries()) {
      editor.commands.setTextSelection(at + 1);
      press(editor, key);
      expect(blocks(editor), key).toEqual(['Before', '[one]', '[two]', 'After']);
      // Selected, as a second press would take it away.
      expect(editor.state.selection.toJSON(), `${key} ${index}`).toEqual({
        type: 'node',
        anchor: at,
      });
    }
  }
});

it('leads by Tab from a caption to the words for those who do not see its picture', () => {
  const editor = makeEditor(paragraph('Before'), figure('one'), figure('two'));
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
  expect(press(editor, 'Tab')).toBe(true);
  const fields = editor.view.dom.querySelectorAll('[aria-label="Alternative text"]');
  expect(document.activeElement).toBe(fields[1]);
});
