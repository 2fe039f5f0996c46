// What does the window know of the open newsroom? A read-only copy, kept true by events.

import { canonicalJson } from '../../core/canonical-json.ts';
import type { NewsletterIssue, NewsletterTemplate } from '../../core/content/newsletter.ts';
import type { Person, Site, Taxonomy } from '../../core/content/site.ts';
import type { EventPayload, LibraryInfo, LibraryProblem } from '../../core/ipc/contract.ts';
import { readSummaries, type SummariesText } from '../../core/ipc/packed-summaries.ts';
import type { ArticleSummary } from '../../core/library.ts';
import { taxonomyInOrder } from '../../core/terms/vocabulary.ts';
import type { Api } from './api.ts';
import { Store } from './store.ts';

export interface LibraryContents {
  readonly library: LibraryInfo;
  readonly site: Site;
  /** Each list in its order. */
  readonly taxonomy: Taxonomy;
  readonly people: readonly Person[];
  readonly summaries: ReadonlyMap<string, ArticleSummary>;
  readonly problems: readonly LibraryProblem[];
  /** False while only the articles are known that the list begins with. */
  readonly isWhole: boolean;
}

/** The newsletter of the newsroom: issues by number, templates by age. */
export interface NewsletterShelf {
  readonly issues: readonly NewsletterIssue[];
  readonly templates: readonly NewsletterTemplate[];
}

/** What articles are set in: it stays the same while they are written. */
export type NewsroomSetting = Pick<LibraryContents, 'site' | 'taxonomy' | 'people'>;

/** Holds the contents of the open newsroom, or null while none is open. */
export class LibraryMirror {
  readonly contents = new Store<LibraryContents | null>(null);
  /** The newsletter; null until it is known, which `complete` sees to. */
  readonly newsletters = new Store<NewsletterShelf | null>(null);
  readonly #api: Api;
  /** Changes told of while answers are on their way. Taken over again they change nothing: each is told of. */
  readonly #missed = new Set<EventPayload<'library.changed'>[]>();
  /** The newsroom whose newsletter is on its way. */
  #fetching: string | null = null;
  /** Changes of the newsletter told of while it is on its way. */
  #missedIssues: EventPayload<'newsletter.changed'>[] = [];
  /** The newsroom whose other articles are on their way. */
  #completing: string | null = null;

  constructor(api: Api) {
    this.#api = api;
    api.on('library.changed', (change) => {
      for (const missed of this.#missed) missed.push(change);
      this.#take(change);
    });
    api.on('library.problems', ({ problems }) => this.update({ problems }));
    api.on('library.records', (records) => this.update(records));
    api.on('newsletter.changed', (change) => this.#takeIssues(change));
  }

  /** Reads what the window needs first of the newsroom that was just opened; see `complete`. */
  async load(library: LibraryInfo): Promise<void> {
    const answer = this.#api.call('library.contents', {});
    await this.#following(answer, ({ articles, ...contents }) => {
      const taxonomy = taxonomyInOrder(contents.taxonomy);
      this.newsletters.set(null);
      this.contents.set({ library, ...contents, taxonomy, summaries: byId(articles) });
    });
  }

  /** Reads the articles that the contents did not have yet, and the newsletter. To be called once those have been painted. */
  async complete(): Promise<void> {
    await this.#completeArticles();
    await this.#completeNewsletter();
  }

  async #completeNewsletter(): Promise<void> {
    const id = this.contents.get()?.library.id;
    if (id === undefined || this.newsletters.get() !== null || this.#fetching === id) return;
    this.#fetching = id;
    this.#missedIssues = [];
    try {
      const all = await this.#api.call('newsletter.all', {});
      if (this.contents.get()?.library.id !== id) return;
      this.newsletters.set(all);
      for (const missed of this.#missedIssues) this.#takeIssues(missed);
    } finally {
      if (this.#fetching === id) this.#fetching = null;
    }
  }

  #takeIssues(change: EventPayload<'newsletter.changed'>): void {
    const current = this.newsletters.get();
    if (current === null) {
      this.#missedIssues.push(change);
      return;
    }
    const gone: ReadonlySet<string> = new Set(change.removed);
    this.newsletters.set({
      issues: withNews(current.issues, change.issues, gone).sort(
        (one, other) => one.number - other.number || (one.id < other.id ? -1 : 1),
      ),
      templates: withNews(current.templates, change.templates, gone).sort((one, other) =>
        one.id < other.id ? -1 : 1,
      ),
    });
  }

  async #completeArticles(): Promise<void> {
    const id = this.contents.get()?.library.id;
    if (id === undefined || this.contents.get()?.isWhole || this.#completing === id) return;
    this.#completing = id;
    try {
      await this.#following(this.#api.call('library.articles', {}), ({ articles }) => {
        const current = this.contents.get();
        if (current?.library.id !== id) return;
        this.contents.set({ ...current, summaries: byId(articles), isWhole: true });
      });
    } finally {
      if (this.#completing === id) this.#completing = null;
    }
  }

