// Which words does the article desk need: its table, its filters, saved views, quick look, and actions on many articles?
import type { Grouping, SortKey } from './desk/arrange.ts';
import type { BulkReason } from './desk/bulk.ts';
import type { FilterField, LiveValue, Mark, RelativeDay } from './desk/filter.ts';
import type { BuiltInViewId } from './desk/views.ts';
import { countingIn } from './languages/counting.ts';

const { count, grouped } = countingIn('en-GB');

const articles = (number: number): string => count(number, 'article', 'articles');

const fields: Readonly<Record<FilterField, string>> = {
  status: 'Status',
  category: 'Category',
  newsType: 'News type',
  tag: 'Tag',
  language: 'Language',
  person: 'Person',
  date: 'Date',
  mark: 'Article',
  live: 'Website',
};

const marks: Readonly<Record<Mark, string>> = {
  attachment: 'has attachments',
  highlighted: 'is highlighted',
  new: 'is “New” now',
  embargo: 'is under embargo',
  undescribed: 'has a picture without alt text',
  blocking: 'has a blocking finding',
  warning: 'has a warning',
};

const live: Readonly<Record<LiveValue, string>> = {
  live: 'Live',
  changed: 'Live, changed',
  notLive: 'Not live',
};

const days: Readonly<Record<RelativeDay, string>> = {
  today: 'today',
  thisWeek: 'this week',
  nextWeek: 'next week',
  thisMonth: 'this month',
  last30Days: 'the last 30 days',
  last12Months: 'the last 12 months',
  thisYear: 'this year',
};

const reasons: Readonly<Record<BulkReason, string>> = {
  same: 'It is so already.',
  noHeadline: 'It has no headline yet.',
  notNext: 'No step leads there from its state.',
  saysWhy: 'Sending it back from review takes a reason: open it.',
  noDate: 'It has no date that is still to come: set one first.',
  dateToCome: 'It has a date that is still to come: schedule it.',
  blocked: 'Something in it blocks: open it, mend it or let it pass by name.',
};

const sorts: Readonly<Record<SortKey, readonly [upwards: string, downwards: string]>> = {
  date: ['Oldest first', 'Newest first'],
  headline: ['Headline, A to Z', 'Headline, Z to A'],
  status: ['Status, drafts first', 'Status, archived first'],
  newsType: ['News type, in its order', 'News type, backwards'],
};

const groups: Readonly<Record<Grouping, string>> = {
  month: 'By month',
  status: 'By status',
  none: 'Not grouped',
};

const views: Readonly<Record<BuiltInViewId, string>> = {
  myDrafts: 'My drafts',
  inReview: 'In review',
  scheduledThisWeek: 'Scheduled this week',
  newNow: '“New” now',
  liveChanged: 'Live, changed',
  undescribed: 'Missing alt text',
};

