// Two windows, one article: is anything typed in either of them ever lost, and is it always clear what became of it?
import { chmod, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test, type Workplace } from './fixtures/app.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { kill } from './fixtures/crashes.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { collide, goOn, openTwice } from './fixtures/windows.ts';
import { Conflict } from './pages/conflict.ts';
import { WritingScreen } from './pages/writing.ts';

test.skip(process.platform === 'win32', 'folders are made read-only by their mode');

/** The texts of all history entries of the newsroom. */
async function history(workplace: Workplace): Promise<string> {
  const folder = join(workplace.library, 'history');
  const names = (await readdir(folder, { recursive: true })).filter((one) => one.endsWith('.gz'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return texts.map((bytes) => gunzipSync(bytes).toString('utf8')).join('\n');
}

test('a window shows what the other one saves, and keeps the caret where it is', async ({
  workplace,
}) => {
  const { first, second } = await openTwice(workplace, 'Shared');
  await second.body.click();
  await second.page.keyboard.press('ControlOrMeta+End');
  await goOn(first, ' More.');
  await expect(second.body).toContainText('Both began here. More.');
  // The caret is still at the end, so this is where typing goes on.
  await second.type(' In the second window.');
  await expect(first.body).toContainText('And this stays. In the second window.');
  await expect(second.body).toContainText('Both began here. More.');

  // What the two changed apart from each other is put together.
  await first.headline.fill('Shared by two');
  await second.summary.fill('A summary');
  await expect(second.headline).toHaveValue('Shared by two');
  await expect(first.summary).toHaveValue('A summary');
  await expect(new Conflict(first.page).notice).toBeHidden();
  await expect(new Conflict(second.page).notice).toBeHidden();
  await expect(second.article('Shared by two')).toBeVisible();
});

test('both texts stand side by side to the last key, and mine is kept', async ({ workplace }) => {
  const two = await openTwice(workplace, 'Trust');
  const conflict = await collide(workplace, two);
  // Writing goes on in the conflict.
  await two.second.type(' To the last key.');
  await conflict.compare();
  await expect(conflict.only('mine', 'To the last key')).toContainText('only here:');
  await expect(conflict.only('other', 'Theirs')).toContainText('only in the newsroom:');
  expect(await violationsInAllColours(two.running.app, conflict.page, 'conflict')).toEqual([]);
  await conflict.choose('Keep my text');
  await expect(two.second.body).toContainText('Mine went on. To the last key.');
  await expect(two.first.body).toContainText('Mine went on. To the last key.');
  expect(await history(workplace)).toContain('Theirs went on.');

  // The choice is taken back.
  await conflict.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(two.second.body).toContainText('Theirs went on.');
  await expect(two.first.body).toContainText('Theirs went on.');
  expect(await history(workplace)).toContain('To the last key.');
});

test('the other text is kept, and mine comes back from the history', async ({ workplace }) => {
  const two = await openTwice(workplace, 'Trust');
  const conflict = await collide(workplace, two);
  await conflict.compare();
  await conflict.page.keyboard.press('Escape');
  await expect(two.second.body).toContainText('Mine went on.');
  await conflict.compare();
  await conflict.choose('Keep the other text');
  await expect(two.second.body).toContainText('Theirs went on.');
  await expect(two.second.body).not.toContainText('Mine');
  expect(await readdir(join(workplace.library, '.galley', 'journal'))).toEqual([]);
  await two.second.details.getByRole('tab', { name: 'History' }).click();
  await two.second.details.getByRole('button', { name: /^Other text of a conflict/ }).click();
  await two.second.page.getByRole('button', { name: /^Restore / }).click();
  await expect(two.second.body).toContainText('Mine went on.');
  await expect(two.first.body).toContainText('Mine went on.');
});

test('both are kept, mine as a draft of its own', async ({ workplace }) => {
  const two = await openTwice(workplace, 'Trust');
  const conflict = await collide(workplace, two);
  await conflict.compare();
  await conflict.choose('Keep both');
  await expect(two.second.body).toContainText('Theirs went on.');
  await expect(two.first.article('Trust (my version)')).toBeVisible();
  await two.second.open('Trust (my version)');
  await expect(two.second.body).toContainText('Mine went on.');
});

test('killed in the middle of a conflict, both texts are there', async ({ workplace }) => {
  const two = await openTwice(workplace, 'Trust');
  const conflict = await collide(workplace, two);
  await two.second.type(' To the last key.');
  await conflict.compare();
  await expect
    .poll(async () => {
      const folder = join(workplace.library, '.galley', 'journal');
      const notes = await Promise.all(
        (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
      );
      return notes.join('\n');
    })
    .toContain('To the last key.');
  await kill(two.running);
  two.running.faults.length = 0;
  const { page } = await workplace.launch();
  const again = new WritingScreen(page);
  await expect(again.recovery).toContainText('both texts are kept');
  await again.recovery.getByRole('button', { name: 'Compare both…' }).click();
  const both = new Conflict(page);
  await expect(both.only('mine', 'To the last key')).toBeVisible();
  await expect(both.only('other', 'Theirs')).toBeVisible();
  await takePicture(page, 'copy');
  expect(await violations(page)).toEqual([]);
  await both.screen.getByRole('button', { name: 'Use the draft’s text' }).click();
  await expect(again.headline).toHaveValue('Trust');
  await expect(again.body).toContainText('To the last key.');
  await expect(again.article('Trust (recovered)')).toBeHidden();
  expect(await history(workplace)).toContain('Theirs went on.');
});

test('an article trashed in one window stays in the other one while its text is not saved', async ({
  workplace,
}) => {
  const { running, first, second } = await openTwice(workplace, 'Trust');
  const articles = join(workplace.library, 'articles');
  await chmod(articles, 0o500);
  await goOn(second, ' Not saved yet.');
  await expect(second.saveState).toContainText('Not saved');
  await chmod(articles, 0o700);
  await first.page.getByRole('button', { name: 'More steps' }).click();
  await first.page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(second.article('Trust')).toBeHidden();
  await second.page.keyboard.press('ControlOrMeta+s');
  const { notice } = new Conflict(second.page);
  await expect(notice).toContainText('is no longer in the list');
  await takePicture(second.page, 'gone');
  await notice.getByRole('button', { name: 'Bring it back' }).click();
  await second.waitUntilSaved();
  await first.open('Trust');
  await expect(first.body).toContainText('Not saved yet.');

  // With nothing unsaved the other window lets go of it, and says so.
  await first.page.getByRole('button', { name: 'More steps' }).click();
  await first.page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(second.body).toBeHidden();
  await expect(second.page.getByText('“Trust” was closed here').first()).toBeAttached();
  await running.close();
});

test('closing everything saves in every window, and closing the newsroom too', async ({
  workplace,
}) => {
  const { running, first, second } = await openTwice(workplace, 'Trust');
  await first.newArticle();
  await first.headline.fill('In the first window');
  await goOn(second, ' In the second window.');
  await running.app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File');
    file?.submenu?.items.find(({ label }) => label === 'Close newsroom')?.click();
  });
  for (const { page } of [first, second]) {
    await expect(page.getByRole('button', { name: 'Open the sample newsroom' })).toBeVisible();
  }
  await first.page.getByRole('button', { name: /^Sample newsroom/ }).click();
  // One window opens it, and the other one is in it as well.
  await second.open('Trust');
  await expect(second.body).toContainText('In the second window.');
  await first.open('In the first window');
  await first.headline.fill('In the first window, again');
  await goOn(second, ' And again.');
  await running.close();
  const { page } = await workplace.launch();
  const again = new WritingScreen(page);
  await again.open('In the first window, again');
  await again.open('Trust');
  await expect(again.body).toContainText('And again.');
});
