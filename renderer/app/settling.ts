// Two texts of one article: how does the person's choice come true, without the other text being lost?
import type { Article } from '../../core/content/article.ts';
import { changedFields, editOfFields } from '../../core/content/article-merge.ts';
import { toFailure } from '../../core/errors.ts';
import type { LoadedArticle } from '../../core/ipc/article-contract.ts';
import { summarise } from '../../core/library.ts';
import type { Messages } from '../../core/messages.ts';
import type { ArticleSession } from '../editor/article-session.ts';
import type { Api } from './api.ts';
import { asSummary, type LibraryMirror } from './library-mirror.ts';
import type { Readable } from './store.ts';
import type { Toasts } from './toasts.ts';
import type { Step, Undo, Way } from './undo.ts';

/** What settling needs of the workspace, whose open article it is about. */
export interface SettlingPlace {
  readonly session: Readable<ArticleSession | null>;
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Flushes the open article; false when that failed. */
  leave(): Promise<boolean>;
  /** Puts an article in the place of the open one, whose unsaved text is safe elsewhere if `isSettled`. */
  show(loaded: LoadedArticle, isSettled?: boolean): Promise<void>;
  /** A step of undo that restores a revision, and says so. */
  wayToRevision(id: string, entry: string, say: Readonly<Record<Way, string>>): Step;
  report(caught: unknown): void;
}

export interface SettlingOptions {
  readonly api: Api;
  readonly mirror: LibraryMirror;
  readonly toasts: Toasts;
  readonly undo: Undo;
  readonly messages: Messages;
  readonly place: SettlingPlace;
}

/** The choices of a conflict, and of a draft that holds another version of an article. */
export class Settling {
  readonly #options: SettlingOptions;

  constructor(options: SettlingOptions) {
    this.#options = options;
  }

  /**
   * Ends a conflict by keeping the text of this window, or the other one. What is not kept is in the history first, and
   * a toast offers it back. Where the other side changed meanwhile nothing is done, and the newer one is shown.
   */
  keep(keep: 'mine' | 'other'): Promise<void> {
    const { api, mirror, toasts, undo, messages, place } = this.#options;
    return place.inTurn(async () => {
      const session = place.session.get();
      const other = session?.get().other ?? null;
      if (session === null || other === null) return;
      const words = messages.conflict;
      try {
        const { changes } = session;
        const { base, edit } = session.against(other);
        const { article, kept } = await api.call('conflict.settle', {
          id: session.id,
          seen: other.revision,
          base,
          edit,
          keep,
        });
        mirror.update({ summary: summarise(article) });
        await place.show({ state: 'complete', article }, session.changes === changes);
        const done = keep === 'mine' ? words.keptMine : words.keptOther;
        const say = { undo: words.keptAfterAll, redo: done };
        undo.tell(done, place.wayToRevision(article.id, kept, say));
      } catch (caught) {
        if (toFailure(caught).code !== 'conflict') {
          place.report(caught);
          return;
        }
        await session.look();
        toasts.show(words.changedAgain, { isProblem: true });
      }
    });
  }

  /** After a conflict: the window's text becomes an article of its own, and the other one is shown, if it is there. */
  keepBoth(): Promise<void> {
    const { api, mirror, undo, messages, place } = this.#options;
    return place.inTurn(async () => {
      const session = place.session.get();
      if (session === null) return;
      try {
        const { changes } = session;
        const mine = session.snapshot();
        const headline = messages.save.copyHeadline(
          mine.headline === '' ? messages.list.untitled : mine.headline,
        );
        const { id, revision, updatedAt, createdAt, slug, publishedAt, ...content } = mine;
        const { article, token } = await api.call('conflict.keepBeside', {
          edit: { ...content, headline, status: 'draft' },
        });
        mirror.update({ summary: summarise(article) });
        // Only now is the window's text safe elsewhere, and the other version may be shown.
        // A note that stays nevertheless is kept as one more draft: too much, and nothing lost.
        if (session.changes === changes) {
          await api.call('journal.clear', { id: session.id }).catch(() => undefined);
        }
        const isGone = session.get().other === null;
        const next = await api.call('article.get', { id: isGone ? article.id : session.id });
        await place.show(next, session.changes === changes);
        const { trashed } = messages.details;
        undo.tell(
          messages.save.keptBoth(headline),
          undo.byToken(token, (way) =>
            way === 'undo' ? trashed(headline) : messages.trash.restored(headline),
          ),
        );
      } catch (caught) {
        place.report(caught);
      }
    });
  }

  /**
   * Gives an article the text of a draft beside it, `next`, and moves the draft to the trash. What is replaced is in the
   * history first, and a toast offers it back. False when nothing was done.
   */
  replaceBy(article: Article, next: Article, draft: string): Promise<boolean> {
    const { api, mirror, undo, messages, place } = this.#options;
    return place.inTurn(async () => {
      try {
        if (!(await place.leave())) return false;
        const { id, revision } = article;
        const settled = await api.call('conflict.settle', {
          id,
          seen: revision,
          base: revision,
          edit: editOfFields(next, new Set(changedFields(article, next))),
          keep: 'mine',
        });
        mirror.update({ summary: summarise(settled.article) });
        await place.show(await api.call('article.get', { id }));
        await api.call('article.trash', { id: draft });
        mirror.update({ removed: draft });
        const { draftUsed, keptAfterAll } = messages.conflict;
        const say = { undo: keptAfterAll, redo: draftUsed };
        undo.tell(draftUsed, this.#withDraft(place.wayToRevision(id, settled.kept, say), draft));
        return true;
      } catch (caught) {
        place.report(caught);
        return false;
      }
    });
  }

  /** A step of undo with which the draft that was used comes back from the trash, or goes there again. */
  #withDraft(step: Step, draft: string): Step {
    const { api, mirror } = this.#options;
    return async (way) => {
      try {
        if (way === 'undo') {
          const summary = await api.call('article.restore', { id: draft });
          mirror.update({ summary: asSummary(summary) });
        } else {
          await api.call('article.trash', { id: draft });
          mirror.update({ removed: draft });
        }
      } catch (caught) {
        // Somebody brought it back, or threw it away, by hand: it is where it should be.
        if (!['not-found', 'conflict'].includes(toFailure(caught).code)) throw caught;
      }
      const taken = await step(way);
      const { again } = taken;
      return again === undefined ? taken : { ...taken, again: this.#withDraft(again, draft) };
    };
  }

  /** Another window trashed the article that is being written here: it comes back, and the text of this window with it. */
  bringBack(): Promise<void> {
    const { api, mirror, place } = this.#options;
    return place.inTurn(async () => {
      const session = place.session.get();
      if (session === null) return;
      try {
        mirror.update({
          summary: asSummary(await api.call('article.restore', { id: session.id })),
        });
        await session.look();
        await session.flush();
      } catch (caught) {
        place.report(caught);
      }
    });
  }
}
