// Does an article go its way with the names and reasons that it takes, by mouse and by keys alone, and does the audit trail have them?
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { setScheme, violations } from './fixtures/axe.ts';
import { doCommand } from './fixtures/keys.ts';
import { WritingScreen } from './pages/writing.ts';

test('an article comes back with a reason, goes on in spite of what blocks it, and the trail says who and why', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page, chooseDestination } = running;
  const writing = new WritingScreen(page);
  const { details } = writing;
  await writing.begin({ headline: 'A week of steps', text: 'Words.' });
  await writing.waitUntilSaved();

  // By mouse.
  await details.getByRole('button', { name: 'Assign to' }).click();
  await page.keyboard.type('Zora Q');
  await page.keyboard.press('Enter');
  await expect(details.getByRole('button', { name: 'Take “Zora Q” off' })).toBeVisible();
  await details.getByRole('button', { name: 'Send to review' }).click();
  await details.getByRole('button', { name: 'Send back…' }).click();
  const asked = page.getByRole('dialog', { name: /^Send “A week of steps” back/ });
  await expect(asked.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await asked.getByRole('button', { name: 'Send back' }).click();
  await expect(asked.getByRole('alert')).toContainText('Say why');
  await asked.getByRole('textbox', { name: 'Reason' }).fill('Two numbers have no source');
  await asked.getByRole('textbox', { name: 'Your name' }).fill('Inês Duarte');
  expect(await violations(page), 'the question').toEqual([]);
  await asked.getByRole('button', { name: 'Send back' }).click();
  await expect(asked).toBeHidden();
  await expect(details.getByRole('note')).toContainText('Two numbers have no source');
  await expect(details.getByRole('note')).toContainText('Inês Duarte');

  // By keys alone: the article goes on in spite of a picture without words.
  await page.locator('.body-text').focus();
  await page.keyboard.press('ControlOrMeta+End');
  await writing.pastePicture(app);
  await expect(details.getByRole('region', { name: 'Pre-flight' })).toContainText('Blocking');
  await details.getByRole('button', { name: 'Publish', exact: true }).focus();
  await page.keyboard.press('Enter');
  const blocked = page.getByRole('dialog', { name: /blocks? “A week of steps”/ });
  await expect(blocked.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await page.keyboard.type('The picture is described next week');
  await page.keyboard.press('Tab');
  await expect(blocked.getByRole('textbox', { name: 'Your name' })).toHaveValue('Inês Duarte');
  await page.keyboard.press('Enter');
  await expect(blocked).toBeHidden();
  await expect(details.locator('.pill')).toHaveText('Published');

  await doCommand(running, 'go.audit');
  const trail = page.getByRole('region', { name: 'Audit trail' });
  await expect(page.getByRole('heading', { name: 'Audit trail' })).toBeFocused();
  await expect(trail).toContainText('In review → Draft · Reason: Two numbers have no source');
  await expect(trail).toContainText(
    'Draft → Published · Reason: The picture is described next week',
  );
  await expect(page.getByText('The chain is whole.')).toBeVisible();
  expect(await violations(page), 'audit trail').toEqual([]);
  await setScheme(app, page, 'dark');
  expect(await violations(page), 'audit trail, dark').toEqual([]);
  await page.getByRole('searchbox', { name: 'Filter by person, article or action' }).fill('source');
  await expect(trail.getByRole('listitem')).toHaveCount(1);

  const saved = join(workplace.folder, 'trail.csv');
  await chooseDestination(saved);
  await page.getByRole('button', { name: 'Save as a table…' }).click();
  await expect(page.locator('.toast')).toContainText('saved');
  expect(await readFile(saved, 'utf8')).toContain('Inês Duarte,moved,article');

  await trail.getByRole('button', { name: 'A week of steps' }).click();
  await expect(writing.headline).toHaveValue('A week of steps');
});
