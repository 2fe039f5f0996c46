// For `npm run torture`: thirty kills while someone types, and the same where the journal cannot be written.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appFolder, expect, test } from '../fixtures/app.ts';
import { MOST_KEYS_LOST, p95, typeUntilKilled } from '../fixtures/typing.ts';

const SEED = 20260301;
const ROUNDS = 30;
const CONTROL_ROUNDS = 5;

test('keys lost when the app is killed while someone types', async ({ workplace }) => {
  const articles = join(workplace.library, 'articles');
  const journal = join(workplace.library, '.galley', 'journal');
  const lost = await typeUntilKilled(workplace, {
    seed: SEED,
    rounds: ROUNDS,
    // Two rounds of three on the journal alone: no save gets through.
    away: (round) => (round % 3 === 0 ? [] : [articles]),
  });
  const control = await typeUntilKilled(workplace, {
    seed: SEED,
    rounds: CONTROL_ROUNDS,
    away: () => [articles, journal],
  });
  const figures = { seed: SEED, lost, control, runtime: process.versions.node };
  const results = join(appFolder, 'test-results');
  await mkdir(results, { recursive: true });
  await writeFile(join(results, 'torture-keystrokes.json'), JSON.stringify(figures));
  expect(p95(lost)).toBeLessThanOrEqual(MOST_KEYS_LOST);
});
