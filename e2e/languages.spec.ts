// Is the app whole in every language? Each screen under a language made by code: nothing said in English, nothing cut, all of it mirrored.
// The same walk measures what may be hit, and whether anything moves by itself. GALLEY_TORTURE=1: French and German too, judged by axe.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { languageIds } from '../core/language-choice.ts';
import { CLOSING, OPENING } from '../core/languages/pseudo.ts';
import { messagesIn } from '../core/languages.ts';
import { appFolder, expect, type RunningApp, test } from './fixtures/app.ts';
import { openPlainPage, violations } from './fixtures/axe.ts';
import { type Faults, findFaults, typedByPeople } from './fixtures/finders.ts';
import { Tour } from './fixtures/tour.ts';
import { serveFolder } from './fixtures/web-server.ts';
import { setWidth } from './fixtures/width.ts';
import { WritingScreen } from './pages/writing.ts';

const devPages = join(appFolder, '.cache', 'dev-pages');

/** A plain window with the pretended newsroom, which needs nothing of the machine. */
async function openPretended(
  { app }: RunningApp,
  search: string,
): Promise<{ page: Page; origin: string; stop(): Promise<void> }> {
  expect(existsSync(devPages), 'the pages of developers are built: run npm run e2e').toBe(true);
  const { origin, stop } = await serveFolder(devPages);
  const page = await openPlainPage(app, `${origin}/dev/?${search}`);
  await setWidth(app, page, 1440);
  return { page, origin, stop };
}

/** Finds what is wrong on the screen that is shown. */
class Finder {
  readonly #page: Page;
  readonly #brackets: readonly [string, string];
  #typed = new Set<string>();

  constructor(page: Page, brackets: readonly [string, string] = [OPENING, CLOSING]) {
    this.#page = page;
    this.#brackets = brackets;
  }

  async look(): Promise<Faults> {
    for (const text of await this.#page.evaluate(typedByPeople)) this.#typed.add(text);
    const [opening, closing] = this.#brackets;
    return this.#page.evaluate(findFaults, [opening, closing, [...this.#typed]] as const);
  }
}

/** Less is the width of a digit, or a font that came a moment later. */
const LEAST_SHIFT = 0.001;

/** Each fault once, with the first screen that it was seen on. */
class Collected {
  readonly #first = new Map<string, string>();

