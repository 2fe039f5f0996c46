// An issue of the newsletter and what it is read with: material for tests.
import { type NewsletterIssue, newsletterId } from '../content/newsletter.ts';
import { MOMENT } from '../export/example-newsroom.ts';
import type { LibrarySnapshot } from '../library.ts';
import { makeEdition } from '../site/edition.ts';
import type { IssueSource } from './issue-view.ts';

/** A draft of January and February 2026 without an article; `number` decides its id. */
export function exampleIssue(
  number: number,
  changes: Partial<NewsletterIssue> = {},
): NewsletterIssue {
  return {
    id: newsletterId.parse(`0190a000-0000-7000-8000-5${String(number).padStart(11, '0')}`),
    number,
    language: 'en',
    period: { from: '2026-01-01', until: '2026-02-28' },
    grouping: 'newsType',
    subject: 'Winter in nine countries',
    preheader: 'What two cold months brought, and what comes in spring.',
    intro: 'Dear readers.',
    sections: [],
    slots: [],
    excluded: [],
    service: 'mailchimp',
    status: 'draft',
    createdAt: '2026-02-28T08:00:00.000Z',
    updatedAt: '2026-02-28T08:00:00.000Z',
    revision: 0,
    ...changes,
  };
}

export function sourceOf(newsroom: LibrarySnapshot, asOf = MOMENT): IssueSource {
  const { assets, articles } = newsroom;
  return { edition: makeEdition(newsroom, { asOf }), assets, articles };
}
