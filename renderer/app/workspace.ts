// Which article is open, and what must happen before another one may be? Nothing is left before it is saved.
import type { Article, ArticleEdit, ArticleStatus } from '../../core/content/article.ts';
import { editOf } from '../../core/content/journal.ts';
import { editBack } from '../../core/desk/change-set.ts';
import { GalleyError, toFailure } from '../../core/errors.ts';
import type { LoadedArticle } from '../../core/ipc/article-contract.ts';
import { type ArticleSummary, summarise } from '../../core/library.ts';
import { describeFailure, type Messages } from '../../core/messages.ts';
import { ArticleSession } from '../editor/article-session.ts';
import type { IdleClock } from '../editor/autosave.ts';
import type { Api } from './api.ts';
import { asSummary, type LibraryMirror } from './library-mirror.ts';
import type { RecoveredTexts } from './recovered-texts.ts';
import { Settling } from './settling.ts';
import { Store } from './store.ts';
import type { Toasts } from './toasts.ts';
import { type Step, stepOf, type Undo, type Way } from './undo.ts';

export interface WorkspaceOptions {
  readonly api: Api;
  readonly mirror: LibraryMirror;
  readonly toasts: Toasts;
  readonly undo: Undo;
  readonly recovered: RecoveredTexts;
  readonly messages: Messages;
  readonly clock: IdleClock;
  /** Fetches the editor, which the first picture does without. */
  fetchEditor(): Promise<void>;
  /** What the editor, once fetched, does not know of a body, in a few words, or null. */
  findUnknown(body: Article['body']): string | null;
}

