// What passes between a window and the main process about the files of a library: what there is, where it is used, and changes of many.
import * as z from 'zod';
import { crop, focalPoint } from '../content/article.ts';
import { asset } from '../content/asset.ts';
import { articleId, assetId } from '../content/ids.ts';
import { filePlaces } from '../media/file-places.ts';
import { mediaChange } from '../media/media-change.ts';
import { type MediaFile, mediaFile } from '../media/media-file.ts';
import { changeOutcome } from './desk-contract.ts';
import { jobId } from './export-contract.ts';

/** More files than these are no selection of a person. */
const MOST_FILES = 50_000;
const someFiles = z.array(assetId).min(1).max(MOST_FILES);

/** All files as they pass to a window: one text costs less than thousands of objects. */
export const mediaFilesText = z.string().brand<'MediaFilesText'>();
export type MediaFilesText = z.infer<typeof mediaFilesText>;

export function writeMediaFiles(files: readonly MediaFile[]): MediaFilesText {
  return mediaFilesText.parse(JSON.stringify(files));
}

/** Throws where the text is not what `writeMediaFiles` makes. */
export function readMediaFiles(text: MediaFilesText): MediaFile[] {
  return z.array(mediaFile).parse(JSON.parse(text));
}

/** One article and the uses that it makes of a file, by their number among all its uses. */
const articleUsing = z.object({
  id: articleId,
  uses: z.array(z.object({ number: z.int(), at: z.enum(filePlaces) })),
});
export type ArticleUsing = z.infer<typeof articleUsing>;

export const fileUses = z.object({
  articles: z.array(articleUsing),
  /** The website shows it as its logo. */
  isLogo: z.boolean(),
});
export type FileUses = z.infer<typeof fileUses>;

/** What putting one file in the place of another comes to. */
export const replacePlan = z.object({
  articles: z.array(articleUsing),
  isLogo: z.boolean(),
  /** Uses whose part or focal point does not fit the other picture. */
  reframed: z.int(),
  /** The other file has no words of its own where this one has: it gets these. */
  takesWords: z.boolean(),
  /** Why it cannot be done; null where it can. */
  refusal: z.enum(['not-a-picture', 'same-file']).nullable(),
});
export type ReplacePlan = z.infer<typeof replacePlan>;

/** What still refers to a file that no article uses, and so keeps it. */
export const keepers = ['article', 'trash', 'history', 'receipt', 'recent', 'other'] as const;
export type Keeper = (typeof keepers)[number];

/** The files that nothing refers to any more. */
export const cleanupPlan = z.object({
  /** `media.cleanup` names it. */
  token: z.string(),
  files: z.array(assetId),
  bytes: z.number(),
  /** Unused files that are kept, by why. */
  kept: z.record(z.enum(keepers), z.int()),
  /** Revisions that could not be read: what they show is not known. */
  unreadable: z.int(),
});
export type CleanupPlan = z.infer<typeof cleanupPlan>;

const amount = z.object({ files: z.int(), bytes: z.number() });
export type Amount = z.infer<typeof amount>;

/** What takes room on the disk. */
export const diskUse = z.object({
  pictures: amount,
  documents: amount,
  recordings: amount,
  trash: amount,
  history: amount,
  receipts: amount,
  /** What this computer can make again at any time: copies for the website, small pictures for the screen. */
  copies: amount,
});
export type DiskUse = z.infer<typeof diskUse>;

export const mediaCalls = {
  /** Every file; from here on `media.changed` tells of each that is another. */
  'media.list': { input: z.object({}), output: z.object({ files: mediaFilesText }) },
  'media.uses': { input: z.object({ id: assetId }), output: fileUses },
  /** Changes what is written about these files. `desk.undo` takes it back by the token of the outcome, as all changes here. */
  'media.edit': {
    input: z.object({ job: jobId, ids: someFiles, change: mediaChange }),
    output: changeOutcome,
  },
  'media.planReplace': { input: z.object({ from: assetId, to: assetId }), output: replacePlan },
  /** Puts one file in the place of another in every article that uses it. */
  'media.replace': {
    input: z.object({ job: jobId, from: assetId, to: assetId }),
    output: changeOutcome,
  },
  /** Frames a picture: in itself by its focal point, in some of its uses by a part, too. */
  'media.frame': {
    input: z.object({
      job: jobId,
      id: assetId,
      crop: crop.nullable(),
      focalPoint,
      uses: z.array(z.object({ article: articleId, numbers: z.array(z.int()).min(1) })),
    }),
    output: changeOutcome,
  },
  /** Looks through the whole newsroom for what nothing refers to. Nothing is changed. */
  'media.planCleanup': { input: z.object({ job: jobId }), output: cleanupPlan },
  /**
   * Moves files of a plan into the trash. One that has been used since stays. Fails with `not-found` where the plan is not known any
   * more, and with `not-permitted` where a file is none of the plan.
   */
  'media.cleanup': {
    input: z.object({ job: jobId, token: z.string(), ids: someFiles }),
    output: changeOutcome,
  },
  /** The files in the trash. */
  'media.trashed': { input: z.object({}), output: z.object({ files: z.array(asset) }) },
  'media.restore': { input: z.object({ job: jobId, ids: someFiles }), output: changeOutcome },
  'media.disk': { input: z.object({ job: jobId }), output: diskUse },
} as const;

export const mediaEvents = {
  /** Files that are others now, or new, and files that are gone. Told once they have been listed. */
  'media.changed': z.object({ files: z.array(mediaFile), removed: z.array(assetId) }),
} as const;
