// Do summaries come out of their columns as they went in, and is nothing else taken for summaries?
import { describe, expect, it } from 'vitest';
import {
  exampleArticle,
  examplePersonId,
  exampleTermId,
  MOMENT,
} from '../export/example-newsroom.ts';
import { type ArticleSummary, summarise } from '../library.ts';
import { frontOfList } from '../list-order.ts';
import {
  packedSummaries,
  packSummaries,
  readSummaries,
  summariesText,
  writeSummaries,
} from './packed-summaries.ts';

const summaries: ArticleSummary[] = [
  exampleArticle(1),
  exampleArticle(2, { status: 'draft', categories: [], headline: 'Łódź, “today”' }),
  exampleArticle(3, {
    status: 'scheduled',
    categories: [exampleTermId(1), exampleTermId(2)],
    publishAt: { instant: MOMENT.toISOString(), zone: 'Europe/Brussels' },
    highlighted: true,
  }),
  exampleArticle(4, { status: 'published', publishedAt: MOMENT.toISOString() }),
  exampleArticle(5, {
    status: 'archived',
    bylines: [examplePersonId(2), examplePersonId(1)],
    tags: [exampleTermId(3)],
  }),
  exampleArticle(6, {
    dueAt: { instant: MOMENT.toISOString(), zone: 'Europe/Brussels' },
    assignee: 'Inês',
    event: {
      start: { instant: MOMENT.toISOString(), zone: 'Europe/Lisbon' },
      place: 'Lisbon',
      link: 'https://example.org/',
      cancelled: true,
    },
  }),
].map(summarise);

describe('packed summaries', () => {
  it('come out as they went in, in their order', () => {
    expect(summaries.length).toBeGreaterThan(1);
    expect(readSummaries(writeSummaries(summaries))).toEqual(summaries);
    expect(readSummaries(writeSummaries([]))).toEqual([]);
  });

  it('name each term once', () => {
    const { terms } = packSummaries([...summaries, ...summaries]);
    expect(new Set(terms).size).toBe(terms.length);
  });

  it.each([
    ['a column that is too short', { headline: [] }],
    ['a column that is missing', { revision: undefined }],
    ['a term that is not there', { terms: [] }],
    ['a person who is not there', { people: [] }],
    ['an id that is none', { id: summaries.map(() => 'none') }],
    ['a state that is none', { status: summaries.map(() => 'lost') }],
    ['an event that is none', { rare: [[5, { event: { place: 'Lisbon' } }]] }],
    ['a number that is none', { revision: summaries.map(() => '1') }],
  ])('are refused with %s', (_what, change) => {
    const packed = { ...packSummaries(summaries), ...change };
    expect(packedSummaries.safeParse(packed).success).toBe(false);
    const text = summariesText.parse(JSON.stringify(packed));
    expect(() => readSummaries(text)).toThrow();
  });
});

describe('the front of the list', () => {
  it('is what the whole list begins with, however long it is', () => {
    const whole = frontOfList(summaries, summaries.length);
    expect(whole).toHaveLength(summaries.length);
    for (const count of [0, 1, 2, summaries.length]) {
      expect(frontOfList([...summaries].reverse(), count)).toEqual(whole.slice(0, count));
    }
  });
});
