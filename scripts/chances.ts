// What do property tests take for chance? The same in every run, so that a commit passes or fails whatever the luck of
// the machine; other chances, and more of them, are what `npm run explore` is for. Vitest gives this to who asks for
// fast-check.
import * as real from '../node_modules/fast-check/lib/fast-check.js';

export * from '../node_modules/fast-check/lib/fast-check.js';

/** Where a test names no seed of its own. */
export const SEED = 20_261_125;

/** How many times as many runs are made, each time with other seeds; nothing where tests are as they stand. */
const times = Number(process.env.GALLEY_CHANCES ?? '0');

if (times <= 0) real.configureGlobal({ seed: SEED });

/** As fast-check’s own: what it throws names the seed, and the smallest case that does not hold. */
export function assert<T>(
  property: Parameters<typeof real.assert<T>>[0],
  parameters: real.Parameters<T> = {},
): Promise<void> | void {
  if (times <= 0) return real.assert(property, parameters);
  const { seed: _theirs, ...others } = parameters;
  const numRuns = Math.ceil((others.numRuns ?? 100) * times);
  return real.assert(property, { ...others, numRuns });
}

export default { ...real, assert };
