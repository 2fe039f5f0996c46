// The pre-flight as a person meets it: beside the article while it is written, and before an export, with the keyboard alone.
import { readdir, readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, type RunningApp, test } from './fixtures/app.ts';
import { letAskThisMachine } from './fixtures/asking.ts';
import { violations, violationsInAllColours } from './fixtures/axe.ts';
import { openBundle } from './fixtures/bundle.ts';
import { tabTo } from './fixtures/keys.ts';
import { takePicture } from './fixtures/take-picture.ts';
import { setWidth } from './fixtures/width.ts';
import { ExportDialog } from './pages/export-dialog.ts';
import { WritingScreen } from './pages/writing.ts';

const preflightOf = ({ details }: WritingScreen): Locator =>
  details.getByRole('region', { name: 'Pre-flight' });
const row = (within: Locator, words: string | RegExp): Locator =>
  within.getByRole('listitem').filter({ hasText: words });

/** An article with a picture that nobody described, published. */
async function publishUndescribed({ app, page }: RunningApp): Promise<WritingScreen> {
  const writing = new WritingScreen(page);
  await writing.begin({ headline: 'A morning in Porto', text: 'Nobody was late.\n' });
  await writing.pastePicture(app);
  await writing.addCategory('Staff and training');
  await writing.details.getByRole('button', { name: 'Publish', exact: true }).click();
  const asked = page.getByRole('dialog', { name: /blocks? “A morning in Porto”/ });
  await asked.getByRole('textbox', { name: 'Reason' }).fill('The canarywhy words follow');
  await asked.getByRole('textbox', { name: 'Your name' }).fill('Inês Canaryname');
  await asked.getByRole('button', { name: 'Publish nevertheless' }).click();
  await expect(writing.details.getByText('Published', { exact: true })).toBeVisible();
  await writing.waitUntilSaved();
  return writing;
}

test('what is found beside an article leads to its place and is mended by one press', async ({
  workplace,
}) => {
  const { app, page } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.newArticle();
  const preflight = preflightOf(writing);
  await expect(row(preflight, 'The article has no headline')).toContainText('Blocking · headline');
  await expect(row(preflight, 'The article has no text')).toBeVisible();
  await preflight.getByRole('button', { name: /The article has no headline/ }).click();
  await expect(writing.headline).toBeFocused();

  await writing.headline.fill('What the evening taught us');
  await writing.standfirst.fill('Thirty people, one question.');
  await writing.body.click();
  await writing.type('Those who came can ');
  await writing.insertLink('read more', 'https://example.org/evening');
  await writing.type('.\n#### Too deep\nWords.\n');
  await expect(row(preflight, 'The article has no text')).toBeHidden();
  await expect(row(preflight, 'The link “read more”')).toContainText('Warning · paragraph 1');
  await expect(preflight.getByText(/^\d+ of \d+ pass$/)).toBeVisible();

  await test.step('a fix in the text is one step of undo', async () => {
    const skipped = row(preflight, 'Heading 4 follows the headline');
    await skipped.getByRole('button', { name: 'Make it heading 2' }).click();
    await expect(writing.body.getByRole('heading', { level: 2, name: 'Too deep' })).toBeVisible();
    await expect(skipped).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: 'Mended' })).toBeAttached();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(writing.body.getByRole('heading', { level: 4, name: 'Too deep' })).toBeVisible();
    await expect(skipped).toBeVisible();
    await skipped.getByRole('button', { name: 'Make it heading 2' }).click();
    await expect(skipped).toBeHidden();
    await writing.body.click();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(writing.body.getByRole('heading', { level: 4, name: 'Too deep' })).toBeVisible();
    await skipped.getByRole('button', { name: 'Make it heading 2' }).click();
    await expect(skipped).toBeHidden();
  });

  await test.step('a fix beside the text can be taken back, and the focus stays in the list', async () => {
    const missing = row(preflight, 'There is no summary');
    await missing.getByRole('button', { name: 'Use the standfirst' }).focus();
    await page.keyboard.press('Enter');
    await expect(writing.summary).toHaveValue('Thirty people, one question.');
    await expect(missing).toBeHidden();
    expect(
      await preflight.evaluate((section) => section.contains(document.activeElement)),
      'the focus is in the pre-flight',
    ).toBe(true);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(writing.summary).toHaveValue('');
  });

  await test.step('what has changed is said aloud', async () => {
    await expect(preflight.getByRole('status')).toContainText(/^Pre-flight: /);
  });

  await writing.body.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await writing.pastePicture(app);
  const picture = row(preflight, 'has no alternative text');
  await expect(picture).toContainText('Blocking · picture 1');
  await picture.getByRole('button', { name: 'Describe' }).click();
  await expect(writing.body.getByRole('textbox', { name: 'Alternative text' })).toBeFocused();
  await writing.type('Image of two people at a door');
  const useless = row(preflight, 'begins with “Image of”');
  await useless.getByRole('button', { name: 'Leave it out' }).click();
  await expect(writing.body.getByRole('textbox', { name: 'Alternative text' })).toHaveValue(
    'Two people at a door',
  );

  await test.step('whose a picture is, is said in a dialog', async () => {
    const rights = row(preflight, 'neither credit nor licence');
    await rights.getByRole('button', { name: 'Say whose' }).click();
    const dialog = page.getByRole('dialog', { name: 'Credit and licence' });
    await dialog.getByRole('textbox', { name: 'Credit' }).fill('Photo: the newsroom');
    expect(await violations(page), 'credit and licence').toEqual([]);
    await dialog.getByRole('textbox', { name: 'Licence' }).fill('CC BY 4.0');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(rights).toBeHidden();
  });

  expect(
    await page.evaluate(() => [
      document.documentElement.scrollTop,
      document.documentElement.scrollHeight - window.innerHeight,
    ]),
    'the window itself does not scroll',
  ).toEqual([0, 0]);
  expect(await violationsInAllColours(app, page, 'preflight')).toEqual([]);
  for (const width of [1100, 360]) {
    await setWidth(app, page, width);
    await page.getByRole('button', { name: 'Show or hide details' }).click();
    await expect(preflight).toBeVisible();
    expect(await violations(page), `${width} px`).toEqual([]);
    await takePicture(page, `preflight-${width}`);
    await page.keyboard.press('Escape');
  }
});