  add(found: readonly string[], where: string): void {
    for (const fault of found) if (!this.#first.has(fault)) this.#first.set(fault, where);
  }

  get lines(): string[] {
    return [...this.#first].map(([fault, where]) => `${where}: ${fault}`);
  }
}

test('the finders see what is there to be found', async ({ workplace }) => {
  const { page, stop } = await openPretended(await workplace.launch([]), 'language=en-XA');
  await page.locator('.list-card').first().waitFor();
  await page.evaluate(() => {
    const bad = document.createElement('div');
    bad.innerHTML = `
      <h2>Plain words</h2>
      <button type="button" aria-label="Spoken words">⟦Öķ⟧</button>
      <p style="width: 40px; overflow: hidden; white-space: nowrap">⟦Çûţ šöɱéŵĥéŕé~~~~~~⟧</p>
      <button type="button" style="all: unset; width: 12px; height: 12px">⟦ẋ⟧</button>`;
    document.querySelector('main')?.prepend(bad);
  });
  const { hardCoded, clipped, small } = await new Finder(page).look();
  expect(hardCoded.join('\n')).toContain('Plain words');
  expect(hardCoded.join('\n')).toContain('Spoken words');
  expect(hardCoded).toHaveLength(2);
  expect(clipped.join('\n')).toContain('Çûţ');
  expect(small.join('\n')).toContain('12 × 12');
  await stop();
});

test('no screen says a word that no catalogue has, cuts a label, moves by itself or has a target too small to hit', async ({
  workplace,
}) => {
  const { page, origin, stop } = await openPretended(await workplace.launch([]), 'language=en-XA');
  // From the first picture of each page on; what a person did in the last half second may move things.
  await page.addInitScript(() => {
    const moved: string[] = [];
    Reflect.set(window, 'moved', moved);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (Reflect.get(entry, 'hadRecentInput') === true) continue;
        const nodes: { node?: Node }[] = Reflect.get(entry, 'sources') ?? [];
        const names = nodes.map(({ node }) => (node instanceof Element ? node.className : '?'));
        moved.push(`${Number(Reflect.get(entry, 'value')).toFixed(4)} ${names.join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const finder = new Finder(page);
  const faults = { hardCoded: new Collected(), clipped: new Collected(), small: new Collected() };
  const shifts = new Collected();
  let stops = 0;
  await new Tour(page, {
    origin,
    language: 'en-XA',
    async judge(where) {
      stops += 1;
      const { hardCoded, clipped, small } = await finder.look();
      faults.hardCoded.add(hardCoded, where);
      faults.clipped.add(clipped, where);
      faults.small.add(small, where);
      const moved = await page.evaluate(() => {
        const all: string[] = Reflect.get(window, 'moved') ?? [];
        return all.splice(0);
      });
      // What a person shows or hides moves what is beside it, and is meant to.
      if (where.startsWith('go.')) {
        shifts.add(
          moved.filter((shift) => Number.parseFloat(shift) >= LEAST_SHIFT),
          where,
        );
      }
    },
  }).walk();
  expect.soft(faults.hardCoded.lines, 'hard-coded words').toEqual([]);
  expect.soft(faults.clipped.lines, 'labels that are cut').toEqual([]);
  expect.soft(faults.small.lines, 'targets under 24 × 24').toEqual([]);
  expect.soft(shifts.lines, 'what moved by itself').toEqual([]);
  expect(stops).toBeGreaterThan(50);

  // Nor does a save.
  await page.goto(`${origin}/dev/?language=de`);
  await page.locator('.list-card').first().click();
  await page.locator('.body-text').waitFor();
  await page.locator('.sheet-headline').press('End');
  await page.keyboard.type('!');
  await page.locator('.save-state [data-state="dirty"]').waitFor();
  await page.locator('.save-state [data-state="saved"]').waitFor();
  const movedBySave = await page.evaluate(() => {
    const all: string[] = Reflect.get(window, 'moved') ?? [];
    return all.slice(-1);
  });
  expect(movedBySave.filter((shift) => Number.parseFloat(shift) >= LEAST_SHIFT)).toEqual([]);
  await stop();
});

test('a language that runs from the right has the window mirrored, and leaves what people typed as it is', async ({
  workplace,
}) => {
  const { page, stop } = await openPretended(await workplace.launch([]), 'language=ar-XB');
  await page.locator('.list-card').first().click();
  await page.locator('.body-text').waitFor();
  const middle = 720;
  const start = async (selector: string): Promise<number> =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect().left);
  expect(await start('.side-bar')).toBeGreaterThan(middle);
  expect(await start('.list-card')).toBeGreaterThan(middle);
  expect(await start('.details')).toBeLessThan(middle);
  const seen = await page.evaluate(() => {
    const turned = (icon: string): string[] => [
      ...new Set(
        [...document.querySelectorAll(`svg.lucide-${icon}`)].map(
          (one) => getComputedStyle(one).transform,
        ),
      ),
    ];
    /** Whether the last sign of a line of English stands right of the first. */
    const runsOn = (selector: string): boolean => {
      const element = document.querySelector(selector);
      const text = element?.firstChild;
      if (!text) return false;
      const range = document.createRange();
      const boxOf = (at: number): DOMRect => {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect();
      };
      return boxOf(0).left < boxOf(3).left;
    };
    return {
      arrows: turned('arrow-left'),
      lists: turned('list'),
      ticks: turned('check'),
      clocks: turned('clock'),
      card: runsOn('.list-card-title'),
      field: getComputedStyle(document.querySelector('.sheet-headline') ?? document.body)
        .unicodeBidi,
    };
  });
  expect(seen).toMatchObject({
    arrows: ['matrix(-1, 0, 0, 1, 0, 0)'],
    lists: ['matrix(-1, 0, 0, 1, 0, 0)'],
    card: true,
    field: 'plaintext',
  });
  for (const transform of [...seen.ticks, ...seen.clocks]) expect(transform).toBe('none');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  await stop();
});

test('another language is there at once in every window, with what was typed', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const writing = new WritingScreen(running.page);
  await writing.newArticle();
  await writing.headline.fill('Typed before the language changed');
  const choose = (language: string): Promise<void> =>
    running.app.evaluate(({ Menu, BrowserWindow }, label) => {
      const items = (menu: Electron.Menu | null | undefined): Electron.MenuItem[] =>
        (menu?.items ?? []).flatMap((item) => [item, ...items(item.submenu)]);
      const item = items(Menu.getApplicationMenu()).find((one) => one.label.endsWith(label));
      item?.click(undefined, BrowserWindow.getAllWindows()[0]);
    }, language);
  for (const [name, id] of [
    ['français', 'fr'],
    ['Deutsch', 'de'],
    ['English', 'en'],
  ] as const) {
    await choose(name);
    const words = await messagesIn(id);
    await expect(running.page.locator('html')).toHaveAttribute('lang', words.locale);
    await expect(
      running.page.getByRole('textbox', { name: words.editor.headline, exact: true }),
    ).toHaveValue('Typed before the language changed');
    const menus = await running.app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.map(({ label }) => label),
    );
    expect(menus).toContain(words.system.menuBar.view);
  }
});

test('what only developers see is not in what is shipped', async () => {
  const scripts = async (folder: string): Promise<string> => {
    const names = await readdir(folder, { recursive: true });
    const texts = names
      .filter((name) => /\.(js|html|css)$/.test(name))
      .map((name) => readFile(join(folder, name), 'utf8'));
    return (await Promise.all(texts)).join('\n');
  };
  const ofDevelopers = ['Harbour Bridge Newsroom', 'gallery-both', OPENING];
  const [shipped, dev] = [
    await scripts(join(appFolder, 'dist', 'renderer')),
    await scripts(devPages),
  ];
  for (const sign of ofDevelopers) {
    expect(dev, `${sign} is what developers see`).toContain(sign);
    expect(shipped, sign).not.toContain(sign);
  }
});

test('every screen in every language has no fault', async ({ workplace }) => {
  test.skip(process.env.GALLEY_TORTURE !== '1', 'the long form');
  test.setTimeout(3_600_000);
  const { page, origin, stop } = await openPretended(await workplace.launch([]), 'language=en');
  for (const language of languageIds) {
    const finder = new Finder(page, ['', '']);
    const found = new Collected();
    await new Tour(page, {
      origin,
      language,
      async judge(where) {
        found.add(await violations(page), where);
        const { clipped, small } = await finder.look();
        found.add([...clipped, ...small], where);
      },
    }).walk();
    expect.soft(found.lines, language).toEqual([]);
  }
  await stop();
});
