import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
// biome-ignore lint/style/noRestrictedImports: what the script shows is judged as a browser shows it, which takes a DOM.
import { Window } from 'happy-dom';
import { describe, expect, it, vi } from 'vitest';
import { eachWord } from '../search/words.ts';
import {
  ARTICLES_PER_VOLUME,
  factsFile,
  indexFile,
  numberTerms,
  type SearchFile,
  type SearchLanguage,
  type SearchResult,
  type SearchText,
  searchWords,
  shardFile,
  shardsOf,
  spellingFile,
  volumesOf,
  wordFile,
  wordFilesOf,
} from './search-data.ts';
import { SearchVolume } from './search-volume.ts';

const prisons = { slug: 'prisons', name: 'Prisons', path: 'category/prisons/' };
const research = { slug: 'research', name: 'Research', path: 'category/research/' };
const news = { slug: 'news', name: 'News', path: 'type/news/' };
const report = { slug: 'report', name: 'Event report', path: 'type/report/' };

type Entry = SearchResult & SearchText & { readonly about: readonly string[] };

function entry(number: number, changes: Partial<Entry> = {}): Entry {
  return {
    path: `news/article-${number}/`,
    headline: `Article ${number}`,
    summary: '',
    language: 'en',
    date: { iso: '2026-01-01', text: '01/01/2026' },
    categories: [number % 2 === 0 ? prisons : research],
    newsType: number % 3 === 0 ? report : news,
    picture: null,
    about: [],
    body: '',
    ...changes,
  };
}

/** Every file of the search of a site; articles from the oldest. */
function filesOf(
  articles: readonly Entry[],
  languages: readonly SearchLanguage[] = [],
): SearchFile[] {
  const categories = numberTerms(articles.map((article) => article.categories));
  const types = numberTerms(articles.map((article) => [article.newsType]));
  return [
    indexFile(articles.length, categories, types, languages),
    spellingFile(),
    ...shardsOf(articles.length).map(({ number, from, to }) =>
      shardFile(number, articles.slice(from, to), 'en'),
    ),
    ...volumesOf(articles.length).flatMap(({ number, from, to }) => {
      const inside = articles.slice(from, to);
      return [
        factsFile(
          number,
          inside.map((article) => [
            types.indexOf(article.newsType),
            ...article.categories.map((term) => categories.indexOf(term)),
          ]),
        ),
        ...wordFiles(number, inside),
      ];
    }),
  ];
}

function wordFiles(volume: number, articles: readonly Entry[]): SearchFile[] {
  const words = new SearchVolume<Entry>(searchWords);
  return words.linesFor(articles).map((lines, part) => wordFile(volume, part, lines));
}

function changed(before: readonly SearchFile[], after: readonly SearchFile[]): string[] {
  const known = new Map(before.map(({ path, text }) => [path, text]));
  return after.filter(({ path, text }) => known.get(path) !== text).map(({ path }) => path);
}

const numbered = (count: number, from = 0): Entry[] =>
  Array.from({ length: count }, (_, index) =>
    entry(from + index, {
      body: 'Probation officers and courts work with people on the way back.',
    }),
  );

describe('the words of an article', () => {
  it('weigh more the more the place says, without words that say nothing', () => {
    const words = searchWords({
      language: 'en',
      headline: 'Trust after extremism',
      about: ['Radicalisation'],
      body: 'The trust of officers. Officers and officers, and a seminar.',
    });
    expect(words).toEqual([
      ['extremism', 3],
      ['officers', 1],
      ['radicalisation', 2],
      ['seminar', 0],
      ['trust', 3],
    ]);
  });
});

