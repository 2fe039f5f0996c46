// Which words does the activity calendar use?
import type { CalendarKind } from './calendar/calendar-item.ts';
import type { ImportNote, UnreadableReason } from './calendar/import-events.ts';
import type { MoveRefusal } from './calendar/reschedule.ts';
import { countingIn } from './languages/counting.ts';

const { count, grouped } = countingIn('en-GB');

const items = (number: number): string => count(number, 'item', 'items');
const events = (number: number): string => count(number, 'event', 'events');

/** What a person should know of an event before it is imported. */
const notes: Readonly<Record<ImportNote, string>> = {
  repeats: 'It is repeated: the first time is taken',
  oneOfMany: 'One time of an event that is repeated',
  cancelled: 'Its calendar says that it is off',
  private: 'Its calendar says that it is private',
  unknownZone: 'Nobody knows its time zone: its hours are read in that of the website',
  cut: 'Its text was too long and is cut',
};
const unreadableWhy: Readonly<Record<UnreadableReason, string>> = {
  noStart: 'it does not say when it begins',
  noDate: 'its day is none',
  broken: 'it is damaged',
};

/** What an item is, before its title. */
const kinds: Readonly<Record<CalendarKind, string>> = {
  event: 'Event',
  publication: 'Article',
  embargoEnd: 'Embargo ends',
  due: 'Deadline',
  newsletterDue: 'Newsletter',
  newsletterSent: 'Newsletter sent',
};

const refusals: Readonly<Record<MoveRefusal, (title: string) => string>> = {
  same: (title) => `“${title}” stands there already.`,
  gone: (title) => `“${title}” is not in the calendar any more.`,
  alreadyOut: (title) => `Readers have seen “${title}”: the day it went out stays.`,
  alreadySent: (title) => `“${title}” was sent: that day stays.`,
  inThePast: (title) =>
    `That time is over, and “${title}” would be out at once. Choose a later one, or publish it in the article.`,
  embargoSooner: (title) =>
    `The embargo of “${title}” would end sooner. Whoever ends it says why, in the details of the article.`,
  embargoOver: (title) => `The embargo of “${title}” is over, and readers may have seen it.`,
};

