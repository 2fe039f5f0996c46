import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../content/body.ts';
import {
  context,
  doc,
  html,
  newsroomBlocks,
  paragraph,
  picture,
  text,
} from './bodies-for-tests.ts';
import { renderEmail, renderHtml, renderMarkdown, renderText, renderWordPress } from './render.ts';

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

  it('marks a link whose words are its address, which print does not repeat', () => {
    const linked = (words: string, href = 'https://www.example.org/a?b=1&c=2'): string =>
      html(paragraph(text(words, { type: 'link', attrs: { href } })));
    for (const words of ['https://www.example.org/a?b=1&c=2', 'example.org/a?b=1&c=2']) {
      expect(linked(words)).toContain(' class="address">');
    }
    expect(linked('www.example.org', 'https://example.org/')).toContain(' class="address">');
    expect(linked('example.org')).not.toContain('class');
    expect(linked('Example', 'https://example.org/')).not.toContain('class');
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
