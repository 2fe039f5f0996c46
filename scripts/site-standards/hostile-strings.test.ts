// Words that want to be more than words, in every field of a newsroom: is anything on its website more than words?
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../project.ts';
import { readSite, type Site, textsOf, themeNames, Workshop } from './exported-site.ts';
import { feedFaults } from './feed-faults.ts';
import { hostileFaults } from './hostile-faults.ts';
import {
  collectedStrings,
  inBunches,
  makeHostileNewsroom,
  ownStrings,
} from './hostile-newsroom.ts';
import { htmlFaults } from './html-faults.ts';
import { jsonLdFaults } from './json-faults.ts';

const themes = await themeNames();

let workshop: Workshop;
let library: string;
const sites = new Map<string, Site>();
beforeAll(async () => {
  workshop = await Workshop.make();
  library = join(workshop.folder, 'hostile');
  // What others collected comes in bunches here, and one by one in `npm run validate`.
  const strings = [...ownStrings, ...inBunches(await collectedStrings(), 80)];
  await makeHostileNewsroom(library, strings, ownStrings);
  for (const theme of themes) {
    sites.set(theme, await readSite(await workshop.export(library, { theme })));
  }
});
afterAll(() => workshop.remove());

describe.each(themes)('in the theme “%s”', (theme) => {
  const site = (): Site => sites.get(theme) ?? new Map();

  it('there is nothing on a page that could run or call home', () => {
    const pages = textsOf(site(), '.html');
    expect(pages.length).toBeGreaterThan(3 * ownStrings.length);
    expect(pages.flatMap(([path, html]) => hostileFaults(path, html)).slice(0, 20)).toEqual([]);
    for (const [path, css] of textsOf(site(), '.css')) {
      expect(css, path).not.toMatch(/canary/);
    }
  });

  it('every page is valid, and feeds and JSON-LD are what they should be', async () => {
    // Most articles have every field; of pages that have fewer, some. `npm run validate` looks at all of them.
    const others = textsOf(site(), '.html').filter((_, place) => place % 16 === 0);
    const articles = textsOf(site(), '.html').filter(
      ([path], place) => path.startsWith('news/') && place % 6 === 0,
    );
    const pages = theme === 'column' ? [...articles, ...others] : others;
    const faults: string[] = [];
    for (const [path, html] of pages) {
      faults.push(...(await htmlFaults(path, html)), ...jsonLdFaults(path, html).faults);
    }
    expect(faults.slice(0, 20)).toEqual([]);
    expect(feedFaults(site()).faults.slice(0, 20)).toEqual([]);
  });

  it('no template runs what a person wrote', () => {
    for (const [path, html] of textsOf(site(), '.html')) {
      if (html.includes('times: 6')) expect(html, path).toContain('{{ 7 | times: 6 }}');
      expect(html, path).not.toMatch(/>42</);
    }
  });
});

it('a theme that does not escape a headline is refused before it is used', async () => {
  const careless = join(library, 'themes', 'careless');
  await mkdir(join(library, 'themes'), { recursive: true });
  await cp(inProject('resources', 'themes', 'column'), careless, { recursive: true });
  const template = join(careless, 'templates', 'article.liquid');
  const text = await readFile(template, 'utf8');
  await writeFile(template, text.replace('{{ page.headline }}', '{{ page.headline | raw }}'));
  await workshop.export(library, { theme: 'careless' });
  expect(workshop.warnings.join('\n')).toMatch(/careless.*raw/s);
});

it('(known-bad control) on pages whose headlines were not escaped, much is found', () => {
  const pages = textsOf(sites.get('column') ?? new Map(), '.html').filter(([path]) =>
    path.startsWith('news/'),
  );
  const faults = pages.flatMap(([path, html]) =>
    hostileFaults(
      path,
      html.replace(/<h1[^>]*>.*?<\/h1>/s, (heading) => unescaped(heading)),
    ),
  );
  expect(faults.length).toBeGreaterThan(40);
});

function unescaped(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
