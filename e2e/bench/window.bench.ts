// What does the real window cost with ten thousand articles? Started by `npm run bench`, which shows the figures.
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { appFolder, definedVariables, electronPath, expect, test } from '../fixtures/app.ts';
import { WritingScreen } from '../pages/writing.ts';
import { timeKey } from './time-key.ts';

const run = promisify(execFile);
const ARTICLES = 10_000;
const STARTS = 7;
const SAVES = 60;

/** The smallest program that shows a window as ours does: sandboxed, isolated, and empty. */
const emptyProgram = `
const { app, BrowserWindow } = require('electron');
app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } });
  window.loadURL('data:text/html,<title>Empty</title><main>Empty</main>');
});
app.on('window-all-closed', () => app.quit());
`;

async function start(
  args: string[],
  isUsable: (page: Page) => Promise<void>,
): Promise<{ app: ElectronApplication; page: Page; took: number }> {
  const began = performance.now();
  const app = await _electron.launch({
    executablePath: electronPath,
    args,
    chromiumSandbox: true,
    colorScheme: null,
    env: definedVariables(),
  });
  const page = await app.firstWindow();
  await isUsable(page);
  return { app, page, took: performance.now() - began };
}

/** Proportional memory of all processes but the search, which has a row of its own; it counts what they share once. */
async function memoryKiB(app: ElectronApplication): Promise<number> {
  const pids = await app.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter((one) => one.name !== 'Galley search')
      .map((one) => one.pid),
  );
  let total = 0;
  for (const pid of pids) {
    const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
    total += Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? Number.NaN);
  }
  return total;
}

/** Saves of one article by the window's own way: milliseconds there and back, and bytes in both directions. */
async function timeSaves(page: Page): Promise<{ saves: number[]; saveBytes: number }> {
  return await page.evaluate(async (rounds) => {
    // What the preload offers to the page, of which the spec knows no types.
    const { galley } = globalThis as unknown as {
      galley: {
        call(name: string, input: unknown): Promise<{ ok: boolean; value: never }>;
        listen(listener: (name: string, payload: unknown) => void): () => void;
      };
    };
    const list = await galley.call('library.articles', {});
    const { id } = JSON.parse((list.value as { articles: string }).articles) as { id: string[] };
    const loaded = await galley.call('article.get', { id: id[Math.floor(id.length / 2)] });
    const { article } = loaded.value as {
      article: { id: string; revision: number; body: unknown };
    };
    const size = (what: unknown): number => new TextEncoder().encode(JSON.stringify(what)).length;
    const saves: number[] = [];
    let { revision } = article;
    let bytes = 0;
    const stop = galley.listen((_name, payload) => {
      bytes += size(payload);
    });
    for (let round = 0; round < rounds; round++) {
      const input = { id: article.id, baseRevision: revision, edit: { body: article.body } };
      const began = performance.now();
      const saved = await galley.call('article.save', input);
      saves.push(performance.now() - began);
      if (!saved.ok) throw new Error('a save failed');
      bytes += size(input) + size(saved);
      ({ revision } = (saved.value as { article: { revision: number } }).article);
    }
    stop();
    return { saves, saveBytes: Math.round(bytes / rounds) };
  }, SAVES);
}

/** Begins to watch how long the main process takes between two turns; the answer is the longest, in milliseconds. */
async function watchMainProcess(app: ElectronApplication): Promise<() => Promise<number>> {
  await app.evaluate(() => {
    let last = performance.now();
    let longest = 0;
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last - 5);
      last = now;
    }, 5);
    Reflect.set(globalThis, 'benchLongest', () => {
      clearInterval(timer);
      return longest;
    });
  });
  return () =>
    app.evaluate(() => {
      const ended: unknown = Reflect.get(globalThis, 'benchLongest');
      return (ended as () => number)();
    });
}

test('the window with ten thousand articles', async ({ workplace }) => {
  const { folder } = workplace;
  const library = join(folder, 'Large newsroom');
  const cli = join(appFolder, 'dist', 'cli.cjs');
  await run(process.execPath, [cli, 'generate', String(ARTICLES), library]);
  const empty = join(folder, 'empty');
  await mkdir(empty);
  await writeFile(join(empty, 'package.json'), '{"name":"empty","main":"main.cjs"}');
  await writeFile(join(empty, 'main.cjs'), emptyProgram);

  const showsList = async (page: Page): Promise<void> => {
    await page.locator('.list-row').first().waitFor();
  };
  const profile = `--user-data-dir=${join(folder, 'bench-profile')}`;
  const ours = [appFolder, profile, `--library=${library}`];
  const theirs = [empty, `--user-data-dir=${join(folder, 'empty-profile')}`];
  const [firstWindow, emptyWindow]: [number[], number[]] = [[], []];
  let emptyMemoryKiB = Number.NaN;
  // The first start of each makes its profile, and ours the index.
  for (let round = -1; round < STARTS; round++) {
    const plain = await start(theirs, (page) => page.getByRole('main').waitFor());
    if (round === STARTS - 1) {
      await plain.page.waitForTimeout(3000);
      emptyMemoryKiB = await memoryKiB(plain.app);
    }
    await plain.app.close();
    const galley = await start(ours, showsList);
    await galley.app.close();
    if (round < 0) continue;
    emptyWindow.push(plain.took);
    firstWindow.push(galley.took);
  }

  const { app, page } = await start(ours, showsList);
  const openingTurn = await watchMainProcess(app);
  // Typed at once: nothing is prepared yet.
  const filter = page.getByRole('textbox', { name: 'Filter' });
  await filter.click();
  const keystrokes: number[] = [];
  for (const word of ['prague', 'education', 'the', 'work in']) {
    const keys = [...word].map((key) => (key === ' ' ? 'Space' : key));
    for (const key of [...keys, ...keys.map(() => 'Backspace')]) {
      const { headlines } = await timeKey(page, key);
      // A key that changes no row has nothing to be painted.
      if (!Number.isNaN(headlines)) keystrokes.push(headlines);
    }
  }
  const longestOpening = await openingTurn();
  const rows = await page.locator('.list-row').count();
  await filter.fill('prague');
  await expect(page.locator('.list-row button').first()).toContainText(/prague/i);
  const screen = new WritingScreen(page);
  await screen.open(/prague/i);
  await expect(screen.headline).toHaveValue(/prague/i);
  await screen.body.click();
  await screen.type('Edited among ten thousand. ');
  await screen.waitUntilSaved();
  await page.waitForTimeout(3000);
  const workingTurn = await watchMainProcess(app);
  const { saves, saveBytes } = await timeSaves(page);
  const longestWorking = await workingTurn();
  const memory = await memoryKiB(app);
  const output = join(appFolder, 'test-results');
  await mkdir(output, { recursive: true });
  await page.screenshot({ path: join(output, 'bench-window.png') });
  const runtime = await app.evaluate(() => process.versions.electron ?? 'unknown');
  await app.close();
  await writeFile(
    join(output, 'bench-window.json'),
    JSON.stringify({
      runtime,
      articles: ARTICLES,
      keystrokes,
      rows,
      saves,
      saveBytes,
      longestOpening,
      longestWorking,
      firstWindow,
      emptyWindow,
      memoryKiB: memory,
      emptyMemoryKiB,
    }),
  );
});
