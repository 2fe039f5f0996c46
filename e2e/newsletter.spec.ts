// Can an editor make an issue of the newsletter, look at it as readers will, hand it over, and take each step back?
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { doCommand, tabTo } from './fixtures/keys.ts';
import { takePicture } from './fixtures/take-picture.ts';

/** The issue of a number as the disk has it; undefined where there is none. */
async function issueOnDisk(library: string, number: number): Promise<Kept | undefined> {
  for (const name of await readdir(join(library, 'newsletters'))) {
    // A file that is being written has another name until it is whole.
    if (!name.endsWith('.json')) continue;
    const { record } = JSON.parse(await readFile(join(library, 'newsletters', name), 'utf8'));
    if (record.number === number) return record;
  }
  return undefined;
}

interface Kept {
  readonly status: string;
  readonly subject: string;
  readonly sections: readonly { title: string; items: readonly { blurb?: string }[] }[];
}

test('an issue is proposed, arranged by mouse, looked at, handed over, marked as sent and announced', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const { library } = workplace;
  const toast = page.locator('.toast');
  await page.getByRole('button', { name: 'Newsletter', exact: true }).click();
  const screen = page.getByRole('main').filter({ visible: true });
  await expect(screen.getByRole('list', { name: 'Issues' }).getByRole('listitem')).toHaveCount(4);
  await takePicture(page, 'issues');
  expect(await violations(page), 'the list').toEqual([]);

  await screen.getByRole('button', { name: 'New issue' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Number')).toHaveValue('41');
  await dialog.getByLabel('From').fill('2026-11-13');
  await takePicture(page, 'new-issue');
  await dialog.getByRole('button', { name: 'Propose the issue' }).click();
  await expect(screen.getByRole('heading', { name: 'Newsletter 41' })).toBeFocused();
  await expect(toast).toContainText('Newsletter 41:');
  const items = screen.locator('.issue-item');
  await expect(items.first()).toBeVisible();

  await screen.getByRole('textbox', { name: 'Subject', exact: true }).fill('The tram to work');
  await screen.getByLabel('Preheader').fill('And four more');
  const second = items.nth(1);
  const moved = (await second.locator('.issue-headline').textContent()) ?? '';
  await second.getByRole('button', { name: /^Move/ }).dragTo(items.first());
  await expect(items.first().locator('.issue-headline')).toHaveText(moved);
  await items.first().getByRole('textbox').fill('Our own words.');
  const mail = page.frameLocator('iframe[title^="The mail"]');
  await expect(mail.getByText('Our own words.')).toBeVisible();
  await expect(screen.getByText('Saved', { exact: true })).toBeVisible();
  await takePicture(page, 'issue');
  expect(await violationsInAllColours(app, page, 'newsletter'), 'the issue').toEqual([]);
  for (const [look, name] of [
    ['320 px', 'phone'],
    ['Plain text', 'text'],
    ['As heard', 'heard'],
  ] as const) {
    await screen.getByRole('radio', { name: look }).click();
    await takePicture(page, `issue-${name}`);
  }
  await expect(screen.getByRole('region', { name: 'As heard' })).toContainText(moved.trim());

  await screen.getByRole('tab', { name: 'Checks' }).click();
  await takePicture(page, 'checks');
  await screen.getByRole('tab', { name: 'Hand over' }).click();
  await takePicture(page, 'hand-over');
  const place = join(workplace.folder, 'mail.eml');
  await running.chooseDestination(place);
  await screen.getByRole('button', { name: 'Save as .eml…' }).click();
  await expect(toast).toContainText('“mail.eml” is saved');
  expect(await readFile(place, 'latin1')).toContain('The tram to work');

  await screen.getByRole('button', { name: 'Copy the HTML' }).click();
  await expect(toast).toContainText('The HTML is on the clipboard');
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('Our own words.');
  // Pictures have their copies by then, and with them an address on the website.
  expect(copied).toMatch(/<img\b[^>]*?\ssrc="https:\/\/news\.example\.org\/media\//);

  await screen.getByRole('button', { name: 'Mark as sent…' }).click();
  await dialog.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(toast).toContainText('Newsletter 41 is marked as sent');
  await screen.getByRole('button', { name: 'Make the announcement' }).click();
  await expect(screen.getByRole('button', { name: 'Open the announcement' })).toBeVisible();
  expect(await issueOnDisk(library, 41)).toMatchObject({
    ...{ status: 'sent', subject: 'The tram to work' },
  });
  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(screen.getByRole('button', { name: 'Make the announcement' })).toBeVisible();
});

test('an issue is arranged by keys alone, and a second window follows', async ({ workplace }) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const { keyboard } = page;
  const [other] = await Promise.all([app.waitForEvent('window'), doCommand(running, 'window.new')]);
  await other.getByRole('main').waitFor();
  await page.bringToFront();
  await doCommand(running, 'go.newsletters');
  const screen = page.getByRole('main').filter({ visible: true });
  await expect(screen.getByRole('heading', { name: 'Newsletter' })).toBeFocused();
  await tabTo(screen.getByRole('button', { name: /The second conversation/ }));
  await keyboard.press('Enter');
  await expect(screen.getByRole('heading', { name: 'Newsletter 40' })).toBeFocused();
  await tabTo(screen.getByRole('button', { name: /^Move “Plain words/ }));
  await keyboard.press('Alt+ArrowUp');
  await expect(screen.locator('[role=status]', { hasText: 'is now 2 of 2' })).toBeAttached();
  await expect
    .poll(async () => (await issueOnDisk(workplace.library, 40))?.sections[0]?.items.length)
    .toBe(2);
  await tabTo(screen.getByRole('button', { name: /^Actions for “Plain words/ }));
  await keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Move to “Publication”' }).waitFor();
  await keyboard.type('Move to');
  await keyboard.press('Enter');
  await expect
    .poll(async () => (await issueOnDisk(workplace.library, 40))?.sections[1]?.items.length)
    .toBe(1);
  await keyboard.press('ControlOrMeta+z');
  await expect
    .poll(async () => (await issueOnDisk(workplace.library, 40))?.sections[0]?.items.length)
    .toBe(2);

  await other.bringToFront();
  await other.getByRole('button', { name: 'Newsletter', exact: true }).click();
  await other.getByRole('button', { name: /The second conversation/ }).click();
  await other.getByLabel('Preheader').fill('Typed elsewhere');
  await expect(screen.getByLabel('Preheader')).toHaveValue('Typed elsewhere');
});
