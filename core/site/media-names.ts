// Under which readable name does each media asset stand on the website?
import type { Asset } from '../content/asset.ts';
import type { AssetId } from '../content/ids.ts';
import { transliterate } from '../content/transliterate.ts';

const STEM_LENGTH = 60;

/**
 * Gives each asset the path `media/<readable>-<hash>.<ext>`: safe on every disk, never clashing even where capitals
 * are not told apart, and depending on this asset alone unless two share both name and the start of their hash.
 */
export function nameMedia(assets: readonly Asset[]): ReadonlyMap<AssetId, string> {
  const named = new Map<AssetId, string>();
  const taken = new Set<string>();
  for (const asset of [...assets].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const stem = readableStem(asset.fileName);
    for (let length = 8; ; length += 8) {
      const path = `media/${stem}-${asset.id.slice(0, length)}.${asset.extension}`;
      if (taken.has(path)) continue;
      taken.add(path);
      named.set(asset.id, path);
      break;
    }
  }
  return named;
}

function readableStem(fileName: string): string {
  const words = transliterate(fileName.replace(/\.[A-Za-z0-9]{1,5}$/, ''))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join('-');
  return words.slice(0, STEM_LENGTH).replace(/-+$/, '') || 'file';
}
