// Do the words of every link say where it leads?
import { saysNothing } from '../../blocks/unclear-words.ts';
import { issueReason } from '../../newsletter-check-messages.ts';
import type { IssueCheck } from './define-check.ts';

export const linkText: IssueCheck = {
  id: 'link-text',
  *run({ issue, view }) {
    for (const { id, label, url } of issue.slots) {
      if (url.trim() === '' && label.trim() === '') continue;
      if (!saysNothing(label)) continue;
      const place = { at: 'slot', slot: id } as const;
      yield { severity: 'warning', place, reason: issueReason('link-unclear', label.trim()) };
    }
    for (const part of view.parts) {
      if (part.kind === 'slot') continue;
      for (const { article, headline, address } of part.items) {
        // One without a headline is told of by another check.
        if (address === undefined || headline.trim() === '' || !saysNothing(headline)) continue;
        const place = { at: 'item', section: part.id, article } as const;
        yield { severity: 'warning', place, reason: issueReason('link-unclear', headline) };
      }
    }
  },
};
