// How is a picture shown while writing? The picture, its caption, and its alternative text or “decorative”.
import { type Attribute, type Editor, mergeAttributes, Node } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type * as z from 'zod';
import { crop, focalPoint } from '../../core/content/article.ts';
import type { Asset } from '../../core/content/asset.ts';
import { type PictureView, viewBox } from '../features/picture/picture-part.ts';
import { focusBlock } from './block-keys.ts';
import { goAfter, makeNodeField, type NodeField, setNodeAttributes } from './node-field.ts';
import { ShownNode } from './shown-node.ts';

export interface FigureWords {
  readonly alt: string;
  readonly altHint: string;
  readonly caption: string;
  readonly captionHint: string;
  readonly decorative: string;
  readonly removeImage: string;
  readonly frameImage: string;
  readonly missingImage: string;
}

export interface FigureOptions {
  readonly words: FigureWords;
  readonly language: string;
  assetUrl(id: string): string;
  /** The record of an asset: undefined while it is not known, null when the library does not hold it. */
  asset(id: string): Asset | null | undefined;
  /** Tells when records arrive; returns how to stop. */
  onAssets(listener: () => void): () => void;
  /** Lets the person choose which part is shown; null where they left it as it was. */
  framePicture(asset: Asset, use: PictureView): Promise<PictureView | null>;
}

/** For building the schema, where nothing is shown. */
const figureOptionsForSchema: FigureOptions = {
  words: {
    alt: '',
    altHint: '',
    caption: '',
    captionHint: '',
    decorative: '',
    removeImage: '',
    frameImage: '',
    missingImage: '',
  },
  language: 'en',
  assetUrl: () => '',
  asset: () => undefined,
  onAssets: () => () => undefined,
  framePicture: () => Promise.resolve(null),
};

export const Figure = Node.create<FigureOptions>({
  name: 'figure',
  group: 'block',
  content: 'inline*',
  defining: true,
  isolating: true,
  draggable: true,

  addOptions: () => figureOptionsForSchema,

  addAttributes: () => ({
    asset: {
      default: null,
      parseHTML: (element) => element.getAttribute('data-asset'),
      renderHTML: ({ asset }) => ({ 'data-asset': asset }),
    },
    // Null means: what the asset itself says.
    alt: {
      default: null,
      parseHTML: (element) => element.getAttribute('data-alt'),
      renderHTML: ({ alt }) => (typeof alt === 'string' ? { 'data-alt': alt } : {}),
    },
    decorative: {
      default: null,
      parseHTML: (element) => {
        const written = element.getAttribute('data-decorative');
        return written === null ? null : written === 'true';
      },
      renderHTML: ({ decorative }) =>
        typeof decorative === 'boolean' ? { 'data-decorative': String(decorative) } : {},
    },
    focalPoint: partAttribute('data-focal-point', focalPoint),
    crop: partAttribute('data-crop', crop),
  }),

  parseHTML: () => [{ tag: 'figure[data-asset]', contentElement: (element) => captionOf(element) }],

  renderHTML: ({ HTMLAttributes }) => [
    'figure',
    mergeAttributes(HTMLAttributes),
    ['figcaption', 0],
  ],

  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection;
        if ($from.parent.type !== this.type) return false;
        goAfter(editor, $from.before());
        return true;
      },
      // Whoever has just put a picture here says next what it shows. Escape, then Tab, leaves the text from here too.
      Tab: ({ editor }) => {
        const { $from } = editor.state.selection;
        return $from.parent.type === this.type && focusBlock(editor, $from.before());
      },
      Backspace: ({ editor }) => {
        const { empty, $from } = editor.state.selection;
        // At the start of a caption there is nothing to join: the picture stays, and is selected first.
        if (!empty || $from.parent.type !== this.type || $from.parentOffset > 0) return false;
        editor.commands.setNodeSelection($from.before());
        return true;
      },
      Delete: ({ editor }) => {
        const { empty, $from } = editor.state.selection;
        // An empty caption is no empty block: with it would go the picture, and what was written for those who do not see it.
        const { type, content } = $from.parent;
        if (!empty || type !== this.type || content.size > 0) return false;
        editor.commands.setNodeSelection($from.before());
        return true;
      },
    };
  },

  addNodeView() {
    return ({ editor, node, getPos }) => new FigureView(editor, node, getPos, this.options);
  },
});

/** An attribute that is an object, carried on the element as JSON; what is no such object is none. */
function partAttribute(name: string, schema: z.ZodType<object>): Attribute {
  return {
    default: null,
    parseHTML: (element: HTMLElement) => {
      try {
        const read = schema.safeParse(JSON.parse(element.getAttribute(name) ?? 'null'));
        return read.success ? read.data : null;
      } catch {
        return null; // Not JSON: from another program.
      }
    },
    renderHTML: (attributes: Record<string, unknown>) => {
      const value =
        attributes[
          name
            .slice('data-'.length)
            .replace(/-(.)/g, (_all, letter: string) => letter.toUpperCase())
        ];
      return value === null || value === undefined ? {} : { [name]: JSON.stringify(value) };
    },
  };
}

function captionOf(element: globalThis.Node): HTMLElement {
  const found = element instanceof HTMLElement ? element.querySelector('figcaption') : null;
  return found ?? document.createElement('figcaption');
}

/** What a figure shows of its picture. */
function viewOf({ attrs }: ProseMirrorNode): PictureView {
  const part = crop.safeParse(attrs.crop);
  const focus = focalPoint.safeParse(attrs.focalPoint);
  return {
    crop: part.success ? part.data : undefined,
    focalPoint: focus.success ? focus.data : undefined,
  };
}

