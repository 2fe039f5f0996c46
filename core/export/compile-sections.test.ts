// biome-ignore lint/style/noRestrictedImports: the calendar is read by a parser that is not ours.
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { Article } from '../content/article.ts';
import { type NewsletterIssue, newsletterId } from '../content/newsletter.ts';
import { newNewsletterIssue } from '../content/newsletter-changes.ts';
import type { LibrarySnapshot } from '../library.ts';
import { sha256 } from '../sha256-for-tests.ts';
import { makeEdition } from '../site/edition.ts';
import type { Baseline } from './changes.ts';
import { planBundleExport, planSiteExport } from './compile.ts';
import { changesContent } from './content-schemas.ts';
import {
  exampleArticle,
  exampleArticleId,
  exampleNewsroom,
  examplePersonId,
  exampleTermId,
  MOMENT,
  plainTheme,
  textBody,
} from './example-newsroom.ts';
import { type MadeEntry, madeExport } from './made-for-tests.ts';

/** The website as its files, by path. */
function website(snapshot: LibrarySnapshot, asOf = MOMENT): ReadonlyMap<string, string> {
  const plan = planSiteExport(makeEdition(snapshot, { asOf }), plainTheme);
  return textsOf(madeExport(plan, plainTheme, sha256).entries);
}

function textsOf(entries: readonly MadeEntry[]): ReadonlyMap<string, string> {
  return new Map(entries.flatMap((one) => (one.kind === 'text' ? [[one.path, one.text]] : [])));
}

function changedPages(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  return [...after]
    .filter(([path, text]) => path.endsWith('.html') && before.get(path) !== text)
    .map(([path]) => path);
}

/** What a theme is given for a page: the plain theme writes it into the page. */
function viewOf(files: ReadonlyMap<string, string>, path: string): Record<string, unknown> {
  const html = files.get(path);
  if (html === undefined) throw new Error(`no page at ${path}`);
  const json = html.slice(html.indexOf('<pre>') + 5, html.indexOf('</pre>'));
  const text = json
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  // Two values stand one after the other; the first is the page.
  const view: unknown = JSON.parse(text.slice(0, text.indexOf('}{"language"') + 1));
  if (typeof view !== 'object' || view === null) throw new Error('A view is an object.');
  return { ...view };
}

const onDay = (number: number, day: string, changes: Partial<Article> = {}): Article =>
  exampleArticle(number, { publishedAt: `${day}T09:00:00.000Z`, ...changes });

describe('the archive', () => {
  const articles = [
    onDay(1, '2024-12-31'),
    onDay(2, '2025-03-01'),
    onDay(3, '2025-03-20'),
    onDay(4, '2025-11-05'),
    // The last hour of the year in UTC is the new year in Brussels.
    exampleArticle(5, { publishedAt: '2025-12-31T23:30:00.000Z' }),
  ];
  const files = website(exampleNewsroom(articles));

  it('has a page for each year with every article of it by months, in the zone of the site', () => {
    expect(viewOf(files, 'archive/2025/index.html')).toMatchObject({
      kind: 'archive',
      heading: '2025',
      months: [
        { id: 'month-2025-11', label: 'November', entries: [{ headline: 'Article 4' }] },
        {
          id: 'month-2025-03',
          label: 'March',
          entries: [{ headline: 'Article 3' }, { headline: 'Article 2' }],
        },
      ],
      newer: { label: '2026', href: '../../archive/2026/index.html' },
      older: { label: '2024' },
    });
    expect(viewOf(files, 'archive/2026/index.html')).toMatchObject({
      months: [
        { id: 'month-2026-01', entries: [{ headline: 'Article 5', date: { iso: '2026-01-01' } }] },
      ],
      newer: null,
    });
    expect(viewOf(files, 'archive/index.html')).toMatchObject({
      years: [
        { label: '2026' },
        { label: '2025', months: [{ label: 'March' }, { label: 'November' }] },
        { label: '2024' },
      ],
    });
  });

  it('changes on the page of this year alone when an article is added', () => {
    const after = website(exampleNewsroom([...articles, onDay(6, '2026-01-20')]));
    const changed = changedPages(files, after).filter((path) => path.startsWith('archive/'));
    expect(changed).toEqual(['archive/2026/index.html']);
  });
});

