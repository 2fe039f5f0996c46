// `npm run screens`: how does every kind of page look, in every theme, wide, on a phone, in the dark and on paper? Looks, and asks axe.
//
// `screens/` is not under version control: the pictures are for looking at, beside the designs.
import { mkdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { inProject, runScript } from '../project.ts';
import { startChromium } from '../sandboxed-chromium.ts';
import { kindOf, onePageOfEachKind, readSite, themeNames, Workshop } from './exported-site.ts';
import { lookAtMails } from './mail-screens.ts';
import { serveSite } from './site-server.ts';

const looks = [
  { name: 'desktop', width: 1440, height: 900, scheme: 'light', media: 'screen' },
  { name: 'desktop-dark', width: 1440, height: 900, scheme: 'dark', media: 'screen' },
  { name: 'phone', width: 390, height: 844, scheme: 'light', media: 'screen' },
  { name: 'narrow', width: 320, height: 640, scheme: 'light', media: 'screen' },
  // The width between the margins of A4.
  { name: 'print', width: 673, height: 950, scheme: 'light', media: 'print' },
] as const;

await runScript(async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const output = inProject('screens');
  await rm(output, { recursive: true, force: true });
  const workshop = await Workshop.make();
  const glass = await startChromium();
  let faults = 0;
  try {
    for (const theme of await themeNames()) {
      const folder = await workshop.export(await workshop.sample(), {
        theme,
        baseUrl: 'https://news.example/',
      });
      const pages = onePageOfEachKind(await readSite(folder));
      const server = await serveSite(() => folder);
      await mkdir(join(output, theme), { recursive: true });
      for (const look of looks) {
        const page = await openPage(glass.browser, look);
        for (const [path, html] of pages) {
          const kind = kindOf(path, html);
          if (kind.startsWith('redirect')) continue;
          await page.goto(`${server.origin}/${path.replace(/index\.html$/, '')}`);
          await settle(page);
          const name = `${kind.replace(/[^a-z]+/g, '-')}-${look.name}.png`;
          await page.screenshot({ path: join(output, theme, name), fullPage: true });
          for (const fault of look.media === 'print' ? [] : await faultsOf(page, axe)) {
            faults += 1;
            console.log(`${theme}, ${kind}, ${look.name}: ${fault}`);
          }
        }
        await page.context().close();
      }
      await server.stop();
      console.log(`${theme}: ${pages.length} kinds of page, ${looks.length} looks each`);
    }
    for (const fault of await lookAtMails(
      glass.browser,
      await workshop.sample(),
      join(output, 'mail'),
      (page) => faultsOf(page, axe),
    )) {
      faults += 1;
      console.log(`mail, ${fault}`);
    }
  } finally {
    await glass.close();
    await workshop.remove();
  }
  console.log(`${faults} faults. The pictures are in ${output}`);
  return faults === 0 ? 0 : 1;
});

async function openPage(browser: Browser, look: (typeof looks)[number]): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.scheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.emulateMedia({ media: look.media });
  return page;
}

/** Pictures further down load when they are scrolled to: a picture of the whole page wants all of them. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager';
    await Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)));
    await document.fonts.ready;
  });
}

/** What axe finds, and whether the page is wider than its window. */
async function faultsOf(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px too wide`] : [];
    const { violations } = await Reflect.get(globalThis, 'axe').run(document);
    for (const { id, nodes } of violations) {
      for (const { target } of nodes) found.push(`${id} at ${target}`);
    }
    return found;
  });
}
