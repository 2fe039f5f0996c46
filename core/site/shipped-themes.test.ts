// Do all themes that Galley ships keep what every theme owes its readers?
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
// biome-ignore lint/style/noRestrictedImports: what a template made is judged as a browser reads it, which takes a DOM.
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { bareFrame, fullFrame } from './sample-parts.ts';
import { barePages, fullPages } from './sample-views.ts';
import { themeEngine } from './theme.ts';
import { themeManifest } from './theme-manifest.ts';
import { type FrameView, type PageView, templateOf } from './view-models.ts';

const themes = fileURLToPath(new URL('../../resources/themes', import.meta.url));

function filesIn(folder: string, under = ''): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    return entry.isDirectory() ? filesIn(folder, path) : [path];
  });
}

const text = (theme: string, path: string): string =>
  readFileSync(join(themes, theme, path), 'utf8');

const parts = join(themes, '..', 'theme-parts');

/** The bytes of an asset: the theme's own, or of a part that it uses. */
function asset(theme: string, path: string): Buffer {
  const { uses = [] } = themeManifest.parse(JSON.parse(text(theme, 'theme.json')));
  const places = [join(themes, theme), ...uses.map((part) => join(parts, part))];
  const place = places.find((one) => existsSync(join(one, path)));
  if (place === undefined) throw new Error(`${theme} has no ${path}`);
  return readFileSync(join(place, path));
}

function openTheme(name: string) {
  const manifest = themeManifest.parse(JSON.parse(text(name, 'theme.json')));
  const templates = new Map(
    filesIn(join(themes, name, 'templates')).map((path) => [path, text(name, `templates/${path}`)]),
  );
  const settings = Object.fromEntries(
    Object.entries(manifest.settings).map(([key, declared]) => [key, declared.default]),
  );
  const wordsIn = (language: string): unknown => JSON.parse(text(name, `words/${language}.json`));
  const engines = new Map<ReadonlyMap<string, string>, ReturnType<typeof themeEngine>>();
  const render = (
    frame: FrameView,
    page: PageView,
    sources: ReadonlyMap<string, string> = templates,
    language = 'en',
  ): string => {
    const words = wordsIn(language);
    const engine = engines.get(sources) ?? themeEngine(sources, true);
    engines.set(sources, engine);
    const source = sources.get(templateOf[page.kind]) ?? '';
    return String(engine.parseAndRenderSync(source, { frame, page, words, settings, fonts }));
  };
  return { templates, render };
}

function parse(html: string) {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true } });
  return new window.DOMParser().parseFromString(html, 'text/html');
}

const voidElements = new Set(
  'area base br col embed hr img input link meta source track wbr'.split(' '),
);

/** What an HTML parser would mend in silence: tags that cross, stay open or are closed twice. */
function nestingFaults(html: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const withoutData = html.replace(/<script type="application\/ld\+json">.*?<\/script>/gs, '');
  for (const [, slash, name = '', rest = ''] of withoutData.matchAll(
    /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/g,
  )) {
    if (voidElements.has(name) || rest.endsWith('/')) continue;
    if (slash !== '') {
      if (open.pop() !== name) faults.push(`</${name}> closes something else`);
      continue;
    }
    if (name === 'p' && open.includes('p')) faults.push('p inside p');
    if (name === 'a' && open.includes('a')) faults.push('a inside a');
    open.push(name);
  }
  return open.length === 0 ? faults : [...faults, `left open: ${open.join(' ')}`];
}

const fonts = ['assets/fonts/one/latin.woff2', 'assets/fonts/two/latin.woff2'];

const samples: readonly (readonly [FrameView, PageView])[] = [
  ...fullPages.map((page) => [fullFrame, page] as const),
  ...barePages.map((page) => [bareFrame, page] as const),
];
const [article, home] = (['article', 'home'] as const).map((kind) =>
  fullPages.find((page) => page.kind === kind),
);
if (article === undefined || home === undefined) throw new Error('There are such samples.');

