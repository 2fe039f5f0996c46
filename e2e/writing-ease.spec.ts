// Writing made easy, as a person has it: finding and replacing, links by typing, outline, moving blocks.
import { test as base, expect } from './fixtures/app.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { WritingScreen } from './pages/writing.ts';

const test = base.extend<{ writing: WritingScreen }>({
  writing: async ({ workplace }, use) => {
    const { page } = await workplace.launch();
    await use(new WritingScreen(page));
  },
});

test('words are found and replaced from the keyboard, in the headline too', async ({ writing }) => {
  const { page } = writing;
  await writing.begin({
    headline: 'A school in Lodz',
    text: 'The school opened. The School stayed.\nNo schoolyard in Łódź.',
  });

  await page.keyboard.press('ControlOrMeta+f');
  const bar = page.getByRole('search', { name: 'Find in the article' });
  const field = bar.getByRole('textbox', { name: 'Find' });
  await expect(field).toBeFocused();
  await writing.type('school');
  await expect(bar.getByRole('status')).toHaveText('4 matches');
  await bar.getByRole('button', { name: 'Whole words' }).click();
  await expect(bar.getByRole('status')).toHaveText('3 matches');
  await field.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('1 of 3: Headline');
  await field.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('2 of 3');
  await field.press('Shift+Enter');
  await expect(bar.getByRole('status')).toHaveText('1 of 3: Headline');

  await page.keyboard.press('ControlOrMeta+h');
  await bar.getByRole('textbox', { name: 'Replace by' }).fill('kindergarten');
  await bar.getByRole('button', { name: 'Replace all' }).click();
  await expect(writing.headline).toHaveValue('A kindergarten in Lodz');
  await expect(writing.body).toContainText('The kindergarten opened. The kindergarten stayed.');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(writing.headline).toHaveValue('A school in Lodz');
  await expect(writing.body).toContainText('The school opened. The School stayed.');

  await field.fill('lodz');
  await bar.getByRole('button', { name: 'Ignore accents' }).click();
  await expect(bar.getByRole('status')).toHaveText('2 matches');
  await field.focus();
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('2 of 2');
  await takePicture(page, 'find');
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await expect(writing.body).toBeFocused();
  await writing.type('Lódź');
  await expect(writing.body).toContainText('No schoolyard in Lódź.');
});

