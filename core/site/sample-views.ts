// What pages look like when everything is present, and when nothing optional is: material for testing themes.
import type {
  ArchiveView,
  ArticleView,
  CalendarEntryView,
  CalendarView,
  CardView,
  FrameView,
  HomeView,
  ImageView,
  ListView,
  NewslettersView,
  NewsletterView,
  NotFoundView,
  NoticeView,
  PageView,
  PeopleView,
  PersonView,
  SearchView,
} from './view-models.ts';

const image: ImageView = {
  src: '../../media/seminar-1200.jpg',
  width: 1200,
  webp: '../../media/room.480.webp 480w, ../../media/room.1200.webp 1200w',
  height: 800,
  alt: 'A speaker beside a screen with a rising bar chart',
  caption: 'The plenary in Utrecht, 4 December.',
  credit: 'Photo: Joris Bakker, CC BY 4.0',
  position: '50% 30%',
};

function card(number: number, changes: Partial<CardView> = {}): CardView {
  return {
    href: `../article-${number}/index.html`,
    headline: `Community service in Tallinn grows winter garden number ${number}`,
    summary: 'Forty unpaid-work orders, one disused glasshouse, and tomatoes in November.',
    language: 'en',
    date: { iso: '2025-12-11', text: '11/12/2025' },
    isNew: true,
    categories: [{ name: 'Community service', href: '../../category/community-service/' }],
    newsType: { name: 'News', href: '../../type/news/' },
    image: { ...image, src: `../../media/card-${number}.jpg`, position: '50% 50%' },
    ...changes,
  };
}

/** Six cards that differ in every way a theme has to cope with. */
const cards: readonly CardView[] = [
  card(1),
  card(2, {
    headline: 'Neurodivergent clients: a practice guide enters its pilot year',
    categories: [
      { name: 'Domestic violence', href: '../../category/domestic-violence/' },
      { name: 'Gender-based violence', href: '../../category/gender-based-violence/' },
    ],
  }),
  card(3, { isNew: false, image: null, categories: [] }),
  card(4, {
    headline: 'Die Bewährungshilfe zwischen Strafvollzugsverwaltung und Wiedereingliederung',
    language: 'de',
    summary: '',
  }),
  card(5, { newsType: { name: 'Vodcast', href: '../../type/vodcast/' } }),
  card(6, { isNew: false, newsType: { name: 'Reading corner', href: '../../type/reading/' } }),
];

export const fullFrame: FrameView = {
  language: 'en',
  direction: 'ltr',
  siteName: 'European Forum for Community Justice',
  tagline: 'News from supervision, prison and the way back',
  description: 'An association of probation services, charities and universities. Utrecht.',
  root: '../../',
  homeHref: '../../index.html',
  title: 'What keeps trust alive after extremism · European Forum for Community Justice',
  summary: 'Three practitioners on patience, prison psychology and what probation can measure.',
  canonical: 'https://forum.example/news/trust/',
  openGraph: [
    { property: 'og:type', content: 'article' },
    { property: 'og:title', content: 'What keeps trust alive after extremism' },
  ],
  jsonLd: '{"@context":"https://schema.org","@type":"NewsArticle"}',
  feeds: [
    { title: 'News (Atom)', href: '../../feed.xml', type: 'application/atom+xml' },
    { title: 'News (JSON)', href: '../../feed.json', type: 'application/feed+json' },
  ],
  logo: { ...image, src: '../../media/logo.svg', webp: '', width: 34, height: 34, alt: '' },
  navigation: [
    { label: 'News', href: '../index.html', current: true },
    { label: 'Categories', href: '../../category/index.html', current: false },
    { label: 'Publications', href: '../../type/publication/index.html', current: false },
    { label: 'About', href: 'https://forum.example/about', current: false },
  ],
  sections: [
    { label: 'Archive', href: '../../archive/index.html', current: false },
    { label: 'Calendar', href: '../../calendar/index.html', current: false },
    { label: 'People', href: '../../people/index.html', current: false },
    { label: 'Search', href: '../../search/index.html', current: true },
  ],
  footer: [
    {
      heading: 'News',
      links: [
        { label: 'Latest', href: '../index.html', current: true },
        { label: 'Feeds', href: '../../feed.xml', current: false },
      ],
    },
    {
      heading: 'Organisation',
      links: [
        { label: 'Members', href: 'https://forum.example/members', current: false },
        { label: 'Contact', href: 'https://forum.example/contact', current: false },
      ],
    },
    {
      heading: 'This site',
      links: [{ label: 'Accessibility', href: 'https://forum.example/access', current: false }],
    },
  ],
  social: [{ label: 'Mastodon', href: 'https://social.example/@forum', current: false }],
  newsletter: {
    heading: 'Six issues a year, no noise in between',
    text: 'Practice, research and open calls from probation services in 31 countries.',
    label: 'Subscribe to the newsletter',
    href: 'https://forum.example/newsletter',
  },
  newBadgeDays: 14,
  timeZone: 'Europe/Amsterdam',
  colours: { primary: '#0F4A42', badge: '#F6C64A' },
  robots: 'index, follow',
};

