// Does the announcement lead to the issue where the website has it, and name what is in it?
import { expect, it } from 'vitest';
import { plainText } from '../content/body.ts';
import { type NewsletterIssue, newsletterId } from '../content/newsletter.ts';
import { newNewsletterIssue } from '../content/newsletter-changes.ts';
import { exampleArticle, exampleNewsroom } from '../export/example-newsroom.ts';
import { makeEdition } from '../site/edition.ts';
import { announcementOf } from './announcement.ts';
import { issuePath } from './issue-path.ts';

const article = exampleArticle(1, {});

function issueOf(id: number, language: string, sentAt?: string): NewsletterIssue {
  const uuid = `019a0000-0000-7000-8000-${String(id).padStart(12, '0')}`;
  const issue = newNewsletterIssue(newsletterId.parse(uuid), {
    ...{ number: 12, language, intro: 'One.\n\nTwo.', now: '2026-03-01T10:00:00.000Z' },
    period: { from: '2026-01-01', until: '2026-02-28' },
    sections: [{ id: 'a', title: 'News', items: [{ article: article.id }] }],
  });
  return sentAt === undefined ? issue : { ...issue, status: 'sent', sentAt };
}

const issues = [
  issueOf(1, 'en', '2026-03-05T10:00:00.000Z'),
  issueOf(2, 'fr', '2026-03-04T10:00:00.000Z'),
  issueOf(3, 'de'),
];

it('knows the pages that the website gives to issues of one number', () => {
  const snapshot = exampleNewsroom([article], { newsletters: issues });
  const edition = makeEdition(snapshot, { asOf: new Date('2026-03-09T10:00:00Z') });
  for (const { issue, path } of edition.issues) expect(issuePath(issue, issues)).toBe(path);
  expect(edition.issues).toHaveLength(2);
  const [, , draft] = issues;
  expect(draft && issuePath(draft, issues)).toBe('newsletters/12-3/');
});

it.each([
  ['en', 'Newsletter 12 out now'],
  ['fr', 'La lettre d’information n° 12 est parue'],
  ['de', 'Newsletter 12 ist erschienen'],
])('speaks the language of the issue: %s', (language, headline) => {
  const issue = issueOf(4, language);
  const source = { newsType: undefined, address: 'https://news.example/newsletters/12/' };
  const made = announcementOf(issue, { ...source, headlineOf: () => 'A tram' });
  expect(made).toMatchObject({ headline, language });
  const text = JSON.stringify(made.body);
  expect(text).toContain('https://news.example/newsletters/12/');
  expect(text).toContain(`galley:article/${article.id}`);
  expect(plainText(made.body.document)).toMatch(/One\.[\s\S]*Two\.[\s\S]*A tram/);
});

it('leaves out what is gone, and a link where the site has no address', () => {
  const made = announcementOf(issueOf(5, 'en'), {
    ...{ newsType: undefined, address: undefined, headlineOf: () => undefined },
  });
  expect(JSON.stringify(made.body)).not.toMatch(/galley:article|http/);
});
