// What is a check of an issue: the contract each file of this folder fills in, and what it may look at?
import type { Severity } from '../../checks/define-check.ts';
import type { ArticleId } from '../../content/ids.ts';
import type { NewsletterIssue } from '../../content/newsletter.ts';
import type { IssueReason } from '../../newsletter-check-messages.ts';
import type { Edition } from '../../site/edition.ts';
import type { IssueSource, IssueView } from '../issue-view.ts';

/** Where in an issue a finding is. Sections and slots by their ids. */
export type IssuePlace =
  | { readonly at: 'issue' }
  | { readonly at: 'field'; readonly field: 'subject' | 'preheader' | 'intro' | 'service' }
  | { readonly at: 'section'; readonly section: string }
  | { readonly at: 'item'; readonly section: string; readonly article: ArticleId }
  | { readonly at: 'slot'; readonly slot: string };

export interface IssueFound {
  readonly severity: Severity;
  readonly place: IssuePlace;
  readonly reason: IssueReason;
}

/** What a check looks at: the issue as it is kept, as readers get it, and both parts of its mail. */
export interface IssueSubject {
  readonly issue: NewsletterIssue;
  readonly view: IssueView;
  readonly html: string;
  readonly text: string;
  readonly edition: Edition;
  readonly source: IssueSource;
}

export interface IssueCheck {
  readonly id: string;
  run(subject: IssueSubject): Iterable<IssueFound>;
}
