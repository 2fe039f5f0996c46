import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../content/body.ts';
import { siteWords } from '../site/site-words.ts';
import { findAccessibilityFaults } from './accessibility.ts';
import { checkBody } from './check-body.ts';
import type { RenderContext } from './define-block.ts';
import { blocks, marks } from './registry.ts';
import { renderEmail, renderHtml, renderMarkdown, renderText, renderWordPress } from './render.ts';
import { videoOf } from './video-card.ts';

const picture = 'a'.repeat(64);
const slides = 'b'.repeat(64);
const other = '0190b8a0-0000-7000-8000-000000000001';
const context: RenderContext = {
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

const text = (value: string, ...marks: BodyNode['marks'] & object): BodyNode => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 ? { marks } : {}),
});
const doc = (...content: BodyNode[]): BodyNode => ({ type: 'doc', content });
const paragraph = (...content: BodyNode[]): BodyNode => ({ type: 'paragraph', content });
const html = (...content: BodyNode[]): string => renderHtml(doc(...content), context).output;

describe('rendering a body', () => {
  it('writes one link around words of which some are bold', () => {
    const link = { type: 'link', attrs: { href: 'https://example.org/' } };
    const body = paragraph(
      text('See ', link),
      text('this', { type: 'bold' }, link),
      text('.', link),
    );
    expect(html(body)).toBe(
      '<p><a href="https://example.org/">See <strong>this</strong>.</a></p>\n',
    );
  });

  it('keeps the words of a link that may not leave, without the link', () => {
    const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } };
    expect(html(paragraph(text('press', link)))).toBe('<p>press</p>\n');
  });

  it('lets no text or attribute become markup, in any format', () => {
    const attack = `"><script>alert(1)</script><img src=x onerror='alert(2)'>\u0000\u0008`;
    const hostile = doc(
      { type: 'heading', attrs: { level: attack }, content: [text(attack)] },
      paragraph(text(attack, { type: 'link', attrs: { href: `https://x/${attack}` } })),
      {
        type: 'blockquote',
        attrs: { attribution: attack },
        content: [paragraph(text(attack, { type: 'code' }))],
      },
      { type: 'figure', attrs: { asset: picture, alt: attack }, content: [text(attack)] },
      { type: 'figure', attrs: { asset: attack, alt: attack } },
      {
        type: 'orderedList',
        attrs: { start: attack },
        content: [{ type: 'listItem', content: [paragraph(text(attack))] }],
      },
    );
    for (const render of [renderHtml, renderWordPress]) {
      const { output } = render(hostile, context);
      const elements = [...output.matchAll(/<\/?([a-z0-9]+)/g)].map((match) => match[1]);
      expect(elements).not.toContain('script');
      expect(output.match(/<img/g)).toHaveLength(1);
      // What is left of the attack is inert: no quote, bracket or control character of its own.
      expect(output).not.toContain('\u0000');
      expect(output).not.toContain('\u0008');
      expect(output).not.toContain(`onerror='`);
    }
  });

  it('writes WordPress block markup', () => {
    const body = doc(
      { type: 'heading', attrs: { level: 3 }, content: [text('One')] },
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              paragraph(text('a')),
              {
                type: 'orderedList',
                content: [{ type: 'listItem', content: [paragraph(text('b'))] }],
              },
            ],
          },
        ],
      },
      { type: 'horizontalRule' },
    );
    expect(renderWordPress(body, context).output).toBe(
      [
        '<!-- wp:heading {"level":3} -->',
        '<h3 class="wp-block-heading">One</h3>',
        '<!-- /wp:heading -->',
        '',
        '<!-- wp:list -->',
        '<ul class="wp-block-list"><!-- wp:list-item -->',
        '<li>a<!-- wp:list {"ordered":true} -->',
        '<ol class="wp-block-list"><!-- wp:list-item -->',
        '<li>b</li>',
        '<!-- /wp:list-item --></ol>',
        '<!-- /wp:list --></li>',
        '<!-- /wp:list-item --></ul>',
        '<!-- /wp:list -->',
        '',
        '<!-- wp:separator -->',
        '<hr class="wp-block-separator has-alpha-channel-opacity"/>',
        '<!-- /wp:separator -->',
        '',
        '',
      ].join('\n'),
    );
  });

  it('leaves unknown blocks and marks out of the output and names them', () => {
    const body = doc(paragraph(text('kept', { type: 'sparkle' })), {
      type: 'pollWidget',
      content: [paragraph(text('lost'))],
    });
    const { output, skipped } = renderHtml(body, context);
    expect(output).toBe('<p>kept</p>\n');
    expect(skipped).toEqual(['pollWidget', 'sparkle']);
  });

  it('lets a use of a picture override its own description', () => {
    const shown = (attrs: Record<string, unknown>): string =>
      html({ type: 'figure', attrs: { asset: picture, ...attrs } });
    expect(shown({})).toContain('alt="The hall"');
    expect(shown({ alt: 'Ninety people' })).toContain('alt="Ninety people"');
    expect(shown({ decorative: true })).toContain('alt=""');
  });

  it('shows no figure whose picture is missing', () => {
    expect(
      html({ type: 'figure', attrs: { asset: 'b'.repeat(64) }, content: [text('Caption')] }),
    ).toBe('');
  });

  it('writes list items without paragraphs unless they hold several', () => {
    const item = (...content: BodyNode[]): BodyNode => ({
      type: 'bulletList',
      content: [{ type: 'listItem', content }],
    });
    expect(html(item(paragraph(text('a'))))).toBe('<ul>\n<li>a</li>\n</ul>\n');
    expect(html(item(paragraph(text('a')), paragraph(text('b'))))).toContain('<p>a</p>\n<p>b</p>');
  });

  it('gives the words alone as text', () => {
    const body = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('A & B')] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('c'))] }] },
    );
    expect(renderText(body).output).toBe('A & B\n- c\n');
  });
});

