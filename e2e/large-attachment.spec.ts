// An attachment of some gigabytes: copied as a stream, with the window answering and the main process staying small.
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { WritingScreen } from './pages/writing.ts';

/** Long enough for writing meanwhile; GALLEY_TORTURE=1: the length of a film. */
const GIBIBYTES = process.env.GALLEY_TORTURE === '1' ? 3 : 2;
/** People are told powers of ten. */
const shownSize = GIBIBYTES === 3 ? '3.2 GB' : '2.1 GB';
const GIGABYTE = 1024 ** 3;
const MEGABYTE = 1024 ** 2;

test('a film of gigabytes is attached while writing goes on, within 200 MB of memory', async ({
  workplace,
}) => {
  const film = join(workplace.folder, 'Opening night.mp4');
  const file = await open(film, 'w');
  // An MP4 by its first bytes; the rest is a hole, which reads as zeros.
  await file.write(Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex'));
  await file.truncate(GIBIBYTES * GIGABYTE);
  await file.close();

  const { app, page, chooseFiles } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.newArticle();
  await writing.headline.fill('With a film');
  await writing.waitUntilSaved();

  await app.evaluate(() => {
    const seen = { before: process.memoryUsage().rss, most: 0 };
    Reflect.set(globalThis, 'galleyMemory', seen);
    setInterval(() => {
      seen.most = Math.max(seen.most, process.memoryUsage().rss);
    }, 20);
  });
  await chooseFiles([film]);
  await writing.details.getByRole('button', { name: 'Add attachment' }).click();
  const progress = page.getByRole('progressbar');
  await expect(progress).toBeVisible();

  // The window answers while the copy runs: what is typed appears, and is saved, before it ends.
  await writing.body.click();
  await writing.type('Typed during the copy.');
  await expect(writing.body).toContainText('Typed during the copy.');
  await writing.waitUntilSaved();
  await expect(progress).toBeVisible();

  await expect(writing.attachments.getByText(shownSize)).toBeVisible({ timeout: 200_000 });
  const memory = await app.evaluate(() => Reflect.get(globalThis, 'galleyMemory'));
  const grown = Math.round((memory.most - memory.before) / MEGABYTE);
  test.info().annotations.push({ type: 'memory', description: `${grown} MB more at most` });
  console.log(`${shownSize} attached; the main process grew by ${grown} MB at most`);
  expect(grown).toBeLessThan(200);
});

test('cancelling a large import leaves no file behind', async ({ workplace }) => {
  const film = join(workplace.folder, 'Never mind.mp4');
  const file = await open(film, 'w');
  await file.truncate(GIBIBYTES * GIGABYTE);
  await file.close();
  const media = join(workplace.library, 'media');
  const before = (await readdir(media, { recursive: true })).sort();

  const { page, chooseFiles } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.newArticle();
  await chooseFiles([film]);
  await writing.details.getByRole('button', { name: 'Add attachment' }).click();
  await page.getByRole('button', { name: 'Stop adding Never mind.mp4' }).click();
  await expect(page.getByRole('progressbar')).toBeHidden();
  expect((await readdir(media, { recursive: true })).sort()).toEqual(before);
});
