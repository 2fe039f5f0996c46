// What may pass between the window and the main process: every call, every event, and their schemas.
import * as z from 'zod';
import { asset, assetEdit } from '../content/asset.ts';
import { auditEvent } from '../content/audit.ts';
import { articleId, assetId, libraryId } from '../content/ids.ts';
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
import { MOST_ADDRESS_LENGTH } from '../paste/remote-pictures.ts';
import { articleCalls, articleEvents, articleSummary, lostArticle } from './article-contract.ts';
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
import { signatureCalls, signatureEvents } from './signature-contract.ts';
import { termsCalls } from './terms-contract.ts';
import { translationCalls } from './translations-contract.ts';

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

  ...articleCalls,

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
  ...translationCalls,
  ...settingsCalls,
  ...signatureCalls,
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
  ...signatureEvents,
  ...newsletterEvents,
  ...articleEvents,
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
