// The search in the article list as a person uses it: one field, and what stands below it.
import type { Locator, Page } from '@playwright/test';

export class SearchField {
  readonly page: Page;
  readonly field: Locator;
  /** What is said of the results, and read out. */
  readonly status: Locator;
  /** Cards that are listed for their text. */
  readonly found: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole('textbox', { name: 'Filter and search' });
    this.status = page.locator('.search-foot').getByRole('status');
    this.found = page.locator('.list-row[data-found]').getByRole('button');
  }

  async type(text: string): Promise<void> {
    await this.field.fill(text);
  }

  /** The card that was found by its text and has this headline. */
  card(headline: string | RegExp): Locator {
    return this.found.filter({ hasText: headline });
  }

  /** The words that are marked in a card. */
  marked(card: Locator): Locator {
    return card.locator('mark');
  }
}
