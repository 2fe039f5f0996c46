// Can an editor see what is on which day, move it by mouse and by keys alone, take that back, and bring in another calendar?
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { doCommand, tabTo } from './fixtures/keys.ts';
import { articlesOf } from './fixtures/newsroom-files.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { setWidth } from './fixtures/width.ts';

const MEETINGS = 'Places open for the first meetings of 2027';

/** How many months January 2027 is away from the one that is shown. */
async function monthsAway(page: Page): Promise<number> {
  const title =
    (await page.getByRole('main').getByRole('heading', { level: 2 }).textContent()) ?? '';
  const shown = new Date(`1 ${title} UTC`);
  return (2027 - shown.getUTCFullYear()) * 12 - shown.getUTCMonth();
}

/** A day of January 2027, by what is heard of it. */
const dayOf = (page: Page, weekday: string, day: number) =>
  page.getByRole('gridcell', { name: new RegExp(`^${weekday},? ${day} January 2027`) });

test('what is on which day is seen, moved by mouse, and put back', async ({ workplace }) => {
  const before = await articlesOf(workplace.library);
  const { app, page, chooseDestination } = await workplace.launch();
  await page.getByRole('button', { name: 'Activity calendar', exact: true }).click();
  const screen = page.getByRole('main').filter({ visible: true });
  const day = screen.getByRole('complementary', { name: 'The day that is chosen' });
  const toast = page.locator('.toast');
  await expect(screen.getByRole('gridcell', { selected: true })).toHaveAccessibleName(/, today/);
  expect(await violationsInAllColours(app, page, 'calendar'), 'the month').toEqual([]);

  const away = await monthsAway(page);
  const way = screen.getByRole('button', { name: away < 0 ? 'Previous month' : 'Next month' });
  for (let step = 0; step < Math.abs(away); step++) await way.click();
  await expect(screen.getByRole('heading', { name: 'January 2027', exact: true })).toBeVisible();
  const meetings = screen.getByRole('gridcell').getByRole('button', { name: `Event: ${MEETINGS}` });
  const cell = (date: string) => screen.locator(`[role="gridcell"][data-day="${date}"]`);

  // Held on its second day, it goes by as many days as the pointer.
  await meetings.hover();
  const bar = await meetings.boundingBox();
  const goal = await cell('2027-01-14').boundingBox();
  if (bar === null || goal === null) throw new Error('the month is not drawn');
  await page.mouse.move(bar.x + bar.width - 20, bar.y + 8);
  await page.mouse.down();
  await page.mouse.move(goal.x + goal.width / 2, goal.y + goal.height / 2, { steps: 6 });
  await expect(cell('2027-01-14')).toHaveClass(/is-goal/);
  await page.mouse.up();
  await expect(toast).toContainText(/moved to Wednesday,? 13 January 2027/);
  await expect(cell('2027-01-13').locator('[data-item^="event"]')).toBeVisible();
  await expect(cell('2027-01-13')).toBeFocused();
  await expect(day.getByRole('button', { name: MEETINGS, exact: true })).toBeVisible();
  expect((await articlesOf(workplace.library)) === before, 'it is on the disk').toBe(false);
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(toast).toContainText('All is as before.');
  await expect(cell('2027-01-20').locator('[data-item^="event"]')).toBeVisible();
  expect((await articlesOf(workplace.library)) === before, 'all is as before').toBe(true);

  // A week by its hours, a list of days, and only what is ticked.
  await cell('2027-01-20').click({ position: { x: 40, y: 10 } });
  await screen.getByRole('button', { name: 'Week', exact: true }).click();
  await expect(screen.getByRole('grid').getByRole('gridcell')).toHaveCount(7);
  expect(await violations(page), 'the week').toEqual([]);
  await screen.getByRole('button', { name: 'Agenda', exact: true }).click();
  await expect(screen.getByRole('button', { name: MEETINGS, exact: true })).toBeVisible();
  expect(await violations(page), 'the agenda').toEqual([]);
  await screen.getByRole('checkbox', { name: 'Events' }).uncheck();
  await expect(screen.getByRole('button', { name: MEETINGS, exact: true })).toHaveCount(0);
  await screen.getByRole('checkbox', { name: 'Events' }).check();

  // At 320 px nothing is cut off, and what the pane says is said in the list.
  await setWidth(app, page, 320);
  await expect(screen.getByRole('button', { name: MEETINGS, exact: true })).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await takePicture(page, 'calendar-320');
  await setWidth(app, page, 1100);
  await screen.getByRole('button', { name: 'Month', exact: true }).click();
  await cell('2027-01-20').locator('[data-item^="event"]').click();
  await expect(day.getByRole('button', { name: MEETINGS, exact: true })).toBeVisible();
  expect(await violations(page), 'the drawer').toEqual([]);
  await takePicture(page, 'calendar-drawer');

  const file = join(workplace.folder, 'calendar.ics');
  await chooseDestination(file);
  await page.getByRole('button', { name: 'Export calendar…' }).click();
  await expect(toast).toContainText(/with \d+ public events/);
  expect(await readFile(file, 'utf8')).toContain('BEGIN:VEVENT');
});

