// What the preview shows while one types: the page that an export writes, on every screen, and as it is heard, found and shared.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { setScheme, violations, violationsInAllColours } from './fixtures/axe.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { setWidth } from './fixtures/width.ts';
import { exportToFolder } from './pages/export-dialog.ts';
import { PreviewPane } from './pages/preview.ts';
import { WritingScreen } from './pages/writing.ts';

const seminarReport = /Earning the second conversation/;

test('what is typed is in the preview at once, and the keyboard stays in the text', async ({
  workplace,
}) => {
  const { page } = await workplace.launch();
  const writing = new WritingScreen(page);
  const preview = new PreviewPane(page);
  await writing.begin({ headline: 'Peer mentors in the harbour', text: 'The first evening.' });
  await page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(preview.inside.getByRole('heading', { level: 1 })).toHaveText(
    'Peer mentors in the harbour',
  );
  await expect(preview.region).toContainText('Not public yet: shown as if it were published now.');
  await expect(writing.body).toBeFocused();
  await writing.type(' A second sentence, not saved yet.');
  await expect(preview.inside.locator('.body')).toContainText('A second sentence, not saved yet.');
  await expect(writing.body).toBeFocused();
  await writing.headline.fill('Another headline');
  await expect(preview.inside.getByRole('heading', { level: 1 })).toHaveText('Another headline');
  // A second press takes it away again, and the details are where they were.
  await page.keyboard.press('ControlOrMeta+Shift+p');
  await expect(preview.region).toBeHidden();
  await expect(writing.details.getByRole('tab', { name: 'Details' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('the page stays where one was in it while it changes', async ({ workplace }) => {
  const { page } = await workplace.launch();
  const writing = new WritingScreen(page);
  const preview = new PreviewPane(page);
  await writing.open(seminarReport);
  await preview.open();
  // What changes is the text: pictures that find their copies may move what is below them.
  await expect(preview.foot).not.toContainText('smaller pictures', { timeout: 120_000 });
  const scrolled = (): Promise<number> =>
    preview.inside.locator('html').evaluate(() => Math.round(window.scrollY));
  await preview.frame.hover();
  await page.mouse.wheel(0, 900);
  // The wheel turns for a while: where one was is where it came to rest. While the page is loaded anew there is nothing to ask.
  let before = 0;
  await expect(async () => {
    const last = before;
    before = await scrolled();
    expect(before).toBeGreaterThan(300);
    expect(before).toBe(last);
  }).toPass({ timeout: 120_000 });
  await writing.body.click();
  await page.keyboard.press('ControlOrMeta+End');
  await writing.type(' Kestrel over the quarry.');
  await expect(preview.inside.locator('.body')).toContainText('Kestrel over the quarry.');
  await expect(async () => {
    expect(Math.abs((await scrolled()) - before)).toBeLessThan(40);
  }).toPass({ timeout: 120_000 });
});

test('links say where they lead and lead nowhere, but to places on the page', async ({
  workplace,
}) => {
  const { page } = await workplace.launch();
  const writing = new WritingScreen(page);
  const preview = new PreviewPane(page);
  await writing.open(seminarReport);
  await preview.open();
  const heading = preview.inside.getByRole('heading', { level: 1 });
  const address = await preview.address();
  for (const link of ['.breadcrumb a', '.body a', 'a[download]']) {
    await preview.inside.locator(link).first().hover();
    await expect(preview.foot).toContainText('Links do not open in the preview');
    await preview.inside.locator(link).first().focus();
    await page.keyboard.press('Enter');
  }
  await expect(preview.foot).toContainText(/Leads to \/media\/.*\.pdf/);
  await preview.inside.locator('.skip').focus();
  await page.keyboard.press('Tab');
  await expect(preview.foot).toContainText('Leads to /. Links do not open');
  await preview.inside.locator('.skip').focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => preview.inside.locator('html').evaluate(() => window.location.hash))
    .toBe('#content');
  await expect(heading).toBeVisible();
  expect(await preview.address()).toBe(address);
  // Written on, it is still there that the page is followed.
  await writing.headline.fill('A headline for a page that stayed');
  await expect(heading).toHaveText('A headline for a page that stayed');
});

test('every screen has its own width, paper is laid out in sheets, and the dark is dark', async ({
  workplace,
}) => {
  const { app, page } = await workplace.launch();
  const writing = new WritingScreen(page);
  const preview = new PreviewPane(page);
  await setWidth(app, page, 1440);
  await writing.open(seminarReport);
  await preview.open();
  const shot = (name: string): Promise<unknown> => takePicture(page, name);
  const ground = (): Promise<string> =>
    preview.inside
      .locator('html')
      .evaluate(
        (html) =>
          [document.body, html]
            .map((one) => getComputedStyle(one).backgroundColor)
            .find((colour) => colour !== 'rgba(0, 0, 0, 0)') ?? '',
      );
  for (const [name, width] of [
    [/^Phone/, 390],
    [/^Tablet/, 768],
    [/^Desktop, /, 1280],
    [/400 % zoom/, 320],
  ] as const) {
    await preview.size(name);
    await expect.poll(() => preview.innerWidth(), String(name)).toBe(width);
    expect(
      await preview.inside.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth),
    ).toBe(0);
    await shot(`light-${width}`);
  }
  await preview.size(/^Phone/);
  expect(await ground()).toBe('rgb(255, 255, 255)');
  await preview.region.getByRole('button', { name: 'For readers in the dark' }).click();
  await expect.poll(ground).toBe('rgb(17, 21, 20)');
  await shot('dark');
  // Readers by day see the same whatever the appearance of Galley.
  await setScheme(app, page, 'dark');
  await preview.region.getByRole('button', { name: 'For readers in the dark' }).click();
  await expect.poll(ground).toBe('rgb(255, 255, 255)');
  await setScheme(app, page, 'light');

  await preview.size(/^Printed/);
  await expect(preview.inside.locator('.site-nav')).toBeHidden();
  const sheets = await preview.inside.locator('html').evaluate((html) => {
    const sheet = (210 * 96) / 25.4 + (8 * 96) / 25.4;
    return { count: html.scrollWidth / sheet, height: html.scrollHeight };
  });
  expect(sheets.count).toBeGreaterThan(1);
  expect(sheets.height).toBeLessThan(1140);
  await shot('print');
});

test('headings, links, pictures and tables are listed as they are heard', async ({ workplace }) => {
  const { app, page } = await workplace.launch();
  const writing = new WritingScreen(page);
  const preview = new PreviewPane(page);
  await setWidth(app, page, 1440);
  await writing.open(seminarReport);
  await preview.open();
  let headings: string[] = [];
  // The page may be exchanged for a newer one while it is read.
  await expect(async () => {
    headings = await preview.inside
      .locator('main :is(h1, h2, h3, h4)')
      .evaluateAll((all) =>
        all.map((one) => `Heading ${one.localName.slice(1)} ${one.textContent?.trim()}`),
      );
    expect(headings.length).toBeGreaterThan(1);
  }).toPass();
  await preview.choose('As heard');
  const main = preview.region.getByRole('list', { name: 'What is heard: Main part' });
  await expect(main).toBeVisible();
  const heard = await main
    .getByRole('listitem')
    .filter({ hasText: /^Heading/ })
    .evaluateAll((all) => all.map((one) => one.textContent?.replace(/\s+/g, ' ').trim()));
  expect(heard).toEqual(headings);
  await expect(main.getByRole('listitem').filter({ hasText: /^Picture/ })).not.toHaveCount(0);
  await takePicture(page, 'heard');
  await preview.choose('Search result');
  // It has a title of its own for search engines.
  await expect(preview.region.getByRole('article', { name: 'Search result' })).toContainText(
    'Supervision after extremism',
  );
  await takePicture(page, 'search');
  await preview.choose('Social card');
  await expect(preview.region.getByRole('article', { name: 'Social card' })).toContainText(
    'Earning the second conversation',
  );
  // The picture that networks would fetch, drawn for the headline as it is now.
  const card = preview.region.locator('iframe.shared-picture').contentFrame().locator('img');
  await expect
    .poll(() => card.evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0)))
    .toBe(1200);
  await takePicture(page, 'card');
});

test('a saved article that is public is letter by letter the exported one', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { page } = running;
  const writing = new WritingScreen(page);
  const preview = new PreviewPane(page);
  await writing.open(seminarReport);
  await preview.open();
  await expect(preview.region).not.toContainText('smaller pictures are being made', {
    timeout: 120_000,
  });
  const id = await articleWith(workplace.library, 'Earning the second conversation');
  const made = await page.evaluate(async (wanted) => {
    const galley = Reflect.get(globalThis, 'galley');
    const { value } = await galley.call('article.read', { id: wanted });
    const article = JSON.stringify(value.article);
    const answer = await galley.call('preview.show', { article, isTyping: false });
    return { path: String(answer.value.path), html: String(answer.value.html) };
  }, id);
  // The frame shows that page.
  expect(decodeURI(await preview.address())).toContain(`/${made.path}`);
  const site = join(workplace.folder, 'site');
  await exportToFolder(running, site);
  expect(made.html).toBe(await readFile(join(site, made.path), 'utf8'));
});

