import { describe, expect, it } from 'vitest';
import type { Article } from '../content/article.ts';
import type { ArticleId } from '../content/ids.ts';
import {
  exampleArticle,
  examplePersonId,
  exampleArticleId as id,
  exampleTermId as term,
  textBody,
} from '../export/example-newsroom.ts';
import { type RelatedFacts, relatedFacts } from './related-facts.ts';
import { RelatedIndex } from './related-index.ts';
import { relatedList } from './related-list.ts';

const prisons = term(1);
const vodcast = term(7);
const newsletter = term(8);

const names = new Map([
  [examplePersonId(1), 'Amélie Duarte'],
  [examplePersonId(2), 'Jonas Novak'],
]);

function facts(number: number, text: string, changes: Partial<Article> = {}): RelatedFacts {
  const article = exampleArticle(number, {
    headline: '',
    summary: '',
    body: textBody(text),
    ...changes,
  });
  const found = relatedFacts(article, (person) => names.get(person));
  if (found === undefined) throw new Error('the article is neither out nor scheduled');
  return found;
}

function indexOf(...articles: readonly RelatedFacts[]): RelatedIndex {
  const index = new RelatedIndex();
  for (const article of articles) index.put(article);
  return index;
}

const idsOf = (list: readonly { readonly id: ArticleId }[]): ArticleId[] =>
  list.map((one) => one.id);
const namesOf = (list: readonly { readonly id: ArticleId }[]): number[] =>
  list.map((one) => Number(one.id.slice(-5)));

describe('related news', () => {
  it('puts the article first that uses the same rare words', () => {
    const subject = facts(1, 'Electronic tags keep location data of people.');
    const index = indexOf(
      subject,
      facts(2, 'People of the museum keep a tram.'),
      facts(3, 'How long may location data of a tag be kept?'),
      facts(4, 'People sing in a choir.'),
    );
    const [first] = relatedList(index, subject);
    expect(first?.id).toBe(id(3));
    expect(first?.because.words).toEqual(expect.arrayContaining(['location', 'data', 'tags']));
  });

  it('counts a shared category, and one that few articles have for more', () => {
    const subject = facts(10, 'one', { categories: [prisons, vodcast] });
    const others = [11, 12, 13, 14].map((number) => facts(number, 'x', { categories: [prisons] }));
    const rare = facts(15, 'x', { categories: [vodcast] });
    const list = relatedList(indexOf(subject, ...others, rare, facts(16, 'x')), subject);
    expect(list[0]?.id).toBe(id(15));
    expect(list[0]?.because.categories).toEqual([vodcast]);
    expect(list.at(-1)?.id).toBe(id(16));
  });

  it('counts people, in bylines and in lists of people alike', () => {
    const speaker = { type: 'personEntry', attrs: { name: 'Amelie DUARTE' } };
    const subject = facts(1, 'one', { bylines: [examplePersonId(1)] });
    const index = indexOf(
      subject,
      facts(2, 'x'),
      facts(20, 'x', { body: textBody('x', { type: 'peopleList', content: [speaker] }) }),
    );
    const [first] = relatedList(index, subject);
    expect(first?.id).toBe(id(20));
    expect(first?.because.people).toEqual(['Amélie Duarte']);
  });

  it('counts the days between the two, whatever day it is today', () => {
    const subject = facts(10, 'x');
    const index = indexOf(subject, facts(300, 'x'), facts(1, 'x'), facts(40, 'x'));
    const list = relatedList(index, subject);
    expect(namesOf(list)).toEqual([1, 40, 300]);
    expect(list.map((one) => one.because.daysApart)).toEqual([9, 30, 290]);
  });

  it('gives whole points, and breaks ties by date and then by id', () => {
    const subject = facts(10, 'x');
    const publishedAt = '2026-01-10T09:00:00.000Z';
    const index = indexOf(...[3, 1, 2].map((number) => facts(number, 'x', { publishedAt })));
    const list = relatedList(index, subject);
    expect(namesOf(list)).toEqual([3, 2, 1]);
    for (const { score } of list) expect(Number.isInteger(score)).toBe(true);
  });

  it('never lists the article itself or its translations, and of others one version', () => {
    const subject = facts(1, 'The rake and the judge.');
    const index = indexOf(
      subject,
      facts(2, 'The rake and the judge.', { translationOf: id(1) }),
      facts(3, 'The judge sees a rake.'),
      facts(4, 'Rake of the judge.', { translationOf: id(3), language: 'fr' }),
    );
    expect(idsOf(relatedList(index, subject))).toEqual([id(3)]);
    expect(idsOf(relatedList(index, facts(2, 'rake', { translationOf: id(1) })))).toEqual([id(3)]);
  });
});

