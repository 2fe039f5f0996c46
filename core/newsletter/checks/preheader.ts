// Does what lists of mails show behind the subject add to it?
import { issueReason } from '../../newsletter-check-messages.ts';
import type { IssueCheck } from './define-check.ts';

/** Letters that lists of mails show at most. The meter of the form counts to the same number. */
export const MOST_PREHEADER = 110;

export const preheader: IssueCheck = {
  id: 'preheader',
  *run({ view }) {
    const place = { at: 'field', field: 'preheader' } as const;
    const length = [...view.preheader].length;
    if (length === 0) {
      yield { severity: 'warning', place, reason: issueReason('preheader-missing') };
    } else if (view.preheader === view.subject) {
      yield { severity: 'advice', place, reason: issueReason('preheader-is-subject') };
    }
    if (length > MOST_PREHEADER) {
      const reason = issueReason('preheader-long', length, MOST_PREHEADER);
      yield { severity: 'advice', place, reason };
    }
  },
};
