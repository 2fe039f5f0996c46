// Where is an issue on the website, or where will it be once it is sent?
import { type NewsletterIssue, sentIssues } from '../content/newsletter.ts';
import { paths } from '../site/site-paths.ts';

/** The page of an issue, as the website gives it: of several with one number, the one that was sent first has it. */
export function issuePath(issue: NewsletterIssue, newsletters: readonly NewsletterIssue[]): string {
  const alike = newsletters.filter(({ number }) => number === issue.number);
  const sent = sentIssues({ newsletters: alike }, new Date(8.64e15));
  const at = sent.findIndex((one) => one.issue.id === issue.id);
  const place = at < 0 ? sent.length : at;
  return paths.newsletter(place === 0 ? String(issue.number) : `${issue.number}-${place + 1}`);
}
