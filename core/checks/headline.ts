// Has the article a headline, and does it fit on a card?
import { reason } from '../check-messages.ts';
import type { Check } from './define-check.ts';

/** What search engines and cards show of a headline. */
const MOST_LETTERS = 110;

export const headline: Check = {
  id: 'headline',
  *run({ article }) {
    const text = article.headline.trim();
    const place = { at: 'field', field: 'headline' } as const;
    const judged = text;
    if (text === '') {
      yield {
        severity: 'blocking',
        place,
        judged,
        reason: reason('headline-missing'),
        go: 'write',
      };
      return;
    }
    const letters = [...text].length;
    if (letters > MOST_LETTERS) {
      const why = reason('headline-long', letters, MOST_LETTERS);
      yield { severity: 'advice', place, judged, reason: why, go: 'shorten' };
    }
  },
};
