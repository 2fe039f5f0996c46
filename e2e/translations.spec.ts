// Is an article translated at the desk by keys alone, and is what changes in it since seen where it belongs, and nowhere else?
import { expect, test } from './fixtures/app.ts';
import { violationsInAllColours } from './fixtures/axe.ts';
import { doCommand } from './fixtures/keys.ts';
import { Versions } from './pages/versions.ts';
import { WritingScreen } from './pages/writing.ts';

test('a translation is made by keys, and taken back', async ({ workplace }) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const writing = new WritingScreen(page);
  const versions = new Versions(page);
  const toast = page.locator('.toast');

  await writing.begin({
    headline: 'Mentors at the gate',
    text: 'Eighty practitioners spent a day on one question.\nMentors meet people before they leave prison.\nA second day is planned for spring.',
  });
  await expect(versions.section.getByText('Versions of this article')).toBeVisible();
  await doCommand(running, 'article.translate');
  await page.keyboard.type('Fr');
  await page.keyboard.press('Enter');
  await expect(toast).toContainText('Draft in French');
  await expect(writing.headline).toBeFocused();
  await expect(writing.headline).toHaveValue('Mentors at the gate');
  await expect(versions.rows).toHaveText([/English.*Original/, /French.*Up to date/]);
  await versions.section.scrollIntoViewIfNeeded();
  expect(await violationsInAllColours(app, page, 'versions')).toEqual([]);

  await toast.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(toast).toContainText('moved to the trash');
  await expect(versions.rows).toHaveCount(0);
  await expect(writing.body).toContainText('A second day is planned');
});
