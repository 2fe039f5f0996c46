// Who hears of what changes in a library, in which order, and how are thousands of changes told that nobody can hear one by one?
import type { ArticleId } from '../../core/content/ids.ts';
import type { LibraryProblem } from '../../core/ipc/contract.ts';
import type { ArticleSummary } from '../../core/library.ts';
import type { NewsletterChange } from './newsletter-records.ts';

/** What lists must show from now on; every change of a library is told as one of these, however it came about. */
export interface LibraryChange {
  readonly changed: readonly ArticleSummary[];
  readonly removed: readonly ArticleId[];
  /** All that is known to be wrong by now, where that changed. */
  readonly problems?: readonly LibraryProblem[];
  /** The taxonomy or the people are others now. */
  readonly hasNewRecords?: boolean;
  /** Issues and templates of the newsletter. */
  readonly newsletter?: NewsletterChange;
}

/** How long a group of changes is gathered before it is told of. */
const GROUP_MS = 250;

/** Tells everybody who listens of every change, in their order. */
export class ChangeTelling {
  readonly #listeners = new Set<(change: LibraryChange) => void>();
  /** What changed and is not told of yet, while changes are told in groups. */
  #group: Map<ArticleId, ArticleSummary> | null = null;

  /** Answers with the way to stop hearing. */
  listen(listener: (change: LibraryChange) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** What is not said of a change stays as it was. */
  tell(change: Partial<LibraryChange>): void {
    const { changed = [], removed = [], ...rest } = change;
    if (this.#group !== null && removed.length === 0 && Object.keys(rest).length === 0) {
      for (const summary of changed) this.#group.set(summary.id, summary);
      return;
    }
    // Everything is told in its order.
    this.#tellGroup();
    for (const listener of this.#listeners) listener({ changed, removed, ...rest });
  }

  /**
   * Tells of what is changed during `work` in groups, a moment later: who hears of thousands of articles one by one does
   * nothing else.
   */
  async inGroups<T>(work: () => Promise<T>): Promise<T> {
    if (this.#group !== null) return work();
    this.#group = new Map();
    const timer = setInterval(() => this.#tellGroup(), GROUP_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      this.#tellGroup();
      this.#group = null;
    }
  }

  #tellGroup(): void {
    const changed = [...(this.#group?.values() ?? [])];
    this.#group?.clear();
    if (changed.length === 0) return;
    for (const listener of this.#listeners) listener({ changed, removed: [] });
  }
}
