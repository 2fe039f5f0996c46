// A conflict as a person meets it: the notice on top, and both texts side by side.
import { expect, type Locator, type Page } from '@playwright/test';

export class Conflict {
  readonly page: Page;
  readonly notice: Locator;
  readonly screen: Locator;

  constructor(page: Page) {
    this.page = page;
    this.notice = page.getByRole('region', { name: 'Changed in two places' });
    this.screen = page.getByRole('main');
  }

  /** Goes from the notice to both texts. */
  async compare(): Promise<void> {
    await this.notice.getByRole('button', { name: 'Compare both…' }).click();
    await expect(this.screen.getByRole('heading', { name: 'In the newsroom' })).toBeVisible();
    await expect(this.screen.getByRole('heading', { name: 'In this window' })).toBeVisible();
  }

  /** Words that only one side has, as they are marked. */
  only(side: 'mine' | 'other', words: string): Locator {
    return this.screen.locator(side === 'mine' ? 'ins' : 'del').filter({ hasText: words });
  }

  async choose(what: 'Keep my text' | 'Keep the other text' | 'Keep both'): Promise<void> {
    // Where both are kept is in the tool bar, the rest over the side that is meant.
    await this.page.getByRole('button', { name: what }).click();
    await expect(this.notice).toBeHidden();
  }
}
