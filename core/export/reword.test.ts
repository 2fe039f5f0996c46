import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../content/article.ts';
import { newsletterId } from '../content/newsletter.ts';
import { newNewsletterIssue } from '../content/newsletter-changes.ts';
import type { PackedArticle } from '../content/packed-article.ts';
import type { LibrarySnapshot } from '../library.ts';
import { sha256 } from '../sha256-for-tests.ts';
import { articleCard } from '../site/article-card.ts';
import { calendarArticles } from '../site/calendar-recipe.ts';
import { keepCard } from '../site/cards.ts';
import { type Edition, type EditionArticle, makeEdition } from '../site/edition.ts';
import { feedsOf } from '../site/feeds.ts';
import { pageKinds } from '../site/page-kinds.ts';
import { redirectPages } from '../site/redirect-pages.ts';
import { type MadeEdition, rewordEdition, TEXT_FIELDS } from '../site/rewording.ts';
import { type PlannedExport, planSiteExport, rewordSiteExport } from './compile.ts';
import {
  exampleArticle,
  exampleArticleId,
  exampleAsset,
  exampleAssetId,
  exampleNewsroom,
  examplePersonId,
  exampleTermId,
  MOMENT,
  plainTheme,
  textBody,
} from './example-newsroom.ts';
import { madeExport } from './made-for-tests.ts';

const ARTICLES = 20;

/** Something of everything that a website has. */
function newsroom(): LibrarySnapshot {
  const articles = Array.from({ length: ARTICLES }, (_, index): Article => {
    const number = index + 1;
    return exampleArticle(number, {
      categories: [exampleTermId(1 + (number % 2))],
      bylines: number % 3 === 0 ? [examplePersonId(1)] : [],
      // Of every fifth the card says how the text begins.
      ...(number % 5 === 0 ? { summary: '' } : {}),
      ...(number % 4 === 0
        ? {
            event: {
              start: {
                instant: `2026-0${1 + (number % 6)}-10T09:00:00.000Z`,
                zone: 'Europe/Brussels',
              },
              place: 'Hall',
              link: '',
            },
          }
        : {}),
      ...(number === 3 || number === 11
        ? { language: number === 3 ? 'fr' : 'de', translationOf: exampleArticleId(1) }
        : {}),
      ...(number === 7 ? { status: 'draft' } : {}),
      ...(number === 8
        ? { embargoUntil: { instant: '2026-03-09T14:00:00.000Z', zone: 'UTC' } }
        : {}),
      ...(number === 9
        ? { status: 'archived', takenDown: { at: '2026-03-01T00:00:00.000Z', text: 'Gone.' } }
        : {}),
    });
  });
  const issue = {
    ...newNewsletterIssue(newsletterId.parse('0190a000-0000-7000-8000-700000000001'), {
      number: 1,
      language: 'en',
      period: { from: '2026-01-01', until: '2026-02-28' },
      subject: 'The first',
      sections: [{ id: 'a', title: 'News', items: [{ article: exampleArticleId(1) }] }],
      now: '2026-03-01T09:00:00.000Z',
    }),
    status: 'sent' as const,
    sentAt: '2026-03-02T09:00:00.000Z',
  };
  return exampleNewsroom(articles, {
    people: [{ id: examplePersonId(1), name: 'Ana', role: '', organisation: '', link: '' }],
    redirects: [{ from: 'news/old/', to: 'news/article-1/' }],
    assets: [exampleAsset(1), exampleAsset(2)],
    newsletters: [issue],
  });
}

const figure = { type: 'figure', attrs: { asset: exampleAssetId(1) } };

const articleCardOf = (number: number) => ({
  type: 'articleCard',
  attrs: { article: exampleArticleId(number) },
});

type Edit = (article: PackedArticle, text: string, which: number) => Partial<PackedArticle>;

