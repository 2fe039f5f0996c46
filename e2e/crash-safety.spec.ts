// What is left after the app is killed while someone writes.
import { join } from 'node:path';
import { expect, test, type Workplace } from './fixtures/app.ts';
import { bringBack, kill, takeAway } from './fixtures/crashes.ts';
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
