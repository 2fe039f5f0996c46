// Can a screen reader follow the PDFs that are offered?
import { reason } from '../check-messages.ts';
import type { Check } from './define-check.ts';
import { PDF } from './pdf-facts.ts';

export const taggedPdf: Check = {
  id: 'tagged-pdf',
  *run({ article, reading }, context) {
    const offered = new Set(article.attachments.map(({ asset }) => asset));
    const isTagged = (id: (typeof article.attachments)[number]['asset']): boolean =>
      context.asset(id)?.mediaType !== PDF || context.pdf(id)?.isTagged !== false;
    for (const [index, { asset, title }] of article.attachments.entries()) {
      if (isTagged(asset)) continue;
      const name = title.trim() === '' ? (context.asset(asset)?.fileName ?? '') : title.trim();
      yield {
        severity: 'warning',
        place: { at: 'attachment', number: index + 1 },
        judged: { asset },
        reason: reason('pdf-untagged', name),
        go: 'show',
      };
    }
    for (const [asset, path] of reading.downloads) {
      if (offered.has(asset) || isTagged(asset)) continue;
      const fileName = context.asset(asset)?.fileName ?? '';
      yield {
        severity: 'warning',
        place: { at: 'asset', asset, fileName, path },
        judged: { asset },
        reason: reason('pdf-untagged', fileName),
        go: 'show',
      };
    }
  },
};
