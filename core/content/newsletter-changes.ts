// What becomes of an issue of the newsletter when it is saved? Pure: the store only writes the answer.
import { canonicalJson } from '../canonical-json.ts';
import type {
  NewsletterEdit,
  NewsletterId,
  NewsletterIssue,
  NewsletterPeriod,
} from './newsletter.ts';

/** Members that an issue may be without: an edit that names one without a value removes it. */
const clearableMembers = ['dueAt', 'sentAt', 'announcement'] as const;

/** The next revision of `current` with `edit` made to it. What `edit` does not name stays. */
export function applyNewsletterEdit(
  current: NewsletterIssue,
  edit: NewsletterEdit,
  now: string,
): NewsletterIssue {
  const given = Object.entries(edit).filter(([, value]) => value !== undefined);
  // Members without a value are left out, so that the rest has the types of an issue.
  const next = { ...current, ...(Object.fromEntries(given) as Partial<NewsletterIssue>) };
  for (const member of clearableMembers) {
    if (member in edit && edit[member] === undefined) delete next[member];
  }
  return { ...next, revision: current.revision + 1, updatedAt: now };
}

/** What a person can change of an issue, by its name. */
export type NewsletterMember = keyof NewsletterEdit;

const notChanged: ReadonlySet<string> = new Set(['id', 'createdAt', 'updatedAt', 'revision']);

/** The members in which two revisions of an issue differ. */
export function changedInNewsletter(
  before: NewsletterIssue,
  after: NewsletterIssue,
): NewsletterMember[] {
  // Keys of an issue without those that nobody edits are the keys of an edit.
  const members = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (member) => !notChanged.has(member),
  ) as NewsletterMember[];
  return members.filter((member) => !isSameValue(before[member], after[member]));
}

/** An edit that gives `members` the values they have in `issue`, or none. */
export function newsletterEditOf(
  issue: NewsletterIssue,
  members: readonly NewsletterMember[],
): NewsletterEdit {
  return Object.fromEntries(members.map((member) => [member, issue[member]]));
}

/** An issue that nobody has written anything in yet. */
export function newNewsletterIssue(
  id: NewsletterId,
  {
    now,
    ...given
  }: { number: number; language: string; period: NewsletterPeriod; now: string } & Pick<
    Partial<NewsletterIssue>,
    'grouping' | 'subject' | 'preheader' | 'intro' | 'sections' | 'slots' | 'service'
  >,
): NewsletterIssue {
  return {
    grouping: 'newsType',
    subject: '',
    preheader: '',
    intro: '',
    sections: [],
    slots: [],
    service: 'generic',
    ...given,
    id,
    excluded: [],
    status: 'draft',
    createdAt: now,
    updatedAt: now,
    revision: 0,
  };
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(one) === canonicalJson(other);
}
