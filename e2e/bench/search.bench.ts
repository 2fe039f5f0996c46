// How fast do results come into sight among ten thousand articles, and what does the search process weigh? For `npm run bench`.
import { execFile } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import { appFolder, expect, test } from '../fixtures/app.ts';
import { SearchField } from '../pages/search.ts';
import { type Painted, SETTLED_MS, timeKey } from './time-key.ts';

const run = promisify(execFile);
const ARTICLES = 10_000;
async function searchProcessKiB(app: ElectronApplication): Promise<{ pss: number; rss: number }> {
  const pid = await app.evaluate(
    ({ app: running }) =>
      running.getAppMetrics().find((one) => one.name === 'Galley search')?.pid ?? 0,
  );
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  const of = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? Number.NaN);
  return { pss: of('Pss'), rss: of('Rss') };
}

test('searching ten thousand articles in the window', async ({ workplace }) => {
  const library = join(workplace.folder, 'Large newsroom');
  const cli = join(appFolder, 'dist', 'cli.cjs');
  await run(process.execPath, [cli, 'generate', String(ARTICLES), library]);

  const ready = async (page: Page): Promise<number> => {
    const search = new SearchField(page);
    await page.locator('.list-row').first().waitFor();
    const began = performance.now();
    await search.field.focus();
    await search.type('probation sentence');
    await expect(search.status).toHaveText(/texts$/, { timeout: 120_000 });
    await search.type('');
    return performance.now() - began;
  };
  const first = await workplace.launch([`--library=${library}`]);
  const coldMilliseconds = await ready(first.page);
  await first.close();
  const cacheBytes = (await stat(join(library, '.galley', 'search-index'))).size;

  const { app, page } = await workplace.launch([`--library=${library}`]);
  const warmMilliseconds = await ready(page);
  const painted: Painted[] = [];
  for (const words of ['prague', 'education', 'the', 'work in', 'lodz mentor', 'housing heal']) {
    for (const key of words) painted.push(await timeKey(page, key === ' ' ? 'Space' : key));
    for (const _letter of words) painted.push(await timeKey(page, 'Backspace'));
  }
  // Words that no headline holds: what is found by text is in sight.
  for (const words of ['probation sentence', 'tampere juge', 'vienna conference']) {
    for (const key of words) painted.push(await timeKey(page, key === ' ' ? 'Space' : key));
    await new SearchField(page).type('');
  }
  const weight = await searchProcessKiB(app);
  const output = join(appFolder, 'test-results');
  await mkdir(output, { recursive: true });
  await new SearchField(page).type('probation sentence');
  await page.waitForTimeout(SETTLED_MS);
  await page.screenshot({ path: join(output, 'bench-search.png') });
  const figures = { coldMilliseconds, warmMilliseconds, cacheBytes, painted, weight };
  await writeFile(join(output, 'bench-search.json'), JSON.stringify(figures));
});
