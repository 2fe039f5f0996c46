// What is the least an editor can cost? ProseMirror alone, with the same text: what `npm run bench -- typing` compares with.
import { baseKeymap } from '@tiptap/pm/commands';
import { history } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import { Schema } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';

const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      group: 'block',
      content: 'inline*',
      toDOM: () => ['p', 0],
      parseDOM: [{ tag: 'p' }],
    },
    heading: {
      group: 'block',
      content: 'inline*',
      attrs: { level: { default: 2 } },
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    bulletList: { group: 'block', content: 'listItem+', toDOM: () => ['ul', 0] },
    listItem: { content: 'paragraph block*', toDOM: () => ['li', 0] },
    table: { group: 'block', content: 'tableRow+', toDOM: () => ['table', ['tbody', 0]] },
    tableRow: { content: '(tableCell | tableHeader)+', toDOM: () => ['tr', 0] },
    tableCell: { content: 'paragraph+', toDOM: () => ['td', 0] },
    tableHeader: { content: 'paragraph+', toDOM: () => ['th', 0] },
    figure: {
      group: 'block',
      content: 'inline*',
      attrs: { src: {} },
      toDOM: (node) => ['figure', ['img', { src: node.attrs.src }], ['figcaption', 0]],
    },
    text: { group: 'inline' },
  },
  marks: { bold: { toDOM: () => ['strong', 0] } },
});

/** Shows a document; the page calls it with the JSON of the body. */
function show(document_: object): void {
  const place = document.querySelector('#editor');
  const doc = schema.nodeFromJSON(document_);
  new EditorView(place, {
    state: EditorState.create({ doc, plugins: [history(), keymap(baseKeymap)] }),
  });
}

Reflect.set(globalThis, 'showBare', show);
