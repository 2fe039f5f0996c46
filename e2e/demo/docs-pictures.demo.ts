// The pictures of the documentation: the app as it is, on the sample newsroom. `npm run demo -- docs` puts them into docs/screens.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { appFolder, expect, test } from '../fixtures/app.ts';
import { ExportDialog } from '../pages/export-dialog.ts';
import { PreviewPane } from '../pages/preview.ts';
import { PublishDialog } from '../pages/publish-dialog.ts';
import { WritingScreen } from '../pages/writing.ts';

const output = join(appFolder, 'demo-output', 'docs');

test('pictures of the documentation', async ({ workplace }) => {
  await mkdir(output, { recursive: true });
  const { app, page, chooseFiles, close } = await workplace.launch();
  const shell = await app.browserWindow(page);
  await shell.evaluate((shown) => shown.setContentSize(1440, 900));
  await page.waitForFunction(() => Math.abs(window.innerWidth - 1440) < 20);
  const picture = (name: string): Promise<Buffer> =>
    page.screenshot({ path: join(output, `${name}.png`), animations: 'disabled' });
  const writing = new WritingScreen(page);
  await writing.open(/Earning the second conversation/);
  await expect(writing.body).toBeVisible();
  await picture('writing');
  const preview = new PreviewPane(page);
  await preview.open();
  await picture('preview');
  await page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(preview.region).toBeHidden();
  const dialog = new ExportDialog(page);
  await dialog.open();
  await expect(dialog.dialog.getByRole('button', { name: /^Export \d/ })).toBeVisible();
  await picture('export');
  await dialog.close();
  const publish = new PublishDialog(page);
  await chooseFiles([join(workplace.folder, 'www')]);
  await publish.addFolder('Live website');
  await publish.planned();
  await publish.carryOut();
  await publish.button('Done').click();
  await writing.standfirst.fill('Six probation services, three slide decks and one question.');
  await writing.waitUntilSaved();
  await publish.open();
  await publish.planned();
  await publish.button(/^Changed: Earning/).click();
  await expect(publish.dialog.locator('ins').first()).toBeVisible();
  await picture('publish');
  await publish.close();
  await page.getByRole('button', { name: 'Activity calendar', exact: true }).click();
  await expect(page.getByRole('gridcell', { selected: true })).toBeVisible();
  await picture('calendar');
  await page.getByRole('button', { name: 'Newsletter', exact: true }).click();
  await page.getByRole('button', { name: /The second conversation/ }).click();
  await expect(page.frameLocator('iframe[title^="The mail"]').locator('h1')).toBeVisible();
  await picture('newsletter');
  await close();
});
