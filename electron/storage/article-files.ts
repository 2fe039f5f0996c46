// How does the next revision of an article reach its file, and what if another program was there before?
import { basename } from 'node:path';
import type { Low } from 'lowdb';
import { type Article, article as articleRecord } from '../../core/content/article.ts';
import {
  type Adoption,
  adoptionOf,
  type ChangeContext,
  draftSlug,
} from '../../core/content/article-changes.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import { extendLine } from '../../core/content/lineage.ts';
import type { RecordOf } from '../../core/content/record-types.ts';
import { makeSlug } from '../../core/content/text.ts';
import { failure, type Result, success } from '../../core/errors.ts';
import { commitTogether, recoverCommit } from './commit-journal.ts';
import type { History } from './history.ts';
import { files } from './library-files.ts';
import {
  checksumOf,
  createRecord,
  openRecord,
  recordChange,
  recordChanged,
} from './record-file.ts';

/** How many articles are remembered as they were last seen: those that windows have open, and some more. */
const SEEN_KEPT = 32;

export interface ArticleFilesOptions {
  readonly history: History;
  readonly redirects: Low<RecordOf<'redirects'>>;
  readonly now: () => Date;
  /** The clock, the slugs and the writer of a change to an article. */
  readonly contextOf: (id: ArticleId) => ChangeContext;
  /** Hears of a revision that came from outside. */
  readonly found: (article: Article) => void;
}

/**
 * The files of the articles of a library that this process may write in. Everything but `isCurrent` is called in turn.
 *
 * An article is remembered as it was last seen. Where its file holds something else, another program wrote it: that is
 * adopted before anything else happens, so that no save goes over what nobody has seen, and the text that
 * was there before is an entry of the history.
 */
export class ArticleFiles {
  readonly #library: string;
  readonly #options: ArticleFilesOptions;
  readonly #seen = new Map<ArticleId, { checksum: string; article: Article }>();
  /** Saves of one base that failed although one of their revisions may be on disk. */
  readonly #unanswered = new Map<ArticleId, { base: number; checksums: Set<string> }>();
  /** A change of several records failed, and may be left half done in the commit journal. */
  #isUnfinished = false;

  constructor(library: string, options: ArticleFilesOptions) {
    this.#library = library;
    this.#options = options;
  }

