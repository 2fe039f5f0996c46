// Does a proposal tell everything once, keep what a person arranged, and leave no section without room?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Article, isPublic } from '../content/article.ts';
import type { ArticleId } from '../content/ids.ts';
import type { NewsletterIssue, NewsletterSection } from '../content/newsletter.ts';
import {
  exampleArticle,
  exampleNewsroom,
  exampleTerm,
  exampleTermId,
  exampleArticleId as id,
  MOMENT,
} from '../export/example-newsroom.ts';
import { exampleIssue } from './issues-for-tests.ts';
import { MOST_IN_SECTION, MOST_ITEMS, type Proposal, propose } from './propose.ts';

const news = exampleTermId(90);
const report = exampleTermId(91);
const announcing = exampleTermId(92);
const taxonomy = {
  newsTypes: [
    exampleTerm(91, 'Report'),
    exampleTerm(90, 'News'),
    { ...exampleTerm(92, 'Newsletter'), slug: 'newsletter' },
  ].map((type, order) => ({ ...type, order })),
};
const section = (key: string, ...items: NewsletterSection['items']): NewsletterSection => ({
  id: key,
  title: key,
  items,
});

function proposed(
  articles: readonly Article[],
  changes: Partial<NewsletterIssue> = {},
  others: readonly NewsletterIssue[] = [],
): Proposal {
  const issue = exampleIssue(5, changes);
  const snapshot = exampleNewsroom(articles, { taxonomy });
  return propose(issue, { snapshot, issues: [...others, issue], asOf: MOMENT });
}

const idsOf = ({ sections }: Pick<Proposal, 'sections'>): ArticleId[] =>
  sections.flatMap(({ items }) => items.map(({ article }) => article));
const shape = ({ sections }: Proposal) =>
  sections.map(({ title, items }) => [
    title,
    ...items.map(({ article }) => Number(article.slice(-4))),
  ]);

describe('a proposal', () => {
  it('groups by news type in the newsroom’s order: highlighted first, then events, then the newest', () => {
    const event = { start: { instant: '2026-02-01T09:00:00Z', zone: 'UTC' }, place: '', link: '' };
    const found = proposed([
      exampleArticle(1, { newsType: news }),
      exampleArticle(2, { newsType: news }),
      exampleArticle(3, { newsType: report }),
      exampleArticle(4, { newsType: news, highlighted: true }),
      exampleArticle(5, { newsType: news, event }),
      exampleArticle(6, { newsType: news }),
    ]);
    expect(shape(found)).toEqual([
      ['Report', 3],
      ['News', 4, 5, 6, 2, 1],
    ]);
    expect(found).toMatchObject({ removed: [], leftOver: [], unseen: [] });
  });

  it('puts an article of several categories where there are fewest, and one of none at the end', () => {
    const [prisons, research] = [exampleTermId(1), exampleTermId(2)];
    const found = proposed(
      [
        exampleArticle(1, { categories: [prisons] }),
        exampleArticle(2, { categories: [prisons, research] }),
        exampleArticle(3, { categories: [prisons] }),
        exampleArticle(4, { categories: [] }),
      ],
      { grouping: 'category' },
    );
    expect(shape(found)).toEqual([
      ['Prisons', 3, 1],
      ['Research', 2],
      ['More news', 4],
    ]);
  });

  it('lets no section take the room of another, and says what is left over', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      exampleArticle(index + 1, { newsType: index < 17 ? news : report }),
    );
    const found = proposed(many);
    expect(shape(found)).toEqual([
      ['Report', 20, 19, 18],
      ['News', 17, 16, 15, 14, 13],
    ]);
    expect(found.leftOver).toHaveLength(12);
  });

  it('holds nothing that is not public, not of the period, or told before; nor what announced an issue', () => {
    const earlier = exampleIssue(4, {
      period: { from: '2025-11-01', until: '2025-12-31' },
      sections: [section('a', { article: id(1) })],
      announcement: id(2),
    });
    const found = proposed(
      [
        exampleArticle(1),
        exampleArticle(2),
        exampleArticle(3, { status: 'draft' }),
        exampleArticle(4, { embargoUntil: { instant: '2027-01-01T00:00:00Z', zone: 'UTC' } }),
        exampleArticle(5, { publishedAt: '2026-03-01T09:00:00Z' }),
        exampleArticle(6, { newsType: announcing }),
        exampleArticle(7, { publishedAt: '2025-12-30T09:00:00Z' }),
        exampleArticle(8),
      ],
      {},
      [earlier],
    );
    expect(idsOf(found)).toEqual([id(8)]);
  });

  it('takes in what came out after the last issue was sent, although its period had not ended', () => {
    const late = exampleArticle(7, { publishedAt: '2025-12-30T09:00:00Z' });
    const earlier = exampleIssue(4, {
      period: { from: '2025-11-01', until: '2025-12-31' },
      status: 'sent',
      sentAt: '2025-12-29T09:00:00Z',
    });
    expect(idsOf(proposed([late], {}, [earlier]))).toEqual([id(7)]);
    const sentAt = '2025-12-30T10:00:00Z';
    expect(idsOf(proposed([late], {}, [{ ...earlier, sentAt }]))).toEqual([]);
  });

  it('tells a story once, in the language of the issue where it is there', () => {
    const both = [
      exampleArticle(1, { language: 'en' }),
      exampleArticle(2, { language: 'fr', translationOf: id(1) }),
      exampleArticle(3, { language: 'de', translationOf: id(2) }),
    ];
    expect(idsOf(proposed(both))).toEqual([id(1)]);
    expect(idsOf(proposed(both, { language: 'fr' }))).toEqual([id(2)]);
    expect(idsOf(proposed(both, { language: 'de-AT' }))).toEqual([id(3)]);
    const told = exampleIssue(4, { sections: [section('a', { article: id(3) })] });
    expect(idsOf(proposed(both, {}, [told]))).toEqual([]);
    // Readers of another language were told nothing.
    expect(idsOf(proposed(both, { language: 'fr' }, [told]))).toEqual([id(2)]);
  });
});