describe('the files of the search', () => {
  it('are those that were announced, and small ones for a small site', () => {
    const few = wordFiles(1, numbered(46));
    expect(few.map(({ path }) => path)).toEqual(wordFilesOf(1, 46));
    expect(few).toHaveLength(8);
    const many = wordFiles(2, numbered(300));
    expect(many.map(({ path }) => path)).toEqual(wordFilesOf(2, 300));
    expect(many.length).toBeGreaterThan(40);
  });

  it('change by one word in a handful, whatever the site holds', () => {
    const articles = numbered(600);
    const before = filesOf(articles);
    const edited = articles.map((one, number) =>
      number === 17 ? { ...one, body: `${one.body} Zagreb` } : one,
    );
    expect(changed(before, filesOf(edited))).toEqual(['search/words-1-52.js']);
    const renamed = articles.map((one, number) =>
      number === 17 ? { ...one, headline: 'Zagreb' } : one,
    );
    expect(changed(before, filesOf(renamed))).toEqual([
      'search/articles-1.js',
      // “Article”, “17” and “Zagreb”.
      'search/words-1-0.js',
      'search/words-1-3.js',
      'search/words-1-52.js',
    ]);
  });

  it('leave full volumes and shards alone when an article is added', () => {
    const articles = numbered(ARTICLES_PER_VOLUME + 100);
    const after = filesOf([...articles, entry(9000, { categories: [prisons] })]);
    const files = changed(filesOf(articles), after);
    expect(files).toContain('search/index.js');
    expect(files).toContain('search/articles-22.js');
    expect(files.filter((path) => /-1(-\d+)?\.js$/.test(path))).toEqual([]);
    expect(files.filter((path) => path.includes('articles-'))).toHaveLength(1);
  });

  it('call one function with data, whatever the data says', () => {
    const hostile = '</script><script>alert(1)</script>"]});alert(1)\u2028__proto__';
    for (const { text } of filesOf([entry(0, { headline: hostile, body: hostile })])) {
      const calls: unknown[] = [];
      const run = new Function('galleySearch', 'alert', text);
      run(
        (...call: unknown[]) => calls.push(call),
        () => expect.unreachable(),
      );
      expect(calls).toHaveLength(1);
    }
  });
});

// ——— The script of the default theme, given these files ———

const theme = new URL('../../resources/theme-parts/scripts/assets/', import.meta.url);
const script = (name: string): string => readFileSync(fileURLToPath(new URL(name, theme)), 'utf8');

const searchPage = `<body data-new-days="14"><form data-search="../search/" data-new="New" hidden>
<input name="q"><select name="category"><option value=""></option><option value="prisons"></option></select>
<select name="type"><option value=""></option><option value="report"></option></select><button></button></form>
<div data-results hidden><p role="status" data-one="1 article" data-many="{count} articles" data-none="None"
data-some="{count} have some" data-failed="Failed" data-thousands=","></p><ol></ol><p><button hidden>More</button></p></div></body>`;

/** A page with the scripts of the theme running in it, and a server that knows only these files. */
function open(html: string, scripts: readonly string[], files: readonly SearchFile[], at: string) {
  const window = new Window({
    url: `https://news.example/${at}`,
    settings: { disableJavaScriptEvaluation: true },
  });
  window.document.write(html);
  const { document } = window;
  const asked: string[] = [];
  const append = (element: { src: string; onerror(): void }): void => {
    const path = new URL(element.src).pathname.slice(1);
    asked.push(path);
    const file = files.find((one) => one.path === path);
    queueMicrotask(() => {
      if (file === undefined) element.onerror();
      else new Function('galleySearch', file.text)(Reflect.get(window, 'galleySearch'));
    });
  };
  Object.assign(document.head, { append });
  new Function('window', 'document', 'location', 'history', 'Element', scripts.join('\n'))(
    window,
    document,
    window.location,
    window.history,
    window.Element,
  );
  return { window, document, asked };
}

async function search(files: readonly SearchFile[], query: string) {
  const scripts = [script('search-data.js'), script('search.js')];
  const page = open(searchPage, scripts, files, `search/index.html${query}`);
  const status = page.document.querySelector('[role=status]');
  await vi.waitFor(() => expect(status?.textContent).not.toBe(''));
  return {
    ...page,
    status: status?.textContent,
    headlines: [...page.document.querySelectorAll('.found h2')].map((one) => one.textContent),
    html: page.document.querySelector('ol')?.innerHTML ?? '',
  };
}