export const bareFrame: FrameView = {
  ...fullFrame,
  tagline: '',
  description: '',
  root: '',
  homeHref: 'index.html',
  summary: '',
  canonical: null,
  openGraph: [],
  jsonLd: null,
  feeds: [],
  logo: null,
  navigation: [],
  sections: [],
  footer: [],
  social: [],
  newsletter: null,
  robots: null,
};

const article: ArticleView = {
  kind: 'article',
  sectionLabel: 'News',
  breadcrumb: [
    { label: 'News', href: '../index.html' },
    { label: 'Event report', href: '../../type/event-report/index.html' },
  ],
  headline: 'What keeps trust alive after extremism: slides from our Utrecht seminar',
  standfirst:
    'Ninety practitioners spent a December day on one question: how does a supervision officer build a working relationship with someone who has every reason not to talk?',
  language: 'en',
  date: { iso: '2025-12-12', text: '12/12/2025' },
  updated: { iso: '2025-12-14', text: '14/12/2025' },
  isNew: true,
  categories: [
    { name: 'Radicalisation', href: '../../category/radicalisation/index.html' },
    { name: 'Rehabilitation', href: '../../category/rehabilitation/index.html' },
  ],
  newsType: { name: 'Event report', href: '../../type/event-report/index.html' },
  tags: ['seminar', 'prison psychology'],
  image,
  bodyHtml: [
    '<p>The second of three seminars in the project brought together probation staff, prison psychologists and researchers from nineteen countries. Nobody promised a method. What the morning offered instead was a patient description of the first ten conversations, and of how often the fourth one fails.</p>',
    '<p>About one participant in three said their service has no written guidance for that moment. The slides, linked below, are a place to begin.</p>',
    '<h2>Three speakers, one thread</h2>',
    '<p>Speaking from twenty years of exit work in Sweden, the opening speaker asked the room to stop counting ideas and start counting <a href="https://forum.example/calls">people who return a call</a>. His <em>Catalan</em> colleague followed with case notes from two prison wings, where <strong>small courtesies</strong> did more than any programme.</p>',
    '<figure class="quote">\n<blockquote>\n<p>You are not there to win an argument. You are there so that there is a next appointment.</p>\n</blockquote>\n<figcaption>From the opening talk</figcaption>\n</figure>',
    '<p>The closing lecture turned to evidence: what supervision can measure without harming the thing it measures, and why attendance is the weakest number of all.</p>',
    '<h3>What to read first</h3>',
    '<ul><li><p>The first talk</p><ul><li><p>and its notes in <code>notes.txt</code></p></li></ul></li><li><p>The second talk</p></li></ul>',
    '<h4>In this order</h4>',
    '<ol><li><p>Listen</p></li><li><p>Ask</p></li></ol>',
    '<figure><img src="../../media/room.jpg" width="1200" height="800" alt="Four people around a table" loading="lazy"><figcaption>The afternoon groups. <span class="credit">Photo: Joris Bakker</span></figcaption></figure>',
    '<hr><p>The third seminar is in spring.</p>',
  ].join('\n'),
  bylines: [
    {
      name: 'Tess Vermeulen',
      role: 'Editor',
      organisation: 'Forum office',
      href: '../../people/tess-vermeulen/index.html',
      link: 'https://forum.example/tess',
    },
    { name: 'Łukasz Wójcik', role: '', organisation: '', href: null, link: null },
  ],
  event: {
    when: '04/12/2025',
    place: 'Utrecht',
    link: 'https://forum.example/seminar',
    iso: '2025-12-04',
    cancelled: false,
  },
  sourceLink: {
    label: 'Read the programme at the project’s site',
    href: 'https://project.example/',
  },
  corrections: [
    {
      date: { iso: '2025-12-14', text: '14/12/2025' },
      text: 'An earlier version gave the wrong number of countries.',
    },
  ],
  downloads: [
    {
      title: 'Leaving is a process',
      href: '../../files/leaving.pdf',
      fileName: 'leaving-is-a-process.pdf',
      kind: 'PDF',
      kindName: 'PDF',
      size: '2.4 MB',
      languageName: 'English',
      language: 'en',
    },
    {
      title: 'El vínculo en prisión',
      href: '../../files/vinculo.pptx',
      fileName: 'el-vinculo-en-prision.pptx',
      kind: 'PPTX',
      kindName: 'PowerPoint',
      size: '6.1 MB',
      languageName: 'Spanish',
      language: 'es',
    },
    {
      title: 'Measuring what matters',
      href: '../../files/measuring.pdf',
      fileName: 'measuring-what-matters.pdf',
      kind: 'PDF',
      kindName: 'PDF',
      size: '1.8 MB',
      languageName: '',
      language: '',
    },
  ],
  previous: {
    headline: 'Agreement signed with the Small Houses Alliance',
    href: '../agreement/index.html',
  },
  next: {
    headline: 'December newsletter, with the 2026 activity calendar',
    href: '../december/index.html',
  },
  related: {
    heading: 'Related News',
    intro: 'Practice and research close to this subject, from member services and partners.',
    more: {
      label: 'More on radicalisation',
      href: '../../category/radicalisation/index.html',
      current: false,
    },
    cards,
  },
};

