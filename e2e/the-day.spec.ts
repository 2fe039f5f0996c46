// The day that everything serves, on a real WordPress: from Word and three presentations to the live page, and the typo of the next morning.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from './fixtures/app.ts';
import { copyElsewhere } from './fixtures/clipboard.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { reportFromWord } from './fixtures/word-clipboard.ts';
import { realWordPress } from './fixtures/wordpress.ts';
import { PublishDialog } from './pages/publish-dialog.ts';
import { WritingScreen } from './pages/writing.ts';

const headline = 'Seminar on leaving violent groups: presentations available';
const slug = 'seminar-on-leaving-violent-groups-presentations-available';
const categories = ['Staff and training', 'Rehabilitation and reintegration'];
const talks = ['First steps out', 'Talking in prison', 'What research knows'];

test.skip(realWordPress === undefined, 'GALLEY_REAL_SERVERS is not 1, or there are none here');

const site = realWordPress ?? { address: '', user: '', password: '' };

test('a seminar is on the website the same day, and its typo is gone the next morning', async ({
  workplace,
}) => {
  test.setTimeout(600_000);
  const watch = new StopWatch();
  const first = await workplace.launch();
  const writing = new WritingScreen(first.page);
  const publish = new PublishDialog(first.page);
  const { keyboard } = first.page;

  await test.step('the text comes out of Word', async () => {
    await writing.newArticle();
    await writing.headline.fill(headline);
    await writing.standfirst.fill('Sixty oficers heard how trust is built.');
    await writing.body.click();
    const report = reportFromWord(await pictureAsData(first.app));
    await copyElsewhere(first.app, report.text, report.html);
    await keyboard.press('ControlOrMeta+v');
    await expect(writing.body.getByRole('heading', { name: 'What was said' })).toBeVisible();
    await expect(writing.body.locator('figure img')).toHaveCount(1);
    await look(first.page, '1-pasted');
  });
  watch.lap('pasted from Word');

  await test.step('three presentations, two categories, a news type and a summary', async () => {
    const slides = await Promise.all(talks.map((talk) => writeSlides(workplace.folder, talk)));
    await writing.dropFiles(writing.details, slides);
    for (const talk of talks) await expect(writing.attachments.getByText(talk)).toBeVisible();
    for (const category of categories) await writing.addCategory(category);
    await writing.chooseNewsType('Event report');
    await writing.summary.fill('Three talks on leaving violent groups, with their slides.');
    await look(first.page, '2-attached');
  });
  watch.lap('attached and filed');

  await test.step('the pre-flight finds nothing that blocks, and the article is published', async () => {
    const preflight = writing.details.getByRole('region', { name: 'Pre-flight' });
    await expect(preflight.getByText(/Blocking/)).toHaveCount(0);
    await writing.details.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(writing.details.getByText('Published', { exact: true })).toBeVisible();
    await writing.waitUntilSaved();
    await look(first.page, '3-checked');
  });
  watch.lap('checked');

  await test.step('the site is added as a target, and looked at', async () => {
    await publish.open();
    await publish.dialog.getByRole('radio', { name: /WordPress/ }).check();
    await publish.dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Our website');
    await publish.dialog.getByRole('textbox', { name: /^Address of the site/ }).fill(site.address);
    await publish.dialog.getByRole('textbox', { name: /^User name/ }).fill(site.user);
    await publish.dialog.getByLabel(/^Application password/).fill(site.password);
    await publish.dialog.getByLabel(/^Allow http on this computer/).check();
    await publish.button('Save and check').click();
    await expect(publish.dialog.getByText(/WordPress, “Newsroom test site”/)).toBeVisible({
      timeout: 120_000,
    });
    await look(first.page, '4-target');
  });
  watch.lap('target added');

  await test.step('the two categories are made on the site, by two ticks', async () => {
    await publish.button(/^More for “Our website”/).click();
    await first.page.getByRole('menuitem', { name: 'Words of the site…' }).click();
    const words = first.page.getByRole('dialog', { name: 'Words of “Our website”' });
    for (const category of categories) {
      const tick = words.getByRole('checkbox', {
        name: new RegExp(`^Make it on the site ?: ${category}$`),
      });
      await tick.check();
    }
    await look(first.page, '5-words');
    await words.getByRole('button', { name: 'Keep and compare' }).click();
  });
  watch.lap('words chosen');

  await test.step('the plan is read, and carried out', async () => {
    await publish.planned();
    expect(await publish.count('to create')).toBeGreaterThan(30);
    await look(first.page, '6-plan');
    await publish.carryOut();
    await expect(publish.dialog.getByText(/all as published/)).toBeVisible({ timeout: 120_000 });
    await look(first.page, '7-receipt');
    await publish.button('Done').click();
  });
  watch.lap('published');

  await test.step('the page is live, with everything on it', async () => {
    const page = await visit(slug);
    for (const piece of [
      headline,
      'Sixty oficers heard how trust is built.',
      'What was said',
      'Begin before the sentence ends',
      'Robin Ek',
      'alt="A hall with sixty chairs"',
      ...categories,
    ]) {
      expect(page, piece).toContain(piece);
    }
    for (const talk of talks) {
      const link = new RegExp(`<a href="([^"]+)">${talk}</a>`).exec(page)?.[1];
      const offered = Buffer.from(await (await fetch(link ?? '')).arrayBuffer());
      expect(sha256(offered), talk).toBe(
        sha256(await readFile(join(workplace.folder, `${talk}.pptx`))),
      );
    }
    await lookAtSite(first.app, `${site.address}/${slug}/`, '8-live');
    await lookAtSite(first.app, site.address, '9-front-page');
  });
  watch.lap('read on the site');
  await first.close();

  await test.step('the next morning the typo is corrected', async () => {
    const second = await workplace.launch();
    const again = new WritingScreen(second.page);
    const desk = new PublishDialog(second.page);
    await again.open(headline);
    await again.standfirst.fill('Sixty officers heard how trust is built.');
    await again.waitUntilSaved();
    await desk.open();
    // Where a computer keeps no passwords, it is typed once more.
    const changeTarget = desk.button('Change the target…');
    await expect(changeTarget.or(desk.dialog.getByText(/Nothing has been sent yet/))).toBeVisible({
      timeout: 120_000,
    });
    if (await changeTarget.isVisible()) {
      await changeTarget.click();
      await desk.dialog.getByLabel(/^Application password/).fill(site.password);
      await desk.button('Save and check').click();
      await desk.button('Compare').click();
    }
    await desk.planned();
    expect(await desk.count('to create')).toBe(0);
    expect(await desk.count('to update')).toBe(1);
    await look(second.page, '10-correction');
    await desk.carryOut();
    await desk.button('Done').click();
    const page = await visit(slug);
    expect(page).toContain('Sixty officers heard how trust is built.');
    expect(page).not.toContain('oficers');
    await lookAtSite(second.app, `${site.address}/${slug}/`, '11-corrected');
  });
  watch.lap('corrected');
  console.log(watch.told());
});

