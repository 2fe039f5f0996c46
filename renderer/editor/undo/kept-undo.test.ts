// Can what was typed yesterday be undone today, and never anything else?
import type { Editor } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../../../core/content/body.ts';
import { linesOf, makeEditor, paragraph, select, typeText } from '../editor-for-tests.ts';
import { MOST_STEPS, packUndo, unpackUndo } from './kept-undo.ts';

/** A new editor with the text of the old one, as after a restart. */
function reopened(editor: Editor): Editor {
  const { content } = editor.getJSON() as BodyNode;
  return makeEditor(...(content ?? []));
}

async function keep(editor: Editor): Promise<string> {
  const kept = await packUndo(editor.state);
  if (kept === null) throw new Error('there was nothing to keep');
  return kept;
}

async function takeUp(editor: Editor, kept: string): Promise<boolean> {
  const state = await unpackUndo(editor.state, kept);
  if (state !== null) editor.view.updateState(state);
  return state !== null;
}

async function worked(): Promise<{ editor: Editor; kept: string }> {
  const editor = makeEditor(paragraph('one'), paragraph('two'));
  select(editor, 'two', 'after');
  typeText(editor, ' more');
  select(editor, 'one');
  editor.commands.toggleBold();
  select(editor, 'two', 'before');
  editor.commands.setHeading({ level: 2 });
  return { editor, kept: await keep(editor) };
}

describe('undo over a restart', () => {
  it('undoes what was done before, step by step, and redoes it', async () => {
    const { editor, kept } = await worked();
    const again = reopened(editor);
    expect(again.can().undo()).toBe(false);
    expect(await takeUp(again, kept)).toBe(true);
    expect(again.getJSON()).toEqual(editor.getJSON());
    expect(again.view.dom.textContent).toBe('onetwo more');

    again.commands.undo();
    expect(again.state.doc.child(1).type.name).toBe('paragraph');
    again.commands.undo();
    expect(again.state.doc.child(0).firstChild?.marks).toEqual([]);
    again.commands.undo();
    expect(linesOf(again)).toEqual(['one', 'two']);
    expect(again.can().undo()).toBe(false);
    again.commands.redo();
    again.commands.redo();
    again.commands.redo();
    expect(again.getJSON()).toEqual(editor.getJSON());
  });

  it('puts the caret beside what is undone', async () => {
    const { editor, kept } = await worked();
    const again = reopened(editor);
    await takeUp(again, kept);
    again.commands.undo();
    expect(again.state.selection.$from.parent.textContent).toBe('two more');
  });

  it('goes on with what is typed after, and is kept again with it', async () => {
    const { editor, kept } = await worked();
    const again = reopened(editor);
    await takeUp(again, kept);
    select(again, 'two more', 'after');
    typeText(again, '!');
    const third = reopened(again);
    expect(await takeUp(third, await keep(again))).toBe(true);
    for (let times = 0; times < 4; times++) third.commands.undo();
    expect(linesOf(third)).toEqual(['one', 'two']);
  });

  it('is refused for any other text, and changes nothing', async () => {
    const { editor, kept } = await worked();
    const other = reopened(editor);
    other.commands.insertContentAt(1, 'x');
    const before = other.getJSON();
    expect(await takeUp(other, kept)).toBe(false);
    expect(other.getJSON()).toEqual(before);
  });

  it('is refused for another text of the same shape, where every step would fit', async () => {
    const { editor, kept } = await worked();
    const other = reopened(editor);
    const { doc, tr, schema } = other.state;
    const marks = doc.nodeAt(1)?.marks;
    other.view.dispatch(
      tr.replaceWith(1, 4, schema.text('own', marks)).setMeta('addToHistory', false),
    );
    expect(await takeUp(other, kept)).toBe(false);
    expect(linesOf(other)).toEqual(['own', 'two more']);
  });

  it.each([
    ['cut off', (kept: string) => kept.slice(0, kept.length / 2)],
    ['no JSON', () => 'undo'],
    ['another shape', () => '[]'],
    ['an unknown step', (kept: string) => kept.replaceAll('"stepType":"', '"stepType":"other-')],
    ['steps of another place', (kept: string) => kept.replaceAll('"from":', '"from":9')],
    ['a node that is not known', (kept: string) => kept.replaceAll('paragraph', 'mystery')],
    ['steps missing', (kept: string) => kept.replace(/\{"stepType"[^}]*\}/, '{}')],
  ])('ignores what is damaged: %s', async (_what, damage) => {
    const { editor, kept } = await worked();
    const again = reopened(editor);
    expect(damage(kept)).not.toBe(kept);
    expect(await takeUp(again, damage(kept))).toBe(false);
    expect(again.getJSON()).toEqual(editor.getJSON());
    expect(again.can().undo()).toBe(false);
  });

  it('keeps the newest steps where there are many', async () => {
    const editor = makeEditor(paragraph('x'));
    for (let number = 0; number < MOST_STEPS + 50; number++) {
      editor.commands.setTextSelection(number % 2 === 0 ? 1 : 2);
      editor.commands.toggleBold();
      editor.commands.insertContentAt(1, 'y');
    }
    const { events } = JSON.parse(await keep(editor));
    expect(events.flat().length).toBeLessThanOrEqual(MOST_STEPS);
    expect(events.length).toBeGreaterThan(0);
    const again = reopened(editor);
    expect(await takeUp(again, await keep(editor))).toBe(true);
  });

  it('keeps nothing where nothing was done, or a change from outside came last', async () => {
    const editor = makeEditor(paragraph('x'));
    expect(await packUndo(editor.state)).toBeNull();
    editor.commands.insertContentAt(1, 'y');
    editor.view.dispatch(editor.state.tr.insertText('z', 1).setMeta('addToHistory', false));
    expect(await packUndo(editor.state)).toBeNull();
  });
});
