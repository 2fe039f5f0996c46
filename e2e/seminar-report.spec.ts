// The day everything serves: a seminar ended, its report comes in Word, and is on the website without a mouse.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect } from '@playwright/test';
import { test } from './fixtures/app.ts';
import { violations } from './fixtures/axe.ts';
import { exportByTwin, openBundle } from './fixtures/bundle.ts';
import { copyElsewhere } from './fixtures/clipboard.ts';
import { writePdf } from './fixtures/documents.ts';
import { tabTo } from './fixtures/keys.ts';
import { reportFromWord } from './fixtures/word-clipboard.ts';
import { WritingScreen } from './pages/writing.ts';

/** A picture as Word writes it into HTML: its bytes in the address. */
function pictureAsData(app: ElectronApplication): Promise<string> {
  return app.evaluate(({ nativeImage }) => {
    const [width, height] = [64, 48];
    const pixels = Buffer.alloc(width * height * 4, 0xa0);
    const png = nativeImage.createFromBitmap(pixels, { width, height }).toPNG();
    return `data:image/png;base64,${png.toString('base64')}`;
  });
}

/** The state of the article whose headline begins so, as its file says. */
async function statusOnDisk(library: string, headline: string): Promise<string | undefined> {
  const folder = join(library, 'articles');
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.json')) continue;
    const { record } = JSON.parse(await readFile(join(folder, name), 'utf8'));
    if (record.headline.startsWith(headline)) return record.status;
  }
  return undefined;
}

test('the seminar report goes from Word to the website by the keyboard alone', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page } = running;
  const { keyboard } = page;
  const writing = new WritingScreen(page);
  // Whoever has no mouse moves none: should a step need one, it fails here.
  await page.evaluate(() => {
    for (const type of ['mousedown', 'pointerdown', 'click']) {
      window.addEventListener(
        type,
        (event) => {
          if (event instanceof PointerEvent && event.pointerType !== '')
            event.stopImmediatePropagation();
        },
        { capture: true },
      );
    }
  });

  await test.step('headline and standfirst are typed', async () => {
    await keyboard.press('ControlOrMeta+n');
    await expect(writing.headline).toBeFocused();
    await keyboard.type('Seminar on leaving violent groups: presentations available');
    await keyboard.press('Enter');
    await keyboard.type('Sixty officers heard how trust is built with people who trust nobody.');
    await keyboard.press('Enter');
    await expect(writing.body).toBeFocused();
  });

  await test.step('the text comes out of Word', async () => {
    const report = reportFromWord(await pictureAsData(app));
    await copyElsewhere(app, report.text, report.html);
    await keyboard.press('ControlOrMeta+v');
    await expect(writing.body.getByRole('heading', { name: 'What was said' })).toBeVisible();
    await expect(writing.body.getByRole('listitem')).toHaveCount(5);
    await expect(writing.body.getByRole('columnheader')).toHaveCount(2);
    await expect(writing.body.locator('figure img')).toHaveCount(1);
    const notice = page.getByRole('region', { name: 'Paste report' });
    await expect(notice).toBeVisible();
    expect(await violations(page), 'the paste report').toEqual([]);
    await expect(
      page.getByRole('status').filter({ hasText: /^Pasted \d+ words from Word\./ }),
    ).toContainText('Kept 2 headings, 1 list, 1 table, 1 footnote, 2 links and 1 picture.');
  });

  await test.step('a sentence is added, and an address pasted over its words makes them a link', async () => {
    await keyboard.press('ControlOrMeta+End');
    await keyboard.press('Enter');
    await keyboard.type('More about the project on its own website');
    for (let word = 0; word < 3; word++) await keyboard.press('ControlOrMeta+Shift+ArrowLeft');
    await copyElsewhere(app, 'https://example.org/project?utm_source=mail');
    await keyboard.press('ControlOrMeta+v');
    await expect(writing.body.getByRole('link', { name: 'its own website' })).toHaveAttribute(
      'href',
      'https://example.org/project',
    );
  });

  await test.step('the presentations are attached', async () => {
    const slides = [
      await writePdf(workplace.folder, 'First steps out.pdf'),
      await writePdf(workplace.folder, 'Talking in prison.pdf'),
      await writePdf(workplace.folder, 'What research knows.pdf'),
    ];
    await running.chooseFiles(slides);
    await keyboard.press('ControlOrMeta+Shift+A');
    for (const title of ['First steps out', 'Talking in prison', 'What research knows']) {
      await expect(writing.attachments.getByText(title)).toBeVisible();
    }
  });

  await test.step('news type, categories and summary are chosen', async () => {
    await keyboard.press('Escape');
    await tabTo(writing.details.getByRole('combobox', { name: 'News type' }));
    await keyboard.type('Event');
    for (const category of ['Staff and training', 'Rehabilitation and reintegration']) {
      await tabTo(writing.details.getByRole('button', { name: 'Add category' }));
      await keyboard.press('Enter');
      await keyboard.type(category);
      await expect(page.getByRole('listbox').getByRole('option', { name: category })).toBeVisible();
      await keyboard.press('Enter');
      await expect(
        writing.details.getByRole('button', { name: `Remove ${category}` }),
      ).toBeVisible();
      if (await page.getByRole('listbox').isVisible()) await keyboard.press('Escape');
    }
    await tabTo(writing.summary);
    await keyboard.type('Three talks on leaving violent groups, with their slides.');
  });

  await test.step('it is published', async () => {
    await tabTo(writing.details.getByRole('button', { name: 'Publish', exact: true }));
    await keyboard.press('Enter');
    await expect(writing.details.getByText('Published', { exact: true })).toBeVisible();
    // “Saved at” may still be that of the save before.
    await expect
      .poll(() => statusOnDisk(workplace.library, 'Seminar on leaving violent groups'))
      .toBe('published');
  });

  await test.step('and everything is on the website', async () => {
    const path = join(workplace.folder, 'website.zip');
    await exportByTwin(workplace.library, path);
    const bundle = await openBundle(path);
    const name =
      'data/site/news/seminar-on-leaving-violent-groups-presentations-available/index.html';
    const html = bundle.text(name);
    for (const piece of [
      '<h2>What was said</h2>',
      '<li>Begin before the sentence ends</li>',
      '<th scope="col">Speaker</th>',
      '<a href="https://example.org/programme">the programme</a>',
      '<a href="https://example.org/project">its own website</a>',
      'role="doc-noteref"',
      'alt="A hall with sixty chairs"',
      'Staff and training',
      'Rehabilitation and reintegration',
      'Event report',
      'First steps out',
      'Talking in prison',
      'What research knows',
    ]) {
      expect(html, piece).toContain(piece);
    }
    expect(html).not.toMatch(/mso-|MsoNormal|Aptos|utm_/);
  });
});
