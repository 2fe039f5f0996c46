// What a newsroom may do with its library: the one place that changes records, in order, one change at a time.
import { randomBytes, randomFillSync } from 'node:crypto';
import { basename } from 'node:path';
import { loadProblem } from '../../core/blocks/check-body.ts';
import type { AddressClash } from '../../core/checks/define-check.ts';
import { type Article, type ArticleEdit, newArticle } from '../../core/content/article.ts';
import { applyEdit, type ChangeContext } from '../../core/content/article-changes.ts';
import type { Asset } from '../../core/content/asset.ts';
import type { AuditEntry, AuditEvent } from '../../core/content/audit.ts';
import { readConflictCopyName } from '../../core/content/conflict-copies.ts';
import {
  type ArticleId,
  type AssetId,
  type IdSource,
  inOrder,
  type LibraryId,
  makeArticleId,
  makeUuid,
  type PersonId,
} from '../../core/content/ids.ts';
import type { Receipt } from '../../core/content/receipt.ts';
import type {
  Category,
  NewsType,
  Person,
  Redirects,
  Site,
  Tag,
  Taxonomy,
} from '../../core/content/site.ts';
import { makeSlug } from '../../core/content/text.ts';
import type { RecordStepOfAny, ReplacedShared } from '../../core/desk/change-set.ts';
import { failure, type Result, success, toFailure } from '../../core/errors.ts';
import type { HistoryReason } from '../../core/history/entry.ts';
import type {
  HistoryEntryInfo,
  LoadedArticle,
  LostArticle,
} from '../../core/ipc/article-contract.ts';
import type { LibraryProblem } from '../../core/ipc/contract.ts';
import type { ArticleSummary } from '../../core/library.ts';
import { movesOf, RESTORED, TRASHED, trashEvent } from '../../core/workflow/moves.ts';
import { AssetStore } from '../media/asset-store.ts';
import { accountName } from './account-name.ts';
import type { Adopted } from './adopt.ts';
import { Arrivals } from './arrival.ts';
import { ArticleFiles } from './article-files.ts';
import { ArticleRevisions, type Settlement } from './article-revisions.ts';
import { AuditLog, type AuditTrail } from './audit-trail.ts';
import { ChangeQueue } from './change-queue.ts';
import { ChangeTelling, type LibraryChange } from './change-telling.ts';
import { recoverCommit } from './commit-journal.ts';
import { adoptConflictCopies } from './conflict-copies.ts';
import { ensureFolder } from './durable-file.ts';
import { History } from './history.ts';
import { KnownProblems } from './known-problems.ts';
import { files, identifyLibrary } from './library-files.ts';
import { acquireLock, type LibraryLock } from './library-lock.ts';
import { ListedArticles } from './listed-articles.ts';
import { migrateLibrary } from './migrate.ts';
import { NewsletterRecords } from './newsletter-records.ts';
import { PublishRecords } from './publish-records.ts';
import { createRecord, openRecord } from './record-file.ts';
import { lookAtFile, type Scrub, scrubLibrary } from './scrub.ts';
import {
  openSharedRecords,
  readShared,
  replaceShared,
  type SharedRecords,
} from './shared-records.ts';
import { sweepTemporaries } from './sweep.ts';
import { sweepTargetStates } from './target-records.ts';
import { addTerm, type TermKind } from './terms.ts';
import { moveToTrash, readTrash, type Trash, takeFromTrash } from './trash.ts';
import type { UsedFiles } from './used-files.ts';

export interface StoreOptions {
  readonly now?: () => Date;
  /** The machine's clock, of which file times are made. */
  readonly fileNow?: () => Date;
  /** Works on although another computer's lock is there: the person has said so. */
  readonly takeOver?: boolean;
  /**
   * Opens before the files of the articles have been looked at, where the index tells how the list begins (see
   * `front`). `look` is to follow soon; changes wait for it.
   */
  readonly frontAtOnce?: boolean;
  /** Hears of what went wrong beside a save that succeeded. */
  readonly warn?: (line: string) => void;
  /** Who changes things here, as the audit trail names them; the account of this computer unless said. */
  readonly who?: () => string;
}

/** An open library. Every change waits for the one before; `close` waits for all of them. */
export class LibraryStore {
  readonly folder: string;
  readonly name: string;
  readonly id: LibraryId;
  readonly assets: AssetStore;
  /** Why nothing may be written, or null. */
  readonly readOnly: string | null;
  readonly history: History;
  readonly publishing: PublishRecords;
  readonly newsletters: NewsletterRecords;

