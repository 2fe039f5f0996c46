// Where do the earlier versions of an article live? Entries of their own files, made beside saves and never changed.
//
// Nothing here can fail a save: a failed entry is reported and the save goes on. Entries are separate files in
// separate folders from the article, so that one damaged file never takes both.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { canonicalJson } from '../../core/canonical-json.ts';
import { type Article, article } from '../../core/content/article.ts';
import { isSameForPeople } from '../../core/content/article-changes.ts';
import { countWords, plainText } from '../../core/content/body.ts';
import { type ArticleId, articleId } from '../../core/content/ids.ts';
import { decodeRecord, encodeRecord } from '../../core/content/records.ts';
import { failure, type Result, success, toFailure } from '../../core/errors.ts';
import {
  byRevision,
  entryIdOf,
  type HistoryEntry,
  type HistoryEntryName,
  type HistoryReason,
  parseEntryId,
  reasonForStatus,
} from '../../core/history/entry.ts';
import { entriesToThin } from '../../core/history/retention.ts';
import type { HistoryEntryInfo } from '../../core/ipc/article-contract.ts';
import { ensureFolder, errorCode, removeDurably, writeDurably } from './durable-file.ts';
import { packEntry, unpackEntry } from './entry-file.ts';
import { files } from './library-files.ts';
import { createRecord, openRecord, readChecked, sha256 } from './record-file.ts';

/** A session of editing ends this long after its last save, and gets an entry this often while it goes on. */
export const SESSION_MILLISECONDS = 10 * 60 * 1000;

export interface HistoryOptions {
  readonly now: () => Date;
  /** Runs work that only reads the article and adds an entry, in turn with the changes of the library. */
  readonly inTurn: (work: () => Promise<void>) => void;
  /** Hears of an entry that could not be written; what it is about was saved all the same. */
  readonly warn: (line: string) => void;
  /** Hears of the end of a session in which something was saved. */
  readonly ended: (id: ArticleId) => void;
}

interface Session {
  lastSave: number;
  /** When its last entry was made, or it began. */
  lastEntry: number;
  addressKept: boolean;
}

