import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../sha256-for-tests.ts';
import { fingerprintOf, isMadeOfSame, unit } from './fingerprint.ts';

describe('a fingerprint', () => {
  it('is the same for the same content, whether or not its parts are units', () => {
    const card = () => ({ headline: 'A', categories: [{ name: 'Prisons' }] });
    const one = fingerprintOf([unit(card()), 1, null], sha256);
    expect(fingerprintOf([unit(card()), 1, null], sha256)).toBe(one);
    expect(fingerprintOf([unit({ ...card(), headline: 'B' }), 1, null], sha256)).not.toBe(one);
  });

  it('differs where anything differs, however deep', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const isEqual = JSON.stringify(a) === JSON.stringify(b);
        const prints = [a, b].map((value) => fingerprintOf({ inside: [value] }, sha256));
        expect(prints[0] === prints[1]).toBe(isEqual);
      }),
    );
  });
});

describe('being made of the same', () => {
  it('means the same fingerprint', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.boolean(), (a, b, takeCopy) => {
        const other = takeCopy ? structuredClone(a) : b;
        if (!isMadeOfSame(a, other)) return;
        expect(fingerprintOf(other, sha256)).toBe(fingerprintOf(a, sha256));
      }),
    );
  });

  it('holds for plain data around the same units, and not for a unit that was made anew', () => {
    const card = unit({ headline: 'A' });
    expect(isMadeOfSame({ cards: [card], number: 1 }, { cards: [card], number: 1 })).toBe(true);
    expect(isMadeOfSame({ cards: [card] }, { cards: [unit({ headline: 'A' })] })).toBe(false);
    expect(isMadeOfSame({ cards: [card], number: 1 }, { cards: [card], number: 2 })).toBe(false);
    expect(isMadeOfSame(new Date(1), new Date(2))).toBe(false);
  });
});
