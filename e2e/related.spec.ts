// Does a published article get its related news, with reasons, and can a person choose, by keys, and refresh all of it?
import { expect, test } from './fixtures/app.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { doCommand } from './fixtures/keys.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { WritingScreen } from './pages/writing.ts';

const zagreb = 'Tags, data and dignity: the monitoring expert group meets in Zagreb';
const sober = 'Sober by sensor? First results from a trial with alcohol tags';

test('related news is chosen at publication, changed by keys, and refreshed everywhere', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const { keyboard } = page;
  const writing = new WritingScreen(page);
  const section = writing.details.getByRole('region', { name: 'Related news' });
  const rows = section.getByRole('list', { name: 'Related news' }).getByRole('listitem');
  const undo = page.locator('.toast').getByRole('button', { name: 'Undo' });

  await test.step('a draft has none, and says when there will be', async () => {
    await writing.begin({
      headline: 'Electronic tags: who keeps the location data?',
      text: 'Sixteen services keep location data of electronic tags. The monitoring experts met in Zagreb.',
    });
    await expect(section.getByText('Galley chooses related news when')).toBeVisible();
    await expect(rows).toHaveCount(0);
  });

  await test.step('once it is published, the list is there with its reasons', async () => {
    await writing.waitUntilSaved();
    await writing.details.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(rows.first()).toContainText(zagreb, { timeout: 120_000 });
    await expect(rows.first()).toContainText('“tags”');
    await expect(rows).toHaveCount(6);
    // Typing goes on undisturbed, and is saved over the list.
    await writing.body.click();
    await keyboard.press('ControlOrMeta+End');
    await writing.type(' More to come.');
    await writing.waitUntilSaved();
    await expect(writing.body).toContainText('met in Zagreb. More to come.');
    await expect(rows).toHaveCount(6);
  });

  await test.step('one is kept off by keys, and comes back', async () => {
    await section.getByRole('button', { name: `Never show “${zagreb}” here` }).focus();
    await keyboard.press('Enter');
    await expect(rows.filter({ hasText: zagreb })).toHaveCount(0);
    await expect(section.getByText('1 never shown')).toBeVisible();
    await expect(section.locator('.related-exclude').first()).toBeFocused();
    await undo.press('Enter');
    await expect(rows.first()).toContainText(zagreb);
    await expect(section.getByText('1 never shown')).toBeHidden();
  });

  await test.step('others are pinned, in the order that the arrow keys give them', async () => {
    await section.getByRole('button', { name: `Pin “${sober}” to the top` }).press('Enter');
    await expect(rows.first()).toContainText(sober);
    await section.getByRole('button', { name: 'Pin an article' }).press('Enter');
    await keyboard.type('lodz');
    await keyboard.press('Enter');
    await expect(rows.nth(1)).toContainText('In Łódź, unpaid work brings a tram back to life');
    await expect(page.locator('.toast')).toContainText('“In Łódź, unpaid work brings');
    await section.getByRole('button', { name: /^Move “In Łódź/ }).focus();
    await keyboard.press('ArrowUp');
    await expect(rows.first()).toContainText('In Łódź');
    await expect(section.getByRole('button', { name: /^Move “In Łódź/ })).toBeFocused();
    await writing.waitUntilSaved();
    await section.scrollIntoViewIfNeeded();
    expect(await violationsInAllColours(app, page, 'related')).toEqual([]);
  });

  await test.step('a refresh says what it changes, does it, and is undone', async () => {
    await doCommand(running, 'library.refreshRelated');
    const dialog = page.getByRole('dialog', { name: 'Refresh related news' });
    const start = dialog.getByRole('button', { name: /^Refresh \d+ lists$/ });
    await expect(start).toBeVisible({ timeout: 120_000 });
    await expect(dialog.getByRole('status')).toContainText(/lists? change/);
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    expect(await violations(page), 'the dry run').toEqual([]);
    await takePicture(page, 'refresh');
    await start.press('Enter');
    await expect(page.locator('.toast')).toContainText(/\d+ lists refreshed/, { timeout: 120_000 });
    await expect(dialog).toBeHidden();
    await expect(rows.first()).toContainText('In Łódź');
    await undo.press('Enter');
    await expect(page.locator('.toast')).toContainText(/as before/);
  });
});
