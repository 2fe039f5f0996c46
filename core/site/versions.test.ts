import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../content/article.ts';
import {
  exampleArticle,
  exampleNewsroom,
  exampleArticleId as id,
  MOMENT,
} from '../export/example-newsroom.ts';
import { makeEdition } from './edition.ts';
import { languagesOf } from './languages-of-site.ts';
import { alternatesIn, versionsOf } from './versions.ts';

function editionOf(articles: readonly Article[], languages = ['en', 'fr']) {
  return makeEdition(exampleNewsroom(articles, { site: { languages } }), { asOf: MOMENT });
}

/** The versions of an article as `en article-1`, what the others are translations of, and what all others get. */
function versions(articles: readonly Article[], number: number, languages?: string[]) {
  const found = versionsOf(editionOf(articles, languages)).get(id(number));
  if (found === undefined) return undefined;
  const named = (one: { language: string; path: string }) =>
    `${one.language} ${one.path.slice('news/article-'.length, -1)}`;
  return {
    all: found.all.map(named),
    original: found.original && named(found.original),
    otherwise: named(found.otherwise),
  };
}

const original = exampleArticle(1);
const french = exampleArticle(2, { language: 'fr', translationOf: id(1) });
const german = exampleArticle(3, { language: 'de', translationOf: id(1) });

describe('the versions of an article', () => {
  it('are its original and the translations, those of the site first, whichever of them one asks', () => {
    const all = { all: ['en 1', 'fr 2', 'de 3'], original: 'en 1', otherwise: 'en 1' };
    for (const number of [1, 2, 3]) {
      expect(versions([german, original, french], number)).toEqual(all);
    }
    expect(versions([original, french, german], 1, ['de', 'fr'])?.all).toEqual([
      ...['de 3', 'fr 2', 'en 1'],
    ]);
  });

  it('are none where there is one language, or where all but one are not public', () => {
    expect(versions([original], 1)).toBeUndefined();
    expect(versions([original, exampleArticle(2, { translationOf: id(1) })], 1)).toBeUndefined();
    for (const changes of [
      { status: 'draft' },
      { publishedAt: '2026-03-10T12:00:00.000Z' },
      { embargoUntil: { instant: '2026-03-10T12:00:00.000Z', zone: 'UTC' } },
    ] as const) {
      expect(versions([original, { ...french, ...changes }], 1)).toBeUndefined();
      expect(versions([{ ...original, ...changes }, french], 2)).toBeUndefined();
    }
  });

  it('know of each other where their original is not public or gone, and of nothing else', () => {
    const both = { all: ['fr 2', 'de 3'], original: undefined, otherwise: 'fr 2' };
    const draft: Article = { ...original, status: 'draft' };
    expect(versions([draft, french, german], 2)).toEqual(both);
    expect(versions([french, german], 3)).toEqual(both);
    // What a draft says of itself counts for nobody.
    const between: Article = { ...french, status: 'draft' };
    const chained: Article = { ...german, translationOf: id(2) };
    expect(versions([original, between, chained], 1)).toBeUndefined();
  });

  it('give everybody else the language of the site, or else the original', () => {
    const polish = exampleArticle(4, { language: 'pl' });
    const spanish = exampleArticle(5, { language: 'es', translationOf: id(4) });
    expect(versions([polish, spanish], 5)).toMatchObject({ otherwise: 'pl 4' });
    const british = exampleArticle(6, { language: 'en-GB', translationOf: id(4) });
    expect(versions([polish, spanish, british], 5)).toMatchObject({ otherwise: 'en-GB 6' });
  });

  it('are one for each language: the original, or what went out last', () => {
    const second = exampleArticle(4, { language: 'FR', translationOf: id(1) });
    const english = exampleArticle(5, { translationOf: id(1) });
    for (const order of [
      [original, french, second, english],
      [english, second, french, original],
    ]) {
      expect(versions(order, 1)?.all).toEqual(['en 1', 'FR 4']);
      // The one that was replaced still leads to the others.
      expect(versions(order, 2)?.all).toEqual(['en 1', 'FR 4']);
    }
  });

  it('are found through chains and circles, however long', () => {
    const chain = exampleArticle(4, { language: 'es', translationOf: id(3) });
    expect(versions([original, german, chain], 4)).toMatchObject({
      all: ['en 1', 'de 3', 'es 4'],
      original: 'en 1',
    });
    const circle = [{ ...original, translationOf: id(3) }, german, chain];
    for (const number of [1, 3, 4]) {
      expect(versions(circle, number)).toMatchObject({
        all: ['en 1', 'de 3', 'es 4'],
        original: 'en 1',
      });
    }
    const itself = { ...original, translationOf: id(1) };
    expect(versions([itself, french], 2)?.all).toEqual(['en 1', 'fr 2']);
    const long = Array.from({ length: 20_000 }, (_, index) =>
      exampleArticle(index + 1, {
        publishedAt: '2026-01-01T09:00:00.000Z',
        language: index % 2 === 0 ? 'en' : 'fr',
        ...(index === 0 ? {} : { translationOf: id(index) }),
      }),
    );
    expect(versions(long, 20_000)?.all).toEqual(['en 1', 'fr 20000']);
  });

  it('name each other, always', () => {
    const languages = ['en', 'fr', 'de', 'fr-BE'];
    const one = fc.record({
      language: fc.constantFrom(...languages),
      of: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
      isOut: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 9 }), (drawn) => {
        const articles = drawn.map(({ language, of, isOut }, index) =>
          exampleArticle(index + 1, {
            language,
            status: isOut ? 'published' : 'draft',
            ...(of === undefined ? {} : { translationOf: id(of) }),
          }),
        );
        const edition = editionOf(articles);
        const found = versionsOf(edition);
        for (const [own, { all, otherwise, original: first }] of found) {
          expect(edition.byId.has(own)).toBe(true);
          const tags = all.map(({ language }) => language);
          expect(new Set(tags).size).toBe(tags.length);
          expect(all.length).toBeGreaterThan(1);
          expect(all).toContain(otherwise);
          if (first !== undefined) expect(all).toContain(first);
          for (const version of all) {
            expect(edition.byId.get(version.id)?.path).toBe(version.path);
            expect(found.get(version.id)?.all).toEqual(all);
          }
        }
      }),
    );
  });

  it('are said to search engines with one for everybody else', () => {
    const found = versionsOf(editionOf([original, french])).get(id(1));
    expect(found && alternatesIn(found)).toEqual([
      { hreflang: 'en', path: 'news/article-1/' },
      { hreflang: 'fr', path: 'news/article-2/' },
      { hreflang: 'x-default', path: 'news/article-1/' },
    ]);
  });
});

