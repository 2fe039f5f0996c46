// What may pass between the window and the main process: every call, every event, and their schemas.
import * as z from 'zod';
import {
  article,
  articleEdit,
  articleEvent,
  articleFacts,
  articleStatus,
} from '../content/article.ts';
import { asset, assetEdit } from '../content/asset.ts';
import { auditEvent } from '../content/audit.ts';
import { articleId, assetId, libraryId, personId, termId } from '../content/ids.ts';
import { notedText } from '../content/journal.ts';
import {
  category,
  MOST_SITE_NAME,
  newsType,
  person,
  site,
  tag,
  taxonomy,
} from '../content/site.ts';
import { language } from '../content/text.ts';
import { failureCodes } from '../errors.ts';
import { historyEntry, historyEntryId, historyReason } from '../history/entry.ts';
import { MOST_ADDRESS_LENGTH } from '../paste/remote-pictures.ts';
import { calendarCalls } from './calendar-contract.ts';
import { droppedGoals } from './channels.ts';
import { deskCalls, deskEvents } from './desk-contract.ts';
import { exportCalls, jobId } from './export-contract.ts';
import { kitCalls } from './kit-contract.ts';
import { mediaCalls, mediaEvents } from './media-contract.ts';
import { newsletterCalls, newsletterEvents } from './newsletter-contract.ts';
import { summariesText } from './packed-summaries.ts';
import { preferences, preferencesCalls, preferencesEvents } from './preferences-contract.ts';
import { previewCalls, previewEvents } from './preview-contract.ts';
import { publishCalls, publishEvents } from './publish-contract.ts';
import { searchCalls, searchEvents } from './search-contract.ts';
import { settingsCalls } from './settings-contract.ts';
import { termsCalls } from './terms-contract.ts';