describe('the newsletter', () => {
  const day = '2026-03-02T09:00:00.000Z';
  const issue = (number: number, changes: Partial<NewsletterIssue> = {}): NewsletterIssue => ({
    ...newNewsletterIssue(
      newsletterId.parse(`0190a000-0000-7000-8000-5${String(number).padStart(11, '0')}`),
      {
        number: 7,
        language: 'en',
        period: { from: '2026-01-01', until: '2026-02-28' },
        subject: 'Winter',
        sections: [
          {
            id: 'a',
            title: 'News',
            items: [1, 2].map((one) => ({ article: exampleArticleId(one) })),
          },
        ],
        now: day,
      },
    ),
    status: 'sent',
    sentAt: day,
    ...changes,
  });
  const articles = [onDay(1, '2026-01-05'), onDay(2, '2026-01-06', { status: 'draft' })];
  const files = website(
    exampleNewsroom(articles, {
      newsletters: [
        issue(1),
        issue(2, { language: 'fr', subject: '', sentAt: '2026-03-03T09:00:00.000Z' }),
        issue(3, { status: 'draft', subject: 'Canary' }),
        // Marked as sent after the moment of this edition.
        issue(4, { subject: 'Canary', sentAt: '2026-04-01T09:00:00.000Z' }),
      ],
    }),
  );

  it('has a page for each issue that was sent, with the articles that readers can see', () => {
    expect(viewOf(files, 'newsletters/7/index.html')).toMatchObject({
      label: 'Newsletter no. 7',
      heading: 'Winter',
      date: { iso: '2026-03-02' },
      period: 'January – February 2026',
      parts: [{ title: 'News', items: [{ headline: 'Article 1' }] }],
      newer: { href: '../../newsletters/7-2/index.html' },
      older: null,
    });
    expect(viewOf(files, 'newsletters/index.html')).toMatchObject({
      issues: [
        { heading: 'Lettre d’information n°\u00a07', language: 'fr' },
        { heading: 'Winter', href: '../newsletters/7/index.html' },
      ],
    });
    expect([...files.keys()].filter((path) => path.startsWith('newsletters/'))).toHaveLength(3);
    expect([...files.values()].join()).not.toContain('Canary');
    expect(files.get('newsletters/7/index.html')).toContain(
      '"@type":"PublicationIssue"'.replaceAll('"', '\\&quot;'),
    );
  });

  it('is left out by a theme that has no template for it, which is said', () => {
    const templates = new Map(plainTheme.templates);
    templates.delete('newsletter.liquid');
    const edition = makeEdition(exampleNewsroom(articles, { newsletters: [issue(1)] }), {
      asOf: MOMENT,
    });
    const theme = { ...plainTheme, templates };
    const plan = planSiteExport(edition, theme);
    const made = textsOf(madeExport(plan, theme, sha256).entries);
    expect([...made.keys()].filter((path) => path.startsWith('newsletters/'))).toEqual([
      'newsletters/index.html',
    ]);
    expect([...edition.warnings].join()).toContain('has no template newsletter.liquid');
  });
});

