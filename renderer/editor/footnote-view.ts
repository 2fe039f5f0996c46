// How is a footnote shown while writing? Its number in the text, and its words in a small field that opens under it.
import type { Editor } from '@tiptap/core';
import { baseKeymap, toggleMark } from '@tiptap/pm/commands';
import { keymap } from '@tiptap/pm/keymap';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { StepMap } from '@tiptap/pm/transform';
import { EditorView } from '@tiptap/pm/view';
import { writeAt } from './block-keys.ts';
import { ShownNode } from './shown-node.ts';

interface FootnoteWords {
  readonly footnote: string;
  readonly footnoteWords: string;
}

/**
 * A view with an editor of its own for the words, so that they keep links and emphasis. Its steps are made in the text
 * around it too, so that there is one history to undo (ProseMirror's own example of footnotes).
 */
export class FootnoteView extends ShownNode {
  readonly dom = document.createElement('span');
  readonly #mark = document.createElement('button');
  readonly #editor: Editor;
  readonly #getPos: () => number | undefined;
  readonly #words: FootnoteWords;
  #inner: EditorView | undefined;

  constructor(
    editor: Editor,
    node: ProseMirrorNode,
    getPos: () => number | undefined,
    words: FootnoteWords,
  ) {
    super(node);
    this.#editor = editor;
    this.#getPos = getPos;
    this.#words = words;
    this.dom.className = 'footnote';
    this.dom.contentEditable = 'false';
    this.#mark.type = 'button';
    this.#mark.className = 'footnote-mark';
    // The number comes from the style sheet, which counts them in the order of the text.
    this.#mark.setAttribute('aria-expanded', 'false');
    const name = document.createElement('span');
    name.className = 'visually-hidden';
    name.textContent = `${words.footnote} `;
    this.#mark.append(name);
    this.#mark.addEventListener('click', () => this.#open());
    this.dom.append(this.#mark);
    this.show();
  }

  override update(next: ProseMirrorNode): boolean {
    if (!super.update(next)) return false;
    const inner = this.#inner;
    if (inner === undefined) return true;
    const { state } = inner;
    const start = next.content.findDiffStart(state.doc.content);
    const end = next.content.findDiffEnd(state.doc.content);
    if (start === null || end === null) return true;
    const overlap = Math.max(0, start - Math.min(end.a, end.b));
    const tr = state.tr.replace(start, end.b + overlap, next.slice(start, end.a + overlap));
    inner.dispatch(tr.setMeta('fromOutside', true));
    return true;
  }

  stopEvent(event: Event): boolean {
    const { target } = event;
    if (!(target instanceof globalThis.Node)) return false;
    return this.#inner?.dom.contains(target) === true || this.#mark.contains(target);
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.#inner?.destroy();
    this.#inner = undefined;
  }

  protected show(): void {
    this.dom.classList.toggle('is-empty', this.node.content.size === 0);
    this.#mark.title = this.node.textContent;
  }

  #open(): void {
    if (this.#inner !== undefined) {
      this.#close();
      return;
    }
    const place = document.createElement('span');
    place.className = 'popover footnote-words';
    const { bold, italic } = this.node.type.schema.marks;
    const keys = {
      ...baseKeymap,
      'Mod-z': () => this.#editor.commands.undo(),
      'Mod-y': () => this.#editor.commands.redo(),
      'Mod-Shift-z': () => this.#editor.commands.redo(),
      ...(bold === undefined ? {} : { 'Mod-b': toggleMark(bold) }),
      ...(italic === undefined ? {} : { 'Mod-i': toggleMark(italic) }),
      Enter: () => this.#leave(),
      Escape: () => this.#leave(),
    };
    this.#inner = new EditorView(place, {
      state: EditorState.create({ doc: this.node, plugins: [keymap(keys)] }),
      editable: () => this.#editor.isEditable,
      attributes: {
        role: 'textbox',
        'aria-label': this.#words.footnoteWords,
        class: 'footnote-field',
      },
      dispatchTransaction: (tr) => this.#dispatch(tr),
      handleDOMEvents: {
        blur: () => {
          this.#close();
          return false;
        },
      },
    });
    this.dom.append(place);
    keepWithin(this.#editor.view.dom, place);
    this.#mark.setAttribute('aria-expanded', 'true');
    this.#inner.focus();
  }

  #close(): void {
    const place = this.#inner?.dom.parentElement;
    this.#inner?.destroy();
    this.#inner = undefined;
    place?.remove();
    this.#mark.setAttribute('aria-expanded', 'false');
  }

  /** Back into the text, after the footnote. */
  #leave(): boolean {
    const position = this.#getPos();
    this.#close();
    if (position !== undefined) writeAt(this.#editor, position + this.node.nodeSize);
    return true;
  }

  #dispatch(tr: Transaction): void {
    if (this.#inner === undefined) return;
    const { state, transactions } = this.#inner.state.applyTransaction(tr);
    this.#inner.updateState(state);
    const position = this.#getPos();
    if (tr.getMeta('fromOutside') === true || position === undefined) return;
    const outer = this.#editor.state.tr;
    const offset = StepMap.offset(position + 1);
    for (const { steps } of transactions) {
      for (const step of steps) {
        const moved = step.map(offset);
        if (moved !== null) outer.step(moved);
      }
    }
    if (outer.docChanged) this.#editor.view.dispatch(outer);
  }
}

/** Moves what would stick out of the text column to the right back into it. */
function keepWithin(column: HTMLElement, place: HTMLElement): void {
  const out = place.getBoundingClientRect().right - column.getBoundingClientRect().right;
  if (out > 0) place.style.left = `${-Math.ceil(out)}px`;
}
