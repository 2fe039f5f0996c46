// What does a website in several languages say, and to whom?
import { describe, expect, it } from 'vitest';
import type { Article } from '../content/article.ts';
import { sha256 } from '../sha256-for-tests.ts';
import { makeEdition } from '../site/edition.ts';
import { planSiteExport } from './compile.ts';
import {
  exampleArticle,
  exampleNewsroom,
  exampleTermId,
  exampleArticleId as id,
  MOMENT,
  plainTheme,
  textBody,
} from './example-newsroom.ts';
import { madeExport } from './made-for-tests.ts';

type Files = ReadonlyMap<string, string>;
type Site = Parameters<typeof exampleNewsroom>[1];

/** The texts of a website, by path. */
function website(articles: readonly Article[], changes: Site = {}): Files {
  const site = { languages: ['en', 'fr'], ...changes.site };
  const snapshot = exampleNewsroom(articles, { ...changes, site });
  const plan = planSiteExport(makeEdition(snapshot, { asOf: MOMENT }), plainTheme);
  const { entries } = madeExport(plan, plainTheme, sha256);
  return new Map(entries.flatMap((one) => (one.kind === 'text' ? [[one.path, one.text]] : [])));
}

function textOf(files: Files, path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`no file at ${path}`);
  return text;
}

