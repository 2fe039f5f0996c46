// What does the window know of the open newsroom? A read-only copy, kept true by events.

import type { Person, Site, Taxonomy } from '../../core/content/site.ts';
import type { EventPayload, LibraryInfo, LibraryProblem } from '../../core/ipc/contract.ts';
import { readSummaries } from '../../core/ipc/packed-summaries.ts';
import type { ArticleSummary } from '../../core/library.ts';
import type { Api } from './api.ts';
import { Store } from './store.ts';

export interface LibraryContents {
  readonly library: LibraryInfo;
  readonly site: Site;
  readonly taxonomy: Taxonomy;
  readonly people: readonly Person[];
  readonly summaries: ReadonlyMap<string, ArticleSummary>;
  readonly problems: readonly LibraryProblem[];
}

/** Holds the contents of the open newsroom, or null while none is open. */
export class LibraryMirror {
  readonly contents = new Store<LibraryContents | null>(null);
  readonly #api: Api;
  /** Changes told of while the contents are on their way. Taken over again they change nothing: each is told of. */
  #missed: EventPayload<'library.changed'>[] | null = null;

  constructor(api: Api) {
    this.#api = api;
    api.on('library.changed', (change) => {
      this.#missed?.push(change);
      this.#take(change);
    });
    api.on('library.problems', ({ problems }) => this.update({ problems }));
  }

  /** Reads everything of the newsroom that was just opened. */
  async load(library: LibraryInfo): Promise<LibraryContents> {
    const missed: EventPayload<'library.changed'>[] = [];
    this.#missed = missed;
    const { site, taxonomy, people, articles, problems } = await this.#api.call(
      'library.contents',
      {},
    );
    const contents: LibraryContents = {
      library,
      site,
      taxonomy,
      people,
      problems,
      summaries: new Map(readSummaries(articles).map((summary) => [summary.id, summary])),
    };
    this.contents.set(contents);
    if (this.#missed === missed) this.#missed = null;
    for (const change of missed) this.#take(change);
    return contents;
  }

  #take({ library, changed, removed }: EventPayload<'library.changed'>): void {
    const current = this.contents.get();
    if (library === null) {
      this.contents.set(null);
      return;
    }
    // Another newsroom is announced by the call that opened it, with its whole contents.
    if (current === null || current.library.id !== library.id) return;
    const summaries = new Map(current.summaries);
    for (const summary of changed) summaries.set(summary.id, asSummary(summary));
    for (const id of removed) summaries.delete(id);
    this.contents.set({ ...current, library, summaries });
  }

  /** Takes over what a call answered before any event could tell. */
  update(change: {
    taxonomy?: Taxonomy;
    summary?: ArticleSummary;
    removed?: string;
    problems?: readonly LibraryProblem[];
  }): void {
    const current = this.contents.get();
    if (current === null) return;
    const summaries = new Map(current.summaries);
    if (change.summary !== undefined) summaries.set(change.summary.id, change.summary);
    if (change.removed !== undefined) summaries.delete(change.removed);
    this.contents.set({
      ...current,
      summaries,
      taxonomy: change.taxonomy ?? current.taxonomy,
      problems: change.problems ?? current.problems,
    });
  }

  close(): void {
    this.contents.set(null);
  }
}

/** The wire form has optional members where the read model has members that may be undefined. */
export function asSummary(
  wire: Omit<ArticleSummary, 'publishedAt' | 'publishAt' | 'embargoUntil'> & {
    publishedAt?: string | undefined;
    publishAt?: string | undefined;
    embargoUntil?: string | undefined;
  },
): ArticleSummary {
  return {
    ...wire,
    publishedAt: wire.publishedAt,
    publishAt: wire.publishAt,
    embargoUntil: wire.embargoUntil,
  };
}
