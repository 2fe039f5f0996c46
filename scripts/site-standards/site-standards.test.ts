// Does what is exported keep the standards: HTML, feeds, data, JSON-LD, and links that lead somewhere? In every theme.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  onePageOfEachKind,
  readBundle,
  readSite,
  type Site,
  textsOf,
  themeNames,
  Workshop,
} from './exported-site.ts';
import { feedFaults } from './feed-faults.ts';
import { htmlFaults } from './html-faults.ts';
import { contentFaults, jsonLdFaults } from './json-faults.ts';
import { linkFaults, type Stand } from './link-faults.ts';
import { sharingFaults } from './sharing-faults.ts';
import { versionFaults } from './version-faults.ts';

const themes = await themeNames();
/** Somewhere on a host, deep in one, and on a disk. */
const stands: readonly Stand[] = [
  { kind: 'server', at: 'http://news.test/' },
  { kind: 'server', at: 'http://news.test/a/b/' },
  { kind: 'disk', at: 'file:///home/somebody/site/' },
];

let workshop: Workshop;
/** By theme: the sample newsroom, which has something of everything, and one of chance, which has many pages. */
const sites = new Map<string, { sample: Site; generated: Site; homeless: Site }>();
let bundle: Site;
beforeAll(async () => {
  workshop = await Workshop.make();
  const [sample, generated] = [await workshop.sample(), await workshop.generated(60)];
  const exported = async (library: string, theme: string, baseUrl: string | null): Promise<Site> =>
    readSite(await workshop.export(library, { theme, baseUrl }));
  for (const theme of themes) {
    sites.set(theme, {
      sample: await exported(sample, theme, 'https://news.example/'),
      generated: await exported(generated, theme, 'https://news.example/a/b/'),
      homeless: await exported(sample, theme, null),
    });
  }
  bundle = await readBundle(await workshop.export(sample, {}, 'bundle'));
});
afterAll(() => workshop.remove());

function siteIn(theme: string): { sample: Site; generated: Site; homeless: Site } {
  const found = sites.get(theme);
  if (found === undefined) throw new Error(`${theme} was not exported`);
  return found;
}

describe.each(themes)('a website in the theme “%s”', (theme) => {
  it('is valid HTML on every kind of page', async () => {
    const { sample, generated, homeless } = siteIn(theme);
    const pages = [sample, generated, homeless].flatMap(onePageOfEachKind);
    // Long texts of every block are on articles alone: a few more of them.
    pages.push(...textsOf(sample, '.html').filter(([path]) => path.startsWith('news/')));
    expect(pages.length).toBeGreaterThan(20);
    const faults = await Promise.all(pages.map(([path, html]) => htmlFaults(path, html)));
    expect(faults.flat()).toEqual([]);
  });

  it('has feeds and a sitemap as their standards want them, with an address and without', () => {
    const { sample, generated, homeless } = siteIn(theme);
    for (const site of [sample, generated]) {
      const { faults, counted } = feedFaults(site);
      expect(faults).toEqual([]);
      expect(counted.RSS).toBeGreaterThan(3);
      expect(counted.Atom).toBe(counted.RSS);
      expect(counted['JSON Feed']).toBe(counted.RSS);
      expect(counted.sitemap).toBe(1);
    }
    const { faults, counted } = feedFaults(homeless);
    expect(faults).toEqual([]);
    expect(counted.RSS).toBe(0);
    expect(counted.Atom).toBeGreaterThan(3);
  });

  it('has JSON-LD with what its types require', () => {
    const { sample, generated, homeless } = siteIn(theme);
    const types = new Set<string>();
    for (const [path, html] of [sample, generated, homeless].flatMap((site) =>
      textsOf(site, '.html'),
    )) {
      const found = jsonLdFaults(path, html);
      expect(found.faults).toEqual([]);
      for (const type of found.types) types.add(type);
    }
    expect([...types]).toEqual(
      expect.arrayContaining(['NewsArticle', 'Event', 'BreadcrumbList', 'WebSite']),
    );
  });

  it('tells networks what to show: on every page a picture at an address that is there, and for every article its own', () => {
    const { sample, generated, homeless } = siteIn(theme);
    for (const [site, base] of [
      [sample, 'https://news.example/'],
      [generated, 'https://news.example/a/b/'],
    ] as const) {
      const { faults, cards } = sharingFaults(site, base);
      expect(faults).toEqual([]);
      expect(cards).toBeGreaterThan(20);
    }
    expect(sharingFaults(homeless, undefined)).toEqual({ faults: [], cards: 0 });
  });

  it('names the versions of an article on each of them and in the site map, and none without an address', () => {
    const { sample, generated, homeless } = siteIn(theme);
    const { faults, pages } = versionFaults(sample, 'https://news.example/');
    expect(faults).toEqual([]);
    expect(pages).toBeGreaterThan(1);
    // It is in one language.
    expect(versionFaults(generated, 'https://news.example/a/b/')).toEqual({ faults: [], pages: 0 });
    expect(versionFaults(homeless, undefined)).toEqual({ faults: [], pages: 0 });
  });

  it.each(stands)('has no link that leads nowhere ($kind, $at)', (stand) => {
    const { faults, followed } = linkFaults(siteIn(theme).homeless, stand);
    expect(faults).toEqual([]);
    expect(followed).toBeGreaterThan(1000);
  });

  it('has none either where it knows its own address', () => {
    const [root, deep] = stands;
    const { sample, generated } = siteIn(theme);
    expect(root && linkFaults(sample, root).faults).toEqual([]);
    expect(deep && linkFaults(generated, deep).faults).toEqual([]);
  });
});

