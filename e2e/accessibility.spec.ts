// What axe finds on every screen and on every kind of exported page, in all colours: nothing. GALLEY_TORTURE=1: at every width, too.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { appFolder, expect, type RunningApp, test } from './fixtures/app.ts';
import { openPlainPage, violations, violationsInAllColours } from './fixtures/axe.ts';
import { kill } from './fixtures/crashes.ts';
import { writeSamplePages } from './fixtures/sample-pages.ts';
import { serveFolder } from './fixtures/web-server.ts';
import { setWidth } from './fixtures/width.ts';
import { collide, openTwice } from './fixtures/windows.ts';
import { ExportDialog, exportToFolder } from './pages/export-dialog.ts';
import { WritingScreen } from './pages/writing.ts';

const seminarReport = /Earning the second conversation/;
const seminarSlug = 'earning-the-second-conversation';

/** Nothing may be cut off at any width. What axe judges changes little with it: one is judged, and all in the long form. */
const widths = [1100, 700, 360];
const isLong = process.env.GALLEY_TORTURE === '1';
const isJudged = (width: number): boolean => isLong || width === 700;

test('axe itself sees a fault that is there', async ({ workplace }) => {
  const { page } = await workplace.launch([]);
  await page.evaluate(() => {
    const button = document.createElement('button');
    document.querySelector('main')?.append(button);
  });
  expect((await violations(page)).join('\n')).toContain('button-name');
});

test('no screen of the app has a fault', async ({ workplace }) => {
  const look = async ({ app, page }: RunningApp, what: string): Promise<void> => {
    expect(await violationsInAllColours(app, page, what), what).toEqual([]);
  };
  const welcome = await workplace.launch([]);
  await look(welcome, 'welcome');
  await welcome.close();

  const running = await workplace.launch();
  const { app, page, chooseDestination } = running;
  await look(running, 'nothing open');

  const writing = new WritingScreen(page);
  await writing.open(seminarReport);
  await expect(writing.body).toBeVisible();
  await look(running, 'writing');

  await writing.body.click();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('dialog', { name: 'Link' })).toBeVisible();
  await look(running, 'link form');
  await page.keyboard.press('Escape');

  await writing.details.getByRole('button', { name: 'Add category' }).click();
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await look(running, 'adding a category');
  await page.keyboard.press('Escape');

  await writing.details.getByRole('button', { name: 'Archive', exact: true }).click();
  await writing.details.getByRole('tab', { name: 'History' }).click();
  await writing.details.getByRole('button', { name: /^Before archiving/ }).click();
  const history = page.getByRole('main');
  await expect(history.getByText('State')).toBeVisible();
  await look(running, 'history');
  await page.keyboard.press('Escape');
  await expect(writing.details.getByRole('tab', { name: 'History' })).toBeFocused();
  await look(running, 'history in the details');
  await writing.details.getByRole('tab', { name: 'Details' }).click();

  await writing.newArticle();
  await page.getByRole('button', { name: 'More steps' }).click();
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await page.getByRole('button', { name: 'Trash', exact: true }).click();
  await expect(page.getByRole('list', { name: 'Trash' })).toBeVisible();
  await look(running, 'trash');
  await page.keyboard.press('Escape');

  await writing.newArticle();
  await look(running, 'a new article');

  const dialog = new ExportDialog(page);
  await dialog.open();
  await look(running, 'export dialog');
  await chooseDestination(join(workplace.folder, 'axe.zip'));
  await dialog.export('bundle');
  await look(running, 'receipt');
  await dialog.close();

  for (const width of widths) {
    await setWidth(app, page, width);
    if (isJudged(width)) {
      expect(await violations(page), `writing at ${width} px`).toEqual([]);
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow, `nothing is cut off at ${width} px`).toBeLessThanOrEqual(0);
  }
});

