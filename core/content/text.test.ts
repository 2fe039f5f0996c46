import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSlug, reservedSlugs, slug } from './text.ts';
import { transliterate } from './transliterate.ts';

const none: ReadonlySet<string> = new Set();

describe('a slug', () => {
  it.each([
    ['Robert Örell on leaving', 'robert-orell-on-leaving'],
    ['Łódź opens a centre', 'lodz-opens-a-centre'],
    ['Αθήνα: δεύτερη ευκαιρία', 'athina-deyteri-eykairia'],
    ['Škoda & Straße', 'skoda-and-strasse'],
    ['Пробация в Софии', 'probatsiya-v-sofii'],
    ['The network’s “first” year – 2026', 'the-networks-first-year-2026'],
    ['O\u0308rell', 'orell'],
  ])('of “%s” is %s', (headline, expected) => {
    expect(makeSlug(headline, none, 'x')).toBe(expected);
  });

  it('falls back where nothing readable is left', () => {
    expect(makeSlug('日本語', none, 'draft-1')).toBe('draft-1');
    expect(makeSlug('', none, 'draft-1')).toBe('draft-1');
  });

  it('never takes an address of the website itself, nor one that is taken', () => {
    expect(makeSlug('Page', none, 'x')).toBe('page-2');
    expect(makeSlug('CON', none, 'x')).toBe('con-2');
    expect(makeSlug('News', new Set(['news-2']), 'x')).toBe('news-3');
  });

  it('is cut between words', () => {
    const made = makeSlug('supervision '.repeat(20), none, 'x');
    expect(made.length).toBeLessThanOrEqual(80);
    expect(made.split('-').every((word) => word === 'supervision')).toBe(true);
  });

  it('always fits the schema, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const made = makeSlug(text, none, 'draft-0');
        expect(slug.safeParse(made).success).toBe(true);
        expect(reservedSlugs.has(made)).toBe(false);
      }),
    );
  });

  const naughty = fileURLToPath(
    new URL('../../../shared/corpora/strings/blns.json', import.meta.url),
  );
  it.skipIf(!existsSync(naughty))('fits the schema for strings that break other programs', () => {
    const strings: unknown = JSON.parse(readFileSync(naughty, 'utf8'));
    if (!Array.isArray(strings)) throw new Error('the corpus is not a list');
    for (const text of strings) {
      expect(slug.safeParse(makeSlug(String(text), none, 'draft-0')).success).toBe(true);
    }
  });
});

describe('transliteration', () => {
  it('writes capitals and small letters alike', () => {
    expect(transliterate('ÅÖŁŽ')).toBe(transliterate('åöłž'));
  });

  it('gives only ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters of ASCII pass through, slugs drop them
        expect(transliterate(text)).toMatch(/^[\x00-\x7f]*$/);
      }),
    );
  });

  it('does the same with plain text as with the letters of text that is not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(transliterate(text)).toBe(transliterate(`é${text}`).slice(1));
      }),
    );
  });
});
