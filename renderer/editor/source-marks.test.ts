// Does a mark of a change in the original stay with its block, and is no trace of it in the text?
import type { Editor } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../../core/content/body.ts';
import { makeEditorWith, paragraph, select, typeText } from './editor-for-tests.ts';
import { SourceMarkPlaces } from './source-marks.ts';

function opened(...lines: string[]): { editor: Editor; places: SourceMarkPlaces } {
  const places = new SourceMarkPlaces();
  const blocks: BodyNode[] = lines.map((line) => paragraph(line));
  return { editor: makeEditorWith([places.extension()], ...blocks), places };
}
const marked = (editor: Editor): (string | null)[] =>
  [...editor.view.dom.querySelectorAll('.has-source-change')].map((block) => block.textContent);
/** The block that each place of a mark stands after. */
const standingAfter = (editor: Editor): (string | null | undefined)[] =>
  [...editor.view.dom.querySelectorAll('.source-place')].map(
    (place) => place.previousElementSibling?.textContent,
  );

describe('marks of changes in the original', () => {
  it('stand under the block they belong to, with a line beside a counterpart alone', () => {
    const { editor, places } = opened('one', 'two', 'three');
    places.show(editor, [
      { key: 'new', at: null, isCounterpart: false },
      { key: 'changed', at: 1, isCounterpart: true },
      { key: 'more', at: 1, isCounterpart: false },
    ]);
    expect(marked(editor)).toEqual(['two']);
    expect(standingAfter(editor)).toEqual([undefined, 'two', '']);
    expect(editor.view.dom.lastElementChild?.textContent).toBe('three');
  });

  it('follow what is typed, and are no part of the text or its undo', () => {
    const { editor, places } = opened('one', 'two');
    const text = editor.getJSON();
    places.show(editor, [{ key: 'changed', at: 1, isCounterpart: true }]);
    expect(editor.getJSON()).toEqual(text);
    expect(editor.can().undo()).toBe(false);
    select(editor, 'one', 'after');
    editor.commands.splitBlock();
    typeText(editor, 'between');
    expect(marked(editor)).toEqual(['two']);
    expect(standingAfter(editor)).toEqual(['two']);
    places.show(editor, []);
    expect(marked(editor)).toEqual([]);
    expect(standingAfter(editor)).toEqual([]);
  });

  it('are drawn again where the editor begins anew, as with the undo of an earlier session', () => {
    const { editor, places } = opened('one', 'two');
    places.show(editor, [{ key: 'changed', at: 1, isCounterpart: true }]);
    const { state } = editor;
    editor.view.updateState(state.reconfigure({ plugins: [] }));
    editor.view.updateState(editor.state.reconfigure({ plugins: [...state.plugins] }));
    expect(marked(editor)).toEqual(['two']);
  });

  it('are those of one editor: another one of the same article, as after a change of language, takes none away', () => {
    const { editor, places } = opened('one', 'two');
    places.show(editor, [{ key: 'changed', at: 1, isCounterpart: true }]);
    const next = makeEditorWith([places.extension()], paragraph('one'), paragraph('two'));
    for (const one of [editor, next]) expect(standingAfter(one)).toEqual(['two']);
    expect(next.view.dom.contains(places.element('changed'))).toBe(true);
  });

  it('stand at the end where the text has become shorter than what was compared', () => {
    const { editor, places } = opened('one');
    places.show(editor, [{ key: 'changed', at: 7, isCounterpart: true }]);
    expect(marked(editor)).toEqual(['one']);
  });
});