describe('people', () => {
  const person = (number: number, name: string) => ({
    id: examplePersonId(number),
    name,
    role: 'Editor',
    organisation: 'Forum',
    link: `https://people.example/${number}`,
  });
  const persons = [person(1, 'Łucja Örell'), person(2, 'Lucja Orell'), person(3, 'Nobody Public')];
  const by = (...numbers: number[]) => ({ bylines: numbers.map(examplePersonId) });
  const articles = [
    exampleArticle(1, by(1)),
    exampleArticle(2, by(1, 2)),
    exampleArticle(3, { ...by(3), status: 'draft' }),
    exampleArticle(4, { ...by(1), status: 'archived' }),
  ];
  const files = website(exampleNewsroom(articles, { people: persons }));

  it('are those with a public byline, each at an address of their own', () => {
    expect(viewOf(files, 'people/index.html')).toMatchObject({
      people: [
        { name: 'Łucja Örell', href: '../people/lucja-orell/index.html' },
        { name: 'Lucja Orell', href: '../people/lucja-orell-2/index.html' },
      ],
    });
    expect([...files.values()].join('')).not.toContain('Nobody Public');
  });

  it('have a page with their public articles, which bylines lead to', () => {
    expect(viewOf(files, 'people/lucja-orell/index.html')).toMatchObject({
      kind: 'person',
      heading: 'Łucja Örell',
      role: 'Editor',
      link: { label: 'people.example/1', href: 'https://people.example/1' },
      cards: [{ headline: 'Article 2' }, { headline: 'Article 1' }],
    });
    expect(viewOf(files, 'news/article-2/index.html')).toMatchObject({
      bylines: [
        { name: 'Łucja Örell', href: '../../people/lucja-orell/index.html' },
        { name: 'Lucja Orell', href: '../../people/lucja-orell-2/index.html' },
      ],
    });
    const page = files.get('people/lucja-orell/index.html') ?? '';
    expect(page).toContain('ProfilePage');
  });

  it('have pages counted from the oldest, as other lists have', () => {
    const many = Array.from({ length: 30 }, (_, index) => exampleArticle(index + 1, by(1)));
    const before = website(exampleNewsroom(many, { people: persons }));
    expect([...before.keys()]).toContain('people/lucja-orell/page/1/index.html');
    const after = website(
      exampleNewsroom([...many, exampleArticle(31, by(1))], { people: persons }),
    );
    const changed = changedPages(before, after).filter((path) => path.startsWith('people/'));
    expect(changed).toEqual(['people/lucja-orell/index.html']);
  });
});

describe('the calendar', () => {
  const event = (number: number, start: string, end?: string): Article =>
    exampleArticle(number, {
      event: {
        start: { instant: start, zone: 'Europe/Brussels' },
        ...(end === undefined ? {} : { end: { instant: end, zone: 'Europe/Brussels' } }),
        place: `Place ${number}`,
        link: '',
      },
    });
  const snapshot = exampleNewsroom([
    event(1, '2025-06-02T08:00:00.000Z'),
    event(2, '2026-03-09T08:00:00.000Z', '2026-03-09T15:00:00.000Z'),
    event(3, '2026-03-07T08:00:00.000Z', '2026-03-10T15:00:00.000Z'),
    event(4, '2026-09-01T08:00:00.000Z'),
    { ...event(5, '2026-04-01T08:00:00.000Z'), status: 'draft', headline: 'Secret' },
  ]);
  const upcomingAt = (moment: string): unknown[] => {
    const { upcoming } = viewOf(website(snapshot, new Date(moment)), 'calendar/index.html');
    return Array.isArray(upcoming) ? upcoming.map((one) => one.place) : [];
  };

  it('counts an event as upcoming until its last day is over where the site is', () => {
    expect(upcomingAt('2026-03-09T12:00:00Z')).toEqual(['Place 3', 'Place 2', 'Place 4']);
    // 22:59 UTC is the last minute of the day in Brussels.
    expect(upcomingAt('2026-03-09T22:59:00Z')).toEqual(['Place 3', 'Place 2', 'Place 4']);
    expect(upcomingAt('2026-03-09T23:00:00Z')).toEqual(['Place 3', 'Place 4']);
    expect(upcomingAt('2026-12-01T12:00:00Z')).toEqual([]);
  });

  it('is the same all day', () => {
    const morning = website(snapshot, new Date('2026-03-08T23:30:00Z'));
    expect(website(snapshot, new Date('2026-03-09T22:30:00Z'))).toEqual(morning);
  });

  it('has a page for each year, and shows the nearest events on the front page', () => {
    const files = website(snapshot);
    expect(viewOf(files, 'calendar/2026/index.html')).toMatchObject({
      months: [
        { id: 'month-2026-03', entries: [{ place: 'Place 3' }, { place: 'Place 2' }] },
        { id: 'month-2026-09', entries: [{ place: 'Place 4' }] },
      ],
      years: [{ label: '2025' }],
    });
    expect(viewOf(files, 'index.html')).toMatchObject({
      calendar: { upcoming: [{ place: 'Place 3' }, { place: 'Place 2' }, { place: 'Place 4' }] },
    });
  });

  it('gives calendar programs every public event under an identity that stays', () => {
    const text = website(snapshot).get('calendar/events.ics') ?? '';
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    expect(events.map((one) => one.getFirstPropertyValue('uid'))).toEqual(
      [1, 3, 2, 4].map((number) => `urn:uuid:${exampleArticleId(number)}`),
    );
    expect(text).not.toContain('Secret');
  });

  it('is not there where there is no public event', () => {
    const files = website(
      exampleNewsroom([
        exampleArticle(1),
        { ...event(2, '2026-04-01T08:00:00.000Z'), status: 'draft' },
      ]),
    );
    expect([...files.keys()].filter((path) => path.startsWith('calendar/'))).toEqual([]);
  });
});

