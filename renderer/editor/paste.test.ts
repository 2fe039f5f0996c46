// What is left of outside HTML? Our blocks, nothing that runs, nothing that points outside for pictures.
// @vitest-environment jsdom (the purifier loses elements in the lighter stand-in of the other tests)
import { describe, expect, it } from 'vitest';
import { bytesOfDataUrl, cleanPaste, placePictures } from './paste.ts';

const clean = (html: string): string => cleanPaste(html).html;
const dot = 'data:image/png;base64,iVBORw0KGgo=';

describe('cleaning what is pasted', () => {
  it('drops what could run', () => {
    const html = clean(
      '<p onclick="steal()">Hello<script>steal()</script><iframe src="https://x.example"></iframe></p><style>p{}</style>',
    );
    expect(html).toBe('<p>Hello</p>');
  });

  it('keeps safe links and turns others into their text', () => {
    expect(
      clean(
        '<p><a href="https://a.example/">web</a> <a href="javascript:alert(1)">script</a> <a href="file:///c:/x">file</a> <a href="data:text/html,x">data</a> <a href="mailto:a@b.example">mail</a></p>',
      ),
    ).toBe(
      '<p><a href="https://a.example/">web</a> script file data <a href="mailto:a@b.example">mail</a></p>',
    );
  });

  it('leaves out pictures that are only addresses, and counts them', () => {
    const found = cleanPaste(
      '<p>a</p><img src="https://x.example/a.png"><img src="file:///c:/b.png"><img src="blob:x">',
    );
    expect(found).toMatchObject({ html: '<p>a</p>', pictures: [], lostPictures: 3 });
  });

  it('takes pictures that came along as data, and remembers where they stood', () => {
    const found = cleanPaste(`<p>a</p><img src="${dot}" onerror="x()"><p>b</p>`);
    expect(found).toMatchObject({
      html: '<p>a</p><img data-pasted="0"><p>b</p>',
      pictures: [dot],
      lostPictures: 0,
    });
    expect(placePictures(found.html, ['f'.repeat(64)])).toBe(
      `<p>a</p><figure data-asset="${'f'.repeat(64)}"><figcaption></figcaption></figure><p>b</p>`,
    );
    expect(placePictures(found.html, [null])).toBe('<p>a</p><p>b</p>');
  });

  it('refuses a drawing as data: it is a document that can carry script', () => {
    const found = cleanPaste('<img src="data:image/svg+xml;base64,PHN2Zy8+">');
    expect(found).toMatchObject({ html: '', pictures: [], lostPictures: 1 });
  });

  it('undoes the bold that Google Docs puts around everything, and keeps real bold and italic', () => {
    expect(
      clean(
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:700">bold</span> <span style="font-style:italic">slanted</span> plain</p></b>',
      ),
    ).toBe('<p><strong>bold</strong> <em>slanted</em> plain</p>');
  });

  it('turns the typed bullets of Word into lists', () => {
    const item = (level: number, mark: string, words: string): string =>
      `<p class="MsoListParagraph" style="mso-list:l0 level${level} lfo1"><span style="mso-list:Ignore">${mark}<span>   </span></span>${words}</p>`;
    expect(
      clean(`${item(1, '·', 'one')}${item(2, 'o', 'inner')}${item(1, '·', 'two')}<p>after</p>`),
    ).toBe(
      '<ul><li><p>one</p><ul><li><p>inner</p></li></ul></li><li><p>two</p></li></ul><p>after</p>',
    );
    expect(clean(`${item(1, '1.', 'first')}`)).toBe('<ol><li><p>first</p></li></ol>');
  });

  it('brings headings to our levels and does not glue cells together', () => {
    expect(clean('<h1>Top</h1><h5>Deep</h5>')).toBe('<h2>Top</h2><h4>Deep</h4>');
    expect(clean('<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>')).toBe(
      '<p>a</p><p>b</p>',
    );
  });

  it('keeps our own figures when they are copied within the newsroom', () => {
    const figure =
      '<figure data-asset="aa" data-alt="Two people"><figcaption>Caption</figcaption></figure>';
    expect(clean(`<div data-pm-slice="0 0 []">${figure}</div>`)).toBe(
      `<div data-pm-slice="0 0 []">${figure}</div>`,
    );
  });

  it('changes nothing when it cleans a second time', () => {
    const once = clean(
      '<h1>A</h1><p><b>b</b> <span style="font-weight:bold">c</span></p><ul><li>d</li></ul>',
    );
    expect(clean(once)).toBe(once);
  });
});

describe('reading a data address', () => {
  it('gives the bytes and the type', () => {
    const found = bytesOfDataUrl('data:image/png;base64,AQID');
    expect(found?.type).toBe('image/png');
    expect([...(found?.bytes ?? [])]).toEqual([1, 2, 3]);
  });

  it('answers null to what is none', () => {
    expect(bytesOfDataUrl('https://x.example/')).toBeNull();
    expect(bytesOfDataUrl('data:image/png;base64,???')).toBeNull();
  });
});