export const calendarMessages = {
  title: 'Activity calendar',
  new: 'New',
  newOn: (date: string) => `New on ${date}`,
  viewsLabel: 'How the calendar is shown',
  views: { month: 'Month', week: 'Week', agenda: 'Agenda' },
  previous: { month: 'Previous month', week: 'Previous week', agenda: 'Previous month' },
  next: { month: 'Next month', week: 'Next week', agenda: 'Next month' },
  today: 'Today',
  shownLabel: 'What the calendar shows',
  shown: {
    events: 'Events',
    articles: 'Articles',
    newsletters: 'Newsletters',
    deadlines: 'Deadlines',
  },
  zone: (name: string, offset: string) => `${name}, ${offset}`,
  kinds,
  issue: (number: number) => `Newsletter ${grouped(number)}`,

  /** What a day of the grid is called: its date, what it holds, and that it is today. */
  day: (date: string, number: number, isToday: boolean) =>
    `${date}, ${number === 0 ? 'no items' : items(number)}${isToday ? ', today' : ''}`,
  item: (kind: string, title: string, when: string) =>
    when === '' ? `${kind}: ${title}` : `${kind}: ${title}, ${when}`,
  more: (number: number) => `${grouped(number)} more`,
  allDay: 'All day',
  until: (time: string) => `until ${time}`,

  pane: {
    label: 'The day that is chosen',
    show: 'Show the day',
    resize: 'Width of the day',
    /** How far a day is from today. */
    away: (days: number): string => {
      if (days === 0) return 'Today';
      if (days === 1) return 'Tomorrow';
      if (days === -1) return 'Yesterday';
      return days > 0 ? `In ${count(days, 'day', 'days')}` : `${count(-days, 'day', 'days')} ago`;
    },
    head: (away: string, number: number) =>
      `${away} · ${number === 0 ? 'nothing yet' : items(number)}`,
    list: 'Items of the day',
    goesLive: (type: string) => `${type}, goes live`,
    wentOut: (type: string) => `${type}, went out`,
    embargo: (type: string) => `${type}, embargo ends`,
    due: (person: string | undefined) =>
      person === undefined ? 'Deadline' : `Deadline · ${person}`,
    event: (place: string) => (place === '' ? 'Event' : `Event · ${place}`),
    cancelled: 'Cancelled',
    issue: (number: number, articles: number, sections: number) =>
      `Issue ${grouped(number)} · ${count(articles, 'article', 'articles')} · ${count(sections, 'section', 'sections')}`,
    toSend: 'To be sent',
    sent: 'Sent',
    notApproved: 'Not approved yet. It stays inside until somebody approves it.',
    notScheduled: 'Not scheduled yet. It stays inside until somebody schedules it.',
    overdue: 'Overdue',
    more: (title: string) => `More for “${title}”`,
    add: 'Add to this day',
    hint: 'Move an item with the mouse, or press',
    hintEnd: 'and type a date.',
  },

  empty: {
    month: 'Nothing in this month',
    hint: 'Events, articles with a date, newsletters and due dates stand here by themselves.',
    filtered: 'Nothing of what is ticked lies in this month.',
  },

  add: {
    event: 'Event',
    article: 'Article that goes live then',
    due: 'Deadline of an article…',
    dueTitle: (date: string) => `Deadline on ${date}`,
    dueLead: 'Choose the article that has to be ready then.',
    dueSearch: 'Find an article by its headline',
    dueList: 'Articles that are not out yet',
    dueNone: 'No article that is still inside is called that.',
    dueSet: (title: string, when: string) => `“${title}” is due ${when}.`,
  },

  menu: { open: 'Open', look: 'Quick look', move: 'Move…' },

  move: {
    title: (title: string) => `Move “${title}”`,
    day: 'Day',
    time: 'Time',
    zone: (zone: string) => `Time in ${zone}`,
    wholeDays: 'It keeps its length.',
    confirm: 'Move',
    moved: (title: string, when: string) => `“${title}” moved to ${when}.`,
    working: 'Moving',
    refusals,
  },
  readOnly: 'This newsroom is open for reading only.',

  export: {
    button: 'Export calendar…',
    working: 'Writing the calendar',
    done: (number: number) =>
      number === 0
        ? 'The file is written. It holds no event: none is public yet.'
        : `The file is written, with ${count(number, 'public event', 'public events')}.`,
  },

  import: {
    button: 'Import…',
    reading: 'Reading the calendar',
    title: (name: string) => `Import “${name}”`,
    lead: 'Nothing is made yet. Each event that you tick becomes a draft; articles that are here stay as they are.',
    list: 'Events of the file',
    sum: (number: number, fresh: number, known: number) =>
      [
        events(number),
        `${grouped(fresh)} new`,
        ...(known === 0 ? [] : [`${grouped(known)} here already`]),
      ].join(' · '),
    none: 'The file holds no event that could be read.',
    all: 'All that are new',
    known: (headline: string) => `Here already: “${headline}”`,
    differs: (headline: string) =>
      `“${headline}” says another day, hour or place, and stays as it is`,
    isOver: 'Over',
    notes,
    unreadable: (number: number) => `${events(number)} could not be read`,
    unreadableWhy,
    left: (number: number) => `${events(number)} before these were not read: the file is long.`,
    others: (number: number) =>
      `${count(number, 'entry', 'entries')} of other kinds, such as tasks, ${number === 1 ? 'was' : 'were'} passed over.`,
    apply: (number: number) => `Make ${count(number, 'draft', 'drafts')}`,
    working: 'Making drafts',
    progress: (done: number, total: number) => `${grouped(done)} of ${grouped(total)}`,
    done: (number: number) => `${count(number, 'draft', 'drafts')} made.`,
    doneExcept: (number: number, failed: number) =>
      `${count(number, 'draft', 'drafts')} made. ${events(failed)} could not be.`,
  },
} as const;
