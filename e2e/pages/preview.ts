// The preview as a person uses it: its bar, its frame, and what is said around it.
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

export class PreviewPane {
  readonly page: Page;
  readonly region: Locator;
  readonly frame: Locator;
  /** What is inside the frame. */
  readonly inside: FrameLocator;
  readonly foot: Locator;

  constructor(page: Page) {
    this.page = page;
    this.region = page.getByRole('region', { name: 'Preview of the article' });
    this.frame = this.region.locator('.preview-paper iframe');
    this.inside = this.frame.contentFrame();
    this.foot = this.region.locator('.preview-foot');
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Preview', exact: true }).click();
    await expect(this.region).toBeVisible();
    await expect(this.inside.locator('h1')).toBeVisible();
    // The page comes again in its frame once its pictures have their copies.
    await expect(this.foot).not.toContainText('smaller pictures', { timeout: 120_000 });
  }

  async choose(view: 'Page' | 'As heard' | 'Search result' | 'Social card'): Promise<void> {
    await this.#press(this.region.getByRole('radio', { name: view, exact: true }));
  }

  async size(name: string | RegExp): Promise<void> {
    await this.#press(this.region.getByRole('radio', { name }));
  }

  /** By key: a pointer's press can get lost on its way past a frame that is just being loaded. */
  async #press(choice: Locator): Promise<void> {
    await choice.focus();
    await this.page.keyboard.press('Space');
  }

  /** How wide the page in the frame takes its screen to be. */
  innerWidth(): Promise<number> {
    return this.inside.locator('html').evaluate(() => window.innerWidth);
  }

  /** The address of the page in the frame. */
  async address(): Promise<string> {
    return (await this.frame.getAttribute('src')) ?? '';
  }
}
