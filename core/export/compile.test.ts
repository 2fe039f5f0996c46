import { describe, expect, it } from 'vitest';
import type { Article } from '../content/article.ts';
import type { LibrarySnapshot } from '../library.ts';
import { sha256 } from '../sha256-for-tests.ts';
import { makeEdition } from '../site/edition.ts';
import { planBundleExport, planSiteExport } from './compile.ts';
import {
  exampleArticle,
  exampleArticleId,
  exampleAsset,
  exampleAssetId,
  exampleNewsroom,
  examplePersonId,
  exampleTerm,
  exampleTermId,
  MOMENT,
  plainTheme,
  textBody,
} from './example-newsroom.ts';
import { type MadeEntry, madeExport } from './made-for-tests.ts';

function bundle(snapshot: LibrarySnapshot, asOf = MOMENT) {
  const edition = makeEdition(snapshot, { asOf });
  const plan = planBundleExport(edition, plainTheme, undefined, sha256);
  const { entries, warnings } = madeExport(plan, plainTheme, sha256);
  return { plan, entries, warnings, read: (path: string) => textOf(entries, path) };
}

function textOf(entries: readonly MadeEntry[], path: string): string {
  const entry = entries.find((one) => one.path === `example-news/${path}`);
  if (entry?.kind !== 'text') throw new Error(`no text at ${path}`);
  return entry.text;
}

/** An article with a word in every field that nobody may find in an export. */
function secretArticle(number: number, changes: Partial<Article>): Article {
  const word = `canary${number}`;
  return exampleArticle(number, {
    slug: `${word}-slug`,
    headline: `${word} headline`,
    standfirst: `${word} standfirst`,
    summary: `${word} summary`,
    body: textBody(
      `${word} body`,
      {
        type: 'blockquote',
        attrs: { attribution: `${word} attribution` },
        content: [{ type: 'paragraph', content: [{ type: 'text', text: `${word} quote` }] }],
      },
      { type: 'figure', attrs: { asset: exampleAssetId(number * 10), alt: `${word} body alt` } },
    ),
    bylines: [examplePersonId(number)],
    categories: [exampleTermId(number)],
    tags: [exampleTermId(number + 1)],
    featuredImage: {
      asset: exampleAssetId(number * 10 + 1),
      alt: `${word} alt`,
      caption: `${word} caption`,
    },
    attachments: [
      { asset: exampleAssetId(number * 10 + 2), title: `${word} attachment`, language: 'en' },
    ],
    event: {
      start: { instant: '2026-04-01T09:00:00.000Z', zone: 'Europe/Brussels' },
      place: `${word} place`,
      link: `https://${word}.example/`,
    },
    seo: { title: `${word} seo title`, description: `${word} seo description` },
    sourceLink: { label: `${word} source`, url: `https://${word}.example/source` },
    corrections: [{ at: '2026-03-01T00:00:00.000Z', text: `${word} correction` }],
    assignee: `${word} assignee`,
    highlighted: true,
    publishedAt: '2026-03-01T09:00:00.000Z',
    ...changes,
  });
}

const inAnHour = { instant: '2026-03-09T13:00:00.000Z', zone: 'Europe/Brussels' };
const secrets: Record<string, Article> = {
  'a draft': secretArticle(1001, { status: 'draft' }),
  'an article in review': secretArticle(1002, { status: 'inReview' }),
  'an approved article': secretArticle(1003, { status: 'approved' }),
  'one scheduled for later': withoutDate(
    secretArticle(1004, { status: 'scheduled', publishAt: inAnHour }),
  ),
  'an embargoed one': secretArticle(1005, { embargoUntil: inAnHour }),
  'an archived one': secretArticle(1006, { status: 'archived' }),
  'one published in the future': secretArticle(1007, { publishedAt: inAnHour.instant }),
};

function withoutDate({ publishedAt: _, ...article }: Article): Article {
  return article;
}

