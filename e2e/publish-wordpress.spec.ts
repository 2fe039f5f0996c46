// Is a WordPress site taken on as a person does it: its form, its words by keys alone, and the posts that it had before? Other forms are looked at on the way.
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import { violationsInAllColours } from './fixtures/axe.ts';
import { tabTo } from './fixtures/keys.ts';
import { standInWordPress } from './fixtures/wordpress.ts';
import { PublishDialog } from './pages/publish-dialog.ts';

const headline = 'Earning the second conversation: slides from the Ghent seminar';

test('the posts of a site are linked with their articles, once its words are chosen by keys alone', async ({
  workplace,
}) => {
  if (standInWordPress === undefined) throw new Error('Run it by npm run e2e.');
  const { address, user, password } = standInWordPress;
  const make = async (title: string, slug: string): Promise<void> => {
    const made = await fetch(`${address}/wp-json/wp/v2/posts`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ title, slug, content: '<p>As it was.</p>', status: 'publish' }),
    });
    expect(made.status).toBe(201);
  };
  const posts = async (): Promise<string> => (await fetch(`${address}/wp-json/wp/v2/posts`)).text();
  await make(headline, 'earning-the-second-conversation');
  await make('What nobody wrote here', 'what-nobody-wrote-here');
  const before = await posts();

  const { page, app } = await workplace.launch();
  const publish = new PublishDialog(page);
  await publish.open();

  await test.step('the forms of FTP and S3, and what a target takes', async () => {
    for (const kind of [/^FTPS and FTP/, /^S3/]) {
      await publish.dialog.getByRole('radio', { name: kind }).check();
      await accessible(app, page, `the form of ${kind}`);
    }
    await publish.dialog.getByText('Which articles go there').click();
    await expect(publish.dialog.getByRole('group', { name: 'Categories' })).toBeVisible();
    await accessible(app, page, 'what a target takes');
  });

  await test.step('the site is added', async () => {
    await publish.dialog.getByRole('radio', { name: /WordPress/ }).check();
    await publish.dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Our site');
    await publish.dialog.getByRole('textbox', { name: /^Address of the site/ }).fill(address);
    await publish.dialog.getByRole('textbox', { name: /^User name/ }).fill(user);
    await publish.dialog.getByLabel(/^Application password/).fill(password);
    await publish.dialog.getByLabel(/^Allow http on this computer/).check();
    await publish.button('Save and check').click();
    await expect(publish.dialog.getByText(/^The target answers/)).toBeVisible();
  });

  await test.step('its words are chosen by keys alone', async () => {
    await fromMenu(page, publish, 'Words of the site…');
    const words = page.getByRole('dialog', { name: 'Words of “Our site”' });
    await expect(words.getByRole('group').first()).toBeVisible();
    await accessible(app, page, 'the words of a site');
    const tick = words.getByRole('checkbox').first();
    await tabTo(tick);
    await page.keyboard.press('Space');
    await expect(tick).toBeChecked();
    // The list of the row after it, since what is made there has none to choose from.
    const list = words.getByRole('combobox').nth(2);
    await tabTo(list);
    await page.keyboard.press('ArrowDown');
    await expect(list).not.toHaveValue('');
    await tabTo(words.getByRole('button', { name: 'Keep and compare' }), { most: 90 });
    await page.keyboard.press('Enter');
    await publish.planned();
  });

  await test.step('and the post that is an article is linked with it, while nothing changes there', async () => {
    await fromMenu(page, publish, 'Link the posts that are there…');
    await expect(publish.dialog.getByRole('status')).toContainText(
      '1 of 2 posts belong to articles now. Nothing was changed there.',
    );
    await accessible(app, page, 'what was linked');
    expect(await posts()).toBe(before);
    await publish.button('Compare').click();
    await publish.planned();
    await expect(publish.button(/Earning the second conversation/)).toHaveCount(0);
  });
});

/** By keys alone. */
async function fromMenu(page: Page, publish: PublishDialog, item: string): Promise<void> {
  await tabTo(publish.button(/^More for “Our site”/));
  await page.keyboard.press('Enter');
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: item })).toBeFocused({ timeout: 200 });
  }).toPass({ timeout: 120_000, intervals: [0] });
  await page.keyboard.press('Enter');
}

async function accessible(app: ElectronApplication, page: Page, what: string): Promise<void> {
  expect(await violationsInAllColours(app, page, what), what).toEqual([]);
}
