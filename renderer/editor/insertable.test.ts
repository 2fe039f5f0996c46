// Does everything that is offered get into the text, without tearing it, and can one write on after it?
import type { Editor } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Asset } from '../../core/content/asset.ts';
import { type BlockWorld, emptyWorld } from './block-world.ts';
import { makeEditorIn, paragraph, select, text } from './editor-for-tests.ts';
import { findInsertables, insertables } from './insertable.ts';
import { SlashMenuState } from './slash-menu.ts';

const stored = (id: string, fileName: string): Asset => ({
  id: id.repeat(64) as Asset['id'],
  fileName,
  mediaType: 'image/png',
  extension: 'png',
  size: 1000,
  alt: {},
  decorative: false,
  caption: {},
  credit: '',
  licence: '',
  createdAt: '2026-01-01T00:00:00.000Z',
});
const world: BlockWorld = {
  ...emptyWorld,
  chooseAssets: () => Promise.resolve([stored('a', 'one.png'), stored('b', 'Two_slides.png')]),
  event: () => 'Fri 12 Dec 2025',
};
let editor: Editor;
const types = (): string[] => editor.state.doc.children.map((node) => node.type.name);
const run = async (id: string): Promise<void> => {
  await insertables.find((one) => one.id === id)?.run(editor, world);
};

afterEach(() => editor?.destroy());

describe('what can be inserted', () => {
  const made: Readonly<Record<string, string>> = {
    quote: 'blockquote',
    image: 'figure',
    divider: 'horizontalRule',
    heading2: 'heading',
    heading3: 'heading',
    heading4: 'heading',
  };

  it.each(insertables.map(({ id }) => id))(
    '%s: is there, and the document is sound',
    async (id) => {
      editor = makeEditorIn(world, paragraph());
      editor.commands.focus();
      await run(id);
      const found: string[] = [];
      editor.state.doc.descendants((node) => {
        found.push(node.type.name);
      });
      expect(found).toContain(made[id] ?? id);
      expect(() => editor.state.doc.check()).not.toThrow();
      editor.commands.undo();
      expect(types()).toEqual(['paragraph']);
    },
  );

  it.each(['table', 'button', 'peopleList', 'divider'])(
    '%s: stands after the sentence with the caret, with a line to write on after it',
    async (id) => {
      editor = makeEditorIn(world, paragraph('One whole sentence.'));
      select(editor, 'whole', 'before');
      await run(id);
      expect(types()).toEqual(['paragraph', made[id] ?? id, 'paragraph']);
      expect(editor.state.doc.firstChild?.textContent).toBe('One whole sentence.');
    },
  );

  it('a footnote: stands after the selected words, which stay, and is opened to be written', async () => {
    editor = makeEditorIn(world, paragraph('Ninety people came.'));
    select(editor, 'Ninety people');
    await run('footnote');
    expect(editor.getJSON().content?.[0]?.content).toEqual([
      text('Ninety people'),
      { type: 'footnote' },
      text(' came.'),
    ]);
    const inner = editor.view.dom.querySelector<HTMLElement>('.footnote-field');
    expect(document.activeElement).toBe(inner);
    expect(inner?.getAttribute('aria-label')).toBe('Words of the footnote');
  });

  it('a file: offers its name as the title', async () => {
    editor = makeEditorIn(world, paragraph());
    await run('fileCard');
    expect(editor.state.doc.child(1).attrs).toMatchObject({ title: 'Two slides' });
  });
});

describe('looking for one', () => {
  const found = (typed: string, around = world): string[] =>
    findInsertables(typed, around).map(({ id }) => id);

  it('begins with those whose name begins so', () => {
    expect(found('ta')).toEqual(['table']);
    expect(found('art')[0]).toBe('articleCard');
    expect(found('head')).toEqual(['heading2', 'heading3', 'heading4', 'table']);
    expect(found('xyz')).toEqual([]);
  });

  it('goes on after a space where a name does, and finds nothing behind it otherwise', () => {
    expect(found('heading ')).toEqual(['heading2', 'heading3', 'heading4']);
    expect(found('heading 2')).toEqual(['heading2']);
    expect(found('Article c')).toEqual(['articleCard']);
    for (const sentence of [' ', ' heading', 'table ', 'the ', 'heading of', 'head 2']) {
      expect(found(sentence), sentence).toEqual([]);
    }
  });

  it('offers the facts of an event only where there is one', () => {
    expect(found('event')).toEqual(['eventFacts']);
    expect(found('event', { ...world, event: () => null })).toEqual([]);
  });
});

describe('the slash menu', () => {
  it('takes the arrows, Enter and Tab while it has entries, and no key otherwise', () => {
    const state = new SlashMenuState();
    expect(state.press('Enter')).toBe(false);
    const chosen: string[] = [];
    const items = [...findInsertables('head', world)];
    const clientRect = () => new DOMRect(10, 10, 1, 20);
    // Only what the menu reads of it.
    const props = { items, clientRect, command: ({ id }: { id: string }) => chosen.push(id) };
    state.show(props as never);
    expect(state.press('ArrowDown')).toBe(true);
    expect(state.get()?.active).toBe(1);
    expect(state.press('ArrowUp') && state.press('ArrowUp')).toBe(true);
    expect(state.get()?.active).toBe(3);
    expect(state.press('a')).toBe(false);
    expect(state.press('Tab')).toBe(true);
    expect(chosen).toEqual(['table']);
    state.show({ ...props, items: [] } as never);
    expect(state.press('Enter')).toBe(false);
  });
});
