// The part of a picture that is shown: chosen by keyboard, seen on the website, and the picture itself untouched.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { violationsInAllColours } from './fixtures/axe.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { ExportDialog } from './pages/export-dialog.ts';
import { WritingScreen } from './pages/writing.ts';

test('a picture is cropped and focused by keyboard, and the website shows that part', async ({
  workplace,
}) => {
  const { app, page, chooseDestination } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.open(/Earning the second conversation/);
  const open = writing.details.getByRole('button', { name: 'Crop and focus…' });
  const overflows = await writing.details.evaluate((panel) =>
    [...panel.querySelectorAll('*')].some(
      (part) => part.classList.contains('details-scroller') && part.scrollWidth > part.clientWidth,
    ),
  );
  expect(overflows, 'the details are cut off at the side').toBe(false);
  await open.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Crop and focus' });
  await expect(dialog).toBeVisible();
  expect(await violationsInAllColours(app, page, 'crop')).toEqual([]);

  await test.step('it stays while the window narrows and the details give way', async () => {
    const shell = await app.browserWindow(page);
    for (const width of [1100, 1440]) {
      await shell.evaluate((shown, wanted) => shown.setSize(wanted, 900), width);
      await page.waitForFunction((wanted) => Math.abs(innerWidth - wanted) < 40, width);
      await expect(dialog, `${width} px`).toBeVisible();
    }
  });

  await dialog.getByRole('button', { name: 'Bottom right corner' }).focus();
  for (let press = 0; press < 4; press++) await page.keyboard.press('Shift+ArrowLeft');
  await expect(dialog.getByRole('group', { name: /^Part that is shown: 80 % wide/ })).toBeVisible();
  await dialog.getByRole('button', { name: /^Focal point/ }).focus();
  await page.keyboard.press('Shift+ArrowUp');
  await takePicture(page, 'cropped');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
  await writing.waitUntilSaved();

  const folder = join(workplace.folder, 'site');
  await chooseDestination(folder);
  const exporting = new ExportDialog(page);
  await exporting.open();
  await exporting.export('folder');
  const html = await readFile(
    join(folder, 'news', 'earning-the-second-conversation', 'index.html'),
    'utf8',
  );
  expect(html).toMatch(/srcset="[^"]*\.0-0-800-1000\.480\.webp 480w/);
  const media = await readdir(join(folder, 'media'));
  expect(media.filter((name) => name.includes('.0-0-800-1000.')).length).toBeGreaterThan(2);
});
