// The day to its end, by keys alone: what was written in the morning is in the newsletter, in every language of the app.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { languageIds } from '../core/language-choice.ts';
import { messagesIn } from '../core/languages.ts';
import { expect, test } from './fixtures/app.ts';
import { doCommand, tabTo } from './fixtures/keys.ts';
import { takePicture } from './fixtures/take-picture.ts';

for (const language of languageIds) {
  test(`an article of today goes into the newsletter by keys alone, in the language ${language}`, async ({
    workplace,
  }) => {
    const running = await workplace.launch();
    const { page } = running;
    const { keyboard } = page;
    const words = await messagesIn(language);
    await doCommand(running, `view.language.${language}`);
    await expect(page.locator('html')).toHaveAttribute('lang', words.locale);

    await test.step('it is written and published', async () => {
      await doCommand(running, 'article.new');
      const headline = page.getByRole('textbox', { name: words.editor.headline, exact: true });
      await expect(headline).toBeFocused();
      await keyboard.type('Ferry mentors\nThree crews now mentor on board.\n');
      await keyboard.type('A crew of volunteers meets people on the way to work.');
      // However fast the keys come, each letter goes where Enter led.
      await expect(
        page.getByRole('textbox', { name: words.editor.standfirst, exact: true }),
      ).toHaveValue('Three crews now mentor on board.');
      await keyboard.press('Escape');
      const details = page.getByRole('complementary', { name: words.details.title });
      const publish = details.getByRole('button', {
        name: words.details.steps.publish,
        exact: true,
      });
      await tabTo(publish);
      await keyboard.press('Enter');
      await expect(
        details.getByText(words.statuses.published, { exact: true }).first(),
      ).toBeVisible();
    });

    const screen = page.getByRole('main').filter({ visible: true });
    const { newsletter } = words;
    const button = (name: string | RegExp): Locator =>
      screen.getByRole('button', { name, exact: typeof name === 'string' });
    await test.step('the next issue proposes it', async () => {
      await doCommand(running, 'go.newsletters');
      await expect(
        screen.getByRole('heading', { name: newsletter.title, exact: true }),
      ).toBeFocused();
      await tabTo(button(newsletter.create));
      await keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: newsletter.new.title });
      // A month earlier: the sample has an issue that is being made, until the end of November.
      const from = dialog.getByLabel(newsletter.new.from, { exact: true });
      await tabTo(from);
      await keyboard.press('ArrowDown');
      await expect(from).toHaveValue('2026-11-01');
      await tabTo(dialog.getByRole('button', { name: newsletter.new.make }));
      await keyboard.press('Enter');
      await expect(screen.getByRole('heading', { name: newsletter.name(41) })).toBeFocused();
      await expect(screen.locator('.issue-headline', { hasText: 'Ferry mentors' })).toBeVisible();
    });

    await test.step('it gets its words, and leaves the house as a mail', async () => {
      const { field, item, panel, handOver } = newsletter;
      await tabTo(screen.getByRole('textbox', { name: field.subject, exact: true }));
      await keyboard.type('Mentors at sea');
      await tabTo(screen.getByRole('textbox', { name: item.blurbOf('Ferry mentors') }));
      await keyboard.type('On board since June.');
      await takePicture(page, language);
      await tabTo(screen.getByRole('tab', { selected: true }));
      const tab = screen.getByRole('tab', { name: panel.handOver });
      for (
        let presses = 0;
        presses < 3 && (await tab.getAttribute('aria-selected')) !== 'true';
        presses++
      ) {
        await keyboard.press('ArrowRight');
      }
      const place = join(workplace.folder, 'mail.eml');
      await running.chooseDestination(place);
      await tabTo(button(handOver.eml));
      await keyboard.press('Enter');
      await expect(page.locator('.toast')).toContainText('mail.eml');
      const mail = await readFile(place, 'latin1');
      for (const part of ['Subject: Mentors at sea', 'Ferry mentors', 'On board since June.']) {
        expect(mail, part).toContain(part);
      }
      await takePicture(page, `${language}-handed-over`);
    });

    await test.step('the calendar has it on its day', async () => {
      await doCommand(running, 'go.calendar');
      await expect(screen.getByText('Ferry mentors').first()).toBeVisible();
      await doCommand(running, 'go.back');
      await expect(button(/Mentors at sea/)).toBeVisible();
    });
  });
}
