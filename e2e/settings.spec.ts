// Can the newsroom and the app be set, by mouse and by keys, is each change said and undone, and does it reach where it should?
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { violationsInAllColours } from './fixtures/axe.ts';
import { doCommand } from './fixtures/keys.ts';
import { WritingScreen } from './pages/writing.ts';

/** What the newsroom says about itself, on the disk. */
async function siteOf(library: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(library, 'site.json'), 'utf8')).record;
}

test('the newsroom is set by mouse: name, links, colours, theme; another window follows, and undo brings it back', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const before = await siteOf(workplace.library);
  const site = () => siteOf(workplace.library);
  const [other] = await Promise.all([app.waitForEvent('window'), doCommand(running, 'window.new')]);
  await other.getByRole('main').waitFor();
  await page.bringToFront();
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const screen = page.getByRole('main').filter({ visible: true });
  const toast = page.locator('.toast');
  const setting = (id: string) => screen.locator(`[data-setting="${id}"]`);
  await expect(screen.getByRole('heading', { name: 'Website', exact: true })).toBeVisible();
  expect(await violationsInAllColours(app, page, 'settings')).toEqual([]);

  const name = setting('siteName').getByRole('textbox', { name: 'Name' });
  await name.fill('');
  await name.press('Enter');
  await expect(setting('siteName').getByRole('alert')).toContainText('needs a name');
  await name.fill('Waymark');
  await name.press('Enter');
  await expect(toast).toContainText('“Name” is changed.');
  await expect.poll(() => other.title()).toBe('Waymark – Galley');
  expect(await site()).toMatchObject({ name: 'Waymark' });

  const navigation = setting('navigation');
  await navigation.getByRole('button', { name: 'Move “Event reports” up' }).click();
  await expect(toast).toContainText('“Navigation” is changed.');
  const links = navigation.getByRole('listitem');
  await expect(links.first().getByRole('textbox').first()).toHaveValue('Event reports');
  await expect(navigation.getByRole('button', { name: /“Event reports” down/ })).toBeFocused();

  await screen.getByRole('button', { name: 'Look of the website' }).click();
  const colours = setting('colours');
  const primary = colours.getByRole('textbox', { name: 'Site colour', exact: true });
  await primary.fill('#FFAACC');
  await primary.press('Enter');
  await expect(colours.getByText(/Too pale for text: the website uses #/)).toBeVisible();
  await expect(colours.locator('figure')).toBeVisible();
  await setting('theme')
    .getByRole('radio', { name: /^Placard/ })
    .check();
  await expect(toast).toContainText('“Theme” is changed.');
  await expect(setting('fonts').getByText('Headings')).toBeVisible();
  expect(await site()).toMatchObject({
    theme: 'placard',
    colours: { primary: '#FFAACC' },
  });

  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(toast).toContainText('“Theme” is as it was.');
  await screen.getByRole('heading', { name: 'Look of the website' }).click();
  for (const what of ['Colours: Site colour', 'Navigation', 'Name']) {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(toast).toContainText(`“${what}” is as it was.`);
  }
  expect(await site()).toEqual(before);
  await expect.poll(() => other.title()).toContain('Waymark Network');
});

test('the app is set by keys alone, in every window and for the next start', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const { keyboard } = page;
  const root = page.locator('html');
  const toast = page.locator('.toast');
  const [other] = await Promise.all([app.waitForEvent('window'), doCommand(running, 'window.new')]);
  await other.getByRole('main').waitFor();
  await page.bringToFront();
  await doCommand(running, 'go.settings');
  const find = page.getByRole('searchbox', { name: 'Find a setting' });
  /** From the search to the first field of what it found. */
  const seek = async (typed: string): Promise<void> => {
    await find.focus();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type(typed);
    await expect(page.getByRole('status').filter({ hasText: '1 setting' })).toBeVisible();
    // Past the button that clears the search, and the section.
    for (let presses = 0; presses < 3; presses++) await keyboard.press('Tab');
  };

  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeFocused();
  await keyboard.press('Tab');
  await expect(find).toBeFocused();
  await seek('roomy');
  await keyboard.press('ArrowRight');
  await expect(toast).toContainText('“Density” is changed.');
  await expect(root).toHaveAttribute('data-density', 'roomy');
  await expect(other.locator('html')).toHaveAttribute('data-density', 'roomy');
  await seek('high contr');
  await keyboard.press('ArrowRight');
  await expect(root).toHaveAttribute('data-contrast', 'more');
  await keyboard.press('ControlOrMeta+z');
  await expect(root).toHaveAttribute('data-contrast', 'usual');
  await seek('size editor');
  await keyboard.type('24');
  await expect(toast).toContainText('“Text size in the editor” is changed.');
  await doCommand(running, 'view.zoom.in');
  await expect(toast).toContainText('110 %');
  const zoom = (): Promise<number> =>
    app.evaluate(({ BrowserWindow }) =>
      Math.min(...BrowserWindow.getAllWindows().map((one) => one.webContents.getZoomFactor())),
    );
  await expect.poll(zoom).toBeCloseTo(1.1);
  await running.close();

  const again = await workplace.launch();
  const writing = new WritingScreen(again.page);
  await writing.open(/Earning the second conversation/);
  await expect(again.page.locator('html')).toHaveAttribute('data-density', 'roomy');
  await expect(writing.body).toHaveCSS('font-size', '24px');
  await doCommand(again, 'view.zoom.usual');
  await expect(again.page.locator('.toast')).toContainText('100 %');
});
