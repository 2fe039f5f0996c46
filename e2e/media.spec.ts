// Can an editor find files, see where they are used, describe, frame and replace them, clean up what nothing needs, and take it all back?
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { doCommand, tabTo } from './fixtures/keys.ts';
import { articlesOf, leaveBehind } from './fixtures/newsroom-files.ts';

test('files are found, described, framed, replaced and cleaned up by mouse, and all of it is taken back', async ({
  workplace,
}) => {
  const left = await leaveBehind(workplace.library, 'leftover.png');
  const rubbish = await leaveBehind(workplace.library, 'rubbish.png');
  const before = await articlesOf(workplace.library);
  const { app, page } = await workplace.launch();
  await page.getByRole('button', { name: 'Media', exact: true }).click();
  const screen = page.getByRole('main').filter({ visible: true });
  const files = screen.getByRole('listbox', { name: 'Files' }).getByRole('option');
  const details = screen.getByRole('region', { name: 'Details of the file' });
  const dialog = page.getByRole('dialog');
  const toast = page.locator('.toast');
  const search = screen.getByRole('searchbox', { name: 'Search names and descriptions' });
  const undo = async (): Promise<void> => {
    await toast.getByRole('button', { name: 'Undo' }).click();
    await expect(toast).toContainText('All is as before.');
  };

  // The first page of a document is drawn, in a process of its own.
  await screen.getByRole('button', { name: 'Documents' }).click();
  const pages = files.filter({ hasText: '.pdf' }).locator('img');
  await expect
    .poll(() => pages.first().evaluate((image: HTMLImageElement) => image.naturalHeight))
    .toBeGreaterThan(300);
  await screen.getByRole('button', { name: 'Images', exact: true }).click();
  await screen.getByRole('button', { name: 'Order: Newest first' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Most used first' }).click();
  await files.first().click();
  const name = (await details.getByRole('heading', { level: 3 }).textContent()) ?? '';
  expect(await violationsInAllColours(app, page, 'media'), 'the library').toEqual([]);

  // Described, and found by what was written.
  await details.getByRole('textbox', { name: 'Credit' }).fill('Harbour Archive');
  await details.getByRole('combobox', { name: 'Licence' }).click();
  await search.fill('harbour archive');
  await expect(files).toHaveCount(1);
  await search.fill('');

  // Framed, in every article that shows it.
  await files.filter({ hasText: name }).first().click();
  await details.getByRole('button', { name: 'Crop' }).click();
  const corner = dialog.getByRole('button', { name: 'Top left corner' });
  await corner.press('Shift+ArrowRight');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await dialog.getByRole('button', { name: /^Crop \d+ uses?$/ }).click();
  await expect(toast).toContainText('The picture is framed.');
  expect(await articlesOf(workplace.library)).not.toBe(before);
  await undo();
  expect(await articlesOf(workplace.library)).toBe(before);

  // Replaced by another file of the library, after a look at what changes.
  await details.getByRole('button', { name: 'Replace everywhere…' }).click();
  await dialog.getByRole('searchbox', { name: 'Find a file of the library' }).fill('leftover');
  await dialog.getByRole('option', { name: /leftover/ }).click();
  await expect(
    dialog.getByRole('region', { name: 'What changes, article by article' }),
  ).toBeVisible();
  expect(await violations(page), 'the replacement').toEqual([]);
  await dialog.getByRole('button', { name: /^Replace in \d+ articles?$/ }).click();
  await expect(toast).toContainText('Replaced in');
  expect(await articlesOf(workplace.library)).toContain(left);
  await undo();
  expect(await articlesOf(workplace.library)).toBe(before);

  // A jump to an article that uses it, and back.
  await details.getByRole('region', { name: 'Used in' }).getByRole('button').first().click();
  await expect(page.getByRole('textbox', { name: 'Headline' })).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(details.getByRole('heading', { level: 3 })).toHaveText(name);

  // What nothing refers to goes to the trash, and comes back.
  await screen.getByRole('button', { name: 'Disk use and clean-up…' }).click();
  await dialog.getByRole('button', { name: 'Look for unused files' }).click();
  const going = dialog.getByRole('region', { name: 'Files that would go to the trash' });
  await expect(going.getByRole('checkbox', { name: /rubbish\.png/ })).toBeChecked();
  // Nothing uses that one any more either, but a revision that was kept shows it.
  await expect(going.getByRole('checkbox', { name: /leftover\.png/ })).toHaveCount(0);
  expect(await violations(page), 'the clean-up').toEqual([]);
  await dialog.getByRole('button', { name: /^Move \d+ files? to the trash/ }).click();
  await expect(toast).toContainText('moved to the trash.');
  expect(await readdir(join(workplace.library, 'trash', 'media'))).toContain(`${rubbish}.png`);
  await undo();
  expect(await readdir(join(workplace.library, 'trash', 'media'))).toEqual([]);
});

test('files are chosen and described by keys alone, and a second window follows', async ({
  workplace,
}) => {
  await leaveBehind(workplace.library, 'leftover.png');
  const running = await workplace.launch();
  const { app, page } = running;
  const { keyboard } = page;
  const [other] = await Promise.all([app.waitForEvent('window'), doCommand(running, 'window.new')]);
  await other.getByRole('main').waitFor();
  await other.keyboard.press('ControlOrMeta+3');
  const theirs = other.getByRole('listbox', { name: 'Files' }).getByRole('option');
  await expect(theirs.first()).toBeVisible();
  await other.getByRole('button', { name: 'No credit' }).waitFor();
  await page.bringToFront();
  await keyboard.press('ControlOrMeta+3');
  const files = page.getByRole('listbox', { name: 'Files' }).getByRole('option');
  const toast = page.locator('.toast');
  await expect(files.first()).toBeFocused();

  // Several at once: the dry run says what changes, one undo takes it back, and the other window hears of both.
  await keyboard.press('ArrowRight');
  await expect(files.nth(1)).toBeFocused();
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Shift+ArrowRight');
  await expect(page.getByRole('toolbar', { name: 'Files you have chosen' })).toContainText(
    '3 chosen',
  );
  await tabTo(page.getByRole('button', { name: 'Describe…' }));
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: 'Credit' })).toBeFocused();
  await keyboard.type('By keys alone');
  await expect(dialog).toContainText('3 files change');
  expect(await violations(page), 'the dry run').toEqual([]);
  await tabTo(dialog.getByRole('button', { name: 'Change 3 files' }));
  await keyboard.press('Enter');
  await expect(toast).toContainText('3 files changed.');
  await other.getByRole('searchbox', { name: 'Search names and descriptions' }).fill('keys alone');
  await expect(theirs).toHaveCount(3);
  await expect(dialog).toHaveCount(0);
  await keyboard.press('ControlOrMeta+z');
  await expect(theirs).toHaveCount(0);

  // One is described in its details, and what nothing uses goes to the trash.
  await keyboard.press('ControlOrMeta+Shift+z');
  await expect(theirs).toHaveCount(3);
  await tabTo(page.getByRole('searchbox', { name: 'Search names and descriptions' }));
  await keyboard.type('leftover');
  await expect(files).toHaveCount(1);
  await keyboard.press('ArrowDown');
  await expect(files.first()).toBeFocused();
  await keyboard.press('Enter');
  const alt = page.getByRole('textbox', { name: 'Alternative text' });
  await expect(alt).toBeFocused();
  await keyboard.type('A single dot');
  await other.getByRole('searchbox', { name: 'Search names and descriptions' }).fill('single dot');
  await expect(theirs).toHaveCount(1);
  await keyboard.press('Shift+Tab');
  await keyboard.press('Shift+Tab');
  await expect(files.first()).toBeFocused();
  await keyboard.press('Delete');
  await expect(dialog.getByRole('checkbox', { name: /leftover\.png/ })).toBeChecked();
  await tabTo(dialog.getByRole('button', { name: /^Move 1 file to the trash/ }));
  await keyboard.press('Enter');
  await expect(toast).toContainText('1 file moved to the trash.');
  await expect(theirs).toHaveCount(0);
  await expect(dialog).toHaveCount(0);
  await keyboard.press('ControlOrMeta+z');
  await expect(theirs).toHaveCount(1);
});