test('with the keyboard alone: an export is held back, let through by name, and leaves no word of it', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { app, page, chooseDestination } = running;
  const { keyboard } = page;
  const writing = await publishUndescribed(running);
  const path = join(workplace.folder, 'site.zip');
  await chooseDestination(path);

  await writing.body.press('ControlOrMeta+e');
  const { dialog } = new ExportDialog(page);
  await expect(dialog).toBeVisible();
  const strip = dialog.getByRole('region', { name: 'Pre-flight' });
  await expect(strip.getByText('1 blocking')).toBeVisible();
  const article = strip.getByRole('region', { name: 'A morning in Porto' });
  const finding = row(article, 'has no alternative text');
  await expect(finding).toContainText('Blocking · picture 1');
  expect(await violationsInAllColours(app, page, 'held-back')).toEqual([]);

  await test.step('it exports nothing, and says why', async () => {
    await tabTo(dialog.getByRole('button', { name: /^Export/ }));
    await keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('One blocking finding holds');
    expect(await readdir(workplace.folder)).not.toContain('site.zip');
  });

  await test.step('somebody says why it may pass, and who says so', async () => {
    await tabTo(finding.getByRole('button', { name: 'Let it pass…' }));
    await keyboard.press('Enter');
    await expect(finding.getByRole('textbox', { name: 'Why may it pass?' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(finding.getByRole('alert')).toHaveText('Say why, and who says so.');
    await keyboard.type('The canarywhy drawing is described in the text.');
    const name = finding.getByRole('textbox', { name: 'Your name' });
    await tabTo(name);
    // Whoever said it once is known.
    await expect(name).toHaveValue('Inês Canaryname');
    expect(await violations(page), 'the form').toEqual([]);
    await takePicture(page, 'let-pass');
    await keyboard.press('Enter');
    await expect(finding).toContainText('Inês Canaryname lets it pass: The canarywhy drawing');
    await expect(finding.getByRole('button', { name: 'Take back' })).toBeFocused();
    await expect(strip.getByText('1 let pass')).toBeVisible();
  });

  await test.step('that is taken back, and said once more', async () => {
    await keyboard.press('Enter');
    const again = finding.getByRole('button', { name: 'Let it pass…' });
    await expect(again).toBeVisible();
    await tabTo(again);
    await keyboard.press('Enter');
    await keyboard.type('The canarywhy drawing is described in the text.');
    await tabTo(finding.getByRole('textbox', { name: 'Your name' }));
    await expect(finding.getByRole('textbox', { name: 'Your name' })).toHaveValue(
      'Inês Canaryname',
    );
    await keyboard.press('Enter');
    await expect(finding).toContainText('lets it pass');
  });

  await tabTo(dialog.getByRole('button', { name: /^Export/ }));
  await keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible({
    timeout: 120_000,
  });
  const bundle = await openBundle(path);
  for (const name of bundle.names) {
    expect(Buffer.from(bundle.bytes(name)).toString('latin1'), name).not.toMatch(
      /canarywhy|Canaryname/i,
    );
  }

  const texts = async (folder: string): Promise<string[]> =>
    Promise.all(
      (await readdir(join(workplace.library, folder)))
        .sort()
        .map((name) => readFile(join(workplace.library, folder, name), 'utf8')),
    );
  const kinds = (await texts('audit')).map((text) => JSON.parse(text).record.kind);
  expect(kinds).toEqual(['moved', 'override', 'override-withdrawn', 'override']);
  const [receipt = ''] = await texts('receipts');
  expect(JSON.parse(receipt).record).toMatchObject({
    written: {
      name: 'site.zip',
      kind: 'bundle',
      manifest: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
    overrides: [{ by: 'Inês Canaryname', check: 'picture-alt' }],
  });
});

test('a finding of the export dialog leads to its place in the article, and mending it lets the export go', async ({
  workplace,
}) => {
  const running = await workplace.launch();
  const { page, chooseDestination } = running;
  const writing = await publishUndescribed(running);
  await writing.open(/Earning the second conversation/);
  await expect(writing.headline).toHaveValue(/Earning the second conversation/);

  const export_ = new ExportDialog(page);
  await export_.open();
  const strip = export_.dialog.getByRole('region', { name: 'Pre-flight' });
  await strip
    .getByRole('button', { name: /^Blocking: .*has no alternative text, picture 1$/ })
    .click();
  await expect(export_.dialog).toBeHidden();
  await expect(writing.headline).toHaveValue('A morning in Porto');
  const alt = writing.body.getByRole('textbox', { name: 'Alternative text' });
  await expect(alt).toBeFocused();
  await writing.type('Chairs in a circle');
  await writing.waitUntilSaved();

  await export_.open();
  await expect(strip.getByText(/blocking/)).toBeHidden();
  await chooseDestination(join(workplace.folder, 'mended.zip'));
  await export_.export('bundle');
});

test('web links are asked for when a person says so, and not before', async ({ workplace }) => {
  const asked: string[] = [];
  const server = http.createServer(({ method, url }, response) => {
    asked.push(`${method} ${url}`);
    if (url === '/moved') response.writeHead(301, { location: '/here' }).end();
    else response.writeHead(url === '/here' ? 200 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { app, page } = await workplace.launch();
  const writing = new WritingScreen(page);
  await writing.begin({ headline: 'Three links', text: 'See ' });
  for (const [words, path] of [
    ['the first report', '/here'],
    ['the second report', '/moved'],
    ['the third report', '/nowhere'],
  ] as const) {
    await writing.insertLink(words, origin + path);
    await writing.type(', ');
  }
  const preflight = preflightOf(writing);
  const button = preflight.getByRole('button', { name: 'Ask for 3 web links' });
  await expect(button).toBeVisible();
  expect(asked).toEqual([]);

  await test.step('this machine is not asked: the control', async () => {
    await button.click();
    await expect(row(preflight, 'leads into a private network')).toHaveCount(3);
    expect(asked).toEqual([]);
  });

  await letAskThisMachine(app);
  await preflight.getByRole('button', { name: 'Ask again' }).click();
  await expect(
    row(preflight, '“the third report” leads to a page that is not there'),
  ).toBeVisible();
  const moved = row(preflight, '“the second report” has moved');
  await moved.getByRole('button', { name: 'Use the new address' }).click();
  await expect(moved).toBeHidden();
  await expect(writing.body.getByRole('link', { name: 'the second report' })).toHaveAttribute(
    'href',
    `${origin}/here`,
  );
  expect(asked.sort()).toEqual([
    'GET /nowhere',
    'HEAD /here',
    'HEAD /here',
    'HEAD /moved',
    'HEAD /nowhere',
  ]);
  server.close();
});
