// What do the checks say? The part of the catalogue that names what was found, where it is, and what mends it.

import { countingIn } from './languages/counting.ts';
import { languageName } from './site/language-names.ts';

const { count, grouped } = countingIn('en-GB');

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

/** `2026-03-09` in words. */
function dayInWords(day: string): string {
  const [year = '', month = '', dayOfMonth = ''] = day.split('-');
  return `${Number(dayOfMonth)} ${months[Number(month) - 1] ?? month} ${year}`;
}

const language = (tag: string): string => languageName(tag, 'en');

/** Each reason a check can give. Gaps are words of the article, numbers, days (`2026-03-09`) and language tags. */
const reasons = {
  'headline-missing': () => 'The article has no headline',
  'headline-long': (letters: number, most: number) =>
    `The headline has ${letters} letters; cards and search results cut it after ${most}`,
  'text-missing': () => 'The article has no text',
  'standfirst-missing': () => 'There is no standfirst',
  'summary-missing': () => 'There is no summary for lists',
  'summary-long': (letters: number, most: number) =>
    `The summary has ${letters} letters; lists have room for ${most}`,
  'category-missing': () => 'No category is chosen',
  'search-title-long': (letters: number, most: number) =>
    `The search title has ${letters} letters; search engines cut it after ${most}`,
  'search-description-long': (letters: number, most: number) =>
    `The search description has ${letters} letters; search engines cut it after ${most}`,

  'address-reserved': (slug: string) => `The address “${slug}” belongs to the website itself`,
  'address-taken': (slug: string, headline: string) =>
    `“${headline}” has the address “${slug}” too, so one of them gets another`,

  'alt-missing': (picture: string) => `“${picture}” has no alternative text`,
  'alt-file-name': (alt: string) => `The alternative text “${alt}” is the name of a file`,
  'alt-says-picture': (words: string) =>
    `The alternative text begins with “${words}”, which screen readers say themselves`,
  'alt-is-caption': () => 'The alternative text only repeats the caption',

  'heading-empty': () => 'A heading is empty',
  'heading-skips': (level: number, before: number) =>
    `Heading ${level} follows ${before === 1 ? 'the headline' : `heading ${before}`}: a level is left out`,
  'link-unclear': (words: string) =>
    words === ''
      ? 'A link has no words'
      : `The link “${words}” does not say where it leads, read on its own`,
  'link-bare-address': (words: string) => `The words of a link are its address: ${words}`,
  'table-without-header': () => 'The table has no heading row or column',
  'words-in-language': (found: string, said: string) =>
    `These words look ${language(found)}, and are marked as ${language(said)}`,

  'source-changed': (changes: number, tag: string) =>
    `${count(changes, 'change', 'changes')} in the ${language(tag)} version since this translation`,

  'article-gone': (words: string) => `“${words}” leads to an article that is not there`,
  'article-not-public': (headline: string) =>
    `Readers cannot see “${headline}” yet, so what leads there is left out`,

  'web-link-gone': (words: string, address: string, status: number) =>
    `“${words}” leads to a page that is not there (${status}): ${address}`,
  'web-link-refused': (words: string, address: string, status: number) =>
    `“${words}” was not given out to Galley (${status}); look for yourself: ${address}`,
  'web-link-silent': (words: string, address: string) =>
    `The server of “${words}” did not answer: ${address}`,
  'web-link-moved': (words: string, to: string) => `“${words}” has moved to ${to}`,
  'web-link-private': (words: string, address: string) =>
    `“${words}” leads into a private network, which readers do not reach: ${address}`,

  'picture-without-rights': (fileName: string) => `“${fileName}” has neither credit nor licence`,
  'picture-without-credit': (fileName: string) => `“${fileName}” says nobody made it`,
  'picture-without-licence': (fileName: string) => `“${fileName}” has no licence`,

  'attachment-untitled': (fileName: string) => `“${fileName}” has no title`,
  'attachment-without-language': (title: string) => `“${title}” has no language`,
  'attachment-other-language': (title: string, found: string, said: string) =>
    `“${title}” says of itself that it is ${language(found)}, and is offered as ${language(said)}`,
  'attachment-gone': (title: string) => `The file of “${title}” is not in the newsroom`,
  'pdf-untagged': (title: string) =>
    `“${title}” is an untagged PDF: screen readers get loose words, without headings or order`,

  'video-uncaptioned': (title: string) =>
    `“${title}” is a video without captions: deaf readers miss what is said`,
  'attachment-old-format': (title: string) =>
    `“${title}” is in an old format, which many readers cannot open: offer a newer one, or a PDF`,
  'attachment-large': (title: string, megabytes: number) =>
    `“${title}” has ${grouped(megabytes)} MB, which is much for a download`,

  'file-name-hidden': (fileName: string) =>
    `The file name “${fileName}” holds signs that are not seen or turn its letters around`,
  'file-name-disguised': (fileName: string) =>
    `“${fileName}” looks like a document and is named like a program`,
  'file-name-program': (fileName: string) => `“${fileName}” is a program`,
  'file-name-device': (fileName: string) =>
    `“${fileName}” cannot be saved on Windows: the name belongs to a device`,
  'file-name-path': (fileName: string) => `The file name “${fileName}” names a folder, too`,
  'file-name-end': (fileName: string) => `The file name “${fileName}” ends in a dot or a space`,

  'embargo-running': (day: string) =>
    `Under embargo until ${dayInWords(day)}: it stays inside until then`,
  'goes-live-later': (day: string) =>
    `Its date is ${dayInWords(day)}: it stays inside until then, although it is published`,
  'scheduled-without-date': () => 'It is scheduled, but has no date: it would never go out',
  'event-over': (day: string) =>
    `The event ended on ${dayInWords(day)}, and the text still invites to it`,

  'button-without-label': () => 'The button does not say what it does',
  'button-without-link': () => 'The button leads nowhere, so readers do not see it',
  'file-missing': () => 'The download offers no file, so readers do not see it',
  'file-without-title': () => 'The download has no title',
  'article-missing': () => 'The article card leads to no article, so readers do not see it',
  'video-missing': () => 'The video has no address that Galley knows, so readers do not see it',
  'video-without-title': () => 'The video has no title',
  'video-without-transcript': () => 'The video has no transcript for people who do not hear it',
} satisfies Record<string, (...gaps: never[]) => string>;

