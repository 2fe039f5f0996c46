// What passes between a window and the main process about one article: its text and its state, its history, the trash, and what was never saved?
import * as z from 'zod';
import {
  article,
  articleEdit,
  articleEvent,
  articleFacts,
  articleStatus,
} from '../content/article.ts';
import { articleId, personId, termId } from '../content/ids.ts';
import { notedText } from '../content/journal.ts';
import { historyEntry, historyEntryId, historyReason } from '../history/entry.ts';
import { undoToken } from './desk-contract.ts';

/** What lists know of an article. */
export const articleSummary = z.object({
  id: articleId,
  headline: z.string(),
  status: articleStatus,
  newsType: termId,
  categories: z.array(termId),
  tags: z.array(termId),
  bylines: z.array(personId),
  language: z.string(),
  translationOf: articleId.optional(),
  attachmentCount: z.int(),
  highlighted: z.boolean(),
  updatedAt: z.string(),
  publishedAt: z.string().optional(),
  publishAt: z.string().optional(),
  embargoUntil: z.string().optional(),
  dueAt: z.string().optional(),
  assignee: z.string().optional(),
  event: articleEvent.omit({ link: true }).optional(),
  revision: z.int(),
});

/** What the timeline shows of a history entry. */
export const historyEntryInfo = z.object({
  id: historyEntryId,
  at: z.string(),
  reason: historyReason,
  /** What a person called it. */
  name: z.string().nullable(),
  revision: z.int(),
  status: articleStatus,
  headline: z.string(),
  words: z.int(),
});
export type HistoryEntryInfo = z.infer<typeof historyEntryInfo>;

export const trashedArticle = z.object({
  id: articleId,
  headline: z.string(),
  status: articleStatus,
  language: z.string(),
  trashedAt: z.string().nullable(),
});
export type TrashedArticle = z.infer<typeof trashedArticle>;

/** An article whose record is gone, and the newest entry of its history that is whole. */
export const lostArticle = z.object({
  id: articleId,
  entry: historyEntryId,
  at: z.string(),
  headline: z.string(),
});
export type LostArticle = z.infer<typeof lostArticle>;

const keptCopy = z.object({ id: articleId, headline: z.string() });

/** When text was last noted, and whether the window was closed although it was not saved. */
const left = { at: z.string(), closedOver: z.boolean() };

/** Text from the keystroke journal that no save had taken: it comes back, or is kept beside as a draft. */
export const recoveredText = z.discriminatedUnion('basedOnCurrent', [
  z.object({ basedOnCurrent: z.literal(true), ...left, text: notedText }),
  z.object({ basedOnCurrent: z.literal(false), ...left, copy: keptCopy }),
]);
export type RecoveredText = z.infer<typeof recoveredText>;

/** What the journal held when the library was opened. */
export const foundText = z.discriminatedUnion('state', [
  /** Comes back when its article is opened. */
  z.object({
    state: z.literal('waiting'),
    ...left,
    id: articleId,
    headline: z.string(),
  }),
  /** Its article has a newer text, or is gone: kept as a draft. */
  z.object({
    state: z.literal('movedOn'),
    ...left,
    of: articleId,
    headline: z.string(),
    copy: keptCopy,
  }),
  z.object({
    state: z.literal('gone'),
    ...left,
    headline: z.string(),
    copy: keptCopy,
  }),
]);
export type FoundText = z.infer<typeof foundText>;

/** Only a `complete` article may be saved: whatever did not load whole is shown and left alone. */
export const loadedArticle = z.discriminatedUnion('state', [
  z.object({ state: z.literal('complete'), article, recovered: recoveredText.optional() }),
  z.object({ state: z.literal('readOnly'), article, reason: z.string() }),
]);
export type LoadedArticle = z.infer<typeof loadedArticle>;

/** A reason is a sentence or two, not a letter. */
export const MOST_WHY = 500;

const nothing = z.object({});

