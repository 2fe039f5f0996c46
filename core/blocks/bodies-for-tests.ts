// Which bodies do tests of the blocks work with, and what do they find around them?
import type { BodyNode } from '../content/body.ts';
import { siteWords } from '../site/site-words.ts';
import type { RenderContext } from './define-block.ts';
import { renderHtml } from './render.ts';

export const picture = 'a'.repeat(64);
export const slides = 'b'.repeat(64);
export const other = '0190b8a0-0000-7000-8000-000000000001';
export const context: RenderContext = {
  image: (id) =>
    id === picture
      ? {
          src: '../media/hall.jpg',
          width: 640,
          height: 480,
          alt: 'The hall',
          decorative: false,
          credit: '',
        }
      : undefined,
  link: (href) => (href.startsWith('https://') ? href : undefined),
  file: (id, language) =>
    id === slides
      ? {
          href: '../media/slides.pptx',
          name: 'slides.pptx',
          facts: `PowerPoint, 2.4 MB${language === undefined ? '' : `, ${language}`}`,
        }
      : undefined,
  article: (id) =>
    id === other
      ? {
          href: '../news/housing-first/',
          headline: 'Housing first',
          summary: 'What <worked>.',
          label: 'News · 3 May 2026',
        }
      : undefined,
  event: {
    when: '04/12/2025, 09:30–16:00',
    iso: '2025-12-04',
    place: 'Utrecht & online',
    link: 'https://example.org/register',
  },
  words: siteWords('en').blocks,
};

export const text = (value: string, ...marks: BodyNode['marks'] & object): BodyNode => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks } : {}),
});
export const doc = (...content: BodyNode[]): BodyNode => ({ type: 'doc', content });
export const paragraph = (...content: BodyNode[]): BodyNode => ({ type: 'paragraph', content });
export const html = (...content: BodyNode[]): string => renderHtml(doc(...content), context).output;

/** One of each block that is more than its text. */
export const newsroomBlocks: Readonly<Record<string, BodyNode>> = {
  table: {
    type: 'table',
    attrs: { caption: 'People under supervision' },
    content: [
      {
        type: 'tableRow',
        content: ['Country', '2024', '2025'].map((word) => ({
          type: 'tableHeader',
          content: [paragraph(text(word))],
        })),
      },
      {
        type: 'tableRow',
        content: [
          { type: 'tableHeader', content: [paragraph(text('Norway | north'))] },
          { type: 'tableCell', attrs: { colspan: 2 }, content: [paragraph(text('about 2 000'))] },
        ],
      },
    ],
  },
  factBox: {
    type: 'factBox',
    attrs: { title: 'In short' },
    content: [paragraph(text('Three sites.'))],
  },
  button: { type: 'button', attrs: { label: 'Register', href: 'https://example.org/r' } },
  gallery: {
    type: 'gallery',
    content: [
      { type: 'figure', attrs: { asset: picture }, content: [text('Left')] },
      { type: 'figure', attrs: { asset: picture }, content: [text('Right')] },
    ],
  },
  fileCard: {
    type: 'fileCard',
    attrs: { asset: slides, title: 'Slides of the day', language: 'fr' },
  },
  videoCard: {
    type: 'videoCard',
    attrs: {
      url: 'https://youtu.be/abcdefghijk?t=12',
      title: 'The seminar in three minutes',
      transcript: 'https://example.org/transcript',
    },
  },
  peopleList: {
    type: 'peopleList',
    content: [
      {
        type: 'personEntry',
        attrs: {
          name: 'Ana Ruiz',
          role: 'Director',
          organisation: 'Probation Service',
          link: 'https://example.org/ana',
        },
      },
    ],
  },
  eventFacts: { type: 'eventFacts' },
  articleCard: { type: 'articleCard', attrs: { article: other } },
};
