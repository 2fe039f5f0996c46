// Is a mail what readers of it need: every link in both parts, in its own language, with nothing that was typed taken for markup?
import { describe, expect, it } from 'vitest';
import type { Article } from '../content/article.ts';
import type { NewsletterIssue, SendingService } from '../content/newsletter.ts';
import {
  exampleArticle,
  exampleAsset,
  exampleAssetId,
  exampleNewsroom,
  exampleArticleId as id,
} from '../export/example-newsroom.ts';
import { siteWords } from '../site/site-words.ts';
import { copiesOf, type IssueView, leadOf, periodText, readIssue } from './issue-view.ts';
import { exampleIssue, sourceOf } from './issues-for-tests.ts';
import { mailHtml } from './mail-html.ts';
import { linksInHtml, linksInText, piecesOf } from './mail-links.ts';
import { mailText } from './mail-text.ts';
import { serviceTags } from './service-tags.ts';

const featured = { featuredImage: { asset: exampleAssetId(1) } };
const assets = [exampleAsset(1, { width: 1800, height: 1200 }), exampleAsset(2)];

function viewOf(
  articles: readonly Article[],
  changes: Partial<NewsletterIssue> = {},
  site: Parameters<typeof exampleNewsroom>[1] = {},
): IssueView {
  const items = articles.map(({ id: article }) => ({ article }));
  const issue = exampleIssue(3, { sections: [{ id: 'a', title: 'News', items }], ...changes });
  return readIssue(issue, sourceOf(exampleNewsroom(articles, { assets, ...site })));
}

const slot = {
  id: 's',
  kind: 'sponsor' as const,
  place: 'end' as const,
  title: 'A walk',
  text: 'Walk along. See https://walk.example/map, too.',
  label: 'Walk with us',
  url: 'https://walk.example/join?(now)',
};

describe('an issue read with its articles', () => {
  it('shows what is public, at its address, and reports what is not', () => {
    const out = exampleArticle(1, { headline: 'Out' });
    const draft = exampleArticle(2, { headline: 'Not yet', status: 'draft' });
    const sections = [
      { id: 'a', title: 'A', items: [{ article: id(2) }, { article: id(1) }, { article: id(9) }] },
    ];
    const view = viewOf([out, draft], { sections });
    expect(view.parts).toMatchObject([
      { items: [{ headline: 'Out', address: 'https://news.example/news/article-1/' }] },
    ]);
    expect(view.leftOut).toEqual([
      { section: 'a', article: id(2), why: 'not-public', headline: 'Not yet' },
      { section: 'a', article: id(9), why: 'gone', headline: '' },
    ]);
  });

  it('shows the newsroom’s own words for an article, else its summary, each in its language', () => {
    const french = exampleArticle(1, { language: 'fr', summary: 'En bref.' });
    const items = [{ article: id(1), blurb: 'In our words.\n\nTwo paragraphs.' }];
    const own = viewOf([french], { sections: [{ id: 'a', title: '', items }] });
    expect(own.parts).toMatchObject([
      { items: [{ text: ['In our words.', 'Two paragraphs.'], textLanguage: 'en' }] },
    ]);
    expect(viewOf([french]).parts).toMatchObject([
      { items: [{ text: ['En bref.'], textLanguage: 'fr', language: 'fr' }] },
    ]);
    expect(mailHtml(viewOf([french]))).toMatch(/<h3 lang="fr" dir="ltr"[^>]*><a/);
  });

  it('puts slots where they belong; one whose section is gone stands behind the last', () => {
    const places = ['start' as const, { after: 'a' }, { after: 'gone' }, 'end' as const];
    const slots = places.map((place, at) => ({ ...slot, id: `s${at}`, place }));
    expect(viewOf([exampleArticle(1)], { slots }).parts.map((part) => part.id)).toEqual([
      's0',
      'a',
      's1',
      's2',
      's3',
    ]);
  });

  it('needs a copy of every picture once, the first article’s as wide as the mail', () => {
    const view = viewOf([exampleArticle(1, featured), exampleArticle(2, featured)]);
    expect(leadOf(view)?.article).toBe(id(1));
    expect(copiesOf(view).map(({ width }) => width)).toEqual([1200]);
    const portrait = {
      featuredImage: { asset: exampleAssetId(1), crop: { x: 0, y: 0, width: 0.3, height: 1 } },
    };
    const other = viewOf([exampleArticle(1, portrait), exampleArticle(2, featured)]);
    expect(leadOf(other)).toBeUndefined();
    expect(copiesOf(other).map(({ width }) => width)).toEqual([540, 600]);
  });

  it('names its period by months where they are whole', () => {
    const words = siteWords('en');
    const named = (from: string, until: string) => periodText({ from, until }, words);
    expect(named('2026-03-01', '2026-04-30')).toBe('March – April 2026');
    expect(named('2026-02-01', '2026-02-28')).toBe('February 2026');
    expect(named('2025-12-01', '2026-01-31')).toBe('December 2025 – January 2026');
    expect(named('2026-03-09', '2026-04-12')).toBe('9 March – 12 April 2026');
    expect(named('2026-03-09', '2026-03-09')).toBe('9 March 2026');
  });
});

