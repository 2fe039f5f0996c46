// What has the window to say in passing? One sentence at a time, with a way back where there is one.
import { Store } from './store.ts';

export interface Toast {
  readonly id: number;
  readonly text: string;
  /** Said at once by screen readers, and shown with the sign for trouble. */
  readonly isProblem: boolean;
  readonly action: { readonly label: string; run(): void } | null;
}

export class Toasts {
  readonly current = new Store<Toast | null>(null);
  #last = 0;

  /** Shows `text`, replacing what was there: the newest is what the person just did. */
  show(
    text: string,
    options: { action?: { label: string; run(): void }; isProblem?: boolean } = {},
  ) {
    this.#last += 1;
    this.current.set({
      id: this.#last,
      text,
      isProblem: options.isProblem ?? false,
      action: options.action ?? null,
    });
  }

  dismiss(id: number): void {
    if (this.current.get()?.id === id) this.current.set(null);
  }
}