export const deskMessages = {
  title: 'Articles',
  table: 'Articles of this newsroom',
  shown: (shown: number, all: number) =>
    shown === all ? grouped(all) : `${grouped(shown)} of ${grouped(all)}`,
  search: 'Search headlines and texts',
  clearSearch: 'Clear the search',
  sortBy: 'Order',
  groupBy: 'Groups',
  sorts,
  groups,
  columns: {
    headline: 'Headline',
    status: 'Status',
    newsType: 'News type',
    categories: 'Categories',
    person: 'By',
    date: 'Date',
    live: 'Website',
    select: 'Chosen',
  },
  selectAll: 'Choose all articles that are shown',
  select: (headline: string) => `Choose “${headline}”`,
  ofGroup: (number: number) => articles(number),
  foundInText: 'Found in the text',
  uncategorised: 'Uncategorised',
  more: (number: number) => `+${number}`,
  goesLive: (when: string) => `Goes live ${when}`,
  wentLive: (when: string) => `Went live ${when}`,
  made: (when: string) => `Made ${when}`,
  blocking: (number: number) => count(number, 'blocking finding', 'blocking findings'),
  warnings: (number: number) => count(number, 'warning', 'warnings'),
  lookingForFindings: 'Checking every article…',
  findingsUnknown: 'The articles could not be checked.',
  keys: 'Enter opens, Space looks, Shift with arrows chooses several.',
  moving: (at: number, all: number) => `${grouped(at)} of ${grouped(all)}`,

  filter: {
    label: 'Filter',
    bar: 'Filters',
    add: 'Add a filter',
    clear: 'Clear',
    fields,
    is: 'is',
    isNot: 'is not',
    /** What an article has or is: the value goes on. */
    does: 'that',
    doesNot: 'not one that',
    how: { since: 'since', before: 'before', in: 'in' },
    marks,
    live,
    days,
    day: 'A day',
    me: 'Me',
    noCategory: 'Uncategorised',
    noTag: 'No tag',
    noPerson: 'No byline',
    gone: 'one that is gone',
    or: (values: readonly string[]) => values.join(' or '),
    manyValues: (first: string, more: number) => `${first} or ${grouped(more)} more`,
    anyTarget: 'any website',
    on: (target: string) => `on ${target}`,
    changeField: (field: string) => `${field}: filter by something else`,
    changeHow: (field: string, how: string) => `${field} ${how}: change`,
    changeValue: (field: string, value: string) => `${field}, ${value}: change`,
    remove: (sentence: string) => `Remove the filter “${sentence}”`,
    removed: (sentence: string) => `Filter removed: ${sentence}.`,
    cleared: (number: number) => `${count(number, 'filter', 'filters')} removed.`,
    find: (field: string) => `Find: ${field}`,
    choose: 'choose…',
    nothing: 'Nothing is called that.',
  },

  views: {
    title: 'Saved views',
    builtIn: views,
    save: 'Save view',
    saveThis: 'Save this view',
    saveTitle: 'Save this view',
    saveLead: 'The filters, the order and the groups come back by one press, in this newsroom.',
    name: 'Name',
    update: (name: string) => `Change “${name}” to this`,
    saveAs: 'Save as a new view…',
    more: (name: string) => `More for “${name}”`,
    rename: 'Rename…',
    renameTitle: (name: string) => `Rename “${name}”`,
    delete: 'Delete view',
    saved: (name: string) => `“${name}” is saved.`,
    updated: (name: string) => `“${name}” is changed.`,
    renamed: (name: string) => `The view is called “${name}” now.`,
    deleted: (name: string) => `The view “${name}” is deleted.`,
    taken: 'Another view is called that.',
  },

  empty: {
    none: 'No articles yet',
    noneHint: 'An article starts as a draft and stays inside until you publish it.',
    nothing: 'No article fits these filters',
    nothingHint: 'Each filter leaves fewer. Take one away, or add a second value to one of them.',
    noText: (typed: string) => `Nothing here holds “${typed}”`,
    noTextHint: 'Headlines and texts within these filters were searched.',
    whoTitle: 'Who are you?',
    whoHint: 'Galley does not know which byline is yours, so it cannot tell your articles.',
    choose: 'Choose your byline',
    noPeople: 'Nobody has a byline in this newsroom yet.',
  },

  look: {
    title: 'Quick look',
    open: 'Open',
    next: 'Next article',
    previous: 'Previous article',
    words: (number: number) => count(number, 'word', 'words'),
    noText: 'No text yet.',
    attachments: 'Attachments',
  },

  bulk: {
    bar: 'Articles you have chosen',
    chosen: (number: number) => `${grouped(number)} chosen`,
    done: 'Done',
    status: 'Status',
    categories: 'Categories',
    tags: 'Tags',
    newsType: 'News type',
    date: 'Date',
    trash: 'Move to trash',
    titles: {
      status: (to: string) => `Change the status to ${to}`,
      categories: 'Change categories',
      tags: 'Change tags',
      newsType: (to: string) => `Change the news type to ${to}`,
      date: 'Change the date',
      trash: (number: number) => `Move ${articles(number)} to the trash`,
    },
    how: { add: 'Add', remove: 'Take away', replace: 'Replace all by' },
    howLabel: 'What to do',
    dateLabel: (zone: string) => `Day and time (${zone})`,
    dateHelp:
      'For what is out it is the day it went live, for everything else the day it goes live.',
    noTerms: { categories: 'No category is chosen yet.', tags: 'No tag is chosen yet.' },
    changes: (number: number) => `${articles(number)} ${number === 1 ? 'changes' : 'change'}`,
    stays: (number: number) =>
      `${articles(number)} ${number === 1 ? 'stays' : 'stay'} as ${number === 1 ? 'it is' : 'they are'}`,
    dryRun: 'What changes, article by article',
    becomes: (from: string, to: string) => `${from} → ${to}`,
    nothing: 'nothing',
    intoTrash: 'into the trash',
    reasons,
    apply: (number: number) => `Change ${articles(number)}`,
    applyTrash: (number: number) => `Move ${articles(number)}`,
    working: 'Changing articles',
    progress: (done: number, total: number) => `${grouped(done)} of ${grouped(total)}`,
    preparing: 'Saving what is typed…',
    applied: (number: number) => `${articles(number)} changed.`,
    trashed: (number: number) => `${articles(number)} moved to the trash.`,
    stopped: (number: number) => `Stopped. ${articles(number)} changed before.`,
    failed: (number: number, headline: string, why: string) =>
      `${articles(number)} could not be changed. “${headline}”: ${why}`,
    undone: (number: number) => `${articles(number)} ${number === 1 ? 'is' : 'are'} as before.`,
    undoneExcept: (number: number, left: number) =>
      `${articles(number)} ${number === 1 ? 'is' : 'are'} as before. ${articles(left)} changed since and ${left === 1 ? 'was' : 'were'} left alone.`,
    unsaved: 'Something that is typed could not be saved. Nothing was changed.',
  },
} as const;