/** One of each block that is more than its text. */
const newsroomBlocks: Readonly<Record<string, BodyNode>> = {
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

describe('the blocks of a newsroom', () => {
  const everything = doc(...Object.values(newsroomBlocks));

  it('fit into a body, each with its attributes', () => {
    expect(checkBody({ schemaVersion: 1, document: everything })).toMatchObject({
      complete: true,
      assets: [picture, slides],
    });
  });

  it('leave nothing out in any format', () => {
    const said = [
      ...['People under supervision', 'Country', 'about 2 000', 'In short', 'Three sites.'],
      ...['Register', 'Left', 'Right', 'Slides of the day', 'The seminar in three minutes'],
      ...['Ana Ruiz', 'Director', 'Probation Service'],
    ];
    const shown = ['04/12/2025, 09:30–16:00', 'Housing first', 'PowerPoint, 2.4 MB', 'YouTube'];
    const formats = { renderHtml, renderEmail, renderWordPress, renderMarkdown };
    for (const [name, render] of Object.entries(formats)) {
      const { output, skipped } = render(everything, context);
      expect(skipped, name).toEqual([]);
      for (const words of [...said, ...shown]) expect(output, name).toContain(words);
    }
    for (const words of said) expect(renderText(everything).output).toContain(words);
  });

  it('give each header cell of a table the scope it heads', () => {
    const output = html(newsroomBlocks.table ?? doc());
    expect(output).toContain('<th scope="col">Country</th>');
    expect(output).toContain('<th scope="row">Norway | north</th>');
    expect(output).toMatch(/<caption>People under supervision<\/caption>\n<thead>\n<tr>/);
    expect(output).toMatch(/<\/thead>\n<tbody>\n<tr>/);
  });

  it('give the columns of a table their widths as shares, so that it fits a narrow page', () => {
    const row = (...widths: (readonly number[] | null)[]): BodyNode => ({
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: widths.map((colwidth) => ({
            type: 'tableCell',
            attrs: { colspan: colwidth?.length ?? 1, colwidth },
            content: [paragraph()],
          })),
        },
      ],
    });
    expect(html(row([100], [200, 100]))).toContain(
      '<colgroup><col style="width:25%"><col style="width:50%"><col style="width:25%"></colgroup>',
    );
    expect(html(row([310], null))).toContain('<col style="width:50%"><col></colgroup>');
    expect(html(row(null, null))).not.toContain('colgroup');
  });

  it('write a table as GFM reads one, with its bars escaped and its spans filled', () => {
    expect(renderMarkdown(doc(newsroomBlocks.table ?? doc()), context).output).toBe(
      [
        'People under supervision',
        '',
        '| Country | 2024 | 2025 |',
        '| --- | --- | --- |',
        '| Norway \\| north | about 2 000 |  |',
        '',
      ].join('\n'),
    );
  });

  it('load nothing of a third party: a video is a link until the reader asks for it', () => {
    const output = html(newsroomBlocks.videoCard ?? doc());
    expect(output).not.toMatch(/<(iframe|script|img|link)/);
    expect(output).toContain('href="https://www.youtube.com/watch?v=abcdefghijk"');
    expect(output).toContain('data-player="https://www.youtube-nocookie.com/embed/abcdefghijk"');
  });

  it('leave no trace of an article or a file that readers may not have', () => {
    const hidden = doc(
      { type: 'articleCard', attrs: { article: '0190b8a0-0000-7000-8000-00000000ffff' } },
      { type: 'fileCard', attrs: { asset: 'c'.repeat(64), title: 'Secret minutes' } },
    );
    for (const render of [renderHtml, renderEmail, renderWordPress, renderMarkdown]) {
      expect(render(hidden, context).output).toBe('');
    }
  });

  it('number footnotes through the text, and end with their words', () => {
    const note = (words: string): BodyNode => ({ type: 'footnote', content: [text(words)] });
    const body = doc(paragraph(text('First'), note('See <the> report.')), {
      type: 'blockquote',
      content: [paragraph(text('second'), note('Ibid.'))],
    });
    const output = renderHtml(body, context).output;
    expect(output).toContain('<a href="#note-2" id="note-mark-2" role="doc-noteref">2</a>');
    expect(output).toContain('<li id="note-1">See &lt;the&gt; report. <a href="#note-mark-1"');
    expect(renderMarkdown(body, context).output).toBe(
      'First[^1]\n\n> second[^2]\n\n[^1]: See \\<the\\> report.\n[^2]: Ibid.\n',
    );
    expect(renderText(body).output).toBe('First[1]\nsecond[2]\n[1] See <the> report.\n[2] Ibid.\n');
  });

  it('let no attribute become markup in any format', () => {
    const attack = `"><script>alert(1)</script>--><img src=x onerror='alert(2)'>[x](javascript:alert(3))`;
    const poison = (node: BodyNode): BodyNode => ({
      ...node,
      attrs: Object.fromEntries(
        Object.keys(blocks.find((one) => one.type === node.type)?.schema.attrs ?? {}).map(
          (name) => [name, ['asset', 'article'].includes(name) ? node.attrs?.[name] : attack],
        ),
      ),
      ...(node.content === undefined ? {} : { content: node.content.map(poison) }),
      ...(node.text === undefined ? {} : { text: attack }),
    });
    const hostile = doc(...Object.values(newsroomBlocks).map(poison));
    for (const render of [renderHtml, renderEmail, renderWordPress]) {
      const { output } = render(hostile, context);
      expect(output).not.toMatch(/<script|<img src=x|onerror='/);
      expect(output).not.toMatch(/"javascript:/);
      // Comments of WordPress end where we end them.
      expect(output.replace(/<!--[\s\S]*?-->/g, '')).not.toContain('-->');
    }
    expect(renderMarkdown(hostile, context).output).not.toMatch(/(?<!\\)<script|(?<!\\)\[x/);
  });

  it('are all described: each block and mark has a type of its own', () => {
    const types = [...blocks, ...marks].map((one) => one.type);
    expect(new Set(types).size).toBe(types.length);
  });
});

describe('mail HTML', () => {
  it('has neither class nor script, and sizes every picture to its one column', () => {
    const { output } = renderEmail(doc(...Object.values(newsroomBlocks)), {
      ...context,
      image: () => ({
        src: 'https://example.org/wide.jpg',
        width: 1200,
        height: 800,
        alt: 'Wide',
        decorative: false,
        credit: '',
      }),
    });
    expect(output).not.toMatch(/ class=| id=|<script|<style/);
    expect(output).toContain('width="600" height="400"');
    for (const [element] of output.matchAll(/<table(?! role="presentation")[^>]*>/g)) {
      // The only other tables are tables of facts.
      expect(element).toContain('border-collapse');
    }
  });
});

describe('Markdown', () => {
  const markdown = (...content: BodyNode[]): string =>
    renderMarkdown(doc(...content), context).output;

  it('keeps signs that would start markup as signs', () => {
    expect(markdown(paragraph(text('# 1. *not* a heading')))).toBe('\\# 1. \\*not\\* a heading\n');
    expect(markdown(paragraph(text('2026. A year')))).toBe('2026\\. A year\n');
    expect(markdown(paragraph(text('- dash')))).toBe('\\- dash\n');
  });

  it('sets the parts of a list item in, numbers from its start, and nests', () => {
    const item = (...content: BodyNode[]): BodyNode => ({ type: 'listItem', content });
    expect(
      markdown({
        type: 'orderedList',
        attrs: { start: 9 },
        content: [
          item(paragraph(text('nine'))),
          item(paragraph(text('ten')), {
            type: 'bulletList',
            content: [item(paragraph(text('inside')))],
          }),
        ],
      }),
    ).toBe('9. nine\n10. ten\n\n    - inside\n');
  });

  it('puts the delimiters of bold next to its words', () => {
    expect(markdown(paragraph(text('a '), text('bold ', { type: 'bold' }), text('word')))).toBe(
      'a **bold** word\n',
    );
  });
});

describe('accessibility rules of blocks', () => {
  const faults = (...content: BodyNode[]): string[] =>
    findAccessibilityFaults(doc(...content), { describes: () => false }).map(
      ({ fault, place }) => `${fault} ${place}`,
    );

  it('find each fault, with the place it has among its kind', () => {
    const link = (href: string): { type: string; attrs: { href: string } } => ({
      type: 'link',
      attrs: { href },
    });
    expect(
      faults(
        { type: 'figure', attrs: { asset: picture, alt: 'A hall' } },
        { type: 'figure', attrs: { asset: picture } },
        { type: 'heading', attrs: { level: 2 }, content: [text(' ')] },
        paragraph(
          text('Read '),
          text('he', link('https://a.example/')),
          text('re', { type: 'bold' }, link('https://a.example/')),
        ),
        paragraph(text('the annual report', link('https://b.example/'))),
        { type: 'button', attrs: { href: 'https://example.org/' } },
        { type: 'videoCard', attrs: { url: 'https://youtu.be/abcdefghijk' } },
        { type: 'fileCard', attrs: { asset: slides } },
        {
          type: 'table',
          content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph()] }] }],
        },
      ),
    ).toEqual([
      'picture-not-described 2',
      'heading-empty 1',
      'link-text-unclear 1',
      'button-without-label 1',
      'video-without-title 1',
      'video-without-transcript 1',
      'file-without-title 1',
      'table-without-header 1',
    ]);
  });

  it('find nothing in an article that says everything', () => {
    expect(
      faults(...Object.values(newsroomBlocks).filter(({ type }) => type !== 'gallery')),
    ).toEqual([]);
  });
});

describe('the address of a video', () => {
  it.each([
    ['https://www.youtube.com/watch?feature=x&v=abcdefghijk&t=3', 'YouTube', 'abcdefghijk'],
    ['https://youtube.com/live/abcdefghijk', 'YouTube', 'abcdefghijk'],
    ['https://vimeo.com/123456789/0a1b2c', 'Vimeo', 'h=0a1b2c'],
    ['https://player.vimeo.com/video/123456789', 'Vimeo', '123456789'],
    ['https://video.example.org/w/9c9de5e8-0a1e', 'PeerTube', '9c9de5e8-0a1e'],
    ['https://tube.example.org/videos/watch/kkGMgK9ZtnKfYAgnEtQxbv', 'PeerTube', 'kkGMgK9Z'],
  ])('is read from %s', (address, service, part) => {
    expect(videoOf(address)).toMatchObject({ service, player: expect.stringContaining(part) });
  });

  it.each(['https://example.org/film.mp4', 'javascript:alert(1)', 'https://youtube.com/@channel'])(
    'is none of ours: %s',
    (address) => expect(videoOf(address)).toBeUndefined(),
  );
});
