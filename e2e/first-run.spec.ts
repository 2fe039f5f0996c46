// Does somebody who has never seen Galley come from the first start to a bundle by the keyboard alone, and is a wrong turn said in a sentence?
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { violationsInAllColours } from './fixtures/axe.ts';
import { openBundle } from './fixtures/bundle.ts';
import { doCommand, tabTo } from './fixtures/keys.ts';
import { WritingScreen } from './pages/writing.ts';

test('a newcomer creates a newsroom, writes an article, publishes it and makes a bundle, by keys alone', async ({
  workplace,
}) => {
  const running = await workplace.launch([]);
  const { app, page } = running;
  const { keyboard } = page;
  const writing = new WritingScreen(page);
  const newsroom = join(workplace.folder, 'Harbour News');
  const bundlePath = join(workplace.folder, 'Harbour News.zip');

  await test.step('the guide is there before anything else', async () => {
    await keyboard.press('F1');
    await expect(page.getByRole('heading', { name: 'First steps', level: 3 })).toBeVisible();
    expect(await violationsInAllColours(app, page, 'guide on the welcome')).toEqual([]);
    await keyboard.press('Escape');
  });

  await test.step('create', async () => {
    await tabTo(page.getByRole('button', { name: /^Create a newsroom/ }));
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Create a newsroom' });
    await expect(dialog.getByRole('textbox', { name: /Name of the newsroom/ })).toBeFocused();
    expect(await violationsInAllColours(app, page, 'create a newsroom')).toEqual([]);
    await keyboard.type('Harbour News');
    await tabTo(dialog.getByLabel('Language you write in'));
    await keyboard.type('German');
    await running.chooseDestination(newsroom);
    await tabTo(dialog.getByRole('button', { name: /^Choose a folder/ }));
    await keyboard.press('Enter');
    await expect(page).toHaveTitle('Harbour News – Galley');
    const site = JSON.parse(await readFile(join(newsroom, 'site.json'), 'utf8')).record;
    expect(site).toMatchObject({ name: 'Harbour News', languages: ['de'] });
  });

  await test.step('write', async () => {
    await doCommand(running, 'article.new');
    await expect(writing.headline).toBeFocused();
    await keyboard.type('The old lighthouse is lit again');
    await keyboard.press('Enter');
    await keyboard.type('After forty years, ships see it from the bay.');
    await keyboard.press('Enter');
    await expect(writing.body).toBeFocused();
    await keyboard.type('Forty volunteers mended the lamp.');
    await tabTo(writing.details.getByRole('button', { name: 'Add category' }));
    await keyboard.press('Enter');
    await keyboard.type('Harbour');
    await keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Remove Harbour' })).toBeVisible();
    await tabTo(writing.summary);
    await keyboard.type('The lamp of the lighthouse shines again after forty years.');
    await doCommand(running, 'article.save');
    await expect(page.getByRole('status', { name: 'Save state' })).toHaveText(/^Saved at /);
    await tabTo(writing.details.getByRole('button', { name: 'Publish', exact: true }));
    await keyboard.press('Enter');
    await expect(writing.details.getByText('Published', { exact: true })).toBeVisible();
  });

  await test.step('export', async () => {
    await running.chooseDestination(bundlePath);
    await doCommand(running, 'export');
    const dialog = page.getByRole('dialog', { name: /Export/ });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('button', { name: /^Export/ })).toBeEnabled();
    await tabTo(dialog.getByRole('button', { name: /^Export/ }));
    await keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible({
      timeout: 60_000,
    });
    const bundle = await openBundle(bundlePath);
    const article = bundle.text('data/site/news/the-old-lighthouse-is-lit-again/index.html');
    for (const words of ['The old lighthouse is lit again', 'Forty volunteers', 'Harbour News']) {
      expect(article).toContain(words);
    }
  });
});

test('a wrong turn is said in a sentence, and the sample is copied to where one likes', async ({
  workplace,
}) => {
  const running = await workplace.launch([]);
  const { app, page } = running;
  const failed = page.getByRole('main').getByRole('alert');
  const open = page.getByRole('button', { name: /^Open a newsroom/ });

  const letters = join(workplace.folder, 'Letters');
  await mkdir(letters);
  await writeFile(join(letters, 'one.txt'), 'a letter');
  await running.chooseFiles([letters]);
  await open.click();
  await expect(failed).toContainText('“Letters” is not a Galley newsroom. Nothing was changed.');
  expect(await violationsInAllColours(app, page, 'welcome with a wrong turn')).toEqual([]);

  const locked = join(workplace.folder, 'Locked');
  await mkdir(locked);
  await chmod(locked, 0o500);
  const create = async (place: string): Promise<void> => {
    await page.getByRole('button', { name: /^Create a newsroom/ }).click();
    await page.getByRole('textbox', { name: /Name of the newsroom/ }).fill('Harbour');
    await running.chooseDestination(place);
    await page.getByRole('button', { name: 'Choose a folder…' }).click();
  };
  await create(join(locked, 'Harbour'));
  await expect(failed).toContainText('Nothing can be written in that folder');
  await create(letters);
  await expect(failed).toContainText('“Letters” already holds other files');
  expect(await readFile(join(letters, 'one.txt'), 'utf8')).toBe('a letter');

  const copy = join(workplace.folder, 'My sample');
  await running.chooseDestination(copy);
  await page.getByRole('button', { name: /^Open the sample newsroom/ }).click();
  await expect(page.getByRole('list', { name: 'Articles' })).toBeVisible();
  expect(await readFile(join(copy, 'galley.json'), 'utf8')).toContain('"galley"');

  await doCommand(running, 'library.close');
  await expect(page.getByRole('button', { name: /^My sample/ })).toBeVisible();
  await page.getByRole('button', { name: /^My sample/ }).click();
  await expect(page.getByRole('list', { name: 'Articles' })).toBeVisible();

  await page.getByRole('button', { name: 'Help on this screen' }).click();
  await expect(page.getByRole('heading', { name: 'Writing', exact: true })).toBeFocused();
  await page.getByRole('searchbox', { name: 'Search the guide' }).fill('sftp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Publishing by SFTP' })).toBeFocused();
  expect(await violationsInAllColours(app, page, 'guide')).toEqual([]);

  await doCommand(running, 'help.log');
  const log = page.getByRole('dialog', { name: 'Log' });
  await log.getByRole('combobox').selectOption({ label: 'Errors and warnings' });
  await expect(log.getByRole('listitem').filter({ hasText: 'not-a-library' })).toBeVisible();
  expect(await violationsInAllColours(app, page, 'log')).toEqual([]);
  await log.getByRole('button', { name: 'Copy these lines' }).click();
  await expect(page.locator('.toast')).toContainText('copied');
  const filter = log.getByRole('searchbox', { name: 'Filter' });
  await filter.focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(filter).toHaveValue(/library\.open failed: not-a-library/);
  expect(await filter.inputValue()).not.toContain(workplace.folder);
});