/** What a person types into a field for a day, in the order of its parts. */
async function typeDay(page: Page, iso: string): Promise<void> {
  const [year = '', month = '', day = ''] = iso.split('-');
  const order = await page.evaluate(() =>
    new Intl.DateTimeFormat(navigator.language)
      .formatToParts(new Date())
      .flatMap(({ type }) => (['day', 'month', 'year'].includes(type) ? [type] : [])),
  );
  for (const part of order) {
    await page.keyboard.type(part === 'day' ? day : part === 'month' ? month : year);
  }
}

test('an item is moved and a calendar brought in by keys alone, and both are taken back', async ({
  workplace,
}) => {
  const before = await articlesOf(workplace.library);
  const other = join(workplace.folder, 'other.ics');
  const event = (uid: string, day: string, title: string): string[] => [
    ...['BEGIN:VEVENT', `UID:${uid}`, `DTSTART;VALUE=DATE:${day}`],
    ...[`SUMMARY:${title}`, 'LOCATION:Aalhaven', 'END:VEVENT'],
  ];
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Other//EN', 'X-WR-CALNAME:Of the network'],
    ...event('one@other.example', '20990112', 'Northern seminar'),
    ...event('two@other.example', '20990219', 'Southern seminar'),
    ...event('old@other.example', '20200219', 'A seminar long ago'),
    'END:VCALENDAR',
  ];
  await writeFile(other, `${lines.join('\r\n')}\r\n`);

  const running = await workplace.launch();
  const { page } = running;
  const { keyboard } = page;
  const toast = page.locator('.toast');
  const dialog = page.getByRole('dialog');

  await doCommand(running, 'go.calendar');
  const chosen = page.getByRole('gridcell', { selected: true });
  await expect(chosen).toBeFocused();
  await expect(chosen).toHaveAccessibleName(/, today/);
  const away = await monthsAway(page);
  for (let step = 0; step < Math.abs(away); step++) {
    const was = (await chosen.getAttribute('data-day')) ?? '';
    await keyboard.press(away < 0 ? 'PageUp' : 'PageDown');
    await expect(chosen).not.toHaveAttribute('data-day', was);
  }
  const goTo = async (date: string): Promise<void> => {
    const by =
      Number(date.slice(8)) - Number(((await chosen.getAttribute('data-day')) ?? '').slice(8));
    for (let step = 0; step < Math.abs(by); step++) {
      await keyboard.press(by < 0 ? 'ArrowLeft' : 'ArrowRight');
    }
    await expect(page.locator(`[role="gridcell"][data-day="${date}"]`)).toBeFocused();
  };
  await goTo('2027-01-20');
  await expect(chosen).toHaveAccessibleName(/^Wednesday,? 20 January 2027, 1 item/);

  // Into the items of the day, out of them, and to another day.
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: MEETINGS, exact: true })).toBeFocused();
  await keyboard.press('Escape');
  await expect(chosen).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.press('m');
  await expect(dialog.getByLabel('Day')).toBeFocused();
  expect(await violations(page), 'the move').toEqual([]);
  await typeDay(page, '2027-01-26');
  await keyboard.press('Enter');
  await expect(toast).toContainText(/moved to Tuesday,? 26 January 2027/);
  await expect(dayOf(page, 'Tuesday', 26)).toBeFocused();
  await expect(dayOf(page, 'Tuesday', 26)).toHaveAccessibleName(/1 item/);
  await keyboard.press('ControlOrMeta+z');
  await expect(toast).toContainText('All is as before.');
  expect((await articlesOf(workplace.library)) === before, 'all is as before').toBe(true);

  // Another calendar: nothing is made before it was seen.
  await running.chooseFiles([other]);
  await tabTo(page.getByRole('button', { name: 'Import…' }), { key: 'Shift+Tab' });
  await keyboard.press('Enter');
  await expect(dialog).toContainText('3 events · 3 new');
  await expect(dialog.getByRole('checkbox', { name: 'A seminar long ago' })).not.toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: 'Northern seminar' })).toBeChecked();
  expect(await violations(page), 'the dry run').toEqual([]);
  await takePicture(page, 'calendar-import');
  expect((await articlesOf(workplace.library)) === before, 'all is as before').toBe(true);
  await tabTo(dialog.getByRole('button', { name: 'Make 2 drafts' }));
  await keyboard.press('Enter');
  await expect(toast).toContainText('2 drafts made.');
  await expect(dialog).toHaveCount(0);
  expect(await articlesOf(workplace.library)).toContain('Southern seminar');
  await keyboard.press('ControlOrMeta+z');
  await expect(toast).toContainText('All is as before.');
  expect((await articlesOf(workplace.library)) === before, 'all is as before').toBe(true);

  // Enter opens what has the focus, and the way leads back.
  await expect(page.getByRole('button', { name: 'Import…' })).toBeFocused();
  await tabTo(chosen);
  await goTo('2027-01-20');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Headline' })).toHaveValue(MEETINGS);
  await doCommand(running, 'go.back');
  await expect(chosen).toBeFocused();
});
