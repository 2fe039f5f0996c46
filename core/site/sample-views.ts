// What pages look like when everything is present, and when nothing optional is: material for testing themes.
import type {
  ArticleView,
  CardView,
  FrameView,
  HomeView,
  ImageView,
  ListView,
  NotFoundView,
  PageView,
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
      link: 'https://forum.example/tess',
    },
    { name: 'Łukasz Wójcik', role: '', organisation: '', link: null },
  ],
  event: {
    when: '04/12/2025',
    place: 'Utrecht',
    link: 'https://forum.example/seminar',
    iso: '2025-12-04',
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

const terms = Array.from({ length: 24 }, (_, index) => ({
  name: `Category ${index + 1}`,
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
      href: `type/${index}/index.html`,
      count: 40 - index,
    })),
  },
};

const bareHome: HomeView = {
  ...home,
  lead: null,
  highlights: [],
  latest: [],
  total: 0,
  filters: { categories: [], newsTypes: [] },
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

const notFound: NotFoundView = {
  kind: 'notFound',
  heading: 'This page is not here',
  text: 'It may have moved, or the address has a slip in it.',
  latest: cards.slice(0, 3),
};

/** One page of each kind with everything present. */
export const fullPages: readonly PageView[] = [home, list, article, notFound];

/** One page of each kind with everything optional absent. */
export const barePages: readonly PageView[] = [
  bareHome,
  bareList,
  bareArticle,
  { ...notFound, latest: [] },
];
