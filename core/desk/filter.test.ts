import { describe, expect, it } from 'vitest';
import {
  exampleArticle,
  exampleNewsType,
  examplePersonId,
  exampleTerm,
  exampleTermId,
} from '../export/example-newsroom.ts';
import { type ArticleSummary, summarise } from '../library.ts';
import { arrange, startingOrder } from './arrange.ts';
import { Days } from './days.ts';
import {
  asksForFindings,
  type checkedMarks,
  compileFilter,
  condition,
  type Filter,
  type FilterContext,
  type LiveValue,
} from './filter.ts';
import { builtInViews, readableViews, savedView, startingChoice } from './views.ts';

const [estate, prison, courts] = [exampleTermId(1), exampleTermId(2), exampleTermId(3)];
const [ines, tom] = [examplePersonId(1), examplePersonId(2)];
const zone = 'Europe/Brussels';
const at = (instant: string) => ({ instant, zone });

const context: FilterContext = {
  taxonomy: {
    categories: [
      exampleTerm(1, 'Prison estate'),
      { ...exampleTerm(2, 'Open prisons'), parent: estate },
      exampleTerm(3, 'Courts'),
    ],
    newsTypes: [{ ...exampleTerm(90, 'Report'), id: exampleNewsType }],
    tags: [],
  },
  site: { timeZone: zone, newBadgeDays: 14 },
  // A Wednesday.
  now: new Date('2026-03-11T12:00:00Z'),
  me: ines,
  live: [],
  findings: new Map(),
};

const articles: Record<string, ArticleSummary> = {};
const add = (name: string, number: number, changes: Parameters<typeof exampleArticle>[1]): void => {
  articles[name] = summarise(
    exampleArticle(number, {
      headline: name,
      status: 'draft',
      categories: [],
      bylines: [],
      publishedAt: undefined,
      ...changes,
    }),
  );
};
add('mine', 1, { bylines: [ines], language: 'en' });
add('theirs', 2, { bylines: [tom], categories: [courts], language: 'fr' });
add('both', 3, { bylines: [tom, ines], categories: [prison, courts], status: 'inReview' });
add('planned', 4, {
  status: 'scheduled',
  publishAt: at('2026-03-13T08:00:00Z'),
  categories: [estate],
});
add('later', 5, { status: 'scheduled', publishAt: at('2026-03-16T08:00:00Z'), highlighted: true });
// The 26th of February in Brussels, fourteen days before, and the moment before that day.
add('new', 6, { status: 'published', publishedAt: '2026-02-25T23:30:00.000Z' });
add('old', 7, { status: 'published', publishedAt: '2026-02-25T22:30:00.000Z' });
add('held', 8, {
  status: 'published',
  publishedAt: '2026-03-10T09:00:00.000Z',
  embargoUntil: at('2026-04-01T09:00:00Z'),
});
add('gone', 9, { status: 'archived', publishedAt: '2026-03-10T10:00:00.000Z' });

const found = (filter: Filter, change: Partial<FilterContext> = {}): string[] => {
  const matches = compileFilter(filter, { ...context, ...change });
  return Object.values(articles)
    .filter(matches)
    .map(({ headline }) => headline);
};

