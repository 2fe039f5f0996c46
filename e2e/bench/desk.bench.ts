// How quick are the list and the table of ten thousand articles, and is anything blank while they scroll? Run by `npm run e2e -- --project=bench desk.bench`.
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, type Page } from '@playwright/test';
import { appFolder, definedVariables, electronPath, expect, test } from '../fixtures/app.ts';
import { type RowsPlace, timeKey } from './time-key.ts';

const run = promisify(execFile);
const ARTICLES = 10_000;
/** Pixels of one turn of the wheel, and how many turns: quicker than anybody reads. */
const TURN = 600;
const TURNS = 120;

const list: RowsPlace = {
  pane: ':has(> .list-filter)',
  scroller: '.list-scroller',
  row: '.list-row',
};
const table: RowsPlace = { pane: '.desk', scroller: '.desk-scroller', row: '.desk-row' };

interface Scrolled {
  readonly frames: number;
  /** Frames in which some part of what is in sight had no row. */
  readonly blank: number;
  /** The longest stretch without a row in any frame, in pixels. */
  readonly longestGap: number;
  readonly longestFrame: number;
  readonly mostRows: number;
  readonly scrolledBy: number;
}

/** Keeps every frame that the window paints until it is stopped, for somebody who looks at them. */
async function keepFrames(page: Page, folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const session = await page.context().newCDPSession(page);
  const writes: Promise<void>[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    const path = join(folder, `${String(writes.length).padStart(4, '0')}.jpg`);
    writes.push(writeFile(path, Buffer.from(data, 'base64')));
    void session.send('Page.screencastFrameAck', { sessionId });
  });
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 60 });
  return async () => {
    await session.send('Page.stopScreencast');
    await session.detach();
    await Promise.all(writes);
  };
}

/** Turns the wheel over the rows, and looks at every frame whether all that is in sight has rows. */
async function scrollThrough(page: Page, place: RowsPlace): Promise<Scrolled> {
  await page.locator(place.scroller).hover();
  await page.evaluate(({ scroller, row }) => {
    const box = document.querySelector<HTMLElement>(scroller);
    if (box === null) throw new Error('nothing scrolls');
    const seen = {
      frames: 0,
      blank: 0,
      longestGap: 0,
      longestFrame: 0,
      mostRows: 0,
      from: box.scrollTop,
    };
    let last = performance.now();
    let goesOn = true;
    const look = (): void => {
      const now = performance.now();
      seen.longestFrame = Math.max(seen.longestFrame, now - last);
      last = now;
      const { top, bottom } = box.getBoundingClientRect();
      const rows = [...box.querySelectorAll(row)];
      const places = rows
        .map((one) => one.getBoundingClientRect())
        .sort((one, other) => one.top - other.top);
      let covered = Math.max(top, places[0]?.top ?? bottom);
      let gap = box.scrollTop > 200 ? covered - top : 0;
      for (const at of places) {
        if (at.top > bottom) break;
        gap = Math.max(gap, Math.min(at.top, bottom) - covered);
        covered = Math.max(covered, at.bottom);
      }
      const isAtEnd = box.scrollTop + box.clientHeight >= box.scrollHeight - 40;
      if (!isAtEnd) gap = Math.max(gap, bottom - covered);
      seen.frames += 1;
      seen.mostRows = Math.max(seen.mostRows, rows.length);
      seen.longestGap = Math.max(seen.longestGap, Math.round(gap));
      // Rows stand a hair apart.
      if (gap > 8) seen.blank += 1;
      if (goesOn) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Reflect.set(globalThis, 'benchScrolled', () => {
      goesOn = false;
      return { ...seen, scrolledBy: box.scrollTop - seen.from };
    });
  }, place);
  for (let turn = 0; turn < TURNS; turn++) {
    await page.mouse.wheel(0, turn < TURNS * 0.75 ? TURN : -TURN);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  return page.evaluate(() => {
    // Put there by the call before.
    const end = Reflect.get(globalThis, 'benchScrolled') as () => Scrolled;
    return end();
  });
}

test('the list and the table of ten thousand articles', async ({ workplace }) => {
  const library = join(workplace.folder, 'Large newsroom');
  await run(process.execPath, [
    join(appFolder, 'dist', 'cli.cjs'),
    'generate',
    String(ARTICLES),
    library,
  ]);
  const output = join(appFolder, 'test-results', 'e2e');
  await mkdir(output, { recursive: true });
  const app = await _electron.launch({
    executablePath: electronPath,
    args: [appFolder, `--user-data-dir=${join(workplace.folder, 'bench')}`, `--library=${library}`],
    chromiumSandbox: true,
    colorScheme: null,
    env: definedVariables(),
  });
  const page = await app.firstWindow();
  await expect(page.locator('.list-head .count')).toHaveText('10,000');
  const inList = await scrollThrough(page, list);

  const opened = await page.evaluate(() => performance.now());
  await page.keyboard.press('ControlOrMeta+1');
  await page.locator(table.row).first().waitFor();
  const opening = (await page.evaluate(() => performance.now())) - opened;
  const inTable = await scrollThrough(page, table);
  if (process.env.GALLEY_PICTURES === '1') {
    const stop = await keepFrames(page, join(output, 'frames'));
    await scrollThrough(page, table);
    await stop();
  }

  const search = page.getByRole('searchbox').first();
  await search.click();
  const timed: { readonly typed: string; readonly ms: number }[] = [];
  let typed = '';
  for (const words of ['prague', 'education', 'the', 'work in']) {
    const letters = [...words].map((key) => (key === ' ' ? 'Space' : key));
    for (const key of [...letters, ...letters.map(() => 'Backspace')]) {
      typed = key === 'Backspace' ? typed.slice(0, -1) : typed + (key === 'Space' ? ' ' : key);
      const { headlines } = await timeKey(page, key, table);
      // A key that changes no row has nothing to be painted.
      if (!Number.isNaN(headlines)) timed.push({ typed, ms: Math.round(headlines) });
    }
  }
  timed.sort((one, other) => one.ms - other.ms);
  const at = (share: number): number => timed[Math.floor(timed.length * share)]?.ms ?? Number.NaN;
  const figures = {
    articles: ARTICLES,
    tableOpens: Math.round(opening),
    keyToRow: {
      keys: timed.length,
      p50: at(0.5),
      p95: at(0.95),
      slowest: timed.slice(-6),
    },
    inList,
    inTable,
  };
  console.log(JSON.stringify(figures, null, 1));
  await writeFile(join(output, 'bench-desk.json'), JSON.stringify(figures));
  await app.close();
  expect(timed.length).toBeGreaterThan(20);
});
