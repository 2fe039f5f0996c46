// Is there a subject, short enough for lists of mails?
import { issueReason } from '../../newsletter-check-messages.ts';
import type { IssueCheck } from './define-check.ts';

/** Letters that a window shows; a phone shows fewer. The meter of the form counts to the same number. */
export const MOST_SUBJECT = 60;

export const subject: IssueCheck = {
  id: 'subject',
  *run({ view }) {
    const place = { at: 'field', field: 'subject' } as const;
    const length = [...view.subject].length;
    if (length === 0) yield { severity: 'blocking', place, reason: issueReason('subject-missing') };
    if (length > MOST_SUBJECT) {
      const reason = issueReason('subject-long', length, MOST_SUBJECT);
      yield { severity: 'warning', place, reason };
    }
  },
};
