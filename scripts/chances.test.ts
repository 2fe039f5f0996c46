// Do property tests see the same in every run?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEED } from './chances.ts';

/** Everything that a property is given in one run. */
function given(parameters: fc.Parameters<[number]> = {}): number[] {
  const numbers: number[] = [];
  fc.assert(
    fc.property(fc.integer(), (number) => void numbers.push(number)),
    parameters,
  );
  return numbers;
}

describe.runIf(process.env.GALLEY_CHANCES === undefined)('a property', () => {
  it('is given the same in every run', () => {
    expect(given()).toHaveLength(100);
    expect(given()).toEqual(given());
    expect(given()).toEqual(given({ seed: SEED }));
  });

  it('is given what its own seed says, where it has one', () => {
    expect(given({ seed: 1, numRuns: 20 })).toEqual(given({ seed: 1, numRuns: 20 }));
    expect(given({ seed: 1 })).not.toEqual(given());
  });

  it('that does not hold says by which seed that is seen again', () => {
    expect(() =>
      fc.assert(
        fc.property(fc.nat(), (number) => {
          expect(number).toBeLessThan(3);
        }),
      ),
    ).toThrow(`seed: ${SEED}`);
  });
});