describe('drafts and what is archived', () => {
  it('have no list and are in none; scheduled articles have one', () => {
    const nameOf = (): undefined => undefined;
    for (const status of ['draft', 'inReview', 'approved', 'archived'] as const) {
      expect(relatedFacts(exampleArticle(1, { status }), nameOf)).toBeUndefined();
    }
    const publishAt = { instant: '2030-01-01T09:00:00.000Z', zone: 'Europe/Brussels' };
    const scheduled = exampleArticle(1, { status: 'scheduled', publishAt });
    expect(relatedFacts(scheduled, nameOf)).toBeDefined();
  });
});

describe('languages', () => {
  const german = { language: 'de' };
  it('do not compare their words: “Rat” is no rat', () => {
    const subject = facts(10, 'A rat in the kitchen.', { categories: [prisons] });
    const index = indexOf(
      subject,
      facts(11, 'Der Rat tagt in Kitchen.', german),
      facts(12, 'Nothing.', { categories: [prisons] }),
    );
    const list = relatedList(index, subject);
    expect(namesOf(list)).toEqual([12, 11]);
    expect(list[1]?.because.words).toEqual([]);
  });

  it('prefer their own, other things being equal, whatever the country', () => {
    const subject = facts(10, 'x', { categories: [prisons], language: 'de-AT' });
    const index = indexOf(
      facts(11, 'y', { categories: [prisons], language: 'en' }),
      facts(9, 'y', { categories: [prisons], language: 'de-DE' }),
    );
    expect(namesOf(relatedList(index, subject))).toEqual([9, 11]);
  });

  it('meet by category, people and date', () => {
    const subject = facts(10, 'x', { categories: [prisons], ...german });
    const index = indexOf(facts(11, 'y', { categories: [prisons] }), facts(12, 'z', german));
    expect(namesOf(relatedList(index, subject))).toEqual([11, 12]);
  });

  it('know that one prison and many prisons are the same matter', () => {
    for (const [language, one, many] of [
      ['en', 'prison', 'prisons'],
      ['en', 'study', 'studies'],
      ['fr', 'tribunal bureau', 'bureaux'],
      ['de', 'Gefangener', 'Gefangenen'],
    ] as const) {
      const subject = facts(10, one, { language });
      const others = [11, 12, 13].map((number) => facts(number, 'etwas autre other', { language }));
      const index = indexOf(...others, facts(1, many, { language }));
      expect(relatedList(index, subject)[0]?.id).toBe(id(1));
    }
  });
});

describe('a list', () => {
  const letter = (number: number): RelatedFacts =>
    facts(number, 'The letter of the network with dates and places.', {
      headline: `Newsletter of month ${number}`,
      newsType: newsletter,
    });

  it('is not all of one series, although each of it is closest', () => {
    const subject = letter(20);
    const letters = [1, 2, 3, 4, 5, 6, 7, 8].map(letter);
    const matters = [11, 12, 13].map((number) =>
      facts(number, 'Dates and places of the network.', {
        headline: `Matter ${'abc'[number - 11]}`,
      }),
    );
    const index = indexOf(subject, ...letters, ...matters);
    const closest = index.best(index.ask(subject), 6).map((one) => one.newsType);
    expect(new Set(closest)).toEqual(new Set([newsletter]));
    const shown = relatedList(index, subject).slice(0, 6);
    expect(namesOf(shown).filter((number) => number > 10).length).toBeGreaterThanOrEqual(2);
    expect(namesOf(shown)[0]).toBe(8);
  });

  it('has no more than was asked for', () => {
    const index = indexOf(...[1, 2, 3, 4, 5, 6, 7, 8].map(letter));
    expect(relatedList(index, letter(20), 3)).toHaveLength(3);
    expect(relatedList(new RelatedIndex(), letter(20))).toEqual([]);
  });
});

describe('the index', () => {
  const all = Array.from({ length: 40 }, (_, number) =>
    facts(number + 1, `word${number % 5} thing${number % 7} matter${number % 11} of probation`, {
      headline: `The ${number % 3} story${number % 4}`,
      categories: [term((number % 4) + 1)],
      bylines: [examplePersonId((number % 2) + 1)],
      language: number % 6 === 0 ? 'fr' : 'en',
    }),
  );
  const answers = (index: RelatedIndex): unknown => all.map((one) => relatedList(index, one));

  it('answers by what is in it, not by how it came there', () => {
    const expected = answers(indexOf(...all));
    expect(answers(indexOf(...[...all].reverse()))).toEqual(expected);
    const index = indexOf(...all.slice(0, 30));
    for (const one of all.slice(5, 25))
      index.put({ ...one, body: 'Other words, and more of them.' });
    for (const one of all.slice(0, 12)) index.remove(one.id);
    index.remove(id(99));
    expect(answers(index)).not.toEqual(expected);
    for (const one of all) index.put(one);
    expect(answers(index)).toEqual(expected);
    expect(index.size).toBe(40);
  });

  it('answers alike whether the article itself is in it or not yet', () => {
    const [subject = facts(1, 'x'), ...rest] = all;
    const before = idsOf(relatedList(indexOf(...rest), subject));
    expect(idsOf(relatedList(indexOf(...all), subject)).slice(0, 3)).toEqual(before.slice(0, 3));
  });
});
