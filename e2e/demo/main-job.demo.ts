// The main job, shown: the real app, driven step by step, with a picture of each and the bundle at the end.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { appFolder, expect, test } from '../fixtures/app.ts';
import { openPlainPage } from '../fixtures/axe.ts';
import { verifyByTwin } from '../fixtures/bundle.ts';
import { writePdf } from '../fixtures/documents.ts';
import { ExportDialog, exportToFolder } from '../pages/export-dialog.ts';
import { WritingScreen } from '../pages/writing.ts';

const output = join(appFolder, 'demo-output');

test('write, attach, publish, export', async ({ workplace }) => {
  await mkdir(output, { recursive: true });
  const { app, page, chooseDestination, close } = await workplace.launch();
  let number = 0;
  const step = async (name: string, work: () => Promise<void>): Promise<void> => {
    await test.step(name, async () => {
      await work();
      number++;
      const file = `${String(number).padStart(2, '0')}-${name.replaceAll(' ', '-')}.png`;
      await page.screenshot({ path: join(output, file), animations: 'disabled' });
    });
  };
  const writing = new WritingScreen(page);

  await step('open the sample newsroom', async () => {
    await writing.open(/Earning the second conversation/);
    await expect(writing.body).toBeVisible();
  });
  await step('write an article', async () => {
    await writing.newArticle();
    await writing.headline.fill('What the second seminar taught us: presentations available');
    await writing.standfirst.fill(
      'Sixty officers, three speakers and one question nobody could dodge.',
    );
    await writing.body.click();
    await writing.type('On Thursday the network met for the second seminar of the year.\n');
    await writing.type('## Three speakers\n- Patience, and what it costs\nListening in a prison\n');
    await writing.type('Measuring what matters\n\nThe presentations can be downloaded below.');
    await writing.waitUntilSaved();
  });
  await step('choose categories and type', async () => {
    await writing.addCategory('Radicalisation');
    await writing.addCategory('Rehabilitation and reintegration');
    await writing.chooseNewsType('Event report');
    await writing.summary.fill('The slides of the second seminar are ready to download.');
  });
  await step('attach the presentations', async () => {
    const slides = await Promise.all(
      ['Patience and what it costs', 'Listening in a prison', 'Measuring what matters'].map(
        (name) => writePdf(workplace.folder, `${name}.pdf`),
      ),
    );
    await writing.dropFiles(writing.details, slides);
    await expect(writing.attachments.getByText('Measuring what matters')).toBeVisible();
    await writing.waitUntilSaved();
  });
  await step('publish', async () => {
    await writing.details.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(writing.details.getByText('Published', { exact: true })).toBeVisible();
    await writing.waitUntilSaved();
  });
  const bundle = join(output, 'website.zip');
  await step('export the website', async () => {
    await chooseDestination(bundle);
    const dialog = new ExportDialog(page);
    await dialog.open();
    await dialog.export('bundle');
  });
  console.log((await verifyByTwin(bundle)).trim());

  await test.step('look at the page', async () => {
    await page.keyboard.press('Escape');
    const folder = join(workplace.folder, 'website');
    await exportToFolder({ page, chooseDestination }, folder);
    const slug = 'what-the-second-seminar-taught-us-presentations-available';
    const published = await openPlainPage(
      app,
      pathToFileURL(join(folder, 'news', slug, 'index.html')).href,
    );
    await published.screenshot({ path: join(output, '07-the-page.png'), fullPage: true });
  });
  await close();
});