describe('an article that was taken down', () => {
  const gone = (changes: Partial<Article>): Article =>
    exampleArticle(7, {
      status: 'archived',
      headline: 'canary headline',
      standfirst: 'canary standfirst',
      summary: 'canary summary',
      body: textBody('canary body'),
      categories: [exampleTermId(2)],
      takenDown: {
        at: '2026-03-01T23:30:00.000Z',
        text: 'Withdrawn at the wish of a speaker.\n\nThe editors',
      },
      ...changes,
    });
  const newsroom = (article: Article): LibrarySnapshot =>
    exampleNewsroom([exampleArticle(1, { categories: [exampleTermId(1)] }), article], {
      redirects: [{ from: 'news/older-address/', to: 'news/article-7/' }],
    });

  it('leaves its address, the day and the notice, and nothing else of it', () => {
    const files = website(newsroom(gone({})));
    const page = files.get('news/article-7/index.html') ?? '';
    expect(viewOf(files, 'news/article-7/index.html')).toMatchObject({
      kind: 'notice',
      heading: 'This article was withdrawn',
      date: { iso: '2026-03-02' },
      paragraphs: ['Withdrawn at the wish of a speaker.', 'The editors'],
    });
    expect(page).toContain('noindex');
    expect([...files.values()].join('\n')).not.toContain('canary');
    const named = [...files]
      .filter(([, text]) => /article-7|Withdrawn/.test(text))
      .map(([path]) => path);
    expect(named).toEqual(['news/article-7/index.html', 'news/older-address/index.html']);
    expect(viewOf(files, 'index.html')).toMatchObject({ total: 1 });
    // An address it had before leads to the notice.
    expect(files.get('news/older-address/index.html')).toContain('../../news/article-7/index.html');
  });

  it('is still told to those who keep copies', () => {
    const bundleOf = (article: Article, baseline?: Baseline): ReadonlyMap<string, string> => {
      const edition = makeEdition(newsroom(article), { asOf: MOMENT });
      const plan = planBundleExport(edition, plainTheme, baseline, sha256);
      return textsOf(madeExport(plan, plainTheme, sha256).entries);
    };
    const changesIn = (files: ReadonlyMap<string, string>) =>
      changesContent.parse(JSON.parse(files.get('example-news/data/changes.json') ?? ''));
    const before = changesIn(bundleOf(gone({ status: 'published' })));
    const after = bundleOf(gone({}), { sha256: '0'.repeat(64), items: before.created });
    expect(changesIn(after).deleted).toMatchObject([
      { kind: 'article', id: exampleArticleId(7), path: 'news/article-7/' },
    ]);
    expect([...after.values()].join('\n')).not.toContain('canary');
  });

  it.each<[string, Partial<Article>]>([
    ['there is no notice', { takenDown: undefined as never }],
    ['the notice is empty', { takenDown: { at: '2026-03-01T00:00:00.000Z', text: ' \n' } }],
    ['it is a draft', { status: 'draft' }],
    ['its hour never came', { publishedAt: '2026-03-09T13:00:00.000Z' }],
    [
      'it is still under embargo',
      { embargoUntil: { instant: '2026-03-09T13:00:00.000Z', zone: 'Europe/Brussels' } },
    ],
  ])('says nothing where %s', (_name, changes) => {
    const files = website(newsroom(gone(changes)));
    expect(
      [...files].filter(([path, text]) => /article-7|Withdrawn|canary/.test(path + text)),
    ).toEqual([]);
  });

  it('is an article again when it is published again', () => {
    const files = website(newsroom(gone({ status: 'published' })));
    expect(viewOf(files, 'news/article-7/index.html')).toMatchObject({ kind: 'article' });
    expect([...files.values()].join('\n')).not.toContain('Withdrawn');
  });
});

