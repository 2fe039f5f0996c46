// Two texts of one article, and a person has chosen: how does their choice come true, so that it can be taken back?
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import { articleId } from '../../core/content/ids.ts';
import { type DoneStep, doneToArticle } from '../../core/desk/change-set.ts';
import { type Result, success } from '../../core/errors.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import type { ChangeDesk } from './change-desk.ts';

/** What came of a choice; its token takes it back by `ChangeDesk.undo`, and is null where there is nothing to go back to. */
export interface Chosen {
  readonly article: Article;
  readonly token: string | null;
}

/** Keeps a text that clashes with its article as a draft of its own, whole from the first moment. Taken back, it goes into the trash. */
export async function keepBeside(
  desk: ChangeDesk,
  store: LibraryStore,
  edit: ArticleEdit,
): Promise<Result<Chosen>> {
  // A second text in the same language is no version of its article.
  const { translationOf: _of, translatedFrom: _from, ...alone } = edit;
  const made = await store.createArticle({ id: articleId.parse(store.newId()), edit: alone });
  if (!made.ok) return made;
  const { id } = made.value;
  return chosen(desk, store, made.value, [{ kind: 'createArticle', id }]);
}

/**
 * Uses the file of an article as it is although its checksum is wrong. Taken back, each member that is still as the file had it is that of the last
 * version that Galley kept; the file's own text is in the history then.
 */
export async function keepAltered(
  desk: ChangeDesk,
  store: LibraryStore,
  id: Article['id'],
): Promise<Result<Chosen>> {
  const kept = await store.keepAltered(id);
  if (!kept.ok) return kept;
  const { article, before } = kept.value;
  return chosen(desk, store, article, before === null ? [] : [doneToArticle(before, article)]);
}

function chosen(
  desk: ChangeDesk,
  store: LibraryStore,
  article: Article,
  done: readonly DoneStep[],
): Result<Chosen> {
  return success({ article, token: desk.note(store, done) });
}
