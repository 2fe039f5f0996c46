// Does the guide become what the window can show, and nothing else?
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type GuidePage, sectionsOf } from '../core/help/guide.ts';
import { guidePages } from './guide-pages.ts';
import { inProject } from './project.ts';

const page = (text: string, others: Record<string, string> = {}): GuidePage => {
  const files = Object.entries({ page: text, ...others });
  const pages = guidePages(
    files.map(([name, one]) => ({ name: `${name}.md`, text: one })),
    (path) => path,
  );
  const made = pages.find(({ id }) => id === 'page');
  if (made === undefined) throw new Error('no page');
  return made;
};

describe('a page of the guide', () => {
  it('is headings, paragraphs, lists, tables and code, and text stays text whatever it looks like', () => {
    const made = page(
      '# Title\n\nPress **Save** & see `<b>`, 1 < 2.\n\n- one\n- two `&`\n\n| a | b |\n|---|---|\n| `<i>` | *c* |\n\n```html\n<script>x</script>\n```\n',
    );
    expect(made.blocks.map(({ is }) => is)).toEqual([
      ...['heading', 'paragraph', 'list', 'table', 'code'],
    ]);
    expect(made.blocks[1]).toEqual({
      is: 'paragraph',
      parts: [
        { is: 'text', text: 'Press ' },
        { is: 'strong', parts: [{ is: 'text', text: 'Save' }] },
        { is: 'text', text: ' & see ' },
        { is: 'code', text: '<b>' },
        { is: 'text', text: ', 1 < 2.' },
      ],
    });
    expect(made.blocks[4]).toEqual({ is: 'code', text: '<script>x</script>' });
  });

  it.each([
    ['HTML in a line', '# T\n\nHere <img src=x onerror=y> it is.\n'],
    ['HTML of its own', '# T\n\n<script>alert(1)</script>\n'],
    ['a link that is no page', '# T\n\n[x](gone.md)\n'],
    ['a link to a part that is not there', '# T\n\n[x](#gone)\n'],
    ['a link that runs something', '# T\n\n[x](javascript:alert(1))\n'],
    ['no title', 'Only text.\n'],
  ])('stops the build where it holds %s', (_what, text) => {
    expect(() => page(text)).toThrow(/page\.md/);
  });

  it('leads to other pages, to their parts and to the web, and nowhere else', () => {
    const made = page(
      '# T\n\n[a](other.md) [b](other.md#the-part) [c](https://example.org/) [d](../decisions/1.md)\n',
      { other: '# Other\n\n## The part\n' },
    );
    expect(made.blocks[1]).toMatchObject({
      parts: [
        { is: 'link', to: { page: 'other', part: null } },
        { is: 'text' },
        { is: 'link', to: { page: 'other', part: 'the-part' } },
        { is: 'text' },
        { is: 'link', to: { address: 'https://example.org/' } },
        { is: 'text' },
        { is: 'text', text: 'd' },
      ],
    });
  });
});

describe('the guide that there is', () => {
  const folder = inProject('docs', 'guide');
  const names = readdirSync(folder).filter((name) => name.endsWith('.md'));
  const pages = guidePages(
    names.map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') })),
    (path) => path,
  );

  it('can be shown as a whole, the overview first, without what is for releases', () => {
    expect(pages[0]?.id).toBe('README');
    expect(pages).toHaveLength(names.length - 1);
    expect(pages.map(({ id }) => id)).not.toContain('manual-checks');
  });

  it('has parts that can be searched, each with its words', () => {
    const sections = sectionsOf(pages);
    expect(sections.length).toBeGreaterThan(60);
    expect(sections.find(({ heading }) => heading === 'Pasting')?.text).toContain('Google Docs');
  });
});