describe('a proposal for an issue that is arranged', () => {
  const four = [1, 2, 3, 4].map((number) => exampleArticle(number, { newsType: news }));

  it('keeps order, titles and words, and puts what is new behind', () => {
    const own = {
      id: news,
      title: 'What we did',
      items: [{ article: id(3), blurb: 'In our own words.' }, { article: id(1) }],
    };
    const kept = section('always', ...[]);
    const found = proposed([...four, exampleArticle(9, { newsType: report })], {
      sections: [kept, own],
    });
    expect(found.sections).toEqual([
      kept,
      { ...section(report, { article: id(9) }), title: 'Report' },
      { ...own, items: [...own.items, { article: id(4) }, { article: id(2) }] },
    ]);
    expect(new Set(found.added)).toEqual(new Set([id(9), id(4), id(2)]));
  });

  it('finds the section of a template by its title', () => {
    const found = proposed(four.slice(0, 1), { sections: [section('t1'), section(' NEWS ')] });
    expect(shape(found)).toEqual([['t1'], [' NEWS ', 1]]);
  });

  it('leaves a pin at its number when others come and go', () => {
    const pin = { article: id(2), pinned: true };
    const gone = exampleArticle(1, { newsType: news, status: 'draft' });
    const found = proposed([gone, ...four.slice(1)], {
      sections: [section(news, { article: id(1) }, pin, { article: id(3) })],
    });
    expect(shape(found)).toEqual([[news, 3, 2, 4]]);
    expect(found.removed).toEqual([{ item: { article: id(1) }, section: news, why: 'not-public' }]);
  });

  it('takes out what is gone, twice, excluded or told before, and says why; words a person wrote keep an unseen one', () => {
    const earlier = exampleIssue(4, { sections: [section('a', { article: id(4) })] });
    const draft = exampleArticle(6, { status: 'draft' });
    const found = proposed(
      [...four, draft],
      {
        sections: [
          section('one', { article: id(1) }, { article: id(2) }, { article: id(4) }),
          section(
            'two',
            { article: id(1) },
            { article: id(77) },
            { article: id(6), blurb: 'Soon.' },
          ),
        ],
        excluded: [id(2), id(3)],
      },
      [earlier],
    );
    expect(shape(found)).toEqual([
      ['one', 1],
      ['two', 6],
    ]);
    expect(found.removed.map(({ item, why }) => [item.article, why])).toEqual([
      [id(2), 'excluded'],
      [id(4), 'in-earlier-issue'],
      [id(1), 'twice'],
      [id(77), 'gone'],
    ]);
    expect(found.unseen).toEqual([id(6)]);
  });
});

