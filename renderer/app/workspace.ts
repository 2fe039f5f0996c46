// Which article is open, and what must happen before another one may be? Nothing is left before it is saved.
import type { Article, ArticleEdit, ArticleStatus } from '../../core/content/article.ts';
import { editOf } from '../../core/content/journal.ts';
import { GalleyError, toFailure } from '../../core/errors.ts';
import type { LoadedArticle } from '../../core/ipc/contract.ts';
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

export interface WorkspaceOptions {
  readonly api: Api;
  readonly mirror: LibraryMirror;
  readonly toasts: Toasts;
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
    const { api, mirror, toasts } = options;
    this.settling = new Settling({
      api,
      mirror,
      toasts,
      // Asked for at each use: the language may be another one by then.
      get messages() {
        return options.messages;
      },
      place: {
        session: this.session,
        inTurn: (work) => this.#inTurn(work),
        leave: () => this.#leave(),
        show: (loaded, isSettled) => this.#show(loaded, isSettled),
        restoreRevision: (id, entry, done) => this.restoreRevision(id, entry, done),
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

  /** Moves an article to the trash; a toast offers the way back. */
  trash(id: string): Promise<void> {
    const { api, mirror, toasts, messages } = this.#options;
    return this.#inTurn(async () => {
      try {
        const isOpen = this.session.get()?.id === id;
        if (isOpen && !(await this.#leave())) return;
        const headline = this.#headlineOf(id);
        this.#trashing = id;
        await api.call('article.trash', { id });
        const open = this.session.get();
        // Typed while it was on its way to the trash: that asks what to do.
        if (open?.id === id && open.isUnsaved) open.wasRemoved();
        else if (isOpen) this.letGo();
        mirror.update({ removed: id });
        toasts.show(messages.details.trashed(headline), {
          action: { label: messages.common.undo, run: () => void this.#restore(id) },
        });
      } catch (caught) {
        this.report(caught);
      } finally {
        this.#trashing = null;
      }
    });
  }

  /**
   * Opens what a history entry holds as the newest revision of its article; a toast says `done` and offers the way
   * back, when there is one. False when what is open could not be saved, or the entry could not be restored.
   */
  restoreRevision(id: string, entry: string, done: string): Promise<boolean> {
    const { api, mirror, toasts, messages } = this.#options;
    return this.#inTurn(async () => {
      try {
        if (!(await this.#leave())) return false;
        const { article, before } = await api.call('history.restore', { id, entry });
        mirror.update({ summary: summarise(article) });
        await this.#show(await api.call('article.get', { id }));
        const { restoreUndone } = messages.history;
        toasts.show(
          done,
          before === null
            ? {}
            : {
                action: {
                  label: messages.common.undo,
                  run: () => void this.restoreRevision(id, before, restoreUndone),
                },
              },
        );
        return true;
      } catch (caught) {
        this.report(caught);
        return false;
      }
    });
  }

  /** Changes the state of the open article and saves at once, with the reason where there is one; a toast offers the way back. */
  async moveTo(status: ArticleStatus, edit: ArticleEdit = {}, why?: string): Promise<void> {
    const session = this.session.get();
    if (session === null || session.readOnly !== null) return;
    const { toasts, messages } = this.#options;
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
    toasts.show(
      messages.details.moved(
        article.headline === '' ? messages.list.untitled : article.headline,
        messages.statuses[status],
      ),
      {
        action: {
          label: messages.common.undo,
          run: () => {
            if (this.session.get() !== session) return;
            session.change(before);
            void session.flush();
          },
        },
      },
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

  async #restore(id: string): Promise<void> {
    try {
      const summary = await this.#options.api.call('article.restore', { id });
      this.#options.mirror.update({ summary: asSummary(summary) });
      await this.open(id);
    } catch (caught) {
      this.report(caught);
    }
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