const bareArticle: ArticleView = {
  ...article,
  breadcrumb: [],
  standfirst: '',
  updated: null,
  isNew: false,
  categories: [],
  tags: [],
  image: null,
  bodyHtml: '',
  bylines: [],
  event: null,
  sourceLink: null,
  corrections: [],
  downloads: [],
  previous: null,
  next: null,
  related: null,
};

function event(number: number, changes: Partial<CalendarEntryView> = {}): CalendarEntryView {
  return {
    href: `../news/event-${number}/index.html`,
    headline: `Expert group on electronic monitoring, meeting ${number}`,
    language: 'en',
    when: '21/01/2026, 09:30–16:00',
    from: '2026-01-21',
    until: '2026-01-21',
    day: '21',
    monthName: 'January',
    year: '2026',
    place: 'Zagreb, Croatia',
    cancelled: false,
    newsType: { name: 'News', href: '../type/news/index.html' },
    ...changes,
  };
}

const upcoming: readonly CalendarEntryView[] = [
  event(1),
  event(2, {
    when: '11/02/2026–12/02/2026',
    from: '2026-02-11',
    until: '2026-02-12',
    day: '11',
    monthName: 'February',
  }),
  event(3, {
    headline: 'Jahrestagung der Bewährungshilfe',
    language: 'de',
    when: 'Cancelled: 18/03/2026',
    cancelled: true,
    from: '2026-03-18',
    until: '2026-03-18',
    day: '18',
    monthName: 'March',
    place: '',
  }),
];
const past: readonly CalendarEntryView[] = [
  event(4, {
    when: '04/12/2025',
    from: '2025-12-04',
    until: '2025-12-04',
    day: '4',
    monthName: 'December',
    year: '2025',
    place: 'Utrecht',
  }),
];