/** What one press does. */
const fixes = {
  'set-language': (tag: string) => `Set ${language(tag)}`,
  'mark-language': (tag: string) => `Mark as ${language(tag)}`,
  'use-standfirst': () => 'Use the standfirst',
  'use-title': (title: string) => `Call it “${title}”`,
  'make-level': (level: number) => `Make it heading ${level}`,
  'remove-heading': () => 'Remove it',
  'remove-link': () => 'Remove the link',
  'remove-card': () => 'Remove it',
  'head-row': () => 'Make the first row headings',
  shorten: () => 'Leave it out',
  'use-address': (slug: string) => `Use “${slug}”`,
  'use-safe-name': (fileName: string) => `Rename to “${fileName}”`,
  'follow-move': () => 'Use the new address',
  'use-headline': () => 'Use the headline',
} satisfies Record<string, (...gaps: never[]) => string>;

/** What stands on a button that leads to the place. */
const goes = {
  show: 'Show',
  write: 'Write it',
  shorten: 'Shorten it',
  choose: 'Choose',
  describe: 'Describe',
  name: 'Name it',
  add: 'Add one',
  addLink: 'Add link',
  rights: 'Say whose',
};

/** What blocks are called where a finding says where it is. */
const blocks: Readonly<Record<string, string>> = {
  paragraph: 'paragraph',
  heading: 'section',
  figure: 'picture',
  table: 'table',
  button: 'button',
  fileCard: 'download',
  videoCard: 'video',
  articleCard: 'article card',
  footnote: 'footnote',
  factBox: 'fact box',
};

