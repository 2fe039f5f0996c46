// What is left after the app is killed while someone writes, or exports.
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Workplace } from './fixtures/app.ts';
import { bringBack, kill, takeAway } from './fixtures/crashes.ts';
import { exportToFolder } from './pages/export-dialog.ts';
import { WritingScreen } from './pages/writing.ts';

/** The promise: everything typed is saved two seconds after the last keystroke, and noted one second after it. */
const SAVED_MS = 2000;
const NOTED_MS = 1200;

const sentence = 'Every word of this paragraph was typed by hand, to the very last one.';

/** Writes an article, types one more sentence under the given conditions, kills the app and starts it again. */
async function writeAndKill(
  workplace: Workplace,
  options: { pause: number; before?: () => Promise<void>; after?: () => Promise<void> },
): Promise<WritingScreen> {
  const first = await workplace.launch();
  const writing = new WritingScreen(first.page);
  await writing.newArticle();
  await writing.headline.fill('Written before the crash');
  await writing.waitUntilSaved();
  await options.before?.();
  await writing.body.click();
  await writing.type(sentence);
  // This pause is the promise itself, not a wait for something else.
  await new Promise((resolve) => setTimeout(resolve, options.pause));
  await kill(first);
  await options.after?.();

  const second = await workplace.launch();
  const again = new WritingScreen(second.page);
  await again.open('Written before the crash');
  await expect(again.headline).toHaveValue('Written before the crash');
  return again;
}

test('killing the app two seconds after the last keystroke loses nothing', async ({
  workplace,
}) => {
  const again = await writeAndKill(workplace, { pause: SAVED_MS });
  await expect(again.body).toContainText(sentence);
  // A save took it, so there is nothing to say.
  await expect(again.recovery).toBeHidden();
});

test('killing the app soon after the last keystroke, while no save gets through, loses nothing', async ({
  workplace,
}) => {
  const again = await writeAndKill(workplace, {
    pause: NOTED_MS,
    before: () => takeAway(join(workplace.library, 'articles')),
    after: () => bringBack(join(workplace.library, 'articles')),
  });
  await expect(again.body).toContainText(sentence);
  await expect(again.recovery).toContainText(
    /Galley closed unexpectedly at \d\d:\d\d\. “Written before the crash” is back/,
  );
  await again.waitUntilSaved();
});

test('(known-bad control) with the journal taken away too, the same kill loses the text', async ({
  workplace,
}) => {
  const folders = [
    join(workplace.library, 'articles'),
    join(workplace.library, '.galley', 'journal'),
  ];
  const again = await writeAndKill(workplace, {
    pause: NOTED_MS,
    before: async () => {
      for (const folder of folders) await takeAway(folder);
    },
    after: async () => {
      for (const folder of folders) await bringBack(folder);
    },
  });
  await expect(again.body).not.toContainText('to the very last one.');
});

test('closing the window at once after the last keystroke saves first', async ({ workplace }) => {
  const first = await workplace.launch();
  const writing = new WritingScreen(first.page);
  await writing.begin({ headline: 'Closed in a hurry', text: 'The last train leaves now' });
  await first.close();

  const second = await workplace.launch();
  const again = new WritingScreen(second.page);
  await again.open('Closed in a hurry');
  await expect(again.body).toContainText('The last train leaves now');
});

test('a window whose process dies comes back, with the newsroom open', async ({ workplace }) => {
  const { app, page, faults } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.newArticle();
  await writing.headline.fill('Survives its window');
  await writing.waitUntilSaved();
  await app.evaluate(({ webContents }) => {
    const contents = webContents.getAllWebContents()[0];
    const reloaded = new Promise<void>((resolve) =>
      contents?.once('did-finish-load', () => resolve()),
    );
    contents?.forcefullyCrashRenderer();
    return reloaded;
  });
  const headlines = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents()[0]?.executeJavaScript(`
      new Promise((resolve) => {
        const look = () => document.body.innerText.includes('Survives its window')
          ? resolve(true) : requestAnimationFrame(look);
        look();
      })`),
  );
  expect(headlines).toBe(true);
  faults.length = 0;
});

/** What the app keeps in the person's cache for a folder that was exported to. */
async function deskOf(folder: string): Promise<string | undefined> {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const desks = join(cache, 'galley', 'exported-folders');
  for (const name of await readdir(desks)) {
    const about = await readFile(join(desks, name, 'folder.json'), 'utf8').catch(() => '');
    if (about.includes(JSON.stringify(folder))) return join(desks, name);
  }
  return undefined;
}

test('a folder that a crash caught half way through an export is whole again when the app starts', async ({
  workplace,
}) => {
  test.skip(process.platform !== 'linux', 'the cache of the app is elsewhere there');
  const folder = join(workplace.folder, 'website');
  const first = await workplace.launch();
  await exportToFolder(first, folder);
  const desk = (await deskOf(folder)) ?? '';
  // The spare is made once the receipt is shown.
  await expect.poll(() => existsSync(join(desk, 'spare', 'site', '.galley-site.json'))).toBe(true);
  await expect.poll(() => existsSync(join(desk, '.galley', 'lock'))).toBe(false);
  await kill(first);
  // As after a crash between the two renames of an exchange.
  await writeFile(join(desk, 'unfinished.json'), '{}');
  await rename(folder, join(desk, 'spare', 'before'));

  await workplace.launch();
  await expect.poll(() => existsSync(join(folder, 'index.html'))).toBe(true);
  await expect.poll(() => existsSync(join(desk, 'unfinished.json'))).toBe(false);
  expect(await readdir(workplace.folder)).toContain('website');
});
