// For `npm run torture`: thirty kills while someone types, and the same where the journal cannot be written.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appFolder, expect, test, type Workplace } from '../fixtures/app.ts';
import { MOST_KEYS_LOST, p95, typeUntilKilled } from '../fixtures/typing.ts';

const SEED = 20260301;

const articles = ({ library }: Workplace): string => join(library, 'articles');
const journal = ({ library }: Workplace): string => join(library, '.galley', 'journal');

/** Where scripts/torture/keystrokes.ts reads it. */
async function leave(name: string, lost: readonly number[], hung = 0): Promise<void> {
  const results = join(appFolder, 'test-results');
  await mkdir(results, { recursive: true });
  await writeFile(
    join(results, `torture-${name}.json`),
    JSON.stringify({ seed: SEED, lost, hung }),
  );
}

test('keys lost when the app is killed while someone types', async ({ workplace }) => {
  let hung = 0;
  const lost = await typeUntilKilled(workplace, {
    seed: SEED,
    rounds: 30,
    onHungStart: () => {
      hung++;
    },
    // Two rounds of three on the journal alone: no save gets through.
    away: (round) => (round % 3 === 0 ? [] : [articles(workplace)]),
  });
  await leave('keystrokes', lost, hung);
  expect(p95(lost)).toBeLessThanOrEqual(MOST_KEYS_LOST);
});

test('(known-bad control) keys lost where there is no journal', async ({ workplace }) => {
  const lost = await typeUntilKilled(workplace, {
    seed: SEED,
    rounds: 5,
    away: () => [articles(workplace), journal(workplace)],
  });
  await leave('keystrokes-control', lost);
  expect(p95(lost)).toBeGreaterThan(MOST_KEYS_LOST);
});
