// The versions of an article in other languages as a person uses them: their section of the details.
import type { Locator, Page } from '@playwright/test';

export class Versions {
  readonly page: Page;
  readonly section: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.page = page;
    this.section = page
      .getByRole('complementary', { name: 'Details' })
      .getByRole('region', { name: 'Languages' });
    this.rows = this.section.getByRole('list', { name: 'Languages' }).getByRole('listitem');
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

  /** Opens the version in a language. */
  async open(language: string): Promise<void> {
    await this.rows.getByRole('button', { name: new RegExp(`^${language} `) }).press('Enter');
  }
}
