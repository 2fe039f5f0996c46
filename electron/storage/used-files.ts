// Which articles use which files right now? Kept in step with every save, from what the index of articles remembers.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Article } from '../../core/content/article.ts';
import type { ArticleId, AssetId } from '../../core/content/ids.ts';
import { type FileUse, readUses, usesOfFiles, writeUses } from '../../core/media/file-uses.ts';

/** Tells of files that an article uses otherwise than before. */
export type UsesListener = (files: ReadonlySet<AssetId>) => void;

interface Uses {
  /** As `writeUses` makes it: taken apart when somebody asks. */
  readonly text: string;
  readonly language: string;
  parts?: readonly FileUse[];
}

/** Articles between two moments in which other work gets its turn. */
const AT_ONCE = 500;

export class UsedFiles {
  readonly #uses = new Map<ArticleId, Uses>();
  /** The articles of each file; made when somebody first asks, since most days nobody does. */
  #byFile: Map<AssetId, Set<ArticleId>> | null = null;
  /** When the uses of a file last changed, as a count. */
  readonly #touched = new Map<AssetId, number>();
  #count = 0;
  readonly #listeners = new Set<UsesListener>();

  /** Hears of changes from now on; answers with the way to stop that. */
  listen(listener: UsesListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The articles that use a file. */
  articlesUsing(file: AssetId): ReadonlySet<ArticleId> {
    return this.#files().get(file) ?? new Set();
  }

  /** How an article uses files, each use in its place. */
  usesOf(article: ArticleId): readonly FileUse[] {
    const uses = this.#uses.get(article);
    if (uses === undefined) return [];
    uses.parts ??= readUses(uses.text);
    return uses.parts;
  }

  /** Takes all that is known apart, without keeping others waiting: what is asked for then costs little. */
  async prepare(): Promise<void> {
    if (this.#byFile !== null) return;
    let count = 0;
    for (const article of [...this.#uses.keys()]) {
      this.usesOf(article);
      count += 1;
      if (count % AT_ONCE === 0) await nextTurn();
    }
    this.#files();
  }

  /** The language in which an article would describe a picture. */
  languageOf(article: ArticleId): string {
    return this.#uses.get(article)?.language ?? '';
  }

  /** Names this moment, for `wasTouchedSince`. */
  get moment(): number {
    return this.#count;
  }

  /** Whether an article began or ceased to use a file after that moment. */
  wasTouchedSince(file: AssetId, moment: number): boolean {
    return (this.#touched.get(file) ?? -1) >= moment;
  }

  /** What the index remembers of an article, or what was just saved. */
  set(article: ArticleId, text: string, language: string): void {
    const before = this.#uses.get(article);
    if (before?.text === text && before.language === language) return;
    this.#uses.set(article, { text, language });
    this.#change(article, before?.text ?? '', text);
  }

  /** The article is not among the articles any more. */
  forget(article: ArticleId): void {
    const before = this.#uses.get(article);
    this.#uses.delete(article);
    if (before !== undefined) this.#change(article, before.text, '');
  }

  #change(article: ArticleId, before: string, after: string): void {
    const byFile = this.#byFile;
    // Nobody has asked yet, so that nobody is told either.
    if (byFile === null) return;
    const [had, has] = [before, after].map((text) => new Set(filesIn(text)));
    if (had === undefined || has === undefined) return;
    this.#count += 1;
    for (const file of had) {
      if (has.has(file)) continue;
      byFile.get(file)?.delete(article);
      if (byFile.get(file)?.size === 0) byFile.delete(file);
    }
    for (const file of has) {
      const articles = byFile.get(file);
      if (articles === undefined) byFile.set(file, new Set([article]));
      else articles.add(article);
    }
    const touched = new Set([...had, ...has]);
    for (const file of touched) this.#touched.set(file, this.#count);
    if (touched.size > 0) for (const listener of this.#listeners) listener(touched);
  }

  #files(): Map<AssetId, Set<ArticleId>> {
    if (this.#byFile !== null) return this.#byFile;
    const byFile = new Map<AssetId, Set<ArticleId>>();
    for (const article of this.#uses.keys()) {
      for (const { asset } of this.usesOf(article)) {
        const articles = byFile.get(asset);
        if (articles === undefined) byFile.set(asset, new Set([article]));
        else articles.add(article);
      }
    }
    this.#byFile = byFile;
    return byFile;
  }
}

function filesIn(text: string): AssetId[] {
  return readUses(text).map(({ asset }) => asset);
}

/** What the index keeps of an article. */
export function usesText(article: Pick<Article, 'featuredImage' | 'attachments' | 'body'>): string {
  return writeUses(usesOfFiles(article));
}
