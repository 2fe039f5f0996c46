// Does every check find the issue that was spoiled for it, and nothing in one that is whole?
import { describe, expect, it } from 'vitest';
import type { Article } from '../content/article.ts';
import type { NewsletterIssue, NewsletterSlot } from '../content/newsletter.ts';
import {
  exampleArticle,
  exampleAsset,
  exampleAssetId,
  exampleNewsroom,
  exampleArticleId as id,
  textBody,
} from '../export/example-newsroom.ts';
import { issueChecks } from './checks/registry.ts';
import { readIssue } from './issue-view.ts';
import { exampleIssue, sourceOf } from './issues-for-tests.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';
import { nameOfPlace, runNewsletterChecks } from './run-checks.ts';
import { whatsMissing } from './whats-missing.ts';

const items = [{ article: id(1) }, { article: id(2) }];
const good: Partial<NewsletterIssue> = { sections: [{ id: 'a', title: 'News', items }] };
const slot: NewsletterSlot = {
  ...{ id: 's', kind: 'partner', place: 'end', title: 'A walk', text: 'Walk along.' },
  ...{ label: 'Walk with us', url: 'https://walk.example/' },
};

interface Spoiled {
  readonly issue?: Partial<NewsletterIssue>;
  readonly first?: Partial<Article>;
  readonly others?: readonly Article[];
  readonly newsroom?: Parameters<typeof exampleNewsroom>[1];
}

function newsroomOf({ issue, first, others = [], newsroom = {} }: Spoiled) {
  const picture = { featuredImage: { asset: exampleAssetId(1) } };
  const articles = [exampleArticle(1, { ...picture, ...first }), exampleArticle(2, picture)];
  const assets = [exampleAsset(1), exampleAsset(2, { alt: {} })];
  const snapshot = exampleNewsroom([...articles, ...others], { assets, ...newsroom });
  return { made: exampleIssue(3, { ...good, ...issue }), source: sourceOf(snapshot) };
}

function found(spoiled: Spoiled): string[] {
  const { made, source } = newsroomOf(spoiled);
  return runNewsletterChecks(made, source).findings.map(
    ({ check, severity, place, reason }) => `${severity} ${check} ${place.at}: ${reason.id}`,
  );
}

describe('an issue that is whole', () => {
  it('passes every check', () => {
    expect(found({})).toEqual([]);
    expect(found({ issue: { slots: [slot], service: 'listmonk' } })).toEqual([]);
    const intro =
      'See https://news.example/calendar/ and https://news.example/news/article-1/?a=b#c.';
    expect(found({ issue: { intro } })).toEqual([]);
    const { made, source } = newsroomOf({});
    const { passed, total } = runNewsletterChecks(made, source);
    expect([passed, total]).toEqual([issueChecks.length, issueChecks.length]);
  });
});

