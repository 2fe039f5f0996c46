// Can an editor sort the newsroom's own words: make, rename, move and merge them, see what that does, and take it back?
import { expect, test } from './fixtures/app.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { doCommand, tabTo } from './fixtures/keys.ts';
import { recordOf } from './fixtures/newsroom-files.ts';

test('a category is made, renamed, moved and merged by mouse, its address leads on, and all is undone', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const before = await recordOf(workplace.library, 'taxonomy.json');
  const waysNow = async (): Promise<unknown[]> => {
    const { redirects } = await recordOf(workplace.library, 'redirects.json');
    return Array.isArray(redirects) ? redirects : [];
  };
  const ways = await waysNow();
  await page.getByRole('button', { name: 'Categories and people' }).click();
  const screen = page.getByRole('main').filter({ visible: true });
  const rows = screen.getByRole('row');
  const row = (name: string) => rows.filter({ hasText: name });
  const toast = page.locator('.toast');

  await screen.getByRole('button', { name: 'New category' }).click();
  await page.getByRole('textbox', { name: 'New category' }).fill('Courts');
  await screen.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(row('Courts')).toHaveAttribute('aria-selected', 'true');
  await row('Courts').dblclick();
  await page.getByRole('textbox', { name: 'New name of “Courts”' }).fill('Courts and prosecution');
  await page.keyboard.press('Enter');
  await expect(row('Courts and prosecution')).toContainText('category/courts-and-prosecution');
  const goal = row('Criminal justice');
  await goal.scrollIntoViewIfNeeded();
  await row('Courts and prosecution').dragTo(goal, { targetPosition: { x: 120, y: 18 } });
  await expect(toast).toContainText('stands below “Criminal justice”');
  await expect(row('Courts and prosecution')).toHaveAttribute('aria-level', '2');
  expect(await violationsInAllColours(app, page, 'terms'), 'the desk').toEqual([]);

  await row('Electronic monitoring').click();
  await screen.getByRole('button', { name: 'Merge into…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Choose what to merge it into…' }).click();
  await page.getByRole('option', { name: 'Community service' }).click();
  await expect(dialog).toContainText('2 articles change, all of them on the website.');
  await expect(dialog).toContainText(
    'category/electronic-monitoring/ leads to category/community-service/',
  );
  expect(await violations(page), 'the question').toEqual([]);
  await dialog.getByRole('button', { name: 'Merge, and change 2 articles' }).click();
  await expect(toast).toContainText('“Electronic monitoring” is part of “Community service” now');
  await expect(row('Community service')).toBeFocused();
  await expect(row('Electronic monitoring')).toHaveCount(0);
  await expect(row('Community service')).toContainText('9');

  expect(await waysNow()).toEqual([
    ...ways,
    { from: 'category/electronic-monitoring/', to: 'category/community-service/' },
  ]);

  await toast.getByRole('button', { name: 'Undo' }).click();
  await expect(row('Electronic monitoring')).toContainText('2');
  await row('Community service').click();
  for (let count = 0; count < 3; count++) await page.keyboard.press('ControlOrMeta+z');
  await expect(row('Courts')).toHaveCount(0);
  expect(await recordOf(workplace.library, 'taxonomy.json')).toEqual(before);
  expect(await waysNow()).toEqual(ways);
});

test('tags and people are sorted by keys alone, and a second window follows', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const { keyboard } = page;
  const [other] = await Promise.all([app.waitForEvent('window'), doCommand(running, 'window.new')]);
  await other.getByRole('main').waitFor();
  await page.bringToFront();
  await doCommand(running, 'go.terms');
  const screen = page.getByRole('main').filter({ visible: true });
  const row = (name: string) => screen.getByRole('row').filter({ hasText: name });
  const toast = page.locator('.toast');

  await tabTo(screen.getByRole('tab', { name: /^Categories/ }));
  await keyboard.press('ArrowRight');
  // Each key leads on from where the one before has led.
  await expect(screen.getByRole('tab', { name: /^News types/ })).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(screen.getByRole('tab', { name: /^Tags/ })).toHaveAttribute('aria-selected', 'true');
  await tabTo(screen.getByLabel('Filter tags'));
  await keyboard.type('hous');
  await expect(screen.getByRole('row')).toHaveCount(2);
  await keyboard.press('Escape');
  await keyboard.press('ArrowDown');
  await expect(row('Slides')).toBeFocused();
  await keyboard.press('Alt+ArrowDown');
  await expect(toast).toContainText('“Slides” is changed.');
  await expect(row('Slides')).toHaveAttribute('aria-rowindex', '3');
  await expect(row('Slides')).toBeFocused();
  await keyboard.press('F2');
  await keyboard.type('Interview');
  await keyboard.press('Enter');
  // The name is another tag's.
  await expect(toast).toContainText('“Interview” is there already.');
  await keyboard.press('ControlOrMeta+a');
  await keyboard.type('Presentations');
  await keyboard.press('Enter');
  await expect(row('Presentations')).toBeFocused();
  await keyboard.press('ControlOrMeta+z');
  await expect(row('Slides')).toBeVisible();

  await tabTo(screen.getByRole('button', { name: 'Merge into…' }));
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose what to merge it into…' })).toBeFocused();
  await keyboard.press('Enter');
  await keyboard.type('interv');
  await keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('What happens');
  await tabTo(page.getByRole('button', { name: /^Merge, and change/ }));
  await keyboard.press('Enter');
  await expect(toast).toContainText('“Slides” is part of “Interview” now');
  const tags = async (): Promise<number> => {
    const { tags: all } = await recordOf(workplace.library, 'taxonomy.json');
    return Array.isArray(all) ? all.length : 0;
  };
  expect(await tags()).toBe(9);

  // The other window has heard of it.
  await other.keyboard.press('ControlOrMeta+4');
  const theirs = other.getByRole('tab', { name: /^Tags/ });
  await expect(theirs).toContainText('9');
  await page.bringToFront();
  await expect(row('Interview')).toBeFocused();
  await keyboard.press('ControlOrMeta+z');
  await expect(theirs).toContainText('10');
  expect(await tags()).toBe(10);
});
