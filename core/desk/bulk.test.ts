import { describe, expect, it } from 'vitest';
import { exampleArticle, exampleTermId } from '../export/example-newsroom.ts';
import { summarise } from '../library.ts';
import { type BulkAction, dryRun, stepsOf } from './bulk.ts';

const now = new Date('2026-03-11T12:00:00Z');
const zone = 'Europe/Brussels';
const [courts, prisons] = [exampleTermId(1), exampleTermId(2)];
const all = [
  exampleArticle(1, {
    headline: 'Draft',
    status: 'draft',
    publishedAt: undefined,
    categories: [courts],
  }),
  exampleArticle(2, { headline: ' ', status: 'draft', publishedAt: undefined, categories: [] }),
  exampleArticle(3, {
    headline: 'Approved',
    status: 'approved',
    publishedAt: undefined,
    categories: [prisons, courts],
    publishAt: { instant: '2026-04-01T08:00:00.000Z', zone },
  }),
  exampleArticle(4, {
    headline: 'Out',
    status: 'published',
    categories: [courts],
    publishedAt: '2026-01-05T09:00:00.000Z',
  }),
];

/** What each article becomes, or why nothing. */
const run = (action: BulkAction): unknown[] => {
  const { changes, unchanged } = dryRun(action, all.map(summarise), now);
  const said = new Map<string, unknown>([
    ...unchanged.map(({ article, why }): [string, unknown] => [article.id, why]),
    ...changes.map(({ article, effect }): [string, unknown] => [
      article.id,
      effect.kind === 'edit' ? effect.edit : effect.kind,
    ]),
  ]);
  return all.map(({ id }) => said.get(id));
};

describe('the dry run of an action', () => {
  it('goes only the ways that lead from a state', () => {
    expect(run({ do: 'status', to: 'inReview' })).toEqual([
      { status: 'inReview' },
      'noHeadline',
      'notNext',
      'notNext',
    ]);
    expect(run({ do: 'status', to: 'published' })).toEqual([
      { status: 'published', publishedAt: now.toISOString() },
      'noHeadline',
      'dateToCome',
      'same',
    ]);
    expect(run({ do: 'status', to: 'scheduled' })).toEqual([
      'noDate',
      'noHeadline',
      { status: 'scheduled' },
      'notNext',
    ]);
  });

  it('sends nothing back from review without a reason', () => {
    const [draft] = all;
    if (draft === undefined) throw new Error('none');
    const reviewed = summarise({ ...draft, status: 'inReview' });
    const { unchanged } = dryRun({ do: 'status', to: 'draft' }, [reviewed], now);
    expect(unchanged.map(({ why }) => why)).toEqual(['saysWhy']);
  });

  it('brings nothing nearer to readers that something in it blocks', () => {
    const [draft] = all;
    if (draft === undefined) throw new Error('none');
    const subject = [summarise(draft)];
    const whys = (to: 'published' | 'inReview' | 'archived'): string[] =>
      dryRun({ do: 'status', to }, subject, now, () => true).unchanged.map(({ why }) => why);
    expect(whys('published')).toEqual(['blocked']);
    expect(whys('inReview')).toEqual([]);
    expect(whys('archived')).toEqual([]);
  });

  it('adds, takes away and replaces categories', () => {
    expect(run({ do: 'categories', how: 'add', terms: [courts] })).toEqual([
      'same',
      { categories: [courts] },
      'same',
      'same',
    ]);
    expect(run({ do: 'categories', how: 'remove', terms: [courts] })).toEqual([
      { categories: [] },
      'same',
      { categories: [prisons] },
      { categories: [] },
    ]);
    expect(run({ do: 'categories', how: 'replace', terms: [prisons] })).toEqual(
      Array(4).fill({ categories: [prisons] }),
    );
    expect(run({ do: 'tags', how: 'add', terms: [prisons] })).toEqual(
      Array(4).fill({ tags: [prisons] }),
    );
  });

  it('sets the day an article goes live, or the one it went', () => {
    const to = { instant: '2026-05-01T08:00:00.000Z', zone };
    const later = { publishAt: to };
    expect(run({ do: 'date', to })).toEqual([later, later, later, { publishedAt: to.instant }]);
  });

  it('says the same as the steps that are then made', () => {
    const actions: BulkAction[] = [
      { do: 'status', to: 'published' },
      { do: 'categories', how: 'remove', terms: [courts] },
      { do: 'newsType', to: exampleTermId(80) },
    ];
    for (const action of actions) {
      const said = run(action).map((one) => (typeof one === 'string' ? null : one));
      const steps = stepsOf(
        action,
        all.map(({ id }) => id),
        now,
      );
      const made = steps.map((step, at) => {
        const article = all[at];
        return step.kind === 'article' && article !== undefined ? step.change(article) : undefined;
      });
      expect(made).toEqual(said);
    }
    expect(
      stepsOf(
        { do: 'trash' },
        all.map(({ id }) => id),
        now,
      ),
    ).toHaveLength(4);
  });
});
