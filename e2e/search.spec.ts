// Does a person find an article by words of its text, while and after they are written?
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { appFolder, expect, test } from './fixtures/app.ts';
import { violationsInAllColours } from './fixtures/axe.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { setWidth } from './fixtures/width.ts';
import { SearchField } from './pages/search.ts';
import { WritingScreen } from './pages/writing.ts';

const run = promisify(execFile);

/** The processes of the app that search. */
async function searchProcesses(app: import('@playwright/test').ElectronApplication) {
  return app.evaluate(({ app: running }) =>
    running
      .getAppMetrics()
      .filter((one) => one.name === 'Galley search')
      .map((one) => one.pid),
  );
}

test('words of a text lead to the article, all by keyboard', async ({ workplace }) => {
  const { app, page } = await workplace.launch();
  const writing = new WritingScreen(page);
  const search = new SearchField(page);
  expect(await searchProcesses(app), 'no search process before somebody searches').toEqual([]);

  await writing.begin({
    headline: 'Minutes of Tuesday',
    text: 'We agreed that Łódź sends a quartermaster to the autumn meeting.',
  });
  await writing.waitUntilSaved();
  await writing.open(/Earning the second conversation/);

  await search.field.focus();
  await page.keyboard.type('lodz quarterm');
  const card = search.card('Minutes of Tuesday');
  await expect(card).toBeVisible();
  await expect(search.marked(card)).toHaveText(['Łódź', 'quartermaster']);
  await expect(search.status).toHaveText('0 headlines, 1 text');
  expect(await searchProcesses(app)).toHaveLength(1);
  await takePicture(page, 'found');

  await page.keyboard.press('ArrowDown');
  await expect(card).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(writing.headline).toHaveValue('Minutes of Tuesday');

  // What is written now is found in a moment, and what is gone is not.
  await writing.body.click();
  await page.keyboard.press('ControlOrMeta+a');
  await writing.type('Nobody came but the lighthouse keeper.');
  await expect(card).toBeHidden();
  await search.type('lighthouse');
  await expect(search.marked(search.card('Minutes of Tuesday'))).toHaveText('lighthouse');

  // The trash takes it out of the search, too.
  await page.getByRole('button', { name: 'More steps' }).click();
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing holds “lighthouse”' })).toBeVisible();
});

test('headlines come first and at once, texts after them, and Enter opens the first', async ({
  workplace,
}) => {
  const { app, page } = await workplace.launch();
  const writing = new WritingScreen(page);
  const search = new SearchField(page);
  await search.type('se');
  await expect(search.status).toHaveText(/^\d+ headlines$/);
  await search.type('second conversation');
  await expect(writing.article(/Earning the second conversation/).first()).toBeVisible();
  await expect(search.status).toHaveText(/^1 headline, \d+ texts?$/);
  await expect(search.card(/Earning the second conversation/)).toHaveCount(0);

  // A narrow window has another list, for the same words.
  await setWidth(app, page, 900);
  await expect(search.field).toHaveValue('second conversation');
  await expect(search.status).toHaveText(/^1 headline, \d+ texts?$/);
  await search.field.press('Enter');
  await expect(writing.headline).toHaveValue(/Earning the second conversation/);
  await setWidth(app, page, 1280);
  await search.type('seminar');
  // What was found for the words before stays in sight until the answer is there.
  await expect(search.marked(search.found.first()).first()).toHaveText(/^seminar/i);
  await page.getByRole('button', { name: 'In the text' }).click();
  await expect(search.found.first()).toBeFocused();
});

test('results have no fault for axe, in all colours', async ({ workplace }) => {
  const { app, page } = await workplace.launch();
  const look = async (what: string): Promise<void> => {
    expect(await violationsInAllColours(app, page, what), what).toEqual([]);
  };
  const search = new SearchField(page);
  await search.type('conversation');
  await expect(search.found.first()).toBeVisible();
  await look('results');
  await search.found.first().click();
  await look('a result that is open');
  await search.type('xylophone quartet');
  await expect(page.getByRole('heading', { name: /^Nothing holds/ })).toBeVisible();
  await look('nothing found');
});

test('while a large archive is being read, what is known is found, and it is said how much that is', async ({
  workplace,
}) => {
  const library = join(workplace.folder, 'Large newsroom');
  await run(process.execPath, [join(appFolder, 'dist', 'cli.cjs'), 'generate', '1500', library]);
  const first = await workplace.launch([`--library=${library}`]);
  const search = new SearchField(first.page);
  await search.type('probation sentence');
  await expect(search.status).toHaveText(/Still reading the archive: [\d,]+ of 1,500\.$/);
  await expect(search.found.first()).toBeVisible();
  await takePicture(first.page, 'reading');
  await expect(search.status).not.toHaveText(/Still reading/, { timeout: 120_000 });
  await first.close();

  // The next session takes up what was kept; a kept index that is damaged changes nothing but the wait.
  const kept = join(library, '.galley', 'search-index');
  const bytes = await readFile(kept);
  const found: string[] = [];
  for (const damage of [false, true]) {
    if (damage) await writeFile(kept, bytes.fill(0, bytes.length >> 1, (bytes.length >> 1) + 99));
    const { page, close } = await workplace.launch([`--library=${library}`]);
    const again = new SearchField(page);
    await again.type('probation service europe lodz');
    await expect(again.status).toHaveText(/texts$/, { timeout: 120_000 });
    found.push((await again.found.allTextContents()).join('\n'));
    await close();
  }
  expect(found[1]).toBe(found[0]);
});

test('a search process that dies is started again, and headlines are searched all the while', async ({
  workplace,
}) => {
  const { app, page } = await workplace.launch();
  const search = new SearchField(page);
  const writing = new WritingScreen(page);
  await search.type('conversation');
  await expect(search.found.first()).toBeVisible();
  const [first] = await searchProcesses(app);
  await app.evaluate((_electron, pid) => process.kill(pid ?? Number.NaN, 'SIGKILL'), first);
  await search.type('second');
  await expect(writing.article(/Earning the second conversation/).first()).toBeVisible();
  await expect(search.found.first()).toBeVisible();
  await expect(search.status).toHaveText(/texts$/);
  await expect.poll(async () => (await searchProcesses(app)).includes(first ?? 0)).toBe(false);
});