describe('corrections', () => {
  const files = website(
    exampleNewsroom([
      exampleArticle(1, {
        corrections: [
          { at: '2026-02-03T23:30:00.000Z', text: 'The number of countries was wrong.' },
          { at: '2026-02-05T09:00:00.000Z', text: ' ' },
        ],
      }),
    ]),
  );

  it('stand dated on the page, in its data for machines and in every feed', () => {
    expect(viewOf(files, 'news/article-1/index.html')).toMatchObject({
      corrections: [{ date: { iso: '2026-02-04' }, text: 'The number of countries was wrong.' }],
    });
    const page = files.get('news/article-1/index.html') ?? '';
    expect(page.match(/CorrectionComment/g)).toHaveLength(1);
    // One that says nothing yet is still being written.
    expect([...files.values()].join('')).not.toContain('2026-02-05');
    for (const feed of ['feed.xml', 'rss.xml', 'feed.json']) {
      expect(files.get(feed)).toContain('The number of countries was wrong.');
      expect(files.get(feed)).toContain('04/02/2026');
    }
  });
});

describe('the search', () => {
  it('knows nothing but what is public', () => {
    const files = website(
      exampleNewsroom([
        exampleArticle(1, { body: textBody('Visible words.') }),
        exampleArticle(2, { status: 'draft', headline: 'Zaphod', body: textBody('Beeblebrox') }),
      ]),
    );
    const data = [...files]
      .filter(([path]) => path.startsWith('search/'))
      .map(([, text]) => text)
      .join('\n');
    expect(data).toContain('visible');
    expect(data.toLowerCase()).not.toMatch(/zaphod|beeblebrox/);
  });
});

describe('a page that has nothing to say of itself', () => {
  it('tells search engines what the site is', () => {
    const files = website(
      exampleNewsroom([exampleArticle(1)], { site: { description: 'What we are.' } }),
    );
    for (const path of ['news/index.html', 'archive/index.html', 'search/index.html']) {
      expect(files.get(path), path).toContain('&quot;summary&quot;:&quot;What we are.&quot;');
    }
  });
});

describe('hostile names, places and notices', () => {
  const attack = `"'><script>alert(1)</script><img src=x onerror=alert(1)>]]>\u0000\u2028\r\nBEGIN:VALARM{{ 7 | times: 6 }}`;
  const files = website(
    exampleNewsroom(
      [
        exampleArticle(1, {
          headline: attack,
          summary: attack,
          bylines: [examplePersonId(1)],
          event: {
            start: { instant: '2026-03-18T08:00:00.000Z', zone: attack },
            place: attack,
            link: `javascript:${attack}`,
          },
          corrections: [{ at: '2026-02-03T23:30:00.000Z', text: attack }],
        }),
        exampleArticle(2, {
          status: 'archived',
          takenDown: { at: '2026-03-01T23:30:00.000Z', text: attack },
        }),
      ],
      {
        people: [
          {
            id: examplePersonId(1),
            name: attack,
            role: attack,
            organisation: attack,
            link: `javascript:${attack}`,
          },
        ],
      },
    ),
  );

  it('become markup in no page and no feed, and a line of their own in no calendar', () => {
    for (const [path, text] of files) {
      expect(path).toMatch(/^[a-z0-9-]+(\/[a-z0-9._-]+)*\.[a-z]+$/);
      if (/\.(html|xml)$/.test(path)) {
        expect(text, path).not.toMatch(/<script>alert|<img src=x|href="javascript/);
        expect(text, path).not.toContain('\u0000');
      }
    }
    const paths = [...files.keys()];
    expect(paths.filter((path) => path.startsWith('people/'))).toHaveLength(2);
    expect(paths).toContain('news/article-2/index.html');
    expect(files.get('calendar/events.ics')).not.toMatch(/^BEGIN:VALARM|javascript:/m);
  });

  it('stay data in the files of the search', () => {
    const scripts = [...files].filter(([path]) => /^search\/.*\.js$/.test(path));
    expect(scripts.length).toBeGreaterThan(8);
    for (const [path, text] of scripts) {
      const calls: unknown[] = [];
      new Function('galleySearch', 'alert', text)(
        (name: unknown) => calls.push(name),
        () => expect.unreachable(),
      );
      expect(calls).toEqual([path.slice('search/'.length, -'.js'.length)]);
    }
  });
});
