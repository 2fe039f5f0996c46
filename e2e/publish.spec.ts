// One click to the website: a target, a plan, a publish, its receipt, and the way back, as a person does it in the app.
import { lstat, mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { tabTo } from './fixtures/keys.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { setWidth } from './fixtures/width.ts';
import { PublishDialog } from './pages/publish-dialog.ts';
import { WritingScreen } from './pages/writing.ts';

const seminarReport = /Earning the second conversation/;
const seminarPage = join('news', 'earning-the-second-conversation', 'index.html');

test('a newsroom is published to a folder, once more with nothing to do, with one change, and rolled back', async ({
  workplace,
}) => {
  const { page, app, chooseFiles } = await workplace.launch();
  const writing = new WritingScreen(page);
  const publish = new PublishDialog(page);
  const folder = join(workplace.folder, 'www');
  const published = (): Promise<string> => readFile(join(folder, seminarPage), 'utf8');

  await test.step('a target is added by keys alone', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+e');
    await expect(publish.dialog).toBeVisible();
    expect(await violations(page), 'the form of a target').toEqual([]);
    await look(page, 'form');
    await publish.dialog.getByRole('textbox', { name: 'Name' }).focus();
    await page.keyboard.type('Live website');
    await page.keyboard.press('Enter');
    await expect(publish.dialog.getByText('“Folder” is missing.')).toBeVisible();
    await chooseFiles([folder]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(publish.dialog.getByText(folder)).toBeVisible();
    // Past whatever else the form asks.
    await tabTo(publish.button('Save and check'));
    await page.keyboard.press('Enter');
    await expect(publish.dialog.getByText(/Publishing makes it/)).toBeVisible();
  });

  await test.step('the plan says what would be there, and nothing is', async () => {
    await publish.button('Compare').click();
    await publish.planned();
    expect(await publish.count('to create')).toBeGreaterThan(100);
    expect(await publish.count('to update')).toBe(0);
    await expect(publish.dialog.getByText(/all of the old website/)).toBeVisible();
    await expect(publish.dialog.getByRole('heading', { name: 'Stays inside' })).toBeVisible();
    await expect(stat(folder)).rejects.toThrow();
    expect(await violationsInAllColours(app, page, 'plan'), 'the plan').toEqual([]);
  });

  await test.step('it is published, and read back', async () => {
    await publish.carryOut();
    await expect(publish.dialog.getByText(/all as published/)).toBeVisible();
    expect(await violations(page), 'the receipt').toEqual([]);
    await look(page, 'receipt');
    expect(await published()).toContain('Earning the second conversation');
    await publish.button('Done').click();
  });

  await test.step('a second publish has nothing to do', async () => {
    await publish.open();
    await publish.planned();
    await expect(publish.dialog.getByText(/Nothing to do/)).toBeVisible();
    await publish.close();
  });

  const before = await published();
  await test.step('one edit is one changed article, shown word by word', async () => {
    await writing.open(seminarReport);
    await expect(writing.details.getByText('Live website: Live', { exact: true })).toBeVisible();
    await writing.body.click();
    await page.keyboard.press('ControlOrMeta+End');
    await writing.type(' A third conversation follows.');
    await writing.waitUntilSaved();
    await expect(writing.details.getByText('Live website: Live, changed since')).toBeVisible();
    // This article alone, by one key.
    await page.keyboard.press('ControlOrMeta+Shift+Enter');
    await expect(
      publish.dialog.getByRole('heading', { name: /^Publish this article/ }),
    ).toBeVisible();
    await publish.planned();
    expect(await publish.count('to create')).toBe(0);
    const change = publish.button(/^Changed:/);
    await expect(change).toHaveCount(1);
    await expect(change).toHaveAccessibleName(/^Changed: Earning the second conversation/);
    await change.focus();
    await page.keyboard.press('Enter');
    await expect(
      publish.dialog.locator('ins', { hasText: 'A third conversation follows.' }),
    ).toBeVisible();
    await look(page, 'differences');
    await publish.carryOut();
    expect(await published()).toContain('A third conversation follows.');
    await publish.button('Done').click();
  });

  await test.step('and is rolled back, byte for byte', async () => {
    await publish.open();
    await publish.planned();
    await publish.button(/^Roll back to/).click();
    await expect(publish.dialog.getByRole('heading', { name: /^Roll back “Live/ })).toBeVisible();
    await publish.planned();
    await setWidth(app, page, 320);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await look(page, 'narrow');
    await publish.carryOut();
    expect(await published()).toBe(before);
  });
});

test('a password that is typed goes to its server, and to nowhere else', async ({ workplace }) => {
  const canary = 'Quill-7391-canary';
  const heard: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    heard.push(request.headers.authorization);
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="drive"' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port, not on a pipe.
  const { port } = server.address() as AddressInfo;
  const running = await workplace.launch();
  const { page } = running;
  const publish = new PublishDialog(page);
  await publish.open();
  await publish.dialog.getByRole('radio', { name: /WebDAV/ }).check();
  await publish.dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Drive');
  await publish.dialog
    .getByRole('textbox', { name: /^Address of the folder/ })
    .fill(`http://127.0.0.1:${port}/site`);
  await publish.dialog.getByRole('textbox', { name: 'User name' }).fill('ana');
  await publish.dialog.getByLabel('Password').fill(canary);
  await publish.button('Save and check').click();
  await expect(publish.dialog.getByRole('alert')).toContainText('refused the login');
  expect(await violations(page), 'a failure').toEqual([]);
  await look(page, 'failure');
  const sent = Buffer.from(`ana:${canary}`).toString('base64');
  expect(heard.some((one) => one === `Basic ${sent}`)).toBe(true);

  await publish.button('Change the target…').click();
  const field = publish.dialog.getByLabel('Password');
  await expect(field).toHaveValue('');
  await expect(field).toHaveAttribute('placeholder', /^Kept/);
  expect(await page.content()).not.toContain(canary);
  const told = await page.evaluate(() => {
    const galley = Reflect.get(globalThis, 'galley');
    return galley.call('publish.targets', {}).then((answer: unknown) => JSON.stringify(answer));
  });
  expect(told).toContain('Drive');
  expect(told).not.toContain(canary);

  await test.step('a target that is removed comes back, and its password does not', async () => {
    const remove = async (): Promise<void> => {
      await publish.dialog.getByRole('button', { name: 'More for “Drive”' }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      await expect(publish.dialog.getByRole('status')).toContainText('Remove “Drive”?');
      await publish.button('Remove').click();
      await expect(publish.dialog.getByText('“Drive” is no longer a target.')).toBeVisible();
    };
    await remove();
    await publish.button('Undo').click();
    await expect(publish.dialog.getByRole('alert')).toContainText('password');
    await remove();
    await publish.button('Add a target…').last().click();
    await expect(publish.dialog.getByRole('radio', { name: /WebDAV/ })).toBeVisible();
  });
  server.close();
  await running.close();
  expect(await filesHolding(workplace.folder, canary)).toEqual([]);
});

test('a target that cannot be reached keeps the wish to publish, and asks once it answers', async ({
  workplace,
}) => {
  const { page, chooseFiles } = await workplace.launch();
  const publish = new PublishDialog(page);
  const [drive, away] = [join(workplace.folder, 'drive'), join(workplace.folder, 'unplugged')];
  await mkdir(drive);
  await chooseFiles([join(drive, 'www')]);
  await publish.addFolder('Stick');
  await publish.planned();
  await rename(drive, away);
  await publish.button('Compare again').click();
  await expect(publish.dialog.getByRole('alert')).toContainText('could not be compared');
  await publish.button('Publish when it answers again').click();
  await expect(publish.dialog.getByRole('status')).toContainText('Waits for the network');
  expect(await violations(page), 'waiting').toEqual([]);
  await publish.button('Done').click();

  await rename(away, drive);
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByRole('button', { name: 'See the plan' }).click();
  await publish.planned();
  expect(await publish.count('to create')).toBeGreaterThan(100);
  expect(await readdir(drive)).toEqual([]);
});

/** Keeps a picture, for whoever looks at it beside the mock. */
async function look(page: Page, name: string): Promise<void> {
  await takePicture(page, name);
}

/** Every file below a folder that holds a text. */
async function filesHolding(folder: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, String(name));
    const entry = await lstat(path);
    if (entry.isFile() && (await readFile(path)).includes(text)) found.push(path);
  }
  return found;
}