async function visit(address: string): Promise<string> {
  const answer = await fetch(`${site.address}/${address}/`);
  expect(answer.status).toBe(200);
  return await answer.text();
}

/** A picture as Word writes it into HTML: its bytes in the address. */
function pictureAsData(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ nativeImage }) => {
    const [width, height] = [640, 480];
    const pixels = Buffer.alloc(width * height * 4, Buffer.from([0x66, 0x88, 0x44, 0xff]));
    const png = nativeImage.createFromBitmap(pixels, { width, height }).toPNG();
    return `data:image/png;base64,${png.toString('base64')}`;
  });
}

/** A presentation of no slide, as small as PowerPoint's format allows. */
async function writeSlides(folder: string, title: string): Promise<string> {
  const types =
    'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml';
  const relation =
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const files: Record<string, string> = {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/ppt/presentation.xml" ContentType="${types}"/></Types>`,
    '_rels/.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relation}" Target="ppt/presentation.xml"/></Relationships>`,
    'ppt/presentation.xml': `<?xml version="1.0" encoding="UTF-8"?><!-- ${title} --><p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
  };
  const path = join(folder, `${title}.pptx`);
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  await writeFile(path, zipSync(Object.fromEntries(entries)));
  return path;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function look(page: Page, name: string): Promise<void> {
  await takePicture(page, name);
}

/** The site as a visitor sees it, in a window that has nothing to do with the app's. */
async function lookAtSite(app: ElectronApplication, address: string, name: string): Promise<void> {
  const picture = await app.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({
      width: 1000,
      height: 1600,
      show: false,
      webPreferences: { partition: 'visitor', offscreen: true, sandbox: true },
    });
    try {
      await window.loadURL(url);
      // Until its font is there, a page shows no letters; and a picture far down waits until somebody comes near.
      await window.webContents.executeJavaScript(
        'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))',
      );
      const image = await window.webContents.capturePage();
      return image.toPNG().toString('base64');
    } finally {
      window.destroy();
    }
  }, address);
  await writeFile(test.info().outputPath(`${name}.png`), Buffer.from(picture, 'base64'));
}

/** How long each part of the day took. */
class StopWatch {
  readonly #laps: string[] = [];
  readonly #began = performance.now();
  #last = performance.now();

  lap(name: string): void {
    const now = performance.now();
    this.#laps.push(`${name} ${((now - this.#last) / 1000).toFixed(1)} s`);
    this.#last = now;
  }

  told(): string {
    return `${this.#laps.join(', ')}; in all ${((this.#last - this.#began) / 1000).toFixed(1)} s`;
  }
}
