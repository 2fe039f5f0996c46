// The versions of an article in other languages as a person uses them: their section of the details, and the marks in a translation.
import type { Locator, Page } from '@playwright/test';

export class Versions {
  readonly page: Page;
  readonly section: Locator;
  readonly rows: Locator;
  /** What is said above a translation that is behind. */
  readonly line: Locator;
  /** The blocks of a translation that are to be looked at. */
  readonly marked: Locator;

  constructor(page: Page) {
    this.page = page;
    this.section = page
      .getByRole('complementary', { name: 'Details' })
      .getByRole('region', { name: 'Languages' });
    this.rows = this.section.getByRole('list', { name: 'Languages' }).getByRole('listitem');
    this.line = page.getByRole('region', { name: /^Changes in the / });
    this.marked = page.locator('.has-source-change');
  }

  /** Presses a button of the section by key. */
  async press(name: string | RegExp): Promise<void> {
    await this.section.getByRole('button', { name }).press('Enter');
  }

  /** Chooses in the list that a button of the section opens, by what a person types. */
  async choose(button: string, typed: string): Promise<void> {
    await this.press(button);
    await this.page.keyboard.type(typed);
    await this.page.keyboard.press('Enter');
  }

  /** What is said in the text of one change. */
  mark(words: string): Locator {
    return this.page.locator('.source-mark').filter({ hasText: words });
  }

  /** Opens the version in a language. */
  async open(language: string): Promise<void> {
    await this.rows.getByRole('button', { name: new RegExp(`^${language} `) }).press('Enter');
  }
}