test('a link to another article is made by typing some of its headline, and says where it leads', async ({
  writing,
}) => {
  const { page } = writing;
  await writing.begin({ headline: 'Links', text: 'As we reported ' });
  await page.keyboard.press('ControlOrMeta+k');
  const form = page.getByRole('dialog', { name: 'Link' });
  const goal = form.getByRole('combobox', { name: 'Address or article' });
  await expect(goal).toBeFocused();
  await expect(form.getByRole('option')).toHaveCount(8);
  await writing.type('second conversation');
  await expect(form.getByRole('option')).toHaveText([/Earning the second conversation/]);
  await takePicture(page, 'link');
  await page.keyboard.press('Enter');
  await expect(form).toBeHidden();
  await expect(writing.body).toBeFocused();
  const link = writing.body.getByRole('link', { name: /^Earning the second conversation/ });
  await expect(link).toHaveAttribute('href', /^galley:article\//);
  await writing.type(', and by telephone ');
  await expect(link).not.toContainText('by telephone');

  await page.keyboard.press('ControlOrMeta+k');
  await expect(goal).toBeFocused();
  await writing.type('+32 2 555 01 42');
  await page.keyboard.press('Enter');
  // Whoever types on at once loses no letter: the focus is back in the same moment.
  await writing.type(' and ');
  await expect(writing.body).toContainText('tel:+3225550142 and ');
  await expect(writing.body.locator('a[href="tel:+3225550142"]')).toHaveText('tel:+3225550142');

  await page.keyboard.press('ControlOrMeta+k');
  await expect(goal).toBeFocused();
  await writing.type('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('alert')).toContainText('This is no address');
  await page.keyboard.press('Escape');

  await test.step('an article link can be read, opened and removed', async () => {
    await link.click();
    await page.keyboard.press('ControlOrMeta+k');
    await expect(goal).toHaveValue(/^Earning the second conversation/);
    await expect(form.getByText('Published', { exact: false })).toBeVisible();
    await takePicture(page, 'link-leads');
    await form.getByRole('button', { name: 'Remove link' }).click();
    await expect(link).toBeHidden();
    await expect(writing.body).toContainText('As we reported Earning the second conversation');
  });
});

test('the outline shows the sections, where one is, and goes there by keyboard', async ({
  writing,
}) => {
  const { page } = writing;
  await writing.begin({ text: '## First part\nOne.\n#### Too deep\nTwo.\n## Last part\nThree.' });
  await page.keyboard.press('ControlOrMeta+Shift+O');
  const outline = page.getByRole('navigation', { name: 'Outline' });
  const entries = outline.getByRole('listitem');
  await expect(entries).toHaveText([/First part/, /Too deep.*A level is skipped/, /Last part/]);
  await expect(outline.getByRole('button', { name: /Last part/ })).toBeFocused();
  await expect(outline.locator('[aria-current]')).toHaveText(/Last part/);
  await takePicture(page, 'outline');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(writing.body).toBeFocused();
  await expect(outline.locator('[aria-current]')).toHaveText(/First part/);
  await writing.type('Very ');
  await expect(entries.first()).toHaveText(/Very First part/);
  await page.keyboard.press('ControlOrMeta+Shift+O');
  await page.keyboard.press('Escape');
  await expect(outline).toBeHidden();
  await expect(writing.body).toBeFocused();
});

test('quotes, dashes and spaces follow the language, and one undo gives back the key', async ({
  writing,
}) => {
  const { page } = writing;
  await writing.begin({ text: '"It\'s here" - 1990--2020...' });
  await expect(writing.body).toHaveText('“It’s here” – 1990–2020…');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(writing.body).toHaveText('“It’s here” – 1990–2020...');
  await writing.details.getByRole('combobox', { name: 'Language' }).selectOption('fr');
  await writing.body.click();
  await page.keyboard.press('ControlOrMeta+a');
  await writing.type('Il dit "Vraiment?"');
  await expect(writing.body).toHaveText('Il dit «\u202FVraiment\u202F?\u202F»');
});

test('a block is moved, copied, turned and deleted by keys and by its menu', async ({
  writing,
}) => {
  const { page } = writing;
  await writing.begin({ text: 'First line\nSecond line\nThird line' });
  const lines = writing.body.locator('p, h2');

  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(lines).toHaveText(['Third line', 'First line', 'Second line']);
  await expect(page.getByRole('status').filter({ hasText: 'Moved: now 1 of 3.' })).toBeAttached();
  await writing.type('!');
  await expect(lines).toHaveText(['Third line!', 'First line', 'Second line']);

  await page.keyboard.press('ControlOrMeta+.');
  const menu = page.getByRole('menu');
  await expect(menu).toBeVisible();
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await takePicture(page, 'block-menu');
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem', { name: 'Move down' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(lines).toHaveText(['First line', 'Third line!', 'Second line']);
  await expect(writing.body).toBeFocused();

  const choose = async (name: string): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+.');
    await menu.getByRole('menuitem', { name, exact: true }).press('Enter');
    await expect(menu).toBeHidden();
    // The next key belongs to the text again.
    await expect(writing.body).toBeFocused();
  };
  await choose('Turn into heading 2');
  await expect(writing.body.locator('h2')).toHaveText('Third line!');
  await choose('Duplicate');
  await expect(writing.body.locator('h2')).toHaveCount(2);
  await choose('Delete');
  await expect(lines).toHaveText(['First line', 'Third line!', 'Second line']);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(writing.body.locator('h2')).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+Shift+z');
});

test('what was typed before closing can be undone after opening', async ({ workplace }) => {
  const first = await workplace.launch();
  const writing = new WritingScreen(first.page);
  await writing.begin({ headline: 'Second thoughts', text: 'Kept.\nRegretted.' });
  await first.page.keyboard.press('Alt+ArrowUp');
  await writing.waitUntilSaved();
  await first.close();

  const second = await workplace.launch();
  const again = new WritingScreen(second.page);
  await again.open('Second thoughts');
  const lines = again.body.locator('p');
  await expect(lines).toHaveText(['Regretted.', 'Kept.']);
  await again.body.click();
  // What can be undone is taken up beside the opening; once it is, one press is enough and two are too many.
  await expect(async () => {
    if ((await lines.first().textContent()) === 'Regretted.') {
      await second.page.keyboard.press('ControlOrMeta+z');
    }
    await expect(lines).toHaveText(['Kept.', 'Regretted.'], { timeout: 500 });
  }).toPass();
  await again.waitUntilSaved();
});

test('the handle follows the pointer, and carries its block', async ({ writing }) => {
  const { page } = writing;
  await writing.begin({ text: 'First line\nThird line!\nSecond line' });
  const lines = writing.body.locator('p');
  await lines.nth(2).hover();
  const handle = page.getByRole('button', { name: 'Menu of this block' });
  await expect(handle).toBeVisible();
  await expect
    .poll(async () => {
      const [own, block] = [await handle.boundingBox(), await lines.nth(2).boundingBox()];
      return Math.abs((own?.y ?? 0) - (block?.y ?? 0)) < 12;
    })
    .toBe(true);
  await takePicture(page, 'block-handle');
  const top = await lines.first().boundingBox();
  if (top === null) throw new Error('the first line is not on screen');
  await handle.hover();
  await page.mouse.down();
  await page.mouse.move(top.x + 4, top.y + 20, { steps: 4 });
  await page.mouse.move(top.x + 4, top.y + 2, { steps: 4 });
  await page.mouse.up();
  await expect(lines).toHaveText(['Second line', 'First line', 'Third line!']);
});
