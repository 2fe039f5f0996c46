// A backup from the menu: made by a process of its own, read back, and whole by the twin's word.
import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { appFolder, expect, type RunningApp, test } from './fixtures/app.ts';
import { WritingScreen } from './pages/writing.ts';

const run = promisify(execFile);

/** Chooses an item of the menu bar, as a click on it does. */
function chooseMenuItem({ app }: RunningApp, menu: string, label: string): Promise<void> {
  return app.evaluate(
    ({ Menu }, [title, wanted]) => {
      const items = Menu.getApplicationMenu()?.items.find((one) => one.label === title)?.submenu
        ?.items;
      items?.find((one) => one.label === wanted)?.click();
    },
    [menu, label],
  );
}

test('what was just typed is in the backup, and the drill proves it whole', async ({
  workplace,
}) => {
  const stick = join(workplace.folder, 'Stick');
  await mkdir(stick);
  const running = await workplace.launch();
  const writing = new WritingScreen(running.page);
  await writing.newArticle();
  await writing.headline.fill('Typed just before the backup');
  await running.chooseFiles([stick]);
  await chooseMenuItem(running, 'File', 'Back up now');
  const said = running.page.getByRole('status').filter({ hasText: 'read back' });
  await expect(said).toBeVisible({ timeout: 120_000 });

  const cli = join(appFolder, 'dist', 'cli.cjs');
  const listed = await run(process.execPath, [cli, 'backup', workplace.library, stick, '--list']);
  const [newest = ''] = listed.stdout.trim().split('\n');
  const articles = await run(process.execPath, [cli, 'list', newest]);
  expect(articles.stdout).toContain('Typed just before the backup');
  const drilled = await run(process.execPath, [cli, 'backup', workplace.library, stick, '--drill']);
  expect(drilled.stdout).toContain('is whole');

  // The known-bad backup: one flipped letter, and the drill says which file.
  const [name = ''] = await readdir(join(newest, 'articles'));
  await writeFile(join(newest, 'articles', name), '{"galley":"article"}');
  await expect(
    run(process.execPath, [cli, 'backup', workplace.library, stick, '--drill']),
  ).rejects.toMatchObject({ stderr: expect.stringContaining(name) });
});
