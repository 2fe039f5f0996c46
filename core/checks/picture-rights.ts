// Does each picture say who made it, and under which licence it may be shown?
import { reason } from '../check-messages.ts';
import { isImage } from '../content/asset.ts';
import type { Check } from './define-check.ts';

export const pictureRights: Check = {
  id: 'picture-rights',
  *run({ article, reading }, context) {
    const shown = new Set(reading.pictures);
    if (article.featuredImage !== undefined) shown.add(article.featuredImage.asset);
    for (const id of shown) {
      const asset = context.asset(id);
      if (asset === undefined || asset === null || !isImage(asset)) continue;
      const { fileName } = asset;
      const [credit, licence] = [asset.credit.trim(), asset.licence.trim()];
      const found = {
        place: { at: 'asset', asset: id, fileName },
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
