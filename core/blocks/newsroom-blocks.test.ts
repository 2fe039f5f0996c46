import { describe, expect, it } from 'vitest';
import type { BodyNode } from '../content/body.ts';
import {
  context,
  doc,
  html,
  newsroomBlocks,
  paragraph,
  picture,
  slides,
  text,
} from './bodies-for-tests.ts';
import { checkBody } from './check-body.ts';
import { blocks, marks } from './registry.ts';
import { renderEmail, renderHtml, renderMarkdown, renderText, renderWordPress } from './render.ts';

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
    const columns = '<colgroup><col style="width:25%"><col style="width:75%"></colgroup>';
    const uneven = doc(row([100], [300]));
    const mail = renderEmail(uneven, context).output;
    expect(mail).toContain(columns);
    expect(mail).toMatch(/<table [^>]*width="100%">/);
    // The table block of WordPress would call these widths damage.
    expect(renderWordPress(uneven, context).output).toContain('<!-- wp:html -->');
    expect(renderWordPress(uneven, context).output).toContain(columns);
    expect(renderWordPress(doc(row(null, null)), context).output).toContain('<!-- wp:table -->');
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
