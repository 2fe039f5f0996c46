// Does the mail hold what the sending service needs: the way off the list, and the address on the web?
import { issueReason } from '../../newsletter-check-messages.ts';
import { linksInHtml } from '../mail-links.ts';
import type { IssueCheck } from './define-check.ts';

export const placeholders: IssueCheck = {
  id: 'placeholders',
  *run({ issue, view, html, text }) {
    const place = { at: 'field', field: 'service' } as const;
    const { unsubscribe, viewOnline } = view.tags;
    const holds = (tag: string): boolean => linksInHtml(html).has(tag) && text.includes(tag);
    if (!holds(unsubscribe)) {
      yield { severity: 'blocking', place, reason: issueReason('unsubscribe-missing') };
    }
    if (!holds(viewOnline)) {
      yield { severity: 'blocking', place, reason: issueReason('view-online-missing') };
    }
    if (issue.service === 'generic') {
      yield { severity: 'advice', place, reason: issueReason('generic-tags') };
    }
  },
};
