// What a stored file is: the record kept beside the bytes of every media asset.
import * as z from 'zod';
import { focalPoint } from './article.ts';
import { assetId } from './ids.ts';
import { language } from './text.ts';

export const asset = z.object({
  id: assetId,
  /** The name the file had, cleaned (NFC, no control characters): shown and offered, never used as a path. */
  fileName: z.string().min(1),
  /** Found from the bytes, not from the name. */
  mediaType: z.string(),
  /** The extension the bytes are stored under: from the media type. */
  extension: z.string().regex(/^[a-z0-9]{1,8}$/),
  size: z.int().nonnegative(),
  width: z.int().positive().optional(),
  height: z.int().positive().optional(),
  /** Default alternative text per language. */
  alt: z.record(language, z.string()),
  decorative: z.boolean(),
  caption: z.record(language, z.string()),
  credit: z.string(),
  licence: z.string(),
  focalPoint: focalPoint.optional(),
  createdAt: z.iso.datetime(),
});
export type Asset = z.infer<typeof asset>;

export const assetEdit = asset
  .pick({
    fileName: true,
    alt: true,
    decorative: true,
    caption: true,
    credit: true,
    licence: true,
    focalPoint: true,
  })
  .partial();
export type AssetEdit = z.infer<typeof assetEdit>;

/** Media types that a page may show as a picture. SVG is left out: it is a document that can carry script. */
export const imageTypes: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
]);

export function isImage(candidate: Pick<Asset, 'mediaType'>): boolean {
  return imageTypes.has(candidate.mediaType);
}

/** The path of an asset's bytes inside a library: `media/ab/<sha256>.<ext>`. */
export function assetPath(stored: Pick<Asset, 'id' | 'extension'>): string {
  return `media/${stored.id.slice(0, 2)}/${stored.id}.${stored.extension}`;
}