/** The histories of a library's articles. Made and closed by the library store. */
export class History {
  readonly #library: string;
  readonly #options: HistoryOptions;
  readonly #sessions = new Map<ArticleId, Session>();
  /** What last went wrong with the entries of an article, for the person to read. */
  readonly #trouble = new Map<ArticleId, string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(library: string, options: HistoryOptions) {
    this.#library = library;
    this.#options = options;
  }

  /**
   * Called before a save replaces `current` by `next`: keeps `current` where a session begins on a revision that no
   * entry holds, and before a named action. Never throws.
   */
  async beforeChange(current: Article, next: Article): Promise<void> {
    const { id } = current;
    let session = this.#sessions.get(id);
    if (session === undefined) {
      const now = this.#options.now().getTime();
      session = { lastSave: now, lastEntry: now, addressKept: false };
      this.#sessions.set(id, session);
      if (isWorthKeeping(current) && (await this.#isBehind(current))) {
        await this.keep(id, 'session');
      }
    }
    if (current.status !== next.status) await this.keep(id, reasonForStatus(next.status));
    // An address is typed letter by letter: the one before the first letter is the one to come back to.
    const changesAddress = current.publishedAt !== undefined && current.slug !== next.slug;
    if (changesAddress && !session.addressKept) {
      session.addressKept = true;
      await this.keep(id, 'before-address');
    }
  }

  /** Called after a save was acknowledged by the disk: the entry of a long session is made after it, not before. */
  afterSave(id: ArticleId): void {
    const now = this.#options.now().getTime();
    const session = this.#sessions.get(id);
    if (session === undefined) return;
    session.lastSave = now;
    if (Math.abs(now - session.lastEntry) >= SESSION_MILLISECONDS) {
      session.lastEntry = now;
      this.#options.inTurn(() => this.#keepNewest(id, 'interval'));
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.endIdle();
    }, SESSION_MILLISECONDS).unref();
  }

  /** The window let go of the article: what was written in it becomes an entry. */
  endSession(id: ArticleId): void {
    if (!this.#sessions.delete(id)) return;
    this.#options.inTurn(() => this.#keepNewest(id, 'session'));
    this.#options.ended(id);
  }

  /** The articles that are being edited: something was saved, and the session goes on. */
  get edited(): ArticleId[] {
    return [...this.#sessions.keys()];
  }

  /** Ends the sessions in which nothing was saved for ten minutes. */
  endIdle(): void {
    const now = this.#options.now().getTime();
    for (const [id, session] of [...this.#sessions]) {
      if (Math.abs(now - session.lastSave) >= SESSION_MILLISECONDS) this.endSession(id);
    }
    if (this.#sessions.size === 0) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.endIdle();
    }, SESSION_MILLISECONDS / 10).unref();
  }

  /** Ends every session and waits for its entry. Called when no change is under way any more. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    for (const id of [...this.#sessions.keys()]) await this.#keepNewest(id, 'session');
    this.#sessions.clear();
  }

  /**
   * Keeps the article as it is on disk now. Answers with the entry's id, or null where it could not be written,
   * which has then been reported.
   */
  async keep(id: ArticleId, reason: HistoryReason): Promise<string | null> {
    try {
      const read = await readChecked('article', files.article(this.#library, id));
      if (!read.ok) throw new Error(`the article could not be read: ${read.error.code}`);
      const at = this.#options.now().toISOString();
      const { value, carried } = read.value;
      const entry: HistoryEntry = { at, reason, article: { ...carried, ...value } };
      const entryId = entryIdOf({ at, reason, revision: value.revision });
      await this.#write(id, entryId, entry);
      this.#trouble.delete(id);
      const session = this.#sessions.get(id);
      if (session !== undefined) session.lastEntry = Date.parse(at);
      this.#options.inTurn(() => this.#thin(id));
      return entryId;
    } catch (error) {
      this.#report(id, 'an entry was not written', error);
      return null;
    }
  }

  /**
   * Keeps a text that was never the library's, such as what a window held in a conflict. Answers with the entry's id,
   * or null where it could not be written, which has then been reported.
   */
  async keepText(article: Article, reason: HistoryReason): Promise<string | null> {
    const { id, revision } = article;
    try {
      let at = this.#options.now();
      const taken = new Set(await this.#names(id));
      // Another text of the same revision, kept in the same millisecond, is another entry.
      while (taken.has(`${entryIdOf({ at: at.toISOString(), reason, revision })}.json.gz`)) {
        at = new Date(at.getTime() + 1);
      }
      const entryId = entryIdOf({ at: at.toISOString(), reason, revision });
      await this.#write(id, entryId, { at: at.toISOString(), reason, article });
      return entryId;
    } catch (error) {
      this.#report(id, 'an entry was not written', error);
      return null;
    }
  }

  /** The ids of the entries of an article, oldest first; a folder that is not there holds none. */
  async entries(id: ArticleId): Promise<HistoryEntryName[]> {
    const names = await this.#names(id);
    return names
      .flatMap((name) =>
        name.endsWith('.json.gz') ? (parseEntryId(name.slice(0, -'.json.gz'.length)) ?? []) : [],
      )
      .sort(byRevision);
  }

  /** What is known of every entry that can be read, newest first, and how many cannot. */
  async list(
    id: ArticleId,
  ): Promise<Result<{ entries: HistoryEntryInfo[]; unreadable: number; trouble: string | null }>> {
    try {
      const found: HistoryEntryInfo[] = [];
      let unreadable = 0;
      for (const { id: entryId } of (await this.entries(id)).reverse()) {
        const entry = await this.read(id, entryId);
        if (!entry.ok) unreadable += 1;
        else found.push(await this.#describe(id, entryId, entry.value));
      }
      return success({ entries: found, unreadable, trouble: this.#trouble.get(id) ?? null });
    } catch (error) {
      return { ok: false, error: toFailure(error) };
    }
  }

  /** Reads one entry. Fails with `not-found` or `damaged-record`. */
  async read(id: ArticleId, entryId: string): Promise<Result<HistoryEntry>> {
    if (parseEntryId(entryId) === undefined) return failure('not-found', { subject: entryId });
    const path = this.#entryFile(id, entryId);
    const entry = await readEntry(path);
    if (entry.ok && entry.value.article.id !== id) {
      return failure('damaged-record', {
        subject: basename(path),
        detail: 'it holds another article',
      });
    }
    return entry;
  }

  /** The newest entry that can be read, or undefined. */
  async newestGood(id: ArticleId): Promise<{ id: string; entry: HistoryEntry } | undefined> {
    for (const name of (await this.entries(id)).reverse()) {
      const entry = await this.read(id, name.id);
      if (entry.ok) return { id: name.id, entry: entry.value };
    }
    return undefined;
  }

  /** Whether an entry holds exactly this revision, every word and detail of it. */
  async holds(wanted: Article): Promise<boolean> {
    const same = (await this.entries(wanted.id).catch(() => [])).filter(
      ({ revision }) => revision === wanted.revision,
    );
    for (const { id } of same) {
      const entry = await this.read(wanted.id, id);
      const held = entry.ok ? article.safeParse(entry.value.article).data : undefined;
      if (held !== undefined && canonicalJson(held) === canonicalJson(wanted)) return true;
    }
    return false;
  }

  /** Gives an entry a name, which also keeps it for good; an empty one takes the name away. */
  async name(id: ArticleId, entryId: string, name: string): Promise<Result<HistoryEntryInfo>> {
    const entry = await this.read(id, entryId);
    if (!entry.ok) return entry;
    const path = this.#nameFile(id, entryId);
    const wanted = name.trim();
    if (wanted === '') await removeDurably(path);
    else {
      const known = await openRecord('historyName', path);
      if (known.ok) {
        known.value.data = { name: wanted };
        await known.value.write();
      } else {
        // A name that cannot be read says nothing worth keeping; a missing one is made.
        await removeDurably(path);
        await createRecord('historyName', path, { name: wanted });
      }
    }
    return success(await this.#describe(id, entryId, entry.value));
  }

  /** The articles that have a history. */
  async articles(): Promise<ArticleId[]> {
    const names = await readdir(files.histories(this.#library)).catch(() => []);
    return names.flatMap((name) => {
      const id = articleId.safeParse(name);
      return id.success ? [id.data] : [];
    });
  }

  async #describe(id: ArticleId, entryId: string, entry: HistoryEntry): Promise<HistoryEntryInfo> {
    const named = await openRecord('historyName', this.#nameFile(id, entryId));
    const { article, at, reason } = entry;
    return {
      id: entryId,
      at,
      reason,
      name: named.ok ? named.value.data.name : null,
      revision: article.revision,
      status: article.status,
      headline: article.headline,
      words: countWords(`${article.standfirst} ${plainText(article.body.document)}`),
    };
  }

  async #write(id: ArticleId, entryId: string, entry: HistoryEntry): Promise<void> {
    const path = this.#entryFile(id, entryId);
    // The same revision kept twice in one millisecond for one reason is the same entry, and entries never change.
    if ((await this.#names(id)).includes(basename(path))) return;
    await ensureFolder(files.history(this.#library, id));
    const { text } = encodeRecord('historyEntry', entry, sha256);
    await writeDurably(path, await packEntry(text));
  }

  /** Keeps what is on disk, unless an entry holds it already. */
  async #keepNewest(id: ArticleId, reason: 'session' | 'interval'): Promise<void> {
    const read = await readChecked('article', files.article(this.#library, id));
    // Moved to the trash meanwhile, with an entry of its own; what is damaged is reported by whoever opens it.
    if (!read.ok || !isWorthKeeping(read.value.value)) return;
    if (await this.#isBehind(read.value.value)) await this.keep(id, reason);
  }

  /** Whether no entry holds what a person has made of the article by now. Another list of related news is not that. */
  async #isBehind(current: Article): Promise<boolean> {
    const { id, revision } = current;
    try {
      const newest = (await this.entries(id)).at(-1);
      if (newest === undefined) return true;
      if (newest.revision >= revision) return false;
      if (current.related === undefined) return true;
      const entry = await this.read(id, newest.id);
      const kept = entry.ok ? article.safeParse(entry.value.article).data : undefined;
      return kept === undefined || !isSameForPeople(kept, current);
    } catch {
      // One entry too many is the smaller mistake.
      return true;
    }
  }

  async #thin(id: ArticleId): Promise<void> {
    try {
      const names = await this.#names(id);
      const named = new Set(
        names.flatMap((name) => (name.endsWith('.name.json') ? [name.slice(0, -10)] : [])),
      );
      const going = entriesToThin(await this.entries(id), named, this.#options.now());
      for (const entry of going) await removeDurably(this.#entryFile(id, entry.id));
    } catch (error) {
      this.#report(id, 'old entries were not thinned', error);
    }
  }

  async #names(id: ArticleId): Promise<string[]> {
    try {
      return await readdir(files.history(this.#library, id));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return [];
      throw error;
    }
  }

  #entryFile(id: ArticleId, entryId: string): string {
    return join(files.history(this.#library, id), `${entryId}.json.gz`);
  }

  #nameFile(id: ArticleId, entryId: string): string {
    return join(files.history(this.#library, id), `${entryId}.name.json`);
  }

  #report(id: ArticleId, what: string, error: unknown): void {
    const { code, detail } = toFailure(error);
    this.#trouble.set(id, `${what}: ${code}`);
    this.#options.warn(`history of ${id}: ${what}: ${code} ${detail ?? ''}`);
  }
}

/** Reads the file of an entry. Fails with `not-found`, `damaged-record` or `version-too-new`. */
export async function readEntry(path: string): Promise<Result<HistoryEntry>> {
  const subject = basename(path);
  let text: string;
  try {
    text = await unpackEntry(await readFile(path));
  } catch (error) {
    const { detail } = toFailure(error);
    const code = errorCode(error) === 'ENOENT' ? 'not-found' : 'damaged-record';
    return failure(code, { subject, detail });
  }
  const decoded = decodeRecord('historyEntry', text, sha256);
  if (!decoded.ok) {
    const { code, detail } = decoded.error;
    // Nobody edits an entry: one whose checksum is wrong has nothing to choose between.
    return failure(code === 'altered-record' ? 'damaged-record' : code, { subject, detail });
  }
  return success(decoded.value.value);
}

/** An article that was made and never written in holds nothing to come back to. */
function isWorthKeeping(article: Article): boolean {
  return article.revision > 0 || article.headline !== '';
}