/** A newsroom whose public articles refer to the secret one in every way there is. */
function newsroomAround(secret: Article): LibrarySnapshot {
  const number = Number(/\d+/.exec(secret.headline)?.[0]);
  const word = `canary${number}`;
  const link = { type: 'link', attrs: { href: `galley:article/${secret.id}` } };
  const publicOne = exampleArticle(1, {
    categories: [exampleTermId(1)],
    assignee: 'canary-staff',
    dueAt: { instant: '2031-12-31T00:00:00.000Z', zone: 'Europe/Brussels' },
    translationOf: secret.id,
    translatedFrom: {
      original: secret.id,
      headline: 'canary-print',
      standfirst: 'canary-print',
      summary: 'canary-print',
      blocks: ['canary-print'],
      here: ['canary-print'],
      counterparts: [0],
    },
    related: {
      items: [{ id: secret.id, score: 9, reason: `${word} reason` }],
      computedFor: 1,
      pinned: [secret.id],
      excluded: [secret.id],
    },
    body: textBody('Public.', {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'See this', marks: [link] },
        { type: 'text', text: ' too', marks: [{ type: 'staffNote', attrs: { note: `${word}` } }] },
        { type: 'staffBlock', attrs: { note: `${word}` } },
      ],
    }),
  });
  const assets = [0, 1, 2, 3].map((offset) =>
    exampleAsset(number * 10 + offset, {
      fileName: `${word} file ${offset}.jpg`,
      alt: { en: `${word} default alt` },
      caption: { en: `${word} default caption` },
      credit: `${word} credit`,
      licence: `${word} licence`,
    }),
  );
  return exampleNewsroom([publicOne, exampleArticle(2), secret], {
    site: {
      navigation: [
        { label: 'News', href: '/news/' },
        { label: `${word} link`, href: `/news/${secret.slug}/` },
      ],
    },
    taxonomy: {
      categories: [
        exampleTerm(1, 'Prisons'),
        { ...exampleTerm(number, `${word} category`), description: `${word} description` },
      ],
      tags: [exampleTerm(number + 1, `${word} tag`)],
    },
    people: [
      {
        id: examplePersonId(number),
        name: `${word} person`,
        role: `${word} role`,
        organisation: `${word} organisation`,
        link: `https://${word}.example/person`,
      },
    ],
    redirects: [
      { from: `news/${word}-old/`, to: `news/${secret.slug}/` },
      { from: `news/${word}-older/`, to: `news/${word}-old/` },
    ],
    assets,
  });
}

/** Every place in an export where any of the words stands. */
function placesOf(entries: readonly MadeEntry[], words: readonly string[]): string[] {
  return entries.flatMap((entry) => {
    const content =
      entry.kind === 'text'
        ? entry.text
        : entry.kind === 'bytes'
          ? Buffer.from(entry.bytes).toString('latin1')
          : JSON.stringify(entry.kind === 'card' ? entry.card : entry.asset);
    return words
      .filter((word) => `${entry.path}\n${content}`.toLowerCase().includes(word.toLowerCase()))
      .map((word) => `${entry.path}: ${word}`);
  });
}

describe('what stays inside', () => {
  it.each(Object.entries(secrets))('lets nothing of %s leave, in any form', (_name, secret) => {
    const number = Number(/\d+/.exec(secret.headline)?.[0]);
    const { entries, plan } = bundle(newsroomAround(secret));
    const words = [
      `canary${number}`,
      'canary-staff',
      '2031-12-31',
      secret.id,
      exampleTermId(number),
      exampleTermId(number + 1),
      examplePersonId(number),
      ...[0, 1, 2, 3].map((offset) => exampleAssetId(number * 10 + offset)),
    ];
    expect(placesOf(entries, words)).toEqual([]);
    expect(plan.stayedInside).toBe(1);
    expect(plan.articles).toBe(2);
  });

  it('would find the words if the article were public (the control of the tests above)', () => {
    const secret = secretArticle(1008, {});
    const { entries } = bundle(newsroomAround(secret));
    const found = placesOf(entries, ['canary1008', secret.id]);
    expect(found.length).toBeGreaterThan(20);
    // Even then, what belongs to the staff and what this version does not know stays inside.
    expect(placesOf(entries, ['canary1008 assignee', 'canary-staff', 'staffNote'])).toEqual([]);
    expect(placesOf(entries, ['canary-print', 'translatedFrom'])).toEqual([]);
    expect(placesOf(entries, [exampleAssetId(10083)])).toEqual([]);
  });

  it('lets an article out at its hour, and not a moment before', () => {
    const { publishedAt: _, ...article } = exampleArticle(5, {
      status: 'scheduled',
      publishAt: inAnHour,
    });
    const snapshot = exampleNewsroom([article]);
    const hour = Date.parse(inAnHour.instant);
    expect(bundle(snapshot, new Date(hour - 1)).plan.articles).toBe(0);
    expect(bundle(snapshot, new Date(hour)).plan.articles).toBe(1);
  });
});

