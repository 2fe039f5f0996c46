// Does everything that is done to the text work by keys alone? Marks, what is inserted, moves, tables and lists, each with its effect.
import type { Locator, Page } from '@playwright/test';
import { blockMessages, type InsertableId } from '../core/block-messages.ts';
import { listNumberings } from '../core/blocks/ordered-list.ts';
import { english } from '../core/messages.ts';
import { expect, type RunningApp, test } from './fixtures/app.ts';
import { writePdf } from './fixtures/documents.ts';
import { goAlong, pressInBar, takeFromMenu } from './fixtures/keys.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { WritingScreen } from './pages/writing.ts';

const { insertable, context, marks: markNames } = blockMessages;
/** It has an event, so that everything is offered. */
const withEvent = /A week of bad conversations/;

/** What each insertion leaves in an empty text, and where one writes next. */
const insertions = {
  // From a heading, so that there is something to see.
  paragraph: { shows: '> p:only-child', writesIn: 'text' },
  heading2: { shows: 'h2', writesIn: 'text' },
  heading3: { shows: 'h3', writesIn: 'text' },
  heading4: { shows: 'h4', writesIn: 'text' },
  bulletList: { shows: 'ul > li', writesIn: 'text' },
  orderedList: { shows: 'ol > li', writesIn: 'text' },
  quote: { shows: 'blockquote', writesIn: 'text' },
  image: { shows: 'figure img', writesIn: 'field' },
  gallery: { shows: '.is-gallery figure img', writesIn: 'field' },
  table: { shows: 'table:has(tr:nth-child(3) > :nth-child(3))', writesIn: 'text' },
  factBox: { shows: '.is-factBox', writesIn: 'field' },
  button: { shows: '.is-button', writesIn: 'field' },
  fileCard: { shows: '.is-fileCard', writesIn: 'field' },
  videoCard: { shows: '.is-videoCard', writesIn: 'field' },
  peopleList: { shows: '.is-peopleList .is-personEntry', writesIn: 'field' },
  eventFacts: { shows: '.is-eventFacts', writesIn: 'text' },
  articleCard: { shows: '.is-articleCard', writesIn: 'field' },
  footnote: { shows: '.footnote', writesIn: 'field' },
  divider: { shows: 'hr', writesIn: 'text' },
} satisfies Record<InsertableId, { readonly shows: string; readonly writesIn: 'text' | 'field' }>;

function entriesOf<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  // Object.entries forgets which names a record has.
  return Object.entries(record) as [K, V][];
}

/** Leaves the text with one empty line, the caret in it. */
async function startOver(page: Page, body: Locator): Promise<void> {
  // From a field of a block, Escape leads back to the text.
  for (let presses = 0; presses < 3; presses++) {
    if (await body.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Escape');
  }
  await expect(body).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('ControlOrMeta+Alt+0');
  await expect(body.locator('> *')).toHaveCount(1);
  await expect(body).toHaveText('');
}

/** Types the first word of its name, and goes down the list where several begin like that. */
async function insertBySlash(page: Page, name: string): Promise<void> {
  await page.keyboard.type(`/${name.split(' ')[0]}`);
  const options = page.getByRole('option');
  const wanted = options.filter({ has: page.getByText(name, { exact: true }) });
  await expect(wanted).toBeVisible();
  const count = await options.count();
  for (let presses = 0; presses < count; presses++) {
    if ((await wanted.getAttribute('aria-selected')) === 'true') break;
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: blockMessages.slash.title })).toBeHidden();
}

async function openWithEvent(running: RunningApp): Promise<WritingScreen> {
  const writing = new WritingScreen(running.page);
  await running.page.getByRole('textbox', { name: 'Filter and search' }).fill('bad conversations');
  await writing.open(withEvent);
  await expect(writing.body).toContainText('stopwatch');
  await writing.body.focus();
  return writing;
}

/** Answers the file dialog for what asks for a file. */
async function chooseFor(
  running: RunningApp,
  id: InsertableId,
  files: Record<'picture' | 'document', string>,
) {
  await running.chooseFiles([id === 'fileCard' ? files.document : files.picture]);
}

