// What do the checks and hints of a newsletter say? The part of the catalogue that names what was found, where, and what a proposal did.
import { countingIn } from './languages/counting.ts';
import { languageName } from './site/language-names.ts';

const { count, grouped } = countingIn('en-GB');

const language = (tag: string): string => languageName(tag, 'en');
const named = (words: string): string => (words === '' ? 'An article' : `“${words}”`);

/** Each reason a check of an issue can give. Gaps are words of the issue, numbers and language tags. */
const reasons = {
  'issue-empty': () => 'No article is in this issue',
  'site-without-address': () =>
    'The website has no address, so nothing in this issue leads to an article',
  'subject-missing': () => 'There is no subject',
  'subject-long': (letters: number, most: number) =>
    `The subject has ${letters} letters; lists of mails cut it after about ${most}`,
  'preheader-missing': () =>
    'There is no preheader: lists of mails show how the mail begins instead',
  'preheader-long': (letters: number, most: number) =>
    `The preheader has ${letters} letters; lists of mails cut it after about ${most}`,
  'preheader-is-subject': () => 'The preheader only repeats the subject',
  'article-gone': () => 'An article of this issue is not in the newsroom any more',
  'article-not-public': (headline: string) =>
    `Readers cannot see ${named(headline)} yet, so it is left out`,
  'headline-missing': () => 'An article has no headline, so no words lead to it',
  'text-missing': (headline: string) => `${named(headline)} has no words under its headline`,
  'section-empty': (title: string) =>
    `The section “${title}” holds nothing that readers can see, so it is left out`,
  'section-untitled': () => 'A section has no title',
  'alt-missing': (fileName: string) => `The picture “${fileName}” has no alternative text`,
  'picture-not-in-mail': (fileName: string) => `“${fileName}” is no picture that a mail can show`,
  'link-unclear': (words: string) =>
    words === ''
      ? 'A link has no words'
      : `The link “${words}” does not say where it leads, read on its own`,
  'link-unusable': (address: string) =>
    address === '' ? 'A link has no address' : `“${address}” is no address a mail can lead to`,
  'link-dead': (address: string) => `The website has no page at ${address}`,
  'slot-empty': () => 'A sponsor or partner slot has no words and no picture, so it is left out',
  'too-large': (kilobytes: number, most: number) =>
    `The mail has ${kilobytes} kB; Gmail cuts what is over ${most} kB, and the way to unsubscribe with it`,
  'nearly-too-large': (kilobytes: number, most: number) =>
    `The mail has ${kilobytes} kB; Gmail cuts what is over ${most} kB`,
  'contrast-low': (text: string, ground: string) =>
    `Text in ${text} on ${ground} is too pale to be read`,
  'colour-moved': (chosen: string, used: string) =>
    `The colour of the site, ${chosen}, is too pale for text: the mail uses ${used}`,
  'link-only-in-html': (address: string) => `The plain text lacks a link of the mail: ${address}`,
  'link-only-in-text': (address: string) => `Only the plain text has this link: ${address}`,
  'unsubscribe-missing': () => 'The mail has no place for the way to unsubscribe',
  'view-online-missing': () => 'The mail has no place for its address on the web',
  'generic-tags': () =>
    'No sending service is chosen: whoever sends puts real addresses where the mail says how to unsubscribe and to view it online',
  'other-language': (headline: string, tag: string) =>
    `${named(headline)} is in ${language(tag)}, and has no translation that is out`,
  'translation-there': (headline: string, tag: string) =>
    `${named(headline)} is there in ${language(tag)}, the language of this issue`,
  'event-untold': (headline: string) => `The event “${headline}” of this period is in no section`,
  'event-coming-untold': (headline: string, day: string) =>
    `The event “${headline}” on ${day} is coming up and in no section`,
  'picture-missing': (headline: string) => `${named(headline)} has no picture`,
  'section-of-one': (title: string) => `The section “${title}” holds one article only`,
} satisfies Record<string, (...gaps: never[]) => string>;

export const newsletterCheckMessages = {
  reasons,
  /** Where a finding is. */
  places: {
    issue: 'issue',
    subject: 'subject',
    preheader: 'preheader',
    intro: 'intro',
    service: 'sending service',
    section: (title: string) => (title === '' ? 'section without title' : `section “${title}”`),
    item: (headline: string) => (headline === '' ? 'article' : `“${headline}”`),
    slot: (title: string) => (title === '' ? 'slot' : `slot “${title}”`),
  },
  allPassed: 'Ready to be sent',
  counts: (blocking: number, warnings: number, advice: number) =>
    [
      blocking === 0 ? '' : `${grouped(blocking)} blocking`,
      warnings === 0 ? '' : count(warnings, 'warning', 'warnings'),
      advice === 0 ? '' : `${grouped(advice)} advice`,
    ]
      .filter((part) => part !== '')
      .join(', '),
  /** What a proposal did. */
  proposal: {
    added: (number: number) => `${count(number, 'article', 'articles')} added.`,
    removed: (number: number) => `${count(number, 'article', 'articles')} taken out.`,
    leftOver: (number: number) =>
      `${count(number, 'article', 'articles')} of this period found no room.`,
    nothing: 'Nothing to add and nothing to take out.',
    why: {
      gone: 'not in the newsroom any more',
      'not-public': 'readers cannot see it',
      twice: 'it was in this issue twice',
      'in-earlier-issue': 'it was in an earlier issue',
      excluded: 'it was taken out of this issue before',
    },
  },
};

type Sayings = typeof reasons;
export type IssueReasonId = keyof Sayings;

/** Why something was found: which reason, and what fills its gaps. */
export type IssueReason = {
  [Id in IssueReasonId]: { readonly id: Id; readonly gaps: Readonly<Parameters<Sayings[Id]>> };
}[IssueReasonId];

export function issueReason<Id extends IssueReasonId>(
  id: Id,
  ...gaps: Parameters<Sayings[Id]>
): IssueReason {
  // A member of the union by construction, which the compiler does not follow through the generic key.
  return { id, gaps } as unknown as IssueReason;
}
