// May many articles go the same ways as one?
import { expect, it } from 'vitest';
import { articleStatuses } from '../../../core/content/article.ts';
import { nextStatuses } from '../../../core/desk/bulk.ts';
import { effectOf, nextSteps } from '../../../core/workflow/steps.ts';

const now = new Date('2026-03-11T12:00:00Z');
const later = { instant: '2026-04-01T08:00:00.000Z', zone: 'UTC' };

it.each(articleStatuses)(
  'from “%s” the same steps lead on for one article and for many',
  (status) => {
    const reached = [undefined, later].flatMap((publishAt) => {
      const { buttons, more } = nextSteps({ status, publishAt }, now);
      return [...buttons, ...more].map(
        (step) => effectOf(step, { publishAt, publishedAt: undefined }, now).status,
      );
    });
    expect(new Set(reached)).toEqual(new Set(nextStatuses[status]));
  },
);
