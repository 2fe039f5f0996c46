// Whatever ends while someone writes, the text is back: the window, the app, both; and it says so.
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeRecord, encodeRecord } from '../core/content/records.ts';
import { unwrap } from '../core/errors.ts';
import { expect, type RunningApp, test, type Workplace } from './fixtures/app.ts';
import { violations } from './fixtures/axe.ts';
import { bringBack, crashWindow, kill, takeAway, textOfWindow } from './fixtures/crashes.ts';
import { MOST_KEYS_LOST, p95, typeUntilKilled } from './fixtures/typing.ts';
import { WritingScreen } from './pages/writing.ts';

const sha256 = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex');
const articles = (workplace: Workplace): string => join(workplace.library, 'articles');
const journalOf = (workplace: Workplace): string => join(workplace.library, '.galley', 'journal');

/** Everything that the journal of a newsroom holds. */
async function noted(workplace: Workplace): Promise<string> {
  const names = await readdir(journalOf(workplace));
  const notes = names.filter((name) => name.endsWith('.json'));
  const texts = await Promise.all(
    // One that is let go of meanwhile holds nothing.
    notes.map((name) => readFile(join(journalOf(workplace), name), 'utf8').catch(() => '')),
  );
  return texts.join('\n');
}

/** An article that is saved, and one more sentence that no save gets through. */
async function typeUnsaved(
  workplace: Workplace,
  headline: string,
  words: string,
): Promise<{ running: RunningApp; writing: WritingScreen; id: string }> {
  const before = new Set(await readdir(articles(workplace)));
  const running = await workplace.launch();
  const writing = new WritingScreen(running.page);
  await writing.newArticle();
  await writing.headline.fill(headline);
  await writing.waitUntilSaved();
  const made = (await readdir(articles(workplace))).find(
    (name) => name.endsWith('.json') && !before.has(name),
  );
  await takeAway(articles(workplace));
  await writing.body.click();
  await writing.type(words);
  // How soon it is there is measured by the last test of this file, and in crash-safety.spec.ts.
  await expect.poll(() => noted(workplace)).toContain(words);
  return { running, writing, id: made?.replace('.json', '') ?? '' };
}

for (const how of ['crash', 'kill', 'hang'] as const) {
  test(`a window that ends by ${how} comes back with what was typed`, async ({ workplace }) => {
    const { running } = await typeUnsaved(workplace, 'Survives its window', 'Typed until the end.');
    await bringBack(articles(workplace));
    await crashWindow(running.app, how);
    const back = '“Survives its window” is back, up to the last word typed.';
    const text = await textOfWindow(running.app, ['Typed until the end.', back]);
    expect(text).toContain('Typed until the end.');
    expect(text).toContain(back);
    running.faults.length = 0;
  });
}

test('the window and the app killed together: the text is back', async ({ workplace }) => {
  const { running } = await typeUnsaved(workplace, 'Survives both', 'Typed until the end.');
  const window = await running.app.evaluate(({ webContents }) =>
    webContents.getAllWebContents()[0]?.getOSProcessId(),
  );
  if (window !== undefined) process.kill(window, 'SIGKILL');
  await kill(running);
  running.faults.length = 0;
  await bringBack(articles(workplace));
  const { page, startedTwice } = await workplace.launch();
  const again = new WritingScreen(page);
  // It was open when everything ended, so it is open again.
  await expect(again.body).toContainText('Typed until the end.');
  // A start that was ended half way may have brought it back, and saved it.
  if (!startedTwice) await expect(again.recovery).toContainText('“Survives both” is back');
  await again.waitUntilSaved();
  await expect.poll(() => readdir(journalOf(workplace))).toEqual([]);
});

test('a graphics process that dies takes no text with it', async ({ workplace }) => {
  const { app, page } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.begin({ headline: 'Survives the graphics', text: 'Before, ' });
  const graphics = await app.evaluate(
    ({ app: program }) => program.getAppMetrics().find(({ type }) => type === 'GPU')?.pid,
  );
  test.skip(graphics === undefined, 'this machine draws without a graphics process');
  if (graphics !== undefined) process.kill(graphics, 'SIGKILL');
  await writing.type('and after.');
  await writing.waitUntilSaved();
  await expect(writing.body).toContainText('Before, and after.');
});

test('a note is for its owner only, and text that waits is listed until it is opened', async ({
  workplace,
}) => {
  const { running, id } = await typeUnsaved(workplace, 'Waits in the journal', 'Unsaved words.');
  const journal = journalOf(workplace);
  const note = (await readdir(journal)).find((name) => name.startsWith(id)) ?? 'no note';
  expect((await stat(join(journal, note))).mode & 0o777).toBe(0o600);
  await kill(running);
  await bringBack(articles(workplace));
  // Another profile does not know what was open.
  const { page } = await workplace.launch(undefined, 'another profile');
  const again = new WritingScreen(page);
  await expect(again.recovery).toContainText('“Waits in the journal” is kept and comes back');
  expect(await violations(page)).toEqual([]);
  await again.recovery.getByRole('button', { name: 'Open “Waits in the journal”' }).click();
  await expect(again.body).toContainText('Unsaved words.');
  await expect(again.recovery).toContainText('“Waits in the journal” is back');
  await again.recovery.getByRole('button', { name: 'Hide this notice' }).click();
  await expect(again.recovery).toBeHidden();
  await again.waitUntilSaved();
});

test('where the article has moved on, both texts are kept', async ({ workplace }) => {
  const { running, id } = await typeUnsaved(workplace, 'Two hands', 'What I typed.');
  await kill(running);
  await bringBack(articles(workplace));
  const path = join(articles(workplace), `${id}.json`);
  const { value } = unwrap(decodeRecord('article', await readFile(path, 'utf8'), sha256));
  const newer = { ...value, headline: 'Two hands, later', revision: value.revision + 3 };
  await writeFile(path, encodeRecord('article', newer, sha256).text);
  const { page, startedTwice } = await workplace.launch();
  const again = new WritingScreen(page);
  if (startedTwice) await again.open('Two hands (recovered)');
  else {
    await expect(again.recovery).toContainText('has changed since, so both texts are kept');
    await again.recovery.getByRole('button', { name: 'Open “Two hands (recovered)”' }).click();
  }
  await expect(again.headline).toHaveValue('Two hands (recovered)');
  await expect(again.body).toContainText('What I typed.');
  await again.open('Two hands, later');
  await expect(again.headline).toHaveValue('Two hands, later');
  await expect(again.body).not.toContainText('What I typed.');
});

test('killed at random while typing ten keys a second, at most a second of typing is lost', async ({
  workplace,
}) => {
  const [seed, rounds] = [20261124, 6];
  const lost = await typeUntilKilled(workplace, {
    seed,
    rounds,
    // Every other time no save gets through, so that the journal is on its own.
    away: (round) => (round % 2 === 1 ? [articles(workplace)] : []),
  });
  const figures = `seed ${seed}, ${rounds} kills, keystrokes lost: ${lost.join(' ')}, p95 ${p95(lost)}`;
  test.info().annotations.push({ type: 'lost keystrokes', description: figures });
  process.stdout.write(`${figures}\n`);
  expect(p95(lost)).toBeLessThanOrEqual(MOST_KEYS_LOST);
});