describe('the search of the default theme', () => {
  const articles = [
    entry(0, { headline: 'Prison psychology', body: 'About trust and seminars in Łódź.' }),
    entry(1, { headline: 'Trust & <b>patience</b>', body: 'A seminar.', summary: 'Untrusted?' }),
    entry(2, { headline: 'Another day', body: 'Nothing of the kind.' }),
    ...numbered(300, 3),
  ];
  const files = filesOf(articles);

  it('finds articles by their words, the headline first, and says how many', async () => {
    const { headlines, status } = await search(files, '?q=trust');
    expect(headlines).toEqual(['Trust & <b>patience</b>', 'Prison psychology']);
    expect(status).toBe('2 articles');
  });

  it('reads a question as articles are read: marks, endings and words that say nothing do not count', async () => {
    expect((await search(files, '?q=The+LODZ')).headlines).toEqual(['Prison psychology']);
    expect((await search(files, '?q=seminar')).headlines).toEqual([
      'Trust & <b>patience</b>',
      'Prison psychology',
    ]);
  });

  it('marks what was found, as text and never as markup', async () => {
    const { html } = await search(files, '?q=trust');
    expect(html).toContain('<mark>Trust</mark> &amp; &lt;b&gt;patience&lt;/b&gt;');
    expect(html).toContain('href="../news/article-1/index.html"');
  });

  it('keeps to a category and a type of news, and shows the newest first without words', async () => {
    const { headlines, status } = await search(files, '?category=prisons&type=report');
    const fitting = articles.filter(
      (one) => one.categories[0] === prisons && one.newsType === report,
    );
    expect(status).toBe(`${fitting.length} articles`);
    expect(headlines).toEqual(
      fitting
        .reverse()
        .slice(0, 20)
        .map((one) => one.headline),
    );
    expect((await search(files, '?q=trust&category=prisons')).headlines).toEqual([
      'Prison psychology',
    ]);
  });

  it('says so where no article has all words, and where none has any', async () => {
    expect((await search(files, '?q=trust+zebra')).status).toBe('2 have some');
    expect((await search(files, '?q=zebra')).status).toBe('None');
  });

  it('says which language a result is in, where that is not the site’s and has a list', async () => {
    const many = filesOf(
      [
        entry(0, { headline: 'Trust' }),
        entry(1, { headline: 'Trust en français', language: 'fr-BE' }),
        entry(2, { headline: 'Trust po polsku', language: 'pl' }),
      ],
      [{ tag: 'fr-BE', name: 'Français', path: 'language/fr/' }],
    );
    const { document } = await search(many, '?q=trust');
    const found = [...document.querySelectorAll('.found')].map((one) => [
      one.querySelector('h2')?.getAttribute('lang') ?? '',
      one.querySelector('.language')?.textContent ?? '',
      one.querySelector('.language')?.getAttribute('href') ?? '',
    ]);
    expect(found).toEqual([
      ['pl', '', ''],
      ['fr-BE', 'Français', '../language/fr/index.html'],
      ['', '', ''],
    ]);
  });

  it('loads a few files for a question', async () => {
    const { asked } = await search(files, '?q=psychology');
    expect(asked.map((path) => path.replace('search/', ''))).toEqual([
      'index.js',
      'spelling.js',
      'words-1-37.js',
      'articles-1.js',
    ]);
  });

  it('says that it could not be loaded', async () => {
    const without = files.filter(({ path }) => !path.includes('words-'));
    expect((await search(without, '?q=trust')).status).toBe('Failed');
  });

  it('cuts and spells words exactly as articles are cut and spelt', async () => {
    const { window } = await search(files, '?q=trust');
    const run = new Function(
      'window',
      'document',
      'location',
      'history',
      `${script('search-data.js')}\n${script('search.js')}\nreturn { readSpelling, wordsIn, use(data) { spelling = data; readSpelling(); } };`,
    );
    const inside = run(window, window.document, window.location, window.history);
    let spelling: unknown;
    new Function('galleySearch', spellingFile().text)((_: string, data: unknown) => {
      spelling = data;
    });
    inside.use(spelling);
    let text = '';
    for (let unit = 0; unit <= 0xffff; unit++) text += `a${String.fromCharCode(unit)}b `;
    text += `l’avenir d'Örell ${'long'.repeat(20)} Straße co\u00adoperate 𝒜`;
    const ours: unknown[] = [];
    eachWord(text, (word, from, to) => ours.push({ word, from, to }));
    expect(inside.wordsIn(text)).toEqual(ours);
  });
});

