// What closing does when the last words cannot be saved: it asks, and staying loses nothing.
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { WritingScreen } from './pages/writing.ts';

test('closing over text that cannot be saved asks first; staying keeps it, and it is saved once it can be', async ({
  workplace,
}) => {
  test.skip(process.platform === 'win32', 'folders are made read-only by their mode');
  const { app, page } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.newArticle();
  await writing.headline.fill('Before the folder was locked');
  await writing.waitUntilSaved();
  const articles = join(workplace.library, 'articles');
  await chmod(articles, 0o500);
  await writing.body.click();
  await writing.type('Words that have nowhere to go yet.');
  await expect(writing.saveState).toContainText('Not saved');

  const asked = app.evaluate(
    ({ dialog }) =>
      new Promise<string>((resolve) => {
        dialog.showMessageBox = (...given: unknown[]) => {
          const options = given.at(-1);
          resolve(JSON.stringify(options));
          return Promise.resolve({ response: 0, checkboxChecked: false });
        };
      }),
  );
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  expect(await asked).toContain('could not be saved');
  await expect(writing.body).toContainText('Words that have nowhere to go yet.');

  await chmod(articles, 0o700);
  await page.getByRole('button', { name: 'What to do' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save again' }).click();
  await writing.waitUntilSaved();
});
