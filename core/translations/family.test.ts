// Does every version of an article find the others, and does no link make a family that nobody could read?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArticleId, articleId } from '../content/ids.ts';
import { familyOf, planLink, type Version } from './family.ts';

const idOf = (number: number): ArticleId =>
  articleId.parse(`019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`);
const version = (number: number, language: string, of?: number): Version => ({
  id: idOf(number),
  language,
  translationOf: of === undefined ? undefined : idOf(of),
});
const all = (...versions: Version[]): ReadonlyMap<string, Version> =>
  new Map(versions.map((one) => [one.id, one]));
const names = (versions: readonly Version[]): string[] =>
  versions.map(({ id, language }) => `${language} ${Number(id.slice(-12))}`);

describe('the versions of an article', () => {
  it('are its original first, then the others by language, whichever is asked', () => {
    const room = all(version(1, 'fr', 2), version(2, 'en'), version(3, 'de', 2), version(4, 'en'));
    for (const number of [1, 2, 3]) {
      const { original, versions } = familyOf(idOf(number), room);
      expect(original).toBe(idOf(2));
      expect(names(versions)).toEqual(['en 2', 'de 3', 'fr 1']);
    }
    expect(names(familyOf(idOf(4), room).versions)).toEqual(['en 4']);
  });

  it('stay together without their original', () => {
    const room = all(version(1, 'fr', 9), version(3, 'de', 9));
    expect(familyOf(idOf(1), room)).toMatchObject({ original: idOf(9) });
    expect(names(familyOf(idOf(3), room).versions)).toEqual(['de 3', 'fr 1']);
  });

  it('are found through a translation of a translation, and in a circle that another program made', () => {
    const chain = all(version(1, 'en'), version(2, 'fr', 1), version(3, 'de', 2));
    for (const number of [1, 2, 3]) {
      expect(names(familyOf(idOf(number), chain).versions)).toEqual(['en 1', 'de 3', 'fr 2']);
    }
    const circle = all(version(1, 'en', 2), version(2, 'fr', 3), version(3, 'de', 1));
    for (const number of [1, 2, 3]) {
      expect(familyOf(idOf(number), circle).original).toBe(idOf(1));
      expect(familyOf(idOf(number), circle).versions).toHaveLength(3);
    }
    const long = all(
      version(1, 'en'),
      ...Array.from({ length: 20 }, (_, at) => version(at + 2, `x-${at}`, at + 1)),
    );
    expect(familyOf(idOf(21), long).original).toBe(idOf(1));
    // A way that leads into a circle is the story of the circle, not of itself.
    const tail = all(version(1, 'en', 3), version(2, 'fr', 3), version(3, 'de', 2));
    expect(familyOf(idOf(1), tail).original).toBe(idOf(2));
  });
});

describe('a link', () => {
  const languages = ['en', 'fr', 'de'];

  it('makes the article in the first language of the website the original', () => {
    const room = all(version(1, 'fr'), version(2, 'en'));
    const plan = { ok: true, original: idOf(2), joining: [idOf(1)] };
    expect(planLink(idOf(1), idOf(2), room, languages)).toEqual(plan);
    expect(planLink(idOf(2), idOf(1), room, languages)).toEqual(plan);
  });

  it('leaves the larger family its original, and takes all of the other along', () => {
    const room = all(
      version(1, 'en'),
      version(2, 'nl', 1),
      ...[version(3, 'de'), version(4, 'fr', 3), version(5, 'it', 3)],
    );
    expect(planLink(idOf(2), idOf(4), room, languages)).toEqual({
      ok: true,
      original: idOf(3),
      joining: [idOf(1), idOf(2)],
    });
  });

  it('never names an original that is in the trash where the other one is there', () => {
    const room = all(version(1, 'fr', 9), version(2, 'de', 9), version(3, 'en'));
    expect(planLink(idOf(1), idOf(3), room, languages)).toMatchObject({ original: idOf(3) });
  });

  it('keeps every family a star with one version a language', () => {
    const links = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 12 });
    const tags = fc.array(fc.constantFrom('en', 'fr', 'de', 'nl', 'it'), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(tags, links, (chosen, pairs) => {
        const room = new Map(
          chosen.map((language, number): [string, Version] => [
            idOf(number),
            version(number, language),
          ]),
        );
        for (const [one, other] of pairs) {
          const plan = planLink(idOf(one), idOf(other), room, languages);
          for (const id of plan.ok ? plan.joining : []) {
            const joined = room.get(id);
            if (joined === undefined || !plan.ok) throw new Error('nobody to join');
            room.set(id, { ...joined, translationOf: plan.original });
          }
        }
        for (const { id, translationOf } of room.values()) {
          if (translationOf !== undefined) {
            expect(room.get(translationOf)?.translationOf).toBeUndefined();
          }
          const there = familyOf(id, room).versions.map(({ language }) => language);
          expect(new Set(there).size).toBe(there.length);
        }
      }),
    );
  });
});
