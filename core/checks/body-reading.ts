// What do checks need to know of a body? Its text blocks, links, pictures, files and cards, found in one walk.
import { markedRuns } from '../blocks/accessibility.ts';
import { articleOfHref } from '../blocks/link.ts';
import { blockOf } from '../blocks/registry.ts';
import type { BodyNode } from '../content/body.ts';
import type { ArticleId, AssetId } from '../content/ids.ts';

/** A block and where it stands. */
export interface ReadBlock {
  readonly node: BodyNode;
  readonly path: readonly number[];
  /** Which of its type it is, from 1. */
  readonly number: number;
}

export interface ReadLink extends ReadBlock {
  readonly href: string;
  /** The words that are linked. */
  readonly words: string;
}

export interface BodyReading {
  readonly document: BodyNode;
  /** Nothing is in it that a reader would see. */
  readonly isEmpty: boolean;
  readonly headings: readonly ReadBlock[];
  readonly figures: readonly ReadBlock[];
  readonly tables: readonly ReadBlock[];
  /** Blocks that hold words themselves. */
  readonly texts: readonly ReadBlock[];
  readonly links: readonly ReadLink[];
  /** Blocks that lead to other articles. */
  readonly cards: readonly (ReadBlock & { readonly articles: readonly ArticleId[] })[];
  /** The files that are shown and offered, each with the way to the first block that does. */
  readonly pictures: ReadonlyMap<AssetId, readonly number[]>;
  readonly downloads: ReadonlyMap<AssetId, readonly number[]>;
}

/** Reads a body. Takes a while for a long one: to be kept for as long as the body stays the same. */
export function readBody(document: BodyNode): BodyReading {
  const counts = new Map<string, number>();
  const headings: ReadBlock[] = [];
  const figures: ReadBlock[] = [];
  const tables: ReadBlock[] = [];
  const texts: ReadBlock[] = [];
  const links: ReadLink[] = [];
  const cards: (ReadBlock & { articles: readonly ArticleId[] })[] = [];
  const pictures = new Map<AssetId, readonly number[]>();
  const downloads = new Map<AssetId, readonly number[]>();
  const ofType: Readonly<Record<string, ReadBlock[] | undefined>> = {
    heading: headings,
    figure: figures,
    table: tables,
  };
  let isEmpty = true;
  const visit = (node: BodyNode, path: readonly number[]): void => {
    if (node.text !== undefined) {
      if (isEmpty && node.text.trim() !== '') isEmpty = false;
      return;
    }
    const number = (counts.get(node.type) ?? 0) + 1;
    counts.set(node.type, number);
    const read = { node, path, number };
    ofType[node.type]?.push(read);
    const block = blockOf(node.type);
    if (block?.schema.atom === true && block.schema.inline !== true) isEmpty = false;
    for (const { asset, as } of block?.assets(node) ?? []) {
      const files = as === 'picture' ? pictures : downloads;
      if (!files.has(asset)) files.set(asset, path);
      isEmpty = false;
    }
    const articles = block?.articles(node) ?? [];
    if (articles.length > 0) cards.push({ ...read, articles });
    const { content = [] } = node;
    if (content.some((child) => child.text !== undefined)) texts.push(read);
    for (const { mark, words } of markedRuns(node)) {
      const href: unknown = mark.type === 'link' ? mark.attrs?.href : undefined;
      if (typeof href === 'string') links.push({ ...read, href, words });
    }
    for (const [index, child] of content.entries()) visit(child, [...path, index]);
  };
  visit(document, []);
  return { document, isEmpty, headings, figures, tables, texts, links, cards, pictures, downloads };
}

/** The articles that a body leads to. */
export function linkedArticles({ links, cards }: BodyReading): ReadonlySet<ArticleId> {
  const ids = new Set(cards.flatMap(({ articles }) => articles));
  for (const { href } of links) {
    const id = articleOfHref(href);
    if (id !== undefined) ids.add(id);
  }
  return ids;
}

/** The block without every mark that `drops` says. */
export function withoutMarks(
  node: BodyNode,
  drops: (mark: NonNullable<BodyNode['marks']>[number]) => boolean,
): BodyNode {
  const marks = node.marks?.filter((mark) => !drops(mark));
  const content = node.content?.map((child) => withoutMarks(child, drops));
  const { marks: _marks, content: _content, ...rest } = node;
  return {
    ...rest,
    ...(content === undefined ? {} : { content }),
    ...(marks === undefined || marks.length === 0 ? {} : { marks }),
  };
}
