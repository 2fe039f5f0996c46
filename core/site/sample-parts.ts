// What do the frame, the cards and the events of a sample page look like, with everything there is and with as little as there may be?
import type {
  CalendarEntryView,
  CardView,
  FrameView,
  ImageView,
  LanguageView,
} from './view-models.ts';

export const image: ImageView = {
  src: '../../media/seminar-1200.jpg',
  width: 1200,
  webp: '../../media/room.480.webp 480w, ../../media/room.1200.webp 1200w',
  height: 800,
  alt: 'A speaker beside a screen with a rising bar chart',
  caption: 'The plenary in Utrecht, 4 December.',
  credit: 'Photo: Joris Bakker, CC BY 4.0',
  position: '50% 30%',
};

export function card(number: number, changes: Partial<CardView> = {}): CardView {
  return {
    href: `../article-${number}/index.html`,
    headline: `Community service in Tallinn grows winter garden number ${number}`,
    summary: 'Forty unpaid-work orders, one disused glasshouse, and tomatoes in November.',
    language: 'en',
    otherLanguage: null,
    date: { iso: '2025-12-11', text: '11/12/2025' },
    isNew: true,
    categories: [{ name: 'Community service', href: '../../category/community-service/' }],
    newsType: { name: 'News', href: '../../type/news/' },
    image: { ...image, src: `../../media/card-${number}.jpg`, position: '50% 50%' },
    ...changes,
  };
}

export const german: LanguageView = {
  name: 'Deutsch',
  language: 'de',
  href: '../../language/de/index.html',
  current: false,
};

/** Six cards that differ in every way a theme has to cope with. */
export const cards: readonly CardView[] = [
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
    otherLanguage: german,
    summary: '',
  }),
  card(5, { newsType: { name: 'Vodcast', href: '../../type/vodcast/' } }),
  card(6, { isNew: false, newsType: { name: 'Reading corner', href: '../../type/reading/' } }),
];

export const languages: readonly LanguageView[] = [
  { name: 'English', language: 'en', href: '../../language/en/index.html', current: true },
  german,
  { name: 'العربية', language: 'ar', href: '../../language/ar/index.html', current: false },
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
  alternates: [
    { hreflang: 'en', href: 'https://forum.example/news/trust/' },
    { hreflang: 'fr', href: 'https://forum.example/news/confiance/' },
    { hreflang: 'x-default', href: 'https://forum.example/news/trust/' },
  ],
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
  languages,
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
  alternates: [],
  openGraph: [],
  jsonLd: null,
  feeds: [],
  logo: null,
  navigation: [],
  sections: [],
  languages: [],
  footer: [],
  social: [],
  newsletter: null,
  robots: null,
};

export function event(number: number, changes: Partial<CalendarEntryView> = {}): CalendarEntryView {
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

export const upcoming: readonly CalendarEntryView[] = [
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
export const past: readonly CalendarEntryView[] = [
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

export const terms = Array.from({ length: 24 }, (_, index) => ({
  name: `Category ${index + 1}`,
  slug: `category-${index + 1}`,
  href: `category/category-${index + 1}/index.html`,
  count: 1300 - index * 50,
}));
