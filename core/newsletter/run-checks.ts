// What do all checks say of an issue before it is marked as sent?
import { severities } from '../checks/define-check.ts';
import type { NewsletterIssue } from '../content/newsletter.ts';
import type { newsletterCheckMessages } from '../newsletter-check-messages.ts';
import type { IssueFound, IssuePlace } from './checks/define-check.ts';
import { issueChecks } from './checks/registry.ts';
import { type IssueSource, type IssueView, readIssue } from './issue-view.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';

/** What a check found, and which it was. */
export type IssueFinding = IssueFound & { readonly check: string };

export interface CheckedIssue {
  /** Worst first, then in the order of the registry. */
  readonly findings: readonly IssueFinding[];
  /** How many checks found nothing, of how many. */
  readonly passed: number;
  readonly total: number;
}

/** The mail of an issue where it is made already; what is not given is made. */
export interface MadeMail {
  readonly view: IssueView;
  readonly html: string;
  readonly text: string;
}

/** Runs every check of an issue. `made` is what would be handed over: what is checked is what is sent. */
export function runNewsletterChecks(
  issue: NewsletterIssue,
  source: IssueSource,
  made: MadeMail = makeMail(issue, source),
): CheckedIssue {
  const subject = { issue, source, edition: source.edition, ...made };
  const bySeverity = new Map(severities.map((severity) => [severity, [] as IssueFinding[]]));
  let passed = 0;
  for (const check of issueChecks) {
    let isClean = true;
    for (const found of check.run(subject)) {
      isClean = false;
      bySeverity.get(found.severity)?.push({ ...found, check: check.id });
    }
    if (isClean) passed += 1;
  }
  return { findings: [...bySeverity.values()].flat(), passed, total: issueChecks.length };
}

/** What people call the place of a finding: the title of its section or slot, the headline of its article; empty where it has none. */
export function nameOfPlace(
  place: IssuePlace,
  issue: NewsletterIssue,
  { articles }: Pick<IssueSource, 'articles'>,
): string {
  switch (place.at) {
    case 'issue':
    case 'field':
      return '';
    case 'section':
      return issue.sections.find(({ id }) => id === place.section)?.title.trim() ?? '';
    case 'item':
      return articles.find(({ id }) => id === place.article)?.headline.trim() ?? '';
    case 'slot':
      return issue.slots.find(({ id }) => id === place.slot)?.title.trim() ?? '';
  }
}

/** Where a finding is, in the words of a catalogue. */
export function placeInWords(
  place: IssuePlace,
  name: string,
  words: typeof newsletterCheckMessages.places,
): string {
  switch (place.at) {
    case 'issue':
      return words.issue;
    case 'field':
      return words[place.field];
    case 'section':
    case 'item':
    case 'slot':
      return words[place.at](name);
  }
}

/** The mail with pictures beside it, each under the name of its asset: as large as it can get. */
function makeMail(issue: NewsletterIssue, source: IssueSource): MadeMail {
  const view = readIssue(issue, source);
  const html = mailHtml(view, { picture: ({ asset }) => `images/${asset}.jpg` });
  return { view, html, text: mailText(view) };
}
