// Do the links and pictures of a post find their addresses, and is what has none gone without a trace?
import { describe, expect, it } from 'vitest';
import { exampleArticleId } from '../../export/example-newsroom.ts';
import { type Addresses, fileMark, postMark, resolveContent, spelling } from './post-content.ts';

const picture = (path: string) =>
  `<!-- wp:image {"sizeSlug":"full","linkDestination":"none"} -->\n<figure class="wp-block-image size-full"><img src="${fileMark(path)}" alt="A &quot;stage&quot;" width="640" height="480"/></figure>\n<!-- /wp:image -->\n\n`;
const file = `<!-- wp:file {"href":"${fileMark('media/a.pdf')}"} -->\n<div class="wp-block-file"><a href="${fileMark('media/a.pdf')}">A (PDF)</a></div>\n<!-- /wp:file -->\n\n`;
const listed = `<!-- wp:list-item -->\n<li><a href="${fileMark('media/a.pdf')}">A</a> (PDF)</li>\n<!-- /wp:list-item -->`;
const link = (number: number, words: string) =>
  `<a href="${postMark(exampleArticleId(number))}">${words}</a>`;

const nothing: Addresses = { file: () => undefined, post: () => undefined };
const all: Addresses = {
  file: () => ({ id: 7, url: 'https://site.example/a--b.png?x=1&y=2' }),
  post: () => 'https://site.example/?p=5&preview=no',
};

describe('a text with marks', () => {
  it('has the addresses of the site, escaped as each place asks', () => {
    const { content, unlinked, missing } = resolveContent(
      `${picture('media/a.png')}${file}<p>${link(1, '<strong>the report</strong>')}</p>`,
      all,
    );
    expect(content).toContain(
      '<!-- wp:image {"id":7,"sizeSlug":"full","linkDestination":"none"} -->\n<figure class="wp-block-image size-full"><img src="https://site.example/a--b.png?x=1&amp;y=2" alt="A &quot;stage&quot;" class="wp-image-7"/></figure>',
    );
    expect(content).toContain(
      '<!-- wp:file {"id":7,"showDownloadButton":false,"href":"https://site.example/a\\u002d\\u002db.png?x=1\\u0026y=2"} -->',
    );
    expect(content).toContain('<a href="https://site.example/?p=5&amp;preview=no"><strong>');
    expect(content).not.toContain('galley:');
    expect({ unlinked, missing }).toEqual({ unlinked: [], missing: [] });
  });

  it('keeps the words of a link that leads nowhere, and loses pictures and downloads whole', () => {
    const { content, unlinked, missing } = resolveContent(
      `${picture('media/a.png')}${file}<ul>${listed}</ul><p>See ${link(1, 'the <em>report</em>')} and ${link(2, 'more')}.</p>`,
      nothing,
    );
    expect(content).toBe('<ul></ul><p>See the <em>report</em> and more.</p>');
    expect(unlinked).toEqual([exampleArticleId(1), exampleArticleId(2)]);
    expect(missing).toEqual(['media/a.png', 'media/a.pdf']);
  });

  it('loses one picture of several and no other', () => {
    const some: Addresses = {
      ...all,
      file: (path) => (path === 'media/b.png' ? undefined : all.file(path)),
    };
    const { content } = resolveContent(
      ['a', 'b', 'c'].map((name) => picture(`media/${name}.png`)).join(''),
      some,
    );
    expect(content.match(/wp:image \{/g)).toHaveLength(2);
  });

  it('leaves alone what a person typed that looks like a mark', () => {
    const typed = `<p>href=&quot;${fileMark('media/a.png')}&quot; ${postMark(exampleArticleId(1))}</p>`;
    expect(resolveContent(typed, all).content).toBe(typed);
  });
});

describe('the spelling of a text', () => {
  it('is the same for what WordPress writes otherwise, and another where something is gone', () => {
    const sent = '<p>It&#39;s</p>\n<img src="a"/>';
    expect(spelling('<p>It&#039;s</p>\r\n<img src="a" />')).toBe(spelling(sent));
    expect(spelling('<p>It&#39;s</p>')).not.toBe(spelling(sent));
  });
});
