// The publish dialog as a person uses it.
import { expect, type Locator, type Page } from '@playwright/test';

export class PublishDialog {
  readonly page: Page;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: /Publish|target|Roll back|Change/ });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Publish website…' }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** Adds the folder that the next file dialog answers with, and compares with it. */
  async addFolder(label: string): Promise<void> {
    await this.open();
    await this.dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(label);
    await this.button(/Choose…$/).click();
    await this.button('Save and check').click();
    await this.button('Compare').click();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }

  button(name: string | RegExp): Locator {
    return this.dialog.getByRole('button', { name });
  }

  /** The number of a count of the plan. */
  async count(
    name: 'to create' | 'to update' | 'to take down' | 'to leave alone',
  ): Promise<number> {
    const row = this.dialog.locator('.publish-counts > div').filter({ hasText: name });
    const text = await row.locator('dd').textContent();
    return Number(text?.replace(/\D/g, ''));
  }

  /** Waits for a plan that says what would happen now. */
  async planned(): Promise<void> {
    await expect(this.dialog.getByText(/Nothing has been sent yet/)).toBeVisible({
      timeout: 120_000,
    });
  }

  /** Publishes, or rolls back, what the plan says; one that something has overtaken is made anew, by a press or by the press itself. */
  async carryOut(): Promise<void> {
    const done = this.dialog.getByText(/^(Published|Rolled back) [\d,]+ change/);
    await expect(async () => {
      if (await done.isVisible()) return;
      const stale = this.dialog.getByText(/Something was saved since\./);
      if (await stale.isVisible()) await this.button('Compare again').click();
      const go = this.button(/^(Publish|Roll back) [\d,]+ changes?$/);
      await go.click({ timeout: 5000 });
      // While it is carried out there is nothing to press, and this is asked again.
      await expect(done).toBeVisible({ timeout: 10_000 });
    }).toPass({ timeout: 240_000 });
  }
}
