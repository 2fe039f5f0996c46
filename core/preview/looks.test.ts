import { describe, expect, it } from 'vitest';
import { type Look, looks, pageAs, paperMargins, queryAs, styleAs } from './looks.ts';

describe('a question of a style sheet', () => {
  it.each<[string, Look, string]>([
    ['(prefers-color-scheme: dark)', 'dark', '(min-width: 0px)'],
    ['(prefers-color-scheme: dark)', 'light', '(max-width: 0px)'],
    ['( prefers-color-scheme :light )', 'light', '(min-width: 0px)'],
    ['(prefers-color-scheme: dark)', 'print', '(max-width: 0px)'],
    ['(prefers-color-scheme)', 'light', '(min-width: 0px)'],
    ['screen and (prefers-color-scheme: dark)', 'dark', 'screen and (min-width: 0px)'],
    ['print', 'print', 'all'],
    ['print', 'light', 'print'],
    ['screen and (max-width: 40rem)', 'print', 'speech and (max-width: 40rem)'],
    ['not print', 'print', 'not all'],
    ['only screen, print', 'print', 'only speech, all'],
    ['(max-width: 71.99rem)', 'dark', '(max-width: 71.99rem)'],
  ])('%s is answered for %s by %s', (query, look, answer) => {
    expect(queryAs(query, look)).toBe(answer);
  });
});

describe('a style sheet', () => {
  it('keeps every letter where it asks nothing', () => {
    const css =
      '/* @media print {} */ a::after { content: "@media (prefers-color-scheme: dark) {"; color: red }';
    for (const look of looks) expect(styleAs(css, look)).toBe(css);
  });

  it('has its blocks for the dark, and the scheme it names, answered', () => {
    const css = 'html{color-scheme: light dark}@media (prefers-color-scheme:dark){a{color:#fff}}';
    expect(styleAs(css, 'dark')).toBe(
      'html{color-scheme: dark}@media (min-width: 0px){a{color:#fff}}',
    );
    expect(styleAs(css, 'light')).toBe(
      'html{color-scheme: light}@media (max-width: 0px){a{color:#fff}}',
    );
  });

  it('that knows one scheme only stays with it, and a property of its own is none of ours', () => {
    const css = 'html { color-scheme: light } b { --color-scheme: light dark }';
    expect(styleAs(css, 'dark')).toBe(css);
  });

  it('brings its blocks for paper out, and puts those for screens away', () => {
    expect(styleAs('@media print{a{b:c}} @media screen{d{e:f}}', 'print')).toBe(
      '@media all{a{b:c}} @media speech{d{e:f}}',
    );
  });

  it('says how much of the paper stays free', () => {
    expect(paperMargins(['@page { margin: 18mm 16mm; }'])).toEqual([
      '18mm',
      '16mm',
      '18mm',
      '16mm',
    ]);
    expect(paperMargins(['@page { size: A4 }'])).toEqual(['10mm', '10mm', '10mm', '10mm']);
    // Only lengths are taken over: what is not one could be anything.
    expect(paperMargins(['@page { margin: var(--x) }'])).toEqual(['10mm', '10mm', '10mm', '10mm']);
  });
});

describe('a page in the frame', () => {
  const page =
    '<html><head><meta name="color-scheme" content="light dark"><link rel="stylesheet" href="../../a.css"></head><body>color-scheme: light dark</body></html>';

  const elsewhere = '<base target="_blank">\n';
  const as = (scheme: string, ...added: string[]): string =>
    page
      .replace('content="light dark"', `content="${scheme}"`)
      .replace('</head>', `${elsewhere}${added.join('')}</head>`);

  it('differs from the exported one in the scheme it names, and for paper and touch by one style sheet', () => {
    expect(pageAs(page, 'light', '../../')).toBe(as('light'));
    expect(pageAs(page, 'dark', '../../')).toBe(as('dark'));
    const sheet = (name: string): string =>
      `<link rel="stylesheet" href="../../-galley/${name}.css">\n`;
    expect(pageAs(page, 'print', '../../')).toBe(as('light', sheet('paper')));
    expect(pageAs(page, 'touch', '../../')).toBe(as('light', sheet('touch')));
    expect(pageAs(page, 'touchdark', '../../')).toBe(as('dark', sheet('touch')));
  });

  it('leads to places on itself, and every other link to a window that may not open', () => {
    expect(
      pageAs(
        '<a href="#note">1</a><a target="_self" class="x" href="https://x">x</a><abbr>A</abbr>',
        'light',
        '',
      ),
    ).toBe('<a target="_self" href="#note">1</a><a class="x" href="https://x">x</a><abbr>A</abbr>');
  });

  it('chooses among pictures as the reader in the dark would', () => {
    expect(pageAs('<source media="(prefers-color-scheme: dark)" srcset="a">', 'dark', '')).toBe(
      '<source media="(min-width: 0px)" srcset="a">',
    );
  });
});
