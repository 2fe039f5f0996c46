// Does each picture say who made it, and under which licence it may be shown?
import { reason } from '../check-messages.ts';
import { isImage } from '../content/asset.ts';
import type { AssetId } from '../content/ids.ts';
import type { Check } from './define-check.ts';

export const pictureRights: Check = {
  id: 'picture-rights',
  *run({ article, reading }, context) {
    const shown = new Map<AssetId, readonly number[] | null>(reading.pictures);
    const featured = article.featuredImage?.asset;
    if (featured !== undefined && !shown.has(featured)) shown.set(featured, null);
    for (const [id, path] of shown) {
      const asset = context.asset(id);
      if (asset === undefined || asset === null || !isImage(asset)) continue;
      const { fileName } = asset;
      const [credit, licence] = [asset.credit.trim(), asset.licence.trim()];
      const found = {
        place: { at: 'asset', asset: id, fileName, path },
        judged: { id, credit, licence },
        go: 'rights',
      } as const;
      if (credit === '' && licence === '') {
        yield { ...found, severity: 'warning', reason: reason('picture-without-rights', fileName) };
      } else if (credit === '') {
        yield { ...found, severity: 'warning', reason: reason('picture-without-credit', fileName) };
      } else if (licence === '') {
        yield { ...found, severity: 'advice', reason: reason('picture-without-licence', fileName) };
      }
    }
  },
};
