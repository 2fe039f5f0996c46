// Everything by keyboard alone: each command has its key or its place in a menu, and the focus always comes back to the text.
import type { Locator } from '@playwright/test';
import { type Command, commands, shortcutOf } from '../core/commands.ts';
import { expect, test } from './fixtures/app.ts';
import { violations } from './fixtures/axe.ts';
import { tabTo } from './fixtures/keys.ts';
import { WritingScreen } from './pages/writing.ts';

test('every command is in a menu of the menu bar, with its key', async ({ workplace }) => {
  const { app } = await workplace.launch();
  const platform = process.platform;
  const items = await app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? [])
      .flatMap(({ submenu }) => submenu?.items ?? [])
      // A menu may hold another: what the preview shows has its own under View.
      .flatMap((item) => [item, ...(item.submenu?.items ?? [])])
      .map(({ label, accelerator }) => `${label} [${accelerator ?? ''}]`),
  );
  for (const command of commands) {
    const shortcut = shortcutOf(command satisfies Command, platform) ?? '';
    expect.soft(items, command.id).toContain(`${command.label} [${shortcut}]`);
  }
});

test('an article is written, formatted and published without a pointer', async ({ workplace }) => {
  const { page } = await workplace.launch();
  const writing = new WritingScreen(page);
  await page.keyboard.press('ControlOrMeta+n');
  await expect(writing.headline).toBeFocused();
  await writing.type('Written by keys alone\nNo pointer was touched.\n');
  await expect(writing.body).toBeFocused();
  await writing.type('## What helps\nA bold word. A link.\n- one\ntwo');

  await test.step('words are selected and formatted by the bubble and by keys', async () => {
    // The next key is for where the caret has gone. A key in the moment after the last letter may find the caret put back
    // to the end of what was typed: a person presses again.
    const style = page.getByRole('toolbar', { name: 'Formatting', exact: true });
    await expect(async () => {
      await page.keyboard.press('ControlOrMeta+Home');
      await expect(style.getByText('Heading 2')).toBeVisible({ timeout: 1000 });
    }).toPass();
    await page.keyboard.press('ArrowDown');
    await expect(style.getByText('Paragraph')).toBeVisible();
    await page.keyboard.press('Home');
    await page.keyboard.press('ControlOrMeta+ArrowRight');
    await page.keyboard.press('ControlOrMeta+Shift+ArrowRight');
    const bubble = page.getByRole('toolbar', { name: 'Formatting of the selection' });
    await expect(bubble).toBeVisible();
    expect(await violations(page), 'bubble').toEqual([]);
    await page.keyboard.press('Alt+F10');
    await expect(bubble.getByRole('button').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(writing.body).toBeFocused();
    await page.keyboard.press('ControlOrMeta+b');
    await expect(writing.body.locator('strong')).toHaveText(/bold/);
  });

  await test.step('menus, bars and dialogs open by key and give the focus back', async () => {
    const opened: [string, Locator][] = [
      ['ControlOrMeta+k', page.getByRole('dialog', { name: 'Link' })],
      ['ControlOrMeta+.', page.getByRole('menu')],
      ['ControlOrMeta+f', page.getByRole('search', { name: 'Find in the article' })],
      ['ControlOrMeta+Shift+O', page.getByRole('navigation', { name: 'Outline' })],
    ];
    for (const [keys, shown] of opened) {
      await page.keyboard.press(keys);
      await expect(shown, keys).toBeVisible();
      await expect(shown.locator(':focus'), keys).toHaveCount(1);
      expect(await violations(page), keys).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(shown, keys).toBeHidden();
      await expect(writing.body, keys).toBeFocused();
    }
    await page.keyboard.press('ControlOrMeta+End');
    // Once the editor knows where the caret has gone: a key that takes the focus in the same moment brings it back to where it was.
    await expect(page.getByRole('toolbar', { name: 'Formatting of the selection' })).toBeHidden();
    await page.keyboard.press('Alt+F10');
    const strip = page.getByRole('toolbar', { name: 'Formatting', exact: true });
    await expect(strip.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Heading 3' }).press('Escape');
    await expect(writing.body).toBeFocused();
  });

  await test.step('what is done is said to those who do not see it', async () => {
    await page.keyboard.press('Alt+ArrowUp');
    await expect(page.getByRole('status').filter({ hasText: 'Moved: now 1 of 2.' })).toBeAttached();
    await page.keyboard.press('ControlOrMeta+s');
    await expect(writing.saveState).toHaveText(/^Saved/);
  });

  await test.step('Escape, then Tab, leaves the list for the details, where it is published', async () => {
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Tab');
    await expect(writing.body.locator('li li')).toHaveText('two');
    await expect(writing.body).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(writing.body).not.toBeFocused();
    await tabTo(writing.details.getByRole('button', { name: 'Publish', exact: true }));
    await page.keyboard.press('Enter');
    await expect(writing.details.getByText('Published', { exact: true })).toBeVisible();
  });

  await test.step('the panes are shown and hidden by keys', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+D');
    await expect(writing.details).toBeHidden();
    await page.keyboard.press('ControlOrMeta+Shift+D');
    await expect(writing.details).toBeVisible();
    const list = page.getByRole('list', { name: 'Articles' });
    await page.keyboard.press('ControlOrMeta+Shift+L');
    await expect(list).toBeHidden();
    await page.keyboard.press('ControlOrMeta+Shift+L');
    await expect(list).toBeVisible();
  });
});

test('the accessibility tree of an article says what the article says', async ({ workplace }) => {
  const { page } = await workplace.launch();
  const writing = new WritingScreen(page);
  await page.getByRole('textbox', { name: 'Filter and search' }).fill('bad conversations');
  await writing.open(/A week of bad conversations/);
  await expect(writing.body.locator('h2').first()).toBeVisible();
  // One region that can be edited, whatever is in it: screen readers go through it without a stop.
  await expect(writing.body).toHaveAttribute('aria-multiline', 'true');
  const tree = await writing.body.ariaSnapshot();
  await test.info().attach('tree', { body: tree });
  expect(tree).not.toMatch(/textbox$|button$|combobox$|img$/m);
  // No name is said twice, and no hint as if it were written.
  expect(tree).not.toContain('- paragraph: Fact box');
  expect(tree).not.toContain('Caption (optional)');
  await expect(writing.body).toMatchAriaSnapshot(`
    - textbox "Article body":
      - paragraph: /The actor playing Marko/
      - group "Event facts"
      - heading "The rule of the stopwatch" [level=2]
      - list:
        - listitem:
          - paragraph: Say the difficult thing in the first five minutes.
      - textbox "Table caption": Five days, counted from behind the window
      - table "Five days, counted from behind the window":
        - rowgroup:
          - row "Day Conversations Most beginnings":
            - columnheader "Day"
          - row "Monday 11 9":
            - rowheader "Monday"
            - cell "11"
      - heading "Who trains" [level=2]
      - group "People":
        - group "Person 1":
          - textbox "Name": Siobhán Ní Dhuinn
          - button "Move up"
        - button "Add person"
      - group "Fact box":
        - textbox "Title": Places in 2027
        - paragraph: /The next school/
      - group "Button":
        - textbox "Label": Ask for a place
      - group "Video":
        - textbox "Title"
      - group "Download":
        - 'button "File: Replace…"'
      - group "Gallery":
        - figure "Thursday’s cards.":
          - img "Three people, seen from behind, sort coloured notes on a wall."
          - textbox "Caption"
          - textbox "Alternative text"
      - paragraph:
        - button "Footnote"
      - group "Article card":
        - combobox "Leads to"
  `);
});