  /** Takes an answer that is on its way, and then what has been told of meanwhile. */
  async #following<T>(answer: Promise<T>, take: (answer: T) => void): Promise<void> {
    const missed: EventPayload<'library.changed'>[] = [];
    this.#missed.add(missed);
    try {
      take(await answer);
    } finally {
      this.#missed.delete(missed);
    }
    for (const change of missed) this.#take(change);
  }

  #take({ library, changed, removed }: EventPayload<'library.changed'>): void {
    const current = this.contents.get();
    if (library === null) {
      this.close();
      return;
    }
    // Another newsroom is announced by the call that opened it, with its whole contents.
    if (current === null || current.library.id !== library.id) return;
    const news = changed.map(asSummary).filter((one) => !isKnown(current, one));
    const gone = removed.filter((id) => current.summaries.has(id));
    if (news.length === 0 && gone.length === 0 && isSame(library, current.library)) return;
    const summaries = new Map(current.summaries);
    for (const summary of news) summaries.set(summary.id, summary);
    for (const id of gone) summaries.delete(id);
    this.contents.set({ ...current, library, summaries });
  }

  /** Takes over what a call answered before any event could tell. */
  update(change: {
    site?: Site;
    taxonomy?: Taxonomy;
    people?: readonly Person[];
    summary?: ArticleSummary;
    removed?: string;
    problems?: readonly LibraryProblem[];
  }): void {
    const current = this.contents.get();
    if (current === null) return;
    const { summary, removed } = change;
    let { summaries } = current;
    if (summary !== undefined && !isKnown(current, summary)) {
      summaries = new Map(summaries).set(summary.id, summary);
    }
    if (removed !== undefined && summaries.has(removed)) {
      const others = new Map(summaries);
      others.delete(removed);
      summaries = others;
    }
    if (
      summaries === current.summaries &&
      change.site === undefined &&
      change.taxonomy === undefined &&
      change.people === undefined &&
      change.problems === undefined
    )
      return;
    this.contents.set({
      ...current,
      summaries,
      site: change.site ?? current.site,
      taxonomy: change.taxonomy === undefined ? current.taxonomy : taxonomyInOrder(change.taxonomy),
      people: change.people ?? current.people,
      problems: change.problems ?? current.problems,
    });
  }

  close(): void {
    this.contents.set(null);
    this.newsletters.set(null);
  }
}

/** A list with what is new or other in it, and without what is gone. */
function withNews<T extends { readonly id: string }>(
  known: readonly T[],
  news: readonly T[],
  gone: ReadonlySet<string>,
): T[] {
  const byIds = new Map(known.map((one) => [one.id, one]));
  for (const one of news) byIds.set(one.id, one);
  return [...byIds.values()].filter(({ id }) => !gone.has(id));
}

/** A save is told of by its own answer and by an event: the second of them is no news. */
function isKnown({ summaries }: LibraryContents, summary: ArticleSummary): boolean {
  const known = summaries.get(summary.id);
  return known !== undefined && isSame(known, summary);
}

function isSame(one: LibraryInfo | ArticleSummary, other: LibraryInfo | ArticleSummary): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

function byId(articles: SummariesText): Map<string, ArticleSummary> {
  return new Map(readSummaries(articles).map((summary) => [summary.id, summary]));
}

/** What an article may not have: optional on the wire, named and undefined in the read model. */
type MayLack =
  | 'translationOf'
  | 'publishedAt'
  | 'publishAt'
  | 'embargoUntil'
  | 'dueAt'
  | 'assignee'
  | 'event';

export function asSummary(
  wire: Omit<ArticleSummary, MayLack> & {
    readonly [K in MayLack]?: ArticleSummary[K];
  },
): ArticleSummary {
  const { translationOf, publishedAt, publishAt, embargoUntil, dueAt, assignee, event } = wire;
  return { ...wire, translationOf, publishedAt, publishAt, embargoUntil, dueAt, assignee, event };
}
