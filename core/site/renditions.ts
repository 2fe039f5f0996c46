// Which smaller copies of a picture does the website offer, and how does a page choose among them?
import type { Crop, FocalPoint } from '../content/article.ts';
import type { Asset } from '../content/asset.ts';
import type { AssetId } from '../content/ids.ts';

export type RenditionFormat = 'webp' | 'jpeg' | 'png';

/** Widths in pixels that pages are made for: a card, a phone or half a column, a column on a dense screen. */
export const renditionWidths = [480, 960, 1600] as const;

/** No copy is wider: more is not seen, and costs every reader. */
export const WIDEST = 2000;

export interface RenditionSize {
  readonly width: number;
  readonly height: number;
}

/** One copy that has been made. */
export interface Rendition extends RenditionSize {
  readonly format: RenditionFormat;
  /** Of its bytes. */
  readonly sha256: string;
  readonly size: number;
}

/** The copies of a picture, smallest first. Every browser shows the fallback; nearly all take the WebP ones. */
export interface Renditions {
  readonly webp: readonly Rendition[];
  readonly fallback: Rendition;
}

/** A picture as one use of it shows it: whole, or a part. */
export interface PictureUse {
  readonly asset: Asset;
  readonly crop: Crop | undefined;
}

/** Copies by `pictureKey`. What is missing there cannot be decoded, and is published as it is. */
export type RenditionsByPicture = ReadonlyMap<string, Renditions>;

/** Names a picture and the part of it that is shown: `<asset>` or `<asset>.100-50-800-600`, in thousandths. */
export function pictureKey(asset: AssetId, crop: Crop | undefined): string {
  return `${asset}${cropName(crop)}`;
}

function cropName(crop: Crop | undefined): string {
  if (crop === undefined) return '';
  const numbers = [crop.x, crop.y, crop.width, crop.height];
  return `.${numbers.map((one) => Math.round(one * 1000)).join('-')}`;
}

/** The part of a picture in whole pixels, at least one each way. */
export function cropInPixels(
  crop: Crop,
  { width, height }: RenditionSize,
): RenditionSize & { readonly x: number; readonly y: number } {
  const x = Math.min(width - 1, Math.round(crop.x * width));
  const y = Math.min(height - 1, Math.round(crop.y * height));
  return {
    x,
    y,
    width: Math.max(1, Math.min(width - x, Math.round(crop.width * width))),
    height: Math.max(1, Math.min(height - y, Math.round(crop.height * height))),
  };
}

export const extensionOf: Readonly<Record<RenditionFormat, string>> = {
  webp: 'webp',
  jpeg: 'jpg',
  png: 'png',
};

/** The sizes a picture is offered in; none is larger than the picture itself. */
export function sizesOf({ width, height }: RenditionSize): RenditionSize[] {
  const widest = Math.min(width, WIDEST);
  const smaller = renditionWidths.filter((one) => one < widest * 0.9);
  return [...smaller, widest].map((one) => ({
    width: one,
    height: Math.max(1, Math.round((height * one) / width)),
  }));
}

/** The size of the copy for browsers without WebP. */
export function fallbackSizeOf(picture: RenditionSize): RenditionSize {
  const sizes = sizesOf(picture);
  return sizes.filter(({ width }) => width <= 1600).at(-1) ?? sizes[0] ?? picture;
}

/** The path of a copy, beside where the picture itself would be: `media/hall-0a1b2c3d.960.webp`. */
export function renditionPath(
  path: string,
  crop: Crop | undefined,
  { width, format }: Pick<Rendition, 'width' | 'format'>,
): string {
  return `${path.replace(/\.[^.]*$/, '')}${cropName(crop)}.${width}.${extensionOf[format]}`;
}

/** Whether copies of an asset can be made at all. */
export function hasRenditions(asset: Asset): boolean {
  return ['image/jpeg', 'image/png', 'image/webp', 'image/avif'].includes(asset.mediaType);
}

/** Where a point of the whole picture is in the part that is shown; at its edge where it lies outside. */
export function focusIn(crop: Crop | undefined, { x, y }: FocalPoint): FocalPoint {
  if (crop === undefined) return { x, y };
  const within = (share: number): number => Math.min(1, Math.max(0, share));
  return { x: within((x - crop.x) / crop.width), y: within((y - crop.y) / crop.height) };
}
