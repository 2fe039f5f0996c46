// What pages look like when everything is present, and when nothing optional is: material for testing themes.
import { article, bareArticle } from './sample-article.ts';
import { newsletter, newsletters } from './sample-newsletters.ts';
import { card, cards, german, languages, past, terms, upcoming } from './sample-parts.ts';
import type {
  ArchiveView,
  CalendarView,
  HomeView,
  ListView,
  NotFoundView,
  NoticeView,
  PageView,
  PeopleView,
  PersonView,
  SearchView,
} from './view-models.ts';

const home: HomeView = {
  kind: 'home',
  heading: 'News from the European Forum for Community Justice',
  lead: {
    ...card(7, { headline: article.headline, language: 'de', otherLanguage: german }),
    standfirst: article.standfirst,
  },
  highlights: [
    card(8),
    card(9, { summary: '' }),
    card(10, { isNew: false, otherLanguage: german, language: 'de' }),
  ],
  latest: cards,
  total: 1251,
  allNewsHref: 'news/index.html',
  filters: {
    categories: terms,
    newsTypes: ['News', 'Event report', 'Publication', 'Vodcast'].map((name, index) => ({
      name,
      slug: name.toLowerCase().replace(' ', '-'),
      href: `type/${index}/index.html`,
      count: 40 - index,
    })),
  },
  languages,
  searchData: 'search/',
  calendar: {
    heading: 'Activity calendar',
    href: 'calendar/index.html',
    file: 'calendar/events.ics',
    upcoming,
  },
};

const bareHome: HomeView = {
  ...home,
  lead: null,
  highlights: [],
  latest: [],
  total: 0,
  filters: { categories: [], newsTypes: [] },
  languages: [],
  calendar: null,
};

const list: ListView = {
  kind: 'list',
  label: 'Category',
  heading: 'Radicalisation',
  language: 'en',
  intro: 'Leaving, staying away, and the people who help.',
  breadcrumb: [
    { label: 'News', href: '../../news/index.html' },
    { label: 'Radicalisation', href: null },
  ],
  languages,
  cards,
  pages: Array.from({ length: 9 }, (_, index) => ({
    number: 9 - index,
    href: `../page/${9 - index}/index.html`,
    current: index === 2,
  })),
  newer: '../page/8/index.html',
  older: '../page/6/index.html',
};

const bareList: ListView = {
  ...list,
  label: '',
  intro: '',
  breadcrumb: [],
  languages: [],
  cards: [],
  pages: [],
  newer: null,
  older: null,
};

const inNews = [{ label: 'News', href: '../../news/index.html' }];

const archiveYear: ArchiveView = {
  kind: 'archive',
  label: 'Archive',
  heading: '2025',
  breadcrumb: [
    ...inNews,
    { label: 'Archive', href: '../index.html' },
    { label: '2025', href: null },
  ],
  years: [],
  months: ['December', 'November'].map((label, index) => ({
    id: `month-2025-${12 - index}`,
    label,
    entries: cards.map(({ href, headline, language, date, newsType }) => ({
      href,
      headline,
      language,
      date,
      newsType,
    })),
  })),
  newer: { label: '2026', href: '../2026/index.html', current: false },
  older: { label: '2024', href: '../2024/index.html', current: false },
};

const archiveYears: ArchiveView = {
  ...archiveYear,
  label: '',
  heading: 'Archive',
  breadcrumb: [...inNews, { label: 'Archive', href: null }],
  years: ['2026', '2025'].map((year) => ({
    label: year,
    href: `${year}/index.html`,
    months: ['January', 'February', 'December'].map((label, index) => ({
      label,
      href: `${year}/index.html#month-${year}-0${index + 1}`,
    })),
  })),
  months: [],
  newer: null,
  older: null,
};

const people: PeopleView = {
  kind: 'people',
  label: '',
  heading: 'People',
  breadcrumb: [...inNews, { label: 'People', href: null }],
  people: [
    {
      name: 'Tess Vermeulen',
      href: 'tess-vermeulen/index.html',
      role: 'Editor',
      organisation: 'Forum office',
    },
    { name: 'Łukasz Wójcik', href: 'lukasz-wojcik/index.html', role: '', organisation: '' },
  ],
};

const { intro: _ofAList, language: _ofItsHeading, languages: _besideIt, ...cardsAndPages } = list;

const person: PersonView = {
  ...cardsAndPages,
  kind: 'person',
  label: 'People',
  heading: 'Tess Vermeulen',
  breadcrumb: [
    ...inNews,
    { label: 'People', href: '../index.html' },
    { label: 'Tess Vermeulen', href: null },
  ],
  role: 'Editor',
  organisation: 'Forum office',
  link: { label: 'forum.example/tess', href: 'https://forum.example/tess' },
};

const barePerson: PersonView = {
  ...person,
  label: '',
  breadcrumb: [],
  role: '',
  organisation: '',
  link: null,
  cards: [],
  pages: [],
  newer: null,
  older: null,
};

const calendar: CalendarView = {
  kind: 'calendar',
  label: '',
  heading: 'Calendar',
  breadcrumb: [...inNews, { label: 'Calendar', href: null }],
  upcoming,
  past,
  months: [],
  years: ['2026', '2025'].map((label) => ({
    label,
    href: `${label}/index.html`,
    current: false,
  })),
  file: 'events.ics',
};

const calendarYear: CalendarView = {
  ...calendar,
  label: 'Calendar',
  heading: '2026',
  breadcrumb: [
    ...inNews,
    { label: 'Calendar', href: '../index.html' },
    { label: '2026', href: null },
  ],
  upcoming: [],
  past: [],
  months: upcoming.map((entry) => ({
    id: `month-${entry.from.slice(0, 7)}`,
    label: entry.monthName,
    entries: [entry],
  })),
};

const notice: NoticeView = {
  kind: 'notice',
  heading: 'This article was withdrawn',
  date: { iso: '2025-12-20', text: '20/12/2025' },
  paragraphs: ['The interview was withdrawn at the wish of the person interviewed.', 'The editors'],
  language: 'en',
};

const search: SearchView = {
  kind: 'search',
  heading: 'Search',
  breadcrumb: [...inNews, { label: 'Search', href: null }],
  searchData: '../search/',
  archiveHref: '../archive/index.html',
  categories: terms,
  newsTypes: home.filters.newsTypes,
};

const notFound: NotFoundView = {
  kind: 'notFound',
  heading: 'This page is not here',
  text: 'It may have moved, or the address has a slip in it.',
  latest: cards.slice(1, 4),
};

/** One page of each kind with everything present. */
export const fullPages: readonly PageView[] = [
  home,
  list,
  article,
  notFound,
  archiveYear,
  people,
  person,
  calendar,
  newsletters,
  newsletter,
  notice,
  search,
];

/** One page of each kind with everything optional absent. */
export const barePages: readonly PageView[] = [
  bareHome,
  bareList,
  bareArticle,
  { ...notFound, latest: [] },
  archiveYears,
  { ...people, breadcrumb: [] },
  barePerson,
  calendarYear,
  { ...newsletters, breadcrumb: [], issues: [] },
  { ...newsletter, breadcrumb: [], intro: [], parts: [], newer: null, older: null },
  { ...calendar, breadcrumb: [], upcoming: [], past: [], years: [] },
  { ...notice, paragraphs: [] },
  { ...search, breadcrumb: [], categories: [], newsTypes: [] },
];