test('all that can be inserted is inserted by slash and by menu, and can be written in at once', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { page } = running;
  const { body } = await openWithEvent(running);
  const files = {
    picture: await pictureOf(workplace.library),
    document: await writePdf(workplace.folder, 'Slides.pdf'),
  };
  const strip = page.getByRole('toolbar', { name: 'Formatting', exact: true });
  const openInsert = async (): Promise<void> => {
    await page.keyboard.press('Alt+F10');
    await goAlong(page, strip, blockMessages.insert);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menu')).toBeVisible();
  };
  /** What was put in is there, and the next key writes into it. */
  const check = async (id: InsertableId): Promise<void> => {
    const { shows, writesIn } = insertions[id];
    await expect(body.locator(shows), id).toHaveCount(1);
    if (writesIn === 'text') await expect(body, id).toBeFocused();
    else await expect(body.locator(':focus'), id).toHaveCount(1);
  };

  await startOver(page, body);
  await openInsert();
  const offered = await page.getByRole('menu').locator('.menu-item').allTextContents();
  expect(offered).toEqual(Object.values(insertable).map(({ name }) => name));
  await page.keyboard.press('Escape');
  await expect(body).toBeFocused();

  await test.step('a name with a space, and a space that leads nowhere', async () => {
    const menu = page.getByRole('listbox', { name: blockMessages.slash.title });
    const options = menu.getByRole('option');
    await startOver(page, body);
    await page.keyboard.type('/heading ');
    await expect(options).toHaveCount(3);
    await page.keyboard.type('3');
    await expect(options).toHaveCount(1);
    await page.keyboard.press('Enter');
    await expect(body.locator('h3')).toHaveCount(1);
    await startOver(page, body);
    await page.keyboard.type('/heading');
    await expect(options.first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.type(' 3');
    await expect(body).toHaveText('/heading 3');
    await expect(options).toHaveCount(0);
    await startOver(page, body);
    await page.keyboard.type('/table');
    await expect(options.first()).toBeVisible();
    await page.keyboard.type(' ');
    await expect(options).toHaveCount(0);
    await expect(body.locator('.slash-query')).toHaveCount(0);
  });

  for (const [id, { name }] of entriesOf(insertable)) {
    await test.step(`${id}, by slash`, async () => {
      await startOver(page, body);
      await chooseFor(running, id, files);
      await insertBySlash(page, name);
      await check(id);
      await expect(body).not.toContainText('/');
    });
    await test.step(`${id}, by menu`, async () => {
      await startOver(page, body);
      await chooseFor(running, id, files);
      if (id === 'paragraph') await page.keyboard.press('ControlOrMeta+Alt+4');
      await openInsert();
      await takeFromMenu(page, name);
      await check(id);
      if (id === 'paragraph') await expect(body.locator('h4')).toHaveCount(0);
    });
  }
});