test('history, trash, recovery and both sides of a conflict fit every width', async ({
  workplace,
}) => {
  test.skip(process.platform === 'win32', 'folders are made read-only by their mode');
  /** No fault, and at every width nothing cut off at the side. */
  const look = async (running: RunningApp, page: Page, what: string): Promise<void> => {
    for (const width of widths) {
      await setWidth(running.app, page, width);
      if (isJudged(width)) {
        const found = await violationsInAllColours(running.app, page, what);
        expect(found, `${what} at ${width} px`).toEqual([]);
      }
      const cutOff = await page.evaluate(() =>
        ['html', '.comparison', '.history-head', '.trash-screen', '.strip'].filter((place) =>
          [...document.querySelectorAll(place)].some(
            ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
          ),
        ),
      );
      expect(cutOff, `${what} at ${width} px`).toEqual([]);
    }
    await setWidth(running.app, page, 1440);
  };
  const two = await openTwice(workplace, 'Both sides of a conversation that takes its time');
  const conflict = await collide(workplace, two);
  await look(two.running, conflict.page, 'conflict, said while writing');
  await conflict.compare();
  await look(two.running, conflict.page, 'conflict');

  const { page } = two.first;
  await two.first.details.getByRole('button', { name: 'Publish', exact: true }).click();
  await two.first.details.getByRole('tab', { name: 'History' }).click();
  await two.first.details.getByRole('button', { name: /^Before publishing/ }).click();
  await expect(page.getByRole('main').getByText('State')).toBeVisible();
  await look(two.running, page, 'history');
  await page.keyboard.press('Escape');
  await two.first.newArticle();
  await two.first.headline.fill('Not needed after all');
  await two.first.waitUntilSaved();
  await page.getByRole('button', { name: 'More steps' }).click();
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await page.getByRole('button', { name: 'Trash', exact: true }).click();
  await expect(page.getByText('Not needed after all').first()).toBeVisible();
  await look(two.running, page, 'trash');

  await kill(two.running);
  two.running.faults.length = 0;
  const again = await workplace.launch();
  const writing = new WritingScreen(again.page);
  await expect(writing.recovery).toContainText('both texts are kept');
  await look(again, again.page, 'recovery');
  await writing.recovery.getByRole('button', { name: 'Compare both…' }).click();
  await expect(again.page.getByRole('heading', { name: 'The draft' })).toBeVisible();
  await look(again, again.page, 'recovered beside its article');
});

test('no kind of exported page has a fault', async ({ workplace }) => {
  const running = await workplace.launch();
  const folder = join(workplace.folder, 'website');
  await exportToFolder(running, folder);

  const server = await serveFolder(folder);
  const page = await openPlainPage(running.app, `${server.origin}/`);
  for (const path of [
    '/',
    '/news/',
    `/news/${seminarSlug}/`,
    '/category/mental-health/',
    '/type/event-report/',
    '/language/fr/',
    '/no/such/page',
  ]) {
    await page.goto(server.origin + path);
    expect(await violationsInAllColours(running.app, page, 'page'), path).toEqual([]);
  }
  await server.stop();
});

for (const theme of ['column', 'placard']) {
  test(`no kind of page of the theme ${theme} has a fault, full or bare`, async ({ workplace }) => {
    const folder = join(workplace.folder, 'pages');
    const names = await writeSamplePages(join(appFolder, 'resources', 'themes', theme), folder);
    const addressOf = (name: string): string =>
      pathToFileURL(join(folder, 'a', 'b', `${name}.html`)).href;
    const running = await workplace.launch([]);
    const page = await openPlainPage(running.app, addressOf(names[0] ?? ''));
    for (const width of [1280, 320]) {
      await setWidth(running.app, page, width);
      for (const name of names) {
        await page.goto(addressOf(name));
        const tooWide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(tooWide, `${name} at ${width} px`).toBeLessThanOrEqual(0);
        if (
          isLong
            ? width === 1280 || name.startsWith('full')
            : width === 320 && name.startsWith('full')
        ) {
          const found = await violationsInAllColours(running.app, page, name);
          expect(found, `${name} at ${width} px`).toEqual([]);
        }
      }
    }
  });
}

test('the page of the seminar report holds what the reader needs, without script', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const folder = join(workplace.folder, 'website');
  await exportToFolder(running, folder);
  const page = await openPlainPage(
    running.app,
    pathToFileURL(join(folder, 'news', seminarSlug, 'index.html')).href,
  );
  await expect(page.getByRole('link').first()).toHaveText(/Skip to content/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(seminarReport);
  const article = page.getByRole('main');
  await expect(article.getByText('Event report').first()).toBeVisible();
  expect(await article.locator('h2, h3').count()).toBeGreaterThan(2);
  const downloads = article.locator(
    'a[href*="media/"][href$=".pdf"], a[href*="media/"][href$=".pptx"]',
  );
  expect(await downloads.count()).toBeGreaterThanOrEqual(3);
  await expect(page.getByRole('heading', { name: 'Related News' })).toBeVisible();
  const related = page.locator('section, aside').filter({
    has: page.getByRole('heading', { name: 'Related News' }),
  });
  await expect(related.getByRole('article')).toHaveCount(6);
  expect(await related.locator('time').count()).toBe(6);
  await expect(page.getByRole('link', { name: /Subscribe|newsletter/i }).first()).toBeVisible();
  await expect(page.getByText(/^\d{2}\/\d{2}\/\d{4}$/).first()).toBeVisible();
});