describe('a filter', () => {
  it('shows everything where it has no condition', () => {
    expect(found([])).toHaveLength(Object.keys(articles).length);
  });

  it('wants all its conditions, and of each condition one value', () => {
    expect(found([{ field: 'category', is: true, values: [estate, courts] }])).toEqual([
      'theirs',
      'both',
      'planned',
    ]);
    const both: Filter = [
      { field: 'category', is: true, values: [estate] },
      { field: 'category', is: true, values: [courts] },
    ];
    // Open prisons are below the prison estate.
    expect(found(both)).toEqual(['both']);
  });

  it('asks what the checks found, and finds nothing while that is not known', () => {
    const counted = (name: string, counts: object) => {
      const { id } = articles[name] ?? {};
      return [`${id}`, { id, blocking: 0, warning: 0, undescribed: 0, ...counts }] as const;
    };
    // Made by the lines above, with the identifiers of articles.
    const findings = new Map([
      counted('mine', { blocking: 2, undescribed: 1 }),
      counted('theirs', { warning: 3 }),
    ]) as unknown as FilterContext['findings'];
    const withMark = (...values: (typeof checkedMarks)[number][]): Filter => [
      { field: 'mark', is: true, values },
    ];
    expect(found(withMark('undescribed'), { findings })).toEqual(['mine']);
    expect(found(withMark('warning'), { findings })).toEqual(['theirs']);
    expect(found(withMark('blocking', 'warning'), { findings })).toEqual(['mine', 'theirs']);
    expect(found(builtInViews.undescribed.filter)).toEqual([]);
    expect(asksForFindings(builtInViews.undescribed.filter)).toBe(true);
    expect(asksForFindings(builtInViews.newNow.filter)).toBe(false);
  });

  it('can say that something is not', () => {
    const notEstate: Filter = [
      { field: 'category', is: false, values: [estate, 'none'] },
      { field: 'status', is: false, values: ['inReview'] },
    ];
    expect(found(notEstate)).toEqual(['theirs']);
  });

  it.each<[string, Filter, string[]]>([
    [
      'a state',
      [{ field: 'status', is: true, values: ['inReview', 'archived'] }],
      ['both', 'gone'],
    ],
    ['a language', [{ field: 'language', is: true, values: ['fr'] }], ['theirs']],
    ['a byline', [{ field: 'person', is: true, values: [tom] }], ['theirs', 'both']],
    ['whoever looks', [{ field: 'person', is: true, values: ['me'] }], ['mine', 'both']],
    ['the drafts of whoever looks', builtInViews.myDrafts.filter, ['mine']],
    ['what goes live this week', builtInViews.scheduledThisWeek.filter, ['planned']],
    ['what is “New” to readers now', builtInViews.newNow.filter, ['new']],
    ['an embargo', [{ field: 'mark', is: true, values: ['embargo'] }], ['held']],
    ['a highlight', [{ field: 'mark', is: true, values: ['highlighted'] }], ['later']],
    ['a day, until its end', [{ field: 'date', how: 'in', value: '2026-02-25' }], ['old']],
    [
      'a day and what came since',
      [{ field: 'date', how: 'since', value: '2026-03-10' }],
      ['planned', 'later', 'held', 'gone'],
    ],
    ['next week', [{ field: 'date', how: 'in', value: 'nextWeek' }], ['later']],
  ])('finds by %s', (_what, filter, names) => {
    expect(found(filter)).toEqual(names);
  });

  it('finds nobody’s drafts while it is not known who looks', () => {
    expect(found(builtInViews.myDrafts.filter, { me: null })).toEqual([]);
  });

  it('finds by what is live on one target or on any', () => {
    const only = (name: string, state: LiveValue) => (article: ArticleSummary) =>
      article.headline === name ? state : ('notLive' as const);
    const live = [
      { id: 'live', stateOf: only('new', 'live') },
      { id: 'staging', stateOf: only('old', 'changed') },
    ];
    const changed = builtInViews.liveChanged.filter;
    expect(found(changed, { live })).toEqual(['old']);
    expect(found(changed)).toEqual([]);
    const one: Filter = [{ field: 'live', is: true, values: ['live'], target: 'staging' }];
    expect(found(one, { live })).toEqual([]);
    expect(
      found([{ field: 'live', is: true, values: ['live'], target: 'live' }], { live }),
    ).toEqual(['new']);
  });

  it('is checked where it comes from outside', () => {
    expect(condition.safeParse({ field: 'status', is: true, values: [] }).success).toBe(false);
    expect(condition.safeParse({ field: 'date', how: 'since', value: '2026-13-01' }).success).toBe(
      false,
    );
    expect(condition.safeParse({ field: 'date', how: 'since', value: 'thisWeek' }).success).toBe(
      true,
    );
  });
});