export const articleSummary = z.object({
  id: articleId,
  headline: z.string(),
  status: articleStatus,
  newsType: termId,
  categories: z.array(termId),
  tags: z.array(termId),
  bylines: z.array(personId),
  language: z.string(),
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

export const libraryInfo = z.object({
  id: libraryId,
  name: z.string(),
  /** Where it is, for the person to read; never sent back as an argument. */
  folder: z.string(),
  /** Why it is open for reading only, or null. */
  readOnly: z.string().nullable(),
});
export type LibraryInfo = z.infer<typeof libraryInfo>;

export const recentLibrary = z.object({ key: z.string(), name: z.string(), folder: z.string() });
export type RecentLibrary = z.infer<typeof recentLibrary>;

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

/** A file of the library that could not be used, and what was done about it. */
export const libraryProblem = z.object({
  file: z.string(),
  code: z.string(),
  detail: z.string(),
  setAside: z.boolean(),
  /** For an article that was set aside, or whose file was altered: what can be opened in its place. */
  revision: lostArticle.optional(),
  /** An article whose file can be read although its checksum is wrong: a person chooses which text counts. */
  altered: articleId.optional(),
  /** For a second version that a sync client left: its article, and the draft it became. */
  copy: z.object({ of: articleId, draft: articleId }).optional(),
});
export type LibraryProblem = z.infer<typeof libraryProblem>;

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

/** A finished backup: it was read back and found whole. */
export const backupDone = z.object({ folder: z.string(), files: z.int(), at: z.string() });
export type BackupDone = z.infer<typeof backupDone>;

/** A failure as it crosses to the window. */
export const failed = z.object({
  code: z.enum(failureCodes),
  subject: z.string().optional(),
  detail: z.string().optional(),
});

/** What came of fetching one picture of the web. */
export const fetchedPicture = z.union([z.object({ asset }), z.object({ error: failed })]);
export type FetchedPicture = z.infer<typeof fetchedPicture>;

/** No picture that comes without a file may be larger: pasted as bytes, or fetched. */
export const MOST_PICTURE_BYTES = 64 * 1024 * 1024;

/** More pictures than these are fetched by pressing again. */
export const MOST_FETCHED = 200;

/** A reason is a sentence or two, not a letter. */
export const MOST_WHY = 500;

const nothing = z.object({});

/** Each call: what goes in and what comes out. Inputs are strict: an unknown key is refused. */
export const calls = {
  'app.state': {
    input: nothing,
    output: z.object({
      library: libraryInfo.nullable(),
      recent: z.array(recentLibrary),
      preferences,
      platform: z.string(),
      /** The languages of the person's system, the preferred one first. */
      systemLanguages: z.array(z.string()),
      version: z.string(),
      /** True while the app runs on a runtime that must not be shipped. */
      developmentRuntime: z.boolean(),
      /** The article that was open when Galley, or the window, ended unexpectedly. */
      reopen: articleId.nullable(),
      /** The name of the newsroom that Galley is opening by itself; `library.atStart` answers once it is open. */
      opening: z.string().nullable(),
    }),
  },

  /** Makes a newsroom in a folder that the person is asked for; `language` is the first one of its website. */
  'library.create': {
    input: z.object({
      name: z.string().trim().min(1).max(MOST_SITE_NAME),
      language: language.default('en'),
    }),
    output: libraryInfo,
  },
  'library.open': { input: nothing, output: libraryInfo },
  'library.openRecent': { input: z.object({ key: z.string() }), output: libraryInfo },
  /** Opens a copy of the sample newsroom: a new one in a folder that the person is asked for, or the one that Galley keeps. */
  'library.openSample': { input: z.object({ choose: z.boolean() }), output: libraryInfo },
  /** Answers when the newsroom that Galley opens by itself is open, and fails as that opening did. */
  'library.atStart': {
    input: nothing,
    output: z.object({ library: libraryInfo.nullable(), reopen: articleId.nullable() }),
  },
  'library.close': { input: nothing, output: nothing },
  'library.contents': {
    input: nothing,
    output: z.object({
      site,
      taxonomy,
      people: z.array(person),
      /** All of them, or only those that the list begins with: `library.articles` then has the rest. */
      articles: summariesText,
      isWhole: z.boolean(),
      problems: z.array(libraryProblem),
    }),
  },
  /** Every article, once their files have been looked at. */
  'library.articles': { input: nothing, output: z.object({ articles: summariesText }) },

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
  /** The audit trail, newest first, and what is wrong with it: all of it read from the disk, or only what is new. */
  'audit.list': {
    input: z.object({ afresh: z.boolean() }),
    output: z.object({ events: z.array(auditEvent), faults: z.array(z.string()) }),
  },
  /** Writes the audit trail into a file that the person chooses. */
  'audit.export': {
    input: z.object({ as: z.enum(['csv', 'json']) }),
    output: z.object({ events: z.int() }),
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
  'article.keepAltered': { input: z.object({ id: articleId }), output: article },
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

  'taxonomy.add': {
    input: z.object({
      kind: z.enum(['category', 'newsType', 'tag']),
      name: z.string().min(1).max(80),
    }),
    output: z.object({ taxonomy, added: z.union([category, newsType, tag]) }),
  },

  'asset.get': { input: z.object({ ids: z.array(assetId).max(500) }), output: z.array(asset) },
  /** Asks the person for files and copies them into the library; resolves with what was added. */
  'asset.choose': {
    input: z.object({ job: jobId, purpose: z.enum(['attachment', 'image', 'library']) }),
    output: z.array(asset),
  },
  /** For pasted pictures: bytes that have no file. */
  'asset.importBytes': {
    input: z.object({
      job: jobId,
      fileName: z.string().max(255),
      bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= MOST_PICTURE_BYTES),
    }),
    output: asset,
  },
  /**
   * Fetches pictures of which a paste had only the addresses, after the person said so: one of the calls that make Galley
   * ask the network. Each address has its own outcome, in their order.
   */
  'picture.fetch': {
    input: z.object({
      job: jobId,
      addresses: z.array(z.string().min(1).max(MOST_ADDRESS_LENGTH)).min(1).max(MOST_FETCHED),
    }),
    output: z.object({ outcomes: z.array(fetchedPicture) }),
  },
  'asset.edit': { input: z.object({ id: assetId, edit: assetEdit }), output: asset },
  /** Opens a copy of a document in the person's own program, after a question. */
  'asset.show': { input: z.object({ id: assetId }), output: nothing },

  /** Backs the newsroom up and reads the copy back; asks for a folder where none is chosen, or when told to. */
  'backup.run': {
    input: z.object({ job: jobId, chooseFolder: z.boolean() }),
    output: backupDone,
  },

  ...preferencesCalls,
  ...searchCalls,
  ...previewCalls,
  ...exportCalls,
  ...publishCalls,
  ...deskCalls,
  ...termsCalls,
  ...settingsCalls,
  ...mediaCalls,
  ...newsletterCalls,
  ...calendarCalls,
  ...kitCalls,
  'job.cancel': { input: z.object({ job: jobId }), output: nothing },

  /** What refreshing the related news of every article would change: lists, and pages of the website. */
  'related.plan': {
    input: z.object({ job: jobId }),
    output: z.object({ articles: z.int(), lists: z.int(), pages: z.int() }),
  },
  /** Refreshes them. Cancelled, it answers with what was done until then. */
  'related.refresh': {
    input: z.object({ job: jobId }),
    output: z.object({ lists: z.int(), isStopped: z.boolean() }),
  },
  /** Brings back every list that the last refresh replaced and that nobody has touched since. */
  'related.undo': { input: nothing, output: z.object({ lists: z.int() }) },

  /** Opens an https, http or mailto address in the person's browser, after a question. */
  'link.open': { input: z.object({ url: z.string().max(4000) }), output: nothing },
  /** The window's answer to `app.flush`: everything typed has been saved, or could not be. */
  'window.flushed': { input: z.object({ token: z.string(), saved: z.boolean() }), output: nothing },
} as const;

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;

/** What the main process tells the windows; events announce, they do not steer. */
export const events = {
  'job.progress': z.object({
    job: jobId,
    /** What is being done now, such as a file name or `Pages`. */
    label: z.string(),
    done: z.number(),
    total: z.number(),
    unit: z.enum(['bytes', 'files']),
  }),
  'library.changed': z.object({
    library: libraryInfo.nullable(),
    changed: z.array(articleSummary),
    removed: z.array(articleId),
  }),
  /** Damage found after opening: everything that is known to be wrong by now. */
  'library.problems': z.object({ problems: z.array(libraryProblem) }),
  ...preferencesEvents,
  ...searchEvents,
  ...previewEvents,
  ...publishEvents,
  ...deskEvents,
  ...mediaEvents,
  ...newsletterEvents,
  /** A revision of an article got another name, from whatever window. */
  'history.renamed': z.object({ id: articleId }),
  /** Save what is unsaved now, then answer with `window.flushed`. */
  'app.flush': z.object({ token: z.string() }),
  /** A menu item was chosen; ids are those of `core/commands.ts`. */
  'app.command': z.object({ command: z.string() }),
} as const;

/** A value as its sender holds it: nothing in it is changed on the way. */
export type Sent<T> = unknown extends T
  ? T
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Sent<Item>[]
      : { readonly [Key in keyof T]: Sent<T[Key]> };

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;

/** Input of the `dropped` channel: what is to become of what was dropped, and where it lies. */
export const droppedFile = z.object({
  job: jobId,
  to: z.enum(droppedGoals),
  path: z.string().min(1),
});

export type { Bridge } from './channels.ts';
export {
  type ExportKind,
  type ExportReceipt,
  exportKind,
  exportReceipt,
  type Guarantee,
} from './export-contract.ts';
