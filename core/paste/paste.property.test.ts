// Is any word ever lost, moved or glued to another, whatever the HTML? A thousand pages nobody would write.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf } from './fixtures.ts';
import { parseHtml } from './parse-html.ts';
import { pasteToBody } from './paste.ts';
import { originOf } from './source.ts';
import { withPictures } from './stored-pictures.ts';
import { isElement, isInline, type PasteElement, type PasteNode } from './tree.ts';

const blockTags = [
  ...['p', 'div', 'h1', 'h3', 'h6', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'figure'],
  ...['figcaption', 'table', 'tbody', 'tr', 'td', 'th', 'caption', 'pre', 'section', 'details'],
  ...['nav', 'footer', 'hr', 'aside', 'summary', 'form', 'x:y', 'thead'],
];
const inlineTags = ['span', 'b', 'i', 'a', 'sup', 'code', 'u', 'q', 'br', 'img', 'cite'];

const attributes = fc.record(
  {
    style: fc.constantFrom(
      'mso-list:l0 level1 lfo1',
      'mso-list:l0 level3 lfo1',
      'mso-list:Ignore',
      'font-weight:bold',
      'font-weight:normal',
      'white-space:pre',
      'display:none',
      'mso-element:footnote',
    ),
    class: fc.constantFrom('MsoQuote', 'MsoCaption', 'MsoListParagraph', 'MsoTitle', 'emoji'),
    href: fc.constantFrom('https://example.org/', '#one', '#two', 'javascript:x', ''),
    id: fc.constantFrom('one', 'two'),
    name: fc.constantFrom('one', 'two'),
    src: fc.constantFrom('https://example.org/a.png', 'file:///c:/a.png', ''),
    role: fc.constantFrom('heading', 'presentation', 'navigation', 'checkbox'),
    'aria-level': fc.constantFrom('2', '5'),
    'data-aria-level': fc.constantFrom('1', '2'),
    colspan: fc.constantFrom('2', '9999', '-1'),
    rowspan: fc.constantFrom('3', 'x'),
    start: fc.constantFrom('4', 'z'),
    lang: fc.constantFrom('fr', 'en', 'x-none'),
  },
  { requiredKeys: [] },
);

const empty = ['br', 'img', 'hr'];

/** Written as HTML, so that the parser makes of it what a browser would. */
function write(one: PasteNode): string {
  if (!isElement(one)) return one;
  const written = Object.entries(one.attributes).map(([name, value]) => ` ${name}="${value}"`);
  const start = `<${one.tag}${written.join('')}>`;
  return empty.includes(one.tag)
    ? start
    : `${start}${one.children.map(write).join('')}</${one.tag}>`;
}

let words = 0;
/**
 * Every word is another one, so that a moved word cannot pass for its neighbour, and has a space after it, so that two
 * words in one are never right.
 */
const text = fc
  .constantFrom('w ', 'w w ', ' w ', 'w\u00a0', ' ', '\n')
  .map((shape) => shape.replace(/w/g, () => `w${words++}`));

const { node } = fc.letrec<{ node: PasteNode; element: PasteElement }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, text, tie('element')),
  element: fc.record({
    tag: fc.constantFrom(...blockTags, ...inlineTags),
    attributes,
    children: fc.array(tie('node'), { maxLength: 4 }),
  }),
}));

/** The text of a tree, with a space where a line begins or ends; a walk that shares nothing with the rules. */
function visible(one: PasteNode): string {
  if (!isElement(one)) return one;
  const inner = one.children.map(visible).join('');
  return isInline(one) && !empty.includes(one.tag) ? inner : ` ${inner} `;
}

describe('pasting whatever there is', () => {
  it('keeps every word in its order, or names it in the report, and holds to the schema', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 6 }), (written) => {
        const nodes = parseHtml(written.map(write).join(''));
        const body = pasteToBody(nodes, { ...originOf('class=MsoNormal'), language: 'en' });
        const settled = withPictures(
          body,
          body.pictures.map(() => null),
        );
        expect(faultsOf(settled, nodes.map(visible).join(''))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});
