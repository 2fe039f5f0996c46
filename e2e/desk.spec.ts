// Are articles found, looked at and changed many at a time, by pointer and by keys, and does one Undo take it back?
import { expect, test } from './fixtures/app.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { doCommand, takeFromMenu } from './fixtures/keys.ts';
import { DeskScreen } from './pages/desk.ts';

const review = 'A room with toys: family hours at the probation office';
const tirana = 'Three days in Tirana: what a young service does differently';
const oldest = 'Idea: the oldest open file';

test('articles are filtered, kept as a view, looked at and changed together by pointer', async ({
  workplace,
}) => {
  const { app, page } = await workplace.launch();
  const desk = new DeskScreen(page);
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Articles/ })
    .click();
  await expect(desk.articles.first()).toBeVisible();

  await test.step('a filter reads as a sentence, and each part of it is a menu', async () => {
    await desk.addFilter.click();
    await page.getByRole('menuitem', { name: 'Status', exact: true }).click();
    await page.getByRole('option', { name: 'Draft' }).click();
    await expect(desk.articles).toHaveCount(2);
    await desk.chips.getByRole('button', { name: /^Status, Draft/ }).click();
    await page.getByRole('option', { name: 'In review' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('group', { name: 'Status is Draft or In review' })).toBeVisible();
    await expect(desk.articles).toHaveCount(3);
    await desk.chips.getByRole('button', { name: 'Status is: change' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'is not' }).click();
    await expect(desk.article(review)).toHaveCount(0);
    await desk.chips.getByRole('button', { name: 'Status is not: change' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'is', exact: true }).click();
    await expect(desk.articles).toHaveCount(3);
  });

  await test.step('it is kept under a name, and comes back by one press', async () => {
    await page.getByRole('button', { name: 'Save view' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save this view' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Unfinished');
    await dialog.getByRole('button', { name: 'Save view' }).click();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect(desk.chips).toHaveCount(0);
    const view = desk.views.getByRole('button', { name: /^Unfinished/ });
    await expect(view).toContainText('3');
    await view.click();
    await expect(desk.articles).toHaveCount(3);
    expect(await violationsInAllColours(app, page, 'the table'), 'the table').toEqual([]);
  });

  await test.step('a change of several says first what it does, and is undone as one', async () => {
    for (const headline of [review, tirana, oldest]) {
      await desk.article(headline).getByRole('checkbox').locator('..').click();
    }
    await expect(desk.bar).toContainText('3 chosen');
    await desk.bar.getByRole('button', { name: 'Categories' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change categories' });
    await dialog.getByRole('combobox').fill('partn');
    await dialog.getByRole('option', { name: 'Partners' }).click();
    await expect(dialog.getByRole('status')).toContainText('3 articles change');
    expect(await violations(page), 'the dry run').toEqual([]);
    await dialog.getByRole('button', { name: 'Change 3 articles' }).click();
    await expect(desk.toast).toContainText('3 articles changed.');
    await expect(desk.article(oldest)).toContainText('Partners');
    await desk.undo.click();
    await expect(desk.toast).toContainText('3 articles are as before.');
    await expect(desk.article(oldest)).toContainText('Uncategorised');
  });

  await test.step('some go to the trash and come back', async () => {
    await desk.bar.getByRole('button', { name: 'Move to trash' }).click();
    await page.getByRole('button', { name: 'Move 3 articles' }).click();
    await expect(
      page.getByRole('heading', { name: 'No article fits these filters' }),
    ).toBeVisible();
    await desk.undo.click();
    await expect(desk.articles).toHaveCount(3);
  });

  await test.step('what the checks find is a filter, and a mark of the row', async () => {
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await desk.addFilter.click();
    await page.getByRole('menuitem', { name: 'Article', exact: true }).click();
    await page.getByRole('option', { name: 'has a warning' }).click();
    await expect(desk.articles.first()).toContainText(/\d+ warnings?/);
    await expect(desk.views.getByRole('button', { name: /^Missing alt text/ })).toContainText(
      /\d$/,
    );
  });

  await test.step('a view goes, and comes back by Undo', async () => {
    await desk.views.getByRole('button', { name: 'More for “Unfinished”' }).click();
    await page.getByRole('menuitem', { name: 'Delete view' }).click();
    await expect(desk.views.getByRole('button', { name: /^Unfinished/ })).toHaveCount(0);
    await desk.undo.click();
    await expect(desk.views.getByRole('button', { name: /^Unfinished/ })).toBeVisible();
  });
});

test('the same by keys alone', async ({ workplace }) => {
  const running = await workplace.launch();
  const { page } = running;
  const { keyboard } = page;
  const desk = new DeskScreen(page);
  await doCommand(running, 'go.articles');
  await expect(desk.articles.first()).toBeVisible();

  await test.step('a filter is added, and its value chosen by typing', async () => {
    await desk.addFilter.press('Enter');
    await takeFromMenu(page, 'Category');
    await expect(page.getByRole('combobox')).toBeFocused();
    await keyboard.type('uncat');
    await keyboard.press('Enter');
    await expect(page.getByRole('group', { name: 'Category is Uncategorised' })).toBeVisible();
    await expect(desk.article(oldest)).toBeVisible();
    await page.getByRole('button', { name: /^Remove the filter/ }).press('Enter');
    await expect(desk.chips).toHaveCount(0);
  });

  await test.step('a search finds words of the text, and shows where', async () => {
    await desk.search.focus();
    await keyboard.type('probation');
    await expect(desk.articles.locator('.found-passage').first()).toBeVisible();
    await keyboard.press('Escape');
    await desk.search.press('ArrowDown');
    await expect(desk.articles.first()).toBeFocused();
  });

  await test.step('Space looks into an article, and arrows go on to the next', async () => {
    await keyboard.press('ArrowDown');
    await expect(desk.articles.nth(1)).toBeFocused();
    await keyboard.press(' ');
    const look = page.getByRole('dialog', { name: 'Quick look' });
    await expect(look.locator('.quick-look-text')).not.toBeEmpty();
    const first = await look.getByRole('heading', { level: 3 }).textContent();
    await keyboard.press('ArrowDown');
    await expect(look.getByRole('heading', { level: 3 })).not.toHaveText(first ?? '');
    expect(await violations(page), 'the quick look').toEqual([]);
    await keyboard.press('Escape');
    await expect(look).toBeHidden();
    await expect(desk.articles.nth(1)).toBeFocused();
  });

  await test.step('several are chosen, changed, and changed back', async () => {
    await desk.search.fill('idea');
    await desk.search.press('ArrowDown');
    await keyboard.press('x');
    await expect(desk.bar).toContainText('1 chosen');
    await desk.search.fill('');
    await expect(desk.articles.nth(3)).toBeVisible();
    await keyboard.press('ArrowDown');
    await expect(desk.table.locator('.desk-row:focus')).toHaveCount(1);
    await keyboard.press('Home');
    await keyboard.press('Escape');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Shift+ArrowDown');
    await expect(desk.bar).toContainText('3 chosen');
    await desk.bar.getByRole('button', { name: 'News type' }).press('Enter');
    await takeFromMenu(page, 'Vacancy');
    const dialog = page.getByRole('dialog', { name: 'Change the news type to Vacancy' });
    await dialog.getByRole('button', { name: /^Change \d/ }).press('Enter');
    await expect(desk.toast).toContainText(/articles? changed\./);
    await desk.undo.press('Enter');
    await expect(desk.toast).toContainText('as before.');
  });

  await test.step('the focus stays with its article where another comes back above it', async () => {
    await desk.articles.first().focus();
    await keyboard.press('Escape');
    await keyboard.press('x');
    await expect(desk.bar).toContainText('1 chosen');
    const after = desk.article(
      (await desk.articles.nth(1).locator('.desk-headline').textContent()) ?? '',
    );
    await desk.bar.getByRole('button', { name: 'Move to trash' }).press('Enter');
    await page.getByRole('button', { name: 'Move 1 article' }).press('Enter');
    await expect(desk.toast).toContainText('moved to the trash');
    // The bar that was pressed is gone with what was chosen: one goes on where that was, and not at the end of what is drawn.
    await expect(after).toBeFocused();
    const kept = desk.article(
      (await desk.articles.nth(2).locator('.desk-headline').textContent()) ?? '',
    );
    const place = await kept.getAttribute('aria-rowindex');
    await kept.focus();
    await keyboard.press('ControlOrMeta+z');
    await expect(kept).not.toHaveAttribute('aria-rowindex', place ?? '');
    await expect(kept).toBeFocused();
  });

  await test.step('Enter opens an article, and back leads to the same place', async () => {
    await desk.articles.nth(1).focus();
    await keyboard.press('Enter');
    const headline = page.getByRole('textbox', { name: 'Headline', exact: true });
    await expect(headline).toBeVisible();
    await doCommand(running, 'go.back');
    await expect(desk.articles.nth(1)).toHaveAttribute('tabindex', '0');
  });

  await test.step('what is open meanwhile follows a change of many', async () => {
    await desk.articles.nth(1).press('x');
    await expect(desk.bar).toContainText('1 chosen');
    await desk.bar.getByRole('button', { name: 'Status' }).focus();
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    await expect(desk.bar.getByRole('button', { name: 'Tags' })).toBeFocused();
    await keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Change tags' });
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await keyboard.type('housing');
    await keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Change 1 article' }).press('Enter');
    await expect(desk.toast).toContainText('1 article changed.');
    await desk.bar.getByRole('button', { name: 'Done' }).press('Escape');
    await expect(desk.articles.nth(1)).toBeFocused();
    await keyboard.press('Enter');
    const details = page.getByRole('complementary', { name: 'Details' });
    await expect(details.getByRole('button', { name: 'Remove Housing' })).toBeVisible();
  });
});