describe('an issue that is spoiled', () => {
  it.each<[string, Spoiled, string[]]>([
    ['has no subject', { issue: { subject: ' ' } }, ['blocking subject field: subject-missing']],
    [
      'has a long subject',
      { issue: { subject: 'W'.repeat(61) } },
      ['warning subject field: subject-long'],
    ],
    [
      'has no preheader',
      { issue: { preheader: '' } },
      ['warning preheader field: preheader-missing'],
    ],
    [
      'has a long preheader that is the subject',
      { issue: { subject: 'Winter', preheader: 'Winter' } },
      ['advice preheader field: preheader-is-subject'],
    ],
    [
      'has a long preheader',
      { issue: { preheader: 'W'.repeat(111) } },
      ['advice preheader field: preheader-long'],
    ],
    ['is empty', { issue: { sections: [] } }, ['blocking content issue: issue-empty']],
    [
      'has an empty section and one without a title',
      {
        issue: {
          sections: [
            { id: 'a', title: '', items },
            { id: 'b', title: 'Empty', items: [] },
          ],
        },
      },
      ['warning content section: section-untitled', 'advice content section: section-empty'],
    ],
    [
      'has an article without headline',
      { first: { headline: ' ' } },
      ['blocking content item: headline-missing'],
    ],
    [
      'has an article without words',
      { first: { summary: '', standfirst: '', body: textBody('') } },
      ['warning content item: text-missing'],
    ],
    [
      'has an article under embargo',
      { first: { embargoUntil: { instant: '2027-01-01T00:00:00Z', zone: 'UTC' } } },
      ['blocking not-public item: article-not-public'],
    ],
    [
      'has an article that is gone',
      { issue: { sections: [{ id: 'a', title: 'A', items: [...items, { article: id(9) }] }] } },
      ['blocking not-public item: article-gone'],
    ],
    [
      'shows a picture that nobody described',
      { first: { featuredImage: { asset: exampleAssetId(2) } } },
      ['blocking alt-text item: alt-missing'],
    ],
    [
      'shows a slot’s picture that nobody described',
      { issue: { slots: [{ ...slot, image: { asset: exampleAssetId(2), alt: '' } }] } },
      ['blocking alt-text slot: alt-missing'],
    ],
    [
      'says “click here”',
      { issue: { slots: [{ ...slot, label: 'Click here' }] } },
      ['warning link-text slot: link-unclear'],
    ],
    [
      'has a button that leads nowhere',
      { issue: { slots: [{ ...slot, url: 'javascript:alert(1)' }] } },
      ['blocking dead-links slot: link-unusable'],
    ],
    [
      'names a page that its website does not have',
      { issue: { intro: 'See https://news.example/news/gone/.' } },
      ['blocking dead-links field: link-dead'],
    ],
    [
      'is of a website without an address',
      { newsroom: { site: { baseUrl: null }, assets: [exampleAsset(1)] } },
      ['blocking dead-links issue: site-without-address'],
    ],
    [
      'has an empty slot',
      { issue: { slots: [{ ...slot, title: '', text: '', label: '', url: '' }] } },
      ['advice slots slot: slot-empty'],
    ],
    [
      'has an article in another language',
      { first: { language: 'fr' } },
      ['advice translations item: other-language'],
    ],
    [
      'has an article whose translation is there',
      { first: { language: 'fr' }, others: [exampleArticle(3, { translationOf: id(1) })] },
      ['warning translations item: translation-there'],
    ],
    [
      'is for no service',
      { issue: { service: 'generic' } },
      ['advice placeholders field: generic-tags'],
    ],
    [
      'is too large',
      { issue: { intro: 'Words. '.repeat(20_000) } },
      ['blocking size issue: too-large'],
    ],
    [
      'is nearly too large',
      { issue: { intro: 'W'.repeat(80_000) } },
      ['advice size issue: nearly-too-large'],
    ],
    [
      'is of a site whose colour is too pale',
      {
        newsroom: {
          site: { colours: { primary: '#ffe680', badge: '' } },
          assets: [exampleAsset(1)],
        },
      },
      ['advice contrast issue: colour-moved'],
    ],
  ])('because it %s is found, and nothing else', (_name, spoiled, expected) => {
    expect(found(spoiled)).toEqual(expected);
  });

  it('in its mail alone is found, too: a link, a tag or a colour that is not as it was made', () => {
    const { made, source } = newsroomOf({});
    const view = readIssue(made, source);
    const [html, text] = [mailHtml(view), mailText(view)];
    const look = { ...view.colours.light, quiet: '#c0c0c0' };
    const judged = (changes: Partial<{ view: typeof view; html: string; text: string }>) =>
      runNewsletterChecks(made, source, { view, html, text, ...changes }).findings.map(
        ({ severity, reason }) => `${severity} ${reason.id}`,
      );
    expect(judged({})).toEqual([]);
    expect(judged({ text: text.replace('https://news.example/news/article-1/', '') })).toEqual([
      'blocking link-only-in-html',
    ]);
    expect(judged({ text: `${text}https://elsewhere.example/` })).toEqual([
      'warning link-only-in-text',
    ]);
    expect(judged({ html: html.replaceAll('*|UNSUB|*', '#') })).toContain(
      'blocking unsubscribe-missing',
    );
    expect(judged({ html: html.replaceAll('*|ARCHIVE|*', '#') })).toContain(
      'blocking view-online-missing',
    );
    const pale = { ...view, colours: { ...view.colours, light: look } };
    expect(judged({ view: pale })).toContain('blocking contrast-low');
  });

  it('says where, by the names that people gave', () => {
    const { made, source } = newsroomOf({ issue: { slots: [slot] } });
    const names = [
      { at: 'section', section: 'a' } as const,
      { at: 'item', section: 'a', article: id(2) } as const,
      { at: 'slot', slot: 's' } as const,
      { at: 'issue' } as const,
    ].map((place) => nameOfPlace(place, made, source));
    expect(names).toEqual(['News', 'Article 2', 'A walk', '']);
  });
});

describe('what readers might miss', () => {
  const event = (start: string) => ({
    event: { start: { instant: `${start}T09:00:00Z`, zone: 'UTC' }, place: '', link: '' },
  });

  it('is told: untold events, articles without a picture, sections of one, translations, the preheader', () => {
    const { made, source } = newsroomOf({
      issue: {
        preheader: '',
        excluded: [id(7)],
        sections: [
          { id: 'a', title: 'News', items: [{ article: id(1) }] },
          { id: 'b', title: 'More', items: [{ article: id(2) }, { article: id(3) }] },
        ],
      },
      others: [
        exampleArticle(3, { language: 'fr' }),
        exampleArticle(4, event('2026-02-11')),
        exampleArticle(5, event('2026-04-01')),
        // Of long ago, of next year, taken out by hand, and told already in another language.
        exampleArticle(6, event('2025-12-31')),
        exampleArticle(7, event('2026-02-12')),
        exampleArticle(8, event('2027-02-12')),
        exampleArticle(9, { ...event('2026-02-13'), translationOf: id(1) }),
      ],
    });
    expect(
      whatsMissing(made, source).map(({ place, reason, article }) => [
        place.at,
        reason.id,
        ...(article === undefined ? [] : [Number(article.slice(-2))]),
      ]),
    ).toEqual([
      ['field', 'preheader-missing'],
      ['section', 'section-of-one'],
      ['item', 'picture-missing'],
      ['item', 'other-language'],
      ['issue', 'event-untold', 4],
      ['issue', 'event-coming-untold', 5],
    ]);
  });

  it('is told of a picture that no mail can show', () => {
    const moving = exampleAsset(1, { mediaType: 'image/gif', extension: 'gif' });
    const { made, source } = newsroomOf({ newsroom: { assets: [moving] } });
    expect(whatsMissing(made, source).map(({ reason }) => reason)).toEqual([
      { id: 'picture-not-in-mail', gaps: ['File 1.jpg'] },
      { id: 'picture-not-in-mail', gaps: ['File 1.jpg'] },
    ]);
  });

  it('is nothing where nothing is missing', () => {
    const { made, source } = newsroomOf({});
    expect(whatsMissing(made, source)).toEqual([]);
  });
});
