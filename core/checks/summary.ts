// Do lists and search engines have something to show?
import { fixWord, reason } from '../check-messages.ts';
import type { Check } from './define-check.ts';

/** What lists have room for. */
export const MOST_SUMMARY_LETTERS = 200;

export const summary: Check = {
  id: 'summary',
  *run({ article }) {
    const text = article.summary.trim();
    const place = { at: 'field', field: 'summary' } as const;
    if (text === '') {
      const standfirst = article.standfirst.trim();
      const fits = standfirst !== '' && [...standfirst].length <= MOST_SUMMARY_LETTERS;
      yield {
        severity: 'advice',
        place,
        judged: '',
        reason: reason('summary-missing'),
        ...(fits
          ? {
              fix: {
                mends: 'article',
                label: fixWord('use-standfirst'),
                edit: (now) => ({ summary: now.standfirst.trim() }),
              },
            }
          : { go: 'write' }),
      };
      return;
    }
    const letters = [...text].length;
    if (letters > MOST_SUMMARY_LETTERS) {
      const why = reason('summary-long', letters, MOST_SUMMARY_LETTERS);
      yield { severity: 'advice', place, judged: text, reason: why, go: 'shorten' };
    }
  },
};
