// What does the page of an article look like when everything is present, and when nothing optional is?
import { cards, image } from './sample-parts.ts';
import type { ArticleView } from './view-models.ts';

export const article: ArticleView = {
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
  versions: [
    { name: 'Français', language: 'fr', href: '../confiance/index.html', current: false },
    { name: 'العربية', language: 'ar', href: '../thiqa/index.html', current: false },
  ],
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
    language: 'en',
    href: '../agreement/index.html',
  },
  next: {
    headline: 'La lettre de décembre, avec l’agenda 2026',
    language: 'fr',
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

export const bareArticle: ArticleView = {
  ...article,
  breadcrumb: [],
  standfirst: '',
  versions: [],
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
