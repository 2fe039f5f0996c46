// Does every command do what it says, by keys alone? The list is the program's own: a new command without a line here fails.
import { chmod, cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type CommandId, commands } from '../core/commands.ts';
import { expect, type RunningApp, test } from './fixtures/app.ts';
import { writePdf } from './fixtures/documents.ts';
import { doCommand, tabTo } from './fixtures/keys.ts';
import { pictureOf } from './fixtures/pictures.ts';
import { DeskScreen } from './pages/desk.ts';
import { PreviewPane } from './pages/preview.ts';
import { WritingScreen } from './pages/writing.ts';

test('every command of the menus does its work by key, and gives the focus back', async ({
  workplace,
}) => {
  const running: RunningApp = await workplace.launch();
  const { app, page } = running;
  const writing = new WritingScreen(page);
  const preview = new PreviewPane(page);
  const { body } = writing;
  const list = page.getByRole('list', { name: 'Articles' });
  const find = page.getByRole('search', { name: 'Find in the article' });
  const said = page.getByRole('status');
  const other = join(workplace.folder, 'Other newsroom');
  const backups = join(workplace.folder, 'Backups');
  await mkdir(backups);
  const run = (id: CommandId): Promise<void> => doCommand(running, id);

  /** What each does, in an order in which one leads to the next; the last ones leave the newsroom. */
  const effects = {
    async 'article.new'() {
      await expect(list).toBeVisible();
      await run('article.new');
      await expect(writing.headline).toBeFocused();
      await writing.type('By keys alone\n\n');
      await expect(body).toBeFocused();
      await writing.type('## A part\nOne school, two schools.');
      await expect(writing.article('By keys alone')).toBeVisible();
    },
    async 'article.save'() {
      // After a failure nothing tries again by itself, so what is saved is saved by the key.
      const articles = join(workplace.library, 'articles');
      await chmod(articles, 0o500);
      await writing.type(' Three.');
      await expect(writing.saveState).toContainText('Not saved');
      await chmod(articles, 0o700);
      await run('article.save');
      await expect(writing.saveState).toHaveText(/^Saved at /);
      await expect(body).toBeFocused();
    },
    async 'article.find'() {
      await run('article.find');
      await expect(find.getByRole('textbox', { name: 'Find' })).toBeFocused();
      await writing.type('school');
      await expect(find.getByRole('status')).toHaveText('2 matches');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await expect(find).toBeHidden();
      await expect(body).toBeFocused();
      // What was found is selected, and typed over.
      await writing.type('class');
      await expect(body).toContainText('One class, two schools.');
    },
    async 'article.replace'() {
      await run('article.replace');
      await expect(find.getByRole('textbox', { name: 'Find' })).toBeFocused();
      await writing.type('schools');
      await tabTo(find.getByRole('textbox', { name: 'Replace by' }), { most: 10 });
      await writing.type('classes');
      // The first shows what would be replaced, the second does it.
      await page.keyboard.press('Enter');
      await expect(find.getByRole('status')).toHaveText('1 of 1');
      await page.keyboard.press('Enter');
      await expect(body).toContainText('One class, two classes.');
      await page.keyboard.press('Escape');
      await expect(body).toBeFocused();
    },
    async 'edit.undo'() {
      await run('edit.undo');
      await expect(body).toContainText('One class, two schools.');
      await expect(body).toBeFocused();
    },
    async 'edit.redo'() {
      await run('edit.redo');
      await expect(body).toContainText('One class, two classes.');
      await expect(body).toBeFocused();
    },
    async 'edit.smartPunctuation'() {
      await page.keyboard.press('ControlOrMeta+End');
      await writing.type(' "a"');
      await expect(body).toContainText('“a”');
      await run('edit.smartPunctuation');
      await expect(page.locator('.toast')).toContainText('Smart punctuation is off');
      await writing.type(' "b"');
      await expect(body).toContainText('"b"');
      await run('edit.smartPunctuation');
      await expect(page.locator('.toast')).toContainText('Smart punctuation is on');
      await writing.type(' "c"');
      await expect(body).toContainText('“c”');
    },
    async 'view.outline'() {
      const outline = page.getByRole('navigation', { name: 'Outline' });
      await run('view.outline');
      await expect(outline.getByRole('button', { name: 'A part' })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(outline).toBeHidden();
      await expect(body).toBeFocused();
    },
    async 'view.details'() {
      await run('view.details');
      await expect(writing.details).toBeHidden();
      await run('view.details');
      await expect(writing.details).toBeVisible();
      await expect(body).toBeFocused();
    },
    async 'view.preview'() {
      await run('view.preview');
      await expect(preview.inside.getByRole('heading', { level: 1 })).toHaveText('By keys alone');
      await run('view.preview');
      await expect(preview.region).toBeHidden();
      await expect(body).toBeFocused();
    },
    async 'preview.tablet'() {
      // The preview comes up by itself.
      await run('preview.tablet');
      await expect.poll(() => preview.innerWidth()).toBe(768);
    },
    async 'preview.desktop'() {
      await run('preview.desktop');
      await expect.poll(() => preview.innerWidth()).toBe(1280);
    },
    async 'preview.zoomed'() {
      await run('preview.zoomed');
      await expect.poll(() => preview.innerWidth()).toBe(320);
    },
    async 'preview.phone'() {
      await run('preview.phone');
      await expect.poll(() => preview.innerWidth()).toBe(390);
    },
    async 'preview.dark'() {
      await run('preview.dark');
      await expect(preview.frame).toHaveAttribute('src', /^galley-preview:\/\/touchdark-/);
      await run('preview.dark');
      await expect(preview.frame).toHaveAttribute('src', /^galley-preview:\/\/touch-/);
    },
    async 'preview.print'() {
      await run('preview.print');
      await expect(preview.frame).toHaveAttribute('src', /^galley-preview:\/\/print-/);
    },
    async 'preview.heard'() {
      await run('preview.heard');
      await expect(preview.region).toContainText('Heading 1 By keys alone');
    },
    async 'preview.search'() {
      await run('preview.search');
      await expect(preview.region.getByRole('article', { name: 'Search result' })).toBeVisible();
    },
    async 'preview.card'() {
      await run('preview.card');
      await expect(preview.region.getByRole('article', { name: 'Social card' })).toBeVisible();
      await run('preview.phone');
      await run('view.preview');
      await expect(body).toBeFocused();
    },
    async 'view.list'() {
      await run('view.list');
      await expect(list).toBeHidden();
      await run('view.list');
      await expect(list).toBeVisible();
      await expect(body).toBeFocused();
    },
    async 'view.sideBar'() {
      const places = page.getByRole('navigation', { name: 'Newsroom' });
      const icon = places.getByRole('button', { name: 'Articles', exact: true });
      await expect(icon).toHaveText('');
      await run('view.sideBar');
      await expect(places.getByRole('button', { name: /^Articles/ })).toContainText('Articles');
      await run('view.sideBar');
      await expect(icon).toHaveText('');
      await expect(body).toBeFocused();
    },
    async 'go.articles'() {
      await run('go.articles');
      const desk = new DeskScreen(page);
      await expect(desk.table).toBeVisible();
      // Asked for once more, from elsewhere on the screen, the keyboard goes to its rows.
      await desk.search.focus();
      await run('go.articles');
      await expect(desk.table.locator(':focus')).toHaveCount(1);
      await run('go.back');
      await expect(body).toBeFocused();
    },
    async 'go.calendar'() {
      await run('go.calendar');
      const today = page.getByRole('gridcell', { name: /, today/ });
      await expect(today).toBeFocused();
      await run('go.back');
      await expect(body).toBeFocused();
    },
    async 'go.media'() {
      await run('go.media');
      await expect(page.getByRole('listbox', { name: 'Files' })).toBeVisible();
      await run('go.back');
      await expect(body).toBeFocused();
    },
    async 'go.newsletters'() {
      await run('go.newsletters');
      await expect(page.getByRole('list', { name: 'Issues' })).toBeVisible();
      await run('go.back');
      await expect(body).toBeVisible();
      await body.focus();
    },
    async 'go.terms'() {
      await run('go.terms');
      await expect(page.getByRole('treegrid', { name: 'Categories' })).toBeVisible();
      await run('go.back');
      await expect(body).toBeVisible();
      await body.focus();
    },
    async 'go.audit'() {
      await run('go.audit');
      await expect(page.getByRole('heading', { name: 'Audit trail' })).toBeFocused();
      await run('go.back');
      await expect(writing.headline).toHaveValue('By keys alone');
      await body.focus();
    },
    async 'go.settings'() {
      await run('go.settings');
      await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeFocused();
      await run('go.back');
      await expect(writing.headline).toHaveValue('By keys alone');
      await body.focus();
    },
    async 'go.help'() {
      await run('go.help');
      await expect(page.getByRole('heading', { name: 'Guide', exact: true })).toBeFocused();
      await run('go.back');
      await expect(writing.headline).toHaveValue('By keys alone');
      await body.focus();
    },
    async 'help.here'() {
      await run('help.here');
      // About writing, since that is where one is.
      await expect(page.getByRole('heading', { name: 'Writing', exact: true })).toBeFocused();
      await run('go.back');
      await body.focus();
    },
    async 'help.log'() {
      await run('help.log');
      const log = page.getByRole('dialog', { name: 'Log' });
      await expect(log.getByRole('list', { name: 'Lines of the log' })).toContainText('started');
      await page.keyboard.press('Escape');
      await expect(log).toBeHidden();
      await expect(body).toBeFocused();
    },
    async 'help.diagnostics'() {
      await run('help.diagnostics');
      await expect(page.locator('.toast')).toContainText('The diagnostics are copied');
    },
    async palette() {
      await run('palette');
      const palette = page.getByRole('dialog', { name: 'Search articles or run a command' });
      await expect(palette.getByRole('combobox')).toBeFocused();
      await writing.type('hand');
      await expect(palette.getByRole('option').first()).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(palette).toBeHidden();
      await expect(body).toBeFocused();
      await run('palette');
      await writing.type('ilse halvorsen');
      await page.keyboard.press('Enter');
      await expect(palette).toBeHidden();
      await expect(writing.headline).toBeFocused();
      await expect(writing.headline).toHaveValue(/^Ilse Halvorsen/);
    },
    async 'go.back'() {
      await run('go.back');
      await expect(writing.headline).toHaveValue('By keys alone');
    },
    async 'go.forward'() {
      await run('go.forward');
      await expect(writing.headline).toHaveValue(/^Ilse Halvorsen/);
      await run('go.back');
      await expect(writing.headline).toHaveValue('By keys alone');
      await body.focus();
    },
    async 'help.shortcuts'() {
      await run('help.shortcuts');
      const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
      await expect(sheet).toContainText('New article');
      await page.keyboard.press('Escape');
      await expect(sheet).toBeHidden();
      await expect(body).toBeFocused();
    },
    async 'article.addImage'() {
      await running.chooseFiles([await pictureOf(workplace.library)]);
      await run('article.addImage');
      await expect(body.locator('figure')).toHaveCount(1);
      await expect(body).toBeFocused();
    },
    async 'article.addAttachment'() {
      await running.chooseFiles([await writePdf(workplace.folder, 'Slides.pdf')]);
      await run('article.addAttachment');
      await expect(writing.attachments.getByRole('listitem')).toHaveCount(1);
      await expect(body).toBeFocused();
    },
    async 'article.translate'() {
      await run('article.translate');
      await expect(page.getByRole('combobox', { name: 'Translate into…' })).toBeFocused();
      await expect(page.getByRole('listbox').getByRole('option', { name: 'French' })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(body).toBeFocused();
    },
    async 'article.nextSourceChange'() {
      await run('article.nextSourceChange');
      await expect(page.locator('.toast')).toContainText('This article is not a translation.');
      await expect(body).toBeFocused();
    },
    async 'article.previousSourceChange'() {
      await page.locator('.toast').getByRole('button', { name: 'Close' }).click();
      await body.focus();
      await run('article.previousSourceChange');
      await expect(page.locator('.toast')).toContainText('This article is not a translation.');
    },
    async 'article.markTranslation'() {
      await page.locator('.toast').getByRole('button', { name: 'Close' }).click();
      await body.focus();
      await run('article.markTranslation');
      await expect(page.locator('.toast')).toContainText('This article is not a translation.');
    },
    async 'article.linkVersion'() {
      await run('article.linkVersion');
      await expect(page.getByRole('combobox', { name: 'Link an existing article…' })).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(body).toBeFocused();
    },
    async 'article.newFromFolder'() {
      const folder = join(workplace.folder, 'An event');
      await mkdir(folder);
      await writePdf(folder, 'Talk.pdf');
      await running.chooseFiles([folder]);
      await run('article.newFromFolder');
      const dialog = page.getByRole('dialog', { name: 'New from a folder' });
      await expect(dialog.getByRole('checkbox', { name: 'Talk' })).toBeChecked();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(body).toBeFocused();
    },
    async 'view.zoom.in'() {
      await run('view.zoom.in');
      await expect(page.locator('.toast')).toContainText('Size: 110 %');
    },
    async 'view.zoom.out'() {
      await run('view.zoom.out');
      await expect(page.locator('.toast')).toContainText('Size: 100 %');
      await run('view.zoom.out');
      await expect(page.locator('.toast')).toContainText('Size: 90 %');
    },
    async 'view.zoom.usual'() {
      await run('view.zoom.usual');
      await expect(page.locator('.toast')).toContainText('Size: 100 %');
      await expect(body).toBeFocused();
    },
    async 'view.theme.dark'() {
      await run('view.theme.dark');
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    },
    async 'view.theme.light'() {
      await run('view.theme.light');
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    },
    async 'view.theme.system'() {
      await run('view.theme.system');
      await expect(page.locator('html')).not.toHaveAttribute('data-theme', /light|dark/);
    },
    async 'view.language.fr'() {
      await run('view.language.fr');
      await expect(page.locator('html')).toHaveAttribute('lang', 'fr-FR');
      // What was typed is there, and can still be undone.
      await expect(page.getByRole('textbox', { name: 'Corps de l’article' })).toContainText(
        'class',
      );
    },
    async 'view.language.de'() {
      await run('view.language.de');
      await expect(page.locator('html')).toHaveAttribute('lang', 'de-DE');
    },
    async 'view.language.en'() {
      await run('view.language.en');
      await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
      await expect(body).toContainText('class');
      await body.focus();
    },
    async 'view.language.system'() {
      await run('view.language.system');
      await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
    },
    async export() {
      await run('export');
      const dialog = page.getByRole('dialog');
      await expect(dialog.locator(':focus')).toHaveCount(1);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(body).toBeFocused();
    },
    async publish() {
      await run('publish');
      const dialog = page.getByRole('dialog');
      await expect(dialog.locator(':focus')).toHaveCount(1);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(body).toBeFocused();
    },
    async 'article.publishAlone'() {
      await run('article.publishAlone');
      const dialog = page.getByRole('dialog');
      await expect(dialog.locator(':focus')).toHaveCount(1);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(body).toBeFocused();
    },
    async 'view.history'() {
      await run('view.history');
      await expect(body).toBeHidden();
      await page.keyboard.press('Escape');
      await expect(body).toBeVisible();
      await expect(page.locator('body')).not.toBeFocused();
    },
    async 'library.backupFolder'() {
      await running.chooseFiles([backups]);
      await run('library.backupFolder');
      await expect(said.filter({ hasText: 'read back' })).toBeVisible({ timeout: 120_000 });
    },
    async 'library.backup'() {
      // The folder is known now, so nobody is asked.
      await page.locator('.toast-close').press('Enter');
      await expect(said.filter({ hasText: 'read back' })).toBeHidden();
      await running.chooseFiles([]);
      await run('library.backup');
      await expect(said.filter({ hasText: 'read back' })).toBeVisible({ timeout: 120_000 });
    },
    async 'article.pasteReport'() {
      await run('article.pasteReport');
      await expect(
        page.locator('.toast').getByText(/^Nothing was pasted into this article/),
      ).toBeVisible();
    },
    async 'library.refreshRelated'() {
      // Closing the toast of the backup left the keyboard nowhere.
      await body.focus();
      await run('library.refreshRelated');
      const dialog = page.getByRole('dialog', { name: 'Refresh related news' });
      await expect(dialog.getByText(/nothing to change|sent with the next export/)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(body).toBeFocused();
    },
    async 'article.trash'() {
      await run('article.trash');
      await expect(writing.article('By keys alone')).toBeHidden();
    },
    async 'view.trash'() {
      await run('view.trash');
      await expect(page.getByRole('list', { name: 'Trash' })).toContainText('By keys alone');
      await page.keyboard.press('Escape');
      await expect(list).toBeVisible();
    },
    async 'window.new'() {
      const [second] = await Promise.all([app.waitForEvent('window'), run('window.new')]);
      await expect(second.getByRole('list', { name: 'Articles' })).toBeVisible();
      await second.close();
    },
    async 'library.open'() {
      await cp(workplace.library, other, { recursive: true });
      await running.chooseFiles([other]);
      await run('library.open');
      await expect
        .poll(() =>
          app.evaluate(({ BrowserWindow }) =>
            BrowserWindow.getAllWindows().map((one) => one.getTitle()),
          ),
        )
        .toHaveLength(1);
      // The copy carries the lock of the newsroom it was made of, so it is open for reading.
      await expect(page.getByRole('button', { name: 'New article' })).toBeDisabled();
      await expect(list).toBeVisible();
    },
    async 'library.close'() {
      await run('library.close');
      await expect(list).toBeHidden();
      await expect(page.getByRole('button', { name: /Open/ }).first()).toBeVisible();
    },
  } satisfies Record<CommandId, () => Promise<void>>;

  expect(Object.keys(effects).sort()).toEqual(commands.map(({ id }) => id).sort());
  for (const [id, does] of Object.entries(effects)) await test.step(id, does);
});