describe('the languages of the news', () => {
  const lists = (articles: readonly Article[], languages?: string[]) =>
    [...languagesOf(editionOf(articles, languages)).values()].map(
      ({ name, language, path, articles: own }) => `${name} ${language} ${path} ${own.length}`,
    );

  it('are those of public articles, the languages of the site first and in its order', () => {
    const draft = exampleArticle(4, { language: 'es', status: 'draft' });
    expect(lists([original, german, french, draft], ['fr', 'en', 'es'])).toEqual([
      ...['Français fr language/fr/ 1', 'English en language/en/ 1', 'Deutsch de language/de/ 1'],
    ]);
  });

  it('are none where all is in one, whatever the country', () => {
    const british = exampleArticle(4, { language: 'en-GB' });
    expect(lists([original, british])).toEqual([]);
    expect(lists([original, british, french])).toEqual([
      ...['English en language/en/ 2', 'Français fr language/fr/ 1'],
    ]);
  });

  it('keep apart what is written in another script, and stand at addresses that every disk takes', () => {
    const chinese = ['zh-Hant-TW', 'zh-hant', 'zh-Hans', 'con'].map((language, index) =>
      exampleArticle(4 + index, { language }),
    );
    expect(lists([original, ...chinese])).toEqual([
      'English en language/en/ 1',
      'con con language/con-2/ 1',
      '中文 (Hans) zh-Hans language/zh-hans/ 1',
      '中文 (Hant) zh-Hant language/zh-hant/ 2',
    ]);
  });
});
