import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
// biome-ignore lint/style/noRestrictedImports: what a template made is judged as a browser reads it, which takes a DOM.
import { Window } from 'happy-dom';
import { Liquid } from 'liquidjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepSharedParts } from './kept-parts.ts';
import { bareFrame, barePages, fullFrame, fullPages } from './sample-views.ts';
import { type FrameView, type PageView, templateOf } from './view-models.ts';

const theme = fileURLToPath(new URL('../../resources/themes/column', import.meta.url));

function filesIn(folder: string, under = ''): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    return entry.isDirectory() ? filesIn(folder, path) : [path];
  });
}

function text(path: string): string {
  return readFileSync(join(theme, path), 'utf8');
}

function wordsOf(language: string): Record<string, string> {
  // The file is this theme's own; the test below holds the three to one shape.
  return JSON.parse(text(`words/${language}.json`)) as Record<string, string>;
}

const templates: Record<string, string> = Object.fromEntries(
  filesIn(join(theme, 'templates')).map((path) => [path, text(`templates/${path}`)]),
);

/** Strict about variables, which the exporter is not: a misspelt member fails here. */
function engineFor(sources: Record<string, string>): Liquid {
  const liquid = new Liquid({
    templates: sources,
    extname: '.liquid',
    outputEscape: 'escape',
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
    cache: true,
  });
  keepSharedParts(liquid);
  return liquid;
}

const engine = engineFor(templates);

function render(frame: FrameView, page: PageView, language = 'en', liquid = engine): string {
  const name = templateOf[page.kind].replace(/\.liquid$/, '');
  const settings = { summaries: true };
  return String(liquid.renderFileSync(name, { frame, page, words: wordsOf(language), settings }));
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
    if (slash === '') {
      if (name === 'p' && open.includes('p')) faults.push('p inside p');
      if (name === 'a' && open.includes('a')) faults.push('a inside a');
      open.push(name);
    } else if (open.pop() !== name) {
      faults.push(`</${name}> closes something else`);
    }
  }
  return open.length === 0 ? faults : [...faults, `left open: ${open.join(' ')}`];
}

const cases: [string, FrameView, PageView][] = [
  ...fullPages.map((page): [string, FrameView, PageView] => [`full ${page.kind}`, fullFrame, page]),
  ...barePages.map((page): [string, FrameView, PageView] => [`bare ${page.kind}`, bareFrame, page]),
];

describe.each(cases)('the Column theme, %s page', (_name, frame, page) => {
  const html = render(frame, page);
  const document = parse(html);

  it('has one main heading, one main part, and headings that skip no level', () => {
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(document.querySelectorAll('main')).toHaveLength(1);
    expect(document.querySelector('main h1')?.textContent).toBe(
      page.kind === 'article' ? page.headline : page.heading,
    );
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) =>
      Number(heading.tagName.slice(1)),
    );
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    }
  });

  it('starts with the way to the content, and says its language and direction', () => {
    const first = document.querySelector('a');
    expect(first?.getAttribute('href')).toBe('#content');
    expect(first?.textContent).toBe('Skip to content');
    expect(document.querySelector('main')?.id).toBe('content');
    expect(document.documentElement.getAttribute('lang')).toBe('en');
    expect(document.documentElement.getAttribute('dir')).toBe('ltr');
  });

  it('opens and closes every element, with ids that exist once', () => {
    expect(html.startsWith('<!doctype html>')).toBe(true);
    expect(nestingFaults(html)).toEqual([]);
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of document.querySelectorAll('[aria-labelledby]')) {
      expect(ids).toContain(element.getAttribute('aria-labelledby'));
    }
  });

  it('gives every picture its size and its alt text, every link a name and a place', () => {
    for (const image of document.querySelectorAll('img')) {
      expect(Number(image.getAttribute('width'))).toBeGreaterThan(0);
      expect(Number(image.getAttribute('height'))).toBeGreaterThan(0);
      expect(image.hasAttribute('alt')).toBe(true);
    }
    for (const link of document.querySelectorAll('a')) {
      expect(link.getAttribute('href')).toBeTruthy();
      expect(link.textContent.trim()).not.toBe('');
    }
  });

  it('runs scripts of its own and nothing inline, and loads less than 60 KB with its styles', () => {
    const files = [
      ...[...document.querySelectorAll('script:not([type="application/ld+json"])')].map((one) =>
        one.getAttribute('src'),
      ),
      ...[...document.querySelectorAll('link[rel="stylesheet"]')].map((one) =>
        one.getAttribute('href'),
      ),
    ];
    const own = files
      .map((file) => (file ?? '').slice(frame.root.length))
      .filter((file) => file !== 'assets/colours.css' && file !== 'assets/fonts.css');
    expect(own).toContain('assets/site.js');
    expect(own).toContain('assets/site.css');
    const bytes = own.reduce((sum, file) => sum + readFileSync(join(theme, file)).length, 0);
    // What is made for each site, its fonts and colours, takes about 3 KB more.
    expect(bytes).toBeLessThan(56_500);
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(name).not.toMatch(/^on/);
        if (name === 'style') expect(value).toMatch(/^object-position: \d+% \d+%$/);
      }
    }
  });
});

