// Are readers who see no picture told what it shows, and can mail programs show it at all?
import { isImage } from '../../content/asset.ts';
import { issueReason } from '../../newsletter-check-messages.ts';
import type { IssueCheck } from './define-check.ts';

export const altText: IssueCheck = {
  id: 'alt-text',
  *run({ issue, view, source }) {
    for (const part of view.parts) {
      const pictures =
        part.kind === 'slot'
          ? [{ place: { at: 'slot', slot: part.id } as const, picture: part.picture }]
          : part.items.map(({ article, picture }) => ({
              place: { at: 'item', section: part.id, article } as const,
              picture,
            }));
      for (const { place, picture } of pictures) {
        if (picture?.undescribed === undefined) continue;
        const reason = issueReason('alt-missing', picture.undescribed);
        yield { severity: 'blocking', place, reason };
      }
    }
    for (const { id, image } of issue.slots) {
      const asset = image && source.assets.get(image.asset);
      if (asset === undefined || isImage(asset)) continue;
      const reason = issueReason('picture-not-in-mail', asset.fileName);
      yield { severity: 'warning', place: { at: 'slot', slot: id }, reason };
    }
  },
};
