// What the lists show of every article of an open library, which slugs they have and which files they use; kept in step with every change.
import type { Article } from '../../core/content/article.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { type ArticleSummary, summarise } from '../../core/library.ts';
import { ArticleIndex, type ReadArticles } from './article-index.ts';
import { UsedFiles, usesText } from './used-files.ts';

export class ListedArticles {
  /** The files that articles use. */
  readonly files = new UsedFiles();
  readonly #index: ArticleIndex;
  readonly #summaries = new Map<ArticleId, ArticleSummary>();
  readonly #slugs = new Map<ArticleId, string>();
  /** How many articles have each slug, so that a save asks for one without looking at all. */
  readonly #slugUses = new Map<string, number>();

  constructor(library: string, mayWrite: boolean) {
    this.#index = new ArticleIndex(library, mayWrite);
  }

  /** The first articles of the list as the index has them, before `read`; undefined where there is none. */
  front(): Promise<readonly ArticleSummary[] | undefined> {
    return this.#index.front();
  }

  /** Reads the list, from the index where that knows each file as it is; answers with what could not be read. */
  async read(): Promise<ReadArticles['unreadable']> {
    const { rows, unreadable } = await this.#index.readArticles();
    for (const [id, row] of rows) this.#list(id, row.summary, row.slug, row.files);
    return unreadable;
  }

  summaries(): ArticleSummary[] {
    return [...this.#summaries.values()];
  }

  summary(id: ArticleId): ArticleSummary | undefined {
    return this.#summaries.get(id);
  }

  has(id: ArticleId): boolean {
    return this.#summaries.has(id);
  }

  /** The checksum of an article's record as the index last read it; undefined where it was changed since. */
  checksum(id: ArticleId): string | undefined {
    return this.#index.row(id)?.sha256;
  }

  /** The slugs of all articles but `id`. */
  slugsBeside(id: ArticleId): Pick<ReadonlySet<string>, 'has'> {
    const own = this.#slugs.get(id);
    return { has: (slug) => (this.#slugUses.get(slug) ?? 0) > (slug === own ? 1 : 0) };
  }

  /** The article's file has just been written, or found changed. */
  remember(article: Article): ArticleSummary {
    const summary = summarise(article);
    this.#list(article.id, summary, article.slug, usesText(article));
    this.#index.changed(article.id, true);
    return summary;
  }

  /** The article's file is no longer among the articles. */
  forget(id: ArticleId): void {
    this.#summaries.delete(id);
    const slug = this.#slugs.get(id);
    if (slug !== undefined) this.#countSlug(slug, -1);
    this.#slugs.delete(id);
    this.files.forget(id);
    this.#index.changed(id, false);
  }

  /** The headline of an article that was made before `id` and has this address; undefined where none has. */
  earlierWith(slug: string, id: ArticleId): string | undefined {
    if (!this.#slugUses.has(slug)) return undefined;
    for (const [other, its] of this.#slugs) {
      if (its === slug && other < id) return this.#summaries.get(other)?.headline ?? '';
    }
    return undefined;
  }

  /** Waits for the index to be written. */
  close(): Promise<void> {
    return this.#index.close();
  }

  #list(id: ArticleId, summary: ArticleSummary, slug: string, files: string): void {
    this.#summaries.set(id, summary);
    this.files.set(id, files, summary.language);
    const before = this.#slugs.get(id);
    if (before === slug) return;
    if (before !== undefined) this.#countSlug(before, -1);
    this.#countSlug(slug, 1);
    this.#slugs.set(id, slug);
  }

  #countSlug(slug: string, by: 1 | -1): void {
    const uses = (this.#slugUses.get(slug) ?? 0) + by;
    if (uses === 0) this.#slugUses.delete(slug);
    else this.#slugUses.set(slug, uses);
  }
}
