// Which article does each window have open, and which of them comes back after Galley ended without being asked to?
import type { ArticleId } from '../core/content/ids.ts';
import type { Settings } from './settings.ts';

/** Remembers the article of the window that the person turned to last, for the next start. */
export class OpenArticles {
  readonly #settings: Pick<Settings, 'place' | 'setPlace'>;
  readonly #byWindow = new Map<number, { folder: string; article: ArticleId | null }>();

  constructor(settings: Pick<Settings, 'place' | 'setPlace'>) {
    this.#settings = settings;
  }

  /** An article of the library at `folder` was opened in a window, or none is open in it any more. */
  opened(window: number, folder: string, article: ArticleId | null): void {
    this.#byWindow.set(window, { folder, article });
    this.#settings.setPlace({ folder, article });
  }

  /** The person turned to this window. */
  focused(window: number): void {
    const here = this.#byWindow.get(window);
    if (here !== undefined) this.#settings.setPlace(here);
  }

  /**
   * What a window opens by itself when its page is loaded: what it had open, if its page ended; in the first window, what
   * was open when Galley ended; in a further one nothing.
   */
  toReopen(window: number, folder: string): ArticleId | null {
    const before = this.#byWindow.get(window);
    const place = before ?? (this.#byWindow.size === 0 ? this.#settings.place : null);
    return place?.folder === folder ? place.article : null;
  }

  /** Whatever is open in this window is not opened for it again: the window dies of it. */
  forget(window: number): void {
    const here = this.#byWindow.get(window) ?? this.#settings.place;
    if (here !== null) this.opened(window, here.folder, null);
  }

  /** An article is not there to be opened again, in whatever window. */
  gone(article: ArticleId): void {
    for (const here of this.#byWindow.values()) if (here.article === article) here.article = null;
    const { place } = this.#settings;
    if (place?.article === article) this.#settings.setPlace({ ...place, article: null });
  }

  closed(window: number): void {
    this.#byWindow.delete(window);
    const last = [...this.#byWindow.values()].at(-1);
    if (last !== undefined) this.#settings.setPlace(last);
  }

  /** No library is open any more. */
  none(): void {
    this.#byWindow.clear();
    this.#settings.setPlace(null);
  }
}
