// Does an editor get through a week of work without ever touching the mouse? Each day by keys alone, and each day's work is on the disk.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Locator } from '@playwright/test';
import { tabTo, takeFromMenu } from './fixtures/keys.ts';
import { expect, test } from './fixtures/keys-only.ts';
import { articleOf, articlesOf, leaveBehind, recordOf } from './fixtures/newsroom-files.ts';
import { DeskScreen } from './pages/desk.ts';
import { MediaScreen } from './pages/media.ts';
import { PublishDialog } from './pages/publish-dialog.ts';
import { WritingScreen } from './pages/writing.ts';

const HARBOUR = 'Harbour mentors meet their first crew';
const IN_REVIEW = 'A room with toys: family hours at the probation office';
/** Nothing that is done every day is farther away than this many presses of Tab. */
const NEAR = 25;

test('a week of an editor goes by keys alone', async ({ workplace, keysOnly }) => {
  const { library, folder } = workplace;
  const left = await leaveBehind(library, 'leftover.png');
  const running = await workplace.launch();
  const { app, page, chooseFiles } = running;
  const { keyboard } = page;
  const writing = new WritingScreen(page);
  const desk = new DeskScreen(page);
  const media = new MediaScreen(page);
  const publish = new PublishDialog(page);
  const { details } = writing;
  const state = details.getByRole('region', { name: 'State' });
  // A list that is chosen from in a dialog is one too, and closes a moment later.
  const question = page.getByRole('dialog').first();
  const window = await keysOnly(page);

  const go = (goal: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> =>
    tabTo(goal, { key, most: NEAR });
  const press = async (goal: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    await go(goal, key);
    await keyboard.press('Enter');
  };
  const button = (within: Locator, name: string | RegExp): Locator =>
    within.getByRole('button', { name, exact: typeof name === 'string' });
  /** By the palette: what is typed finds an article or a command. */
  const ask = async (words: string, finds: string | RegExp): Promise<void> => {
    await keyboard.press('ControlOrMeta+p');
    await expect(question.getByRole('combobox')).toBeFocused();
    await keyboard.type(words);
    await expect(question.getByRole('option', { selected: true })).toContainText(finds);
    await keyboard.press('Enter');
    await expect(question).toBeHidden();
  };
  /** Whoever works by keys knows where they are: something has the keyboard. */
  const isSomewhere = (): Promise<void> => expect(page.locator(':focus')).toHaveCount(1);
  /** The twelfth of December of a far year, ten in the morning: the same in every order of day and month, and with or without a.m. */
  const setMoment = async (row: RegExp): Promise<void> => {
    await press(button(details, row));
    await keyboard.type('12122099');
    await keyboard.press('Tab');
    await keyboard.type('1000a');
    await keyboard.press('Enter');
    await expect(button(details, row)).toBeFocused();
    await expect(button(details, row)).toContainText('12 Dec');
  };
  const answerReason = async (why: string, by: string): Promise<void> => {
    await expect(question.getByRole('textbox', { name: 'Reason' })).toBeFocused();
    await keyboard.type(why);
    await keyboard.press('Tab');
    await keyboard.type(by);
    await keyboard.press('Enter');
    await expect(question).toBeHidden();
  };

  await test.step('the control: a pointer and a short cut are both noticed', async () => {
    await page.mouse.click(400, 400);
    expect(await window.pointers()).toContain('pointerdown');
    expect(() => desk.addFilter.click()).toThrow('the keyboard only');
  });

  await test.step('Monday: what is there is found, looked at, and left as it was', async () => {
    await keyboard.press('ControlOrMeta+1');
    await expect(desk.articles.first()).toBeFocused();
    await press(desk.addFilter, 'Shift+Tab');
    await takeFromMenu(page, 'Status');
    await keyboard.type('in review');
    await keyboard.press('Enter');
    await expect(page.getByRole('group', { name: 'Status is In review' })).toBeVisible();
    await expect(desk.articles).toHaveCount(1);
    await expect(desk.addFilter).toBeFocused();
    await press(page.getByRole('button', { name: /^Remove the filter/ }), 'Shift+Tab');
    await expect(desk.chips).toHaveCount(0);

    await keyboard.press('ControlOrMeta+f');
    await expect(desk.search).toBeFocused();
    await keyboard.type('tram');
    await expect(desk.articles.locator('.found-passage').first()).toBeVisible();
    await keyboard.press('ArrowDown');
    await expect(desk.articles.first()).toBeFocused();
    await keyboard.press('Enter');
    await expect(writing.headline).toHaveValue(/In Łódź, unpaid work brings a tram back/);
    await keyboard.press('Alt+ArrowLeft');
    await expect(desk.articles.first()).toBeFocused();
    await keyboard.press('ControlOrMeta+f');
    await keyboard.press('Escape');
    await expect(desk.search).toHaveValue('');
  });

  await test.step('Monday: an article is written, with everything in it', async () => {
    await keyboard.press('ControlOrMeta+n');
    await expect(writing.headline).toBeFocused();
    await writing.type(`${HARBOUR}\nTwelve volunteers went on board this week.\n`);
    await expect(writing.body).toBeFocused();
    await writing.type(
      'The first crew came from Porto.\n## What they ask\n- Who pays\nWho listens',
    );
    await writing.type('\n\nThe ');
    await keyboard.press('ControlOrMeta+k');
    const link = page.getByRole('dialog', { name: 'Link' });
    await expect(link.getByRole('combobox', { name: 'Address or article' })).toBeFocused();
    await keyboard.type('https://example.org/report');
    await keyboard.press('Tab');
    await keyboard.type('report of the harbour master');
    await keyboard.press('Enter');
    await expect(link).toBeHidden();
    await expect(writing.body).toBeFocused();
    await writing.type(' is short.\n');

    const pictures = [await drawPicture(app, folder, 'crew.png', 90)];
    pictures.push(await drawPicture(app, folder, 'quay.png', 160));
    await chooseFiles(pictures);
    await keyboard.press('ControlOrMeta+Shift+I');
    const figures = writing.body.locator('figure');
    await expect(figures).toHaveCount(2);
    await expect(writing.body).toBeFocused();
    await writing.type('The quay at six');
    await expect(figures.last()).toContainText('The quay at six');
    await keyboard.press('Tab');
    await expect(figures.last().getByRole('textbox', { name: 'Alternative text' })).toBeFocused();
    await keyboard.type('A grey quay before sunrise');
    await keyboard.press('Enter');
    await expect(writing.body).toBeFocused();
    await writing.type('See you on board.');
    await writing.waitUntilSaved();

    await expect
      .poll(async () => JSON.stringify(await articleOf(library, HARBOUR)))
      .toContain('See you on board.');
    const text = JSON.stringify(await articleOf(library, HARBOUR));
    for (const part of [
      '"heading"',
      'Who listens',
      'https://example.org/report',
      'A grey quay before sunrise',
      'The quay at six',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.match(/"type":"figure"/g)).toHaveLength(2);
  });

  await test.step('Monday: what the pre-flight finds is mended, and somebody else reads it', async () => {
    const preflight = details.getByRole('region', { name: 'Pre-flight' });
    await press(preflight.getByRole('button', { name: 'Describe' }));
    const alt = writing.body.getByRole('textbox', { name: 'Alternative text' }).first();
    await expect(alt).toBeFocused();
    await keyboard.type('Twelve people on a pier');
    await keyboard.press('Escape');
    await expect(writing.body).toBeFocused();
    await press(button(details, 'Assign to'));
    await keyboard.type('Tess');
    await keyboard.press('Enter');
    await expect(button(details, 'Take “Tess Vermeiren” off')).toBeFocused();
    await setMoment(/^Due/);
    await press(button(details, 'Add category'));
    await keyboard.type('Research');
    await keyboard.press('Enter');
    await expect(button(details, 'Remove Research')).toBeVisible();
    await press(preflight.getByRole('button', { name: 'Use the standfirst' }));
    await expect(writing.summary).toHaveValue('Twelve volunteers went on board this week.');
    await expect(preflight.locator(':focus')).toHaveCount(1);
    await press(button(details, 'Send to review'), 'Shift+Tab');
    await expect(state).toContainText('In review');
    await expect(state).toBeFocused();
    await expect
      .poll(() => articleOf(library, HARBOUR))
      .toMatchObject({ status: 'inReview', assignee: 'Tess Vermeiren' });
  });

  await test.step('Tuesday: one of the queue goes back with a reason, one is approved', async () => {
    await keyboard.press('ControlOrMeta+1');
    await isSomewhere();
    await press(button(desk.views, /^In review/), 'Shift+Tab');
    await expect(desk.articles).toHaveCount(2);
    await keyboard.press('ControlOrMeta+f');
    await keyboard.type('toys');
    await expect(desk.articles).toHaveCount(1);
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(writing.headline).toHaveValue(IN_REVIEW);
    await press(button(details, 'Send back…'));
    await answerReason('Two numbers have no source', 'Inês Duarte');
    await expect(details.getByRole('note')).toContainText('Two numbers have no source');
    await expect(state).toBeFocused();

    await ask('harbour mentors', HARBOUR);
    await expect(writing.headline).toHaveValue(HARBOUR);
    await press(button(details, 'Approve'));
    await expect(state).toContainText('Approved');
    await expect(state).toBeFocused();
    await expect.poll(() => articleOf(library, HARBOUR)).toMatchObject({ status: 'approved' });
    expect(await articleOf(library, IN_REVIEW)).toMatchObject({ status: 'draft' });
  });

  await test.step('Tuesday: what is ready to go is kept as a view', async () => {
    await keyboard.press('Alt+ArrowLeft');
    await expect(writing.headline).toHaveValue(IN_REVIEW);
    await keyboard.press('Alt+ArrowLeft');
    await expect(desk.addFilter).toBeVisible();
    await keyboard.press('ControlOrMeta+f');
    await keyboard.press('Escape');
    await press(page.getByRole('button', { name: /^Status, In review: change/ }));
    await keyboard.type('approved');
    await keyboard.press('Enter');
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('in review');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await expect(page.getByRole('group', { name: 'Status is Approved' })).toBeVisible();
    await expect(desk.article(HARBOUR)).toBeVisible();
    const ready = await desk.articles.count();
    await press(page.getByRole('button', { name: 'Save view' }));
    await expect(question.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await keyboard.type('Ready to go');
    await keyboard.press('Enter');
    await expect(button(desk.views, /^Ready to go/)).toContainText(String(ready));
    await isSomewhere();
    await press(page.getByRole('button', { name: 'Clear', exact: true }), 'Shift+Tab');
    await expect(desk.chips).toHaveCount(0);
  });

  await test.step('Wednesday: several articles are changed after a look at what it does, and changed back', async () => {
    const before = await articlesOf(library);
    await keyboard.press('ControlOrMeta+f');
    await keyboard.type('probation');
    // What was listed before is gone, and what is found is there.
    await expect(desk.article(HARBOUR)).toHaveCount(0);
    await expect(desk.articles.nth(2)).toBeVisible();
    await keyboard.press('ArrowDown');
    await expect(desk.articles.first()).toBeFocused();
    await keyboard.press('x');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await expect(desk.bar).toContainText('3 chosen');
    await press(button(desk.bar, 'News type'));
    await takeFromMenu(page, 'Vacancy');
    // What search finds may be one already.
    await expect(question.getByRole('status')).toContainText(/[23] articles change/);
    await press(button(question, /^Change [23] articles$/));
    await expect(desk.toast).toContainText(/[23] articles changed\./);
    await expect(question).toBeHidden();
    await expect(button(desk.bar, 'News type')).toBeFocused();
    expect(await articlesOf(library)).not.toBe(before);
    await press(desk.undo);
    await expect(desk.toast).toContainText(/[23] articles are as before\./);
    expect(await articlesOf(library)).toBe(before);
  });

  await test.step('Wednesday: a category is renamed and merged into another, and both are taken back', async () => {
    const before = await recordOf(library, 'taxonomy.json');
    await keyboard.press('ControlOrMeta+4');
    const rows = page.getByRole('treegrid', { name: 'Categories' }).getByRole('row');
    const row = (name: string): Locator => rows.filter({ hasText: name });
    await expect(row('Alternatives to custody')).toBeFocused();
    const monitoring = row('Electronic monitoring');
    for (let step = 0; step < 9; step++) {
      if (await monitoring.evaluate((one) => one === document.activeElement)) break;
      await keyboard.press('ArrowDown');
    }
    await expect(monitoring).toBeFocused();
    await keyboard.press('F2');
    await expect(page.getByRole('textbox', { name: /^New name of/ })).toBeFocused();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('Tags and alarms');
    await keyboard.press('Enter');
    await expect(row('Tags and alarms')).toBeFocused();
    await press(page.getByRole('button', { name: 'Merge into…' }));
    await expect(question.getByRole('button', { name: /^Choose what/ })).toBeFocused();
    await keyboard.press('Enter');
    await keyboard.type('community');
    await keyboard.press('Enter');
    await expect(question).toContainText('2 articles change, all of them on the website.');
    await press(button(question, 'Merge, and change 2 articles'));
    await expect(row('Community service')).toBeFocused();
    const { redirects } = await recordOf(library, 'redirects.json');
    expect(JSON.stringify(redirects)).toContain('category/electronic-monitoring/');
    await keyboard.press('ControlOrMeta+z');
    await expect(row('Tags and alarms')).toBeVisible();
    await keyboard.press('ControlOrMeta+z');
    await expect(row('Electronic monitoring')).toBeVisible();
    expect(await recordOf(library, 'taxonomy.json')).toEqual(before);
  });

  await test.step('Thursday: a file without words gets them, all of them, however long one thinks', async () => {
    await keyboard.press('ControlOrMeta+3');
    await expect(media.files.first()).toBeFocused();
    await press(media.undescribed, 'Shift+Tab');
    await expect(media.files).toHaveCount(1);
    await go(media.files);
    await keyboard.press('Enter');
    await expect(media.details.getByRole('textbox', { name: 'Alternative text' })).toBeFocused();
    await keyboard.type('A single');
    const record = join('media', left.slice(0, 2), `${left}.json`);
    await expect.poll(() => recordOf(library, record)).toMatchObject({ alt: { en: 'A single' } });
    // It has words now, and is no longer asked for; the letters are for it all the same.
    await keyboard.type(' dot');
    await go(media.details.getByRole('textbox', { name: 'Credit' }));
    await keyboard.type('Harbour Archive');
    await expect
      .poll(() => recordOf(library, record))
      .toMatchObject({ alt: { en: 'A single dot' }, credit: 'Harbour Archive' });
    await press(media.undescribed, 'Shift+Tab');
    await expect(media.undescribed).toHaveAttribute('aria-pressed', 'false');
  });

  await test.step('Thursday: a file is replaced everywhere, and comes back', async () => {
    const before = await articlesOf(library);
    await keyboard.press('ControlOrMeta+f');
    await expect(media.search).toBeFocused();
    await keyboard.type('tram');
    await expect(media.files).toHaveCount(1);
    await keyboard.press('ArrowDown');
    await expect(media.files.first()).toBeFocused();
    await press(button(media.details, 'Replace everywhere…'));
    await expect(question.getByRole('searchbox')).toBeFocused();
    await keyboard.type('leftover');
    await keyboard.press('ArrowDown');
    await expect(question.getByRole('option', { name: /leftover/ })).toBeFocused();
    await expect(question.getByRole('status')).toContainText('2 articles change');
    await press(button(question, 'Replace in 2 articles'));
    await expect(desk.toast).toContainText('Replaced in 2 articles.');
    expect(await articlesOf(library)).toContain(left);
    await expect(question).toBeHidden();
    await isSomewhere();
    await keyboard.press('ControlOrMeta+z');
    await expect(desk.toast).toContainText('All is as before.');
    expect(await articlesOf(library)).toBe(before);
  });

  await test.step('Thursday: what an article was is compared with what it is, and brought back', async () => {
    await ask('harbour mentors', HARBOUR);
    await expect(writing.headline).toBeFocused();
    await go(writing.body);
    await keyboard.press('ControlOrMeta+End');
    await writing.type(' Bring a coat.');
    await writing.waitUntilSaved();
    await keyboard.press('ControlOrMeta+Shift+H');
    const entry = page.getByRole('button', { name: /^Before approving/ });
    await expect(page.locator('.timeline-entry:focus')).toHaveCount(1);
    await go(entry);
    await keyboard.press('Enter');
    await expect(page.getByRole('main').locator('ins', { hasText: 'Bring a coat.' })).toBeVisible();
    await press(page.getByRole('button', { name: /^Restore \d/ }));
    await expect(writing.body).not.toContainText('Bring a coat.');
    await expect(writing.body).toContainText('See you on board.');
    await isSomewhere();
    await expect
      .poll(async () => JSON.stringify(await articleOf(library, HARBOUR)))
      .not.toContain('Bring a coat.');
  });

  await test.step('Thursday: an article goes to the trash, and comes back', async () => {
    await ask('toys', IN_REVIEW);
    await expect(writing.headline).toHaveValue(IN_REVIEW);
    await press(button(details, 'More steps'));
    await takeFromMenu(page, 'Move to trash');
    await expect(writing.article(IN_REVIEW)).toBeHidden();
    await expect.poll(() => articleOf(library, IN_REVIEW)).toBeUndefined();
    await expect(page.getByRole('list', { name: 'Articles' }).locator(':focus')).toHaveCount(1);
    await ask('trash', 'Trash');
    await expect(page.getByRole('heading', { name: 'Trash' })).toBeFocused();
    await press(page.getByRole('button', { name: `Restore “${IN_REVIEW}”` }));
    await expect.poll(() => articleOf(library, IN_REVIEW)).toBeDefined();
    await keyboard.press('Escape');
    await expect(writing.article(new RegExp(`^${IN_REVIEW}`))).toBeVisible();
    await isSomewhere();
  });

  await test.step('Friday: the article gets its day, then goes out at once after all', async () => {
    await ask('harbour mentors', HARBOUR);
    await press(button(state, 'Send back…'));
    await answerReason('The board wants it on Saturday', 'Inês Duarte');
    await expect(state).toContainText('Draft');
    await setMoment(/^Goes live/);
    await press(button(state, 'Schedule'), 'Shift+Tab');
    await expect(state).toContainText('Scheduled');
    await expect.poll(() => articleOf(library, HARBOUR)).toMatchObject({ status: 'scheduled' });
    await press(button(state, 'Back to draft'));
    await expect(state).toContainText('Draft');
    await press(button(details, 'Clear the date'));
    await expect(button(details, /^Goes live/)).toBeFocused();
    await press(button(state, 'Publish'), 'Shift+Tab');
    await expect(state).toContainText('Published');
    await writing.waitUntilSaved();
  });

  await test.step('Friday: the website is compared, published into a folder, and read back', async () => {
    const www = join(folder, 'www');
    await keyboard.press('ControlOrMeta+Shift+E');
    await go(publish.dialog.getByRole('textbox', { name: 'Name', exact: true }));
    await keyboard.type('Our website');
    await chooseFiles([www]);
    await press(publish.button(/Choose…$/));
    await expect(publish.dialog.getByText(www)).toBeVisible();
    await press(publish.button('Save and check'));
    await press(publish.button('Compare'));
    await publish.planned();
    expect(await publish.count('to create')).toBeGreaterThan(100);
    await expect(publish.dialog.getByRole('heading', { name: 'Stays inside' })).toBeVisible();
    await press(publish.button(/^Publish [\d,]+ changes$/), 'Shift+Tab');
    await expect(publish.dialog.getByText(/all as published/)).toBeVisible();
    await press(publish.button('Done'));
    await expect(publish.dialog).toBeHidden();
    await isSomewhere();
    const live = await readFile(
      join(www, 'news', 'harbour-mentors-meet-their-first-crew', 'index.html'),
      'utf8',
    );
    for (const part of ['What they ask', 'A grey quay before sunrise', 'Twelve people on a pier']) {
      expect(live).toContain(part);
    }
    await expect(details.getByText('Our website: Live', { exact: true })).toBeVisible();
    await keyboard.press('ControlOrMeta+1');
    await keyboard.press('ControlOrMeta+f');
    await keyboard.type('harbour mentors');
    await expect(desk.article(HARBOUR)).toContainText('Live');
  });

  await test.step('Friday: who did what is in the trail', async () => {
    await ask('audit', 'Audit trail');
    const trail = page.getByRole('region', { name: 'Audit trail' });
    await expect(page.getByRole('heading', { name: 'Audit trail' })).toBeFocused();
    await expect(page.getByText('The chain is whole.')).toBeVisible();
    await keyboard.press('ControlOrMeta+f');
    await keyboard.type('source');
    await expect(trail.getByRole('listitem')).toHaveCount(1);
    await expect(trail).toContainText('Inês Duarte');
    await expect(trail).toContainText('In review → Draft · Reason: Two numbers have no source');
  });

  await test.step('Friday: the way back, the sheet of keys, and a setting', async () => {
    await keyboard.press('Alt+ArrowLeft');
    await expect(desk.table).toBeVisible();
    await isSomewhere();
    await keyboard.press('Alt+ArrowRight');
    await expect(page.getByRole('heading', { name: 'Audit trail' })).toBeVisible();
    await isSomewhere();
    await keyboard.press('ControlOrMeta+/');
    await expect(question).toContainText('Keyboard shortcuts');
    await keyboard.press('Escape');
    await expect(question).toBeHidden();
    await isSomewhere();
    await keyboard.press('ControlOrMeta+,');
    await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeFocused();
    await keyboard.press('ControlOrMeta+f');
    await keyboard.type('roomy');
    await expect(page.getByRole('status').filter({ hasText: '1 setting' })).toBeVisible();
    await go(
      page.getByRole('main').filter({ visible: true }).getByRole('radio', { checked: true }),
    );
    await keyboard.press('ArrowRight');
    await expect(page.locator('html')).toHaveAttribute('data-density', 'roomy');
  });
});

/** A picture of one grey, as a file. */
async function drawPicture(
  app: ElectronApplication,
  folder: string,
  name: string,
  grey: number,
): Promise<string> {
  const png = await app.evaluate(({ nativeImage }, value) => {
    const [width, height] = [640, 400];
    const pixels = Buffer.alloc(width * height * 4, value);
    return nativeImage.createFromBitmap(pixels, { width, height }).toPNG().toString('base64');
  }, grey);
  const path = join(folder, name);
  await writeFile(path, Buffer.from(png, 'base64'));
  return path;
}
