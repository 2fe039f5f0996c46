// Which files does an article use, where, and who says what each picture shows? And how does another file take the place of one?
import { blockOf } from '../blocks/registry.ts';
import type { Article, ArticleEdit, Crop, FocalPoint } from '../content/article.ts';
import type { Asset } from '../content/asset.ts';
import type { BodyNode } from '../content/body.ts';
import type { AssetId } from '../content/ids.ts';
import { type FilePlace, filePlaces } from './file-places.ts';

/**
 * Who tells readers what they would see: the use itself, or that there is nothing to tell; the record of the file; or nobody, because the
 * use says “” in the place of the record.
 */
const tellers = ['use', 'file', 'nobody'] as const;
type Teller = (typeof tellers)[number];

export interface FileUse {
  readonly asset: AssetId;
  readonly at: FilePlace;
  readonly toldBy: Teller;
}

type Using = Pick<Article, 'featuredImage' | 'attachments' | 'body'>;

/** Every use, in this order: the featured image, the text as it is read, the attachments. */
export function usesOfFiles({ featuredImage, attachments, body }: Using): FileUse[] {
  const uses: FileUse[] = [];
  if (featuredImage !== undefined) {
    const { asset, alt, decorative } = featuredImage;
    uses.push({ asset, at: 'featured', toldBy: tellerOf(alt, decorative) });
  }
  visit(body.document, undefined, (node, parent) => {
    for (const { asset, as } of blockOf(node.type)?.assets(node) ?? []) {
      const at = placeOf(node, parent);
      const isTold = as === 'download' || at === 'poster';
      const { alt, decorative } = node.attrs ?? {};
      uses.push({ asset, at, toldBy: isTold ? 'use' : tellerOf(alt, decorative) });
    }
  });
  for (const { asset } of attachments) uses.push({ asset, at: 'attachment', toldBy: 'use' });
  return uses;
}

function tellerOf(alt: unknown, decorative: unknown): Teller {
  if (decorative === true) return 'use';
  if (typeof alt !== 'string') return 'file';
  return alt.trim() === '' ? 'nobody' : 'use';
}

function placeOf(node: BodyNode, parent: BodyNode | undefined): FilePlace {
  if (node.type === 'figure') return parent?.type === 'gallery' ? 'gallery' : 'figure';
  if (node.type === 'videoCard') return 'poster';
  return node.type === 'fileCard' ? 'card' : 'block';
}

function visit(
  node: BodyNode,
  parent: BodyNode | undefined,
  tell: (node: BodyNode, parent: BodyNode | undefined) => void,
): void {
  tell(node, parent);
  for (const child of node.content ?? []) visit(child, node, tell);
}

/** Uses as one line of text, as the index of articles keeps them: a file, a digit for where, a digit for who tells. */
export function writeUses(uses: readonly FileUse[]): string {
  return uses
    .map(({ asset, at, toldBy }) => `${asset}${filePlaces.indexOf(at)}${tellers.indexOf(toldBy)}`)
    .join(' ');
}

const use = /^([0-9a-f]{64})(\d)(\d)$/;

/** Throws where the text is not what `writeUses` makes. */
export function readUses(text: string): FileUse[] {
  if (text === '') return [];
  return text.split(' ').map((one) => {
    const [, asset, place, teller] = use.exec(one) ?? [];
    const at = filePlaces[Number(place)];
    const toldBy = tellers[Number(teller)];
    if (asset === undefined || at === undefined || toldBy === undefined) {
      throw new RangeError(`no use of a file: ${one}`);
    }
    // Of the shape of an id: a schema would look at tens of thousands of them a second time.
    return { asset: asset as AssetId, at, toldBy };
  });
}

/** Whether readers of a text in this language are told nothing of a picture that they may not see. */
export function isSilent(
  { toldBy }: FileUse,
  file: Pick<Asset, 'alt' | 'decorative'>,
  language: string,
): boolean {
  if (toldBy !== 'file') return toldBy === 'nobody';
  return !file.decorative && (file.alt[language] ?? '').trim() === '';
}

