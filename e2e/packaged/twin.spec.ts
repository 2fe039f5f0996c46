// Does the packaged app do the main job? Driven in the twin, whose only difference is that a test may attach.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../fixtures/app.ts';
import { ExportDialog } from '../pages/export-dialog.ts';
import { twinProgram } from './builds.ts';

test.use({ program: { executable: twinProgram, args: [] } });

test('exports a bundle through its window', async ({ workplace }) => {
  const bundle = join(workplace.folder, 'bundle.zip');
  const { app, page, chooseDestination } = await workplace.launch();
  expect(await app.evaluate((electron) => electron.app.isPackaged)).toBe(true);
  await chooseDestination(bundle);
  const exporting = new ExportDialog(page);
  await exporting.open();
  await exporting.export('bundle');
  expect((await stat(bundle)).size).toBeGreaterThan(100_000);
  expect((await readFile(bundle)).subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
});

test('opens no developer tools and checks no spelling through the network', async ({
  workplace,
}) => {
  const { app } = await workplace.launch();
  const state = await app.evaluate(({ BrowserWindow, session }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools();
    return {
      developerTools: contents?.isDevToolsOpened(),
      spelling: session.defaultSession.isSpellCheckerEnabled(),
    };
  });
  expect(state).toEqual({ developerTools: false, spelling: false });
});
