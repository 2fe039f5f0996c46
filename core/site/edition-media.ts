// Which files of the library does the website show or offer, and as which copies?
import type { AssetUse } from '../blocks/define-block.ts';
import { blockOf } from '../blocks/registry.ts';
import { type Crop, isPublic } from '../content/article.ts';
import { type Asset, isImage } from '../content/asset.ts';
import { nodesOf } from '../content/body.ts';
import type { AssetId } from '../content/ids.ts';
import { sentIssues } from '../content/newsletter.ts';
import { bodyOf, type PackedArticle } from '../content/packed-article.ts';
import type { LibrarySnapshot } from '../library.ts';
import { nameMedia } from './media-names.ts';
import {
  hasRenditions,
  type PictureUse,
  pictureKey,
  type Rendition,
  type RenditionsByPicture,
  renditionPath,
} from './renditions.ts';

/** A file of the library that the website shows or offers. */
export interface EditionMedia {
  readonly asset: Asset;
  /** Where readers get it: its own file, or where only copies are published, the copy that every browser shows. */
  readonly path: string;
  /** Of the file at `path`, in pixels. */
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Whether its own bytes are published. */
  readonly isPublished: boolean;
  /** The copies of each part of it that is shown, by `pictureKey`. */
  readonly copies: Readonly<Record<string, EditionCopies>>;
}

/** Copies of one picture: WebP ones by width, smallest first, and at the end the one for every browser. */
export interface EditionCopies {
  readonly crop: Crop | undefined;
  readonly list: readonly EditionCopy[];
}

export interface EditionCopy {
  readonly path: string;
  readonly rendition: Rendition;
}

/** The pictures that readers will see at a moment: copies of them can be made before the edition is. */
export function publicPictures(snapshot: LibrarySnapshot, asOf: Date): PictureUse[] {
  const articles = snapshot.articles.filter((article) => isPublic(article, asOf));
  const used = collectUses(snapshot, articles, asOf, new Set());
  return [...used.values()].flatMap(({ asset, parts }) =>
    hasRenditions(asset) ? [...parts.values()].map((crop) => ({ asset, crop })) : [],
  );
}

/** The pictures that readers can download as they are at a moment. */
export function offeredPictures(snapshot: LibrarySnapshot, asOf: Date): Asset[] {
  const articles = snapshot.articles.filter((article) => isPublic(article, asOf));
  const used = collectUses(snapshot, articles, asOf, new Set());
  return [...used.values()].flatMap(({ asset, isOffered, parts }) =>
    asset.mediaType.startsWith('image/') && (isOffered || (parts.size > 0 && !hasRenditions(asset)))
      ? [asset]
      : [],
  );
}

/**
 * The files of an edition by their ids, with the copies of pictures there are. What is missing is said and left out.
 * What is as it was `before` is the same object.
 */
export function editionMedia(
  snapshot: LibrarySnapshot,
  articles: readonly PackedArticle[],
  asOf: Date,
  renditions: RenditionsByPicture,
  warnings: Set<string>,
  before?: ReadonlyMap<AssetId, EditionMedia>,
): ReadonlyMap<AssetId, EditionMedia> {
  const used = collectUses(snapshot, articles, asOf, warnings);
  const names = nameMedia([...used.values()].map(({ asset }) => asset));
  const media = new Map<AssetId, EditionMedia>();
  for (const [id, { asset, parts, isOffered }] of used) {
    const own = names.get(id) ?? '';
    const copies: Record<string, EditionCopies> = {};
    for (const [key, crop] of parts) {
      const made = renditions.get(key);
      if (made === undefined) continue;
      const list = [...made.webp, made.fallback].map((rendition) => ({
        path: renditionPath(own, crop, rendition),
        rendition,
      }));
      copies[key] = { crop, list };
    }
    // Its own bytes are needed where they are offered, and where a part has no copy that could stand for it.
    const isPublished = isOffered || Object.keys(copies).length < parts.size;
    const first = Object.values(copies)[0]?.list.at(-1);
    const shown = isPublished ? undefined : first;
    const made: EditionMedia = {
      asset,
      path: shown?.path ?? own,
      width: shown?.rendition.width ?? asset.width,
      height: shown?.rendition.height ?? asset.height,
      isPublished,
      copies,
    };
    const known = before?.get(id);
    media.set(id, known !== undefined && isSameMedia(known, made) ? known : made);
  }
  return media;
}

