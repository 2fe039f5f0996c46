// The table of all articles as a person uses it: its filters, its saved views, and the bar of those that are chosen.
import type { Locator, Page } from '@playwright/test';

export class DeskScreen {
  readonly table: Locator;
  readonly articles: Locator;
  readonly search: Locator;
  readonly chips: Locator;
  readonly addFilter: Locator;
  readonly views: Locator;
  readonly bar: Locator;
  readonly toast: Locator;
  readonly undo: Locator;

  constructor(page: Page) {
    this.table = page.getByRole('grid', { name: 'Articles of this newsroom' });
    this.articles = this.table.locator('[data-article]');
    this.search = page.getByRole('searchbox', { name: 'Search headlines and texts' });
    this.chips = page.getByRole('group', { name: 'Filters' }).locator('.filter-chip');
    this.addFilter = page.getByRole('button', { name: 'Add a filter' });
    this.views = page.getByRole('region', { name: 'Saved views' });
    this.bar = page.getByRole('toolbar', { name: 'Articles you have chosen' });
    this.toast = page.locator('.toast');
    this.undo = this.toast.getByRole('button', { name: 'Undo' });
  }

  article(headline: string): Locator {
    return this.table.getByRole('row', { name: headline });
  }
}
