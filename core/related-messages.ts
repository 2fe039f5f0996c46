// Which words does related news need: its section in the details, its reasons, and the refresh of all lists?
import { countingIn } from './languages/counting.ts';

const { count, grouped } = countingIn('en-GB');

export const relatedMessages = {
  title: 'Related news',
  /** Before the article is out, nothing is computed. */
  helpBefore:
    'Galley chooses related news when the article is published: by texts, categories, people and dates. Pin what must be there.',
  helpAfter:
    'Nothing was chosen for this article yet. Galley chooses when an article is published, and again when it was edited. Pin what must be there.',
  shown: (shown: number) => `The website shows the first ${shown} that are out.`,
  pinOther: 'Pin an article',
  pin: (headline: string) => `Pin “${headline}” to the top`,
  unpin: (headline: string) => `Take the pin off “${headline}”`,
  exclude: (headline: string) => `Never show “${headline}” here`,
  open: (headline: string) => `Open “${headline}”`,
  move: (headline: string) => `Move “${headline}”: arrow keys change its place`,
  moved: (headline: string, place: number, total: number) =>
    `“${headline}” is now ${place} of ${total} pinned`,
  pinned: (headline: string) => `“${headline}” is pinned.`,
  unpinned: (headline: string) => `“${headline}” is not pinned any more.`,
  excluded: (headline: string) => `“${headline}” is not shown here any more.`,
  allowed: (headline: string) => `“${headline}” may be shown here again.`,
  showExcluded: (number: number) => `${grouped(number)} never shown`,
  allow: (headline: string) => `Allow “${headline}” again`,
  allowShort: 'Allow again',
  more: (number: number) => `Show ${number} more`,
  fewer: 'Show fewer',
  noHeadline: 'Article without headline',
  chosenByHand: 'Pinned',
  notOut: 'Not out yet',
  reason: {
    words: (words: readonly string[]) => words.map((word) => `“${word}”`).join(', '),
    sameDay: 'same day',
    daysApart: (days: number) => `${count(days, 'day', 'days')} apart`.replaceAll(' ', '\u00a0'),
  },
  refresh: {
    title: 'Refresh related news',
    lead: 'Lists are made when articles are published, and stay as they are. A refresh makes all of them anew, with everything that came since.',
    comparing: 'Comparing articles',
    renewing: 'Refreshing lists',
    preparing: 'Reading the archive…',
    progress: (done: number, total: number) => `${grouped(done)} of ${grouped(total)}`,
    lists: (number: number) => (number === 1 ? 'list changes' : 'lists change'),
    ofArticles: (articles: number) => `of ${count(articles, 'article', 'articles')}`,
    pages: (number: number) =>
      number === 1 ? 'page of the website shows others' : 'pages of the website show others',
    pagesHelp: 'They are sent with the next export.',
    pins: 'What is pinned stays pinned, and what is never shown stays away.',
    nothing: 'Every list is as a refresh would make it. There is nothing to change.',
    start: (lists: number) => `Refresh ${count(lists, 'list', 'lists')}`,
    done: (lists: number) => `${count(lists, 'list', 'lists')} refreshed.`,
    stopped: (lists: number) =>
      `Stopped. ${count(lists, 'list was', 'lists were')} refreshed until then.`,
    undone: (lists: number) => `${count(lists, 'list is', 'lists are')} as before.`,
    unsaved: 'The article you are writing could not be saved, so nothing was refreshed.',
    readOnly: 'This newsroom is open for reading only. Its lists cannot be refreshed here.',
  },
} as const;
