// What have the views of our own blocks in common? Each shows its node again when that changes, and looks selected.
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';

export abstract class ShownNode implements NodeView {
  abstract readonly dom: HTMLElement;
  /** As it is in the document now. */
  protected node: ProseMirrorNode;

  constructor(node: ProseMirrorNode) {
    this.node = node;
  }

  /** Brings what is on screen in line with `node`. */
  protected abstract show(): void;

  update(next: ProseMirrorNode): boolean {
    if (next.type !== this.node.type) return false;
    this.node = next;
    this.show();
    return true;
  }

  selectNode(): void {
    this.dom.classList.add('is-selected');
  }

  deselectNode(): void {
    this.dom.classList.remove('is-selected');
  }
}
