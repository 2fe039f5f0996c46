// Can every block be moved by keys alone, and does nothing get lost on the way?
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../../../core/content/body.ts';
import {
  heading,
  linesOf,
  list,
  makeEditor,
  makeEditorWith,
  paragraph,
  press,
  select,
} from '../editor-for-tests.ts';
import { deleteBlocks, duplicateBlocks, moveBlocks } from './block-moves.ts';
import { selectedBlocks } from './block-range.ts';
import { MoveKeys } from './move-keys.ts';

function run(editor: Editor, make: typeof duplicateBlocks): boolean {
  const transaction = make(editor.state);
  if (transaction !== undefined) editor.view.dispatch(transaction);
  return transaction !== undefined;
}
const up = (editor: Editor) => run(editor, (state) => moveBlocks(state, 'up'));
const down = (editor: Editor) => run(editor, (state) => moveBlocks(state, 'down'));

/** The document as types and words, such as `p(one) ul(li(p(two)))`. */
function shape(editor: Editor): string {
  const short: Record<string, string> = {
    ...{ paragraph: 'p', heading: 'h', bulletList: 'ul', orderedList: 'ol', listItem: 'li' },
    ...{ blockquote: 'quote', factBox: 'box' },
  };
  const write = (node: BodyNode): string =>
    node.text ?? `${short[node.type] ?? node.type}(${(node.content ?? []).map(write).join(' ')})`;
  return ((editor.getJSON() as BodyNode).content ?? []).map(write).join(' ');
}
/** The words around the caret. */
const around = (editor: Editor) => editor.state.selection.$from.parent.textContent;