describe('whatever there is, and however it was arranged', () => {
  const chance = fc.record({
    articles: fc.array(
      fc.record({
        day: fc.integer({ min: -20, max: 90 }),
        status: fc.constantFrom('published' as const, 'draft' as const, 'archived' as const),
        newsType: fc.constantFrom(...[90, 91, 92].map(exampleTermId)),
        categories: fc.subarray([exampleTermId(1), exampleTermId(2)]),
        highlighted: fc.boolean(),
        original: fc.option(fc.integer({ min: 1, max: 24 }), { nil: undefined }),
        language: fc.constantFrom('en', 'fr'),
      }),
      { maxLength: 24 },
    ),
    items: fc.array(
      fc.record({
        number: fc.integer({ min: 1, max: 26 }),
        section: fc.integer({ min: 0, max: 2 }),
        pinned: fc.boolean(),
        blurb: fc.constantFrom(undefined, 'Own words.'),
      }),
      { maxLength: 16 },
    ),
    excluded: fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 6 }),
    earlier: fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 6 }),
    grouping: fc.constantFrom('newsType' as const, 'category' as const),
  });

  it('no article comes twice, no pin is lost or moved without need, nothing excluded comes, and the same comes again', () => {
    fc.assert(
      fc.property(chance, ({ articles, items, excluded, earlier, grouping }) => {
        const records = articles.map(({ day, original, ...rest }, index) =>
          exampleArticle(index + 1, {
            ...rest,
            publishedAt: new Date(Date.UTC(2026, 0, 1 + day, 9)).toISOString(),
            ...(original === undefined || original > index ? {} : { translationOf: id(original) }),
          }),
        );
        const sections = [news, 'own', report].map((key, at) =>
          section(
            key,
            ...items
              .filter((item) => item.section === at)
              .map(({ number, pinned, blurb }) => ({
                article: id(number),
                ...(pinned ? { pinned } : {}),
                ...(blurb === undefined ? {} : { blurb }),
              })),
          ),
        );
        const others = [
          exampleIssue(4, {
            sections: [section('a', ...earlier.map((number) => ({ article: id(number) })))],
          }),
        ];
        const issue = { sections, excluded: excluded.map(id), grouping };
        const found = proposed(records, issue, others);
        const again = proposed([...records].reverse(), issue, others);
        expect(again).toEqual(found);

        const ids = idsOf(found);
        expect(new Set(ids).size).toBe(ids.length);
        const pins = sections.flatMap(({ items: all }) => all).filter(({ pinned }) => pinned);
        const storyOf = (key: ArticleId): ArticleId => {
          const original = records.find((record) => record.id === key)?.translationOf;
          return original === undefined ? key : storyOf(original);
        };
        const stories = new Set(ids.map(storyOf));
        expect(stories.size).toBe(ids.length);
        for (const { article } of pins) expect(stories).toContain(storyOf(article));
        const isPinned = new Set(pins.map(({ article }) => article));
        for (const key of issue.excluded) {
          if (!isPinned.has(key)) expect(ids).not.toContain(key);
          expect(found.added.map(storyOf)).not.toContain(storyOf(key));
        }
        for (const added of found.added) {
          const record = records.find((one) => one.id === added);
          expect(record !== undefined && isPublic(record, MOMENT)).toBe(true);
          expect(earlier.map(id).map(storyOf)).not.toContain(storyOf(added));
        }
        for (const { id: key, items: now } of found.sections) {
          const before = sections.find((one) => one.id === key)?.items ?? [];
          now.forEach((item, at) => {
            if (item.pinned !== true) return;
            // Where it was, or at the end of a section that has become shorter.
            const was = before.indexOf(item);
            expect(at === was || (at < was && now.slice(at).every(({ pinned }) => pinned))).toBe(
              true,
            );
          });
          const fresh = now.filter(({ article }) => found.added.includes(article));
          if (fresh.length > 0) expect(now.length).toBeLessThanOrEqual(MOST_IN_SECTION);
          // What a person wrote is there, or told of.
          for (const item of before.filter(({ blurb }) => blurb !== undefined)) {
            const isTold = found.removed.some((removed) => removed.item === item);
            expect(now.includes(item) || isTold).toBe(true);
          }
        }
        if (found.added.length > 0) expect(ids.length).toBeLessThanOrEqual(MOST_ITEMS);
      }),
    );
  });
});
