// Is nobody asked for the pictures of a pasted page before a person says so, and do they all come when one does?
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, type RunningApp, test } from './fixtures/app.ts';
import { letAskThisMachine } from './fixtures/asking.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { copyElsewhere } from './fixtures/clipboard.ts';
import { everyKindOfEntry } from './fixtures/every-paste-entry.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { setWidth } from './fixtures/width.ts';
import { WritingScreen } from './pages/writing.ts';

/** A server of this machine that gives every question the same picture, and counts the questions. */
async function servePicture(bytes: Uint8Array) {
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    if (url.startsWith('/gone')) response.writeHead(404).end();
    else response.end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    asked,
    origin: `http://127.0.0.1:${address.port}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** How the same page behaves where nothing holds it back: its pictures are asked for at once. */
async function showInBareWindow(app: ElectronApplication, html: string): Promise<void> {
  await app.evaluate(async ({ BrowserWindow }, page) => {
    const window = new BrowserWindow({ show: false, webPreferences: { partition: 'bare' } });
    await window.loadURL(`data:text/html,${encodeURIComponent(page)}`);
    window.destroy();
  }, html);
}

async function pasteInto(running: RunningApp, html: string): Promise<WritingScreen> {
  const writing = new WritingScreen(running.page);
  await writing.newArticle();
  await writing.body.click();
  await copyElsewhere(running.app, 'words', html);
  await running.page.keyboard.press('ControlOrMeta+v');
  return writing;
}

test('pictures of a pasted page come when a person asks for them, and not before', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const server = await servePicture(await readFile(await pictureOf(workplace.library)));
  const html = `<p>Before</p><img src="${server.origin}/van.jpg" alt="A van under a bridge"><p>Between</p>
<img src="${server.origin}/hall.jpg"><p>After</p><img src="${server.origin}/gone.jpg" alt="Gone">`;

  await test.step('the control: where nothing holds the page back, its pictures are asked for', async () => {
    await showInBareWindow(app, html);
    expect(server.asked).toHaveLength(3);
    server.asked.length = 0;
  });

  const writing = await pasteInto(running, html);
  const notice = page.getByRole('region', { name: 'Paste report' });
  const host = new URL(server.origin).host;
  const fetch = notice.getByRole('button', { name: `Fetch 3 pictures from ${host}` });
  await expect(fetch).toBeVisible();
  await expect(writing.body.locator('.picture-place')).toHaveText([
    `“A van under a bridge”: picture from ${host}, not fetched`,
    `Picture from ${host}, not fetched`,
    `“Gone”: picture from ${host}, not fetched`,
  ]);
  await writing.waitUntilSaved();
  expect(await violations(page)).toEqual([]);
  await takePicture(page, 'places');

  await test.step('this machine is refused like every other nearby', async () => {
    const dropped = await readdir(join(workplace.library, 'media'), { recursive: true });
    await fetch.click();
    await expect(notice).toContainText('Fetched 0 of 3 pictures.');
    expect(server.asked).toEqual([]);
    expect(await readdir(join(workplace.library, 'media'), { recursive: true })).toEqual(dropped);
  });

  await letAskThisMachine(app);
  await fetch.click();
  await expect(writing.body.locator('figure img')).toHaveCount(2);
  await expect(notice).toContainText('Fetched 2 of 3 pictures.');
  expect(server.asked.sort()).toEqual(['/gone.jpg', '/hall.jpg', '/van.jpg']);
  await expect(writing.body.getByRole('textbox', { name: 'Alternative text' }).first()).toHaveValue(
    'A van under a bridge',
  );
  await expect(writing.body.locator('.picture-place')).toHaveCount(1);

  await test.step('what did not come says why, in the report', async () => {
    await notice.getByRole('button', { name: 'What changed' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('its server does not give it out');
    expect(await violations(page)).toEqual([]);
    await takePicture(page, 'report');
    await page.keyboard.press('Escape');
  });

  await test.step('one step of undo takes them away', async () => {
    await writing.body.getByText('Between').click();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(writing.body.locator('figure')).toHaveCount(0);
    await expect(writing.body).toContainText('After');
  });
  await server.stop();
});

test('the report of a paste with everything in it, looked at in every light and width', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const writing = await pasteInto(running, everyKindOfEntry);
  const notice = page.getByRole('region', { name: 'Paste report' });
  await expect(notice).toBeVisible();
  const shot = (name: string) => takePicture(page, name);
  await shot('notice');

  await notice.getByRole('button', { name: 'What changed' }).click();
  const dialog = page.getByRole('dialog', { name: 'What the paste kept, changed and left out' });
  await expect(dialog).toBeVisible();
  expect(await violationsInAllColours(app, page, 'report')).toEqual([]);
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await violations(page), 'forced colours').toEqual([]);
  await shot('report-forced');
  await page.emulateMedia({ forcedColors: null });
  await setWidth(app, page, 320);
  expect(await violations(page), '320 px').toEqual([]);
  expect(
    await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
  ).toBeLessThanOrEqual(0);
  await shot('report-320');
  await dialog.getByRole('region', { name: 'Paste report' }).focus();
  await page.keyboard.press('End');
  await expect(dialog.getByText('Copy each picture itself, or insert its file.')).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await shot('notice-320');
  const cutOff = await notice.getByRole('button').evaluateAll((buttons) =>
    buttons.filter((button) => {
      const { left, right } = button.getBoundingClientRect();
      return left < 0 || right > innerWidth;
    }),
  );
  expect(cutOff).toHaveLength(0);
  await setWidth(app, page, 1280);

  await test.step('it can be read again by a command, and the words alone taken from there', async () => {
    await notice.getByRole('button', { name: 'Close' }).click();
    await expect(notice).toBeHidden();
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.send('galley:event', 'app.command', { command: 'article.pasteReport' });
    });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Shift+v');
    await expect(dialog).toBeHidden();
    await expect(writing.body.getByRole('heading')).toHaveCount(0);
    await expect(writing.body).toContainText('words');
  });
});
