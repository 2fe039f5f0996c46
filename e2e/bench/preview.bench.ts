// How soon is what is typed in the preview beside it? Run by `npm run e2e -- --project=bench preview.bench`.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TermId } from '../../core/content/ids.ts';
import { expect, test } from '../fixtures/app.ts';
import { PreviewPane } from '../pages/preview.ts';
import { WritingScreen } from '../pages/writing.ts';
import { addLongArticle } from './long-article.ts';

const SIZES = [300, 1000, 5000];
const ROUNDS = 20;

test('from the last key to the page that shows it', async ({ workplace }) => {
  const { library } = workplace;
  const taxonomy = JSON.parse(await readFile(join(library, 'taxonomy.json'), 'utf8'));
  const newsType: TermId = taxonomy.record.newsTypes[0].id;
  for (const words of SIZES) {
    await addLongArticle(library, { words, headline: `Long report of ${words} words`, newsType });
  }
  const { page } = await workplace.launch();
  const writing = new WritingScreen(page);
  const preview = new PreviewPane(page);
  const figures: Record<string, unknown> = {};
  await page.evaluate(() => {
    addEventListener(
      'keydown',
      ({ timeStamp }) => Reflect.set(globalThis, 'benchKey', performance.timeOrigin + timeStamp),
      { capture: true },
    );
  });
  for (const words of SIZES) {
    await writing.open(new RegExp(`Long report of ${words} words`));
    await expect(writing.headline).toHaveValue(`Long report of ${words} words`);
    if (words === SIZES[0]) await preview.open();
    await expect(preview.inside.locator('h1')).toHaveText(`Long report of ${words} words`);
    await expect(preview.foot).not.toContainText('smaller pictures', { timeout: 120_000 });
    await writing.body.focus();
    await page.keyboard.press('ControlOrMeta+End');
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const token = `kestrel${words}x${round} `;
      await page.keyboard.type(token);
      const frame = await (await preview.frame.elementHandle())?.contentFrame();
      if (frame == null) throw new Error('there is no preview');
      const shown = await frame.waitForFunction(
        (wanted) =>
          document.body?.textContent?.includes(wanted)
            ? performance.timeOrigin + performance.now()
            : 0,
        token.trim(),
        { polling: 5 },
      );
      const pressed = await page.evaluate(() => Number(Reflect.get(globalThis, 'benchKey')));
      times.push((await shown.jsonValue()) - pressed);
      await expect(writing.saveState).toHaveText(/^Saved/);
    }
    times.sort((one, other) => one - other);
    const at = (share: number): number => Math.round(times[Math.floor(ROUNDS * share)] ?? 0);
    figures[words] = { p50: at(0.5), p95: at(0.95) };
  }
  console.log(JSON.stringify(figures));
});
