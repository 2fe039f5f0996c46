// Is an embargo running?
import { reason } from '../check-messages.ts';
import type { Check } from './define-check.ts';

export const embargo: Check = {
  id: 'embargo',
  *run({ article }, context) {
    const { embargoUntil, status } = article;
    if (embargoUntil === undefined || status === 'archived') return;
    const until = new Date(embargoUntil.instant);
    if (until.getTime() <= context.now.getTime()) return;
    const isMeantToBeOut = status === 'published' || status === 'scheduled';
    yield {
      severity: isMeantToBeOut ? 'warning' : 'advice',
      place: { at: 'field', field: 'embargo' },
      judged: embargoUntil,
      reason: reason('embargo-running', context.day(until)),
    };
  },
};
