// Where in the text does a change of the original belong? Decorations: a line beside the block and a place under it for what is to be said.
import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A change that belongs to a block of the text. */
export interface SourceMark {
  readonly key: string;
  /** The block at the top of the text under which it stands; null before the first. */
  readonly at: number | null;
  /** Whether that block is the one to look at, which gets a line. */
  readonly isCounterpart: boolean;
}

const key = new PluginKey<DecorationSet>('sourceMarks');

type Elements = Map<string, HTMLElement>;

/** The places under the blocks of the editor of one article: elements into which the window draws what is to be said. Nothing of them is stored. */
export class SourceMarkPlaces {
  #elements: Elements = new Map();
  #shown: readonly SourceMark[] = [];

  /** The place of a change, the same one for as long as the change is there. */
  element(mark: string): HTMLElement {
    return elementIn(this.#elements, mark);
  }

  extension(): Extension {
    return Extension.create({
      name: 'sourceMarks',
      addProseMirrorPlugins: () => {
        // Each editor has its own: two that shared one would take it from each other for ever, and an editor outlives its successor's start.
        const elements: Elements = new Map();
        this.#elements = elements;
        return [
          new Plugin<DecorationSet>({
            key,
            state: {
              // The editor begins anew where its kept history of undo comes back, a moment after the text.
              init: (_config, { doc }) => this.#draw(doc, elements),
              apply: (transaction, held) => this.#next(transaction, held, elements),
            },
            props: { decorations: (state) => key.getState(state) },
          }),
        ];
      },
    });
  }

  /** Shows these marks, by the blocks as they stand now. */
  show(editor: Editor, marks: readonly SourceMark[]): void {
    if (marks.length === 0 && this.#shown.length === 0) return;
    this.#shown = marks;
    const kept = new Set(marks.map((mark) => mark.key));
    for (const known of this.#elements.keys()) if (!kept.has(known)) this.#elements.delete(known);
    editor.view.dispatch(editor.state.tr.setMeta(key, true).setMeta('addToHistory', false));
  }

  #next(transaction: Transaction, held: DecorationSet, elements: Elements): DecorationSet {
    // Only `show` sets this.
    if (transaction.getMeta(key) !== undefined) return this.#draw(transaction.doc, elements);
    return transaction.docChanged ? held.map(transaction.mapping, transaction.doc) : held;
  }

  #draw(doc: Node, elements: Elements): DecorationSet {
    if (this.#shown.length === 0) return DecorationSet.empty;
    const starts: number[] = [];
    doc.forEach((_block, offset) => {
      starts.push(offset);
    });
    const decorations = this.#shown.flatMap((mark, order) => {
      const at = mark.at === null ? null : Math.min(mark.at, doc.childCount - 1);
      const from = at === null ? 0 : (starts[at] ?? 0);
      const to = at === null ? 0 : from + doc.child(at).nodeSize;
      const place = Decoration.widget(to, () => elementIn(elements, mark.key), {
        side: 1 + order,
        key: mark.key,
        ignoreSelection: true,
        // Its buttons are the window's, and no part of the text.
        stopEvent: () => true,
      });
      return at !== null && mark.isCounterpart
        ? [Decoration.node(from, to, { class: 'has-source-change' }), place]
        : [place];
    });
    return DecorationSet.create(doc, decorations);
  }
}

function elementIn(elements: Elements, mark: string): HTMLElement {
  let element = elements.get(mark);
  if (element === undefined) {
    element = document.createElement('div');
    element.className = 'source-place';
    element.contentEditable = 'false';
    elements.set(mark, element);
  }
  return element;
}