describe.each(readdirSync(themes))('the theme %s', (name) => {
  const { templates, render } = openTheme(name);
  const pages = samples.map(([frame, page]) => ({ frame, page, html: render(frame, page) }));

  it('has one main heading in its main part, and headings that skip no level', () => {
    for (const { page, html } of pages) {
      const document = parse(html);
      expect(document.querySelectorAll('h1'), page.kind).toHaveLength(1);
      expect(document.querySelector('main h1')?.textContent).toBe(
        page.kind === 'article' ? page.headline : page.heading,
      );
      const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) =>
        Number(heading.tagName.slice(1)),
      );
      expect(levels[0]).toBe(1);
      for (const [index, level] of levels.entries()) {
        expect(level, page.kind).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
      }
    }
  });

  it('starts with the way to the content, and says its language and direction', () => {
    for (const { html } of pages) {
      const document = parse(html);
      expect(document.querySelector('a')?.getAttribute('href')).toBe('#content');
      expect(document.querySelector('main')?.id).toBe('content');
      expect(document.documentElement.getAttribute('lang')).toBe('en');
      expect(document.documentElement.getAttribute('dir')).toBe('ltr');
    }
    const { html } = { html: render({ ...fullFrame, language: 'ar', direction: 'rtl' }, article) };
    expect(html).toContain('<html lang="ar" dir="rtl">');
  });

  it('opens and closes every element, with ids that exist once', () => {
    for (const { page, html } of pages) {
      expect(nestingFaults(html), page.kind).toEqual([]);
      const document = parse(html);
      const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const element of document.querySelectorAll('[aria-labelledby]')) {
        expect(ids).toContain(element.getAttribute('aria-labelledby'));
      }
    }
  });

  it('gives every picture its size and alt text, every link a name and a place', () => {
    for (const { html } of pages) {
      const document = parse(html);
      for (const image of document.querySelectorAll('img')) {
        expect(Number(image.getAttribute('width'))).toBeGreaterThan(0);
        expect(Number(image.getAttribute('height'))).toBeGreaterThan(0);
        expect(image.hasAttribute('alt')).toBe(true);
      }
      for (const link of document.querySelectorAll('a')) {
        expect(link.getAttribute('href')).toBeTruthy();
        expect(link.textContent.trim()).not.toBe('');
      }
    }
  });

  it('has no handler and no style of an element but the focal point', () => {
    for (const { html } of pages) {
      for (const element of parse(html).querySelectorAll('*')) {
        for (const { name: attribute, value } of element.attributes) {
          expect(attribute).not.toMatch(/^on/);
          if (attribute === 'style') expect(value).toMatch(/^object-position: \d+% \d+%$/);
        }
      }
    }
  });

  it('offers the pages near a page of a list, the oldest, and the steps to either side', () => {
    const list = fullPages.find((page) => page.kind === 'list');
    if (list === undefined) throw new Error('There is such a sample.');
    const document = parse(render(fullFrame, list));
    const pagination = document.querySelector('nav:has([rel=prev])');
    const shown = [...(pagination?.querySelectorAll('li') ?? [])].map((entry) => entry.textContent);
    expect(shown).toEqual(['9', '8', '7', '6', '5', '…', '1']);
    expect(pagination?.querySelector('[aria-current]')?.textContent).toBe('7');
    expect(pagination?.querySelector('[rel=prev]')?.textContent).toBe('Newer');
    expect(pagination?.querySelector('[rel=next]')?.textContent).toBe('Older');
  });

  it('writes numbers with the thousands mark of the language', () => {
    for (const [language, number] of [
      ['en', '1,251'],
      ['de', '1.251'],
      ['fr', '1\u202f251'],
    ] as const) {
      expect(render(fullFrame, home, templates, language)).toContain(` ${number} `);
    }
  });

  it('honours the focal point of a picture', () => {
    expect(render(fullFrame, article)).toContain('style="object-position: 50% 30%"');
  });

  it('labels every card: New, categories and news type as links, date', () => {
    const related = parse(render(fullFrame, article)).querySelector('.related');
    const cards = [...(related?.querySelectorAll('article') ?? [])];
    expect(cards).toHaveLength(6);
    for (const card of cards) {
      expect(card.querySelector('a.type')?.getAttribute('href')).toBeTruthy();
      expect(card.querySelector('time')?.getAttribute('datetime')).toBe('2025-12-11');
      expect(card.querySelector('time')?.textContent).toBe('11/12/2025');
      expect(card.querySelector('h3 a')?.getAttribute('href')).toBeTruthy();
    }
    expect(cards.map((card) => card.querySelector('.badge')?.textContent)).toEqual([
      ...['New', 'New', undefined, 'New', 'New', undefined],
    ]);
    expect(cards[1]?.querySelector('.terms')?.textContent).toBe(
      'Domestic violence, Gender-based violence',
    );
    expect(cards[3]?.querySelector('h3')?.getAttribute('lang')).toBe('de');
  });

  it('says of every download its kind, size and language', () => {
    const document = parse(render(fullFrame, article));
    const downloads = [...document.querySelectorAll('li:has(a[download])')];
    expect(downloads.map((entry) => entry.querySelector('p')?.textContent)).toEqual([
      'PDF, 2.4 MB, English',
      'PowerPoint, 6.1 MB, Spanish',
      'PDF, 1.8 MB',
    ]);
    const second = downloads[1]?.querySelector('a');
    expect(second?.getAttribute('hreflang')).toBe('es');
    expect(second?.getAttribute('download')).toBe('el-vinculo-en-prision.pptx');
  });

  it('says everything that there is to say of an article', () => {
    const shown = parse(render(fullFrame, article)).body.textContent;
    for (const fact of [
      ...[
        'Event report',
        'Radicalisation',
        'Rehabilitation',
        '12/12/2025',
        '14/12/2025',
        'Utrecht',
      ],
      ...[
        'Tess Vermeulen',
        'Editor',
        'Forum office',
        'Łukasz Wójcik',
        'seminar, prison psychology',
      ],
      ...['The plenary in Utrecht, 4 December.', 'Photo: Joris Bakker, CC BY 4.0'],
      ...['Read the programme at the project’s site', 'gave the wrong number of countries'],
      ...['Agreement signed with the Small Houses Alliance', 'avec l’agenda 2026'],
      ...['More on radicalisation', 'Practice and research close to this subject'],
    ]) {
      expect(shown).toContain(fact);
    }
  });

  it('leads to an article in other languages, and to the news by language, each named in its own', () => {
    const names = (html: string, place: string): string[] =>
      [...parse(html).querySelectorAll(`${place} a[hreflang]`)].map(
        (link) =>
          `${link.getAttribute('lang')} ${link.getAttribute('hreflang')} ${link.textContent}`,
      );
    const list = fullPages.find((page) => page.kind === 'list');
    if (list === undefined) throw new Error('There is such a sample.');
    const others = ['fr fr Français', 'ar ar العربية'];
    const all = ['en en English', 'de de Deutsch', 'ar ar العربية'];
    const ofArticle = render(fullFrame, article);
    expect(names(ofArticle, 'main :is(.languages, .strip)')).toEqual(others);
    expect(names(ofArticle, 'footer')).toEqual(all);
    for (const page of [home, list]) {
      expect(names(render(fullFrame, page), 'main .languages'), page.kind).toEqual(all);
    }
    const heads = [...parse(ofArticle).querySelectorAll('link[hreflang]')].map((link) =>
      [link.getAttribute('rel'), link.getAttribute('hreflang'), link.getAttribute('href')].join(
        ' ',
      ),
    );
    expect(heads).toEqual(
      fullFrame.alternates.map(({ hreflang, href }) => `alternate ${hreflang} ${href}`),
    );
    for (const { frame, page, html } of pages) {
      if (frame !== bareFrame) continue;
      // Nothing of it where the news is in one language; `bareFrame` is of such a newsroom.
      expect(html, page.kind).not.toContain('languages.css');
      if (page.kind === 'article') expect(html).not.toContain('class="languages"');
    }
  });

  it('says of a headline in another language which one it is, and of its card where more of it is', () => {
    const german = parse(render(fullFrame, home)).querySelector('[data-filtered] [lang=de]');
    const text = parse(render(fullFrame, home)).querySelector('.lead-title, .poster');
    expect(text?.getAttribute('lang')).toBe('de');
    expect(german?.getAttribute('dir')).toBe('auto');
    const labels = [...parse(render(fullFrame, home)).querySelectorAll('.labels .language')];
    // The lead, a highlight and one of the latest.
    expect(labels.map((label) => label.textContent)).toEqual(['Deutsch', 'Deutsch', 'Deutsch']);
    const next = parse(render(fullFrame, article)).querySelector('[rel=next] [lang]');
    expect(next?.getAttribute('lang')).toBe('fr');
  });

  it('writes the body and the data for search engines as they are, and nothing else', () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'{{ frame }}';
    const keep = new Set(['kind', 'bodyHtml', 'jsonLd']);
    const spoil = (value: unknown, key = ''): unknown => {
      if (typeof value === 'string') return keep.has(key) ? value : hostile;
      if (Array.isArray(value)) return value.map((item) => spoil(item, key));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([member, one]) => [member, spoil(one, member)]),
      );
    };
    const faults = (sources: ReadonlyMap<string, string>): string[] =>
      fullPages.flatMap((page) => {
        // The same shape with other strings.
        const html = render(spoil(fullFrame) as FrameView, spoil(page) as PageView, sources);
        const document = parse(html);
        const bad = document.querySelectorAll('[onerror], img[src=x]').length;
        const scripts = document.querySelectorAll('script:not([defer])').length;
        return bad > 0 || scripts !== 1 || html.includes('<script>') ? [page.kind] : [];
      });
    expect(faults(templates)).toEqual([]);
    // Known bad: one output that is not escaped, in the layout.
    const layout = templates.get('layout.liquid') ?? '';
    const careless = layout.replace('{{ frame.title }}', '{{ frame.title | raw }}');
    expect(faults(new Map([...templates, ['layout.liquid', careless]]))).toEqual(
      fullPages.map((page) => page.kind),
    );
  });

  it('uses `raw` in two places, and every word that it has', () => {
    const all = [...templates.values()].join('\n');
    expect(all.match(/\{\{[^}]*\|\s*raw[^}]*\}\}/g)?.sort()).toEqual([
      '{{ frame.jsonLd | raw }}',
      '{{ page.bodyHtml | raw }}',
    ]);
    const used = [...new Set([...all.matchAll(/words\.(\w+)/g)].map(([, word]) => word))].sort();
    for (const language of ['en', 'fr', 'de']) {
      const words: unknown = JSON.parse(text(name, `words/${language}.json`));
      expect(Object.keys(Object(words)).sort()).toEqual(used);
      expect(Object.values(Object(words)).join(' ')).not.toMatch(/['"]|\.\.\./);
    }
  });

  it('runs scripts of its own and nothing inline, loads less than 60 KB of them and styles, and evaluates nothing', () => {
    for (const { frame, page, html } of pages) {
      const own = [
        ...html.matchAll(/<(?:script|link rel="stylesheet")[^>]* (?:src|href)="([^"]+)"/g),
      ]
        .map(([, address = '']) => address.slice(frame.root.length))
        .filter((path) => path !== 'assets/colours.css' && path !== 'assets/fonts.css');
      expect(own).toContain('assets/site.js');
      expect(own).toContain('assets/site.css');
      const bytes = own.reduce((sum, path) => sum + asset(name, path).length, 0);
      // What is made for each site, its fonts and colours, takes about 11 KB more.
      expect(bytes, page.kind).toBeLessThan(49_000);
    }
    for (const path of filesIn(parts).filter((one) => one.endsWith('.js'))) {
      const script = readFileSync(join(parts, path), 'utf8');
      expect(script).not.toMatch(/https?:|fetch|import|eval|innerHTML/);
    }
  });

  it('asks for the fonts that a page begins with before its styles do', () => {
    for (const { frame, html } of pages) {
      const places = fonts.map((font) =>
        html.indexOf(
          `<link rel="preload" href="${frame.root}${font}" as="font" type="font/woff2" crossorigin>`,
        ),
      );
      for (const place of places) {
        expect(place).toBeGreaterThan(0);
        expect(place).toBeLessThan(html.indexOf('rel="stylesheet"'));
      }
    }
  });

  it('is laid out from start to end, so that it turns with the direction of the language', () => {
    const physical =
      /(?:^|[\s;{])(?:margin|padding|border)-(?:left|right)|(?:^|[\s;{])(?:left|right)\s*:|text-align:\s*(?:left|right)|float:/;
    const turned = (css: string): string[] => css.split('\n').filter((line) => physical.test(line));
    const sheets = filesIn(join(themes, name, 'assets')).filter((path) => path.endsWith('.css'));
    for (const path of sheets) expect(turned(text(name, `assets/${path}`)), path).toEqual([]);
    expect(turned('a {\n  margin-left: 1px;\n}')).toHaveLength(1);
  });

  it('asks for nothing that Chrome 114 lacks', () => {
    const newer = (css: string): boolean => {
      // Rules inside rules are those of @media alone.
      const flat = css.replace(/@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}/g, '$1');
      return (
        /\{[^}]*\{/.test(flat) ||
        /light-dark\(|subgrid|@starting-style|anchor-name|@scope|field-sizing/.test(flat)
      );
    };
    for (const path of filesIn(join(themes, name, 'assets')).filter((one) =>
      one.endsWith('.css'),
    )) {
      expect(newer(text(name, `assets/${path}`)), path).toBe(false);
    }
    expect(newer('a { color: light-dark(#000, #fff); }')).toBe(true);
    expect(newer('@media print { a { color: #000; & b { color: #111; } } }')).toBe(true);
  });
});