const terms = Array.from({ length: 24 }, (_, index) => ({
  name: `Category ${index + 1}`,
  slug: `category-${index + 1}`,
  href: `category/category-${index + 1}/index.html`,
  count: 1300 - index * 50,
}));

const home: HomeView = {
  kind: 'home',
  heading: 'News from the European Forum for Community Justice',
  lead: { ...card(7, { headline: article.headline }), standfirst: article.standfirst },
  highlights: [card(8), card(9, { summary: '' }), card(10, { isNew: false })],
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
  calendar: null,
};

const list: ListView = {
  kind: 'list',
  label: 'Category',
  heading: 'Radicalisation',
  intro: 'Leaving, staying away, and the people who help.',
  breadcrumb: [
    { label: 'News', href: '../../news/index.html' },
    { label: 'Radicalisation', href: null },
  ],
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

const { intro: _ofAList, ...cardsAndPages } = list;

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

const newsletters: NewslettersView = {
  kind: 'newsletters',
  label: '',
  heading: 'Newsletters',
  breadcrumb: [
    { label: 'Home', href: '../index.html' },
    { label: 'Newsletters', href: null },
  ],
  issues: [
    {
      href: '12/index.html',
      label: 'Newsletter no. 12',
      heading: 'Trust after extremism, and six dates for 2026',
      language: 'en',
      date: { iso: '2025-12-11', text: '11/12/2025' },
      period: 'November – December 2025',
    },
    {
      href: '11/index.html',
      label: 'Newsletter Nr. 11',
      heading: 'Newsletter Nr. 11',
      language: 'de',
      date: { iso: '2025-10-10', text: '10/10/2025' },
      period: 'September – Oktober 2025',
    },
  ],
};

const newsletter: NewsletterView = {
  kind: 'newsletter',
  label: 'Newsletter no. 12',
  heading: 'Trust after extremism, and six dates for 2026',
  breadcrumb: [
    { label: 'Home', href: '../../index.html' },
    { label: 'Newsletters', href: '../index.html' },
    { label: 'Newsletter no. 12', href: null },
  ],
  language: 'en',
  date: { iso: '2025-12-11', text: '11/12/2025' },
  period: 'November – December 2025',
  intro: ['Dear readers,', 'three practitioners met in Utrecht; here is what they said.'],
  parts: [
    {
      kind: 'section',
      id: 'part-1',
      title: 'Event reports',
      label: '',
      text: [],
      image: null,
      link: null,
      items: [
        {
          href: '../../news/trust/index.html',
          headline: 'What keeps trust alive after extremism',
          language: 'en',
          text: ['Patience, prison psychology and what probation can measure.'],
          textLanguage: 'en',
          label: 'Radicalisation',
          date: { iso: '2025-12-09', text: '09/12/2025' },
          event: { when: '04/12/2025', place: 'Utrecht' },
          image: { ...image, caption: '', credit: '' },
        },
        {
          href: '../../news/jahrestagung/index.html',
          headline: 'Jahrestagung der Bewährungshilfe',
          language: 'de',
          text: [],
          textLanguage: 'de',
          label: '',
          date: { iso: '2025-11-20', text: '20/11/2025' },
          event: null,
          image: null,
        },
      ],
    },
    {
      kind: 'slot',
      id: 'part-2',
      title: 'A course on desistance',
      label: 'From our partner',
      text: ['Twelve evenings, online.', 'It begins in March.'],
      image: { ...image, caption: '', credit: '' },
      link: { label: 'See the course', href: 'https://partner.example/course' },
      items: [],
    },
  ],
  newer: { label: 'Newsletter no. 13', href: '../13/index.html', current: false },
  older: { label: 'Newsletter no. 11', href: '../11/index.html', current: false },
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
  latest: cards.slice(0, 3),
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
