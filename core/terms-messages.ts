// Which words does the desk for categories, news types, tags and people use?

import { countingIn } from './languages/counting.ts';
import type { EntryKind, TermConsequences, TermRefusalCode } from './terms/term-change.ts';

const { count, grouped } = countingIn('en-GB');

const articles = (number: number): string => count(number, 'article', 'articles');

const refusals: Readonly<Record<TermRefusalCode, (subject: string) => string>> = {
  'address-empty': () => 'Nothing of this can stand in an address. Use letters or digits.',
  'address-reserved': (slug) => `The website needs “${slug}” itself. Choose another address.`,
  'address-taken': (name) => `“${name}” has this address. Choose another one.`,
  'below-itself': (name) => `“${name}” cannot stand below itself.`,
  gone: () => 'It is not there any more: somebody has deleted or merged it.',
  'in-use': (name) =>
    `Every article has exactly one news type. Merge “${name}” into another one instead.`,
  'last-news-type': () => 'The newsroom needs one news type at least.',
  'name-empty': () => 'It needs a name.',
  'name-taken': (name) => `“${name}” is there already.`,
  'name-too-long': () => 'Make the name shorter than 120 letters.',
  'same-entry': () => 'Choose another one to merge it into.',
  'target-takes-only-this': (label) =>
    `“${label}” publishes nothing else. Without it, it would publish every article. Change what “${label}” takes first, in the publish dialog.`,
};

/** How many of the articles that change are out. */
function ofThem(number: number, published: number): string {
  if (number === 1) return published === 1 ? ', and it is on the website.' : ', and it is not out.';
  if (published === 0) return ', none of them on the website.';
  return `, ${published === number ? 'all' : grouped(published)} of them on the website.`;
}

type Target = TermConsequences['targets'][number];

