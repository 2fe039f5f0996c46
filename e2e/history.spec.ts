// Can a person see what an article was, bring it back, and take that back? And what was moved to the trash?
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Workplace } from './fixtures/app.ts';
import { violations } from './fixtures/axe.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { WritingScreen } from './pages/writing.ts';

test('a change after publishing is seen word by word, taken back, and taken back again', async ({
  workplace,
}) => {
  const { page } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.begin({
    headline: 'What keeps trust going',
    text: 'Eighty practitioners spent a day on one question.\nNobody promised a method.',
  });
  await writing.waitUntilSaved();
  await writing.details.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(writing.details.getByText('Published', { exact: true })).toBeVisible();
  await writing.body.getByText('Eighty').dblclick({ position: { x: 20, y: 10 } });
  await writing.type('Ninety ');
  await writing.addCategory('Mental health');
  await expect(writing.saveState).toHaveText(/^Saved at /);

  // All by keyboard: the last tab by End, the entry by Enter.
  await writing.details.getByRole('tab', { name: 'Details' }).focus();
  await page.keyboard.press('End');
  await expect(writing.details.getByRole('tab', { name: 'History' })).toBeFocused();
  await writing.details.getByRole('button', { name: /^Before publishing/ }).focus();
  await page.keyboard.press('Enter');

  const screen = page.getByRole('main');
  await expect(page.getByRole('button', { name: /^Before publishing/ })).toBeFocused();
  await expect(screen.locator('del').filter({ hasText: 'Eighty' })).toContainText('removed:');
  await expect(screen.locator('ins').filter({ hasText: 'Ninety' })).toContainText('added:');
  await expect(screen.locator('ins').filter({ hasText: 'Mental health' })).toBeVisible();
  await expect(screen.locator('dt').filter({ hasText: 'State' })).toBeVisible();
  const untouched = screen.locator('.diff-row').filter({ hasText: 'Nobody promised a method.' });
  await expect(untouched.locator('ins, del')).toHaveCount(0);
  await takePicture(page, 'history');

  await page.getByRole('button', { name: /^Restore / }).click();
  await expect(writing.body).toContainText('Eighty practitioners');
  await expect(writing.details.getByText('Published', { exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(writing.body).toContainText('Ninety');
  await expect(writing.body).not.toContainText('Eighty');
});

test('a named revision keeps its name, and Escape leads back to where it was opened', async ({
  workplace,
}) => {
  const { page } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.newArticle();
  await writing.headline.fill('Minutes');
  await writing.waitUntilSaved();
  await writing.open(/Earning the second conversation/);
  await writing.open('Minutes');
  await writing.details.getByRole('tab', { name: 'History' }).click();
  await writing.details.getByRole('button', { name: /End of writing/ }).click();
  await page.getByRole('button', { name: 'Name this revision' }).click();
  await page.getByRole('textbox', { name: 'Name of the revision' }).fill('As the board saw it');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^As the board saw it/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(writing.details.getByRole('tab', { name: 'History' })).toBeFocused();
  await expect(writing.details.getByRole('button', { name: /^As the board saw it/ })).toBeVisible();
});

test('what went to the trash is listed there and comes back', async ({ workplace }) => {
  const { page } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.newArticle();
  await writing.headline.fill('Not needed after all');
  await writing.waitUntilSaved();
  await page.getByRole('button', { name: 'More steps' }).click();
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(writing.article('Not needed after all')).toBeHidden();
  await page.getByRole('button', { name: 'Trash', exact: true }).click();
  const trash = page.getByRole('list', { name: 'Trash' });
  await expect(trash.getByText('Not needed after all')).toBeVisible();
  await expect(trash.getByText('Moved just now')).toBeVisible();
  await takePicture(page, 'trash');
  // Escape leaves from anywhere, with the focus on nothing too; and a pane that is asked for comes instead of the screen.
  await page.getByText('Articles moved here stay').click();
  await page.keyboard.press('Escape');
  await expect(trash).toBeHidden();
  await page.getByRole('button', { name: 'Trash', exact: true }).click();
  const toggle = page.getByRole('button', { name: 'Show or hide the article list' });
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await toggle.click();
  await expect(trash).toBeHidden();
  await expect(page.getByRole('list', { name: 'Articles' })).toBeVisible();
  await page.getByRole('button', { name: 'Trash', exact: true }).click();
  await trash.getByRole('button', { name: 'Restore “Not needed after all”' }).click();
  await expect(page.getByText('The trash is empty')).toBeVisible();
  await page.getByRole('button', { name: 'Back to writing' }).click();
  await expect(writing.article('Not needed after all')).toBeVisible();
});

/** An article is saved, and the app closed. */
async function saveStaffSurvey(workplace: Workplace): Promise<void> {
  const { page, close } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.newArticle();
  await writing.headline.fill('Staff survey');
  await writing.waitUntilSaved();
  await close();
}

/** Another program writes into the file of that article; what is left is valid JSON. */
async function alter(workplace: Workplace, from: string, to: string): Promise<void> {
  const folder = join(workplace.library, 'articles');
  for (const name of await readdir(folder)) {
    const text = await readFile(join(folder, name), 'utf8');
    if (!/St.ff survey/.test(text)) continue;
    await writeFile(join(folder, name), text.replace(from, to));
  }
}

test('an article whose file is damaged is opened again from its history', async ({ workplace }) => {
  await saveStaffSurvey(workplace);
  await alter(workplace, '"headline"', '"hairline"');
  const { page } = await workplace.launch();
  await page.getByRole('button', { name: 'What happened' }).click();
  await page.getByRole('button', { name: /^Open the revision of .*“Staff survey”/ }).click();
  const again = new WritingScreen(page);
  await expect(again.headline).toHaveValue('Staff survey');
  await expect(again.article('Staff survey')).toBeVisible();
  await expect(page.getByRole('button', { name: 'What happened' })).toBeHidden();
});

test('an article whose file was changed elsewhere waits for a choice, both versions side by side', async ({
  workplace,
}) => {
  await saveStaffSurvey(workplace);
  await alter(workplace, 'Staff survey', 'Stuff survey');

  const second = await workplace.launch();
  await second.page.getByRole('button', { name: 'What happened' }).click();
  await second.page.getByRole('button', { name: 'Compare and choose…' }).click();
  await expect(second.page.getByRole('heading', { name: 'The file as it is now' })).toBeVisible();
  await takePicture(second.page, 'altered');
  expect(await violations(second.page)).toEqual([]);
  await second.page.getByRole('button', { name: 'Decide later' }).click();
  await expect(second.page.getByRole('button', { name: 'What happened' })).toBeVisible();
  await second.page.getByRole('button', { name: 'What happened' }).click();
  await second.page.getByRole('button', { name: 'Compare and choose…' }).click();
  await second.page.getByRole('button', { name: 'Use the file as it is' }).click();
  await expect(new WritingScreen(second.page).headline).toHaveValue('Stuff survey');
  await expect(second.page.getByRole('button', { name: 'What happened' })).toBeHidden();
  await second.close();

  await alter(workplace, 'Stuff survey', 'Stiff survey');
  const { page } = await workplace.launch();
  await page.getByRole('button', { name: 'What happened' }).click();
  await page.getByRole('button', { name: 'Compare and choose…' }).click();
  await page.getByRole('button', { name: /^Open the version of/ }).click();
  await expect(new WritingScreen(page).headline).toHaveValue('Stuff survey');
  await expect(page.getByRole('button', { name: 'What happened' })).toBeHidden();
});