  /**
   * Whether a record that was just read is the current revision as it stands, so that a window may have it. Where it
   * is not, another program wrote it, and `open` adopts it.
   */
  async isCurrent(record: Low<Article>): Promise<boolean> {
    const { id } = record.data;
    if (this.#isKnown(record)) return true;
    const adoption = await this.#adoptionOf(record.data);
    if (adoption !== undefined && adoption.kind !== 'same') return false;
    // A save that ended meanwhile has seen more.
    if (!this.#seen.has(id)) this.#see(record);
    return true;
  }

  /** Opens an article for a change. What another program wrote there is adopted first, and is then the current revision. */
  async open(id: ArticleId): Promise<Result<Low<Article>>> {
    const record = await openRecord('article', files.article(this.#library, id));
    if (!record.ok) {
      // Damaged, altered or gone: what was in it is not.
      await this.keepSeen(id);
      return record;
    }
    if (!this.#isKnown(record.value)) await this.#adopt(record.value);
    return record;
  }

  /** Adopts what another program wrote, and answers whether there was something to adopt. */
  async adopt(id: ArticleId): Promise<boolean> {
    const record = await openRecord('article', files.article(this.#library, id));
    return record.ok && !this.#isKnown(record.value) && this.#adopt(record.value);
  }

  /** Whether the newest entry of the history is of a later revision: then an earlier one was put back. */
  async isOverrun(id: ArticleId, revision: number): Promise<boolean> {
    const newest = await this.#newestEntry(id).catch(() => undefined);
    return newest !== undefined && newest.revision > revision;
  }

  /** What was last seen of an article and is no longer in its file becomes an entry, unless one holds it. */
  async keepSeen(id: ArticleId): Promise<void> {
    const seen = this.#seen.get(id);
    const { history } = this.#options;
    if (seen === undefined || (await history.holds(seen.article))) return;
    await history.keepText(seen.article, 'conflict');
  }

  /**
   * Whether a save based on `base` goes on from `record` although that is the revision after: the one before failed at
   * the very end, when its text was in place already and only the disk could not say so.
   */
  goesOnFrom(record: Low<Article>, base: number): boolean {
    const unanswered = this.#unanswered.get(record.data.id);
    return unanswered?.base === base && unanswered.checksums.has(checksumOf(record));
  }

  async create(article: Article): Promise<void> {
    this.#see(await createRecord('article', files.article(this.#library, article.id), article));
  }

  /** Writes the next revision of an article, and with it the way from an address that readers had. */
  async write(record: Low<Article>, next: Article): Promise<void> {
    const current = record.data;
    const { checksum } = recordChange(record, next);
    const wasUnanswered = this.#isUnanswered(record);
    try {
      if (current.publishedAt !== undefined && current.slug !== next.slug) {
        await this.#writeWithRedirect(record, next);
      } else {
        record.data = next;
        await record.write();
      }
    } catch (error) {
      const earlier = wasUnanswered ? this.#unanswered.get(next.id) : undefined;
      const { base, checksums } = earlier ?? { base: current.revision, checksums: new Set() };
      this.#unanswered.set(next.id, { base, checksums: checksums.add(checksum) });
      throw error;
    }
    this.#unanswered.delete(next.id);
    this.#see(record);
  }

  /**
   * Takes what an article's file holds although its checksum is wrong: a person has looked at it and chosen. It becomes
   * the revision after all that are known. `before` is the last that was whole, null where none is known.
   */
  async keepAltered(id: ArticleId): Promise<Result<{ article: Article; before: Article | null }>> {
    const path = files.article(this.#library, id);
    const record = await openRecord('article', path, { readAltered: true });
    if (!record.ok) return record;
    const found = record.value.data;
    if (found.id !== id) {
      return failure('damaged-record', {
        subject: basename(path),
        detail: 'it is another article',
      });
    }
    const { now, by, taken } = this.#options.contextOf(id);
    const { history } = this.#options;
    const newest = await this.#newestEntry(id).catch(() => undefined);
    const seen = this.#seen.get(id)?.article;
    const whole = seen ?? (await history.newestGood(id).catch(() => undefined))?.entry.article;
    const known = [found.revision, newest?.revision ?? 0, seen?.revision ?? 0];
    const revision = Math.max(...known) + 1;
    const slug = taken.has(found.slug)
      ? makeSlug(found.headline, taken, draftSlug(id))
      : found.slug;
    const lineage = extendLine(found.lineage, by, revision);
    await this.keepSeen(id);
    record.value.data = { ...found, slug, revision, lineage, updatedAt: now };
    await record.value.write();
    this.#see(record.value);
    return success({ article: record.value.data, before: whole ?? null });
  }

  /** Before each change: what a failed one left in the commit journal is finished or dropped whole. */
  async finishCommit(): Promise<void> {
    if (!this.#isUnfinished) return;
    await recoverCommit(this.#library, this.#options.now());
    await this.#options.redirects.read();
    this.#isUnfinished = false;
  }

  /** The way from the old address and the new address appear together, or neither does. */
  async #writeWithRedirect(record: Low<Article>, next: Article): Promise<void> {
    const { redirects } = this.#options;
    const from = `news/${record.data.slug}/`;
    const kept = redirects.data.redirects.filter((redirect) => redirect.from !== from);
    const changed = { redirects: [...kept, { from, to: `news/${next.slug}/` }] };
    this.#isUnfinished = true;
    const [way, revision] = [recordChange(redirects, changed), recordChange(record, next)];
    await commitTogether(this.#library, [way, revision]);
    this.#isUnfinished = false;
    recordChanged(redirects, changed, way);
    recordChanged(record, next, revision);
  }

  /** Whether a record is what this process wrote or read there last, or may have written by a save that failed. */
  #isKnown(record: Low<Article>): boolean {
    const isSeen = this.#seen.get(record.data.id)?.checksum === checksumOf(record);
    return isSeen || this.#isUnanswered(record);
  }

  #isUnanswered(record: Low<Article>): boolean {
    return this.#unanswered.get(record.data.id)?.checksums.has(checksumOf(record)) ?? false;
  }

  async #adopt(record: Low<Article>): Promise<boolean> {
    const found = record.data;
    const adoption = await this.#adoptionOf(found);
    if (adoption === undefined || adoption.kind === 'same') {
      this.#see(record);
      return false;
    }
    if (adoption.kind !== 'later') {
      await this.keepSeen(found.id);
      record.data = adoption.next;
      await record.write();
    }
    this.#see(record);
    this.#options.found(record.data);
    return true;
  }

  /** What a file comes to that this process did not write; undefined where nothing of the article is known. */
  async #adoptionOf(found: Article): Promise<Adoption | undefined> {
    const known = this.#seen.get(found.id)?.article ?? (await this.#newestKept(found));
    if (known === undefined) return undefined;
    return adoptionOf(found, known, this.#options.contextOf(found.id));
  }

  /** The article as its newest entry holds it, where that is not of an earlier revision than `found`. */
  async #newestKept(found: Article): Promise<Article | undefined> {
    const newest = await this.#newestEntry(found.id).catch(() => undefined);
    if (newest === undefined || newest.revision < found.revision) return undefined;
    const entry = await this.#options.history.read(found.id, newest.id);
    const article = entry.ok ? articleRecord.safeParse(entry.value.article) : undefined;
    return article?.data;
  }

  async #newestEntry(id: ArticleId) {
    return (await this.#options.history.entries(id)).at(-1);
  }

  #see(record: Low<Article>): void {
    const { id } = record.data;
    this.#seen.delete(id);
    this.#seen.set(id, { checksum: checksumOf(record), article: record.data });
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > SEEN_KEPT && oldest !== undefined) this.#seen.delete(oldest);
  }
}