  readonly #lock: LibraryLock | null;
  readonly #records: SharedRecords;
  readonly #articles: ArticleFiles;
  readonly #revisions: ArticleRevisions;
  readonly #listed: ListedArticles;
  readonly #problems: KnownProblems;
  readonly #arrivals: Arrivals;
  readonly #telling = new ChangeTelling();
  readonly #sessionListeners = new Set<(id: ArticleId) => void>();
  readonly #ending = new AbortController();
  #scrubbing: Promise<void> = Promise.resolve();
  readonly #audit: AuditLog;
  readonly #who: () => string;
  readonly #warn: (line: string) => void;
  readonly #ids: IdSource;
  /** Who writes here, as lines of articles name it. */
  readonly #writer = randomBytes(6).toString('hex');
  readonly #now: () => Date;
  readonly #fileNow: () => Date;
  readonly #queue: ChangeQueue;
  #sweeping: Promise<unknown> = Promise.resolve();
  /** The look at every file that opening begins, or leaves to `look`. */
  #looking: Promise<void> | null = null;
  /** How the list begins, as the index has it, until the files have been looked at; then null. */
  #front: readonly ArticleSummary[] | null = null;
  #closed = false;
  /** A change of several shared records failed, and may be left half done in the commit journal. */
  #mayHaveHalfRecords = false;

  private constructor(
    folder: string,
    lock: LibraryLock | null,
    readOnly: string | null,
    records: SharedRecords,
    { now, fileNow, warn, who }: Required<Pick<StoreOptions, 'now' | 'fileNow' | 'warn' | 'who'>>,
  ) {
    this.folder = folder;
    this.name = basename(folder);
    this.id = records.card.data.id;
    this.readOnly = readOnly;
    this.#lock = lock;
    this.#listed = new ListedArticles(folder, lock !== null);
    this.#records = records;
    this.#now = now;
    this.#fileNow = fileNow;
    this.#warn = warn;
    this.#who = who;
    this.#audit = new AuditLog(folder);
    this.#ids = inOrder({ now: () => now().getTime(), random: (bytes) => randomFillSync(bytes) });
    this.assets = new AssetStore(folder, now);
    this.history = new History(folder, {
      now,
      warn,
      inTurn: (work) => void this.#queue.add(async () => success(await work())),
      ended: (id) => {
        for (const listener of this.#sessionListeners) listener(id);
      },
    });
    this.#arrivals = new Arrivals((path) => this.#lookAgain(path).catch(() => undefined), fileNow);
    this.#problems = new KnownProblems(folder, this.history, lock !== null, now, this.#arrivals);
    this.#articles = new ArticleFiles(folder, {
      history: this.history,
      redirects: records.redirects,
      now,
      contextOf: (id) => this.#contextOf(id),
      found: (article) => void this.#remember(article),
    });
    this.#revisions = new ArticleRevisions(folder, {
      articles: this.#articles,
      history: this.history,
      problems: this.#problems,
      contextOf: (id) => this.#contextOf(id),
      newId: () => makeArticleId(this.#ids),
      now,
      remember: (article) => void this.#remember(article),
      moved: async (before, after, why) => {
        for (const event of movesOf(before, after, { by: this.#who(), why }, now())) {
          await this.#note(event);
        }
      },
    });
    const desk = {
      change: <T>(work: () => Promise<Result<T>>) => this.#change(work),
      newId: () => makeUuid(this.#ids),
      now,
    };
    this.publishing = new PublishRecords(folder, desk);
    this.newsletters = new NewsletterRecords(folder, {
      ...desk,
      tell: (newsletter) => this.#telling.tell({ newsletter }),
      keepPicture: (asset) => {
        if (this.assets.isTrashed(asset)) void this.assets.restore(asset);
      },
      putAside: async (path, found) => {
        await this.#problems.putAside(path, found);
        this.#telling.tell({ problems: this.problems });
      },
      solved: (path) => {
        if (!this.#problems.solved(path)) return;
        this.#telling.tell({ problems: this.problems });
      },
    });
    this.#queue = new ChangeQueue(async () => {
      await this.look();
      await this.#articles.finishCommit();
      await this.#finishRecords();
    });
  }

