// Which stored texts try to run something, or to call home? Bodies that another program could have put into a library.
import type { BodyMark, BodyNode } from '../content/body.ts';

export interface HostileBody {
  readonly name: string;
  readonly content: readonly BodyNode[];
}

const run = 'window.canary(1)';
const picture = `<img src=x onerror="${run}">`;
const script = `javascript:${run}`;

const text = (words: string, ...marks: BodyMark[]): BodyNode => ({
  type: 'text',
  text: words,
  marks,
});
const paragraph = (...content: BodyNode[]): BodyNode => ({ type: 'paragraph', content });

export const hostileBodies: readonly HostileBody[] = [
  { name: 'text that is markup', content: [paragraph({ type: 'text', text: picture })] },
  {
    name: 'link with script',
    content: [paragraph(text('x', { type: 'link', attrs: { href: script } }))],
  },
  {
    name: 'link with more attributes',
    content: [
      paragraph(
        text('x', {
          type: 'link',
          attrs: { href: 'https://example.org/', onclick: run, target: run, style: picture },
        }),
      ),
    ],
  },
  {
    name: 'language that is markup',
    content: [
      paragraph(text('x', { type: 'language', attrs: { language: `en" onmouseover="${run}` } })),
    ],
  },
  {
    name: 'unknown mark',
    content: [paragraph(text('x', { type: 'html', attrs: { html: picture } }))],
  },
  {
    name: 'unknown block',
    content: [{ type: 'rawHtml', attrs: { html: `<script>${run}</script>` } }],
  },
  { name: 'script as type', content: [{ type: 'script', content: [{ type: 'text', text: run }] }] },
  {
    name: 'picture from elsewhere',
    content: [{ type: 'figure', attrs: { asset: 'https://canary.invalid/a.png', alt: picture } }],
  },
  {
    name: 'picture with markup',
    content: [
      { type: 'figure', attrs: { asset: `x" onerror="${run}`, alt: picture, decorative: picture } },
    ],
  },
  {
    name: 'video with script',
    content: [
      {
        type: 'videoCard',
        attrs: { url: script, address: script, title: picture, transcript: script },
      },
    ],
  },
  {
    name: 'button with script',
    content: [{ type: 'button', attrs: { label: picture, href: script } }],
  },
  {
    name: 'file from elsewhere',
    content: [{ type: 'fileCard', attrs: { asset: '../../../etc/passwd', title: picture } }],
  },
  {
    name: 'fact box with markup',
    content: [{ type: 'factBox', attrs: { title: picture }, content: [paragraph()] }],
  },
  {
    name: 'people with markup',
    content: [
      {
        type: 'peopleList',
        content: [
          {
            type: 'personEntry',
            attrs: { name: picture, role: picture, organisation: picture, link: script },
          },
        ],
      },
    ],
  },
  { name: 'card with markup', content: [{ type: 'articleCard', attrs: { article: picture } }] },
  {
    name: 'table with markup',
    content: [
      {
        type: 'table',
        attrs: { caption: picture },
        content: [
          {
            type: 'tableRow',
            content: [
              {
                type: 'tableCell',
                attrs: {
                  colspan: `2" onclick="${run}`,
                  colwidth: [`1;background:url(https://canary.invalid/)`],
                },
                content: [paragraph()],
              },
            ],
          },
        ],
      },
    ],
  },
  {
    name: 'quote with markup',
    content: [{ type: 'blockquote', attrs: { attribution: picture }, content: [paragraph()] }],
  },
  {
    name: 'list with markup',
    content: [
      {
        type: 'orderedList',
        attrs: { start: `1" onclick="${run}`, type: picture },
        content: [{ type: 'listItem', content: [paragraph({ type: 'text', text: 'x' })] }],
      },
    ],
  },
  {
    name: 'heading with markup',
    content: [{ type: 'heading', attrs: { level: `2><img src=x onerror=${run}>` } }],
  },
];