describe('the two parts of a mail', () => {
  const event = {
    start: { instant: '2026-02-01T09:00:00Z', zone: 'Europe/Brussels' },
    place: 'Ghent',
    link: '',
  };
  const view = viewOf([exampleArticle(1, { ...featured, event }), exampleArticle(2)], {
    slots: [slot],
    intro: 'See https://news.example/calendar/. Or (https://other.example/a_(b)).',
  });
  const html = mailHtml(view, { picture: ({ asset }) => `images/${asset}.jpg` });
  const text = mailText(view);

  it('lead to the same places', () => {
    const links = linksInHtml(html);
    expect([...links].sort()).toEqual([...linksInText(text, view.tags)].sort());
    expect([...links].sort()).toEqual(
      [
        '*|ARCHIVE|*',
        '*|UNSUB|*',
        'https://news.example/',
        'https://news.example/calendar/',
        'https://news.example/news/article-1/',
        'https://news.example/news/article-2/',
        'https://other.example/a_(b',
        'https://walk.example/join?(now)',
        'https://walk.example/map',
      ].sort(),
    );
  });

  it('miss nothing of each other, which would be seen (the control)', () => {
    const lacking = text.replace('https://news.example/news/article-2/', '');
    expect(linksInText(lacking, view.tags)).not.toEqual(linksInHtml(html));
  });

  it('say when and where an event is', () => {
    expect(text).toContain('01/02/2026, 10:00, Ghent\n');
    expect(html).toContain('01/02/2026, 10:00, Ghent<');
  });

  it('fetch nothing but pictures, run nothing and count nobody', () => {
    expect(html).not.toMatch(/<script|<link|<iframe|@import|url\(|<form|onload/i);
    const fetched = [...html.matchAll(/\ssrc="([^"]*)"/g)].map(([, src]) => src);
    expect(fetched).toEqual([`images/${exampleAssetId(1)}.jpg`]);
  });

  it('give every picture its size and words, and every table its role', () => {
    for (const [picture] of html.matchAll(/<img[^>]*>/g)) {
      expect(picture).toMatch(/ alt="Picture 1" width="\d+" height="\d+"/);
    }
    for (const [table] of html.matchAll(/<table[^>]*>/g)) {
      expect(table).toContain('role="presentation"');
    }
    const sizes = [...html.matchAll(/font-size:(\d+)px/g)].map(([, size]) => Number(size));
    // What is smaller holds no words.
    expect(sizes.filter((size) => size > 1 && size < 14)).toEqual([]);
  });

  it('are said in the language of the issue, from the side it is written', () => {
    const hebrew = mailHtml(viewOf([exampleArticle(1)], { language: 'he' }));
    expect(hebrew).toContain('<html lang="he" dir="rtl"');
    expect(hebrew).toContain('<td align="right"');
    expect(hebrew).not.toContain('align="left"');
    // Words that there are only in English say so.
    expect(hebrew).toMatch(/<p lang="en" dir="ltr"[^>]*>You receive this/);
    const german = mailText(viewOf([exampleArticle(1)], { language: 'de' }));
    expect(german).toContain('Diesen Newsletter abbestellen:\n*|UNSUB|*');
  });

  it('link nothing to a website that has no address', () => {
    const homeless = viewOf([exampleArticle(1)], {}, { site: { baseUrl: null } });
    expect([...linksInHtml(mailHtml(homeless))].sort()).toEqual(['*|ARCHIVE|*', '*|UNSUB|*']);
    expect([...linksInText(mailText(homeless), homeless.tags)].sort()).toEqual([
      '*|ARCHIVE|*',
      '*|UNSUB|*',
    ]);
  });
});

describe('the tags of a service', () => {
  it.each<[SendingService, string, string, string]>([
    ['mailchimp', 'en', '*|UNSUB|*', '*|ARCHIVE|*'],
    ['brevo', 'en', '{{ unsubscribe }}', '{{ mirror }}'],
    ['mailjet', 'fr-BE', '[[UNSUB_LINK_FR]]', '[[PERMALINK]]'],
    ['mailjet', 'ar', '[[UNSUB_LINK_EN]]', '[[PERMALINK]]'],
    ['listmonk', 'en', '{{ UnsubscribeURL }}', '{{ MessageURL }}'],
    ['generic', 'en', '{{unsubscribe_url}}', '{{view_online_url}}'],
  ])('of %s (%s) stand in both parts as they are', (service, language, unsubscribe, viewOnline) => {
    expect(serviceTags(service, language)).toEqual({ unsubscribe, viewOnline });
    const view = viewOf([exampleArticle(1)], { service, language });
    expect(linksInHtml(mailHtml(view))).toContain(unsubscribe);
    expect(linksInHtml(mailHtml(view))).toContain(viewOnline);
    expect(mailText(view)).toContain(unsubscribe);
  });

  it('are not to be had by an article that looks like one; the words for this very mail may greet a reader', () => {
    const greedy = '{{ .Subscriber.Email }} {% if %} {# x #} *|EMAIL|* [[var:a]]';
    const article = exampleArticle(1, { headline: greedy, summary: greedy, slug: 'greedy' });
    const view = viewOf([article], { intro: 'Dear *|FNAME|*,' });
    const shown = [mailHtml(view), mailText(view)].map((part) =>
      part.replaceAll(/\*\|(?:UNSUB|ARCHIVE|FNAME)\|\*/g, ''),
    );
    for (const part of shown) expect(part).not.toMatch(/\{[{%#]|\*\||\[\[/);
    expect(mailHtml(view)).toContain('Dear *|FNAME|*,');
    // It reads as it was typed.
    expect(mailHtml(view)).toContain('&#123;{ .Subscriber.Email }}');
    const linked = viewOf([exampleArticle(1)], {
      slots: [{ ...slot, url: 'https://a.example/@TrackLink' }],
    });
    expect(mailHtml(linked)).not.toContain('@TrackLink');
  });
});

it('finds the addresses in typed text, without what ends a sentence', () => {
  const found = piecesOf(
    'At https://a.example/x?y=1, or (http://b.example). No ftp://c.example or javascript:alert(1).',
  );
  expect(found.flatMap((piece) => (piece.kind === 'address' ? [piece.address] : []))).toEqual([
    'https://a.example/x?y=1',
    'http://b.example',
  ]);
  expect(found.map(({ text }) => text).join('')).toContain('or javascript:alert(1).');
});
