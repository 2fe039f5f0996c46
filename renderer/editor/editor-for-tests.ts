// How does a test get a real editor with text in it? Built here, from the extensions of the app.
import { Editor, type Extensions } from '@tiptap/core';
import type { BodyNode } from '../../core/content/body.ts';
import { type BlockWorld, emptyWorld } from './block-world.ts';
import { bodyExtensions } from './extensions.ts';

/** An editor with these blocks, on the page of the test. */
export function makeEditor(...content: BodyNode[]): Editor {
  return makeEditorWith([], ...content);
}

/** The same with further extensions. */
export function makeEditorWith(extensions: Extensions, ...content: BodyNode[]): Editor {
  return build([...bodyExtensions(emptyWorld), ...extensions], content, true);
}

/** An editor with these blocks in a newsroom of the test's own. */
export function makeEditorIn(world: BlockWorld, ...content: BodyNode[]): Editor {
  return build(bodyExtensions(world), content, true);
}

/** An editor whose text may only be read. */
export function makeReadOnlyEditor(...content: BodyNode[]): Editor {
  return build(bodyExtensions(emptyWorld), content, false);
}

function build(extensions: Extensions, content: readonly BodyNode[], editable: boolean): Editor {
  const element = document.createElement('div');
  document.body.append(element);
  return new Editor({
    element,
    injectCSS: false,
    editable,
    extensions,
    // The same JSON; TipTap's type only lacks `readonly` and explicit `undefined`.
    content: { type: 'doc', content: content.length === 0 ? [paragraph()] : content } as object,
  });
}

export function text(words: string, ...marks: { type: string; attrs?: object }[]): BodyNode {
  return { type: 'text', text: words, ...(marks.length === 0 ? {} : { marks }) } as BodyNode;
}

export function paragraph(...content: (string | BodyNode)[]): BodyNode {
  return { type: 'paragraph', content: inline(content) };
}

export function heading(level: number, ...content: (string | BodyNode)[]): BodyNode {
  return { type: 'heading', attrs: { level }, content: inline(content) };
}

export function list(type: 'bulletList' | 'orderedList', ...items: BodyNode[][]): BodyNode {
  return { type, content: items.map((content) => ({ type: 'listItem', content })) };
}

function inline(content: readonly (string | BodyNode)[]): BodyNode[] {
  return content.map((one) => (typeof one === 'string' ? text(one) : one));
}

/** The text blocks of the document, one a line. */
export function linesOf(editor: Editor): string[] {
  const lines: string[] = [];
  editor.state.doc.descendants((node) => {
    if (node.isTextblock) lines.push(node.textContent);
    return !node.isTextblock;
  });
  return lines;
}

/** Types at the caret the way the keyboard does: letter by letter, so that input rules see it. */
export function typeText(editor: Editor, words: string): void {
  for (const letter of words) {
    const { from, to } = editor.state.selection;
    const { view } = editor;
    const insert = () => view.state.tr.insertText(letter, from, to);
    const isTaken = view.someProp('handleTextInput', (take) =>
      take(view, from, to, letter, insert),
    );
    if (!isTaken) view.dispatch(insert());
  }
}

/** Presses a key, such as `Mod-z` or `Alt-ArrowUp`; true when the editor took it. */
export function press(editor: Editor, keys: string): boolean {
  const parts = keys.split('-');
  const event = new KeyboardEvent('keydown', {
    key: parts.at(-1) ?? '',
    ctrlKey: parts.includes('Mod'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
    bubbles: true,
    cancelable: true,
  });
  return editor.view.someProp('handleKeyDown', (take) => take(editor.view, event)) === true;
}

/** Puts the caret before, or selects, the first place where these words stand. */
export function select(editor: Editor, words: string, caret: 'all' | 'before' | 'after' = 'all') {
  let found = false;
  editor.state.doc.descendants((node, position) => {
    if (found || !node.isTextblock) return !found;
    const at = node.textContent.indexOf(words);
    if (at === -1) return true;
    found = true;
    const [from, to] = [position + 1 + at, position + 1 + at + words.length];
    editor.commands.setTextSelection({
      from: caret === 'after' ? to : from,
      to: caret === 'before' ? from : to,
    });
    return false;
  });
  if (!found) throw new Error(`“${words}” is not in the text`);
}
