// Do a title and a description that were written for search engines fit into what they show?
import { fixWord, reason } from '../check-messages.ts';
import type { Check } from './define-check.ts';

const MOST_TITLE_LETTERS = 65;
const MOST_DESCRIPTION_LETTERS = 160;

export const searchResult: Check = {
  id: 'search-result',
  *run({ article }) {
    const { title = '', description = '' } = article.seo ?? {};
    const place = { at: 'field', field: 'searchResult' } as const;
    const lengths = [[...title.trim()].length, [...description.trim()].length] as const;
    if (lengths[0] > MOST_TITLE_LETTERS) {
      yield {
        severity: 'advice',
        place,
        judged: title,
        reason: reason('search-title-long', lengths[0], MOST_TITLE_LETTERS),
        fix: {
          mends: 'article',
          label: fixWord('use-headline'),
          edit: (now) => ({ seo: { description: now.seo?.description ?? '', title: '' } }),
        },
      };
    }
    if (lengths[1] > MOST_DESCRIPTION_LETTERS) {
      const why = reason('search-description-long', lengths[1], MOST_DESCRIPTION_LETTERS);
      yield { severity: 'advice', place, judged: description, reason: why };
    }
  },
};
