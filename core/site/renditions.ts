// Which smaller copies of a picture does the website offer, and how does a page choose among them?
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

/** Copies by the asset they are of. What is missing there cannot be decoded, and is published as it is. */
export type RenditionsByAsset = ReadonlyMap<AssetId, Renditions>;

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
export function renditionPath(path: string, { width, format }: Rendition): string {
  return `${path.replace(/\.[^.]*$/, '')}.${width}.${extensionOf[format]}`;
}

/** Whether copies of an asset can be made at all. */
export function hasRenditions(asset: Asset): boolean {
  return ['image/jpeg', 'image/png', 'image/webp', 'image/avif'].includes(asset.mediaType);
}
