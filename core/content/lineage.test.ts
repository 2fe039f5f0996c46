// Is it known of any two revisions whether one was made from the other?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendLine, type Lineage, relateLines } from './lineage.ts';

const lineOf = (...writers: [by: string, to: number][]): Lineage =>
  writers.reduce<Lineage>((line, [by, to]) => extendLine(line, by, to), []);

describe('the line of an article', () => {
  it('has one member for each writer, however often it saved', () => {
    expect(lineOf(['a', 1], ['a', 2], ['a', 3], ['b', 4], ['a', 5])).toEqual([
      { by: 'a', to: 3 },
      { by: 'b', to: 4 },
      { by: 'a', to: 5 },
    ]);
  });

  it('tells what was made from what', () => {
    const known = lineOf(['a', 3], ['b', 7]);
    expect(relateLines(lineOf(['a', 3], ['b', 7]), known)).toBe('same');
    expect(relateLines(lineOf(['a', 3], ['b', 9]), known)).toBe('after');
    expect(relateLines(lineOf(['a', 3], ['b', 7], ['c', 8]), known)).toBe('after');
    expect(relateLines(lineOf(['a', 3], ['b', 5]), known)).toBe('before');
    expect(relateLines(lineOf(['a', 2]), known)).toBe('before');
    expect(relateLines([], known)).toBe('before');
    // Another computer went on from the third revision, and so did we.
    expect(relateLines(lineOf(['a', 3], ['c', 9]), known)).toBe('apart');
    // It went on from our fifth, and we went on to the seventh.
    expect(relateLines(lineOf(['a', 3], ['b', 5], ['c', 6]), known)).toBe('apart');
  });

  it('takes for unrelated what it has forgotten', () => {
    const old = lineOf(['w0', 1]);
    const writers = Array.from({ length: 40 }, (_, index): [string, number] => [
      `w${index}`,
      index + 1,
    ]);
    expect(relateLines(lineOf(...writers), old)).toBe('apart');
  });

  it('agrees with a history that forgets nothing', () => {
    // Each step: a writer goes on from any revision there is so far.
    const steps = fc.array(fc.record({ from: fc.nat(), by: fc.constantFrom('a', 'b', 'c') }), {
      minLength: 2,
      maxLength: 14,
    });
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), (moves, one, other) => {
        // A writer works where it is until it takes up another revision, which makes it another opening.
        const made: { line: Lineage; ancestors: Set<number> }[] = [
          { line: [], ancestors: new Set([0]) },
        ];
        const at = new Map<string, { name: string; revision: number }>();
        for (const [number, { from, by }] of moves.entries()) {
          const base = from % made.length;
          const here = at.get(by);
          const name = here?.revision === base ? here.name : `${by}${number}`;
          const parent = made[base];
          if (parent === undefined) throw new Error('no such revision');
          const depth = (parent.line.at(-1)?.to ?? 0) + 1;
          made.push({
            line: extendLine(parent.line, name, depth),
            ancestors: new Set([...parent.ancestors, made.length]),
          });
          at.set(by, { name, revision: made.length - 1 });
        }
        const [first, second] = [one % made.length, other % made.length];
        const [found, known] = [made[first], made[second]];
        if (found === undefined || known === undefined) throw new Error('no such revision');
        const isAfter = found.ancestors.has(second);
        const isBefore = known.ancestors.has(first);
        const expected = isAfter ? (isBefore ? 'same' : 'after') : isBefore ? 'before' : 'apart';
        expect(relateLines(found.line, known.line)).toBe(expected);
      }),
      { numRuns: 2_000, seed: 20_261_124 },
    );
  });
});
