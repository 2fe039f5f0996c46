import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, divideLines, forceLines, oneLine } from './card-lines.ts';

/** Every letter is one wide. */
const measure = (text: string): number => [...text].length;

describe('the lines of a headline', () => {
  it('are as even as they can be: no word is left alone at the end', () => {
    expect(breakLines('one two three four five six', 23, 2, measure)).toEqual([
      'one two three',
      'four five six',
    ]);
  });

  it('end where the voice does, leave no short word hanging, and divide no word that need not be', () => {
    expect(breakLines('Judges on site: when the court comes', 24, 2, measure)).toEqual([
      'Judges on site:',
      'when the court comes',
    ]);
    expect(breakLines('“See you at ten”: a text that works', 24, 2, measure)).toEqual([
      '“See you at ten”:',
      'a text that works',
    ]);
    expect(breakLines('A hundred and forty-three days at once', 24, 2, measure)).toEqual([
      'A hundred and',
      'forty-three days at once',
    ]);
    expect(forceLines(' ', 10, 2, measure)).toEqual([]);
  });

  it('are undefined where they would be too many, or a word is wider than a line', () => {
    expect(breakLines('one two three four', 9, 1, measure)).toBeUndefined();
    expect(breakLines('Bewährungshilfe', 9, 5, measure)).toBeUndefined();
  });

  it('may end behind a hyphen, a dash or a slash that stands in a word, but never at a space that holds', () => {
    expect(breakLines('Täter-Opfer-Ausgleich', 14, 2, measure)).toEqual([
      'Täter-Opfer-',
      'Ausgleich',
    ]);
    expect(breakLines('2024–2025', 6, 2, measure)).toEqual(['2024–', '2025']);
    expect(breakLines('12\u00a0km', 3, 2, measure)).toBeUndefined();
    expect(breakLines('a – b', 3, 2, measure)).toEqual(['a –', 'b']);
  });

  it('end with a hyphen at a place that the writer allowed, which is not seen elsewhere', () => {
    expect(breakLines('Jugend\u00adgerichts\u00adhilfe', 17, 2, measure)).toEqual([
      'Jugend-',
      'gerichtshilfe',
    ]);
    expect(breakLines('Jugend\u00adgerichts\u00adhilfe', 30, 2, measure)).toEqual([
      'Jugendgerichtshilfe',
    ]);
  });
});

describe('a word that is wider than a line', () => {
  it('is divided before the last consonant between two vowels', () => {
    expect(divideLines('Bewährungshilfeverein', 13, 3, measure)).toEqual([
      'Bewährungs-',
      'hilfeverein',
    ]);
    expect(divideLines('Fortbildungsveranstaltung', 19, 3, measure)).toEqual([
      'Fortbildungsveran-',
      'staltung',
    ]);
    expect(divideLines('αποκαταστατική', 11, 3, measure)).toEqual(['αποκαταστα-', 'τική']);
  });

  it('is divided by letters where there are no syllables, and keeps accents on their letters', () => {
    expect(divideLines('xxxxxxxxxxxx', 7, 3, measure)).toEqual(['xxxxxx-', 'xxxxxx']);
    expect(divideLines(`xxxxx${'x\u0301'.repeat(2)}`, 7, 3, measure)?.[0]).toMatch(/x-$/);
  });
});

describe('what does not fit at all', () => {
  it('ends with “…” behind a whole word, without the sign that led to the next', () => {
    expect(forceLines('Peer mentors, in Lisbon and Porto', 14, 1, measure)).toEqual([
      'Peer mentors…',
    ]);
    expect(oneLine('Community justice network', 22, measure)).toBe('Community justice…');
    expect(oneLine('Community justice', 22, measure)).toBe('Community justice');
  });

  it('never has more or wider lines than there is room for, whatever is written', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 120 }),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
      fc.array(fc.constantFrom('Amt', 'Bewährungshelferinnen', 'und', '—', 'a/b', '\u00ad', ' ')),
    );
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 6, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        (given, width, most) => {
          const whole = Array.isArray(given) ? given.join(' ') : given;
          const lines = forceLines(whole, width, most, measure);
          expect(lines.length).toBeLessThanOrEqual(most);
          // One sign with its accents may be wider than a line, and is not cut.
          for (const line of lines) {
            if (!/\p{M}/u.test(line)) expect(measure(line)).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });

  it('loses no letter where there is room for all', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöü]{1,40}( [a-zäöü]{1,40}){0,8}$/), (text) => {
        const lines = forceLines(text, 16, 100, measure);
        expect(lines.join('').replace(/[- ]/g, '')).toBe(text.replace(/ /g, ''));
      }),
    );
  });
});
