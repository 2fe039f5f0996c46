// What a block and a mark are: the contract each file of this folder fills in.
import type { BodyMark, BodyNode } from '../content/body.ts';
import type { AssetId } from '../content/ids.ts';

/** What a renderer may ask about the world around a body: handed in, so that rendering stays pure. */
export interface RenderContext {
  /** The picture to show for an asset, or undefined where it is missing. */
  image(asset: AssetId):
    | {
        readonly src: string;
        readonly width?: number;
        readonly height?: number;
        readonly alt: string;
        readonly decorative: boolean;
        readonly credit: string;
      }
    | undefined;
  /** Turns a stored link into one that works in the output, or undefined where it may not leave. */
  link(href: string): string | undefined;
}

/** The ProseMirror side of a block, as data: `renderer/editor` derives the TipTap node from it. */
export interface BlockSchema {
  readonly group?: string;
  readonly content?: string;
  readonly inline?: boolean;
  readonly atom?: boolean;
  readonly defining?: boolean;
  readonly attrs?: Readonly<Record<string, { readonly default: unknown }>>;
}

/** Output of a block's children, already rendered in the same format. */
export type Inner = string;

/** Where a block stands: some are written differently inside another, such as the paragraph of a list item. */
export interface Place {
  readonly parent: BodyNode | undefined;
  /** Its position among its siblings, from 0. */
  readonly index: number;
}

/** One block: what it is in the editor and in each output. All members are required: nothing is "not implemented". */
export interface Block {
  readonly type: string;
  readonly schema: BlockSchema;
  /** Checks attributes; returns what is wrong, or undefined. Unknown attributes are carried. */
  check(node: BodyNode): string | undefined;
  /** Web HTML; `inner` is safe HTML already. */
  html(node: BodyNode, inner: Inner, context: RenderContext, place: Place): string;
  /** WordPress block markup (comment-delimited). */
  wordpress(node: BodyNode, inner: Inner, context: RenderContext, place: Place): string;
  /** Plain text, ending in a newline for blocks that stand alone. */
  text(node: BodyNode, inner: Inner, place: Place): string;
  /** The media assets it shows or offers. */
  assets(node: BodyNode): readonly AssetId[];
}

/** One mark on a run of text. */
export interface Mark {
  readonly type: string;
  /** False where typing at its edge must not continue it, as for a link. */
  readonly inclusive: boolean;
  readonly attrs?: Readonly<Record<string, { readonly default: unknown }>>;
  check(mark: BodyMark): string | undefined;
  html(mark: BodyMark, inner: Inner, context: RenderContext): string;
}