/** Whether a file is what it was in the edition before, so that whatever shows it can be kept. */
function isSameMedia(one: EditionMedia, other: EditionMedia): boolean {
  return one.asset === other.asset && JSON.stringify(one) === JSON.stringify(other);
}

/** The picture as a page shows it: the copy for every browser where there is one, and WebP ones to choose from. */
export function pictureOf(
  media: EditionMedia,
  crop: Crop | undefined,
): {
  readonly path: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly webp: readonly EditionCopy[];
} {
  const copies = media.copies[pictureKey(media.asset.id, crop)]?.list ?? [];
  const fallback = copies.at(-1);
  if (fallback === undefined) return { ...media, webp: [] };
  const { width, height } = fallback.rendition;
  return { path: fallback.path, width, height, webp: copies.slice(0, -1) };
}

const uses = new WeakMap<PackedArticle, readonly AssetUse[]>();

/** What an article shows and offers: its featured image, its text in order of appearance, its attachments. */
export function usesOf(article: PackedArticle): readonly AssetUse[] {
  const known = uses.get(article);
  if (known !== undefined) return known;
  const { featuredImage, attachments } = article;
  const found: AssetUse[] = [
    ...(featuredImage === undefined ? [] : [{ ...featuredImage, as: 'picture' } as const]),
    ...usesInText(article),
    ...attachments.map(({ asset }) => ({ asset, as: 'download' }) as const),
  ];
  uses.set(article, found);
  return found;
}

/** Most texts name no file at all, which is seen without reading them. */
function usesInText(article: PackedArticle): AssetUse[] {
  // In a text that is stored as JSON an id is a string of its own.
  if (!/"[0-9a-f]{64}"/.test(article.bodyText)) return [];
  const nodes = [...nodesOf(bodyOf(article).document)];
  return nodes.flatMap((node) => blockOf(node.type)?.assets(node) ?? []);
}

interface UsedAsset {
  readonly asset: Asset;
  /** The parts that are shown, by `pictureKey`; none where it is only offered. */
  readonly parts: Map<string, Crop | undefined>;
  isOffered: boolean;
}

/** Every file that is shown or offered, by how it is used. */
function collectUses(
  snapshot: LibrarySnapshot,
  articles: readonly PackedArticle[],
  asOf: Date,
  warnings: Set<string>,
): ReadonlyMap<AssetId, UsedAsset> {
  const used = new Map<AssetId, UsedAsset>();
  const take = ({ asset: id, as, crop }: AssetUse, where: string): void => {
    const asset = snapshot.assets.get(id);
    if (asset === undefined) {
      warnings.add(`${where} uses a file that is missing from the library. It is left out.`);
    } else if (as === 'picture' && !isImage(asset)) {
      warnings.add(
        `${where} shows ${asset.fileName} as a picture, which it is not. It is left out.`,
      );
    } else {
      const use = used.get(id) ?? { asset, parts: new Map(), isOffered: false };
      used.set(id, use);
      if (as === 'download') use.isOffered = true;
      else use.parts.set(pictureKey(id, crop), crop);
    }
  };
  const { logo } = snapshot.site;
  if (logo !== null) take({ asset: logo, as: 'picture' }, 'The site’s logo');
  for (const article of articles) {
    const where = `“${article.headline}”`;
    for (const use of usesOf(article)) take(use, where);
  }
  for (const { issue } of sentIssues(snapshot, asOf)) {
    for (const { image } of issue.slots) {
      if (image !== undefined) take({ ...image, as: 'picture' }, `Newsletter ${issue.number}`);
    }
  }
  return used;
}
