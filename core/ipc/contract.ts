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
import { savedView } from '../desk/views.ts';
import { failureCodes } from '../errors.ts';
import { historyEntry, historyEntryId, historyReason } from '../history/entry.ts';
import { languageChoices } from '../language-choice.ts';
import { MOST_ADDRESS_LENGTH } from '../paste/remote-pictures.ts';
import { searchFields } from '../search/article-text.ts';
import { calendarCalls } from './calendar-contract.ts';
import { droppedGoals } from './channels.ts';
import { deskCalls, deskEvents } from './desk-contract.ts';
import { exportCalls, jobId } from './export-contract.ts';
import { kitCalls } from './kit-contract.ts';
import { mediaCalls, mediaEvents } from './media-contract.ts';
import { newsletterCalls, newsletterEvents } from './newsletter-contract.ts';
import { summariesText } from './packed-summaries.ts';
import { publishCalls, publishEvents } from './publish-contract.ts';
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

/** What belongs to the person, not to the newsroom. */
export const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Of the app; what the website says is the newsroom's. */
  language: z.enum(languageChoices),
  /** More contrast than usual, and less motion: as the system says, or always. */
  contrast: z.enum(['system', 'more']),
  motion: z.enum(['system', 'less']),
  /** Of the body text in the editor, in pixels at 100 %. */
  textSize: z.int().min(16).max(24),
  density: z.enum(['compact', 'normal', 'roomy']),
  /** Of everything in the window; 1 is 100 %. */
  zoom: z.number().min(0.8).max(4),
  detailsOpen: z.boolean(),
  listWidth: z.number(),
  detailsWidth: z.number(),
  /** Of the details panel while it shows the preview. */
  previewWidth: z.number(),
  /** Typing brings curly quotes, dashes and the spaces of French. */
  smartPunctuation: z.boolean(),
  /** What they sign decisions with. */
  personName: z.string().max(120),
  /** Whether the side bar has words, beside one article and on screens about many; else it has icons only. */
  sideBarBesideText: z.boolean(),
  sideBarElsewhere: z.boolean(),
  /** Filters of the article desk with a name, of all newsrooms. */
  views: z.array(savedView).max(200),
});
export type Preferences = z.infer<typeof preferences>;

/** What is the same in all windows; the rest is how one of them is set up. */
export const sharedPreferences = preferences.pick({
  theme: true,
  language: true,
  contrast: true,
  motion: true,
  textSize: true,
  density: true,
  zoom: true,
  smartPunctuation: true,
  personName: true,
});

/** What a person begins with. */
export const defaultPreferences: Preferences = {
  theme: 'system',
  language: 'system',
  contrast: 'system',
  motion: 'system',
  textSize: 18,
  density: 'normal',
  zoom: 1,
  detailsOpen: true,
  listWidth: 288,
  detailsWidth: 316,
  previewWidth: 440,
  smartPunctuation: true,
  personName: '',
  sideBarBesideText: false,
  sideBarElsewhere: true,
  views: [],
};

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

/** How far the reading of the archive has come. Until it is ready, searches answer from what is known. */
export const searchProgress = z.object({
  known: z.int(),
  articles: z.int(),
  isReady: z.boolean(),
});
export type SearchProgress = z.infer<typeof searchProgress>;

/** The best articles for a query, each with the passage that shows why; offsets in UTF-16 units of `text`. */
export const searchAnswer = searchProgress.extend({
  hits: z.array(
    z.object({
      id: articleId,
      field: z.enum(searchFields),
      text: z.string(),
      highlights: z.array(z.tuple([z.int(), z.int()])),
    }),
  ),
  /** How many articles hold the words, of which `hits` are the first. */
  total: z.int(),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

/** A failure as it crosses to the window. */
export const failed = z.object({
  code: z.enum(failureCodes),
  subject: z.string().optional(),
  detail: z.string().optional(),
});

/** The page of an article as an export of this moment would write it. */
export const previewedPage = z.object({
  /** Of its file, from the root of the site. */
  path: z.string(),
  /** Letter by letter what an export writes. It is read, never put into the window's own page. */
  html: z.string(),
  /** The address of the site, where one is set. */
  base: z.string().nullable(),
  /** It is not public: this is how it would look if it were published now. */
  asIfPublished: z.boolean(),
  /** Names what a frame gets of it: another stamp, and the frame has to load it again. */
  stamp: z.string(),
  /** Smaller copies of its pictures are still to be made; until then they are shown as they are. */
  isWaitingForPictures: z.boolean(),
  /** What an editor should know of the theme; sentences. */
  warnings: z.array(z.string()),
});
export type PreviewedPage = z.infer<typeof previewedPage>;

/** An article with a text that is longer has no preview. */
export const MOST_PREVIEWED = 20_000_000;

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
  'preferences.set': { input: preferences.partial(), output: preferences },

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

  /** Someone is about to search: the archive begins to be read, in a process of its own. */
  'search.start': { input: nothing, output: nothing },
  /** Searches the text of all articles. A newer query ends the one before, which then fails with `cancelled`. */
  'search.query': {
    input: z.object({ text: z.string().max(400), limit: z.int().min(1).max(100) }),
    output: searchAnswer,
  },

  /**
   * Makes the page of an article as the window has it, saved or not, and shows it to the window's own frame.
   * `article` is an article as JSON: it crosses as text, and is parsed where the page is made. A newer call ends the one before, which then
   * fails with `cancelled`.
   */
  'preview.show': {
    input: z.object({
      article: z.string().max(MOST_PREVIEWED),
      /** The text is all that changed since the last page: nothing else is looked at for a moment. */
      isTyping: z.boolean(),
    }),
    output: previewedPage.extend({
      /** What the address of the frame begins with, for each look: `galley-preview://<look>-<key>/`. */
      key: z.string(),
    }),
  },
  /**
   * Loads the page or mail again in the frame whose addresses have this key, staying where one was in it. Nothing is begun where the frame
   * has the newest one already. While it loads, the window sends the frame nowhere else: what meets on the way gets lost.
   */
  'preview.reload': {
    input: z.object({ key: z.uuid() }),
    output: z.object({ isBegun: z.boolean() }),
  },
  /** The window shows no preview any more. */
  'preview.away': { input: nothing, output: nothing },

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
  /** More of the archive can be searched than before; told now and then while it is read. */
  'search.progress': searchProgress,
  /** The page of the preview would come out another one now: its pictures have got smaller copies. */
  'preview.better': nothing,
  /** Where the link leads that is pointed at or has the focus, anywhere in the window; empty for none. */
  'preview.pointed': z.object({ address: z.string() }),
  ...publishEvents,
  ...deskEvents,
  /** A window changed something that holds for all of them. */
  'preferences.changed': sharedPreferences.partial(),
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
