// What axe finds in every state of the editor, in all colours, those of the system too: nothing. GALLEY_TORTURE=1: by all rules.
import { expect, type RunningApp, test, type Workplace } from './fixtures/app.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { editorStates, leaveState } from './fixtures/editor-states.ts';
import {
  everyBlock,
  fromTheFuture,
  writeEveryBlock,
  writeFromTheFuture,
} from './fixtures/every-block.ts';
import { setWidth } from './fixtures/width.ts';
import { WritingScreen } from './pages/writing.ts';

async function openEverything(
  workplace: Workplace,
): Promise<RunningApp & { writing: WritingScreen }> {
  await writeEveryBlock(workplace.library);
  await writeFromTheFuture(workplace.library);
  const running = await workplace.launch();
  const writing = new WritingScreen(running.page);
  await running.page
    .getByRole('textbox', { name: 'Filter and search' })
    .fill('everything that may');
  await writing.open(everyBlock);
  await expect(writing.body).toContainText('In three dimensions');
  await writing.body.focus();
  await running.page.keyboard.press('ControlOrMeta+Home');
  return { ...running, writing };
}

test('axe sees a fault in the text of an article', async ({ workplace }) => {
  const { page, writing } = await openEverything(workplace);
  await writing.body
    .locator('.is-button input')
    .first()
    .evaluate((field) => {
      document.querySelector(`label[for="${field.id}"]`)?.remove();
      field.removeAttribute('placeholder');
    });
  expect((await violations(page)).join('\n')).toContain('label');
});

const half = Math.ceil(editorStates.length / 2);
const parts = [editorStates.slice(0, half), editorStates.slice(half)];
for (const [index, states] of parts.entries()) {
  test(`no state of the editor has a fault in any colours, part ${index + 1} of ${parts.length}`, async ({
    workplace,
  }) => {
    const { app, page, writing } = await openEverything(workplace);
    const isLong = process.env.GALLEY_TORTURE === '1';
    const look = async (what: string): Promise<void> => {
      expect.soft(await violationsInAllColours(app, page, what), what).toEqual([]);
      // The system paints its own colours over those that axe reads from the styles, and changes nothing else.
      if (!isLong) return;
      await page.emulateMedia({ forcedColors: 'active' });
      const found = (await violations(page)).filter((one) => !one.startsWith('color-contrast'));
      expect.soft(found, `${what}, forced colours`).toEqual([]);
      await page.emulateMedia({ forcedColors: 'none' });
    };
    for (const { name, enter } of states) {
      await test.step(name, async () => {
        await enter(page, writing.body);
        await look(name);
        await leaveState(page, writing.body);
      });
    }
    // One other article, looked at once.
    if (index > 0) return;
    await page.getByRole('textbox', { name: 'Filter and search' }).fill('newer Galley');
    await writing.open(fromTheFuture);
    await expect(page.getByRole('note')).toBeVisible();
    await look('to be read only');
  });
}

test('no state of the editor sticks out at 320 px', async ({ workplace }) => {
  const { app, page, writing } = await openEverything(workplace);
  await setWidth(app, page, 320);
  for (const { name, enter } of editorStates) {
    await test.step(name, async () => {
      await enter(page, writing.body);
      const out = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            '.popover, .bubble-row, .modal, .find-bar, .sheet-scroller, .status-line',
          ),
        ]
          .filter((part) => {
            const { left, right, width, height } = part.getBoundingClientRect();
            const isCut = part.matches('.sheet-scroller') && part.scrollWidth > part.clientWidth;
            const isTwoLines =
              part.matches('.status-line') &&
              [...part.children].some(
                (words) => words.getBoundingClientRect().height > height / 2 + 4,
              );
            return width > 0 && (left < 0 || right > window.innerWidth || isCut || isTwoLines);
          })
          .map(({ className }) => className),
      );
      expect.soft(out, name).toEqual([]);
      await leaveState(page, writing.body);
    });
  }
});