export interface Replacement {
  readonly from: AssetId;
  readonly to: AssetId;
  /** Both have the same shape, so that parts and focal points that were chosen still fit. */
  readonly keepsFraming: boolean;
}

/** Puts one file in the place of another, wherever an article uses it; null where it does not. What was written for a use stays with it. */
export function withFileReplaced(
  { featuredImage, attachments, body }: Using,
  { from, to, keepsFraming }: Replacement,
): ArticleEdit | null {
  const edit: ArticleEdit = {};
  if (featuredImage?.asset === from) {
    const { crop: _part, focalPoint: _point, ...words } = featuredImage;
    edit.featuredImage = { ...(keepsFraming ? featuredImage : words), asset: to };
  }
  if (attachments.some(({ asset }) => asset === from)) {
    edit.attachments = attachments.map((one) => (one.asset === from ? { ...one, asset: to } : one));
  }
  const document = mapNodes(body.document, (node) => {
    const isHere =
      blockOf(node.type)
        ?.assets(node)
        .some(({ asset }) => asset === from) ?? false;
    if (!isHere) return node;
    const attrs = Object.entries(node.attrs ?? {}).map(([name, value]) => {
      if (value === from) return [name, to] as const;
      const isFraming = name === 'crop' || name === 'focalPoint';
      return [name, isFraming && !keepsFraming ? null : value] as const;
    });
    return { ...node, attrs: Object.fromEntries(attrs) };
  });
  if (document !== body.document) edit.body = { ...body, document };
  return Object.keys(edit).length === 0 ? null : edit;
}

/** A part and a focal point for some uses of a file in one article. */
export interface Framing {
  readonly asset: AssetId;
  /** Which of all uses in the article, by their number in `usesOfFiles`. */
  readonly numbers: readonly number[];
  readonly crop: Crop | undefined;
  readonly focalPoint: FocalPoint | undefined;
}

/** Frames the named uses of a picture; a use that is another file's by now stays as it is. Null where none is left. */
export function withFraming(article: Using, framing: Framing): ArticleEdit | null {
  const { asset, crop, focalPoint } = framing;
  const wanted = new Set(framing.numbers);
  const edit: ArticleEdit = {};
  let number = 0;
  const { featuredImage, body } = article;
  if (featuredImage !== undefined) {
    if (featuredImage.asset === asset && wanted.has(number)) {
      const { crop: _part, focalPoint: _point, ...rest } = featuredImage;
      edit.featuredImage = {
        ...rest,
        ...(crop === undefined ? {} : { crop }),
        ...(focalPoint === undefined ? {} : { focalPoint }),
      };
    }
    number += 1;
  }
  const numbers = new Map<BodyNode, number>();
  visit(body.document, undefined, (node) => {
    const { length } = blockOf(node.type)?.assets(node) ?? [];
    if (length > 0) numbers.set(node, number);
    number += length;
  });
  const document = mapNodes(body.document, (node) => {
    const own = numbers.get(node);
    const isIt = own !== undefined && wanted.has(own) && node.type === 'figure';
    if (!isIt || node.attrs?.asset !== asset) return node;
    const attrs = { ...node.attrs, crop: crop ?? null, focalPoint: focalPoint ?? null };
    return { ...node, attrs };
  });
  if (document !== body.document) edit.body = { ...body, document };
  return Object.keys(edit).length === 0 ? null : edit;
}

/** The tree with each node as `change` makes it, children first shown as they were; what is not changed is the same object. */
function mapNodes(node: BodyNode, change: (node: BodyNode) => BodyNode): BodyNode {
  const changed = change(node);
  const content = node.content?.map((child) => mapNodes(child, change));
  const isSame = content?.every((child, index) => child === node.content?.[index]) ?? true;
  return isSame ? changed : { ...changed, content };
}
