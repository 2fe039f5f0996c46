// Does the event of an article, entered by the keyboard in its details, come to the website?
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { exportByTwin, openBundle } from './fixtures/bundle.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { WritingScreen } from './pages/writing.ts';

test('an event is entered, saved, shown in the text, and on the exported page', async ({
  workplace,
}) => {
  const { app, page } = await workplace.launch();
  const { keyboard } = page;
  const writing = new WritingScreen(page);
  await writing.newArticle();
  await writing.headline.fill('A day about first steps');
  await writing.body.click();
  await writing.type('Join us.\n');
  const section = writing.details.getByRole('region', { name: 'Event' });
  const field = (name: string) => section.getByLabel(name, { exact: true });

  await section.getByRole('button', { name: 'Add event' }).focus();
  await keyboard.press('Enter');
  await expect(field('Starts')).toBeFocused();

  await test.step('what is missing or wrong is said in sentences', async () => {
    await field('Place').fill('Utrecht, town hall');
    await expect(section.getByText('Choose when it starts.')).toBeVisible();
    await field('Starts').fill('2027-03-09T09:30');
    await expect(section.getByText('Choose when it starts.')).toBeHidden();
    await field('Ends').fill('2027-03-09T08:30');
    await field('Link').fill('nowhere');
    await expect(section.getByText('It ends before it starts.')).toBeVisible();
    await expect(field('Ends')).toHaveAttribute('aria-invalid', 'true');
    expect(await violations(page), 'an end before the start').toEqual([]);
    // The pre-flight has read the text by now, whatever else was changed meanwhile.
    await expect(writing.details.getByText('The article has no text')).toBeHidden();
    await section.scrollIntoViewIfNeeded();
    for (const name of ['Starts', 'Ends']) {
      const isCutOff = await field(name).evaluate(
        ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
      );
      expect(isCutOff, name).toBe(false);
    }
    await takePicture(page, 'event-wrong');
    await field('Ends').fill('2027-03-09T16:00');
    await expect(section.getByText('It ends before it starts.')).toBeHidden();
    await field('Link').fill('example.org/seminar');
    await field('Place').focus();
    await expect(field('Link')).toHaveValue('https://example.org/seminar');
    await field('Time zone').selectOption('Europe/Lisbon');
    await expect(field('Starts')).toHaveValue('2027-03-09T09:30');
    await section.getByRole('checkbox', { name: 'Cancelled' }).press('Space');
    await takePicture(page, 'event-cancelled');
  });
  await writing.waitUntilSaved();

  await test.step('it is taken away and brought back', async () => {
    await section.getByRole('button', { name: 'Remove event' }).click();
    await expect(section.getByRole('button', { name: 'Add event' })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(field('Place')).toHaveValue('Utrecht, town hall');
  });

  await writing.body.click();
  await keyboard.press('ControlOrMeta+End');
  await writing.type('/event');
  await keyboard.press('Enter');
  await expect(writing.body.getByText(/09:30.*Utrecht, town hall/)).toBeVisible();
  await section.scrollIntoViewIfNeeded();
  expect(await violationsInAllColours(app, page, 'event')).toEqual([]);

  await writing.details.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(writing.details.getByText('Published', { exact: true })).toBeVisible();
  await writing.waitUntilSaved();
  const path = join(workplace.folder, 'website.zip');
  const exported = async (): Promise<string> => {
    await exportByTwin(workplace.library, path);
    expect((await readFile(path)).byteLength).toBeGreaterThan(0);
    const bundle = await openBundle(path);
    const name = 'data/site/news/a-day-about-first-steps/index.html';
    return bundle.names.includes(name) ? bundle.text(name) : '';
  };
  await expect.poll(exported, { timeout: 120_000 }).toContain('class="event-facts"');
  const html = await exported();
  for (const piece of [
    'Utrecht, town hall',
    'Cancelled: 09/03/2027, 09:30–16:00',
    'href="https://example.org/seminar"',
  ])
    expect(html, piece).toContain(piece);
});
