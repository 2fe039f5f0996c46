// Do the Markdown shortcuts that writers know work as they type, and can each be taken back?
import type { JSONContent } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import { linesOf, makeEditor, press, typeText } from './editor-for-tests.ts';

/** The first block after these keys, each line ended by Enter. */
function typed(...lines: string[]): JSONContent | undefined {
  const editor = makeEditor();
  for (const [index, line] of lines.entries()) {
    if (index > 0) press(editor, 'Enter');
    typeText(editor, line);
  }
  return editor.getJSON().content?.[0];
}

describe('Markdown shortcuts', () => {
  it.each([
    ['## ', 'heading', 2],
    ['### ', 'heading', 3],
    ['#### ', 'heading', 4],
  ])('“%s” begins a heading', (keys, type, level) => {
    expect(typed(`${keys}Words`)).toMatchObject({
      type,
      attrs: { level },
      content: [{ text: 'Words' }],
    });
  });

  it('leaves level 1 to the headline', () => {
    expect(typed('# Words')?.type).toBe('paragraph');
  });

  it.each([
    ['- ', 'bulletList'],
    ['* ', 'bulletList'],
    ['1. ', 'orderedList'],
    ['> ', 'blockquote'],
  ])('“%s” begins a %s', (keys, type) => {
    expect(typed(`${keys}Words`)?.type).toBe(type);
  });

  it('goes on with the list on the next line, and ends it on an empty one', () => {
    const list = typed('- one', 'two');
    expect(list?.content).toHaveLength(2);
    expect(typed('- one', '')?.content).toHaveLength(2);
  });

  it.each([
    ['**bold**', 'bold'],
    ['*italic*', 'italic'],
    ['_italic_', 'italic'],
    ['`code`', 'code'],
    ['~~gone~~', 'strike'],
  ])('“%s” makes the words %s', (keys, mark) => {
    const marked = typed(`a ${keys}`)?.content?.at(-1);
    expect(marked?.marks).toEqual([{ type: mark }]);
    expect(marked?.text).toBe(keys.replace(/[*_`~]/g, ''));
  });

  it('“---” draws a divider', () => {
    const editor = makeEditor();
    typeText(editor, '---');
    expect(editor.getJSON().content?.map(({ type }) => type)).toContain('horizontalRule');
  });

  it('gives back what was typed, by Backspace', () => {
    const editor = makeEditor();
    typeText(editor, '## ');
    expect(press(editor, 'Backspace')).toBe(true);
    expect(editor.getJSON().content?.[0]?.type).toBe('paragraph');
    expect(linesOf(editor)[0]).toBe('## ');
  });
});
