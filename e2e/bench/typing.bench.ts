// What does a keystroke cost in a long article, beside a bare ProseMirror? Started by `npm run bench -- typing`.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { assetPath } from '../../core/content/asset.ts';
import type { BodyNode } from '../../core/content/body.ts';
import { assetId, type TermId } from '../../core/content/ids.ts';
import { appFolder, definedVariables, electronPath, expect, test } from '../fixtures/app.ts';
import { WritingScreen } from '../pages/writing.ts';
import { addLongArticle, longBody } from './long-article.ts';

const SIZES = [1000, 5000, 20_000];
const ROUNDS = 2;
const KEYS = 100;
/** A quick typist: with this, notes and saves fall between the keys as they do in life. */
const PAUSE_MILLISECONDS = 60;
const PASTED_WORDS = 10_000;

/** Shows one page in a plain window, with nothing else in it. */
const bareProgram = `
const { app, BrowserWindow } = require('electron');
app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } });
  window.loadFile('bare.html');
});
app.on('window-all-closed', () => app.quit());
`;
const barePage = `<!doctype html><meta charset="utf-8"><title>Bare</title>
<style>
  #editor { width: 620px; height: 860px; margin: auto; overflow-y: auto; font: 18px/30px Georgia, serif }
  .ProseMirror { white-space: break-spaces; overflow-wrap: break-word }
  img { max-width: 100%; height: auto }
</style><main id="editor"></main><script src="bare.js"></script>`;

interface Work {
  readonly task: number;
  readonly script: number;
  readonly layout: number;
}
interface Typed {
  /** Milliseconds from each key to the end of the frame that shows it. */
  readonly keys: number[];
  /** Milliseconds of the window's main thread for each key, saves and notes included. */
  readonly work: Work;
}

async function start(args: string[]): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await _electron.launch({
    executablePath: electronPath,
    args,
    chromiumSandbox: true,
    colorScheme: null,
    env: definedVariables(),
  });
  return { app, page: await app.firstWindow() };
}

/** Types in the middle of the text and times each key. */
async function typeInto(page: Page, line: string): Promise<Typed> {
  await page.evaluate(() => {
    const keys: number[] = [];
    Reflect.set(globalThis, 'benchKeys', keys);
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          // The message comes when the frame is done.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => keys.push(performance.now() - timeStamp);
          port2.postMessage(null);
        }),
      { capture: true },
    );
  });
  const paragraphs = page.locator(line);
  await paragraphs.nth(Math.floor((await paragraphs.count()) / 2)).click();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  // The first keys warm up what is made once.
  for (const key of 'warming up') await press(page, key);
  await page.evaluate(() => Reflect.get(globalThis, 'benchKeys').splice(0));
  const before = await metrics();
  for (let number = 0; number < KEYS; number++) {
    await press(page, number % 7 === 6 ? ' ' : ('etaoin'[number % 6] ?? 'e'));
  }
  const after = await metrics();
  const keys: number[] = await page.evaluate(() => Reflect.get(globalThis, 'benchKeys'));
  const perKey = (name: keyof Work): number => ((after[name] - before[name]) * 1000) / KEYS;
  return {
    keys,
    work: { task: perKey('task'), script: perKey('script'), layout: perKey('layout') },
  };

  async function metrics(): Promise<Work> {
    const { metrics: found } = await session.send('Performance.getMetrics');
    const of = (name: string): number =>
      found.find((one) => one.name === name)?.value ?? Number.NaN;
    return {
      task: of('TaskDuration'),
      script: of('ScriptDuration'),
      layout: of('LayoutDuration') + of('RecalcStyleDuration'),
    };
  }
}

async function press(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key === ' ' ? 'Space' : key);
  await page.waitForTimeout(PAUSE_MILLISECONDS);
}

/** Milliseconds until `selector` holds `children` elements and is drawn, from when `begin` is called. */
function untilShown(page: Page, selector: string, children: number): Promise<number> {
  return page.evaluate(
    ([wanted, count]) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          const began: unknown = Reflect.get(globalThis, 'benchBegan');
          const shown = document.querySelector(wanted)?.childElementCount ?? 0;
          if (typeof began !== 'number' || shown < count) {
            requestAnimationFrame(look);
            return;
          }
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
        };
        look();
      }),
    [selector, children] as const,
  );
}

/** The next event of this kind starts the clock of `untilShown`. */
async function startClockAt(page: Page, event: 'click' | 'keydown'): Promise<void> {
  await page.evaluate((kind) => {
    Reflect.set(globalThis, 'benchBegan', undefined);
    addEventListener(kind, ({ timeStamp }) => Reflect.set(globalThis, 'benchBegan', timeStamp), {
      capture: true,
      once: true,
    });
  }, event);
}

