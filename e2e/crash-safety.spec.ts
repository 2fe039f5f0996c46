// What is left after the app is killed while someone writes.
import { expect, test } from './fixtures/app.ts';
import { WritingScreen } from './pages/writing.ts';

/** The promise: everything typed is on disk two seconds after the last keystroke. */
const PROMISE_MS = 2000;

for (const [name, pause, kept] of [
  ['two seconds after the last keystroke loses nothing', PROMISE_MS, true],
  // The known-bad control: without the pause the harness must see a loss, or it is blind.
  ['at once loses what no pause had saved, and only that', 0, false],
] as const) {
  test(`killing the app ${name}`, async ({ workplace }) => {
    const first = await workplace.launch();
    const writing = new WritingScreen(first.page);
    await writing.newArticle();
    await writing.headline.fill('Written before the crash');
    await writing.waitUntilSaved();
    await writing.body.click();
    await writing.type('Every word of this paragraph was typed by hand, to the very last one.');
    // This pause is the promise itself, not a wait for something else.
    await new Promise((resolve) => setTimeout(resolve, pause));
    const killed = new Promise<void>((resolve) => {
      first.app.once('close', () => resolve());
    });
    first.app.process().kill('SIGKILL');
    await killed;

    const second = await workplace.launch();
    const again = new WritingScreen(second.page);
    await again.open('Written before the crash');
    await expect(again.headline).toHaveValue('Written before the crash');
    if (kept) await expect(again.body).toContainText('typed by hand, to the very last one.');
    else await expect(again.body).not.toContainText('to the very last one.');
  });
}

test('closing the window at once after the last keystroke saves first', async ({ workplace }) => {
  const first = await workplace.launch();
  const writing = new WritingScreen(first.page);
  await writing.newArticle();
  await writing.headline.fill('Closed in a hurry');
  await writing.body.click();
  await writing.type('The last train leaves now');
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