export const termsMessages = {
  title: 'Categories and people',
  kinds: 'Kinds',
  kind: {
    category: 'Categories',
    newsType: 'News types',
    tag: 'Tags',
    person: 'People',
  } satisfies Record<EntryKind, string>,
  one: {
    category: 'category',
    newsType: 'news type',
    tag: 'tag',
    person: 'person',
  } satisfies Record<EntryKind, string>,
  create: {
    category: 'New category',
    newsType: 'New news type',
    tag: 'New tag',
    person: 'New person',
  } satisfies Record<EntryKind, string>,
  createBelow: 'New category below',
  filter: {
    category: 'Filter categories',
    newsType: 'Filter news types',
    tag: 'Filter tags',
    person: 'Filter people',
  } satisfies Record<EntryKind, string>,
  clearFilter: 'Clear the filter',
  shown: (shown: number, all: number) =>
    shown === all ? grouped(all) : `${grouped(shown)} of ${grouped(all)}`,
  columns: { name: 'Name', address: 'Address', role: 'Role', uses: 'Articles' },
  unused: '–',
  uses: (number: number) => articles(number),
  usesOut: (number: number, out: number) =>
    number === 0
      ? 'No article names it yet.'
      : `${articles(number)}, ${out === 0 ? 'none' : grouped(out)} on the website`,
  help: {
    category:
      'Drag a category, or move it with Alt and the arrow keys; Alt, Shift and ← or → move it out or in. F2 renames it.',
    newsType: 'Drag a news type, or move it with Alt and the arrow keys. F2 renames it.',
    tag: 'Drag a tag, or move it with Alt and the arrow keys. F2 renames it.',
    person: 'People are sorted by name. F2 renames a person.',
  } satisfies Record<EntryKind, string>,
  nothing: (typed: string) => `Nothing is called “${typed}”.`,
  nothingHelp: 'Shorten what you typed, or make it new.',
  createNamed: (name: string) => `Create “${name}”`,
  empty: {
    category: [
      'No categories yet',
      'Readers filter the news by category, and an article may have several. “Prisons” or “Research” is one.',
    ],
    newsType: [
      'No news types yet',
      'Every article is of exactly one type, such as News or Vacancy.',
    ],
    tag: [
      'No tags yet',
      'Tags are fine words for related news and for WordPress. They can be made here, or in the details of an article.',
    ],
    person: [
      'Nobody yet',
      'People stand in bylines, and each has a page with their articles. Add everyone who writes.',
    ],
  } satisfies Record<EntryKind, readonly [string, string]>,
  choose: 'Choose one to see where it is used.',
  readOnly: 'This newsroom is open for reading only.',

  name: 'Name',
  newName: (name: string) => `New name of “${name}”`,
  address: 'Address',
  addressHelp: {
    category: 'The address of its page on the website.',
    newsType: 'The address of its page on the website.',
    tag: 'Tags have no page of their own: this is their name in feeds and at WordPress.',
  },
  addressKnown: 'Readers know this address. Another one leaves a way from here to there.',
  description: 'Description',
  descriptionHelp: 'Stands under the heading of its page.',
  parent: 'Stands below',
  noParent: 'Nothing: it is at the top',
  role: 'Role',
  organisation: 'Organisation',
  link: 'Link',
  linkHelp: 'Such as https://example.org/ana. Shown on their page.',
  usedIn: 'Used in',
  showAll: 'Show in the table of articles',
  more: (number: number) => `Show ${grouped(number)} more`,
  open: (headline: string) => `Open “${headline}”`,
  backToList: 'Back to the list',
  actions: 'More actions',
  rename: 'Rename',
  moveUp: 'Move up',
  moveDown: 'Move down',
  moveIn: 'Move in, below the one above',
  moveOut: 'Move out',
  expand: (name: string) => `Show what is below “${name}”`,
  collapse: (name: string) => `Hide what is below “${name}”`,
  merge: 'Merge into…',
  delete: 'Delete…',
  deleteNow: 'Delete',
  isBelow: (name: string, parent: string | null) =>
    parent === null ? `“${name}” stands at the top.` : `“${name}” stands below “${parent}”.`,
  isPlace: (name: string, place: number, total: number) =>
    `“${name}” is ${grouped(place)} of ${grouped(total)}.`,
  noFurther: 'It cannot move there.',

  created: (name: string) => `“${name}” is there.`,
  renamed: (before: string, after: string) => `“${before}” is now called “${after}”.`,
  readdressed: (to: string) => `The address is now ${to}.`,
  readdressedFrom: (from: string, to: string) => `${from} leads to ${to} from now on.`,
  changed: (name: string) => `“${name}” is changed.`,
  merged: (from: string, into: string, number: number) =>
    `“${from}” is part of “${into}” now${number === 0 ? '.' : `: ${articles(number)} changed.`}`,
  deleted: (name: string, number: number) =>
    `“${name}” is deleted${number === 0 ? '.' : `, and taken off ${articles(number)}.`}`,
  stopped: (done: number, total: number, name: string) =>
    `Stopped after ${grouped(done)} of ${articles(total)}. “${name}” is still there.`,
  incomplete: (failed: number, name: string) =>
    `${articles(failed)} could not be changed, so “${name}” stays. Mend what is wrong with ${failed === 1 ? 'it' : 'them'}, then try again.`,

  mergeTitle: (name: string) => `Merge “${name}” into another one`,
  mergeLead: 'Its articles get the other one, and its address leads to where that stands.',
  chooseOther: 'Choose what to merge it into…',
  chooseAnother: 'Choose another one…',
  swap: (name: string) => `Keep “${name}” instead`,
  deleteTitle: (name: string) => `Delete “${name}”`,
  deleteLead: 'Nothing of the articles themselves is lost.',
  insteadMerge: 'Merge it instead…',
  looking: 'Looking at the articles',
  working: 'Changing articles',
  progress: (done: number, total: number) => `${grouped(done)} of ${grouped(total)}`,
  doMerge: (number: number) => (number === 0 ? 'Merge' : `Merge, and change ${articles(number)}`),
  doDelete: (number: number) =>
    number === 0 ? 'Delete' : `Delete, and change ${articles(number)}`,
  undoAfter: 'All of it can be undone in one step.',

  /** What a change comes to, a sentence each. */
  consequences: {
    title: 'What happens',
    articles: (number: number, published: number) =>
      number === 0
        ? 'No article changes.'
        : `${articles(number)} ${number === 1 ? 'changes' : 'change'}${ofThem(number, published)}`,
    pages: 'Their pages, and lists that show them, change with the next publish.',
    uncategorised: (number: number) =>
      `${articles(number)} will have no category, and ${number === 1 ? 'stands' : 'stand'} under “Uncategorised”.`,
    raised: (number: number) =>
      `${count(number, 'category', 'categories')} below it ${number === 1 ? 'moves' : 'move'} up.`,
    moved: (number: number, into: string) =>
      `${count(number, 'category', 'categories')} below it ${number === 1 ? 'moves' : 'move'} below “${into}”.`,
    redirect: (from: string, to: string) => `${from} leads to ${to}.`,
    gone: (address: string) => `Nothing stands at ${address} any more.`,
    links: (number: number) =>
      `${count(number, 'link', 'links')} of the website’s navigation ${number === 1 ? 'uses' : 'use'} an address that changes.`,
    target: {
      gains: ({ label, gains }: Target) =>
        `“${label}” will publish ${count(gains, 'article', 'articles')} that it does not publish now.`,
      loses: ({ label, loses }: Target) =>
        `“${label}” will take down ${count(loses, 'article', 'articles')} that it publishes now.`,
      rule: ({ label }: Target) => `What “${label}” takes is named by the other one from then on.`,
      choiceKept: ({ label }: Target) => `What was chosen for it at “${label}” goes with it.`,
      choiceGivenUp: ({ label }: Target) =>
        `What was chosen for it at “${label}” is given up. Its articles get there what the other one gets.`,
    },
  },
  refusal: (code: TermRefusalCode, subject: string) => refusals[code](subject),
  mergeIntoOther: (name: string) => `Merge into “${name}”…`,
} as const;
