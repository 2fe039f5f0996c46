// The export dialog as a person uses it.
import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from '../fixtures/app.ts';

export class ExportDialog {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: /Export/ });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Export website…' }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Exports with the chosen kind and waits for the receipt. */
  async export(kind: 'bundle' | 'folder'): Promise<void> {
    await this.dialog.getByRole('radio', { name: new RegExp(kind, 'i') }).check();
    await this.start();
    await expect(this.dialog.getByRole('button', { name: 'Show in folder' })).toBeVisible({
      timeout: 120_000,
    });
  }

  async start(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^Export/ }).click();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }
}

/** Exports the website into a folder, and waits for the receipt. */
export async function exportToFolder(
  { page, chooseDestination }: Pick<RunningApp, 'page' | 'chooseDestination'>,
  folder: string,
): Promise<void> {
  await chooseDestination(folder);
  const dialog = new ExportDialog(page);
  await dialog.open();
  await dialog.export('folder');
}
