// Does a folder become the draft of an event report: dropped by mouse or chosen by keys, looked at first, made by one press, taken back by another?
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import { violationsInAllColours } from './fixtures/axe.ts';
import { doCommand, tabTo } from './fixtures/keys.ts';
import { seminarFolder } from './fixtures/seminar-folder.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { WritingScreen } from './pages/writing.ts';

/** The dry run. */
function kitOf(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'New from a folder' });
  return {
    dialog,
    headline: dialog.getByRole('textbox', { name: 'Headline' }),
    left: dialog.getByRole('region', { name: /^Needs you/ }),
    make: dialog.getByRole('button', { name: /^Make a draft/ }),
    tick: (name: string | RegExp) => dialog.getByRole('checkbox', { name }),
  };
}

const articles = (library: string): Promise<string[]> => readdir(join(library, 'articles'));
const media = async (library: string): Promise<number> =>
  (await readdir(join(library, 'media'), { recursive: true })).filter((name) =>
    name.endsWith('.json'),
  ).length;

test('a folder dropped on the list or the desk is looked at, becomes a draft, and is taken back', async ({
  workplace,
}) => {
  const { library } = workplace;
  const folder = await seminarFolder(workplace.folder, library);
  const { app, page } = await workplace.launch();
  const writing = new WritingScreen(page);
  const kit = kitOf(page);
  const toast = page.locator('.toast');
  const before = [await articles(library), await media(library)];

  // On the desk: looked at, and let go of.
  await page.getByRole('button', { name: 'Articles', exact: true }).first().click();
  await writing.dropFiles(page.locator('main.desk'), [folder]);
  await expect(kit.headline).toHaveValue('Opening doors');
  await expect(kit.dialog).not.toContainText(workplace.folder);
  await takePicture(page, 'kit');
  expect(await violationsInAllColours(app, page, 'kit')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(kit.dialog).toBeHidden();
  expect([await articles(library), await media(library)]).toEqual(before);

  // Beside a text: the same, with decisions.
  await page.keyboard.press('ControlOrMeta+n');
  await expect(writing.headline).toBeFocused();
  const withNew = await articles(library);
  await writing.dropFiles(page.getByRole('navigation', { name: 'Articles' }), [folder]);
  await expect(kit.tick('Programme: Opening doors')).toBeChecked();
  await expect(kit.tick('First steps out')).toBeChecked();
  await expect(kit.left).toContainText('an untagged PDF');
  await expect(kit.left).toContainText('1 slide has no title');
  await expect(kit.left).toContainText('stays out: it is a program');
  // No guess is taken without a tick.
  await expect(kit.tick('Robin Ek')).not.toBeChecked();
  await expect(kit.tick('These facts are right')).not.toBeChecked();
  await kit.tick('Robin Ek').check();
  await kit.tick('These facts are right').check();
  await expect(kit.left).not.toContainText('Confirm or correct');
  await kit.make.click();
  await expect(writing.headline).toHaveValue('Opening doors');
  await expect(writing.attachments.getByRole('listitem')).toHaveCount(3);
  await expect(writing.body.locator('figure')).toHaveCount(1);
  await expect(writing.body.getByRole('textbox', { name: 'Name' })).toHaveValue('Robin Ek');
  await expect(writing.details.getByRole('textbox', { name: 'Place' })).toHaveValue(
    'Town Hall of Lisbon',
  );
  await takePicture(page, 'draft');
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(toast).toContainText('in the trash');
  expect(await articles(library)).toEqual(withNew);
  await expect.poll(() => media(library)).toBe(before[1]);
});

test('a folder is chosen, decided about and made into a draft by keys alone', async ({
  workplace,
}) => {
  const folder = await seminarFolder(workplace.folder, workplace.library);
  const running = await workplace.launch();
  const { page } = running;
  const { keyboard } = page;
  const writing = new WritingScreen(page);
  const kit = kitOf(page);
  await running.chooseFiles([folder]);
  await doCommand(running, 'article.newFromFolder');
  await expect(kit.headline).toHaveValue('Opening doors');
  await expect(kit.headline).toBeFocused();
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('Doors that open');
  await tabTo(kit.tick('What research knows'));
  await keyboard.press('Space');
  await tabTo(kit.tick('Robin Ek'));
  await keyboard.press('Space');
  await tabTo(kit.tick('Add Robin Ek to the newsroom’s people'));
  await keyboard.press('Space');
  await tabTo(kit.make);
  await keyboard.press('Enter');
  await expect(writing.headline).toHaveValue('Doors that open');
  await expect(writing.headline).toBeFocused();
  await expect(writing.attachments.getByRole('listitem')).toHaveCount(2);
  await doCommand(running, 'go.terms');
  await page.getByRole('tab', { name: 'People' }).click();
  await expect(page.getByText('Robin Ek').first()).toBeVisible();
});