describe('the order of a desk', () => {
  const options = {
    sort: startingOrder,
    group: 'month',
    zone,
    taxonomy: context.taxonomy,
  } as const;
  const shown = (change: Partial<Parameters<typeof arrange>[1]>): [string, string[]][] =>
    arrange(Object.values(articles), { ...options, ...change }).map(({ key, articles: all }) => [
      key,
      all.map(({ headline }) => headline),
    ]);
  const out = ['new', 'old', 'held', 'gone', 'planned'].flatMap((name) => articles[name] ?? []);

  it('is newest first by month, and a month begins in the zone of the newsroom', () => {
    const late = summarise(
      exampleArticle(20, {
        headline: 'late',
        status: 'published',
        publishedAt: '2026-02-28T23:30:00.000Z',
      }),
    );
    const groups = arrange([...out, late], options);
    expect(
      groups.map(({ key, articles: all }) => [key, all.map(({ headline }) => headline)]),
    ).toEqual([
      ['2026-03', ['planned', 'gone', 'held', 'late']],
      ['2026-02', ['new', 'old']],
    ]);
    const upwards = arrange(out, { ...options, sort: { by: 'date', isDescending: false } });
    expect(upwards.map(({ key }) => key)).toEqual(['2026-02', '2026-03']);
  });

  it('goes by state as an article does, and counts each group', () => {
    expect(shown({ group: 'status' }).map(([key, all]) => [key, all.length])).toEqual([
      ['draft', 2],
      ['inReview', 1],
      ['scheduled', 2],
      ['published', 3],
      ['archived', 1],
    ]);
  });

  it('goes by headline both ways, with capitals and accents where a reader expects them', () => {
    const three = ['Örell', 'orange', 'Zebra'].map((headline, index) =>
      summarise(exampleArticle(30 + index, { headline })),
    );
    const names = (isDescending: boolean) =>
      arrange(three, { ...options, group: 'none', sort: { by: 'headline', isDescending } }).flatMap(
        ({ articles: all }) => all.map(({ headline }) => headline),
      );
    expect(names(false)).toEqual(['orange', 'Örell', 'Zebra']);
    expect(names(true)).toEqual(['Zebra', 'Örell', 'orange']);
  });

  it('does not move an article that is saved', () => {
    const before = shown({});
    const saved = Object.values(articles).map((one) => ({
      ...one,
      updatedAt: '2030-01-01T00:00:00.000Z',
      revision: 99,
    }));
    const after = arrange(saved, options).map(({ key, articles: all }) => [
      key,
      all.map(({ headline }) => headline),
    ]);
    expect(after).toEqual(before);
  });
});

describe('the days of a newsroom', () => {
  it('begin where its clock says so, also where clocks change', () => {
    const days = new Days('America/New_York');
    expect(new Date(days.startOf('2026-03-08')).toISOString()).toBe('2026-03-08T05:00:00.000Z');
    expect(new Date(days.startOf('2026-03-09')).toISOString()).toBe('2026-03-09T04:00:00.000Z');
    expect(days.monthOf(Date.parse('2026-04-01T03:59:00Z'))).toBe('2026-03');
  });

  it.each(['Pacific/Auckland', 'Europe/Brussels', 'America/New_York'])(
    'are in the months of its clock, in whatever order they are asked for (%s)',
    (zone) => {
      const days = new Days(zone);
      const hours = Array.from({ length: 48 }, (_, hour) => hour * 3_600_000);
      for (const end of ['2026-03-31', '2024-02-29', '2025-12-31', '2026-03-31']) {
        for (const hour of hours) {
          const moment = Date.parse(`${end}T00:00:00Z`) + hour;
          expect(days.monthOf(moment)).toBe(days.dayOf(moment).slice(0, 7));
        }
      }
    },
  );
});

describe('saved views', () => {
  it('that a newer Galley made are left out, and take no other with them', () => {
    const view = savedView.parse({
      ...startingChoice,
      id: 'a',
      library: '01987c1e-0000-7000-8000-000000000000',
      name: 'Mine',
    });
    const newer = { ...view, id: 'b', filter: [{ field: 'weather', is: true }] };
    expect(readableViews([newer, view, 7])).toEqual([view]);
    expect(readableViews('none')).toEqual([]);
  });
});
