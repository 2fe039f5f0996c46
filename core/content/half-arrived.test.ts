// Is the beginning of a record told from a damaged one?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../sha256-for-tests.ts';
import { isCutOff } from './half-arrived.ts';
import { encodeRecord } from './records.ts';

const record = (from: string): string =>
  encodeRecord('redirects', { redirects: [{ from, to: '"[{\\' }] }, sha256).text;

describe('a text that was cut off', () => {
  it('is known at every place it may be cut, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (from, at) => {
        const whole = record(from);
        const end = whole.lastIndexOf('}');
        expect(isCutOff(whole.slice(0, at % (end + 1)))).toBe(true);
        expect(isCutOff(whole.slice(0, end + 1))).toBe(false);
      }),
      { numRuns: 500, seed: 20_261_124 },
    );
  });

  it.each([
    ['a whole record', record('news/a/')],
    ['nulls', '\0\0\0'],
    ['null', 'null'],
    ['a list', '[{'],
    ['a beginning with nulls behind it', `${record('news/a/').slice(0, 40)}\0\0\0`],
    ['a record with more behind it', `${record('news/a/')}{`],
    ['a bracket that closes another', '{"a": [1}'],
    ['something else', '<!doctype html>'],
  ])('is not %s', (_what, text) => {
    expect(isCutOff(text)).toBe(false);
  });
});