/** The id of the article whose file holds these words. */
async function articleWith(library: string, words: string): Promise<string> {
  const folder = join(library, 'articles');
  for (const name of await readdir(folder)) {
    const text = await readFile(join(folder, name), 'utf8');
    if (text.includes(`"headline": "${words}`)) return name.replace('.json', '');
  }
  throw new Error(`no article is called ${words}`);
}

test('the preview has no fault around its pages, in all colours', async ({ workplace }) => {
  const { app, page } = await workplace.launch();
  const writing = new WritingScreen(page);
  const preview = new PreviewPane(page);
  await setWidth(app, page, 1440);
  await writing.open(seminarReport);
  await preview.open();
  for (const view of ['Page', 'As heard', 'Search result', 'Social card'] as const) {
    await preview.choose(view);
    expect(await violationsInAllColours(app, page, `preview-${view}`), view).toEqual([]);
  }
  await preview.choose('Page');
  for (const width of [1100, 700, 360]) {
    await setWidth(app, page, width);
    if (!(await preview.region.isVisible())) {
      await page.getByRole('button', { name: 'Preview', exact: true }).click();
    }
    await expect(preview.region).toBeVisible();
    expect(await violations(page), `at ${width} px`).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow, `nothing is cut off at ${width} px`).toBeLessThanOrEqual(0);
    await takePicture(page, `preview-${width}`);
  }
});
