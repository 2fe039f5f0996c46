// The media library as a person uses it: its files, what narrows them, and the details of one.
import type { Locator, Page } from '@playwright/test';

export class MediaScreen {
  readonly files: Locator;
  readonly search: Locator;
  readonly undescribed: Locator;
  readonly details: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.files = page.getByRole('listbox', { name: 'Files' }).getByRole('option');
    this.search = page.getByRole('searchbox', { name: 'Search names and descriptions' });
    this.undescribed = page.getByRole('button', { name: /^No alt text/ });
    this.details = page.getByRole('region', { name: 'Details of the file' });
    this.dialog = page.getByRole('dialog');
  }
}