/** What may become of an article. Of the first ones the website is reworded; the others make it another one, or may. */
const edits = {
  text: (_, text) => ({ bodyText: JSON.stringify(textBody(text)) }),
  correction: ({ corrections }, text) => ({
    corrections: [...corrections, { at: '2026-03-05T00:00:00.000Z', text }],
  }),
  'words for search engines': (_, text) => ({ seo: { title: text, description: text } }),
  source: (_, text) => ({ sourceLink: { label: text, url: 'https://example.org/' } }),
  'work inside': (_, text) => ({ assignee: text }),
  picture: (_, text) => ({ bodyText: JSON.stringify(textBody(text, figure)) }),
  mention: (_, text, which) => ({
    bodyText: JSON.stringify(textBody(text, articleCardOf(1 + (which % ARTICLES)))),
  }),
  headline: (_, text) => ({ headline: text }),
  standfirst: (_, text) => ({ standfirst: text }),
  summary: (_, text) => ({ summary: text }),
  highlight: ({ highlighted }) => ({ highlighted: !highlighted }),
  language: (_, __, which) => ({ language: which % 2 === 0 ? 'fr' : 'en' }),
  translation: (_, __, which) => ({ translationOf: exampleArticleId(1 + (which % ARTICLES)) }),
  archive: () => ({ status: 'archived' }),
  publish: () => ({ status: 'published', publishedAt: '2026-03-08T09:00:00.000Z' }),
  notice: (_, text) => ({
    status: 'archived',
    takenDown: { at: '2026-03-01T00:00:00.000Z', text },
  }),
  related: (_, __, which) => ({
    related: {
      items: [],
      computedFor: 0,
      pinned: [exampleArticleId(1 + (which % ARTICLES))],
      excluded: [],
    },
  }),
} as const satisfies Readonly<Record<string, Edit>>;
type EditName = keyof typeof edits;
const names = Object.keys(edits) as EditName[];

const step = fc.record({
  name: fc.oneof(fc.constant('text' as const), fc.constantFrom(...names)),
  which: fc.nat(ARTICLES - 1),
  how: fc.nat(9),
  hours: fc.constantFrom(0, 0, 1, 3, 24),
});

interface Known extends MadeEdition {
  readonly plan: PlannedExport;
}

function planAnew(snapshot: LibrarySnapshot, asOf: Date, before?: Edition): Known {
  const edition = makeEdition(snapshot, { asOf, before });
  return { edition, snapshot, asOf, plan: planSiteExport(edition, plainTheme) };
}

function planAgain(before: Known, snapshot: LibrarySnapshot, asOf: Date): Known | undefined {
  const rewording = rewordEdition(before, snapshot, asOf);
  if (rewording === undefined) return undefined;
  const plan = rewordSiteExport(before.plan, before.edition, rewording);
  return { edition: rewording.edition, snapshot, asOf, plan };
}

function filesOf({ plan }: Known): unknown {
  const { entries, warnings } = madeExport(plan, plainTheme, sha256);
  const { articles, pages, stayedInside } = plan;
  const files = entries.map((entry) => [
    entry.path,
    entry.kind === 'text' ? entry.text : entry.sha256,
  ]);
  return { articles, pages, stayedInside, files, warnings: [...warnings].sort() };
}

function withEdit(snapshot: LibrarySnapshot, which: number, edit: Partial<PackedArticle>) {
  const articles = snapshot.articles.map((article, index) =>
    index === which
      ? {
          ...article,
          ...edit,
          revision: article.revision + 1,
          updatedAt: new Date(
            Date.parse('2026-03-09T00:00:00Z') + article.revision * 1000,
          ).toISOString(),
        }
      : article,
  );
  return { ...snapshot, articles };
}