describe('the Column theme', () => {
  const [home, list, article, notFound] = fullPages;
  if (home === undefined || list === undefined || article === undefined || notFound === undefined) {
    throw new Error('There is a sample page of each kind.');
  }

  it('labels every card: New, categories and news type as links, date', () => {
    const cards = [...parse(render(fullFrame, article)).querySelectorAll('.related .card')];
    expect(cards).toHaveLength(6);
    for (const card of cards) {
      expect(card.querySelector('.labels a.type')?.getAttribute('href')).toBeTruthy();
      expect(card.querySelector('time')?.getAttribute('datetime')).toBe('2025-12-11');
      expect(card.querySelector('time')?.textContent).toBe('11/12/2025');
      expect(card.querySelector('h3 a')?.getAttribute('href')).toBeTruthy();
    }
    expect(cards.map((card) => card.querySelector('.badge')?.textContent)).toEqual([
      'New',
      'New',
      undefined,
      'New',
      'New',
      undefined,
    ]);
    expect(cards[1]?.querySelector('.terms')?.textContent).toBe(
      'Domestic violence, Gender-based violence',
    );
    expect(cards[3]?.querySelector('h3')?.getAttribute('lang')).toBe('de');
  });

  it('says of every download its kind, size and language', () => {
    const downloads = parse(render(fullFrame, article)).querySelectorAll('.download');
    expect([...downloads].map((entry) => entry.querySelector('p')?.textContent)).toEqual([
      'PDF, 2.4 MB, English',
      'PowerPoint, 6.1 MB, Spanish',
      'PDF, 1.8 MB',
    ]);
    const second = downloads[1]?.querySelector('a');
    expect(second?.getAttribute('download')).toBe('el-vinculo-en-prision.pptx');
    expect(second?.getAttribute('hreflang')).toBe('es');
  });

  it('offers the pages near a page of a list, the oldest, and the steps to either side', () => {
    const pagination = parse(render(fullFrame, list)).querySelector('.pagination');
    const shown = [...(pagination?.querySelectorAll('li') ?? [])].map((entry) => entry.textContent);
    expect(shown).toEqual(['9', '8', '7', '6', '5', '…', '1']);
    expect(pagination?.querySelector('[aria-current]')?.textContent).toBe('7');
    expect(pagination?.querySelector('[rel=prev]')?.textContent).toBe('Newer');
    expect(pagination?.querySelector('[rel=next]')?.textContent).toBe('Older');
  });

  it('writes numbers with the thousands mark of the language', () => {
    expect(render(fullFrame, home)).toContain('All 1,251 articles');
    expect(render(fullFrame, home, 'de')).toContain('Alle 1.251 Artikel');
    expect(render(fullFrame, home, 'fr')).toContain('Les 1\u202f251 articles');
  });

  it('writes the body and the data for search engines as they are, and nothing else', () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'{{ frame }}';
    const keep = new Set(['kind', 'bodyHtml', 'jsonLd']);
    const spoil = (value: unknown, key = ''): unknown => {
      if (typeof value === 'string') return keep.has(key) ? value : hostile;
      if (Array.isArray(value)) return value.map((item) => spoil(item, key));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, spoil(one, name)]),
      );
    };
    const faults = (liquid: Liquid): string[] =>
      fullPages.flatMap((page) => {
        // The same shape with other strings.
        const html = render(spoil(fullFrame) as FrameView, spoil(page) as PageView, 'en', liquid);
        const document = parse(html);
        const bad = [...document.querySelectorAll('[onerror], img[src=x]')].length;
        const scripts = document.querySelectorAll('script:not([defer])').length;
        return bad > 0 || scripts !== 1 || html.includes('<script>') ? [page.kind] : [];
      });
    expect(faults(engine)).toEqual([]);
    // Known bad: one output that is not escaped, in the card.
    const card = templates['shared/card.liquid'] ?? '';
    const careless = card.replace('{{ card.headline }}', '{{ card.headline | raw }}');
    expect(careless).not.toBe(card);
    expect(faults(engineFor({ ...templates, 'shared/card.liquid': careless }))).toEqual([
      'home',
      'list',
      'article',
      'notFound',
      'person',
    ]);
  });

  it('uses `raw` in two places and no word that a language lacks', () => {
    const all = Object.values(templates).join('\n');
    expect(all.match(/\{\{[^}]*\|\s*raw[^}]*\}\}/g)).toEqual([
      '{{ page.bodyHtml | raw }}',
      '{{ frame.jsonLd | raw }}',
    ]);
    const used = [...new Set([...all.matchAll(/words\.(\w+)/g)].map(([, word]) => word))].sort();
    for (const language of ['en', 'fr', 'de']) {
      const words = wordsOf(language);
      expect(Object.keys(words).sort()).toEqual(used);
      expect(Object.values(words)).not.toContain('');
      expect(Object.values(words).join(' ')).not.toMatch(/['"]|\.\.\./);
    }
  });

  it('evaluates nothing in its scripts and writes no markup from data', () => {
    for (const script of filesIn(theme).filter((path) => path.endsWith('.js'))) {
      expect(text(script)).not.toMatch(/https?:|fetch|import|eval|innerHTML/);
    }
  });

  it('stays small', () => {
    const files = filesIn(theme);
    const size = (paths: string[]): number =>
      paths.reduce((sum, path) => sum + readFileSync(join(theme, path)).length, 0);
    expect(size(files)).toBeLessThan(530_000);
  });
});

