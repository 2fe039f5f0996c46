// Is undo the same by key, by the menu bar and by the palette: what was last changed on the screen, and the text where the keyboard is in one?
import { expect, test } from './fixtures/app.ts';
import { chooseInMenu, doCommand, takeFromMenu } from './fixtures/keys.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { WritingScreen } from './pages/writing.ts';

test('a screen takes back its last change and a text field its text, by menu bar, by key and by palette', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { page } = running;
  const { keyboard } = page;
  const toast = page.locator('.toast');
  const screen = page.getByRole('main').filter({ visible: true });

  await test.step('words of the newsroom', async () => {
    await doCommand(running, 'go.terms');
    const row = (name: string) => screen.getByRole('row').filter({ hasText: name });
    await row('Electronic monitoring').click();
    await keyboard.press('F2');
    await keyboard.type('Tagging');
    await keyboard.press('Enter');
    await expect(row('Tagging')).toBeFocused();

    // In a field the text is meant, and nothing else.
    const filter = screen.getByRole('searchbox', { name: 'Filter categories' });
    await filter.focus();
    await keyboard.type('tag');
    await expect(screen.getByRole('row')).toHaveCount(2);
    await chooseInMenu(running, 'edit.undo');
    await expect(filter).not.toHaveValue('tag');
    await chooseInMenu(running, 'edit.redo');
    await expect(filter).toHaveValue('tag');
    await doCommand(running, 'edit.undo');
    await expect(filter).not.toHaveValue('tag');
    await keyboard.press('Escape');
    await expect(filter).toHaveValue('');
    await expect(row('Tagging')).toBeVisible();

    await row('Tagging').focus();
    await chooseInMenu(running, 'edit.undo');
    await expect(row('Electronic monitoring')).toBeVisible();
    await expect(toast).toContainText('All is as before.');
    await chooseInMenu(running, 'edit.redo');
    await expect(row('Tagging')).toBeVisible();
    await expect(toast).toContainText('Done once more.');
    await doCommand(running, 'edit.undo');
    await expect(row('Electronic monitoring')).toBeVisible();
    await doCommand(running, 'edit.undo');
    await expect(toast).toContainText('There is nothing to undo on this screen.');
  });

  await test.step('articles, a change that waits for whoever comes back, and the palette', async () => {
    await doCommand(running, 'go.articles');
    const rows = screen.locator('[data-article]');
    await rows.first().press('x');
    const bar = page.getByRole('toolbar', { name: 'Articles you have chosen' });
    await bar.getByRole('button', { name: 'News type' }).press('Enter');
    await takeFromMenu(page, 'Vacancy');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Change \d/ })
      .press('Enter');
    await expect(toast).toContainText('1 article changed.');
    await doCommand(running, 'go.terms');
    await doCommand(running, 'edit.undo');
    await expect(toast).toContainText('There is nothing to undo on this screen.');
    await doCommand(running, 'go.back');
    await expect(rows.first()).toBeVisible();
    await chooseInMenu(running, 'edit.undo');
    await expect(toast).toContainText('1 article is as before.');
    await doCommand(running, 'palette');
    await keyboard.type('>redo');
    await keyboard.press('Enter');
    await expect(toast).toContainText('1 article changed.');
    await takePicture(page, 'undo-desk');
    await doCommand(running, 'edit.undo');
    await expect(toast).toContainText('1 article is as before.');
  });

  await test.step('an article: its text, its details, its state, and the name of a revision', async () => {
    const writing = new WritingScreen(page);
    await doCommand(running, 'article.new');
    await writing.headline.fill('Minutes');
    await writing.body.click();
    await writing.type('One school.');
    await chooseInMenu(running, 'edit.undo');
    await expect(writing.body).not.toContainText('One school.');
    await chooseInMenu(running, 'edit.redo');
    await expect(writing.body).toContainText('One school.');
    await writing.chooseNewsType('Vacancy');
    const newsType = writing.details.getByRole('combobox', { name: 'News type' });
    await newsType.focus();
    await doCommand(running, 'edit.undo');
    await expect(newsType.locator('option:checked')).not.toHaveText('Vacancy');
    await expect(writing.body).toContainText('One school.');
    await writing.waitUntilSaved();

    await writing.details.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(writing.details.getByText('Published', { exact: true })).toBeVisible();
    await doCommand(running, 'view.history');
    await page.getByRole('button', { name: 'Name this revision' }).click();
    const name = page.getByRole('textbox', { name: 'Name of the revision' });
    await name.fill('For the board');
    await name.press('Enter');
    const named = page.getByRole('button', { name: /^For the board/ });
    await expect(named).toBeFocused();
    await page.getByRole('button', { name: 'Change the name' }).click();
    await name.fill('For the members');
    await name.press('Enter');
    await expect(page.getByRole('button', { name: /^For the members/ })).toBeFocused();
    await takePicture(page, 'undo-history');
    await chooseInMenu(running, 'edit.undo');
    await expect(named).toBeVisible();
    await expect(toast).toContainText('called “For the board” now.');
    await doCommand(running, 'edit.undo');
    await expect(named).toHaveCount(0);
    await toast.getByRole('button', { name: 'Redo' }).click();
    await expect(named).toBeVisible();
    await doCommand(running, 'edit.undo');
    await expect(named).toHaveCount(0);
    // Before the names came the publishing, which is next.
    await keyboard.press('Escape');
    await chooseInMenu(running, 'edit.undo');
    await expect(writing.details.getByText('Published', { exact: true })).toBeHidden();
  });
});
