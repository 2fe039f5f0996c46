// What do the pages of the newsletter look like when everything is present?
import { image } from './sample-parts.ts';
import type { NewslettersView, NewsletterView } from './view-models.ts';

export const newsletters: NewslettersView = {
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

export const newsletter: NewsletterView = {
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