/** What a theme is given for a page: the plain theme writes both views into it. */
function viewsOf(files: Files, path: string) {
  const html = textOf(files, path);
  const json = html
    .slice(html.indexOf('<pre>') + 5, html.indexOf('</pre>'))
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  const [page = '', frame = ''] = json.split(/(?<=\})(?=\{"language":"[^"]*","direction")/);
  return { page: JSON.parse(page), frame: JSON.parse(frame) };
}

function articleIn(number: number, language: string, changes: Partial<Article> = {}): Article {
  return exampleArticle(number, { language, ...changes });
}

const original = articleIn(1, 'en');
const french = articleIn(2, 'fr', { translationOf: id(1) });
const german = articleIn(3, 'de', { translationOf: id(1) });
const beside = articleIn(4, 'en');
const all = [original, french, german, beside];
const files = website(all);
const at = (number: number): string => `news/article-${number}/index.html`;
const address = (number: number): string => `https://news.example/news/article-${number}/`;

describe('an article in several languages', () => {
  it('leads readers to the others, by the name of each language in itself', () => {
    expect(viewsOf(files, at(1)).page.versions).toEqual([
      { name: 'Français', language: 'fr', href: '../../news/article-2/index.html', current: false },
      { name: 'Deutsch', language: 'de', href: '../../news/article-3/index.html', current: false },
    ]);
    const names = (number: number) =>
      viewsOf(files, at(number)).page.versions.map(({ name }: { name: string }) => name);
    expect(names(2)).toEqual(['English', 'Deutsch']);
    expect(names(3)).toEqual(['English', 'Français']);
    expect(names(4)).toEqual([]);
  });

  it('tells search engines of all of them on each, and of the one for everybody else', () => {
    const alternates = [
      { hreflang: 'en', href: address(1) },
      { hreflang: 'fr', href: address(2) },
      { hreflang: 'de', href: address(3) },
      { hreflang: 'x-default', href: address(1) },
    ];
    for (const number of [1, 2, 3]) {
      expect(viewsOf(files, at(number)).frame.alternates).toEqual(alternates);
    }
    expect(viewsOf(files, at(4)).frame.alternates).toEqual([]);
    expect(viewsOf(files, 'index.html').frame.alternates).toEqual([]);
  });

  it('says it in the site map, which knows that language for it', () => {
    const map = textOf(files, 'sitemap.xml');
    expect(map).toContain('xmlns:xhtml="http://www.w3.org/1999/xhtml"');
    const links = ['en', 'fr', 'de', 'x-default'].map((hreflang, index) => {
      const href = address(index < 3 ? index + 1 : 1);
      return `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${href}"/>`;
    });
    for (const number of [1, 2, 3]) {
      const row = map.split('\n').find((line) => line.includes(`<loc>${address(number)}</loc>`));
      expect(row).toContain(links.join(''));
    }
    expect(map.split('\n').find((line) => line.includes(address(4)))).not.toContain('xhtml:link');
  });

  it('tells networks which other languages there are, and machines what was translated from what', () => {
    const { openGraph, jsonLd } = viewsOf(files, at(2)).frame;
    const locales = openGraph.filter(({ property }: { property: string }) =>
      property.startsWith('og:locale'),
    );
    expect(locales).toEqual([
      { property: 'og:locale', content: 'fr' },
      { property: 'og:locale:alternate', content: 'en' },
      { property: 'og:locale:alternate', content: 'de' },
    ]);
    const work = (number: number, inLanguage: string) => ({
      '@type': 'CreativeWork',
      '@id': `urn:uuid:${id(number)}`,
      inLanguage,
      url: address(number),
    });
    expect(JSON.parse(jsonLd)['@graph'][0]).toMatchObject({ translationOfWork: work(1, 'en') });
    const [first] = JSON.parse(viewsOf(files, at(1)).frame.jsonLd)['@graph'];
    expect(first).toMatchObject({ workTranslation: [work(2, 'fr'), work(3, 'de')] });
    expect(first).not.toHaveProperty('translationOfWork');
    expect(textOf(files, at(4))).not.toContain('ranslation');
  });

  it('says nothing that needs an address where the site has none', () => {
    const homeless = website(all, { site: { baseUrl: null } });
    for (const number of [1, 2, 3]) {
      const { page, frame } = viewsOf(homeless, at(number));
      expect(frame.alternates).toEqual([]);
      expect(frame.openGraph).toEqual([]);
      expect(page.versions).toHaveLength(2);
    }
    expect(textOf(homeless, 'sitemap.xml')).not.toContain('xhtml');
    expect(homeless.has('language/fr/rss.xml')).toBe(false);
    expect(homeless.has('language/fr/feed.xml')).toBe(true);
  });

  it('whose version in a language was replaced leads on from there, and is named by no other', () => {
    const newer = articleIn(5, 'fr', { translationOf: id(1) });
    const site = website([...all, newer]);
    const replaced = viewsOf(site, at(2));
    expect(replaced.frame.alternates).toEqual([]);
    expect(replaced.page.versions.map(({ name }: { name: string }) => name)).toEqual([
      'English',
      'Deutsch',
    ]);
    for (const number of [1, 3, 5]) {
      expect(viewsOf(site, at(number)).frame.alternates[1]).toEqual({
        hreflang: 'fr',
        href: address(5),
      });
    }
    const map = textOf(site, 'sitemap.xml').split('\n');
    expect(map.find((line) => line.includes(`<loc>${address(2)}`))).not.toContain('xhtml:link');
  });
});

describe('the list of the news in a language', () => {
  const many = Array.from({ length: 26 }, (_, index) => articleIn(index + 1, 'fr'));
  const site = website([...many, articleIn(40, 'en'), articleIn(41, 'pl')]);

  it('speaks that language, and is numbered from the oldest', () => {
    const { page, frame } = viewsOf(site, 'language/fr/index.html');
    expect(frame).toMatchObject({ language: 'fr', direction: 'ltr' });
    expect(page).toMatchObject({ label: '', heading: 'Français', language: 'fr' });
    expect(page.breadcrumb[0]).toEqual({ label: 'Actualités', href: '../../news/index.html' });
    expect(page.cards).toHaveLength(14);
    expect(frame.feeds[0]).toMatchObject({ title: 'Français – Example News (Atom)' });
    const first = viewsOf(site, 'language/fr/page/1/index.html');
    expect(first.frame).toMatchObject({ language: 'fr', title: 'Français, page 1 – Example News' });
    expect(first.page.cards.at(-1)).toMatchObject({ headline: 'Article 1' });
    expect(first.page.cards.every((card: { otherLanguage: unknown }) => !card.otherLanguage)).toBe(
      true,
    );
    expect([...site.keys()].filter((path) => /^language\/.*html$/.test(path))).toEqual([
      ...['language/en/index.html', 'language/fr/index.html', 'language/fr/page/1/index.html'],
      'language/pl/index.html',
    ]);
  });

  it('speaks that of the site where there are no words for it, and says the language of its heading', () => {
    const { page, frame } = viewsOf(site, 'language/pl/index.html');
    expect(frame.language).toBe('en');
    expect(page).toMatchObject({ label: '', heading: 'Polski', language: 'pl' });
    // There nobody has to be told that a card is in Polish.
    expect(page.cards).toMatchObject([{ language: 'pl', otherLanguage: null }]);
  });

  it('has feeds that say the language, which every article in it names', () => {
    expect(textOf(site, 'language/fr/feed.xml')).toContain('xml:lang="fr">');
    expect(textOf(site, 'language/pl/rss.xml')).toContain('<language>pl</language>');
    expect(JSON.parse(textOf(site, 'language/fr/feed.json'))).toMatchObject({
      language: 'fr',
      title: 'Français – Example News',
      feed_url: 'https://news.example/language/fr/feed.json',
    });
    const ids = [...site].flatMap(([path, text]) =>
      path.endsWith('feed.xml') ? [/<id>(.*?)<\/id>/.exec(text)?.[1]] : [],
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(viewsOf(site, at(1)).frame.feeds).toMatchObject([
      { href: '../../language/fr/feed.xml' },
      { href: '../../language/fr/feed.json' },
      { title: 'Actualités (Atom)', href: '../../feed.xml' },
      {},
    ]);
    expect(viewsOf(site, at(41)).frame.feeds[0].href).toBe('../../language/pl/feed.xml');
  });

  it('is reached from home, from the news, from each other and from the foot of every page', () => {
    const names = (list: readonly { name: string; current: boolean }[]): string[] =>
      list.map(({ name, current }) => (current ? `(${name})` : name));
    const plain = ['English', 'Français', 'Polski'];
    expect(names(viewsOf(site, 'index.html').page.languages)).toEqual(plain);
    expect(names(viewsOf(site, 'news/index.html').page.languages)).toEqual(plain);
    expect(names(viewsOf(site, 'language/pl/index.html').page.languages)).toEqual([
      ...['English', 'Français', '(Polski)'],
    ]);
    expect(viewsOf(site, 'type/report/index.html').page.languages).toEqual([]);
    for (const path of ['archive/index.html', at(1), '404.html', 'search/index.html']) {
      expect(names(viewsOf(site, path).frame.languages), path).toEqual(plain);
    }
  });
});

describe('a card, a neighbour and a card in a text', () => {
  it('say their language where it is not that of the page', () => {
    const labels = (path: string) =>
      viewsOf(files, path).page.cards.map(
        ({ headline, otherLanguage }: { headline: string; otherLanguage: { name: string } }) =>
          `${headline} ${otherLanguage?.name ?? ''}`,
      );
    expect(labels('news/index.html')).toEqual([
      'Article 4 ',
      'Article 3 Deutsch',
      'Article 2 Français',
      'Article 1 ',
    ]);
    expect(viewsOf(files, 'news/index.html').page.cards[1].otherLanguage).toEqual({
      name: 'Deutsch',
      language: 'de',
      href: '../language/de/index.html',
      current: false,
    });
    const { page } = viewsOf(files, at(4));
    expect(page.previous).toMatchObject({ headline: 'Article 3', language: 'de' });
    expect(page.related.cards[0]).toMatchObject({
      headline: 'Article 3',
      otherLanguage: { name: 'Deutsch', href: '../../language/de/index.html' },
    });
    const british = website([original, articleIn(2, 'en-GB'), german]);
    expect(viewsOf(british, 'news/index.html').page.cards[1]).toMatchObject({
      language: 'en-GB',
      otherLanguage: null,
    });
    const naming = (number: number) => ({
      ...beside,
      body: textBody('See', { type: 'articleCard', attrs: { article: id(number) } }),
    });
    const headline = (number: number) =>
      `class="article-card-headline"${number === 2 ? ' lang="fr"' : ''}><a`;
    for (const number of [1, 2]) {
      const named = website([original, french, naming(number)]);
      expect(textOf(named, at(4))).toContain(headline(number));
    }
  });

  it('are never the article itself in another language, unless somebody chose that', () => {
    const { page } = viewsOf(files, at(2));
    expect(page.next).toMatchObject({ headline: 'Article 4' });
    expect(page.previous).toBeNull();
    expect(page.related).toBeNull();
    // Two that are not versions of anything follow each other.
    const plain = website([...all, articleIn(5, 'en')]);
    expect(viewsOf(plain, at(5)).page.previous).toMatchObject({ headline: 'Article 4' });
    const related = { computedFor: 1, pinned: [id(3)], excluded: [] };
    const computed = [{ id: id(1), score: 9, reason: 'Once.' }];
    const pinned = { ...french, related: { ...related, items: computed } };
    const cards = viewsOf(website([original, pinned, german]), at(2)).page.related.cards;
    expect(cards.map(({ headline }: { headline: string }) => headline)).toEqual(['Article 3']);
  });

  it('dates are in the words of the page', () => {
    const dated = website(all, { site: { dateFormat: 'd Month yyyy' } });
    expect(viewsOf(dated, at(2)).page.date.text).toBe('2 janvier 2026');
    expect(viewsOf(dated, 'language/de/index.html').page.cards[0].date.text).toBe('3 Januar 2026');
    expect(viewsOf(dated, 'news/index.html').page.cards[1].date.text).toBe('3 January 2026');
  });

  it('search results know where the other languages are', () => {
    expect(textOf(files, 'search/index.js')).toContain(
      '"languages":[["fr","Français","language/fr/"],["de","Deutsch","language/de/"]]',
    );
  });
});

describe('a newsroom of one language', () => {
  it('has nothing of all this, whichever language it is and whatever stays inside', () => {
    const inside: Partial<Article> = { status: 'draft', translationOf: id(1) };
    for (const language of ['en', 'fr', 'pl']) {
      const plain = [1, 2, 3].map((number) => articleIn(number, language));
      const site = website(plain, { site: { languages: ['en'] } });
      const withMore = website([...plain, articleIn(9, 'de', inside)], {
        site: { languages: ['en'] },
      });
      expect([...withMore]).toEqual([...site]);
      expect([...site.keys()].filter((path) => path.startsWith('language'))).toEqual([]);
      expect(textOf(site, 'sitemap.xml')).not.toContain('xhtml');
      expect(textOf(site, 'search/index.js')).not.toContain('languages');
      for (const [path, text] of site) {
        if (!path.endsWith('.html') || path.startsWith('404')) continue;
        const { page, frame } = viewsOf(site, path);
        expect(frame).toMatchObject({ alternates: [], languages: [] });
        expect(page.languages ?? []).toEqual([]);
        expect(page.versions ?? []).toEqual([]);
        expect(text).not.toMatch(/otherLanguage&quot;:\{|og:locale:alternate|ranslation/);
      }
    }
  });
});

describe('a translation that comes, goes or changes', () => {
  /** Enough of both languages that no list of languages begins or ends. */
  const rest = [
    articleIn(11, 'en', { categories: [exampleTermId(1)] }),
    articleIn(12, 'fr', { categories: [exampleTermId(1)] }),
    articleIn(13, 'de', { categories: [exampleTermId(2)] }),
    articleIn(14, 'en'),
    articleIn(15, 'en'),
    articleIn(16, 'en'),
    articleIn(17, 'en'),
  ];
  const old = (number: number, language: string, changes: Partial<Article> = {}) =>
    articleIn(number, language, {
      publishedAt: `2025-0${number}-01T09:00:00.000Z`,
      ...changes,
    });
  const family = [old(1, 'en'), old(2, 'fr', { translationOf: id(1) }), old(4, 'en')];
  const added = old(3, 'de', { translationOf: id(1), categories: [exampleTermId(2)] });
  const pages = (before: readonly Article[], after: readonly Article[]): string[] => {
    // Related news fills up with what is older, which has tests of its own.
    const site = { relatedCount: 0 };
    const was = website([...before, ...rest], { site });
    const is = website([...after, ...rest], { site });
    return [...new Set([...was.keys(), ...is.keys()])]
      .filter((path) => path.endsWith('.html') && was.get(path) !== is.get(path))
      .map((path) => path.replace(/index\.html$/, ''))
      .sort();
  };
  const itsPages = ['news/article-1/', 'news/article-2/', 'news/article-3/'];

  it('changes the pages of its family, of its neighbours in time, and the lists it is in', () => {
    const expected = [
      ...['', 'archive/', 'archive/2025/', 'category/research/', 'language/de/', 'news/'],
      ...[...itsPages, 'news/article-4/', 'search/', 'type/report/'],
    ];
    expect(pages(family, [...family, added])).toEqual(expected);
    expect(pages([...family, added], family)).toEqual(expected);
  });

  it('that moves changes the pages of its family and where it is named', () => {
    const moved = { ...added, slug: 'anderswo' };
    expect(pages([...family, added], [...family, moved])).toEqual([
      ...['', 'archive/2025/', 'category/research/', 'language/de/', 'news/', 'news/anderswo/'],
      ...[...itsPages, 'news/article-4/', 'type/report/'],
    ]);
  });

  it('whose headline or text changes leaves the pages of the others alone', () => {
    const renamed = { ...added, headline: 'Ein anderer Titel' };
    const changed = pages([...family, added], [...family, renamed]);
    expect(changed).toContain('language/de/');
    expect(changed).not.toContain('news/article-1/');
    const reworded = { ...added, body: textBody('Ein anderer Text.') };
    expect(pages([...family, added], [...family, reworded])).toEqual(['news/article-3/']);
  });

  it('that is dated later takes the place of an older one in its language', () => {
    const second = old(5, 'de', { translationOf: id(1), publishedAt: '2025-03-01T08:00:00.000Z' });
    const later = { ...second, publishedAt: '2025-03-01T10:00:00.000Z' };
    const changed = pages([...family, added, second], [...family, added, later]);
    expect(changed).toEqual(expect.arrayContaining([...itsPages, 'news/article-5/']));
  });
});
