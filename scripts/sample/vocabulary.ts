// What does the sample newsroom say about itself: its site, its vocabulary, its people?
import type { Person, Site } from '../../core/content/site.ts';

/** The association is invented, and says so wherever a reader may look. */
export const siteText = {
  name: 'Waymark Network for Community Justice',
  tagline: 'Probation and community justice across Europe (a fictional association)',
  description:
    'The Waymark Network brings together probation services, charities and universities that work with people serving sentences in the community. Waymark is a fictional association: its people, quotations, figures and organisations are invented to show a newsroom at work.',
  baseUrl: 'https://news.example.org/',
  languages: ['en', 'fr', 'de'],
  timeZone: 'Europe/Brussels',
  dateFormat: 'dd/mm/yyyy',
  colours: { primary: '#0F4A42', badge: '#F6C64A' },
  fonts: { headings: null, text: null, labels: null },
  newBadgeDays: 14,
  relatedCount: 6,
  relatedIntro:
    'More from the network on this subject: what members have tried, what it taught them and what is coming up.',
  newsletter: {
    heading: 'Six letters a year, worth opening',
    text: 'Practice, research and open calls from our members, every second month and never more often.',
    label: 'Subscribe to the newsletter',
    url: 'https://news.example.org/newsletter',
  },
  social: [
    { label: 'Mastodon', href: 'https://social.example.org/@waymark' },
    { label: 'Video channel', href: 'https://video.example.org/waymark' },
  ],
  theme: 'column',
  themeSettings: {},
} satisfies Partial<Site>;

/** Links of the website's furniture; the slugs are those that the names below make. */
export const navigation: Site['navigation'] = [
  { label: 'News', href: '/news/' },
  { label: 'Event reports', href: '/type/event-report/' },
  { label: 'Publications', href: '/type/publication/' },
  { label: 'Vodcast', href: '/type/vodcast/' },
  { label: 'Calendar', href: '/calendar/' },
  { label: 'Search', href: '/search/' },
];

export const footer: Site['footer'] = [
  {
    heading: 'News',
    links: [
      { label: 'Latest news', href: '/news/' },
      { label: 'Newsletter', href: '/type/newsletter/' },
      { label: 'Reading corner', href: '/type/reading-corner/' },
      { label: 'Vacancies', href: '/type/vacancy/' },
      { label: 'Archive', href: '/archive/' },
    ],
  },
  {
    heading: 'Subjects',
    links: [
      { label: 'Probation in Europe', href: '/category/probation-in-europe/' },
      { label: 'Radicalisation', href: '/category/radicalisation/' },
      { label: 'Restorative justice', href: '/category/restorative-justice/' },
      { label: 'Mental health', href: '/category/mental-health/' },
    ],
  },
  {
    heading: 'About this site',
    links: [
      {
        label: 'A fictional association: people, quotations and organisations are invented',
        href: '/',
      },
      { label: 'Our partners', href: '/category/partners/' },
    ],
  },
];

interface TermText {
  readonly name: string;
  readonly description: string;
  /** The name of the category it belongs under. */
  readonly parent?: string;
}

export const categories: readonly TermText[] = [
  {
    name: 'Alternatives to custody',
    description: 'Sentences that are served in the community, and how courts come to choose them.',
  },
  {
    name: 'Community service',
    description: 'Unpaid work that a neighbourhood can see and use.',
  },
  {
    name: 'Criminal justice',
    description: 'Law, courts and policy around the sentence.',
  },
  {
    name: 'Domestic violence',
    description: 'Safety first: work with those who harm and with those who are harmed.',
  },
  {
    name: 'Electronic monitoring',
    description: 'Tags, data, and the people at both ends of the signal.',
  },
  {
    name: 'Foreign nationals and cross-border cases',
    description: 'When the sentence and the home are in two countries.',
  },
  {
    name: 'Mental health',
    description: 'Care and supervision, and the gap between them.',
  },
  {
    name: 'Partners',
    description: 'News of those we work with.',
  },
  {
    name: 'Probation in Europe',
    description: 'What services do, country by country.',
  },
  {
    name: 'Radicalisation',
    description: 'Leaving violent movements, and those who walk alongside.',
  },
  {
    name: 'Rehabilitation and reintegration',
    description: 'Work, home, company: what a life after a sentence is made of.',
  },
  {
    name: 'Research',
    description: 'Findings that a practitioner can use on Monday.',
  },
  {
    name: 'Restorative justice',
    description: 'Conversations about harm, prepared with care.',
  },
  {
    name: 'Staff and training',
    description: 'The craft of supervision, and the people who practise it.',
  },
  {
    name: 'Young adults',
    description:
      'From eighteen to twenty-five: old enough for court, young enough to change course.',
    parent: 'Rehabilitation and reintegration',
  },
];