async function paste(app: ElectronApplication, page: Page, selector: string): Promise<number> {
  const pasted =
    longBody(PASTED_WORDS, []).content?.filter(({ type }) => type === 'paragraph') ?? [];
  const words = (node: BodyNode): string => node.text ?? (node.content ?? []).map(words).join('');
  const html = pasted.map((node) => `<p>${words(node)}</p>`).join('');
  await app.evaluate(({ clipboard }, content) => {
    // Electron before 45 writes to the clipboard by a call of its own.
    const write: unknown = Reflect.get(clipboard, 'writeHTML');
    if (typeof write === 'function') write.call(clipboard, content);
  }, html);
  await page.locator(`${selector} > p`).first().click();
  const before = await page.locator(`${selector} > *`).count();
  await startClockAt(page, 'keydown');
  const shown = untilShown(page, selector, before + pasted.length - 2);
  await page.keyboard.press('ControlOrMeta+v');
  return await shown;
}

test('typing, opening and pasting in long articles', async ({ workplace }) => {
  test.setTimeout(1_500_000);
  const { folder, library } = workplace;
  const bare = join(folder, 'bare');
  await mkdir(bare);
  await writeFile(join(bare, 'package.json'), '{"name":"bare","main":"main.cjs"}');
  await writeFile(join(bare, 'main.cjs'), bareProgram);
  await writeFile(join(bare, 'bare.html'), barePage);
  await copyFile(join(appFolder, 'dist', 'bench', 'bare-prosemirror.js'), join(bare, 'bare.js'));
  const site = JSON.parse(await readFile(join(library, 'taxonomy.json'), 'utf8'));
  // Our own sample newsroom: its first news type.
  const newsType = site.record.newsTypes[0].id as TermId;

  const profile = `--user-data-dir=${join(folder, 'bench-profile')}`;
  const openBare = async (body: BodyNode) => {
    const { app, page } = await start([bare, `--user-data-dir=${join(folder, 'bare-profile')}`]);
    await page.waitForFunction(() => 'showBare' in globalThis);
    await page.evaluate(
      (json) => {
        Reflect.set(globalThis, 'benchBegan', performance.now());
        Reflect.get(globalThis, 'showBare')(json);
      },
      withSources(body, library),
    );
    const opened = await untilShown(page, '.ProseMirror', body.content?.length ?? 0);
    return { app, page, opened };
  };
  const openOurs = async (headline: string, blocks: number) => {
    const { app, page } = await start([appFolder, profile, `--library=${library}`]);
    const writing = new WritingScreen(page);
    const card = writing.article(headline).first();
    await card.waitFor();
    // The parts of the window that are fetched at leisure are there by now, as in a day's work.
    await page.waitForTimeout(2000);
    await startClockAt(page, 'click');
    const shown = untilShown(page, '.body-text', blocks);
    await card.click();
    const opened = await shown;
    await expect(writing.headline).toHaveValue(headline);
    return { app, page, opened };
  };

  const sizes: object[] = [];
  for (const words of SIZES) {
    const headline = `Long article of ${words} words`;
    const { body, blocks } = await addLongArticle(library, { words, headline, newsType });
    const figures: Record<'ours' | 'bare', { typed: Typed[]; opened: number[]; pasted: number[] }> =
      {
        ours: { typed: [], opened: [], pasted: [] },
        bare: { typed: [], opened: [], pasted: [] },
      };
    for (let round = 0; round < ROUNDS; round++) {
      const plain = await openBare(body);
      figures.bare.opened.push(plain.opened);
      figures.bare.typed.push(await typeInto(plain.page, '.ProseMirror > p'));
      if (words === SIZES[0]) {
        figures.bare.pasted.push(await paste(plain.app, plain.page, '.ProseMirror'));
      }
      await plain.app.close();
      const galley = await openOurs(headline, blocks);
      figures.ours.opened.push(galley.opened);
      figures.ours.typed.push(await typeInto(galley.page, '.body-text > p'));
      if (words === SIZES[0] && round === ROUNDS - 1) {
        figures.ours.pasted.push(await paste(galley.app, galley.page, '.body-text'));
      }
      await galley.app.close();
    }
    sizes.push({ words, blocks, ...figures });
  }
  const output = join(appFolder, 'test-results');
  await mkdir(output, { recursive: true });
  await writeFile(join(output, 'bench-typing.json'), JSON.stringify({ sizes }));
});

/** The bare editor shows the same pictures, from their files. */
function withSources(node: BodyNode, library: string): BodyNode {
  if (node.type === 'figure') {
    const id = assetId.parse(node.attrs?.asset);
    const src = pathToFileURL(join(library, assetPath({ id, extension: 'png' }))).href;
    return { ...node, attrs: { src } };
  }
  if (node.content === undefined) return node;
  return { ...node, content: node.content.map((child) => withSources(child, library)) };
}