  /**
   * Opens a library for writing, or for reading where another process holds it (see `readOnly`).
   * Fails with `library-missing`, `not-a-library`, `version-too-new`, the damage of a record it cannot do without, or
   * `file-unreadable` where the folder of the articles cannot be read: the library is then left as it is, and free.
   * Article files that cannot be read are set aside, never deleted, and listed in `problems`.
   */
  static async open(folder: string, options: StoreOptions = {}): Promise<Result<LibraryStore>> {
    const identified = await identifyLibrary(folder);
    if (!identified.ok) return identified;
    let lock: LibraryLock | null = null;
    let readOnly: string | null = null;
    try {
      const acquired = await acquireLock(folder, { takeOver: options.takeOver ?? false });
      if (acquired.ok) lock = acquired.value;
      else readOnly = acquired.error.detail ?? acquired.error.code;
      // Before anything is read: a change that a crash cut short is finished or dropped whole.
      if (lock !== null) await recoverCommit(folder, (options.now ?? (() => new Date()))());
      if (lock !== null) await migrateLibrary(folder);
    } catch (error) {
      readOnly = toFailure(error).detail ?? 'the folder cannot be written to';
    }
    const open = await openSharedRecords(folder);
    if (!open.ok) {
      // Why it did not open matters more than a lock that stays: this process ends, and it is stale.
      await lock?.release().catch(() => undefined);
      return open;
    }
    const store = new LibraryStore(folder, lock, readOnly, open.value, {
      now: options.now ?? (() => new Date()),
      fileNow: options.fileNow ?? (() => new Date()),
      warn: options.warn ?? console.warn,
      who: options.who ?? accountName,
    });
    try {
      if (options.frontAtOnce === true) store.#front = (await store.#listed.front()) ?? null;
      if (store.#front === null) await store.look();
    } catch (error) {
      // Never half open, and not locked by somebody who cannot use it.
      await store.close().catch(() => undefined);
      const { detail } = toFailure(error);
      return failure('file-unreadable', { subject: basename(folder), detail });
    }
    return success(store);
  }

  /**
   * Looks at what lies in the folder, once: every article, and second versions of them that a sync client left. Tells of
   * what could not be used. Rejects where the folder of the articles cannot be read.
   */
  look(): Promise<void> {
    this.#looking ??= this.#takeStock();
    return this.#looking;
  }

  async #takeStock(): Promise<void> {
    for (const { id, problem } of await this.#listed.read()) {
      await this.#problems.putAside(files.article(this.folder, id), problem);
    }
    await this.newsletters.read();
    await this.assets.lookAtTrash();
    await this.#adoptCopies();
    await this.#problems.rememberSetAside((id) => this.#listed.has(id));
    this.#front = null;
    // By the machine's clock: it is what file times are made of.
    if (this.#lock !== null) {
      this.#sweeping = Promise.all([
        sweepTemporaries(this.folder, new Date()).catch(() => []),
        sweepTargetStates(this.folder),
      ]);
    }
    if (this.problems.length > 0) {
      this.#telling.tell({ problems: this.problems });
    }
  }

  /** Takes in second versions of articles; answers with those that became drafts. Those still arriving are looked at again. */
  async #adoptCopies(): Promise<ArticleSummary[]> {
    const adopted: ArticleSummary[] = [];
    if (this.#lock === null) return adopted;
    const create = async (copy: (id: ArticleId, now: string) => Article): Promise<ArticleId> => {
      const article = copy(makeArticleId(this.#ids), this.#now().toISOString());
      await this.#articles.create(article);
      adopted.push(this.#listed.remember(article));
      return article.id;
    };
    const fileNow = this.#fileNow();
    const arriving = await adoptConflictCopies(this.folder, this.#problems, fileNow, {
      open: (id) => this.#articles.open(id),
      adopt: (path) => this.#revisions.adopt(path),
      create,
    });
    for (const path of arriving) this.#arrivals.expect(path);
    return adopted;
  }

  /** A file that was still arriving may be whole by now. */
  async #lookAgain(path: string): Promise<void> {
    if (this.newsletters.holds(path)) return void (await this.newsletters.lookAgain(path));
    const isCopy = readConflictCopyName(basename(path)) !== undefined;
    if (!isCopy) return lookAtFile(this.folder, path, this.#scrub());
    await this.#queue.add(async () => {
      const changed = await this.#adoptCopies();
      this.#telling.tell({ changed, problems: this.problems });
      return success(null);
    });
  }

  get site(): Site {
    return this.#records.site.data;
  }

  get taxonomy(): Taxonomy {
    return this.#records.taxonomy.data;
  }

  get people(): readonly Person[] {
    return this.#records.people.data.people;
  }

  /** Where addresses of the website that were left lead now. */
  get redirects(): Redirects['redirects'] {
    return this.#records.redirects.data.redirects;
  }

  /** How the list begins, as the index has it; null once the files have been looked at, and `summaries` are true. */
  get front(): readonly ArticleSummary[] | null {
    return this.#front;
  }

  /** What lists show of every article. Before the files have been looked at there are none; see `look`. */
  summaries(): ArticleSummary[] {
    return this.#listed.summaries();
  }

  /** What lists show of one article; undefined where there is none, or the files have not been looked at. */
  summary(id: ArticleId): ArticleSummary | undefined {
    return this.#listed.summary(id);
  }

  /** Which files the articles use. Before the files have been looked at that is not known; see `look`. */
  get usedFiles(): UsedFiles {
    return this.#listed.files;
  }

  /** All that is known to be wrong with the library. */
  get problems(): readonly LibraryProblem[] {
    return this.#problems.list;
  }

  /** Adds a problem that somebody else found, and tells of it. */
  report(problem: LibraryProblem): void {
    if (!this.#problems.note(problem)) return;
    this.#telling.tell({ problems: this.problems });
  }

  /** Hears of every change from now on, in their order; answers with the way to stop that. */
  listen(listener: (change: LibraryChange) => void): () => void {
    return this.#telling.listen(listener);
  }

  /** Hears of the end of every session of editing in which something was saved; answers with the way to stop that. */
  listenToSessions(listener: (id: ArticleId) => void): () => void {
    this.#sessionListeners.add(listener);
    return () => void this.#sessionListeners.delete(listener);
  }

  /** An article with its body. One that did not load whole is read-only: its text is shown and never saved over. */
  async article(id: ArticleId): Promise<Result<LoadedArticle>> {
    let record = await openRecord('article', files.article(this.folder, id));
    const mayAdopt = this.readOnly === null && !this.#closed;
    if (mayAdopt && !(record.ok && (await this.#articles.isCurrent(record.value)))) {
      record = await this.#queue.add(() => this.#articles.open(id));
    }
    if (!record.ok) return record;
    const article = record.value.data;
    const problem = loadProblem(article.body);
    if (problem !== undefined) return success({ state: 'readOnly', article, reason: problem });
    return success({ state: 'complete', article });
  }

  /** Makes a new draft: an empty one, or one that `edit` was made to, under an id that nothing has yet. */
  createArticle(given?: { id: ArticleId; edit: ArticleEdit }): Promise<Result<Article>> {
    return this.#change(async () => {
      const newsType = this.taxonomy.newsTypes[0];
      if (newsType === undefined) return failure('damaged-record', { subject: 'taxonomy.json' });
      const empty = newArticle(given?.id ?? makeArticleId(this.#ids), {
        newsType: newsType.id,
        language: this.site.languages[0] ?? 'en',
        now: this.#now().toISOString(),
      });
      const article =
        given === undefined ? empty : applyEdit(empty, given.edit, this.#contextOf(empty.id));
      const problem = loadProblem(article.body);
      if (problem !== undefined) {
        return failure('invalid-argument', { subject: article.headline, detail: problem });
      }
      await this.#articles.create(article);
      this.#remember(article);
      return success(article);
    });
  }

  /**
   * Saves changes that were made to revision `baseRevision`. A stale base fails with `conflict` and writes nothing;
   * an article that did not load whole fails with `read-only`. Another state or embargo is an event of the audit trail, with
   * `why` where that was said.
   */
  saveArticle(
    id: ArticleId,
    baseRevision: number,
    edit: ArticleEdit,
    why?: string,
  ): Promise<Result<{ article: Article; savedAt: string }>> {
    return this.#change(() => this.#revisions.save(id, baseRevision, edit, why));
  }

  /**
   * Gives an article another list of related news. `decide` sees the article as it is at that moment, and answers with the
   * list, undefined for none, or null where what it had computed does not belong to this article any more: then nothing
   * is written. What was typed and saved meanwhile stays, and so does the day of the last change; there is no entry in the
   * history. Answers with the list of before, or with null where nothing was written.
   */
  relateArticle(
    id: ArticleId,
    decide: (current: Article) => Article['related'] | null,
  ): Promise<Result<{ article: Article; before: Article['related'] } | null>> {
    return this.#change(() => this.#revisions.relate(id, decide));
  }

  /**
   * Makes the edit that `decide` makes of an article as it is when its turn comes: one step of an action on many articles. There
   * is an entry of its history before it. Null writes nothing, and answers with null.
   */
  changeArticle(
    id: ArticleId,
    decide: (current: Article) => ArticleEdit | null,
  ): Promise<Result<{ before: Article; after: Article } | null>> {
    return this.#change(() => this.#revisions.change(id, decide));
  }

  /**
   * Replaces shared records by what each step makes of its own when their turn comes: all of them, or none where one cannot be
   * written. Answers with those that are others now.
   */
  changeRecords(steps: readonly RecordStepOfAny[]): Promise<Result<readonly ReplacedShared[]>> {
    return this.#change(async () => {
      this.#mayHaveHalfRecords = true;
      const changed = await replaceShared(this.folder, this.#records, steps);
      this.#mayHaveHalfRecords = false;
      if (changed.length === 0) return success(changed);
      // Whoever keeps the names of people with their articles reads these again.
      const renamed = renamedPeople(changed);
      const theirs =
        renamed.size === 0
          ? []
          : this.summaries().filter(({ bylines }) => bylines.some((id) => renamed.has(id)));
      this.#telling.tell({ changed: theirs, hasNewRecords: true });
      return success(changed);
    });
  }

  /**
   * Ends a conflict between revision `seen` of the library and what a window typed over revision `base`. The side that
   * is not kept is a history entry before anything else happens (`kept`), or nothing is done. Fails with `conflict`
   * where the library has moved on from `seen`: what nobody has looked at is not replaced.
   */
  settleConflict(
    id: ArticleId,
    how: Settlement,
  ): Promise<Result<{ article: Article; kept: string }>> {
    return this.#change(() => this.#revisions.settle(id, how));
  }

  /**
   * Brings an article back to what a history entry holds, as a new revision: its text and details, while its state,
   * address, dates and corrections stay as they are, since they are about what readers have seen. What it replaces is an
   * entry first (`before`), or nothing is done. An article whose record is gone comes back as a whole.
   */
  restoreRevision(
    id: ArticleId,
    entryId: string,
  ): Promise<Result<{ article: Article; before: string | null }>> {
    return this.#change(() => this.#revisions.restore(id, entryId));
  }

  /**
   * An article whose file has a wrong checksum, as far as it can be read, and the newest good entry of its history: for
   * a person to choose between. `keepAltered` takes the one, `restoreRevision` the other.
   */
  async altered(id: ArticleId): Promise<Result<{ article: Article; newest: LostArticle | null }>> {
    const path = files.article(this.folder, id);
    const found = await openRecord('article', path, { readAltered: true });
    if (!found.ok) return found;
    const newest = await this.#problems.offer(id);
    return success({ article: found.value.data, newest: newest ?? null });
  }

  /**
   * Uses the file of an article as it is although its checksum is wrong: it becomes the next revision. `before` is the last
   * that was whole, null where none is known.
   */
  keepAltered(id: ArticleId): Promise<Result<{ article: Article; before: Article | null }>> {
    return this.#change(() => this.#revisions.keepAltered(id));
  }

  /** Adopts the article that a file anywhere on this computer holds; see `adoptArticle`. */
  adoptFile(path: string): Promise<Result<Adopted>> {
    return this.#change(() => this.#revisions.adopt(path));
  }

  /** Keeps an article as it is as an entry of its history. A failure to write it is reported there, and fails nothing here. */
  keepRevision(id: ArticleId, reason: HistoryReason): Promise<Result<null>> {
    return this.#change(async () => {
      await this.history.keep(id, reason);
      return success(null);
    });
  }

  /** Names a history entry, or takes its name away; see `History.name`. */
  nameRevision(id: ArticleId, entryId: string, name: string): Promise<Result<HistoryEntryInfo>> {
    return this.#change(() => this.history.name(id, entryId, name));
  }

  /** What is in the trash, and the articles of which only the history is left. */
  async trash(): Promise<Result<Trash>> {
    await this.look();
    return success(await readTrash(this.folder, this.#listed, this.history, this.#problems));
  }

  /** Moves an article to the trash, from where `restoreArticle` brings it back. */
  trashArticle(id: ArticleId): Promise<Result<null>> {
    return this.#change(async () => {
      await this.history.keep(id, 'before-trash');
      const [own, trashed] = [
        files.article(this.folder, id),
        files.trashedArticle(this.folder, id),
      ];
      await moveToTrash(this.folder, own, trashed, this.#now());
      this.#listed.forget(id);
      this.#telling.tell({ removed: [id] });
      await this.#note(trashEvent(TRASHED, id, { by: this.#who() }));
      return success(null);
    });
  }

  restoreArticle(id: ArticleId): Promise<Result<ArticleSummary>> {
    return this.#change(async () => {
      const back = await takeFromTrash(this.folder, id);
      if (!back.ok) return back;
      const summary = this.#remember(back.value);
      await this.#note(trashEvent(RESTORED, id, { by: this.#who() }));
      return success(summary);
    });
  }

  /**
   * Moves a file of the media library into the trash, unless an article or the website uses it when its turn comes, or `mayGo` says no; true
   * where it went. An article that uses it after all has it back at once.
   */
  trashFile(id: AssetId, mayGo: () => boolean = () => true): Promise<Result<boolean>> {
    return this.#change(async () => {
      const isUsed =
        this.usedFiles.articlesUsing(id).size > 0 ||
        this.newsletters.shows(id) ||
        this.site.logo === id;
      if (isUsed || !mayGo()) return success(false);
      const moved = await this.assets.trash(id);
      return moved.ok ? success(true) : moved;
    });
  }

  /** Brings a file of the media library back from the trash; null where it is there already. */
  restoreFile(id: AssetId): Promise<Result<Asset | null>> {
    return this.#change(async () => {
      if ((await this.assets.get(id)).ok) return success(null);
      return this.assets.restore(id);
    });
  }

  /** Before each change: shared records that a failed one left half done are finished, or as they were. */
  async #finishRecords(): Promise<void> {
    if (!this.#mayHaveHalfRecords) return;
    await recoverCommit(this.folder, this.#now());
    await readShared(this.#records);
    this.#mayHaveHalfRecords = false;
  }

  /** Adds a term; a name that is there already, in any case, answers with the term that has it. */
  addTerm(kind: TermKind, name: string): Promise<Result<Category | NewsType | Tag>> {
    return this.#change(async () => {
      const added = await addTerm(this.#records.taxonomy, kind, name, this.#ids);
      if (added.ok) this.#telling.tell({ hasNewRecords: true });
      return added;
    });
  }

  /** An id for a new record, after all that were made before. */
  newId(): string {
    return makeUuid(this.#ids);
  }

  /** The audit trail, without reading again what was read since the library was opened. */
  auditTrail(): Promise<AuditTrail> {
    return this.#audit.trail();
  }

  /** Every event of the audit trail that can be read, oldest first. */
  async audit(): Promise<AuditEvent[]> {
    return (await this.auditTrail()).links.map(({ event }) => event);
  }

  /** Notes what has been done already: where that fails, what was done stands, and the log says so. */
  async #note(event: AuditEntry): Promise<void> {
    await this.#audit
      .append(event, this.#now())
      .catch((error: unknown) => this.#warn(`the audit trail: ${toFailure(error).detail ?? ''}`));
  }

  /** Adds an event to the end of the audit trail, for good. */
  noteEvent(entry: AuditEntry): Promise<Result<AuditEvent>> {
    return this.#change(async () => success(await this.#audit.append(entry, this.#now())));
  }

  /** Keeps what an export wrote. */
  keepReceipt(made: Omit<Receipt, 'id' | 'at'>): Promise<Result<Receipt>> {
    return this.#change(async () => {
      const receipt = { id: makeUuid(this.#ids), at: this.#now().toISOString(), ...made };
      await ensureFolder(files.receipts(this.folder));
      await createRecord('receipt', files.receipt(this.folder, receipt.id), receipt);
      return success(receipt);
    });
  }

  /** Which other article keeps this address, and one that is free; null where it is this one's own. */
  addressClash(id: ArticleId, slug: string): AddressClash | null {
    const headline = this.#listed.earlierWith(slug, id);
    if (headline === undefined) return null;
    return { headline, free: makeSlug(slug, this.#listed.slugsBeside(id), slug) };
  }

  /** Waits for every change under way, then gives the library back. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#ending.abort();
    this.#arrivals.close();
    await this.#looking?.catch(() => undefined);
    await this.#scrubbing;
    await this.#sweeping;
    await this.#queue.idle();
    if (this.readOnly === null) await this.history.close();
    await this.#queue.idle();
    await this.assets.idle();
    await this.#listed.close();
    await this.#lock?.release();
  }

  #contextOf(id: ArticleId): ChangeContext {
    const taken = this.#listed.slugsBeside(id);
    return { now: this.#now().toISOString(), taken, by: this.#writer };
  }

  /** Lets another process of ours change a record in its turn: every other change waits until `work` is over. */
  lendTurn(work: () => Promise<void>): Promise<Result<null>> {
    return this.#change(async () => {
      await work();
      return success(null);
    });
  }

  /** Runs one change after the ones before it; what it throws becomes the failure it stands for. */
  #change<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#closed) return Promise.resolve(failure('shutting-down'));
    const reason = this.readOnly;
    if (reason !== null) return Promise.resolve(failure('read-only', { detail: reason }));
    return this.#queue.add(work);
  }

  /** Tells of what is changed during `work` in groups; see `ChangeTelling.inGroups`. */
  tellInGroups<T>(work: () => Promise<T>): Promise<T> {
    return this.#telling.inGroups(work);
  }

  #remember(article: Article): ArticleSummary {
    const summary = this.#listed.remember(article);
    if (this.#lock !== null) this.#fetchFromTrash(article.id);
    // Whatever was wrong with its file: it is whole now.
    const wasWrong = this.#problems.solved(files.article(this.folder, article.id));
    const problems = wasWrong ? { problems: this.problems } : {};
    this.#telling.tell({ changed: [summary], ...problems });
    return summary;
  }

  /** What an article uses is no rubbish, by whatever way it came to use it: pasted, undone, restored, or from another computer. */
  #fetchFromTrash(article: ArticleId): void {
    for (const { asset } of this.usedFiles.usesOf(article)) {
      if (this.assets.isTrashed(asset)) void this.assets.restore(asset);
    }
  }

  /**
   * Reads every record again in idle moments, and tells what it found: damage that size and time of a file do not
   * show, and articles that another program changed. Ends by itself, and at the latest when the library closes.
   */
  scrub(pause?: Scrub['pause']): Promise<void> {
    this.#scrubbing = scrubLibrary(this.folder, { ...this.#scrub(), pause }).catch(() => undefined);
    return this.#scrubbing;
  }

  /** Looks again at the files that were still arriving; done now and then by itself. */
  lookAtArrivals(): Promise<void> {
    return this.#arrivals.lookAgain();
  }

  #scrub(): Scrub {
    return {
      listed: () => this.look(),
      signal: this.#ending.signal,
      knows: (article) => this.#listed.checksum(article),
      isListed: (article) => this.#listed.has(article),
      inTurn: (work) => this.#queue.add(work),
      isOverrun: ({ id, revision }) => this.#articles.isOverrun(id, revision),
      changed: async (article) => {
        const isAdopted = this.#lock !== null && (await this.#articles.adopt(article.id));
        if (!isAdopted) this.#remember(article);
      },
      mended: (path) => {
        if (!this.#problems.solved(path)) return;
        this.#telling.tell({ problems: this.problems });
      },
      damaged: async (path, problem, article) => {
        if (article !== undefined && this.#lock !== null) await this.#articles.keepSeen(article);
        await this.#problems.putAside(path, problem);
        if (article !== undefined) this.#listed.forget(article);
        const removed = article === undefined ? [] : [article];
        this.#telling.tell({ removed, problems: this.problems });
      },
    };
  }
}

/** The people whose names are others now, or who are gone. */
function renamedPeople(changed: readonly ReplacedShared[]): ReadonlySet<PersonId> {
  const renamed = new Set<PersonId>();
  for (const step of changed) {
    if (step.record !== 'people') continue;
    const names = new Map(step.after.people.map(({ id, name }) => [id, name]));
    for (const { id, name } of step.before.people) if (names.get(id) !== name) renamed.add(id);
  }
  return renamed;
}
