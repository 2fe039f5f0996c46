import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startingSite } from '../../core/content/site.ts';
import { unwrap } from '../../core/errors.ts';
import { fullFrame } from '../../core/site/sample-parts.ts';
import { fullPages } from '../../core/site/sample-views.ts';
import { ThemeRenderer } from '../../core/site/theme.ts';
import { faultSentence } from '../../core/site/theme-folder.ts';
import { faultsOfTheme, loadTheme } from './load-theme.ts';

const shipped = fileURLToPath(new URL('../../resources/themes', import.meta.url));

let root: string;
let library: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-theme-'));
  library = join(root, 'Newsroom');
});
afterEach(() => rm(root, { recursive: true, force: true }));

const themesOf = (folder: string): string => join(folder, 'themes');

async function put(theme: string, path: string, content: string | object): Promise<void> {
  const place = join(themesOf(library), theme, path);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
}

const child = (name: string, parent: string, changes: object = {}): object => ({
  name,
  version: '1.0.0',
  label: name,
  description: 'A theme for a test.',
  contract: 1,
  extends: parent,
  templates: [],
  ...changes,
});

const siteWith = (theme: string) => ({ ...startingSite('River News', 'Europe/Brussels'), theme });
const load = async (theme: string) =>
  unwrap(await loadTheme({ themesFolder: shipped, libraryFolder: library }, siteWith(theme)));
const faults = async (theme: string): Promise<string[]> =>
  (await faultsOfTheme(join(themesOf(library), theme), shipped)).faults.map(faultSentence);

/** A whole copy of Column in the library, under another name, to be broken. */
async function copyOfColumn(name: string): Promise<void> {
  const place = join(themesOf(library), name);
  await cp(join(shipped, 'column'), place, { recursive: true });
  await edit(name, 'theme.json', '"name": "column"', `"name": "${name}"`);
}

async function edit(theme: string, path: string, from: string, to: string): Promise<void> {
  const place = join(themesOf(library), theme, path);
  const text = await readFile(place, 'utf8');
  expect(text).toContain(from);
  await writeFile(
    place,
    text.replace(from, () => to),
  );
}

