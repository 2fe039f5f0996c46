// What do the other versions of an article say? Read when somebody looks, and again once they were saved.
import { useEffect } from 'react';
import type { Article } from '../../core/content/article.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { toFailure } from '../../core/errors.ts';
import type { Api } from './api.ts';
import type { LibraryMirror } from './library-mirror.ts';
import { Store, useStore } from './store.ts';

/** What the section of the details was asked for by a command. */
export type VersionRequest = 'make' | 'link';

/** The texts of other articles, as the library has them: nothing is opened or recovered for it. */
export class OtherVersions {
  readonly known = new Store<ReadonlyMap<string, Article>>(new Map());
  /** What a command wants of the section; it takes it and sets null. */
  readonly asked = new Store<VersionRequest | null>(null);
  /** The change of the original that is being looked at, by its key. */
  readonly current = new Store<string | null>(null);
  /** What blocks of originals said earlier, by the original and the print; null where its history no longer holds it. */
  readonly earlier = new Store<ReadonlyMap<string, string | null>>(new Map());
  readonly #api: Api;
  readonly #mirror: LibraryMirror;
  /** How many look at each. */
  readonly #wanted = new Map<string, number>();
  /** The revision that was asked for last. */
  readonly #revisions = new Map<string, number>();

  constructor(api: Api, mirror: LibraryMirror) {
    this.#api = api;
    this.#mirror = mirror;
    mirror.contents.subscribe(() => this.#look());
  }

  /** Keeps these known, until the answer is called. */
  want(ids: readonly string[]): () => void {
    for (const id of ids) this.#wanted.set(id, (this.#wanted.get(id) ?? 0) + 1);
    this.#look();
    return () => {
      for (const id of ids) {
        const left = (this.#wanted.get(id) ?? 1) - 1;
        if (left > 0) this.#wanted.set(id, left);
        else {
          this.#wanted.delete(id);
          this.#forget(id);
        }
      }
    };
  }

  /** Has it read what blocks of an article said earlier, where that is not known yet. */
  async wantEarlier(id: ArticleId, prints: readonly string[]): Promise<void> {
    const missing = prints.filter((print) => !this.earlier.get().has(`${id} ${print}`));
    if (missing.length === 0) return;
    try {
      const { texts } = await this.#api.call('translation.earlier', { id, prints: missing });
      const known = new Map(this.earlier.get());
      for (const print of missing) known.set(`${id} ${print}`, null);
      for (const { print, text } of texts) known.set(`${id} ${print}`, text);
      this.earlier.set(known);
    } catch (caught) {
      // What stood there before is not shown; that it changed is.
      console.warn('What an original said earlier could not be read.', caught);
    }
  }

  #look(): void {
    if (this.#wanted.size === 0) return;
    const summaries = this.#mirror.contents.get()?.summaries;
    for (const id of this.#wanted.keys()) {
      const revision = summaries?.get(id)?.revision;
      if (revision === this.#revisions.get(id)) continue;
      if (revision === undefined) this.#forget(id);
      else void this.#read(id, revision);
    }
  }

  async #read(id: string, revision: number): Promise<void> {
    this.#revisions.set(id, revision);
    try {
      const { article } = await this.#api.call('article.read', { id });
      if (this.#revisions.get(id) !== revision) return;
      this.known.set(new Map(this.known.get()).set(id, article));
    } catch (caught) {
      // Nothing is said of a version that cannot be read; whoever opens it is told why.
      if (toFailure(caught).code !== 'not-found') {
        console.warn('A version could not be read.', caught);
      }
      this.#forget(id);
    }
  }

  #forget(id: string): void {
    this.#revisions.delete(id);
    if (!this.known.get().has(id)) return;
    const known = new Map(this.known.get());
    known.delete(id);
    this.known.set(known);
  }
}

/** The texts of these articles as far as they are known by now. `ids` are joined by spaces, so that the same ones are the same. */
export function useOtherVersions(
  versions: OtherVersions,
  ids: string,
): ReadonlyMap<string, Article> {
  useEffect(() => versions.want(ids.split(' ').filter((id) => id !== '')), [versions, ids]);
  return useStore(versions.known);
}