export const newsTypeDescriptions: Readonly<Record<string, string>> = {
  News: 'What happened, what is new, what was decided.',
  'Event report': 'What was said at meetings and seminars, with the slides.',
  'Reading corner': 'Books and the people who wrote them.',
  Vodcast: 'Conversations on film, about half an hour each.',
  Newsletter: 'Our letter, six times a year.',
  Publication: 'Guides, surveys and handbooks to download.',
  'Partner news': 'News from organisations close to ours.',
  Vacancy: 'Posts and calls for experts.',
};

export const tags: readonly TermText[] = [
  { name: 'Slides', description: 'Articles that offer presentations.' },
  { name: 'Interview', description: 'One person, several questions.' },
  { name: 'Open call', description: 'Something you can apply for.' },
  { name: 'Steady Ground', description: 'Our training project on supervision after extremism.' },
  { name: 'Housing', description: 'A door, a key, an address.' },
  { name: 'Employment', description: 'Work and the way to it.' },
  { name: 'Peer support', description: 'Help from those who have been there.' },
  { name: 'Digital tools', description: 'Messages, calls and software in supervision.' },
  { name: 'Families', description: 'Partners, parents and children.' },
  { name: 'Statistics', description: 'Numbers, with how they were counted.' },
];

/** Bylines and speakers; every one of them is invented. */
export const people: readonly Omit<Person, 'id'>[] = [
  {
    name: 'Tess Vermeiren',
    role: 'Communications officer',
    organisation: 'Waymark Network',
    link: '',
  },
  { name: 'Joris Baele', role: 'Editor', organisation: 'Waymark Network', link: '' },
  { name: 'Ilse Halvorsen', role: 'Secretary general', organisation: 'Waymark Network', link: '' },
  {
    name: 'Anders Örnfelt',
    role: 'Exit counsellor',
    organisation: 'Norrsken Exit Practice, Sweden',
    link: 'https://norrsken.example.org/',
  },
  {
    name: 'Núria Castellfort',
    role: 'Prison psychologist',
    organisation: 'Catalan Rehabilitation Service, Spain',
    link: '',
  },
  {
    name: 'Mihai Dobrinescu',
    role: 'Professor of social work',
    organisation: 'Institute for Supervision Studies, Romania',
    link: 'https://supervision.example.org/',
  },
  {
    name: 'Łucja Wiśnicka',
    role: 'Head of community service',
    organisation: 'Łódź Regional Probation Office, Poland',
    link: '',
  },
  {
    name: 'Ελένη Μαρκάτου',
    role: 'Peer mentor coordinator',
    organisation: 'Στέγη Reentry House, Greece',
    link: '',
  },
  {
    name: 'Zdeněk Škoda',
    role: 'Probation officer',
    organisation: 'Brno Probation Centre, Czechia',
    link: '',
  },
  {
    name: 'Claire Delmotte',
    role: 'Researcher',
    organisation: 'Atelier Peine et Société, France',
    link: 'https://atelier.example.org/',
  },
  {
    name: 'Jürgen Weißhaar',
    role: 'Head of rural services',
    organisation: 'Bewährungshilfe Heidmark, Germany',
    link: '',
  },
  {
    name: 'Kristjan Õunamägi',
    role: 'Director of parole',
    organisation: 'Estonian Release Board',
    link: '',
  },
  {
    name: 'Siobhán Ní Dhuinn',
    role: 'Training lead',
    organisation: 'Liffey Young Adults Service, Ireland',
    link: '',
  },
];
