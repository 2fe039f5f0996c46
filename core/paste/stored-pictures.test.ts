// Does every word around a picture stay when the picture itself cannot be stored?
import { expect, it } from 'vitest';
import { plainText } from '../content/body.ts';
import { faultsOf } from './fixtures.ts';
import { parseHtml } from './parse-html.ts';
import { pasteToBody } from './paste.ts';
import { originOf } from './source.ts';
import { withPictures } from './stored-pictures.ts';

it.each([
  [
    'the caption of a quotation in Word’s style',
    '<figure><p class="MsoQuote"><img></p><figcaption>Ana Novák</figcaption></figure>',
  ],
  [
    'who is quoted',
    '<blockquote><p role="navigation">Home</p><img><footer>Ana Novák</footer></blockquote>',
  ],
  [
    'who is quoted in an item of a list',
    '<ul><li><blockquote><p role="navigation">Home</p><img><cite>Ana Novák</cite></blockquote></li></ul>',
  ],
  ['the caption of a picture', '<figure><img><figcaption>Ana Novák</figcaption></figure>'],
])('%s', (_what, html) => {
  const body = pasteToBody(parseHtml(html), { ...originOf('class=MsoNormal'), language: 'en' });
  expect(body.pictures).toHaveLength(1);
  const settled = withPictures(body, [null]);
  expect(settled.content.map((block) => plainText(block)).join()).toBe('Ana Novák');
  expect(faultsOf(settled, html.includes('Home') ? 'Home Ana Novák' : 'Ana Novák')).toEqual([]);
});
