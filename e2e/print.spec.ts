// What does an exported article look like on paper? Each address once, and no picture out of shape.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from './fixtures/app.ts';
import { openPlainPage } from './fixtures/axe.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { exportToFolder } from './pages/export-dialog.ts';

const slug = 'a-week-of-bad-conversations-the-summer-school-for-new-officers';

test('a printed article says each address once and squashes no picture', async ({ workplace }) => {
  const running = await workplace.launch();
  const folder = join(workplace.folder, 'website');
  await exportToFolder(running, folder);
  const address = pathToFileURL(join(folder, 'news', slug, 'index.html')).href;
  const page = await openPlainPage(running.app, address);
  // The width between the margins of A4.
  await page.setViewportSize({ width: 673, height: 950 });
  await page.emulateMedia({ media: 'print' });
  const links = await page
    .locator('.body a[href^="http"]')
    .evaluateAll((all) =>
      all.map((link) => [
        link.textContent?.trim(),
        getComputedStyle(link, '::after').content !== 'none',
      ]),
    );
  const shown = 'events.example.org/summer-school';
  expect(links.filter(([words]) => words === shown)).toEqual([
    [shown, false],
    [shown, false],
  ]);
  expect(links).toContainEqual(['Ask for a place', true]);
  const fits = await page
    .locator('.body figure img')
    .evaluateAll((all) => all.map((picture) => getComputedStyle(picture).objectFit));
  expect(fits).toEqual(['contain', 'cover', 'cover']);
  await takePicture(page, 'print');
});
