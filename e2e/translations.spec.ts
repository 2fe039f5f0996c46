// Is an article translated at the desk by keys alone, and is what changes in it since seen where it belongs, and nowhere else?
import { expect, test } from './fixtures/app.ts';
import { violationsInAllColours } from './fixtures/axe.ts';
import { doCommand } from './fixtures/keys.ts';
import { Versions } from './pages/versions.ts';
import { WritingScreen } from './pages/writing.ts';

test('a translation is made by keys, falls behind where its original changes, and is marked', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const { keyboard } = page;
  const writing = new WritingScreen(page);
  const versions = new Versions(page);
  const toast = page.locator('.toast');

  await test.step('made by a command, it is typed over', async () => {
    await writing.begin({
      headline: 'Mentors at the gate',
      text: 'Eighty practitioners spent a day on one question.\nMentors meet people before they leave prison.\nA second day is planned for spring.',
    });
    await expect(versions.section.getByText('Versions of this article')).toBeVisible();
    await doCommand(running, 'article.translate');
    await keyboard.type('Fr');
    await keyboard.press('Enter');
    await expect(toast).toContainText('Draft in French');
    await expect(writing.headline).toBeFocused();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('Des mentors à la porte\n\n');
    await keyboard.press('ControlOrMeta+a');
    await writing.type(
      'Quatre-vingts praticiens ont passé une journée sur une question.\nLes mentors rencontrent les gens avant leur sortie.\nUne deuxième journée est prévue au printemps.',
    );
    await writing.waitUntilSaved();
    await expect(versions.rows).toHaveText([/English.*Original/, /French.*Up to date/]);
  });

  await test.step('what is edited in the original is seen at its counterpart alone', async () => {
    await versions.open('English');
    await expect(writing.body).toContainText('Mentors meet people');
    await writing.body.getByText('Mentors meet people').click();
    await keyboard.press('End');
    await writing.type(' Some begin a year before.');
    await writing.waitUntilSaved();
    await expect(versions.rows).toHaveText([/English.*Original/, /French.*Behind by 1/]);
    await versions.open('French');
    await expect(versions.line).toContainText('1 change in the English version');
    await expect(versions.marked).toHaveText([
      'Les mentors rencontrent les gens avant leur sortie.',
    ]);
    await expect(
      page.getByRole('region', { name: 'Pre-flight' }).getByText('1 change in the English version'),
    ).toBeVisible();
  });

  await test.step('it says in words what it was and is, and is marked by keys', async () => {
    await writing.body.focus();
    await doCommand(running, 'article.nextSourceChange');
    const mark = versions.mark('Changed in the English version');
    await expect(mark.getByRole('button', { expanded: true })).toBeFocused();
    await expect(mark.locator('ins')).toContainText('Some begin a year before.');
    await expect(mark.locator('dd').first()).toHaveText(
      'Mentors meet people before they leave prison.',
    );
    await expect(mark.locator('dd').first()).toHaveAttribute('lang', 'en');
    expect(await violationsInAllColours(app, page, 'behind')).toEqual([]);
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await expect(toast).toContainText('This place counts as up to date');
    await expect(versions.line).toBeHidden();
    await expect(versions.rows).toHaveText([/English.*Original/, /French.*Up to date/]);
    await expect(writing.body).toBeFocused();
  });

  await test.step('and the mark is taken back', async () => {
    await toast.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(versions.line).toContainText('1 change in the English version');
    await expect(versions.marked).toHaveCount(1);
    // Another language of the app begins the editor anew, beside the one before.
    await doCommand(running, 'view.language.fr');
    await expect(versions.mark('Changé dans la version en anglais')).toBeVisible();
    await expect(versions.marked).toHaveCount(1);
  });
});
