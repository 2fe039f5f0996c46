// What becomes of text that was noted but never saved? It goes back into its article, or beside it; never over it.
import { access } from 'node:fs/promises';
import { loadProblem } from '../../core/blocks/check-body.ts';
import type { Article, ArticleEdit } from '../../core/content/article.ts';
import { isRelatedOnly } from '../../core/content/article-changes.ts';
import type { ArticleId } from '../../core/content/ids.ts';
import {
  comparable,
  editOf,
  type NotedEdit,
  type NotedText,
  noteOf,
} from '../../core/content/journal.ts';
import type { Failure } from '../../core/errors.ts';
import type { FoundText, RecoveredText } from '../../core/ipc/article-contract.ts';
import { english } from '../../core/messages.ts';
import { files } from '../storage/library-files.ts';
import type { LibraryStore } from '../storage/library-store.ts';
import type { FoundNote, Journal } from './journal.ts';
import { digest, type Note } from './note-file.ts';

/**
 * Looks for text of `article` that was noted and not saved, by whatever window is gone, and by `window` before its
 * page was loaded anew. The newest that was typed over the revision that is there goes back into `window`; every other
 * text becomes a draft of its own. Undefined where there is nothing to recover.
 */
export function recoverArticle(
  store: LibraryStore,
  journal: Journal,
  article: Article,
  window: number,
): Promise<RecoveredText | undefined> {
  return journal.inTurn(async () => {
    let back: (FoundNote & { state: 'whole' }) | undefined;
    let kept: RecoveredText | undefined;
    for (const found of await journal.findAll(window, article.id)) {
      const unsaved = await differing(store, journal, article, found);
      if (unsaved === undefined) continue;
      const { note, edit } = unsaved;
      if (back === undefined && standsOn(note, article)) back = unsaved;
      else if (back !== undefined && comparable(back.note.text) === comparable(note.text)) {
        await journal.discard(unsaved);
      } else {
        const copy = await keepBeside(store, journal, unsaved, edit, article);
        if (copy !== undefined)
          kept ??= { basedOnCurrent: false, ...leftAs(note), copy: nameOf(copy) };
      }
    }
    if (back === undefined) return kept;
    // Last: the window's own note of before is safe by now, whose place this one takes.
    await journal.claim(back, window);
    return { basedOnCurrent: true, ...leftAs(back.note), text: back.note.text };
  });
}

/** Everything that was noted and not saved, and that no other window holds: where each of it is now. */
export function recoverAll(
  store: LibraryStore,
  journal: Journal,
  window: number,
): Promise<FoundText[]> {
  return journal.inTurn(async () => {
    const found: FoundText[] = [];
    for (const one of await journal.findAll(window)) {
      if (one.state === 'setAside') {
        report(store, one);
        continue;
      }
      const told = await whereIs(store, journal, one);
      // Of several that wait for one article, the newest is spoken of: it is the one that comes back.
      const isTold = found.some(
        (other) => 'id' in other && told !== undefined && 'id' in told && other.id === told.id,
      );
      if (told !== undefined && !isTold) found.push(told);
    }
    return found;
  });
}

/** Where the text of a note is now, after what can be done about it at once. */
async function whereIs(
  store: LibraryStore,
  journal: Journal,
  found: FoundNote & { state: 'whole' },
): Promise<FoundText | undefined> {
  const { note } = found;
  const { headline } = note.text;
  const loaded = await store.article(note.article);
  if (loaded.ok) {
    if (loaded.value.state === 'readOnly') return undefined;
    const { article } = loaded.value;
    const unsaved = await differing(store, journal, article, found);
    if (unsaved === undefined) return undefined;
    if (standsOn(note, article)) {
      return { state: 'waiting', ...leftAs(note), id: note.article, headline };
    }
    const copy = await keepBeside(store, journal, unsaved, unsaved.edit, article);
    if (copy === undefined) return undefined;
    return { state: 'movedOn', ...leftAs(note), of: note.article, headline, copy: nameOf(copy) };
  }
  // What lies in the trash may come back, and its text with it.
  if (loaded.error.code !== 'not-found' || (await isTrashed(store, note.article))) return undefined;
  const edit = await usable(store, journal, found);
  if (edit === undefined) return undefined;
  const copy = await keepBeside(store, journal, found, edit, undefined);
  if (copy === undefined) return undefined;
  return { state: 'gone', ...leftAs(note), headline, copy: nameOf(copy) };
}

/** When it was left, and whether a person did so. */
function leftAs({ at, closedOver }: Note): { at: string; closedOver: boolean } {
  return { at, closedOver: closedOver === true };
}

function nameOf({ id, headline }: Article): { id: ArticleId; headline: string } {
  return { id, headline };
}

/** A note that says something the article does not, and the edit it amounts to; undefined for any other. */
async function differing(
  store: LibraryStore,
  journal: Journal,
  article: Article,
  found: FoundNote,
): Promise<(FoundNote & { state: 'whole'; edit: NotedEdit }) | undefined> {
  if (found.state === 'setAside') {
    report(store, found);
    return undefined;
  }
  if (isSame(found.note, article)) {
    await journal.discard(found);
    return undefined;
  }
  const edit = await usable(store, journal, found);
  return edit === undefined ? undefined : { ...found, edit };
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

/**
 * Whether the note was typed over what is there now: over its revision, over one that differs in its related news, or over
 * a save of the same window.
 */
function standsOn(note: Note, article: Article): boolean {
  if (note.baseRevision === article.revision) return true;
  if (isRelatedOnly(article, note.baseRevision)) return true;
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
  found: FoundNote & { state: 'whole' },
): Promise<NotedEdit | undefined> {
  const edit = editOf(found.note.text);
  if (edit !== undefined && loadProblem(edit.body) === undefined) return edit;
  const aside = await journal.setAside(found, 'its body cannot be opened as a whole');
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
  found: FoundNote & { state: 'whole' },
  edit: NotedEdit,
  beside: Article | undefined,
): Promise<Article | undefined> {
  const { note } = found;
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
    const aside = await journal.setAside(found, `it could not be saved: ${kept.code}`);
    if (aside.state === 'setAside') report(store, aside);
    return undefined;
  }
  await journal.discard(found);
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
  // A copy that was made just before a crash is in no index yet.
  await store.look();
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
