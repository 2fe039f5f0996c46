import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArticleText, type SearchField, searchFields } from './article-text.ts';
import { readQuery } from './query.ts';
import { SearchIndex } from './search-index.ts';

const day = 24 * 3600 * 1000;

function text(
  fields: Partial<Record<SearchField, string>>,
  facts: { language?: string; date?: number } = {},
): ArticleText {
  const empty = Object.fromEntries(searchFields.map((field) => [field, ''])) as Record<
    SearchField,
    string
  >;
  return { language: 'en', date: 0, ...facts, fields: { ...empty, ...fields } };
}

function indexOf(articles: Readonly<Record<string, ArticleText>>): SearchIndex {
  const index = new SearchIndex();
  for (const [id, article] of Object.entries(articles)) index.put(id, article);
  return index;
}

function found(index: SearchIndex, typed: string): string[] {
  const query = readQuery(typed);
  if (query === undefined) return [];
  const search = index.search(query);
  for (;;) {
    const step = search.next();
    if (step.done) return step.value.map((article) => article.id);
  }
}

describe('what is found', () => {
  it('is every article that holds all words, wherever they stand', () => {
    const index = indexOf({
      both: text({ headline: 'Mentors in Lisbon', captions: 'The garden in spring' }),
      one: text({ headline: 'Mentors in Lisbon' }),
      people: text({ people: 'Amélie Novák', attachments: 'Mentor handbook' }),
    });
    expect(found(index, 'mentor').sort()).toEqual(['both', 'one', 'people']);
    expect(found(index, 'mentors garden')).toEqual(['both']);
    expect(found(index, 'novak')).toEqual(['people']);
    expect(found(index, 'handbook nov')).toEqual(['people']);
    expect(found(index, 'nowhere')).toEqual([]);
  });

  it('does not hang on how a name is written', () => {
    const index = indexOf({ lodz: text({ body: 'A seminar in Łódź.' }) });
    for (const typed of ['lodz', 'ŁÓDŹ', 'Łódź', 'lód'])
      expect(found(index, typed)).toEqual(['lodz']);
  });

  it('leaves out stop words of the language of each article', () => {
    const index = indexOf({
      german: text({ body: 'Es war ein Seminar.' }, { language: 'de' }),
      english: text({ body: 'After the war.' }),
    });
    expect(found(index, 'war')).toEqual(['english']);
    expect(found(index, 'das seminar war')).toEqual(['german']);
  });

  it('is forgotten with the article, and replaced with its text', () => {
    const index = indexOf({ one: text({ body: 'harbour' }), two: text({ body: 'harbour' }) });
    index.put('one', text({ body: 'mountain' }));
    index.remove('two');
    index.remove('never there');
    expect(found(index, 'harbour')).toEqual([]);
    expect(found(index, 'mountain')).toEqual(['one']);
    expect(index.size).toBe(1);
  });
});

describe('what comes first', () => {
  const order = (articles: Readonly<Record<string, ArticleText>>, typed: string): string[] =>
    found(indexOf(articles), typed);

  it('is the headline, then people, the standfirst, the summary, captions and the body', () => {
    const articles = {
      body: text({ body: 'a mentor' }),
      captions: text({ captions: 'a mentor' }),
      summary: text({ summary: 'a mentor' }),
      standfirst: text({ standfirst: 'a mentor' }),
      people: text({ people: 'Jo Mentor' }),
      headline: text({ headline: 'A mentor' }),
    };
    expect(order(articles, 'mentor')).toEqual([
      'headline',
      'people',
      'standfirst',
      'summary',
      'captions',
      'body',
    ]);
  });

  it('is the article that says it more often, but not a body that repeats it before a headline', () => {
    const articles = {
      once: text({ body: 'mentor' }),
      often: text({ body: 'mentor '.repeat(9) }),
      headline: text({ headline: 'Mentor' }),
    };
    expect(order(articles, 'mentor')).toEqual(['headline', 'often', 'once']);
  });

  it('is the word itself, in any place, before a misspelt one in a headline', () => {
    const articles = { near: text({ headline: 'Poison' }), same: text({ body: 'prison' }) };
    expect(order({ ...articles, near: text({ headline: 'Prisom' }) }, 'prison ')).toEqual([
      'same',
      'near',
    ]);
  });

  it('is the newer of two that are alike, but never the newer of two that are not', () => {
    const old = text({ headline: 'Mentors' }, { date: 0 });
    const young = text({ headline: 'Mentors' }, { date: 3000 * day });
    const passing = text({ body: 'mentors' }, { date: 3000 * day });
    expect(order({ old, young, passing }, 'mentors')).toEqual(['young', 'old', 'passing']);
  });

  it('is the article with the rare word of two', () => {
    const index = indexOf({ rare: text({ body: 'the war ferry' }) });
    for (let number = 0; number < 9; number++) index.put(`${number}`, text({ body: 'ferry' }));
    // `was` is a stop word somewhere: it need not be there.
    expect(found(index, 'war ferry')[0]).toBe('rare');
  });
});

const words = [
  'garden',
  'gardens',
  'mentor',
  'Łódź',
  'lodz',
  'the',
  'war',
  'prison',
  'prisons',
  'été',
];
const someText = fc
  .record({
    language: fc.constantFrom('en', 'de', 'fr', 'pl'),
    date: fc.integer({ min: 0, max: 5 }).map((years) => years * 365 * day),
    headline: fc.array(fc.constantFrom(...words), { maxLength: 4 }),
    body: fc.array(fc.constantFrom(...words), { maxLength: 30 }),
  })
  .map(({ language, date, headline, body }) =>
    text({ headline: headline.join(' '), body: body.join(' ') }, { language, date }),
  );
const change = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  article: fc.option(someText, { nil: undefined }),
});

it('an index that was changed, and packed in between, finds the same in the same order as one made anew', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), fc.nat(60), (changes, packedAt) => {
      let kept = new SearchIndex();
      const last = new Map<string, ArticleText>();
      for (const [number, { id, article }] of changes.entries()) {
        if (number === packedAt) kept = SearchIndex.unpack(kept.pack());
        if (article === undefined) kept.remove(id);
        else kept.put(id, article);
        if (article === undefined) last.delete(id);
        else last.set(id, article);
      }
      const anew = indexOf(Object.fromEntries([...last].reverse()));
      for (const typed of ['gar', 'garden ', 'prison the', 'mentor lod', 'war', 'prisom garden ']) {
        expect(found(kept, typed)).toEqual(found(anew, typed));
      }
    }),
  );
});

it('goes on finding after thousands of changes to one article', () => {
  const index = indexOf({ other: text({ headline: 'Harbour' }) });
  for (let round = 0; round < 2500; round++)
    index.put('one', text({ body: `garden word${round}` }));
  expect(found(index, 'garden')).toEqual(['one']);
  expect(found(index, 'word2498')).toEqual([]);
  expect(found(index, 'harbour')).toEqual(['other']);
  expect(index.pack().words).toEqual(['garden', 'harbour', 'word2499']);
});

it('lets others work during a search of many postings', () => {
  const index = new SearchIndex();
  const many = Array.from({ length: 60 }, (_, number) => `prefix${number}`).join(' ');
  for (let number = 0; number < 2000; number++) index.put(String(number), text({ body: many }));
  const query = readQuery('prefix') ?? [];
  let turns = 0;
  const search = index.search(query);
  while (search.next().done !== true) turns++;
  expect(turns).toBeGreaterThan(2);
});
