// What becomes of text that was noted but never saved? It goes back into its article, or beside it; never over it.
import { access } from 'node:fs/promises';
import { checkBody } from '../../core/blocks/check-body.ts';
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import {
  comparable,
  editOf,
  type NotedEdit,
  type NotedText,
  noteOf,
} from '../../core/content/journal.ts';
import type { Failure } from '../../core/errors.ts';
import type { FoundText, RecoveredText } from '../../core/ipc/contract.ts';
import { english } from '../../core/messages.ts';
import { files } from '../storage/library-files.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import type { FoundNote, Journal } from './journal.ts';
import { digest, type Note } from './note-file.ts';

/**
 * Looks for text of `article` that was noted and not saved. Typed over the revision that is there, it goes back into
 * the window; where the article has moved on since, it becomes a draft of its own, and both are kept.
 * Undefined where there is nothing to recover.
 */
export async function recoverArticle(
  store: LibraryStore,
  journal: Journal,
  article: Article,
): Promise<RecoveredText | undefined> {
  const found = await journal.find(article.id);
  if (found === undefined) return undefined;
  if (found.state === 'setAside') {
    report(store, found);
    return undefined;
  }
  const { note } = found;
  if (isSame(note, article)) {
    await journal.clear(article.id);
    return undefined;
  }
  const edit = await usable(store, journal, note);
  if (edit === undefined) return undefined;
  if (standsOn(note, article)) {
    return { basedOnCurrent: true, at: note.at, text: note.text };
  }
  const copy = await keepBeside(store, journal, note, edit, article);
  if (copy === undefined) return undefined;
  const { id, headline } = copy;
  return { basedOnCurrent: false, at: note.at, copy: { id, headline } };
}

/** Everything that was noted and not saved when the library was last closed, and where each of it is now. */
export async function recoverAll(store: LibraryStore, journal: Journal): Promise<FoundText[]> {
  const found: FoundText[] = [];
  for (const one of await journal.findAll()) {
    if (one.state === 'setAside') {
      report(store, one);
      continue;
    }
    const { note } = one;
    const { headline } = note.text;
    const loaded = await store.article(note.article);
    if (loaded.ok) {
      if (loaded.value.state === 'readOnly') continue;
      const recovered = await recoverArticle(store, journal, loaded.value.article);
      if (recovered === undefined) continue;
      found.push(
        recovered.basedOnCurrent
          ? { state: 'waiting', at: note.at, id: note.article, headline }
          : { state: 'movedOn', at: note.at, headline, copy: recovered.copy },
      );
      continue;
    }
    // What lies in the trash may come back, and its text with it.
    if (loaded.error.code !== 'not-found' || (await isTrashed(store, note.article))) continue;
    const edit = await usable(store, journal, note);
    if (edit === undefined) continue;
    const copy = await keepBeside(store, journal, note, edit, undefined);
    if (copy === undefined) continue;
    found.push({
      state: 'gone',
      at: note.at,
      headline,
      copy: { id: copy.id, headline: copy.headline },
    });
  }
  return found;
}

/** Tells the person of notes that could not be used, beside the other files that could not. */
export function report(
  store: LibraryStore,
  { file, why }: FoundNote & { state: 'setAside' },
): void {
  store.report({ file, code: 'damaged-record', detail: why, setAside: true });
}

function isSame(note: Note, article: Article): boolean {
  return comparable(note.text) === comparable(noteOf(article));
}

/** Whether the note was typed over what is there now: over its revision, or over a save of the same window. */
function standsOn(note: Note, article: Article): boolean {
  if (note.baseRevision === article.revision) return true;
  return (
    note.sent !== undefined &&
    note.baseRevision + 1 === article.revision &&
    note.sent === digest(comparable(noteOf(article)))
  );
}

/** The edit that a note amounts to; a note whose body is none of ours is set aside. */
async function usable(
  store: LibraryStore,
  journal: Journal,
  note: Note,
): Promise<NotedEdit | undefined> {
  const edit = editOf(note.text);
  if (edit !== undefined && checkBody(edit.body).complete) return edit;
  const aside = await journal.setAside(note.article, 'its body holds something unknown');
  if (aside.state === 'setAside') report(store, aside);
  return undefined;
}

/**
 * Saves noted text as a draft of its own, and only then lets the note go. Doing it again, after a crash in the middle,
 * makes no second draft. Where it cannot be saved the note is set aside: the next keystroke must not replace it.
 */
async function keepBeside(
  store: LibraryStore,
  journal: Journal,
  note: Note,
  edit: NotedEdit,
  beside: Article | undefined,
): Promise<Article | undefined> {
  const headline = english.recovery.copyHeadline(
    note.text.headline === '' ? english.list.untitled : note.text.headline,
  );
  const kept =
    (await findKept(store, { ...note.text, headline })) ??
    (await saveBeside(store, {
      ...(beside === undefined ? {} : placeOf(beside)),
      ...edit,
      headline,
    }));
  if ('code' in kept) {
    const aside = await journal.setAside(note.article, `it could not be saved: ${kept.code}`);
    if (aside.state === 'setAside') report(store, aside);
    return undefined;
  }
  await journal.clear(note.article);
  return kept;
}

async function saveBeside(store: LibraryStore, edit: ArticleEdit): Promise<Article | Failure> {
  const created = await store.createArticle();
  if (!created.ok) return created.error;
  const { id, revision } = created.value;
  const saved = await store.saveArticle(id, revision, edit);
  return saved.ok ? saved.value.article : saved.error;
}

/** What a copy takes over from the article it lies beside: where it belongs, never that it is published. */
function placeOf(article: Article): ArticleEdit {
  const { language, newsType, categories, tags, bylines } = article;
  return { language, newsType, categories, tags, bylines };
}

async function findKept(store: LibraryStore, text: NotedText): Promise<Article | undefined> {
  for (const summary of store.summaries()) {
    if (summary.headline !== text.headline) continue;
    const loaded = await store.article(summary.id);
    if (!loaded.ok) continue;
    const { article } = loaded.value;
    if (comparable(noteOf(article)) === comparable(text)) return article;
  }
  return undefined;
}

function isTrashed(store: LibraryStore, id: ArticleId): Promise<boolean> {
  return access(files.trashedArticle(store.folder, id)).then(
    () => true,
    () => false,
  );
}