/** A plain DOM view, so that a gallery of pictures costs no component trees. */
class FigureView extends ShownNode {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  readonly #picture: HTMLElement;
  readonly #image: HTMLImageElement;
  readonly #fields: HTMLElement;
  readonly #alt: NodeField;
  readonly #decorative: HTMLInputElement;
  readonly #frame: HTMLButtonElement;
  readonly #options: FigureOptions;
  readonly #stop: () => void;
  readonly #isEditable: boolean;

  constructor(
    editor: Editor,
    node: ProseMirrorNode,
    getPos: () => number | undefined,
    options: FigureOptions,
  ) {
    super(node);
    const { words } = options;
    this.#options = options;
    this.#isEditable = editor.isEditable;
    this.dom = document.createElement('figure');
    this.dom.className = 'figure';

    this.#picture = document.createElement('div');
    this.#picture.className = 'figure-picture';
    this.#picture.contentEditable = 'false';
    this.#image = document.createElement('img');
    this.#image.addEventListener('error', () => this.dom.classList.add('is-missing'));
    this.#image.addEventListener('load', () => this.dom.classList.remove('is-missing'));
    this.#image.addEventListener('click', () => {
      const position = getPos();
      if (position === undefined) return;
      const { state, view } = editor;
      view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, position)));
      view.focus();
    });
    const missing = document.createElement('p');
    missing.className = 'figure-missing';
    missing.textContent = words.missingImage;
    this.#picture.append(this.#image, missing);

    const caption = document.createElement('figcaption');
    this.contentDOM = document.createElement('div');
    this.contentDOM.className = 'figure-caption';
    caption.append(this.contentDOM);
    this.contentDOM.dataset.placeholder = words.captionHint;
    this.contentDOM.setAttribute('role', 'textbox');
    this.contentDOM.setAttribute('aria-label', words.caption);

    this.#fields = document.createElement('div');
    this.#fields.className = 'figure-fields';
    this.#fields.contentEditable = 'false';
    this.#alt = makeNodeField({
      editor,
      label: words.alt,
      hint: words.altHint,
      getPos,
      attributes: (value) => ({ alt: value, ...(value === '' ? {} : { decorative: false }) }),
    });
    const label = document.createElement('label');
    label.className = 'figure-decorative';
    this.#decorative = document.createElement('input');
    this.#decorative.type = 'checkbox';
    this.#decorative.disabled = !editor.isEditable;
    this.#decorative.addEventListener('change', () => {
      setNodeAttributes(editor, getPos(), { decorative: this.#decorative.checked });
    });
    label.append(this.#decorative, document.createTextNode(words.decorative));
    const remove = document.createElement('button');
    remove.type = 'button';
    remove.className = 'figure-remove';
    remove.textContent = words.removeImage;
    remove.hidden = !editor.isEditable;
    remove.addEventListener('click', () => {
      const position = getPos();
      if (position === undefined) return;
      editor
        .chain()
        .deleteRange({ from: position, to: position + this.node.nodeSize })
        .focus()
        .run();
    });
    this.#frame = document.createElement('button');
    this.#frame.type = 'button';
    this.#frame.className = 'figure-frame';
    this.#frame.textContent = words.frameImage;
    this.#frame.addEventListener('click', () => void this.#chooseFrame(editor, getPos));
    this.#fields.append(this.#alt.element, label, this.#frame, remove);

    this.dom.append(this.#picture, caption, this.#fields);
    this.#stop = options.onAssets(() => this.show());
    this.show();
  }

  stopEvent(event: Event): boolean {
    // An event's target inside the page is a node.
    return this.#fields.contains(event.target as globalThis.Node | null);
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target);
  }

  destroy(): void {
    this.#stop();
  }

  async #chooseFrame(editor: Editor, getPos: () => number | undefined): Promise<void> {
    const { asset: id } = this.node.attrs;
    const asset = typeof id === 'string' ? this.#options.asset(id) : undefined;
    if (asset === undefined || asset === null) return;
    const view = await this.#options.framePicture(asset, viewOf(this.node));
    if (view !== null) {
      const { crop: part = null, focalPoint: focus = null } = view;
      setNodeAttributes(editor, getPos(), { crop: part, focalPoint: focus });
    }
    this.#frame.focus();
  }

  protected show(): void {
    const { asset: id, alt: ownAlt, decorative: ownDecorative } = this.node.attrs;
    const asset = typeof id === 'string' ? this.#options.asset(id) : null;
    const url = typeof id === 'string' ? this.#options.assetUrl(id) : '';
    if (this.#image.getAttribute('src') !== url) this.#image.src = url;
    // Width and height keep the place of the picture, so that nothing jumps when it arrives.
    if (asset?.width !== undefined && asset.height !== undefined) {
      this.#image.width = asset.width;
      this.#image.height = asset.height;
    }
    this.#image.style.setProperty('object-view-box', viewBox(viewOf(this.node).crop));
    this.#frame.hidden = !this.#isEditable || asset === undefined || asset === null;
    const assetAlt = asset?.alt[this.#options.language] ?? '';
    const alt = typeof ownAlt === 'string' ? ownAlt : assetAlt;
    // What this use says wins; the same rule as in the pages.
    const decorative =
      typeof ownDecorative === 'boolean'
        ? ownDecorative
        : typeof ownAlt !== 'string' && (asset?.decorative ?? false);
    this.#image.alt = decorative ? '' : alt;
    this.#alt.show(alt);
    this.#alt.element.disabled = decorative;
    this.#decorative.checked = decorative;
    this.dom.classList.toggle('is-described', decorative || alt.trim() !== '');
    this.contentDOM.classList.toggle('is-empty', this.node.content.size === 0);
  }
}