export const articleCalls = {
  'article.create': { input: nothing, output: article },
  'article.get': { input: z.object({ id: articleId }), output: loadedArticle },
  'article.save': {
    input: z.object({
      id: articleId,
      baseRevision: z.int(),
      edit: articleEdit,
      /** Why the article goes where it goes, for the audit trail. */
      why: z.string().trim().min(1).max(MOST_WHY).optional(),
    }),
    output: z.object({ article: articleFacts, savedAt: z.string() }),
  },
  /** The article as it is in the library now, for comparing: nothing is recovered, and it does not count as open. */
  'article.read': { input: z.object({ id: articleId }), output: loadedArticle },
  /**
   * Ends a conflict between revision `seen` and the `edit` that a window made to revision `base`. What is not kept is
   * the history entry `kept` first. Fails with `conflict` where the library has moved on from `seen`.
   */
  'conflict.settle': {
    input: z.object({
      id: articleId,
      seen: z.int(),
      base: z.int(),
      edit: articleEdit,
      keep: z.enum(['mine', 'other']),
    }),
    output: z.object({ article, kept: historyEntryId }),
  },
  /** Keeps a text that clashes with its article as a draft of its own. */
  'conflict.keepBeside': {
    input: z.object({ edit: articleEdit }),
    output: z.object({ article, token: undoToken.nullable() }),
  },
  'article.trash': { input: z.object({ id: articleId }), output: nothing },
  /** The steps of an article through its states, oldest first, as the audit trail has them. */
  'article.moves': {
    input: z.object({ id: articleId }),
    output: z.object({
      moves: z.array(
        z.object({
          at: z.string(),
          by: z.string(),
          from: articleStatus,
          to: articleStatus,
          why: z.string().nullable(),
        }),
      ),
    }),
  },
  'article.restore': { input: z.object({ id: articleId }), output: articleSummary },
  /** The window let go of an article: its editing session is over. */
  'article.left': { input: z.object({ id: articleId }), output: nothing },
  /** What the file of an altered article holds, and the newest whole entry of its history. */
  'article.altered': {
    input: z.object({ id: articleId }),
    output: z.object({ article, newest: lostArticle.nullable() }),
  },
  /** Uses the file of an altered article as it is; `history.restore` opens an entry in its place. */
  'article.keepAltered': {
    input: z.object({ id: articleId }),
    output: z.object({ article, token: undoToken.nullable() }),
  },
  'trash.list': {
    input: nothing,
    output: z.object({ articles: z.array(trashedArticle), lost: z.array(lostArticle) }),
  },

  'history.list': {
    input: z.object({ id: articleId }),
    output: z.object({
      /** Newest first. */
      entries: z.array(historyEntryInfo),
      unreadable: z.int(),
      trouble: z.string().nullable(),
    }),
  },
  'history.read': {
    input: z.object({ id: articleId, entry: historyEntryId }),
    output: historyEntry,
  },
  /** Brings the article back to an entry, as a new revision; `before` is the entry of what it replaced. */
  'history.restore': {
    input: z.object({ id: articleId, entry: historyEntryId }),
    output: z.object({ article, before: historyEntryId.nullable() }),
  },
  /** Gives a revision a name, which keeps it for good; an empty one takes the name away. All windows hear of it by `history.renamed`. */
  'history.name': {
    input: z.object({ id: articleId, entry: historyEntryId, name: z.string().max(80) }),
    output: historyEntryInfo,
  },

  /** Puts unsaved text on disk by a way of its own, for the case that no save comes to it. */
  'journal.note': {
    input: z.object({ id: articleId, baseRevision: z.int(), text: notedText }),
    output: nothing,
  },
  /** The noted text of an article is safe elsewhere. */
  'journal.clear': { input: z.object({ id: articleId }), output: nothing },
  /** What was noted and never saved, when a library has just been opened. */
  'journal.list': { input: nothing, output: z.object({ found: z.array(foundText) }) },

  /** Keeps what can still be undone in an article, for the next time it is opened; null forgets it. */
  'undo.keep': {
    input: z.object({ id: articleId, text: z.string().max(2_000_000).nullable() }),
    output: nothing,
  },
  /** What was kept. It is for the window to check that it belongs to the text it has. */
  'undo.read': {
    input: z.object({ id: articleId }),
    output: z.object({ text: z.string().nullable() }),
  },
} as const;

export const articleEvents = {
  /** A revision of an article got another name, from whatever window. */
  'history.renamed': z.object({ id: articleId }),
} as const;
