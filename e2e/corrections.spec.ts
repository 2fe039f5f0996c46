// Do readers learn what was wrong in an article, and why one is gone, from what an editor writes in its details?
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { exportByTwin, openBundle } from './fixtures/bundle.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { WritingScreen } from './pages/writing.ts';

test('a correction and then a notice of withdrawal come to the page of the article', async ({
  workplace,
}) => {
  const { app, page } = await workplace.launch();
  const { keyboard } = page;
  const writing = new WritingScreen(page);
  await writing.newArticle();
  await writing.headline.fill('Nineteen countries in one room');
  await writing.body.click();
  await writing.type('The seminar met in Utrecht.\n');
  await writing.waitUntilSaved();
  const section = writing.details.getByRole('region', { name: 'Corrections' });
  await expect(section).toBeHidden();
  await writing.details.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(writing.details.getByText('Published', { exact: true })).toBeVisible();

  const path = join(workplace.folder, 'website.zip');
  const pageOf = async (): Promise<string> => {
    await exportByTwin(workplace.library, path);
    const bundle = await openBundle(path);
    const name = 'data/site/news/nineteen-countries-in-one-room/index.html';
    return bundle.names.includes(name) ? bundle.text(name) : '';
  };

  await test.step('a correction, by the keyboard', async () => {
    await section.getByRole('button', { name: 'Add correction' }).focus();
    await keyboard.press('Enter');
    const field = section.getByLabel('Correction 1', { exact: true });
    await expect(field).toBeFocused();
    await keyboard.type('There were seventeen.');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('There were seventeen.');
    await section.getByRole('button', { name: 'Remove correction 1' }).click();
    await expect(field).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(field).toHaveValue('There were seventeen.');
    expect(await violationsInAllColours(app, page, 'correction')).toEqual([]);
    await writing.waitUntilSaved();
    await expect.poll(pageOf, { timeout: 120_000 }).toContain('There were seventeen.');
  });

  await test.step('a notice, once it is archived', async () => {
    const notice = writing.details.getByLabel('Notice for readers');
    await expect(notice).toBeHidden();
    await writing.details.getByRole('button', { name: 'Archive', exact: true }).click();
    await expect(writing.details.getByText('Archived', { exact: true })).toBeVisible();
    await expect.poll(pageOf, { timeout: 120_000 }).toBe('');
    await notice.fill('Withdrawn at the wish of a speaker.');
    await takePicture(page, 'notice');
    expect(await violations(page), 'the notice').toEqual([]);
    await writing.waitUntilSaved();
    await expect
      .poll(pageOf, { timeout: 120_000 })
      .toContain('Withdrawn at the wish of a speaker.');
    const html = await pageOf();
    expect(html).toContain('noindex');
    expect(html).not.toMatch(/Nineteen countries|Utrecht|seventeen/);
  });
});
