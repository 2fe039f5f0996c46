// What a block and a mark are: the contract each file of this folder fills in.
import type { Crop } from '../content/article.ts';
import type { BodyMark, BodyNode } from '../content/body.ts';
import type { ArticleId, AssetId } from '../content/ids.ts';
import { withoutControls } from '../markup.ts';

/** A picture as an output shows it. */
export interface ShownImage {
  readonly src: string;
  readonly width?: number;
  readonly height?: number;
  /** WebP copies as a `srcset`, where there are some. */
  readonly webp?: string;
  readonly alt: string;
  readonly decorative: boolean;
  readonly credit: string;
}

/** A file as an output offers it for download. */
export interface ShownFile {
  readonly href: string;
  /** The name offered when saving. */
  readonly name: string;
  /** Its kind, its size and, where it is said, its language: `PowerPoint, 2.4 MB, French`. */
  readonly facts: string;
}

/** Another article as an output points to it. */
export interface ShownArticle {
  readonly href: string;
  readonly headline: string;
  readonly summary: string;
  /** Where it is another one than that of the text. */
  readonly language?: string;
  /** News type and date in words. */
  readonly label: string;
}

/** The event an article is about. */
export interface ShownEvent {
  readonly when: string;
  /** The first day, ISO 8601. */
  readonly iso: string;
  readonly place: string;
  readonly link: string | undefined;
}

/** What readers read around the writer's own words, in the language of the article. */
export interface BlockWords {
  readonly when: string;
  readonly where: string;
  readonly eventLink: string;
  readonly footnotes: string;
  readonly backToText: string;
  readonly transcript: string;
  /** `{service}` becomes a name such as YouTube. */
  readonly watchOn: string;
  /** The name of a table that has no caption. */
  readonly table: string;
}

/** How a block uses a file of the library. */
export interface AssetUse {
  readonly asset: AssetId;
  readonly as: 'picture' | 'download';
  /** The part of a picture that is shown. */
  readonly crop?: Crop | undefined;
}

/** What a renderer may ask about the world around a body: handed in, so that rendering stays pure. */
export interface RenderContext {
  readonly words: BlockWords;
  /** The picture to show for an asset, or undefined where it is missing. */
  image(asset: AssetId, crop: Crop | undefined): ShownImage | undefined;
  /** The file to offer for an asset, or undefined where it is missing. */
  file(asset: AssetId, language: string | undefined): ShownFile | undefined;
  /** Another article, or undefined where readers may not see it. */
  article(id: ArticleId): ShownArticle | undefined;
  /** The event of the article itself. */
  readonly event: ShownEvent | undefined;
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
  /** The caret and deleting stop at its edges. */
  readonly isolating?: boolean;
  /** Types of marks its text may have, by name; all where left out, none where empty. */
  readonly marks?: string;
  readonly attrs?: Readonly<Record<string, { readonly default: unknown }>>;
  /** The part it plays in a table, for the commands of tables. */
  readonly tableRole?: 'table' | 'row' | 'cell' | 'header_cell';
}

/** Output of a block's children, already rendered in the same format. */
export type Inner = string;

/** Where a block stands: some are written differently inside another, such as the paragraph of a list item. */
export interface Place {
  readonly parent: BodyNode | undefined;
  /** Its position among its siblings, from 0. */
  readonly index: number;
  /** The number of a footnote in this body, from 1; for other blocks that of the next one. */
  readonly note: number;
}

/** Something that keeps a reader out who does not see, hear or point like most. */
export type AccessibilityFault =
  | 'picture-not-described'
  | 'table-without-header'
  | 'heading-empty'
  | 'button-without-label'
  | 'button-without-link'
  | 'file-missing'
  | 'file-without-title'
  | 'article-missing'
  | 'video-missing'
  | 'video-without-title'
  | 'video-without-transcript'
  | 'link-text-unclear';

/** What an accessibility rule may ask. */
export interface AccessibilityContext {
  /** Whether an asset's own record describes it, or says it is decorative; undefined while that is not known. */
  describes(asset: AssetId): boolean | undefined;
}

/** The type of the block that, in an editor only, stands for one it cannot hold. It is never stored. */
export const CARRIED = 'carried';

/** One block: what it is in the editor and in each output. All members are required: nothing is "not implemented". */
export interface Block {
  readonly type: string;
  readonly schema: BlockSchema;
  /** Checks attributes; returns what is wrong, or undefined. Unknown attributes are carried. */
  check(node: BodyNode): string | undefined;
  /** Web HTML; `inner` is safe HTML already. */
  html(node: BodyNode, inner: Inner, context: RenderContext, place: Place): string;
  /** HTML for mail programs: inline styles and layout tables, no class, no script; `inner` is the same. */
  email(node: BodyNode, inner: Inner, context: RenderContext, place: Place): string;
  /** WordPress block markup (comment-delimited). */
  wordpress(node: BodyNode, inner: Inner, context: RenderContext, place: Place): string;
  /** CommonMark, with the tables and footnotes of GFM; blocks that stand alone end in an empty line. */
  markdown(node: BodyNode, inner: Inner, context: RenderContext, place: Place): string;
  /** Plain text, ending in a newline for blocks that stand alone. */
  text(node: BodyNode, inner: Inner, place: Place): string;
  /** The media assets it shows or offers. */
  assets(node: BodyNode): readonly AssetUse[];
  /** The other articles it points to: where one is not public, the block does not leave the house. */
  articles(node: BodyNode): readonly ArticleId[];
  /** What is wrong with it for readers who use assistive technology. */
  accessibility(node: BodyNode, context: AccessibilityContext): readonly AccessibilityFault[];
}

/** One mark on a run of text. */
export interface Mark {
  readonly type: string;
  /** False where typing at its edge must not continue it, as for a link. */
  readonly inclusive: boolean;
  /** Types it cannot stand together with, by name. */
  readonly excludes?: string;
  readonly attrs?: Readonly<Record<string, { readonly default: unknown }>>;
  check(mark: BodyMark): string | undefined;
  html(mark: BodyMark, inner: Inner, context: RenderContext): string;
  email(mark: BodyMark, inner: Inner, context: RenderContext): string;
  markdown(mark: BodyMark, inner: Inner, context: RenderContext): string;
  /** What is wrong with it on these words. */
  accessibility(mark: BodyMark, words: string): readonly AccessibilityFault[];
}

/** The accessibility rule of a block that has none: nothing about it is looked at. */
export const noRule = (): readonly AccessibilityFault[] => [];

/** The members of a block that most leave as they are. */
export const plainBlock = {
  check: () => undefined,
  assets: () => [],
  articles: () => [],
  accessibility: noRule,
} as const satisfies Partial<Block>;

/** A text attribute, or the empty string where it is something else. */
export function textOf(node: BodyNode | BodyMark, name: string): string {
  const value = node.attrs?.[name];
  // Of characters that no page may hold nothing would be left where a title is needed.
  return typeof value === 'string' ? withoutControls(value).trim() : '';
}

/** What is wrong where an attribute is neither text nor absent. */
export function checkText(node: BodyNode | BodyMark, names: readonly string[]): string | undefined {
  const wrong = names.find((name) => {
    const value = node.attrs?.[name];
    return value !== undefined && value !== null && typeof value !== 'string';
  });
  return wrong === undefined
    ? undefined
    : `The ${wrong} of ${/^[aeiou]/.test(node.type) ? 'an' : 'a'} ${node.type} is not text.`;
}
