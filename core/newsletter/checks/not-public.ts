// Is everything that was chosen for the issue public?
import { issueReason } from '../../newsletter-check-messages.ts';
import type { IssueCheck } from './define-check.ts';

export const notPublic: IssueCheck = {
  id: 'not-public',
  *run({ view }) {
    for (const { section, article, why, headline } of view.leftOut) {
      const place = { at: 'item', section, article } as const;
      const reason =
        why === 'gone' ? issueReason('article-gone') : issueReason('article-not-public', headline);
      yield { severity: 'blocking', place, reason };
    }
  },
};
