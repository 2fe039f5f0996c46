// How is a quotation shown while writing? The words, and under them a field for who said them.
import type { NodeViewRenderer } from '@tiptap/core';
import { makeNodeField } from './node-field.ts';

/** A plain DOM view: quotes can be many, and each should cost nothing. */
export function quoteView(label: string, hint: string): NodeViewRenderer {
  return ({ editor, node, getPos }) => {
    const dom = document.createElement('blockquote');
    const contentDOM = document.createElement('div');
    const footer = document.createElement('div');
    footer.className = 'quote-source';
    footer.contentEditable = 'false';
    const field = makeNodeField({
      editor,
      label,
      hint,
      getPos,
      attributes: (value) => ({ attribution: value === '' ? null : value }),
    });
    footer.append(field.element);
    dom.append(contentDOM, footer);

    const show = (attribution: unknown): void => {
      const text = typeof attribution === 'string' ? attribution : '';
      field.show(text);
      dom.classList.toggle('has-source', text !== '');
    };
    show(node.attrs.attribution);

    return {
      dom,
      contentDOM,
      update(next) {
        if (next.type !== node.type) return false;
        show(next.attrs.attribution);
        return true;
      },
      stopEvent: (event) => footer.contains(event.target as globalThis.Node | null),
      ignoreMutation: (mutation) =>
        mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
    };
  };
}