describe('a bundle', () => {
  const articles = Array.from({ length: 30 }, (_, index) =>
    exampleArticle(index + 1, { categories: [exampleTermId((index % 2) + 1)] }),
  );
  const snapshot = exampleNewsroom(articles);

  it('is the same for the same content, in whatever order the records were read', () => {
    const reversed: LibrarySnapshot = {
      ...snapshot,
      articles: [...snapshot.articles].reverse(),
      taxonomy: {
        ...snapshot.taxonomy,
        categories: [...snapshot.taxonomy.categories].reverse(),
      },
    };
    expect(bundle(reversed).entries).toEqual(bundle(snapshot).entries);
  });

  it('is the same at two moments with no boundary between them', () => {
    const later = new Date(MOMENT.getTime() + 3 * 3600 * 1000);
    expect(bundle(snapshot, later).entries).toEqual(bundle(snapshot).entries);
    const nextYear = new Date('2027-03-09T12:00:00Z');
    expect(bundle(snapshot, nextYear).entries).toEqual(bundle(snapshot).entries);
    // The control: in January some articles were still new.
    const whenNew = new Date('2026-02-01T12:00:00Z');
    expect(bundle(snapshot, whenNew).entries).not.toEqual(bundle(snapshot).entries);
  });

  it('lists its entries in byte order, each once, with the hash of its bytes', () => {
    const { entries, plan } = bundle(snapshot);
    const paths = entries.map((entry) => entry.path);
    expect(paths).toEqual([...paths].sort());
    expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
    expect(entries).toHaveLength(plan.files.length);
    for (const entry of entries) {
      if (entry.kind === 'text') expect(entry.sha256).toBe(sha256(entry.text));
    }
  });

  it('names every payload file in its manifest and every tag file in the other', () => {
    const { entries, read } = bundle(snapshot);
    const listed = [read('manifest-sha256.txt'), read('tagmanifest-sha256.txt')]
      .join('')
      .trim()
      .split('\n')
      .map((line) => `example-news/${line.slice(66)}`);
    const paths = entries.map((entry) => entry.path);
    expect([...listed, 'example-news/tagmanifest-sha256.txt'].sort()).toEqual(paths);
  });

  it('holds the same website as a plain folder', () => {
    const plan = planSiteExport(makeEdition(snapshot, { asOf: MOMENT }), plainTheme);
    const folder = madeExport(plan, plainTheme, sha256).entries.map(({ path, sha256: hash }) => [
      path,
      hash,
    ]);
    const inBundle = bundle(snapshot)
      .entries.filter((entry) => entry.path.startsWith('example-news/data/site/'))
      .map((entry) => [entry.path.slice('example-news/data/site/'.length), entry.sha256]);
    expect(folder).toEqual(inBundle);
  });

  it('changes few pages for one more article', () => {
    const more = exampleNewsroom([
      ...articles,
      exampleArticle(31, { categories: [exampleTermId(1)] }),
    ]);
    const before = new Map(bundle(snapshot).entries.map((entry) => [entry.path, entry.sha256]));
    const changed = bundle(more)
      .entries.filter((entry) => before.get(entry.path) !== entry.sha256)
      .map((entry) => entry.path.replace('example-news/data/site/', ''))
      .filter((path) => path.endsWith('.html'));
    expect(changed).toContain('news/article-31/index.html');
    expect(changed).not.toContain('news/page/1/index.html');
    expect(changed).not.toContain('category/research/index.html');
  });

  it('says without a base address what it leaves out, and then has no full address of its own', () => {
    const { read, entries, warnings } = bundle(
      exampleNewsroom([exampleArticle(1)], {
        site: { baseUrl: null },
      }),
    );
    expect([...warnings].join(' ')).toContain('no address yet');
    expect(read('data/site/sitemap.xml')).not.toContain('<loc>');
    expect(read('data/site/feed.xml')).toContain(`<id>urn:uuid:${exampleArticleId(1)}</id>`);
    expect(entries.map((entry) => entry.path)).not.toContain('example-news/data/site/rss.xml');
    const site = entries.filter((entry) => entry.path.includes('/data/site/'));
    expect(placesOf(site, ['news.example'])).toEqual([]);
  });

  it('gives articles that share an address one each, and says so', () => {
    const { entries, warnings } = bundle(
      exampleNewsroom([exampleArticle(1), exampleArticle(2, { slug: 'article-1' })]),
    );
    const paths = entries.map((entry) => entry.path);
    expect(paths).toContain('example-news/data/site/news/article-1/index.html');
    expect(paths).toContain('example-news/data/site/news/article-1-2/index.html');
    expect([...warnings].join(' ')).toContain('Article 2');
  });

  it('keeps an unknown block out of every format and names it once', () => {
    const body = textBody('Known.', { type: 'pollWidget', attrs: { question: 'unheard' } });
    const { entries, warnings } = bundle(exampleNewsroom([exampleArticle(1, { body })]));
    expect(placesOf(entries, ['pollWidget', 'unheard'])).toEqual([]);
    expect([...warnings].filter((warning) => warning.includes('pollWidget'))).toHaveLength(1);
  });

  it('keeps hostile settings and texts from becoming markup in any file', () => {
    const attack = `"'><script>alert(1)</script><img src=x onerror=alert(1)>]]>\u0000\u000b{{ 7 | times: 6 }}`;
    const { entries } = bundle(
      exampleNewsroom(
        [
          exampleArticle(1, {
            headline: attack,
            standfirst: attack,
            summary: attack,
            body: textBody(attack),
            sourceLink: { label: attack, url: `javascript:${attack}` },
            corrections: [{ at: '2026-03-01T00:00:00.000Z', text: attack }],
            seo: { title: attack, description: attack },
            categories: [exampleTermId(1)],
            attachments: [{ asset: exampleAssetId(1), title: attack, language: 'en' }],
          }),
        ],
        {
          site: {
            name: attack,
            tagline: attack,
            description: attack,
            relatedIntro: attack,
            navigation: [{ label: attack, href: 'javascript:alert(1)' }],
            newsletter: { heading: attack, text: attack, label: attack, url: 'javascript:x' },
            colours: { primary: `red;}${attack}`, badge: attack },
          },
          taxonomy: {
            categories: [{ ...exampleTerm(1, 'x'), name: attack, description: attack }],
          },
          assets: [exampleAsset(1, { fileName: `../../${attack}.jpg`, credit: attack })],
        },
      ),
    );
    for (const entry of entries) {
      expect(entry.path).toMatch(/^[a-z0-9-]+(\/[A-Za-z0-9._-]+)+$/);
      if (entry.kind !== 'text' || !/\.(html|xml|wxr|css)$/.test(entry.path)) continue;
      // CDATA in the WordPress file may hold HTML, which must then be escaped itself.
      expect(entry.text).not.toMatch(/<script>alert|<img src=x/);
      expect(entry.text).not.toContain('\u0000');
      expect(entry.text).not.toContain('\u000b');
      expect(entry.text).not.toContain('href="javascript');
      expect(entry.text).toContain(
        entry.path.endsWith('.html') && entry.path.includes('/site/') ? '<' : '',
      );
    }
    const page = entries.find((entry) => entry.path.endsWith('data/site/index.html'));
    expect(page?.kind === 'text' ? page.text : '').toContain('{{ 7 | times: 6 }}');
  });
});

