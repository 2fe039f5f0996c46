// How is a block with fields shown while writing? Its name, its fields, what it holds; plain DOM, for there can be many.
import type { Editor } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { type BlockFieldControl, makeBlockField } from './block-field.ts';
import { type BlockForm, blockForms } from './block-forms.ts';
import { focusBlock, leaveBlock, undoInField, writeAt } from './block-keys.ts';
import type { BlockWorld } from './block-world.ts';
import { goAfter } from './node-field.ts';
import { ShownNode } from './shown-node.ts';

type GetPos = () => number | undefined;

/** The view of a block with a form. */
export class BlockView extends ShownNode {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement | null;
  readonly #editor: Editor;
  readonly #getPos: GetPos;
  readonly #form: BlockForm;
  readonly #world: BlockWorld;
  readonly #controls: readonly BlockFieldControl[];
  readonly #remark = document.createElement('p');
  readonly #stops: readonly (() => void)[];

  constructor(
    editor: Editor,
    node: ProseMirrorNode,
    getPos: GetPos,
    form: BlockForm,
    world: BlockWorld,
  ) {
    super(node);
    this.#editor = editor;
    this.#getPos = getPos;
    this.#form = form;
    this.#world = world;
    const { blocks: words } = world.messages.editor;

    this.dom = document.createElement('div');
    this.dom.className = `block-card is-${node.type.name}`;
    this.dom.setAttribute('role', 'group');
    this.dom.lang = world.messages.locale;
    this.dom.addEventListener('keydown', (event) => this.#onKey(event));
    if (form.name !== undefined) {
      const name = words.insertable[form.name].name;
      this.dom.setAttribute('aria-label', name);
      const title = part('p', 'block-name', name);
      // The group says it already.
      title.setAttribute('aria-hidden', 'true');
      this.dom.append(title);
    }

    this.#controls = form.fields.map((field) =>
      makeBlockField(field, { editor, world, getPos, node: () => this.node }),
    );
    if (this.#controls.length > 0) {
      const fields = part('div', 'block-fields');
      fields.append(...this.#controls.map(({ element }) => element));
      this.dom.append(fields);
    }
    this.#remark.className = 'block-remark';
    this.#remark.contentEditable = 'false';
    if (form.remark !== undefined) this.dom.append(this.#remark);

    this.contentDOM = node.isLeaf ? null : document.createElement('div');
    if (this.contentDOM !== null) {
      this.contentDOM.className = 'block-content';
      this.contentDOM.lang = world.language;
      this.dom.append(this.contentDOM);
    } else {
      this.dom.contentEditable = 'false';
    }
    if (editor.isEditable) this.dom.append(...this.#actions());

    this.#stops = [world.onAssets(() => this.show()), world.onArticle(() => this.show())];
    this.show();
  }

  stopEvent(event: Event): boolean {
    const { target } = event;
    return target instanceof Element && this.#isOurs(target) && target.closest(CONTROL) !== null;
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type !== 'selection' && this.#isOurs(mutation.target);
  }

  destroy(): void {
    for (const stop of this.#stops) stop();
    for (const { destroy } of this.#controls) destroy?.();
  }

  /** Whether a place in the page is part of this view, not of what the block holds. */
  #isOurs(target: globalThis.Node): boolean {
    return this.dom.contains(target) && this.contentDOM?.contains(target) !== true;
  }

  protected show(): void {
    for (const control of this.#controls) control.show();
    const remark = this.#form.remark?.(this.node.attrs, this.#world);
    this.#remark.hidden = remark === undefined;
    this.#remark.classList.toggle('is-problem', remark?.isProblem ?? false);
    const text = remark?.text ?? '';
    if (this.#remark.textContent !== text) this.#remark.textContent = text;
    if (this.#form.isEntry) {
      const place = this.#place();
      this.dom.setAttribute('aria-label', this.#world.messages.editor.blocks.person(place + 1));
    }
  }

  /** Where it stands among its siblings, from 0. */
  #place(): number {
    const position = this.#getPos();
    return position === undefined ? 0 : this.#editor.state.doc.resolve(position).index();
  }

  /** The position of the whole block, which for one of several is that of all of them. */
  #outer(): number | undefined {
    const position = this.#getPos();
    if (position === undefined || !this.#form.isEntry) return position;
    return this.#editor.state.doc.resolve(position).before();
  }

  #actions(): HTMLElement[] {
    const { blocks: words } = this.#world.messages.editor;
    const row = part('div', 'block-actions');
    if (this.#form.isEntry) {
      row.append(
        action(words.moveUp, '↑', () => this.#move(-1)),
        action(words.moveDown, '↓', () => this.#move(1)),
        action(words.remove, '✕', () => this.#remove()),
      );
    }
    const { add } = this.#form;
    if (add !== undefined) {
      const button = action(words[add.words], words[add.words], () => void this.#add());
      button.classList.add('block-add');
      row.append(button);
    }
    return row.childElementCount === 0 ? [] : [row];
  }

  async #add(): Promise<void> {
    const added = (await this.#form.add?.make(this.#world)) ?? [];
    const position = this.#getPos();
    if (position === undefined || added.length === 0 || !this.#editor.isEditable) return;
    const end = position + this.node.nodeSize - 1;
    const { state, view } = this.#editor;
    view.dispatch(
      state.tr.insert(
        end,
        added.map((node) => state.schema.nodeFromJSON(node)),
      ),
    );
    focusBlock(this.#editor, end);
  }

  #move(by: -1 | 1): void {
    const position = this.#getPos();
    if (position === undefined) return;
    const { state, view } = this.#editor;
    const { parent } = state.doc.resolve(position);
    const place = this.#place();
    const neighbour = parent.maybeChild(place + by);
    if (neighbour === null || neighbour === undefined) return;
    const to = by === 1 ? position + neighbour.nodeSize : position - neighbour.nodeSize;
    const node = this.node;
    const focused = [...this.dom.querySelectorAll('button')].indexOf(
      document.activeElement as HTMLButtonElement,
    );
    view.dispatch(state.tr.delete(position, position + node.nodeSize).insert(to, node));
    const moved = view.nodeDOM(to);
    if (moved instanceof HTMLElement) moved.querySelectorAll('button')[focused]?.focus();
  }

  #remove(): void {
    const from = this.#getPos();
    if (from === undefined) return;
    this.#editor.commands.deleteRange({ from, to: from + this.node.nodeSize });
    this.#editor.view.focus();
  }

  #onKey(event: KeyboardEvent): void {
    const { target } = event;
    if (event.defaultPrevented || event.isComposing || !(target instanceof HTMLElement)) return;
    if (!this.#isOurs(target) || !target.matches(CONTROL)) return;
    if (undoInField(this.#editor, event)) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      leaveBlock(this.#editor, this.#outer());
    } else if (event.key === 'Enter' && target instanceof HTMLInputElement) {
      event.preventDefault();
      this.#goOn(target);
    }
  }

  /** Enter leads to the next field, then into what the block holds, then to the text after it. */
  #goOn(from: HTMLInputElement): void {
    const outer = this.#outer();
    if (outer === undefined) return;
    const { doc } = this.#editor.state;
    const root = this.#editor.view.nodeDOM(outer);
    if (root instanceof HTMLElement) {
      const fields = [...root.querySelectorAll<HTMLElement>('input, select, .block-add')];
      const next = fields[fields.indexOf(from) + 1];
      if (next !== undefined) {
        next.focus();
        return;
      }
    }
    if (doc.nodeAt(outer)?.firstChild?.isTextblock) {
      writeAt(this.#editor, outer + 2);
    } else goAfter(this.#editor, outer);
  }
}

const CONTROL = 'input, select, button, [role="option"]';

/** The view of a block, where it has a form. */
export function formViewOf(type: string, world: BlockWorld) {
  const form = blockForms[type];
  if (form === undefined) return undefined;
  return ({ editor, node, getPos }: { editor: Editor; node: ProseMirrorNode; getPos: GetPos }) =>
    new BlockView(editor, node, getPos, form, world);
}

function part(tag: 'div' | 'p', className: string, text = ''): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.contentEditable = 'false';
  element.textContent = text;
  return element;
}

function action(name: string, shown: string, run: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet-button';
  button.textContent = shown;
  if (shown !== name) {
    button.setAttribute('aria-label', name);
    button.title = name;
  }
  button.addEventListener('click', run);
  return button;
}
