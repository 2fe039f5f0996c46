// The writing screen as a person uses it: by names and roles, so that specs read as sentences.
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';

export class WritingScreen {
  readonly page: Page;
  readonly headline: Locator;
  readonly standfirst: Locator;
  readonly body: Locator;
  readonly summary: Locator;
  readonly saveState: Locator;
  readonly recovery: Locator;
  readonly details: Locator;
  readonly attachments: Locator;

  constructor(page: Page) {
    this.page = page;
    this.headline = page.getByRole('textbox', { name: 'Headline', exact: true });
    this.standfirst = page.getByRole('textbox', { name: 'Standfirst', exact: true });
    this.body = page.getByRole('textbox', { name: 'Article body' });
    this.saveState = page.getByRole('status', { name: 'Save state' });
    this.recovery = page.getByRole('region', { name: 'Recovered text' });
    this.details = page.getByRole('complementary', { name: 'Details' });
    this.summary = this.details.getByRole('textbox', { name: 'Summary' });
    this.attachments = this.details.getByRole('list', { name: 'Attachments' });
  }

  async newArticle(): Promise<void> {
    await this.page.getByLabel('New article', { exact: true }).click();
    await expect(this.headline).toHaveValue('');
  }

  /** A new article with these words in its body, and the caret after them. */
  async begin({ headline, text }: { headline?: string; text: string }): Promise<void> {
    await this.newArticle();
    if (headline !== undefined) await this.headline.fill(headline);
    await this.body.click();
    await this.type(text);
  }

  article(headline: string | RegExp): Locator {
    return this.page
      .getByRole('list', { name: 'Articles' })
      .getByRole('button', { name: headline });
  }

  async open(headline: string | RegExp): Promise<void> {
    await this.article(headline).first().click();
  }

  /** Types at the end of the body; `\n` is the Enter key. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async waitUntilSaved(): Promise<void> {
    await expect(this.saveState).toHaveText(/^Saved at /);
  }

  async addCategory(name: string): Promise<void> {
    await this.details.getByRole('button', { name: 'Add category' }).click();
    await this.page.keyboard.type(name);
    await this.page.getByRole('listbox').getByRole('option', { name, exact: true }).click();
    await expect(this.details.getByRole('button', { name: `Remove ${name}` })).toBeVisible();
  }

  async chooseNewsType(name: string): Promise<void> {
    await this.details.getByRole('combobox', { name: 'News type' }).selectOption({ label: name });
  }

  /** Drops real files on an element, the way the system does: by path. */
  async dropFiles(target: Locator, paths: string[]): Promise<void> {
    const box = await target.boundingBox();
    if (box === null) throw new Error('the drop target is not on screen');
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, ...at, data });
    }
    await session.detach();
  }

  /** Inserts linked words where the caret is, by the link form. */
  async insertLink(words: string, address: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k');
    const form = this.page.getByRole('dialog', { name: 'Link' });
    await form.getByRole('combobox', { name: 'Address or article' }).fill(address);
    await form.getByRole('textbox', { name: 'Text' }).fill(words);
    await form.getByRole('button', { name: 'Apply' }).click();
    await expect(this.body.getByRole('link', { name: words })).toBeVisible();
    await expect(form).toBeHidden();
  }

  /** Puts a picture on the system's clipboard and pastes it by the keyboard. */
  async pastePicture(app: ElectronApplication): Promise<void> {
    await app.evaluate(async ({ clipboard, ClipboardItem, nativeImage }) => {
      const [width, height] = [64, 48];
      const pixels = Buffer.alloc(width * height * 4, 0x80);
      const picture = nativeImage.createFromBitmap(pixels, { width, height });
      // Electron before 45 writes pictures by a call of its own.
      const writeImage: unknown = Reflect.get(clipboard, 'writeImage');
      if (typeof writeImage === 'function') writeImage.call(clipboard, picture);
      else {
        const blob = new Blob([new Uint8Array(picture.toPNG())]);
        await clipboard.write([new ClipboardItem({ 'image/png': blob })]);
      }
    });
    const figures = this.body.locator('figure');
    const before = await figures.count();
    await this.page.keyboard.press('ControlOrMeta+v');
    await expect(figures).toHaveCount(before + 1);
  }

  /** Gives the last picture of the body its alternative text. */
  async describePicture(text: string): Promise<void> {
    await this.body.getByRole('textbox', { name: 'Alternative text' }).last().fill(text);
  }
}
