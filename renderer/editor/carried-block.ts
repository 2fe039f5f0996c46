// How is content of a newer Galley shown while writing? As it reads, closed to typing, gone only by its own button.
import { type Editor, Node } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { carriedBy } from '../../core/blocks/carried.ts';
import { CARRIED } from '../../core/blocks/define-block.ts';
import { blockOf } from '../../core/blocks/registry.ts';
import { plainText } from '../../core/content/body.ts';

export interface CarriedWords {
  readonly newer: string;
  readonly damaged: string;
  readonly kept: string;
  readonly remove: string;
}

export interface CarriedOptions {
  readonly words: CarriedWords;
}

/** The block in the editor; `core/blocks/carried.ts` makes and unmakes it. */
export const CarriedBlock = Node.create<CarriedOptions>({
  name: CARRIED,
  group: 'block',
  atom: true,
  isolating: true,
  draggable: true,

  addOptions: () => ({ words: { newer: '', damaged: '', kept: '', remove: '' } }),

  // No HTML makes one: what nobody checks comes out of a stored body, or of what was copied in this window.
  addAttributes: () => ({ block: { default: null, rendered: false } }),
  parseHTML: () => [],
  renderHTML: ({ node }) => ['div', plainText(carriedBy(node.toJSON()) ?? { type: '' })],

  addNodeView() {
    return ({ editor, node, getPos }) => {
      const dom = document.createElement('div');
      dom.append(...partsOf(editor, node, getPos, this.options.words));
      dom.className = 'carried-block';
      dom.contentEditable = 'false';
      dom.setAttribute('role', 'group');
      dom.setAttribute('aria-label', titleOf(node, this.options.words));
      return {
        dom,
        stopEvent: (event) => event.target instanceof HTMLButtonElement,
        ignoreMutation: () => true,
      };
    };
  },
});

function titleOf(node: ProseMirrorNode, words: CarriedWords): string {
  const block = carriedBy(node.toJSON());
  return block === undefined || blockOf(block.type) === undefined ? words.newer : words.damaged;
}

function partsOf(
  editor: Editor,
  node: ProseMirrorNode,
  getPos: () => number | undefined,
  words: CarriedWords,
): HTMLElement[] {
  const block = carriedBy(node.toJSON());
  const head = document.createElement('p');
  head.className = 'carried-head';
  const title = document.createElement('strong');
  title.textContent = titleOf(node, words);
  const type = document.createElement('code');
  type.textContent = block?.type ?? '';
  head.append(title, ' ', type);
  const shown = document.createElement('p');
  shown.className = 'carried-text';
  shown.textContent = block === undefined ? '' : plainText(block);
  const foot = document.createElement('p');
  foot.className = 'carried-foot';
  foot.append(words.kept);
  if (editor.isEditable) {
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'quiet-button';
    remove.textContent = words.remove;
    remove.addEventListener('click', () => {
      const from = getPos();
      if (from === undefined) return;
      editor.commands.deleteRange({ from, to: from + node.nodeSize });
      editor.view.focus();
    });
    foot.append(' ', remove);
  }
  return [head, shown, foot].filter((part) => part.textContent !== '');
}