describe('the script of the Column theme', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  function badgesAt(moment: string, zone: string): string[] {
    vi.useFakeTimers({ now: new Date(moment) });
    const document = parse(
      `<body data-new-days="14" data-time-zone="${zone}">${[
        '2025-12-01',
        '2025-12-02',
        '2025-12-14',
      ]
        .map((day) => `<span class="badge" data-date="${day}">New</span>`)
        .join('')}</body>`,
    );
    // The theme's own script, given the page it would find in a browser.
    new Function('document', text('assets/site.js'))(document);
    return [...document.querySelectorAll<never>('.badge')].map(
      (badge: { getAttribute(name: string): string | null }) =>
        badge.getAttribute('data-date') ?? '',
    );
  }

  it('takes “New” away on the day the site says, by the clock of the site', () => {
    expect(badgesAt('2025-12-14T12:00:00Z', 'Europe/Amsterdam')).toHaveLength(3);
    expect(badgesAt('2025-12-14T22:59:00Z', 'Europe/Amsterdam')).toHaveLength(3);
    expect(badgesAt('2025-12-14T23:01:00Z', 'Europe/Amsterdam')).toEqual([
      '2025-12-02',
      '2025-12-14',
    ]);
    expect(badgesAt('2025-12-14T23:01:00Z', 'America/New_York')).toHaveLength(3);
    expect(badgesAt('2026-02-01T00:00:00Z', 'UTC')).toEqual([]);
  });

  function calendarAt(moment: string): { upcoming: string[]; past: string[]; isSilent: boolean } {
    vi.useFakeTimers({ now: new Date(moment) });
    const calendar = fullPages.find((page) => page.kind === 'calendar');
    if (calendar?.kind !== 'calendar') throw new Error('There is a sample calendar.');
    const document = parse(render(fullFrame, calendar));
    new Function('document', text('assets/site.js'))(document);
    const days = (list: string): string[] =>
      [...document.querySelectorAll(`${list} [data-until]`)].map(
        (entry) => entry.getAttribute('data-until') ?? '',
      );
    return {
      upcoming: days('[data-upcoming]'),
      past: days('[data-past]'),
      isSilent: document.querySelector('[data-nothing-ahead]')?.hasAttribute('hidden') ?? false,
    };
  }

  it('moves an event to the past ones on the day after its last, by the clock of the site', () => {
    const all = ['2026-01-21', '2026-02-12', '2026-03-18'];
    // The evening of the last day in Amsterdam, and the first minutes of the next.
    expect(calendarAt('2026-01-21T22:59:00Z')).toEqual({
      upcoming: all,
      past: ['2025-12-04'],
      isSilent: true,
    });
    expect(calendarAt('2026-01-21T23:01:00Z')).toEqual({
      upcoming: all.slice(1),
      past: ['2026-01-21', '2025-12-04'],
      isSilent: true,
    });
    expect(calendarAt('2027-01-01T12:00:00Z')).toEqual({
      upcoming: [],
      past: [...all].reverse().concat('2025-12-04'),
      isSilent: false,
    });
  });

  it('leaves the page as it is where the zone is unknown', () => {
    expect(badgesAt('2026-02-01T00:00:00Z', 'Mars/Olympus')).toHaveLength(3);
  });
});