const frontPage = `<body data-new-days="14" data-today="20455"><nav class="filters" data-search="search/" data-new="New"><ul class="pills">
<li><a href="news/index.html" aria-current="true" data-everything>Everything</a></li>
<li><a href="category/prisons/index.html" data-category="prisons">Prisons</a></li></ul>
<ul class="pills pills-types"><li><a href="type/report/index.html" data-type="report">Event report</a></li></ul>
<div class="all-terms-panel"><a href="category/research/index.html" data-category="research">Research</a></div></nav>
<p class="filter-status" role="status" data-one="1 article" data-many="{count} articles" data-none="None" data-thousands=","></p>
<ul data-filtered><li>As exported</li></ul><p class="filter-more"><button hidden>More</button></p></body>`;

describe('the filters of the front page', () => {
  const articles = [
    ...numbered(40),
    entry(41, {
      headline: 'With a picture',
      categories: [prisons],
      newsType: report,
      picture: {
        path: 'media/a.480.webp',
        width: 480,
        height: 320,
        alt: '“A”',
        position: '50% 30%',
      },
    }),
  ];
  const files = filesOf(articles);
  const scripts = [script('search-data.js'), script('filters.js')];

  function front(query = '', served = files) {
    const page = open(frontPage, scripts, served, `index.html${query}`);
    const { document, window } = page;
    return {
      ...page,
      press: (name: string) => {
        const link = [...document.querySelectorAll('.filters a')].find(
          (one) => one.textContent === name,
        );
        link?.dispatchEvent(new window.MouseEvent('click', { bubbles: true, cancelable: true }));
      },
      status: () => document.querySelector('[role=status]')?.textContent,
      current: () =>
        [...document.querySelectorAll('.pills [aria-current]')].map((one) => one.textContent),
      shown: () => document.querySelectorAll('[data-filtered] > li').length,
    };
  }
  const fitting = (category: typeof prisons, type?: typeof report) =>
    articles.filter(
      (one) => one.categories[0] === category && (type === undefined || one.newsType === type),
    ).length;

  it('show what has a category and a type together, say how many, and keep the choice in the address', async () => {
    const page = front();
    page.press('Prisons');
    await vi.waitFor(() => expect(page.status()).toBe(`${fitting(prisons)} articles`));
    expect(page.shown()).toBe(12);
    page.press('Event report');
    await vi.waitFor(() => expect(page.status()).toBe(`${fitting(prisons, report)} articles`));
    await vi.waitFor(() =>
      expect(page.window.location.search).toBe('?category=prisons&type=report'),
    );
    expect(page.current()).toEqual(['Prisons', 'Event report']);
    const first = page.document.querySelector('[data-filtered] > li');
    expect(first?.querySelector('img')?.getAttribute('alt')).toBe('“A”');
    expect(first?.querySelector('h3 a')?.getAttribute('href')).toBe('news/article-41/index.html');
    // 1 January 2026 is day 20454: a day old.
    expect(first?.querySelector('.badge')?.textContent).toBe('New');
  });

  it('are let go by a second press, and all by “Everything”, which brings back the page as it was', async () => {
    const page = front('?category=research&type=report');
    await vi.waitFor(() => expect(page.status()).toBe(`${fitting(research, report)} articles`));
    // One that has no pill of its own gets one while it is chosen.
    expect(page.current()).toEqual(['Research', 'Event report']);
    page.press('Event report');
    await vi.waitFor(() => expect(page.status()).toBe(`${fitting(research)} articles`));
    page.press('Everything');
    await vi.waitFor(() => expect(page.status()).toBe(''));
    expect(page.document.querySelector('[data-filtered]')?.textContent).toBe('As exported');
    expect(page.current()).toEqual(['Everything']);
    await vi.waitFor(() => expect(page.window.location.search).toBe(''));
  });

  it('follow the way back', async () => {
    const page = front();
    page.press('Prisons');
    await vi.waitFor(() => expect(page.current()).toEqual(['Prisons']));
    page.window.history.replaceState(null, '', '?type=report');
    page.window.dispatchEvent(new page.window.Event('popstate'));
    await vi.waitFor(() => expect(page.current()).toEqual(['Event report']));
  });

  it('are links again where the data cannot be had', async () => {
    const page = front('', []);
    page.press('Prisons');
    await vi.waitFor(() => expect(page.window.location.href).toContain('category/prisons'));
  });
});