export const checkMessages = {
  title: 'Pre-flight',
  passed: (passed: number, total: number) => `${passed} of ${total} pass`,
  allPassed: 'Ready for readers',
  blocking: 'Blocking',
  warning: 'Warning',
  advice: 'Advice',
  /** Said when typing rests and something has changed. */
  summary: (blocking: number, warnings: number, advice: number) =>
    blocking + warnings + advice === 0
      ? 'Pre-flight: ready for readers'
      : `Pre-flight: ${[
          blocking === 0 ? '' : `${blocking} blocking`,
          warnings === 0 ? '' : count(warnings, 'warning', 'warnings'),
          advice === 0 ? '' : `${advice} advice`,
        ]
          .filter((part) => part !== '')
          .join(', ')}`,
  reasons,
  fixes,
  goes,
  mended: (what: string) => `Mended: ${what}.`,
  goTo: (what: string, place: string) => `${what}, ${place}`,
  places: {
    headline: 'headline',
    standfirst: 'standfirst',
    text: 'text',
    summary: 'summary',
    categories: 'categories',
    address: 'address',
    goesLive: 'date',
    embargo: 'embargo',
    event: 'event',
    featuredImage: 'featured image',
    searchResult: 'search result',
    block: (type: string, number: number) =>
      `${Object.hasOwn(blocks, type) ? blocks[type] : 'block'} ${number}`,
    attachment: (number: number) => `attachment ${number}`,
    asset: 'file',
  },
  links: {
    check: (number: number) => `Ask for ${count(number, 'web link', 'web links')}`,
    again: 'Ask again',
    help: 'Asks their servers, which then learn the address of this connection.',
    checking: 'Asking for web links',
    done: (good: number, all: number) =>
      good === all
        ? `${all === 1 ? 'The web link answers' : `All ${all} web links answer`}.`
        : `${good} of ${count(all, 'web link', 'web links')} answer.`,
  },
  /** Of all that would leave, before an export. */
  edition: {
    checking: 'Checking what would leave',
    checked: (done: number, total: number) => `${done} of ${total}`,
    clean: (articles: number) =>
      articles === 1
        ? 'The article passes every check'
        : `All ${grouped(articles)} articles pass every check`,
    found: (clean: number, articles: number) =>
      `${grouped(clean)} of ${count(articles, 'article passes', 'articles pass')} every check`,
    counts: {
      blocking: (number: number) => `${grouped(number)} blocking`,
      warning: (number: number) => count(number, 'warning', 'warnings'),
      advice: (number: number) => `${grouped(number)} advice`,
    },
    letThrough: (number: number) => `${number} let pass`,
    findings: 'Findings',
    open: (headline: string) => `Open “${headline}”`,
    letPass: 'Let it pass…',
    why: 'Why may it pass?',
    whyHelp:
      'Kept with your name in the audit trail and the receipt. It counts for this very text, and readers never see it.',
    who: 'Your name',
    confirm: 'Let it pass',
    missing: 'Say why, and who says so.',
    passedBy: (by: string, why: string) => `${by} lets it pass: ${why}`,
    withdraw: 'Take back',
    blocked: (number: number) =>
      number === 1
        ? 'One blocking finding holds the export back. Mend it, or say why it may pass.'
        : `${number} blocking findings hold the export back. Mend each, or say why it may pass.`,
    left: (number: number) =>
      `${count(number, 'more article has', 'more articles have')} warnings or advice. “galley preflight” lists all of them.`,
    failed: 'The pre-flight did not come to its end.',
    withLinks: 'Ask for web links, too',
  },
  rights: {
    title: 'Credit and licence',
    lead: (fileName: string) => `Of “${fileName}”, wherever it is shown.`,
    credit: 'Credit',
    creditHint: 'Photo: Inês Duarte',
    licence: 'Licence',
    licenceHint: 'CC BY 4.0, or “all rights reserved”',
    save: 'Save',
  },
};

type Sayings = typeof reasons;
export type ReasonId = keyof Sayings;

/** Why a check found something: which reason, and what fills its gaps. */
export type Reason = {
  [Id in ReasonId]: { readonly id: Id; readonly gaps: Readonly<Parameters<Sayings[Id]>> };
}[ReasonId];

export function reason<Id extends ReasonId>(id: Id, ...gaps: Parameters<Sayings[Id]>): Reason {
  // A member of the union by construction, which the compiler does not follow through the generic key.
  return { id, gaps } as unknown as Reason;
}

type FixSayings = typeof fixes;
export type FixWord = {
  [Id in keyof FixSayings]: {
    readonly id: Id;
    readonly gaps: Readonly<Parameters<FixSayings[Id]>>;
  };
}[keyof FixSayings];

export function fixWord<Id extends keyof FixSayings>(
  id: Id,
  ...gaps: Parameters<FixSayings[Id]>
): FixWord {
  // As above.
  return { id, gaps } as unknown as FixWord;
}

export type GoWord = keyof typeof goes;

/** A reason or a fix as it crosses to another process. */
export interface Saying {
  readonly id: string;
  readonly gaps: readonly (string | number)[];
}

/** The words of a reason, or of what one press does; the name of it where this catalogue has no such words. */
export function say(
  catalogue: Readonly<Record<string, (...gaps: never[]) => string>>,
  { id, gaps }: Saying,
): string {
  if (!Object.hasOwn(catalogue, id)) return id;
  // Its gaps were made for this very saying by `reason` or `fixWord`.
  const words = catalogue[id] as (...gaps: readonly (string | number)[]) => string;
  return words(...gaps);
}