describe('copies of pictures', () => {
  const shown = exampleAsset(1, { fileName: 'hall.jpg', width: 1200, height: 800 });
  const offered = exampleAsset(2, { fileName: 'poster.jpg', width: 1200, height: 800 });
  const copy = (width: number, format: 'webp' | 'jpeg') => ({
    format,
    width,
    height: (width * 2) / 3,
    sha256: sha256(`${width} ${format}`),
    size: width,
  });
  const renditions = new Map(
    [shown, offered].map((asset) => [
      asset.id as string,
      { webp: [copy(480, 'webp'), copy(1200, 'webp')], fallback: copy(1200, 'jpeg') },
    ]),
  );
  const article = exampleArticle(1, {
    body: textBody(
      'Words',
      { type: 'figure', attrs: { asset: shown.id, alt: 'A hall' } },
      { type: 'figure', attrs: { asset: offered.id, alt: 'A poster' } },
    ),
    attachments: [{ asset: offered.id, title: 'The poster', language: 'en' }],
  });
  const snapshot = exampleNewsroom([article], { assets: [shown, offered] });
  const plan = planSiteExport(makeEdition(snapshot, { asOf: MOMENT, renditions }), plainTheme);
  const { entries } = madeExport(plan, plainTheme, sha256);
  const page = entries.find(({ path }) => path === `news/${article.slug}/index.html`);
  const html = page?.kind === 'text' ? page.text : '';
  const files = entries.flatMap(({ path, kind, sha256: hash }) =>
    path.startsWith('media/') ? [[path.replace(/-[0-9a-f]{8}/, ''), kind, hash]] : [],
  );

  it('are what the page offers, each with its width, and the picture itself stays inside', () => {
    expect(html).toMatch(
      /<picture><source type="image\/webp" srcset="[^"]*hall-[0-9a-f]{8}\.480\.webp 480w, [^"]*\.1200\.webp 1200w" sizes="[^"]+"><img src="[^"]*hall-[0-9a-f]{8}\.1200\.jpg" alt="A hall" width="1200" height="800" loading="lazy"><\/picture>/,
    );
    expect(files).toContainEqual(['media/hall.480.webp', 'copy', sha256('480 webp')]);
    expect(files.map(([path]) => path)).not.toContain('media/hall.jpg');
  });

  it('stand beside a picture that is also offered for download', () => {
    expect(files).toContainEqual(['media/poster.jpg', 'asset', offered.id]);
    expect(files).toContainEqual(['media/poster.1200.webp', 'copy', sha256('1200 webp')]);
    expect(html).toMatch(/<img src="[^"]*poster-[0-9a-f]{8}\.1200\.jpg" alt="A poster"/);
  });
});