it('a bundle’s data is what the schemas in it say', () => {
  const { faults, checked } = contentFaults(bundle);
  expect(faults).toEqual([]);
  expect(checked).toBeGreaterThan(30);
});

describe('(known-bad controls) the checks see', () => {
  it('HTML that is not valid', async () => {
    const page = (body: string): string =>
      `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>One</title></head><body>${body}</body></html>\n`;
    expect(await htmlFaults('a.html', page('<main><p>Fine</p></main>'))).toEqual([]);
    for (const bad of [
      '<p><div>A block in a paragraph</div></p>',
      '<img src="a.png">',
      '<p id="one"></p><p id="one"></p>',
      '<a href="a"><a href="b">x</a></a>',
      '<ul><p>No item</p></ul>',
      '<p>R & D <b>open</p>',
      '<button aria-expended="true">x</button>',
    ]) {
      expect(await htmlFaults('a.html', page(bad)), bad).not.toEqual([]);
    }
  });

  it('feeds and sitemaps with something missing, or not well-formed', () => {
    const { sample } = siteIn(themes[0] ?? '');
    const spoilt = (path: string, from: RegExp | string, to: string): string[] => {
      const text = String(sample.get(path));
      const other = text.replace(from, to);
      expect(other).not.toBe(text);
      return feedFaults(new Map([...sample, [path, other]])).faults;
    };
    expect(spoilt('feed.xml', /<updated>.*?<\/updated>/, '')).not.toEqual([]);
    expect(spoilt('feed.xml', '</title>', '&nbsp;</title>')).not.toEqual([]);
    expect(spoilt('feed.xml', '<feed ', '<feed other:a="b" ')).not.toEqual([]);
    expect(
      spoilt('rss.xml', /<pubDate>.*?<\/pubDate>/, '<pubDate>Yesterday</pubDate>'),
    ).not.toEqual([]);
    expect(spoilt('feed.json', '"content_html"', '"content"')).not.toEqual([]);
    expect(spoilt('sitemap.xml', /<loc>[^<]*news\/[^<]+/, '$&gone/')).not.toEqual([]);
  });

  it('data that its schema does not allow, and JSON-LD without what it needs', () => {
    const path = 'data/content/site.json';
    const text = String(bundle.get(path)).replace('"name"', '"nom"');
    expect(contentFaults(new Map([...bundle, [path, text]])).faults).not.toEqual([]);
    const ld = (thing: unknown): string[] =>
      jsonLdFaults('a.html', `<script type="application/ld+json">${JSON.stringify(thing)}</script>`)
        .faults;
    const context = { '@context': 'https://schema.org' };
    expect(ld({ ...context, '@type': 'Event', name: 'A', startDate: '2026-11-25' })).toEqual([]);
    expect(ld({ ...context, '@type': 'Event', name: 'A' })).not.toEqual([]);
    expect(ld({ ...context, '@type': 'Event', name: 'A', startDate: 'soon' })).not.toEqual([]);
    expect(ld({ '@type': 'Organization', name: 'A' })).not.toEqual([]);
  });

  it('tags for networks that are missing, twice there or lead nowhere', () => {
    const { sample } = siteIn(themes[0] ?? '');
    const article = textsOf(sample, '.html').find(([, html]) => html.includes('og:image"'));
    if (article === undefined) throw new Error('articles have cards');
    const [path, html] = article;
    const spoilt = (from: RegExp, to: string): string[] => {
      const other = html.replace(from, to);
      expect(other).not.toBe(html);
      return sharingFaults(new Map([...sample, [path, other]]), 'https://news.example/').faults;
    };
    expect(spoilt(/<meta property="og:title"[^>]*>/, '')).not.toEqual([]);
    expect(spoilt(/<meta property="og:title"[^>]*>/, '$&$&')).not.toEqual([]);
    expect(spoilt(/media\/cards\//, 'media/gone/')).not.toEqual([]);
    expect(spoilt(/content="1200"/, 'content="1600"')).not.toEqual([]);
    expect(spoilt(/summary_large_image/, 'large')).not.toEqual([]);
    expect(sharingFaults(sample, undefined).faults).not.toEqual([]);
  });

  it('versions that are not named by all, are there twice, or are in another language', () => {
    const { sample } = siteIn(themes[0] ?? '');
    const versions = textsOf(sample, '.html').filter(([, html]) => html.includes(' hreflang="x-'));
    const [path = '', html = ''] = versions[0] ?? [];
    const spoilt = (file: string, text: string, from: RegExp, to: string): string[] => {
      const other = text.replace(from, to);
      expect(other).not.toBe(text);
      return versionFaults(new Map([...sample, [file, other]]), 'https://news.example/').faults;
    };
    const link = /<link rel="alternate" hreflang="[^x"]*"[^>]*>/;
    expect(spoilt(path, html, link, '')).not.toEqual([]);
    expect(spoilt(path, html, link, '$&$&')).not.toEqual([]);
    expect(spoilt(path, html, /(<link rel="alternate" hreflang=")[^x"]*/, '$1pl')).not.toEqual([]);
    expect(spoilt(path, html, /(<html lang=")../, '$1pl')).not.toEqual([]);
    const map = String(sample.get('sitemap.xml'));
    expect(spoilt('sitemap.xml', map, /<xhtml:link[^>]*>/, '')).not.toEqual([]);
    expect(versionFaults(sample, undefined).faults).not.toEqual([]);
  });

  it('links that lead nowhere, or work in one place only', () => {
    const [root, deep, disk] = stands;
    if (root === undefined || deep === undefined || disk === undefined)
      throw new Error('no stands');
    const site = (body: string): Site =>
      new Map([
        ['index.html', body],
        ['news/index.html', '<h1 id="here">News</h1>'],
        ['a.png', 'x'],
      ]);
    const faults = (body: string, stand: Stand): string[] => linkFaults(site(body), stand).faults;
    expect(faults('<a href="news/index.html#here">x</a><img src="a.png">', disk)).toEqual([]);
    expect(faults('<a href="news/">x</a>', root)).toEqual([]);
    expect(faults('<a href="news/">x</a>', disk)).not.toEqual([]);
    expect(faults('<a href="/news/">x</a>', disk)).not.toEqual([]);
    expect(faults('<img src="/a.png">', deep)).not.toEqual([]);
    expect(faults('<a href="news/index.html#there">x</a>', root)).not.toEqual([]);
    expect(faults('<img src="b.png">', root)).not.toEqual([]);
    expect(faults('<img srcset="a.png 1x, b.png 2x">', root)).not.toEqual([]);
    expect(faults('<style>p { background: url(b.png) }</style>', root)).not.toEqual([]);
    expect(faults('<script src="https://cdn.example/x.js"></script>', root)).not.toEqual([]);
    expect(faults('<a href="https://example.org/">x</a>', root)).toEqual([]);
  });
});
