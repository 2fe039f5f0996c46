// Does a standfirst lead into the article?
import { reason } from '../check-messages.ts';
import type { Check } from './define-check.ts';

export const standfirst: Check = {
  id: 'standfirst',
  *run({ article }) {
    if (article.standfirst.trim() !== '') return;
    const place = { at: 'field', field: 'standfirst' } as const;
    const why = reason('standfirst-missing');
    yield { severity: 'advice', place, judged: '', reason: why, go: 'write' };
  },
};
