// How newsrooms open: by a double click on their file, for reading beside another, after being away.
import { execFile } from 'node:child_process';
import { access, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { appFolder, electronPath, expect, test } from './fixtures/app.ts';
import { WritingScreen } from './pages/writing.ts';

const run = promisify(execFile);

test('a double click on a newsroom’s file opens it in the running app, after saving what was typed', async ({
  workplace,
}) => {
  const other = join(workplace.folder, 'Second desk');
  await run(process.execPath, [
    join(appFolder, 'dist', 'cli.cjs'),
    'new',
    other,
    '--name',
    'Second desk',
  ]);
  const { page } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.newArticle();
  await writing.headline.fill('Typed just before the switch');

  // The system starts Galley again with the file; that start hands over and ends.
  await run(electronPath, [
    appFolder,
    `--user-data-dir=${join(workplace.folder, 'profile')}`,
    join(other, 'newsroom.galley'),
  ]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second desk');

  const list = await run(process.execPath, [
    join(appFolder, 'dist', 'cli.cjs'),
    'list',
    workplace.library,
  ]);
  expect(list.stdout).toContain('Typed just before the switch');
});

test('a newsroom that another window’s app holds opens for reading, and says why', async ({
  workplace,
}) => {
  const first = await workplace.launch();
  await expect(first.page.getByLabel('New article', { exact: true })).toBeEnabled();
  const second = await workplace.launch([`--library=${workplace.library}`], 'second');
  const writing = new WritingScreen(second.page);
  await writing.open(/Earning the second conversation/);
  await expect(second.page.getByText('This newsroom can be read, not changed')).toBeVisible();
  await expect(writing.body).toHaveAttribute('contenteditable', 'false');
});

test('a recent newsroom that is not where it was is named, and nothing is made in its place', async ({
  workplace,
}) => {
  const first = await workplace.launch();
  await first.close();
  await rename(workplace.library, join(workplace.folder, 'moved away'));
  const second = await workplace.launch([]);
  await second.page.getByRole('button', { name: /^Sample newsroom/ }).click();
  await expect(second.page.getByRole('alert')).toContainText('is not where it was');
});

test('a newsroom that cannot be opened at the start is named in the window, and the others are offered', async ({
  workplace,
}) => {
  const missing = join(workplace.folder, 'Nowhere');
  const { page } = await workplace.launch([`--library=${missing}`]);
  await expect(page.getByRole('alert')).toContainText('“Nowhere” is not where it was');
  await expect(page.getByRole('button', { name: 'Open the sample newsroom' })).toBeVisible();
  // It has been said: a window that starts again begins with the welcome.
  await page.reload();
  await expect(page.getByRole('button', { name: 'Open the sample newsroom' })).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
});

test('a newsroom that is asked for while another one opens is the one that stays open', async ({
  workplace,
}) => {
  const cli = join(appFolder, 'dist', 'cli.cjs');
  const large = join(workplace.folder, 'Large');
  await run(process.execPath, [cli, 'generate', '3000', large]);
  const other = join(workplace.folder, 'Second desk');
  await run(process.execPath, [cli, 'new', other, '--name', 'Second desk']);
  // Without an index it takes a while, in which the window is there already and says so.
  const { page } = await workplace.launch([`--library=${large}`]);
  await run(electronPath, [
    appFolder,
    `--user-data-dir=${join(workplace.folder, 'profile')}`,
    join(other, 'newsroom.galley'),
  ]);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second desk');
  await new WritingScreen(page).newArticle();
  // Nothing of the first one is left behind: it can be opened for writing.
  const check = await run(process.execPath, [cli, 'check', large]);
  expect(check.stdout).toContain('is whole');
  await expect(access(join(large, '.galley', 'lock'))).rejects.toThrow();
});
