// The main job, as a person does it: write an article, attach a presentation, publish, export the website.
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { exportByTwin, openBundle, verifyByTwin, verifyIndependently } from './fixtures/bundle.ts';
import { writePdf } from './fixtures/documents.ts';
import { multiplyArticles } from './fixtures/many-articles.ts';
import { ExportDialog, exportToFolder } from './pages/export-dialog.ts';
import { WritingScreen } from './pages/writing.ts';

test('an article that was written, illustrated and published is in the exported bundle', async ({
  workplace,
}) => {
  const first = await workplace.launch();
  const writing = new WritingScreen(first.page);

  await writing.newArticle();
  await writing.headline.fill('Bridges to work in Łódź');
  await writing.standfirst.fill('Four workshops, one question: who opens the first door?');
  await writing.body.click();
  await writing.type('Thirty employers came to listen.\n## What they asked\n');
  await writing.type('- Who calls when someone is late?\nHow long does it last?\n\n');
  await writing.type('More on ');
  await writing.insertLink('the project page', 'https://example.org/bridges');
  await writing.type(' soon.\n');
  await writing.pastePicture(first.app);
  await writing.describePicture('Two people shake hands over a workbench');

  await writing.addCategory('Staff and training');
  await writing.addCategory('Rehabilitation and reintegration');
  await writing.chooseNewsType('Event report');
  await writing.summary.fill('What employers ask before they say yes.');
  const slides = await writePdf(workplace.folder, 'Opening doors.pdf');
  await writing.dropFiles(writing.details, [slides]);
  await expect(writing.attachments.getByText('Opening doors')).toBeVisible();
  await writing.details.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(writing.details.getByText('Published', { exact: true })).toBeVisible();
  await writing.waitUntilSaved();

  const bundlePath = join(workplace.folder, 'first.zip');
  await first.chooseDestination(bundlePath);
  const dialog = new ExportDialog(first.page);
  await dialog.open();
  await dialog.export('bundle');
  await dialog.close();

  const bundle = await openBundle(bundlePath);
  const pageName = 'data/site/news/bridges-to-work-in-lodz/index.html';
  const page = bundle.text(pageName);
  for (const piece of [
    'Bridges to work in Łódź',
    'Four workshops, one question: who opens the first door?',
    'Thirty employers came to listen.',
    '<h2>What they asked</h2>',
    'Who calls when someone is late?',
    '<a href="https://example.org/bridges">the project page</a>',
    'alt="Two people shake hands over a workbench"',
    'Staff and training',
    'Rehabilitation and reintegration',
    'Event report',
    'Opening doors',
  ]) {
    expect(page, piece).toContain(piece);
  }
  const download = /href="\.\.\/\.\.\/(media\/[^"]+\.pdf)"/.exec(page)?.[1];
  expect(download).toBeDefined();
  const offered = bundle.bytes(`data/site/${download}`);
  expect(Buffer.from(offered).equals(await readFile(slides))).toBe(true);
  expect(bundle.text('data/site/index.html')).toContain('Bridges to work in Łódź');
  expect(bundle.text('data/wordpress/galley.wxr')).toContain('Bridges to work in Łódź');
  expect(bundle.text('data/changes.json')).toContain('bridges-to-work-in-lodz');
  await first.close();

  await test.step('after closing and opening, the text is the same', async () => {
    const second = await workplace.launch();
    const again = new WritingScreen(second.page);
    await again.open('Bridges to work in Łódź');
    await expect(again.headline).toHaveValue('Bridges to work in Łódź');
    await expect(again.body.getByRole('heading', { name: 'What they asked' })).toBeVisible();
    await expect(again.body.getByRole('listitem')).toHaveCount(2);
    await expect(again.body.getByRole('link', { name: 'the project page' })).toBeVisible();
    await expect(again.body.locator('figure img')).toHaveCount(1);
    await expect(again.attachments.getByText('Opening doors')).toBeVisible();
  });

  await test.step('a second export, and the twin’s, have the same bytes, and no check finds a fault', async () => {
    const second = join(workplace.folder, 'second.zip');
    await exportByTwin(workplace.library, second);
    expect((await readFile(second)).equals(await readFile(bundlePath))).toBe(true);
    expect(await verifyByTwin(bundlePath)).toMatch(/no fault/);
    const independent = await verifyIndependently(bundlePath, second);
    if (independent === undefined) {
      test.info().annotations.push({ type: 'skipped', description: 'no independent checker here' });
    } else {
      expect(independent).toMatch(/(^|\s)0 faults$/);
    }
  });
});

test('an article that was never published stays inside', async ({ workplace }) => {
  const running = await workplace.launch();
  const writing = new WritingScreen(running.page);
  await writing.newArticle();
  await writing.headline.fill('Nightingale draft, not for readers');
  await writing.waitUntilSaved();
  const bundlePath = join(workplace.folder, 'site.zip');
  await exportByTwin(workplace.library, bundlePath);
  const bundle = await openBundle(bundlePath);
  const holding = bundle.names.filter(
    (name) => /\.(html|xml|json|wxr|txt)$/.test(name) && bundle.text(name).includes('Nightingale'),
  );
  expect(holding).toEqual([]);
});

test('an export that is cancelled leaves no file', async ({ workplace }) => {
  await multiplyArticles(workplace.library, 3000);
  const out = join(workplace.folder, 'out');
  await mkdir(out);
  const running = await workplace.launch();
  await running.chooseDestination(join(out, 'never.zip'));
  const dialog = new ExportDialog(running.page);
  await dialog.open();
  await dialog.start();
  await expect(dialog.dialog.getByRole('progressbar')).toBeVisible();
  await dialog.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(
    running.page.getByRole('status').filter({ hasText: 'No file was left behind' }),
  ).toBeVisible();
  expect(await readdir(out)).toEqual([]);
});

test('a website exported as a folder opens from disk', async ({ workplace }) => {
  const running = await workplace.launch();
  const folder = join(workplace.folder, 'website');
  await exportToFolder(running, folder);
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain('<!doctype html>');
  expect(await readFile(join(folder, 'feed.xml'), 'utf8')).toContain('<feed');
});
