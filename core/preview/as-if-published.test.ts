import { describe, expect, it } from 'vitest';
import { type Article, isPublic, newArticle } from '../content/article.ts';
import { articleId, termId } from '../content/ids.ts';
import { asIfPublished } from './as-if-published.ts';

const moment = new Date('2026-03-10T12:00:00Z');
const draft: Article = {
  ...newArticle(articleId.parse('01958091-e580-7674-9cbe-6a209fdc256b'), {
    newsType: termId.parse('01958091-e580-7674-9cbe-6a209fdc256c'),
    language: 'en',
    now: '2026-03-01T09:00:00Z',
  }),
  headline: 'Peer mentors',
};
const later = { instant: '2026-04-01T09:00:00Z', zone: 'UTC' };

describe('an article in the preview', () => {
  it('that is public stays the very object it is', () => {
    const shown: Article = { ...draft, status: 'published', publishedAt: '2026-03-02T09:00:00Z' };
    expect(asIfPublished(shown, moment)).toBe(shown);
  });

  it.each<[string, Partial<Article>]>([
    ['a draft', {}],
    ['in review', { status: 'inReview' }],
    ['approved', { status: 'approved' }],
    ['scheduled for later', { status: 'scheduled', publishAt: later }],
    [
      'under embargo',
      { status: 'published', publishedAt: '2026-03-02T09:00:00Z', embargoUntil: later },
    ],
    ['archived', { status: 'archived', publishedAt: '2026-03-02T09:00:00Z' }],
  ])('that is %s is shown as readers would see it', (_what, fields) => {
    const article: Article = { ...draft, ...fields };
    // The control: as it is, readers would see nothing.
    expect(isPublic(article, moment)).toBe(false);
    const shown = asIfPublished(article, moment);
    expect(isPublic(shown, moment)).toBe(true);
    expect(shown.headline).toBe('Peer mentors');
    expect(shown.publishedAt).toBe(article.publishedAt ?? moment.toISOString());
  });

  it('that was to go out on a later day is dated today, not then', () => {
    const article: Article = { ...draft, status: 'published', publishedAt: later.instant };
    expect(asIfPublished(article, moment).publishedAt).toBe(moment.toISOString());
  });
});
