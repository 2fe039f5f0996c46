// Every block by the keyboard alone: inserted, filled in, saved, and the same when the article is opened again.
import type { Page } from '@playwright/test';
import { canonicalJson } from '../core/canonical-json.ts';
import { expect, test } from './fixtures/app.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { writePdf } from './fixtures/documents.ts';
import { rewrite, stored } from './fixtures/every-block.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { WritingScreen } from './pages/writing.ts';

/** Inserts by the slash menu, at the caret. */
async function insert(page: Page, name: string): Promise<void> {
  await page.keyboard.type(`/${name.split(' ')[0]?.toLowerCase()}`);
  const option = page.getByRole('option', { name, exact: false }).first();
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: 'Insert into the text' })).toBeHidden();
}

/** Fills in fields one after the other; Enter leads to the next, from the last back to the text. */
async function fill(page: Page, ...values: string[]): Promise<void> {
  for (const value of values) {
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
}

test('every block is written, saved and opened again without a mouse', async ({ workplace }) => {
  const running = await workplace.launch();
  const { page } = running;
  const writing = new WritingScreen(page);
  const headline = 'Everything a newsroom writes';
  await page.keyboard.press('ControlOrMeta+n');
  await expect(writing.headline).toBeFocused();
  await fill(page, headline, 'One of each.');
  await expect(writing.body).toBeFocused();

  await insert(page, 'Heading 2');
  await fill(page, 'The day in short');

  await test.step('words with a footnote', async () => {
    await page.keyboard.type('Ninety people came ');
    await insert(page, 'Footnote');
    await expect(page.getByRole('textbox', { name: 'Words of the footnote' })).toBeFocused();
    expect(await violations(page), 'footnote').toEqual([]);
    await fill(page, 'By the list at the door.');
    await expect(writing.body).toBeFocused();
    await page.keyboard.type('to Utrecht.');
    await page.keyboard.press('Enter');
  });

  await test.step('a fact box', async () => {
    await insert(page, 'Fact box');
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
    await fill(page, 'In figures');
    await page.keyboard.type('Nineteen countries');
    await page.keyboard.press('ArrowDown');
  });

  await test.step('a button, its address completed', async () => {
    await insert(page, 'Button');
    await fill(page, 'Register', 'example.org/register');
  });

  await test.step('a video', async () => {
    await insert(page, 'Video');
    await page.keyboard.type('https://youtu.be/abcdefghijk');
    await expect(page.getByText('On YouTube.')).toBeVisible();
    await page.keyboard.press('Enter');
    await fill(page, 'The closing lecture', 'https://example.org/words');
  });

  await test.step('two people, the second moved up', async () => {
    await insert(page, 'People');
    await fill(page, 'Ada Novak', 'Researcher', 'House of Data', '');
    await expect(page.getByRole('button', { name: 'Add person' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('group', { name: 'Person 2' })).toBeVisible();
    await page.keyboard.type('Bo Lind');
    await page
      .getByRole('group', { name: 'Person 2' })
      .getByRole('button', { name: 'Move up' })
      .focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Name' }).first()).toHaveValue('Bo Lind');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
  });

  await test.step('a card of another article, found by typing', async () => {
    await insert(page, 'Article card');
    const finder = page.getByRole('combobox', { name: 'Leads to' });
    await expect(finder).toBeFocused();
    await page.keyboard.type('a');
    await expect(page.getByRole('listbox', { name: 'Leads to' })).toBeVisible();
    expect(await violations(page), 'finding an article').toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(finder).not.toHaveValue('a');
    await page.keyboard.press('Enter');
  });

  await test.step('a file and two pictures', async () => {
    await running.chooseFiles([await writePdf(workplace.folder, 'Slides of the day.pdf')]);
    await insert(page, 'Download');
    await expect(page.getByText(/Slides of the day\.pdf · PDF/)).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    const picture = await pictureOf(workplace.library);
    await running.chooseFiles([picture]);
    await insert(page, 'Gallery');
    await expect(page.getByRole('group', { name: 'Gallery' }).locator('figure')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
  });

  await test.step('a table: cells by Tab, commands by the bar, out by Escape and Tab', async () => {
    await page.keyboard.press('ControlOrMeta+End');
    await insert(page, 'Table');
    await page.keyboard.type('Country');
    await page.keyboard.press('Tab');
    await page.keyboard.type('People');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Year');
    const bar = page.getByRole('toolbar', { name: 'Table' });
    await expect(bar).toBeVisible();
    expect(await violations(page), 'table').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(bar.getByRole('button', { name: 'Row', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    expect(await violations(page), 'table menu').toEqual([]);
    await page.getByRole('menuitem', { name: 'Insert row below' }).press('Enter');
    await expect(writing.body).toBeFocused();
    await expect(writing.body.locator('tr')).toHaveCount(4);
  });

  await test.step('a list numbered by letters, chosen in its bar', async () => {
    await page.keyboard.press('ControlOrMeta+End');
    await insert(page, 'Numbered list');
    await page.keyboard.type('First');
    await page.keyboard.press('Alt+F10');
    await expect(page.getByRole('button', { name: 'Numbering: 1, 2, 3' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'a, b, c', exact: true }).press('Enter');
    await expect(writing.body.locator('ol[type="a"]')).toHaveText('First');
    await expect(writing.body).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
  });

  await insert(page, 'Divider');
  await writing.waitUntilSaved();
  const { document } = (await stored(workplace.library, headline)).record.body;
  expect(document.content?.map(({ type }) => type)).toEqual([
    ...['heading', 'paragraph', 'factBox', 'button', 'videoCard', 'peopleList', 'articleCard'],
    ...['fileCard', 'gallery', 'table', 'orderedList', 'horizontalRule', 'paragraph'],
  ]);
  expect(document.content?.[1]?.content?.[1]).toEqual({
    type: 'footnote',
    content: [{ type: 'text', text: 'By the list at the door.' }],
  });
  expect(document.content?.[3]?.attrs).toEqual({
    label: 'Register',
    href: 'https://example.org/register',
  });

  await test.step('opened again and edited elsewhere, everything else is as it was', async () => {
    await running.close();
    const again = await workplace.launch();
    const opened = new WritingScreen(again.page);
    await opened.open(headline);
    await opened.body.press('ControlOrMeta+End');
    await again.page.keyboard.type('One more word.');
    await opened.waitUntilSaved();
    const after = (await stored(workplace.library, headline)).record.body.document;
    expect(after.content?.slice(0, -1)).toEqual(document.content?.slice(0, -1));
    expect(await violationsInAllColours(again.app, again.page, 'every block')).toEqual([]);
  });
});

test('the menus are heard; the slash menu filters and leaves what was typed to Escape', async ({
  workplace,
}) => {
  const { page } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.newArticle();
  await writing.body.focus();
  await page.keyboard.type('/');
  const menu = page.getByRole('listbox', { name: 'Insert into the text' });
  await expect(menu.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  const pointed = await writing.body.getAttribute('aria-activedescendant');
  await expect(menu.locator(`[id="${pointed}"]`)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type('tab');
  await expect(menu.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(writing.body).toHaveText('/tab');
  await expect(writing.body).toBeFocused();

  const strip = page.getByRole('toolbar', { name: 'Formatting', exact: true });
  for (const name of ['Insert', 'Language of the words', 'More formatting']) {
    await strip.getByRole('button', { name, exact: true }).press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
    expect(await violations(page), name).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(writing.body).toBeFocused();
  }
});

test('a block of a newer Galley outlives editing beside it', async ({ workplace }) => {
  const headline = 'Peer mentors in Lisbon';
  const file = await stored(workplace.library, 'Idea: the oldest open file');
  const words = { type: 'paragraph', content: [{ type: 'text', text: 'In three dimensions' }] };
  const hologram = {
    type: 'hologram',
    attrs: { depth: 3, '': [null] },
    content: [words],
    future: 1,
  };
  file.record.headline = headline;
  const blocks = file.record.body.document.content ?? [];
  const [first, ...others] = blocks;
  if (first === undefined) throw new Error('the draft is empty');
  file.record.body.document = {
    ...file.record.body.document,
    content: [first, hologram, ...others],
  };
  await rewrite(file);

  const { page } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.open(headline);
  const carried = page.getByRole('group', { name: 'Content of a newer Galley' });
  await expect(carried).toContainText('In three dimensions');
  expect(await violations(page)).toEqual([]);
  await writing.body.press('ControlOrMeta+Home');
  await page.keyboard.type('Typed before it. ');
  await writing.waitUntilSaved();
  const after = (await stored(workplace.library, headline)).record.body.document.content ?? [];
  expect(canonicalJson(after[1])).toBe(canonicalJson(hologram));
  expect(canonicalJson(after.slice(2))).toBe(
    canonicalJson(file.record.body.document.content?.slice(2)),
  );
});