export class Workspace {
  readonly session = new Store<ArticleSession | null>(null);
  /** The article that was asked for last, marked in the list even before it is there. */
  readonly current = new Store<string | null>(null);
  /** Set for an article that has just been made or is gone into, so that the headline takes the focus once. */
  freshArticle: string | null = null;
  /** The choices of a conflict. */
  readonly settling: Settling;
  readonly #options: WorkspaceOptions;
  /** The article that this window itself is moving to the trash. */
  #trashing: string | null = null;
  readonly #others: (() => Promise<boolean>)[] = [];
  /** Openings follow one another: each flushes the one before. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: WorkspaceOptions) {
    this.#options = options;
    const { api, mirror, toasts, undo } = options;
    this.settling = new Settling({
      api,
      mirror,
      toasts,
      undo,
      // Asked for at each use: the language may be another one by then.
      get messages() {
        return options.messages;
      },
      place: {
        session: this.session,
        inTurn: (work) => this.#inTurn(work),
        leave: () => this.#leave(),
        show: (loaded, isSettled) => this.#show(loaded, isSettled),
        wayToRevision: (id, entry, say) => this.#wayToRevision(id, entry, say),
        report: (caught) => this.report(caught),
      },
    });
    options.api.on('app.flush', ({ token }) => void this.#answerFlush(token));
    options.api.on('library.changed', ({ changed, removed }) => {
      const session = this.session.get();
      if (session === null) return;
      if (removed.includes(session.id)) this.#isRemoved(session);
      const summary = changed.find((one) => one.id === session.id);
      if (summary === undefined) return;
      void this.#follow(session, summary.revision);
    });
  }

  /** Opens an article. Stays where it is when what is open could not be saved. */
  open(id: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.session.get()?.id === id) return;
      const before = this.current.get();
      this.current.set(id);
      try {
        if (!(await this.#leave())) {
          this.current.set(before);
          return;
        }
        await this.#options.recovered.asked();
        await this.#show(await this.#options.api.call('article.get', { id }));
      } catch (caught) {
        this.current.set(this.session.get()?.id ?? null);
        this.report(caught);
      }
    });
  }

  /** Makes a new draft and opens it. */
  create(): Promise<void> {
    return this.#inTurn(async () => {
      try {
        if (!(await this.#leave())) return;
        const article = await this.#options.api.call('article.create', {});
        this.#options.mirror.update({ summary: summarise(article) });
        this.freshArticle = article.id;
        await this.#show({ state: 'complete', article });
      } catch (caught) {
        this.report(caught);
      }
    });
  }

  /** Saves and closes the open article; false when it could not be saved and therefore stays. */
  close(): Promise<boolean> {
    return this.#inTurn(async () => {
      const left = await this.#leave();
      if (left) this.letGo();
      return left;
    });
  }

  /** Forgets the open article: it was saved before, or its newsroom is gone. */
  letGo(): void {
    this.#tellLeft(null);
    this.session.get()?.dispose();
    this.session.set(null);
    this.current.set(null);
  }

  /** Saves what is typed in this window: the open article, and whatever else says that it has something. */
  async flush(): Promise<boolean> {
    const saved = await Promise.all([
      this.session.get()?.flush() ?? true,
      ...this.#others.map((other) => other()),
    ]);
    return saved.every(Boolean);
  }

  /** Something else in this window holds what is typed: it is saved whenever the article is. */
  alsoFlush(flush: () => Promise<boolean>): void {
    this.#others.push(flush);
  }

  /** Moves an article to the trash, and says so with a way back. */
  async trash(id: string): Promise<void> {
    const { undo, messages } = this.#options;
    const headline = this.#headlineOf(id);
    const versions = this.#translationsOf(id);
    try {
      if (!(await this.#toTrash(id))) return;
    } catch (caught) {
      this.report(caught);
      return;
    }
    const trashed =
      versions === 0
        ? messages.details.trashed(headline)
        : messages.translations.trashedWithVersions(headline, versions);
    const back = async (): Promise<void> => {
      await this.#outOfTrash(id);
      await this.open(id);
    };
    const say = { undo: messages.trash.restored(headline), redo: trashed };
    undo.tell(
      trashed,
      stepOf(back, () => this.#again(this.#toTrash(id)), say),
    );
  }

  /** Brings an article back from the trash, and says so with a way back. */
  async restore(id: string, headline: string): Promise<void> {
    const { undo, messages } = this.#options;
    try {
      await this.#outOfTrash(id);
    } catch (caught) {
      this.report(caught);
      return;
    }
    const restored = messages.trash.restored(headline);
    const back = (): Promise<void> => this.#again(this.#toTrash(id));
    const say = { undo: messages.details.trashed(headline), redo: restored };
    undo.tell(
      restored,
      stepOf(back, () => this.#outOfTrash(id), say),
    );
  }

  /**
   * Opens what a history entry holds as the newest revision of its article; a toast says `done` and offers the way
   * back, when there is one. False when what is open could not be saved, or the entry could not be restored.
   */
  async restoreRevision(id: string, entry: string, done: string): Promise<boolean> {
    const { undo, messages } = this.#options;
    try {
      const brought = await this.#bringRevision(id, entry);
      if (brought === null) return false;
      const { before } = brought;
      const say = { undo: messages.history.restoreUndone, redo: done };
      undo.tell(done, before === null ? null : this.#wayToRevision(id, before, say));
      return true;
    } catch (caught) {
      this.report(caught);
      return false;
    }
  }

  /**
   * The way back of a change that the open article has just had, by what its members were: each becomes that again where it still is
   * what the change made of it. Where another article is open by then, this one is opened first, so that one sees what is taken back.
   */
  wayBack(session: ArticleSession, before: ArticleEdit): Step {
    const { id } = session;
    const after = membersOf(session.get().article, before);
    return async (way) => {
      const { messages, mirror } = this.#options;
      if (mirror.contents.get()?.summaries.has(id) === false) {
        throw new GalleyError({ code: 'not-found' });
      }
      await this.open(id);
      const open = this.session.get();
      // It has been said why.
      if (open?.id !== id || open.readOnly !== null) throw new GalleyError({ code: 'cancelled' });
      const { article } = open.get();
      const edit = editBack(article, before, after);
      const [changes, wanted] = [Object.keys(edit).length, Object.keys(before).length];
      const partly = changes === wanted ? {} : { say: messages.undo.partly[way] };
      if (changes === 0) return partly;
      open.change(edit);
      const again = this.wayBack(open, membersOf(article, edit));
      if (!(await open.flush())) this.#reportUnsaved(open);
      return { ...partly, again };
    };
  }

  /** Changes details of the open article that no text field keeps a history of; the keys of undo take it back. */
  change(session: ArticleSession, edit: ArticleEdit): void {
    const before = membersOf(session.get().article, edit);
    session.change(edit);
    this.#options.undo.note(this.wayBack(session, before));
  }

  /** Changes the state of the open article and saves at once, with the reason where there is one; a toast offers the way back. */
  async moveTo(status: ArticleStatus, edit: ArticleEdit = {}, why?: string): Promise<void> {
    const session = this.session.get();
    if (session === null || session.readOnly !== null) return;
    const { toasts, undo, messages } = this.#options;
    const { article } = session.get();
    if (status !== 'draft' && article.headline.trim() === '') {
      toasts.show(messages.details.headlineFirst, { isProblem: true });
      return;
    }
    const before: ArticleEdit = { status: article.status };
    if ('publishedAt' in edit) before.publishedAt = article.publishedAt;
    if (why !== undefined) session.explain(why);
    session.change({ ...edit, status });
    if (!(await session.flush())) {
      this.#reportUnsaved(session);
      return;
    }
    const headline = article.headline === '' ? messages.list.untitled : article.headline;
    undo.tell(
      messages.details.moved(headline, messages.statuses[status]),
      this.wayBack(session, before),
    );
  }

  /** Says what failed, unless the person cancelled it. */
  report(caught: unknown): void {
    const failed = toFailure(caught);
    if (failed.code === 'cancelled') return;
    if (!(caught instanceof GalleyError)) console.error(caught);
    const { toasts, messages } = this.#options;
    const { sentence, action } = describeFailure(messages, failed);
    toasts.show(`${sentence} ${action}`, { isProblem: true });
  }

  /** The open article has left the list. What is typed in it and not saved stays: the next save asks what to do. */
  #isRemoved(session: ArticleSession): void {
    if (session.isUnsaved) {
      session.wasRemoved();
      return;
    }
    const { toasts, messages } = this.#options;
    const { headline } = session.get().article;
    this.letGo();
    if (this.#trashing === session.id) return;
    toasts.show(messages.conflict.closedHere(headline === '' ? messages.list.untitled : headline));
  }

  /** Takes over what another window saved; what the editor cannot hold is opened anew, for reading only. */
  async #follow(session: ArticleSession, revision: number): Promise<void> {
    // What this window saves is told of as well, often before the save itself is answered.
    await session.rest();
    const inConflict = session.get().save.state === 'conflict';
    if (!inConflict && revision <= session.revision) return;
    await session.look();
    await this.#inTurn(async () => {
      if (this.session.get() !== session || session.isUnsaved) return;
      const summary = this.#options.mirror.contents.get()?.summaries.get(session.id);
      if (summary === undefined || summary.revision <= session.revision) return;
      try {
        await this.#show(await this.#options.api.call('article.get', { id: session.id }));
      } catch (caught) {
        this.report(caught);
      }
    });
  }

  /** False where what is open could not be saved, which has been said. */
  #toTrash(id: string): Promise<boolean> {
    const { api, mirror } = this.#options;
    return this.#inTurn(async () => {
      try {
        const isOpen = this.session.get()?.id === id;
        if (isOpen && !(await this.#leave())) return false;
        this.#trashing = id;
        await api.call('article.trash', { id });
        const open = this.session.get();
        // Typed while it was on its way to the trash: that asks what to do.
        if (open?.id === id && open.isUnsaved) open.wasRemoved();
        else if (isOpen) this.letGo();
        mirror.update({ removed: id });
        return true;
      } finally {
        this.#trashing = null;
      }
    });
  }

  async #outOfTrash(id: string): Promise<void> {
    const summary = await this.#options.api.call('article.restore', { id });
    this.#options.mirror.update({ summary: asSummary(summary) });
  }

  /** Makes a step of undo fail where its work was not done and the person knows why. */
  async #again(work: Promise<boolean>): Promise<void> {
    if (!(await work)) throw new GalleyError({ code: 'cancelled' });
  }

  /** Answers with the entry of what was replaced, if there is one; null where what is open could not be saved, which has been said. */
  #bringRevision(id: string, entry: string): Promise<{ readonly before: string | null } | null> {
    const { api, mirror } = this.#options;
    return this.#inTurn(async () => {
      if (!(await this.#leave())) return null;
      const { article, before } = await api.call('history.restore', { id, entry });
      mirror.update({ summary: summarise(article) });
      await this.#show(await api.call('article.get', { id }));
      return { before };
    });
  }

  /** A step of undo that restores a revision. */
  #wayToRevision(id: string, entry: string, say: Readonly<Record<Way, string>>): Step {
    return async (way) => {
      const brought = await this.#bringRevision(id, entry);
      if (brought === null) throw new GalleyError({ code: 'cancelled' });
      const { before } = brought;
      const again = before === null ? {} : { again: this.#wayToRevision(id, before, say) };
      return { say: say[way], ...again };
    };
  }

  /** Puts an article in the place of the one that is open. `isSettled` says that the unsaved text of that one is safe. */
  async #show(loaded: LoadedArticle, isSettled = false): Promise<void> {
    const { api, clock, mirror, messages, findUnknown } = this.#options;
    await this.#options.fetchEditor();
    // Typed while this was on its way: it is saved first, and stays where it cannot be, or is of the same article.
    for (let open = this.session.get(); !isSettled && open?.isUnsaved; open = this.session.get()) {
      if (open.id === loaded.article.id || !(await this.#leave())) {
        this.current.set(open.id);
        await open.look();
        return;
      }
    }
    this.#tellLeft(loaded.article.id);
    this.session.get()?.dispose();
    const readOnlyLibrary = mirror.contents.get()?.library.readOnly ?? null;
    const unknown =
      loaded.state === 'readOnly'
        ? null
        : (bodiesOf(loaded).map(findUnknown).find(Boolean) ?? null);
    let readOnly: string | null = null;
    if (unknown !== null) readOnly = messages.editor.readOnlyUnknown(unknown);
    else if (readOnlyLibrary !== null) {
      readOnly = messages.editor.readOnlyLibrary(readOnlyLibrary);
    }
    const session = new ArticleSession({
      api,
      clock,
      loaded,
      readOnly,
      findUnknown,
      onSaved: (article) => mirror.update({ summary: summarise(article) }),
    });
    this.current.set(session.id);
    this.session.set(session);
    if (loaded.state === 'complete' && loaded.recovered !== undefined && readOnly === null) {
      this.#options.recovered.tell(loaded.article, loaded.recovered);
    }
  }

  /** An article that is let go of has been written to its end: its history hears of it. */
  #tellLeft(next: string | null): void {
    const session = this.session.get();
    if (session === null || session.id === next || session.readOnly !== null) return;
    // The newsroom may be closed already, which ends its sessions itself.
    this.#options.api.call('article.left', { id: session.id }).catch(() => undefined);
  }

  /** Flushes the open article; says so and answers false when that failed. */
  async #leave(): Promise<boolean> {
    const session = this.session.get();
    if (session === null) return true;
    if (await session.flush()) return true;
    this.#reportUnsaved(session);
    return false;
  }

  #reportUnsaved(session: ArticleSession): void {
    const { save } = session.get();
    if (save.state === 'failed' || save.state === 'conflict') {
      this.report(new GalleyError(save.failure));
    }
  }

  /** How many articles were made from this one in other languages. */
  #translationsOf(id: string): number {
    const summaries = this.#options.mirror.contents.get()?.summaries.values() ?? [];
    return [...summaries].filter(({ translationOf }) => translationOf === id).length;
  }

  #headlineOf(id: string): string {
    const summary: ArticleSummary | undefined = this.#options.mirror.contents
      .get()
      ?.summaries.get(id);
    const headline = summary?.headline ?? '';
    return headline === '' ? this.#options.messages.list.untitled : headline;
  }

  async #answerFlush(token: string): Promise<void> {
    let saved = false;
    try {
      saved = await this.flush();
    } finally {
      await this.#options.api.call('window.flushed', { token, saved });
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work, work);
    this.#turn = next.catch(() => undefined);
    return next;
  }
}

/** What the editor would have to show: the body on disk, and the one that comes back over it. */
function bodiesOf(loaded: LoadedArticle & { state: 'complete' }): Article['body'][] {
  const { article, recovered } = loaded;
  const back = recovered?.basedOnCurrent ? editOf(recovered.text)?.body : undefined;
  return back === undefined ? [article.body] : [article.body, back];
}

/** The members of an article that an edit is about. */
function membersOf(article: Article, edit: ArticleEdit): ArticleEdit {
  // Members of an edit, each with a value that an article had.
  return Object.fromEntries(
    Object.keys(edit).map((member) => [member, Reflect.get(article, member) as unknown]),
  ) as ArticleEdit;
}