describe('a website in which only texts are others', () => {
  it('is the one that would be planned anew, whatever was written before', () => {
    let reworded = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        let snapshot = newsroom();
        let asOf = MOMENT;
        let known = planAnew(snapshot, asOf);
        for (const [place, { name, which, how, hours }] of steps.entries()) {
          const article = snapshot.articles[which];
          if (article === undefined) continue;
          const edit: Edit = edits[name];
          snapshot = withEdit(snapshot, which, edit(article, `${name} ${how} at ${place}`, how));
          asOf = new Date(asOf.getTime() + hours * 3_600_000);
          const again = planAgain(known, snapshot, asOf);
          const anew = planAnew(snapshot, asOf);
          if (again !== undefined) reworded += 1;
          if (again !== undefined) expect(filesOf(again)).toEqual(filesOf(anew));
          known = again ?? planAnew(snapshot, asOf, known.edition);
        }
      }),
      { numRuns: 20 },
    );
    expect(reworded).toBeGreaterThan(20);
  });

  it('keeps every file that is not made of the text that changed', () => {
    const before = planAnew(newsroom(), MOMENT);
    for (const name of ['text', 'correction', 'words for search engines', 'source'] as const) {
      const [article] = before.snapshot.articles;
      if (article === undefined) throw new Error('There are articles.');
      const edit: Edit = edits[name];
      const again = planAgain(
        before,
        withEdit(before.snapshot, 0, edit(article, 'Another', 0)),
        MOMENT,
      );
      const others = again?.plan.files.filter((file, at) => file !== before.plan.files[at]);
      const pages = others?.filter(({ group }) => group === 'pages').map(({ path }) => path);
      expect(pages).toEqual(['news/article-1/index.html']);
    }
  });

  it('is the one before where what changed stays inside', () => {
    const before = planAnew(newsroom(), MOMENT);
    const snapshot = withEdit(before.snapshot, 6, {
      bodyText: JSON.stringify(textBody('A draft')),
    });
    expect(planAgain(before, snapshot, MOMENT)?.plan).toBe(before.plan);
  });

  it('is planned anew where more than texts may be another', () => {
    const before = planAnew(newsroom(), MOMENT);
    const { snapshot } = before;
    const later = (hours: number): Date => new Date(MOMENT.getTime() + hours * 3_600_000);
    expect(planAgain(before, snapshot, later(1))).toBeDefined();
    // An embargo ends, and then a day.
    expect(planAgain(before, snapshot, later(3))).toBeUndefined();
    expect(planAgain(before, { ...snapshot, site: { ...snapshot.site } }, MOMENT)).toBeUndefined();
    const fewer = snapshot.articles.slice(1);
    expect(planAgain(before, { ...snapshot, articles: fewer }, MOMENT)).toBeUndefined();
    for (const block of [figure, articleCardOf(2)]) {
      const text = { bodyText: JSON.stringify(textBody('Names another', block)) };
      expect(planAgain(before, withEdit(snapshot, 0, text), MOMENT)).toBeUndefined();
    }
    // The card of the fifth begins as its text does.
    const opening = withEdit(snapshot, 4, { bodyText: JSON.stringify(textBody('Begins')) });
    expect(planAgain(before, opening, MOMENT)).toBeUndefined();
  });
});

describe('what is planned', () => {
  it('is planned without a look at texts, but for what holds the whole article', () => {
    const { edition } = planAnew(newsroom(), MOMENT);
    const read = new Set<string>();
    // Cards are kept: where nobody wrote a summary they begin as the text does, which is compared.
    const blind = blindEdition(edition, (field) => read.add(field));
    for (const kind of pageKinds) {
      for (const _ of kind.pages(blind)) expect([kind.name, ...read]).toEqual([kind.name]);
    }
    feedsOf(blind);
    calendarArticles(blind);
    redirectPages(blind, () => false);
    for (const article of blind.articles) articleCard(blind, article);
    expect([...read]).toEqual([]);
    // The control: a text that is read is seen.
    expect(blind.articles[0]?.record.bodyText).toBeTypeOf('string');
    expect([...read]).toEqual(['bodyText']);
  });
});

/** The same edition, which tells whenever somebody reads one of the fields that a rewording may change. */
function blindEdition(edition: Edition, tell: (field: string) => void): Edition {
  const blind = new Map<EditionArticle, EditionArticle>();
  let isWatched = false;
  for (const article of edition.articles) {
    const record = { ...article.record };
    for (const field of TEXT_FIELDS) {
      const value = record[field];
      Object.defineProperty(record, field, {
        enumerable: true,
        get() {
          if (isWatched) tell(field);
          return value;
        },
      });
    }
    const made = { ...article, record };
    keepCard(article, made);
    blind.set(article, made);
  }
  isWatched = true;
  const now = (article: EditionArticle): EditionArticle => blind.get(article) ?? article;
  const terms = (of: Edition['categories']): Edition['categories'] =>
    of.map((term) => ({ ...term, articles: term.articles.map(now) }));
  return {
    ...edition,
    articles: edition.articles.map(now),
    byId: new Map([...edition.byId].map(([id, article]) => [id, now(article)])),
    categories: terms(edition.categories),
    newsTypes: terms(edition.newsTypes),
  };
}
