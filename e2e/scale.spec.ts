// Is a large newsroom as quick to work in as a small one, and does it stay in the window's own limits?
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { appFolder, expect, test } from './fixtures/app.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { WritingScreen } from './pages/writing.ts';

const run = promisify(execFile);
const count = 1500;

test('a newsroom of thousands opens, is filtered, edited and saved', async ({ workplace }) => {
  const library = join(workplace.folder, 'Large newsroom');
  const cli = join(appFolder, 'dist', 'cli.cjs');
  await run(process.execPath, [cli, 'generate', String(count), library]);
  const { page } = await workplace.launch([`--library=${library}`]);
  const screen = new WritingScreen(page);

  const total = page.locator('.list-head .count');
  await expect(total).toHaveText(count.toLocaleString('en'));
  const rows = page.locator('.list-row');
  await expect(rows.first()).toBeVisible();
  expect(await rows.count()).toBeLessThan(100);

  const filter = page.getByRole('textbox', { name: 'Filter' });
  await filter.fill('prague');
  await expect(screen.article(/prague/i).first()).toBeVisible();
  await expect(page.locator('.list-row button').first()).toContainText(/prague/i);
  expect(await rows.count()).toBeLessThan(100);
  await takePicture(page, 'filtered');

  await screen.open(/prague/i);
  await expect(screen.headline).toHaveValue(/prague/i);
  await screen.body.click();
  await page.keyboard.press('ControlOrMeta+End');
  await screen.type(' The very last sentence of a long day.');
  await screen.waitUntilSaved();

  const articles = join(library, 'articles');
  const texts = await Promise.all(
    (await readdir(articles)).map((name) => readFile(join(articles, name), 'utf8')),
  );
  const changed = texts.filter((text) => text.includes('The very last sentence of a long day.'));
  expect(changed).toHaveLength(1);

  // The list scrolls to its very end without drawing what is not in sight.
  await filter.fill('');
  await page.locator('.list-scroller').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(page.locator(`.list-row[data-index="${count / 2}"]`)).toHaveCount(0);
  expect(await rows.count()).toBeLessThan(100);
  await takePicture(page, 'the end');

  // So does the table of all articles.
  await page.keyboard.press('ControlOrMeta+1');
  const table = page.getByRole('grid', { name: 'Articles of this newsroom' });
  await expect(table).toHaveAttribute('aria-rowcount', /^1[5-9]\d\d$/);
  const tableRows = table.getByRole('row');
  await table.locator('.desk-row[tabindex="0"]').press('End');
  await expect(tableRows.last()).toBeInViewport();
  await page.locator('.desk-scroller').evaluate((box) => box.scrollTo(0, box.scrollHeight / 2));
  await expect(table.locator('.desk-row.is-stuck')).toBeInViewport();
  expect(await tableRows.count()).toBeLessThan(100);
  // What is found is looked at from its beginning.
  await page.getByRole('searchbox', { name: 'Search headlines and texts' }).fill('prague');
  await expect(table.locator('[data-article]').first()).toContainText(/prague/i);
  await expect(table.locator('.desk-row.is-stuck')).toHaveAttribute('aria-rowindex', '2');
  expect(await tableRows.count()).toBeLessThan(100);
});