describe('moving blocks', () => {
  it('passes the neighbour, and keeps the caret where it is in the text', () => {
    const editor = makeEditor(paragraph('one'), heading(2, 'two'), paragraph('three'));
    select(editor, 'wo', 'before');
    expect(up(editor)).toBe(true);
    expect(shape(editor)).toBe('h(two) p(one) p(three)');
    expect(editor.state.selection.$from.parentOffset).toBe(1);
    expect(around(editor)).toBe('two');
    expect(up(editor)).toBe(false);
    down(editor);
    down(editor);
    expect(shape(editor)).toBe('p(one) p(three) h(two)');
    expect(down(editor)).toBe(false);
  });

  it('moves everything that is selected together', () => {
    const editor = makeEditor(paragraph('a'), paragraph('b'), paragraph('c'), paragraph('d'));
    editor.commands.setTextSelection({ from: 5, to: 8 });
    up(editor);
    expect(linesOf(editor)).toEqual(['b', 'c', 'a', 'd']);
    down(editor);
    down(editor);
    expect(linesOf(editor)).toEqual(['a', 'd', 'b', 'c']);
  });

  it('moves a list item within its list, with all that is under it', () => {
    const editor = makeEditor(
      list(
        'bulletList',
        [paragraph('one')],
        [paragraph('two'), list('bulletList', [paragraph('under two')])],
      ),
    );
    select(editor, 'two', 'before');
    up(editor);
    expect(shape(editor)).toBe('ul(li(p(two) ul(li(p(under two)))) li(p(one)))');
  });

  it('moves the first item of a list out of it, past what stands before', () => {
    const editor = makeEditor(
      paragraph('before'),
      list('orderedList', [paragraph('one')], [paragraph('two')]),
    );
    select(editor, 'one', 'before');
    up(editor);
    expect(shape(editor)).toBe('ol(li(p(one))) p(before) ol(li(p(two)))');
    expect(around(editor)).toBe('one');
    down(editor);
    expect(shape(editor)).toBe('p(before) ol(li(p(one))) ol(li(p(two)))');
    down(editor);
    expect(shape(editor)).toBe('p(before) ol(li(p(one)) li(p(two)))');
  });

  it('moves an item of an inner list to the list around it', () => {
    const editor = makeEditor(
      list('bulletList', [paragraph('one'), list('bulletList', [paragraph('inner')])]),
    );
    select(editor, 'inner');
    down(editor);
    expect(shape(editor)).toBe('ul(li(p(one)) li(p(inner)))');
  });

  it('moves a paragraph out of a quote, and the last one with the quote and its source', () => {
    const quote = {
      type: 'blockquote',
      attrs: { attribution: 'Ana' },
      content: [paragraph('said'), paragraph('more')],
    };
    const editor = makeEditor(paragraph('before'), quote);
    select(editor, 'said');
    up(editor);
    expect(shape(editor)).toBe('p(before) p(said) quote(p(more))');
    select(editor, 'more');
    up(editor);
    expect(shape(editor)).toBe('p(before) quote(p(more)) p(said)');
    expect(editor.state.doc.child(1).attrs.attribution).toBe('Ana');
  });

  it('moves a table as a whole from any of its cells, and a picture that is selected', () => {
    const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(words)] });
    const editor = makeEditor(
      paragraph('before'),
      { type: 'table', content: [{ type: 'tableRow', content: [cell('x'), cell('y')] }] },
      { type: 'horizontalRule' },
    );
    select(editor, 'y');
    up(editor);
    expect(editor.state.doc.child(0).type.name).toBe('table');
    editor.commands.setNodeSelection(editor.state.doc.content.size - 1);
    up(editor);
    expect(editor.state.doc.child(1).type.name).toBe('horizontalRule');
    expect(selectedBlocks(editor.state)?.first).toBe(1);
  });

  it('is one undo each', () => {
    const editor = makeEditor(paragraph('a'), paragraph('b'));
    up(editor);
    select(editor, 'b');
    up(editor);
    expect(linesOf(editor)).toEqual(['b', 'a']);
    run(editor, duplicateBlocks);
    run(editor, deleteBlocks);
    expect(linesOf(editor)).toEqual(['b', 'a']);
    editor.commands.undo();
    expect(linesOf(editor)).toEqual(['b', 'b', 'a']);
    editor.commands.undo();
    editor.commands.undo();
    expect(linesOf(editor)).toEqual(['a', 'b']);
  });

  it('works by keys', () => {
    const editor = makeEditorWith([MoveKeys], paragraph('a'), paragraph('b'));
    select(editor, 'b');
    expect(press(editor, 'Alt-ArrowUp')).toBe(true);
    expect(linesOf(editor)).toEqual(['b', 'a']);
    expect(press(editor, 'Alt-ArrowDown')).toBe(true);
    expect(linesOf(editor)).toEqual(['a', 'b']);
  });

  it('loses no word, makes none, and leaves a document that is allowed, wherever the caret is', () => {
    const words = fc.constantFrom('red', 'green', 'blue', 'grey');
    const leaf = words.map((word) => paragraph(word));
    const block: fc.Arbitrary<BodyNode> = fc.letrec<{ block: BodyNode }>((tie) => ({
      block: fc.oneof(
        { maxDepth: 3 },
        leaf,
        words.map((word) => heading(2, word)),
        fc
          .array(fc.tuple(leaf, fc.option(tie('block'))), { minLength: 1, maxLength: 3 })
          .chain((items) =>
            fc
              .constantFrom('bulletList' as const, 'orderedList' as const)
              .map((type) =>
                list(type, ...items.map(([line, more]) => (more === null ? [line] : [line, more]))),
              ),
          ),
        fc
          .array(tie('block'), { minLength: 1, maxLength: 2 })
          .map((content) => ({ type: 'blockquote', content })),
      ),
    })).block;
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat()), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), steps, (content, moves) => {
        const editor = makeEditor(...content);
        const before = linesOf(editor).sort();
        for (const [isUp, place] of moves) {
          const { doc, tr } = editor.state;
          const $at = doc.resolve(place % doc.content.size);
          editor.view.dispatch(tr.setSelection(TextSelection.near($at)));
          const caretIn = around(editor);
          const hasMoved = isUp ? up(editor) : down(editor);
          if (hasMoved) expect(around(editor)).toBe(caretIn);
          editor.state.doc.check();
        }
        expect(linesOf(editor).sort()).toEqual(before);
        editor.destroy();
      }),
      { numRuns: 30 },
    );
  });
});

describe('copying and deleting blocks', () => {
  it('puts the copy after, with the caret in it', () => {
    const editor = makeEditor(list('bulletList', [paragraph('one')], [paragraph('two')]));
    select(editor, 'ne', 'before');
    run(editor, duplicateBlocks);
    expect(shape(editor)).toBe('ul(li(p(one)) li(p(one)) li(p(two)))');
    expect(selectedBlocks(editor.state)?.first).toBe(1);
  });

  it('leaves no empty list behind, and always a line to write on', () => {
    const editor = makeEditor(paragraph('a'), list('bulletList', [paragraph('only')]));
    select(editor, 'only');
    run(editor, deleteBlocks);
    expect(shape(editor)).toBe('p(a)');
    run(editor, deleteBlocks);
    expect(shape(editor)).toBe('p()');
  });
});