describe.each(['column', 'placard'])('the theme %s, which Galley ships', (name) => {
  it('keeps the contract', async () => {
    const found = await faultsOfTheme(join(shipped, name), shipped);
    expect(found.faults.map(faultSentence)).toEqual([]);
  });

  it('carries the fonts of its parts, each with its licence, and no more than two families', async () => {
    const { theme, warnings } = await load(name);
    expect(warnings).toEqual([]);
    const css = Buffer.from(theme.assets.get('assets/fonts.css') ?? []).toString('utf8');
    const families = new Set(
      [...theme.assets.keys()].flatMap((path) => /fonts\/([^/]+)\//.exec(path)?.[1] ?? []),
    );
    expect(families.size).toBeGreaterThan(0);
    expect(families.size).toBeLessThanOrEqual(2);
    for (const family of families) {
      expect(theme.assets.has(`assets/fonts/${family}/OFL.txt`)).toBe(true);
    }
    for (const [, address = ''] of css.matchAll(/url\("([^"]*)"\)/g)) {
      expect(theme.assets.has(`assets/${address}`), address).toBe(true);
    }
  });
});

describe('a theme of three files that extends Column', () => {
  beforeEach(async () => {
    await put(
      'harbour',
      'theme.json',
      child('harbour', 'column', { templates: ['partials/labels.liquid'] }),
    );
    await put(
      'harbour',
      'templates/partials/labels.liquid',
      '<p class="labels">Ours: {{ newsType.name }}</p>\n',
    );
    await put('harbour', 'words/en.json', { skip: 'Straight to the text' });
  });

  it('is whole: what it has wins, and the rest is its parent’s', async () => {
    expect(await faults('harbour')).toEqual([]);
    const { theme, warnings } = await load('harbour');
    expect(warnings).toEqual([]);
    const article = fullPages.find((page) => page.kind === 'article');
    if (article === undefined) throw new Error('There is a sample article.');
    const html = new ThemeRenderer(theme).render(fullFrame, article);
    expect(html).toContain('Ours: Event report');
    expect(html).toContain('Straight to the text');
    expect(html).toContain('Downloads');
    expect(theme.assets.has('assets/site.css')).toBe(true);
  });

  it('may be extended in turn, and replaces a file of its parent’s assets', async () => {
    await put('quay', 'theme.json', child('quay', 'harbour'));
    await put('quay', 'assets/site.css', 'body { color: #111; }\n');
    expect(await faults('quay')).toEqual([]);
    const { theme } = await load('quay');
    expect(Buffer.from(theme.assets.get('assets/site.css') ?? []).toString()).toContain('#111');
    expect(theme.templates.get('partials/labels.liquid')).toContain('Ours');
    expect(theme.words.get('en')?.skip).toBe('Straight to the text');
    expect(theme.words.get('de')?.skip).toBe('Zum Inhalt springen');
  });

  it('has the parts that its parent uses, unless it has a file of that name, or says otherwise', async () => {
    await put('quay', 'theme.json', child('quay', 'column'));
    await put('quay', 'assets/filters.js', '// Ours.\n');
    expect(await faults('quay')).toEqual([]);
    const { theme } = await load('quay');
    const script = (name: string): string =>
      Buffer.from(theme.assets.get(`assets/${name}.js`) ?? []).toString();
    expect(script('search-data')).toContain('const');
    expect(script('filters')).toBe('// Ours.\n');
    await put('pier', 'theme.json', child('pier', 'column', { uses: ['engines'] }));
    const found = await faults('pier');
    expect(found[0]).toMatch(/^The theme “pier”, theme.json, line \d+: there is no part “engines”/);
    expect(found.join('\n')).toContain('there is no file assets/site.js');
  });

  it('asks for the fonts that a page in its language begins with', async () => {
    const { theme } = await load('harbour');
    const notFound = fullPages.find((page) => page.kind === 'notFound');
    if (notFound === undefined) throw new Error('There is a sample page.');
    const renderer = new ThemeRenderer(theme);
    const asked = (language: string): string[] => {
      const html = renderer.render({ ...fullFrame, language }, notFound);
      return [...html.matchAll(/rel="preload" href="[^"]*fonts\/([^"]*)"/g)].map(
        ([, font = '']) => font,
      );
    };
    const latin = ['galley-serif/latin.woff2', 'schibsted-grotesk/latin.woff2'];
    expect(asked('en-GB')).toEqual(latin);
    expect(asked('el')).toEqual([latin[0], 'galley-serif/greek.woff2', latin[1]]);
    expect(asked('pl')).toHaveLength(4);
  });

  it('cannot extend itself, near or far, nor what is not there', async () => {
    await put('one', 'theme.json', child('one', 'two'));
    await put('two', 'theme.json', child('two', 'one'));
    expect(await faults('one')).toEqual([
      'The theme “two”, theme.json: “one”, which extends “two”, which extends “one”: a theme cannot extend itself.',
    ]);
    const { theme, warnings } = await load('one');
    expect(theme.name).toBe('column');
    expect(warnings).toEqual([
      'The theme “two”, theme.json: “one”, which extends “two”, which extends “one”: a theme cannot extend itself. “column” is used instead.',
    ]);
    await put('three', 'theme.json', child('three', 'nobody'));
    expect(await faults('three')).toEqual([
      'The theme “three”, theme.json: it extends “nobody”, which is not there.',
    ]);
  });
});

describe('where themes are looked for', () => {
  it('takes the newsroom’s own before the one that Galley ships', async () => {
    await cp(join(shipped, 'column'), join(themesOf(library), 'column'), { recursive: true });
    await edit('column', 'assets/site.css', 'body {', 'body { --from-the-newsroom: 1;');
    const { theme } = await load('column');
    expect(Buffer.from(theme.assets.get('assets/site.css') ?? []).toString()).toContain(
      '--from-the-newsroom',
    );
  });

  it('falls back to the shipped Column where the newsroom’s own Column is broken', async () => {
    await put('column', 'theme.json', '{');
    const { theme, warnings } = await load('column');
    expect(theme.templates.size).toBeGreaterThan(10);
    expect(warnings).toEqual([
      'The theme “column”, theme.json: this is not JSON. “column” is used instead.',
    ]);
  });

  it('says so where there is no such theme, and never looks outside of the folders', async () => {
    for (const name of ['nobody', '../column', '']) {
      const { theme, warnings } = await load(name);
      expect(theme.name).toBe('column');
      expect(warnings).toEqual([
        `The theme “${name}”, theme.json: there is no such theme. “column” is used instead.`,
      ]);
    }
  });
});

describe('a broken theme', () => {
  beforeEach(() => copyOfColumn('broken'));

  it('(control) is whole before it is broken', async () => {
    expect(await faults('broken')).toEqual([]);
  });

  it('is not used: the website has Column instead', async () => {
    await edit(
      'broken',
      'templates/home.liquid',
      '{%- block main -%}',
      '{%- block main -%}{% nope %}',
    );
    const { theme, warnings } = await load('broken');
    expect(theme.name).toBe('column');
    expect(warnings).toEqual([expect.stringContaining('tag "nope" not found')]);
  });

  it('shows its wrong names where no sample page goes', async () => {
    const never = '{% if page.headline == "never" %}{{ page.headlin }}{% endif %}';
    await edit(
      'broken',
      'templates/article.liquid',
      '{%- block main -%}',
      `{%- block main -%}${never}`,
    );
    expect(await faults('broken')).toEqual([
      'The theme “broken”, templates/article.liquid, line 2: there is no “page.headlin” on a page of this kind (article).',
    ]);
  });

  const cases: readonly (readonly [
    what: string,
    path: string,
    from: string,
    to: string,
    says: string,
  ])[] = [
    [
      'a member that no view has, in a branch that no sample takes',
      'templates/article.liquid',
      '<h1 class="headline">{{ page.headline }}</h1>',
      '<h1 class="headline">{{ page.headline }}</h1>\n{% if page.headline == "never" %}{{ page.headlin }}{% endif %}',
      'templates/article.liquid, line 12: there is no “page.headlin” on a page of this kind (article)',
    ],
    [
      'a member that no page has, in a branch of a part',
      'templates/partials/facts.liquid',
      '{% if page.tags.size > 0 -%}',
      "{% if page.tags.size > 0 and words.by == 'never' %}{{ page.taggs }}{% endif %}{% if page.tags.size > 0 -%}",
      'there is no “page.taggs” on any page',
    ],
    [
      'a member that no card has',
      'templates/shared/card.liquid',
      '{{ card.headline }}',
      '{{ card.headlines }}',
      'there is no “page.latest.headlines”',
    ],
    [
      'a name that nothing has',
      'templates/list.liquid',
      '{{ page.heading }}',
      '{{ title }}',
      'templates/list.liquid, line 10: nothing is called “title”',
    ],
    [
      'a setting that it does not declare',
      'templates/layout.liquid',
      'settings.summaries',
      'settings.summary',
      'there is no “settings.summary”',
    ],
    [
      'an unknown filter',
      'templates/home.liquid',
      '{{ page.heading }}',
      '{{ page.heading | shout }}',
      'templates/home.liquid, line 9: undefined filter: shout',
    ],
    [
      'a filter that asks for the time of day',
      'templates/home.liquid',
      '{{ page.heading }}',
      "{{ 'now' | date: '%H' }}",
      'undefined filter: date',
    ],
    [
      'an unknown tag',
      'templates/home.liquid',
      '{%- block main -%}',
      "{%- block main -%}{% include 'partials/labels' %}",
      'tag "include" not found',
    ],
    [
      'a tag that is left open',
      'templates/partials/count.liquid',
      '{%- endif -%}',
      '',
      'templates/partials/count.liquid, line 2: tag {%- if number < 1000 -%} not closed',
    ],
    [
      'a part that is not there',
      'templates/home.liquid',
      "render 'partials/dates'",
      "render 'partials/date'",
      'there is no template “partials/date”',
    ],
    [
      'a word that no language has',
      'templates/home.liquid',
      'words.highlights',
      'words.highlight',
      'there is no “words.highlight” in any language',
    ],
    [
      'a word that one language lacks',
      'words/fr.json',
      '"skip": "Aller au contenu",',
      '',
      'words/fr.json: “skip” is missing, and pages use it',
    ],
    [
      'an empty word',
      'words/de.json',
      'Zum Inhalt springen',
      '',
      'words/de.json, line 2: “skip” has no text',
    ],
    [
      'a style from elsewhere',
      'assets/site.css',
      'body {',
      'body { background: url("https://elsewhere.example/x.png");',
      '“https://elsewhere.example/x.png” would be loaded from elsewhere',
    ],
    [
      'a picture that is not there',
      'assets/site.css',
      'body {',
      'body { background: url(dots.svg);',
      'there is no file assets/dots.svg',
    ],
    [
      'a script from elsewhere',
      'templates/layout.liquid',
      '</head>',
      '<script src="//elsewhere.example/x.js"></script></head>',
      '“//elsewhere.example/x.js” would be loaded from elsewhere',
    ],
    [
      'a script in the page',
      'templates/layout.liquid',
      '</head>',
      '<script>alert(1)</script></head>',
      'templates/layout.liquid, line 54: a page may not hold a script of its own',
    ],
    [
      'text that would not be escaped',
      'templates/article.liquid',
      '{{ page.headline }}',
      '{{ page.headline | raw }}',
      '“raw” may only follow a value that is HTML',
    ],
    [
      'a page without its main part',
      'templates/layout.liquid',
      '<main id="content" tabindex="-1">',
      '<div id="content" tabindex="-1">',
      'the page has 0 <main>, not one',
    ],
    [
      'a page that leaves out the colours of the site',
      'templates/layout.liquid',
      '<link rel="stylesheet" href="{{ frame.root }}assets/colours.css">',
      '',
      'the page does not load assets/colours.css',
    ],
    [
      'a sheet that is too large',
      'assets/site.css',
      ':root {',
      `/* ${'x'.repeat(30_000)} */\n:root {`,
      'and 60000 are the most',
    ],
    [
      'a part that shows itself',
      'templates/partials/breadcrumb.liquid',
      '<ol role="list">',
      '{% render \'partials/breadcrumb\', steps: steps, words: words %}<ol role="list">',
      'templates/',
    ],
    [
      'a list of templates that is not true',
      'theme.json',
      '"home.liquid",',
      '',
      'templates/home.liquid is not in the list',
    ],
    [
      'a manifest with a member that the contract does not know',
      'theme.json',
      '"contract": 1,',
      '"contract": 1,\n  "run": "x.js",',
      'theme.json, line 7: Unrecognized key: "run"',
    ],
    [
      'a contract of another time',
      'theme.json',
      '"contract": 1',
      '"contract": 2',
      'theme.json, line 6: contract: Invalid input: expected 1',
    ],
    [
      'a font that is not there',
      'theme.json',
      'schibsted-grotesk',
      'comic-serif',
      'there is no font “comic-serif”',
    ],
  ];

  it.each(cases)('is found out: %s', async (_what, path, from, to, says) => {
    await edit('broken', path, from, to);
    const found = await faults('broken');
    expect(found.join('\n')).toContain(says);
    expect(found[0]).toMatch(/^The theme “broken”, [\w/.-]+(, line \d+)?: .*\.$/);
    const { theme, warnings } = await load('broken');
    expect(theme.name).toBe('column');
    expect(warnings[0]).toContain('“column” is used instead.');
  });

  it('is found out: a file of a type that no theme may bring', async () => {
    await put('broken', 'assets/run.exe', 'MZ');
    expect(await faults('broken')).toEqual([
      'The theme “broken”, assets/run.exe: a website may not have files of the type “exe” from a theme.',
    ]);
  });

  it('is found out: a picture with a script in it', async () => {
    await put(
      'broken',
      'assets/logo.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    );
    expect(await faults('broken')).toEqual([
      'The theme “broken”, assets/logo.svg: a picture may not hold a script.',
    ]);
  });

  it('is found out: a template that is missing', async () => {
    await rm(join(themesOf(library), 'broken', 'templates/search.liquid'));
    const found = (await faults('broken')).join('\n');
    expect(found).toContain('there is no file templates/search.liquid');
    expect(found).toContain('templates/search.liquid: there is no such file, and a theme needs it');
  });
});
