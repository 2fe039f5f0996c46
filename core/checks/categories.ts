// Will readers find the article under a topic?
import { reason } from '../check-messages.ts';
import type { Check } from './define-check.ts';

export const categories: Check = {
  id: 'categories',
  *run({ article }) {
    if (article.categories.length > 0) return;
    const place = { at: 'field', field: 'categories' } as const;
    const why = reason('category-missing');
    yield { severity: 'warning', place, judged: [], reason: why, go: 'choose' };
  },
};