test('words are marked, blocks moved, tables and lists changed by keys', async ({ workplace }) => {
  const running = await workplace.launch();
  const { page } = running;
  const writing = new WritingScreen(page);
  await expect(page.getByRole('list', { name: 'Articles' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+n');
  await expect(writing.headline).toBeFocused();
  await writing.type('Keys\n\n');
  const { body } = writing;
  await expect(body).toBeFocused();
  const strip = page.getByRole('toolbar', { name: 'Formatting', exact: true });
  const bubble = page.getByRole('toolbar', { name: 'Formatting of the selection' });

  /** One line, its last word selected. */
  const selectWord = async (): Promise<void> => {
    await startOver(page, body);
    await writing.type('A quiet word');
    await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft');
  };

  await test.step('marks by their keys', async () => {
    for (const [keys, element] of [
      ['ControlOrMeta+b', 'strong'],
      ['ControlOrMeta+i', 'em'],
      ['ControlOrMeta+u', 'u'],
      ['ControlOrMeta+Shift+s', 's'],
    ] as const) {
      await selectWord();
      await page.keyboard.press(keys);
      await expect(body.locator(element), keys).toHaveText('word');
      await page.keyboard.press(keys);
      await expect(body.locator(element), keys).toHaveCount(0);
    }
  });

  await test.step('every rarer mark and a language, by the bubble', async () => {
    const elements = {
      underline: 'u',
      strike: 's',
      superscript: 'sup',
      subscript: 'sub',
      code: 'code',
    };
    expect(Object.keys(elements)).toEqual(Object.keys(markNames));
    for (const [mark, element] of Object.entries(elements)) {
      await selectWord();
      await expect(bubble).toBeVisible();
      await pressInBar(page, bubble, blockMessages.more);
      await takeFromMenu(page, Reflect.get(markNames, mark));
      await expect(body.locator(element), mark).toHaveText('word');
      await expect(body).toBeFocused();
    }
    await selectWord();
    await expect(bubble).toBeVisible();
    await pressInBar(page, bubble, blockMessages.language);
    await takeFromMenu(page, 'French');
    await expect(body.locator('[lang="fr"]')).toHaveText('word');
    await expect(body).toBeFocused();
  });

  await test.step('every style by the strip', async () => {
    const elements = { paragraph: 'p', heading2: 'h2', heading3: 'h3', heading4: 'h4' };
    await startOver(page, body);
    await writing.type('A line');
    for (const [style, element] of Object.entries(elements).reverse()) {
      await pressInBar(page, strip, /^Text style/);
      await takeFromMenu(page, Reflect.get(english.editor.styles, style));
      await expect(body.locator(`> ${element}`), style).toHaveText('A line');
      await expect(body).toBeFocused();
    }
    for (const [name, element] of [
      [english.editor.bold, 'strong'],
      [english.editor.italic, 'em'],
      [english.editor.bulletList, 'ul'],
      [english.editor.orderedList, 'ol'],
      [english.editor.quote, 'blockquote'],
    ] as const) {
      await startOver(page, body);
      await pressInBar(page, strip, name);
      await expect(body, name).toBeFocused();
      await writing.type('Set');
      await expect(body.locator(element), name).toHaveText(/^Set/);
    }
  });

  await test.step('every entry of the block menu', async () => {
    const words = english.editor.blockMenu;
    const turns = {
      heading2: 'h2',
      heading3: 'h3',
      heading4: 'h4',
      bulletList: 'ul',
      orderedList: 'ol',
      quote: 'blockquote',
      paragraph: 'p:nth-child(2)',
    } as const;
    const choose = async (name: string): Promise<void> => {
      await page.keyboard.press('ControlOrMeta+.');
      await takeFromMenu(page, name);
      await expect(body, name).toBeFocused();
    };
    await startOver(page, body);
    await writing.type('One\nTw\nThree');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    // Once the letter is in its line, the editor has heard of the caret that went there.
    await writing.type('o');
    await expect(body.locator('> p')).toHaveText(['One', 'Two', 'Three']);
    await page.keyboard.press('ControlOrMeta+.');
    await expect(page.getByRole('menu').locator('.menu-item > span')).toHaveText([
      words.moveUp,
      words.moveDown,
      words.duplicate,
      ...entriesOf(turns)
        .filter(([kind]) => kind !== 'paragraph')
        .map(([kind]) => words.turnInto(insertable[kind].name)),
      words.delete,
    ]);
    await page.keyboard.press('Escape');
    await expect(body).toBeFocused();
    for (const [kind, element] of entriesOf(turns)) {
      await choose(words.turnInto(insertable[kind].name));
      await expect(body.locator(`> ${element}`), kind).toHaveText(/^Two/);
    }
    const lines = body.locator('> p');
    await choose(words.moveUp);
    await expect(lines).toHaveText(['Two', 'One', 'Three']);
    await choose(words.moveDown);
    await choose(words.moveDown);
    await expect(lines).toHaveText(['One', 'Three', 'Two']);
    await page.keyboard.press('Alt+ArrowUp');
    await expect(lines).toHaveText(['One', 'Two', 'Three']);
    await page.keyboard.press('Alt+ArrowDown');
    await choose(words.duplicate);
    await expect(lines).toHaveText(['One', 'Three', 'Two', 'Two']);
    await choose(words.delete);
    await choose(words.delete);
    await expect(lines).toHaveText(['One', 'Three']);
  });

  await test.step('every command of a table', async () => {
    await startOver(page, body);
    await insertBySlash(page, insertable.table.name);
    await writing.type('Country');
    const bar = page.getByRole('toolbar', { name: context.table });
    const size = async (rows: number, columns: number): Promise<void> => {
      await expect(body.locator('tr')).toHaveCount(rows);
      await expect(body.locator('tr').first().locator('> *')).toHaveCount(columns);
      await expect(body).toBeFocused();
    };
    const choose = async (menu: string, name: string): Promise<void> => {
      await pressInBar(page, bar, menu);
      await takeFromMenu(page, name);
    };
    const widths = body.locator('col[style^="width"], col[style*=" width"]');
    const effects: Readonly<Record<string, () => Promise<void>>> = {
      async rowBelow() {
        await choose(context.rows, context.rowBelow);
        await size(4, 3);
      },
      async rowAbove() {
        await choose(context.rows, context.rowAbove);
        await size(5, 3);
        await expect(body.locator('tr').nth(1)).toHaveText('Country');
      },
      async deleteRow() {
        await choose(context.rows, context.deleteRow);
        await size(4, 3);
      },
      async columnBefore() {
        await choose(context.columns, context.columnBefore);
        await size(4, 4);
      },
      async columnAfter() {
        await choose(context.columns, context.columnAfter);
        await size(4, 5);
      },
      async deleteColumn() {
        await choose(context.columns, context.deleteColumn);
        await size(4, 4);
      },
      async wider() {
        await choose(context.columns, context.wider);
        await expect(widths).toHaveCount(1);
      },
      async narrower() {
        const before = await widths.first().getAttribute('style');
        await choose(context.columns, context.narrower);
        await expect(widths.first()).not.toHaveAttribute('style', before ?? '');
      },
      async evenly() {
        await choose(context.columns, context.evenly);
        await expect(widths).toHaveCount(0);
      },
      async headingRow() {
        const before = await body.locator('tr').first().locator('th').count();
        await pressInBar(page, bar, context.headingRow);
        await expect(body.locator('tr').first().locator('th')).not.toHaveCount(before);
        await expect(body).toBeFocused();
      },
      async headingColumn() {
        await pressInBar(page, bar, context.headingColumn);
        await expect(body.locator('tr > th:first-child')).toHaveCount(4);
        await expect(body).toBeFocused();
      },
      async merge() {
        const before = await body.locator('td, th').count();
        await page.keyboard.press('Shift+ArrowDown');
        await expect(body.locator('.selectedCell')).toHaveCount(2);
        await pressInBar(page, bar, context.merge);
        await expect(body.locator('td, th')).toHaveCount(before - 1);
        await expect(body).toBeFocused();
      },
      async split() {
        const before = await body.locator('td, th').count();
        await pressInBar(page, bar, context.split);
        await expect(body.locator('td, th')).toHaveCount(before + 1);
        await expect(body).toBeFocused();
      },
      async deleteTable() {
        await pressInBar(page, bar, context.deleteTable);
        await expect(body.locator('table')).toHaveCount(0);
        await expect(body).toBeFocused();
      },
    };
    // What the bar says that is no command: its names, hints, and what belongs to lists.
    const noCommands = ['table', 'numbering', 'startAt', 'numberings', 'rows', 'columns', 'hint'];
    const expected = Object.keys(context).filter((word) => !noCommands.includes(word));
    expect(Object.keys(effects).sort()).toEqual(expected.sort());
    for (const [name, does] of Object.entries(effects)) await test.step(name, does);
  });

  await test.step('every numbering of a list, and where it starts', async () => {
    await startOver(page, body);
    await writing.type('1. First');
    const bar = page.getByRole('toolbar', { name: context.numbering });
    for (const numbering of [...listNumberings].reverse()) {
      await pressInBar(page, bar, /^Numbering/);
      await takeFromMenu(page, context.numberings[numbering]);
      await expect(
        body.locator(numbering === '1' ? 'ol:not([type])' : `ol[type="${numbering}"]`),
      ).toHaveText('First');
      await expect(body).toBeFocused();
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(bar.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Tab');
    await expect(bar.getByRole('spinbutton', { name: context.startAt })).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await writing.type('7');
    await expect(body.locator('ol[start="7"]')).toHaveText('First');
    await page.keyboard.press('Escape');
    await expect(body).toBeFocused();
  });

  await test.step('Tab leaves the text; in lists and tables after Escape', async () => {
    await startOver(page, body);
    await writing.type('A line');
    await page.keyboard.press('Tab');
    await expect(body).not.toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(body).toBeFocused();
    await startOver(page, body);
    await writing.type('- one\ntwo');
    await page.keyboard.press('Tab');
    await expect(body.locator('li li')).toHaveText('two');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(body).not.toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(body).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Tab');
    await expect(writing.standfirst).toBeFocused();
  });
});
